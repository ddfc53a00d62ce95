// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <compare>

namespace mtnops {

/** One mistake in a site file or a device type file, where it stands and what would be right. */
struct Diagnostic
{
    QString file;
    int line = 0; ///< from 1; 0 where the whole file is meant
    int column = 0; ///< from 1, in characters
    QString message;
    QString missingKey; ///< the key that is not there, where that is the mistake

    /** "kuiper.toml:12:5: …", as compilers write it; without the numbers where the whole file is meant. */
    QString toString() const;
    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/** A place in a file; the same numbers as in Diagnostic. */
struct SourcePosition
{
    int line = 0;
    int column = 0;

    friend auto operator<=>(const SourcePosition &, const SourcePosition &) = default;
};

/** Collects the mistakes of one file. Lives as long as the reading of it, on one thread. */
class Diagnostics
{
public:
    explicit Diagnostics(QString file);

    const QString &file() const { return m_file; }
    void add(SourcePosition position, const QString &message, const QString &missingKey = {});

    qsizetype count() const { return m_list.size(); }
    /** The message that stands first in the file among those added after @p count others; empty when there is none. */
    QString firstAfter(qsizetype count) const;
    /** All, in the order they stand in. */
    QList<Diagnostic> sorted() const;

private:
    QString m_file;
    QList<Diagnostic> m_list;
};

} // namespace mtnops
