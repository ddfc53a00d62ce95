// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

/** Everything that a reader answers, in order. */
struct Answers
{
    explicit Answers(LogReader &reader)
    {
        QObject::connect(&reader, &LogReader::catalogRead, &receiver, [this](quint64 id, const Catalog &catalog) {
            ids += id;
            catalogs += catalog;
        });
        QObject::connect(&reader, &LogReader::latestRead, &receiver, [this](quint64 id, const Latest &latest) {
            ids += id;
            latests += latest;
        });
        QObject::connect(&reader, &LogReader::windowRead, &receiver,
                         [this](quint64 id, const QList<Series> &series, Duration elapsed) {
                             ids += id;
                             windows += series;
                             shortest = std::min(shortest, elapsed);
                         });
        QObject::connect(&reader, &LogReader::statesRead, &receiver, [this](quint64 id, const QList<StateRuns> &read) {
            ids += id;
            states += read;
        });
        QObject::connect(&reader, &LogReader::pageRead, &receiver, [this](quint64 id, const RowPage &page) {
            ids += id;
            pages += page;
        });
        QObject::connect(&reader, &LogReader::eventsRead, &receiver, [this](quint64 id, const QList<Event> &read) {
            ids += id;
            events += read;
        });
        QObject::connect(&reader, &LogReader::statisticsRead, &receiver,
                         [this](quint64 id, const ColumnStatistics &read) {
                             ids += id;
                             statistics += read;
                         });
        QObject::connect(&reader, &LogReader::valuesAtRead, &receiver,
                         [this](quint64 id, const QList<InstantValue> &read) {
                             ids += id;
                             values += read;
                         });
        QObject::connect(&reader, &LogReader::failed, &receiver, [this](quint64 id, const Error &error) {
            ids += id;
            errors += error;
        });
    }

    QList<quint64> ids;
    QList<Catalog> catalogs;
    QList<Latest> latests;
    QList<QList<Series>> windows;
    QList<QList<StateRuns>> states;
    QList<RowPage> pages;
    QList<Event> events;
    QList<ColumnStatistics> statistics;
    QList<InstantValue> values;
    QList<Error> errors;
    Duration shortest = Duration::max();
    QObject receiver; // dies first, and takes what is still queued for it along
};

} // namespace mtnops
