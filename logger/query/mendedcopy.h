// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

namespace mtnops {

/** A damaged database that SQLite agrees to open. Where its header is overwritten or its end is missing it is a copy,
   as long as the object lives, with a header as every log has it and zeros for what is missing. Any thread. */
class MendedCopy
{
public:
    /** @p copyPath: where a copy is made, if one has to be. */
    static Result<MendedCopy> of(const QString &damagedPath, const QString &copyPath);

    MendedCopy(MendedCopy &&other) noexcept : m_path(std::move(other.m_path)), m_copy(std::exchange(other.m_copy, {}))
    {
    }
    MendedCopy &operator=(MendedCopy &&) = delete;
    ~MendedCopy();

    const QString &path() const { return m_path; }

private:
    MendedCopy(QString path, QString copy) : m_path(std::move(path)), m_copy(std::move(copy)) { }

    QString m_path;
    QString m_copy; ///< to be removed; empty for none
};

} // namespace mtnops
