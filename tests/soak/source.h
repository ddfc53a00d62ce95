// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <vector>

namespace mtnops {

/** A device of the fake observatory, as the ledger sees it: it offers the numbers 1, 2, 3…, each once, and never one
    whose reply it spoils. Lives on the main thread. */
class Source : public QObject
{
    Q_OBJECT

public:
    explicit Source(QString name) : m_name(std::move(name)) { }

    const QString &name() const { return m_name; } ///< also the table's
    virtual quint16 port() const = 0;
    virtual bool isPersistent() const { return false; }
    /** The host to write into the site file. */
    virtual QString host() const { return QStringLiteral("127.0.0.1"); }

    /** When each number was offered, in monotonic ms; number n stands at n - 1. */
    const std::vector<qint64> &offers() const { return m_offers; }
    qint64 lastOffer() const { return qint64(m_offers.size()); }

protected:
    std::vector<qint64> m_offers;

private:
    QString m_name;
};

} // namespace mtnops
