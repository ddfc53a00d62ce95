// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/device/decoders/decoder.h"

#include <optional>

namespace mtnops {

/** What a reply holds that was not known. */
struct NewRows
{
    QList<Sample> samples; ///< the oldest first
    int rejected = 0; ///< values that are NULL, and rows that are left out, for being out of range or not readable
    QString remark; ///< why rows are held back; empty when none are
};

/** Makes rows of replies that hold several, each with its own time. A source shows its last rows again and again: a row
    is known by its time, and only what is newer than all before is handed out. A value of PolledDevice's. On its
   thread. */
class SourceRows
{
public:
    static constexpr qsizetype mostRows = 10'000; ///< in a reply; the intake queue has to hold them

    /** @p timeColumn is one of @p table, which @p request describes. */
    SourceRows(const RequestRule &request, DeviceTablePtr table, const QString &timeColumn);

    /** The error says why nothing can be made of @p reply, which came at @p now. */
    Result<NewRows> take(QByteArrayView reply, Timestamp now);

private:
    Result<std::optional<Timestamp>> read(const QList<QByteArray> &rows, Timestamp now, NewRows &taken) const;
    Error noTime(QByteArrayView row) const;
    std::optional<Timestamp> timeOf(const Values &values, Timestamp now) const;

    RequestRule m_request;
    ReplyFormat m_rowFormat;
    DeviceTablePtr m_table;
    qsizetype m_timeColumn;
    std::optional<Timestamp> m_newest; ///< of all that was handed out
};

} // namespace mtnops
