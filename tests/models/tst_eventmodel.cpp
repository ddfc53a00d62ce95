// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventmodel.h"
#include "tests/store/samplelog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);

struct Bench
{
    void write(const QList<Event> &events)
    {
        if (const auto report = writer->write({.events = events}); !report)
            qFatal("%s", qPrintable(report.error().detail));
    }

    void refresh()
    {
        QSignalSpy read(&reader, &LogReader::eventsRead);
        model.refresh(start);
        if (!read.wait())
            qFatal("the reader does not answer");
    }

    QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, EventModel::TextSection).data().toString());
        return texts;
    }

    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    LogReader reader{path};
    EventModel model{reader};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

Event deviceDown(std::chrono::seconds after, const QString &text)
{
    return {.time = start + after, .kind = EventKind::DeviceDown, .device = u"tcs"_qs, .text = text};
}

} // namespace

class TestEventModel : public QObject
{
    Q_OBJECT

private slots:
    void devicesAreShownByTheirTitle()
    {
        Bench bench;
        bench.write({deviceDown(1s, u"silent"_qs)});
        QSignalSpy read(&bench.reader, &LogReader::eventsRead);
        bench.model.setRange({start, start + 1min}, false);
        QVERIFY(read.wait());
        const QModelIndex device = bench.model.index(0, EventModel::DeviceSection);
        QCOMPARE(device.data().toString(), u"tcs"_qs);
        bench.model.setTitles({{u"tcs"_qs, u"Telescope"_qs}});
        QCOMPARE(bench.model.index(0, EventModel::DeviceSection).data().toString(), u"Telescope"_qs);
    }

    void showsTheWindowNewestFirst()
    {
        Bench bench;
        bench.write({deviceDown(1s, u"one"_qs), deviceDown(2s, u"two"_qs), deviceDown(9s, u"nine"_qs)});
        bench.model.setRange({start, start + 5s}, false);
        QTRY_COMPARE(bench.texts(), (QStringList{u"two"_qs, u"one"_qs}));
        const QModelIndex first = bench.model.index(0, EventModel::TimeSection);
        QCOMPARE(first.data().toString(), u"2026-11-23T22:04:10Z"_qs);
        QCOMPARE(first.siblingAtColumn(EventModel::KindSection).data().toString(), u"device down"_qs);
        QCOMPARE(first.siblingAtColumn(EventModel::DeviceSection).data().toString(), u"tcs"_qs);
        QCOMPARE(first.data(EventModel::KindRole).value<EventKind>(), EventKind::DeviceDown);
        QCOMPARE(first.data(EventModel::TimestampRole).value<Timestamp>(), start + 2s);
        bench.model.setTimeFormatter([](Timestamp) { return u"local"_qs; });
        QCOMPARE(first.data().toString(), u"local"_qs);
    }

    void liveEventsAreInsertedInTheirPlace()
    {
        Bench bench;
        bench.write({deviceDown(1s, u"one"_qs), deviceDown(20s, u"twenty"_qs)});
        bench.model.setRange({start, start + 60s}, true);
        QTRY_COMPARE(bench.model.rowCount(), 2);
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        QSignalSpy state(&bench.model, &EventModel::stateChanged);
        bench.refresh();
        QCOMPARE(state.count(), 0);
        bench.write(
            {deviceDown(20s, u"also twenty"_qs), deviceDown(18s, u"eighteen, late"_qs), deviceDown(30s, u"thirty"_qs)});
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), 5);
        QCOMPARE(bench.texts().first(), u"thirty"_qs);
        QCOMPARE(bench.texts()[3], u"eighteen, late"_qs);
        QCOMPARE(state.count(), 1);
        bench.model.setRange({start + 19s, start + 79s}, true);
        QCOMPARE(bench.model.rowCount(), 3);
        QCOMPARE(reset.count(), 0);
    }

    void historyIsNotRefreshed()
    {
        Bench bench;
        bench.model.setRange({start, start + 60s}, false);
        QSignalSpy state(&bench.model, &EventModel::stateChanged);
        QVERIFY(state.wait());
        bench.write({deviceDown(1s, u"one"_qs)});
        bench.model.refresh(start + 10min);
        QVERIFY(!state.wait(50));
        bench.model.reload();
        QTRY_COMPARE(bench.model.rowCount(), 1);
    }

    void aWindowThatIsNotOverGetsEvents()
    {
        Bench bench;
        bench.write({deviceDown(1s, u"one"_qs)});
        bench.model.setRange({start, start + 1h}, false); // as tonight's
        QTRY_COMPARE(bench.model.rowCount(), 1);
        bench.write({deviceDown(30s, u"thirty"_qs)});
        bench.model.refresh(start + 40s);
        QTRY_COMPARE(bench.texts(), (QStringList{u"thirty"_qs, u"one"_qs}));
    }

    void anErrorIsToldOnce()
    {
        QTemporaryDir folder;
        LogReader reader(folder.filePath(u"none.sqlite"_qs));
        EventModel model(reader);
        QSignalSpy state(&model, &EventModel::stateChanged);
        QSignalSpy failed(&reader, &LogReader::failed);
        model.setRange({start, start + 60s}, true);
        QTRY_COMPARE(failed.count(), 1);
        model.refresh(start);
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(state.count(), 1);
        QVERIFY(!model.errorText().isEmpty());
        const auto writer = openWriter(reader.databasePath());
        model.refresh(start);
        QTRY_COMPARE(model.errorText(), QString());
    }
};

QTEST_GUILESS_MAIN(TestEventModel)
#include "tst_eventmodel.moc"
