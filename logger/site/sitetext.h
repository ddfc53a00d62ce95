// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/site/tomlvalue.h"

#include <QByteArray>

namespace mtnops {

/** What a key of a [[device]] shall be. */
struct TomlAssignment
{
    QString key;
    QString literal; ///< the value as it stands in TOML; empty: the key shall not be there

    friend bool operator==(const TomlAssignment &, const TomlAssignment &) = default;
};

/** Lines of a file, counted from 1; both belong to it. */
struct LineSpan
{
    int first = 0;
    int last = 0;
};

/** The text of a site file, to be changed in place: what is not changed keeps its comments, order and line ends byte
   for byte. Each change gives the whole new text, or says why it has to be made by hand. Devices are counted from 0, in
   the order they stand in. A value; any thread. */
class SiteText
{
public:
    /** The error tells where it is no TOML. */
    static Result<SiteText> parse(const QByteArray &text, const QString &path);

    const QByteArray &text() const { return m_text; }
    /** In the order they stand in; the pointers live as long as this. */
    std::vector<const TomlValue *> devices() const;
    /** From the header to the end of the last line that holds a value under it. */
    QByteArray block(qsizetype device) const;
    /** The lines of the block. */
    LineSpan lines(qsizetype device) const;
    /** The requests of a device that the file holds itself; the pointers live as long as this. */
    std::vector<const TomlValue *> requests(qsizetype device) const;
    /** It stands behind its key, and no comment within it: another in its place loses nothing that is not seen. */
    bool isPlain(const TomlValue &value) const;

    /** With @p block, lines of one [[device]] ending in LF, behind all that is there. */
    Result<QByteArray> withDevice(const QString &block) const;
    /** With these keys of a device changed, added behind its others, or taken away. */
    Result<QByteArray> withKeys(qsizetype device, const QList<TomlAssignment> &assignments) const;
    /** The same of one of its requests, counted from 0. */
    Result<QByteArray> withRequestKeys(qsizetype device, qsizetype request,
                                       const QList<TomlAssignment> &assignments) const;
    /** Without a device; the comments above its header stay. */
    Result<QByteArray> withoutDevice(qsizetype device) const;

private:
    struct Span;

    SiteText(QByteArray text, TomlValue root) : m_text(std::move(text)), m_root(std::move(root)) { }
    Result<QByteArray> withKeysOf(const TomlValue &table, const QString &what,
                                  const QList<TomlAssignment> &assignments) const;
    Span spanOf(const TomlValue &value) const;
    Span spanOf(const TomlMember &member) const;
    bool isUnderHeader(const TomlValue &value) const;
    bool isSubTable(const TomlMember &member) const;
    qsizetype endOf(const TomlValue &device) const;
    QByteArray withoutKey(QByteArray text, const TomlMember &member) const;

    QByteArray m_text;
    TomlValue m_root;
};

/** The member of that key, or nullptr. */
const TomlMember *findMember(const TomlValue &table, QStringView key);

} // namespace mtnops
