// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logtablemodel.h"
#include "tests/store/samplelog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

namespace mtnops {

using namespace std::chrono_literals;

/** A log of one device, written into as a test goes on, and a table model on it. */
struct TableBench
{
    TableBench()
    {
        if (const Result<void> prepared = writer->prepareTable(table); !prepared)
            qFatal("%s", qPrintable(prepared.error().detail));
    }

    /** One row a second; the wind is the row's number. */
    void write(int from, int to)
    {
        std::vector<Sample> samples;
        for (int second = from; second < to; ++second)
            samples.push_back(testSample(table, start + std::chrono::seconds(second), second));
        writeAll(*writer, std::move(samples));
    }

    /** The same for rows 0 to @p count, in one statement: for so many that the writer would take long. */
    void writeMany(int count) const
    {
        execute(path,
                {u"INSERT INTO boltwood (ts, wind) WITH RECURSIVE second(n) AS (SELECT 0 UNION ALL SELECT n + 1"
                 " FROM second WHERE n + 1 < %1) SELECT %2 + n * 1000000, n FROM second"_qs.arg(count)
                     .arg(toMicroseconds(start))});
    }

    /** Shows [from, to) seconds and waits for the first page. */
    void show(int from, int to, bool live = false)
    {
        QSignalSpy read(&reader, &LogReader::pageRead);
        model.setTable(*table);
        model.setRange({start + std::chrono::seconds(from), start + std::chrono::seconds(to)}, live);
        if (!read.wait())
            qFatal("the reader does not answer");
    }

    void refresh()
    {
        QSignalSpy read(&reader, &LogReader::pageRead);
        model.refresh(start);
        if (!read.wait())
            qFatal("the reader does not answer");
    }

    int second(int row) const
    {
        return int((model.index(row, timeSection).data(LogTableModel::TimestampRole).value<Timestamp>() - start) / 1s);
    }

    static constexpr Timestamp start{1795471448s};
    static constexpr int timeSection = LogTableModel::timeSection;

    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    DeviceTablePtr table = testTable();
    LogReader reader{path};
    LogTableModel model{reader};
    /** Looks at every cell after every change; taken away where there are too many. */
    std::unique_ptr<QAbstractItemModelTester> tester =
        std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
};

} // namespace mtnops
