// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "logger/site/tomlvalue.h"

#include <QStringList>

namespace mtnops {

/** The shortest decimal text of a number, for messages and sentinels. */
QString numberText(double number);

/** Typed access to one table of a TOML file: a value of the wrong type is reported where it stands and counts as
   absent. Every key that was asked for is known; reportUnknownKeys() complains of the others. Short-lived, any one
   thread. */
class TomlReader
{
public:
    using Key = QLatin1StringView;

    /** @p table and @p diagnostics must outlive the reader. */
    TomlReader(const TomlValue &table, Diagnostics &diagnostics);

    bool has(QStringView key);
    const TomlValue *find(QStringView key);

    std::optional<QString> text(Key key);
    /** As text(), and an empty string is reported too. */
    std::optional<QString> filledText(Key key);
    /** As filledText(), and absence is reported: @p purpose says in a few words what belongs there. */
    std::optional<QString> requiredText(Key key, const QString &purpose);
    /** One of the @p known words; another is reported as an unknown @p thing, with the nearest of them. */
    std::optional<QString> word(Key key, const QString &thing, const QStringList &known);
    std::optional<qint64> integer(Key key, qint64 minimum, qint64 maximum);
    /** A finite number, with or without decimals. */
    std::optional<double> number(Key key);
    std::optional<double> number(Key key, double minimum, double maximum);
    std::optional<bool> boolean(Key key);
    std::optional<Duration> duration(Key key, Duration minimum, Duration maximum);
    /** Bytes, written as a string such as "2GB". */
    std::optional<qint64> byteSize(Key key, qint64 minimum, qint64 maximum);
    const TomlValue *table(Key key);
    /** The items of an array; nullptr when it is absent or none. */
    const std::vector<TomlValue> *array(Key key);
    /** The tables of an array; an item that is none is reported and left out, an empty array is reported. */
    std::vector<const TomlValue *> tables(Key key);

    /** Where the value of @p key stands, or the table where it is absent. */
    SourcePosition positionOf(QStringView key) const;
    void report(QStringView key, const QString &message);
    void reportMissing(QStringView key, const QString &purpose);
    /** Reports @p key, if it is there, as one that means nothing here. */
    void refuse(Key key, const QString &reason);
    void reportUnknownKeys();
    /** Of the unknown keys only those that are nearly a known one: for a table whose keys are not all known. */
    void reportMisspeltKeys();

private:
    const TomlValue *find(Key key, TomlValue::Kind kind);
    void reportKind(QStringView key, const TomlValue &value, const QString &wanted);

    const TomlValue &m_table;
    Diagnostics &m_diagnostics;
    QStringList m_known;
    QStringList m_refused; // reported already, and not to be suggested
};

} // namespace mtnops
