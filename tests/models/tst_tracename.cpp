// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracename.h"

#include <QTest>

using namespace mtnops;

namespace {

ShownColumn column(const QString &table, const QString &name, const QString &label, const QString &title)
{
    return {.ref = {table, name}, .label = label, .title = title};
}

} // namespace

class TestTraceName : public QObject
{
    Q_OBJECT

private slots:
    void aLabelThatIsAloneNeedsNoDevice()
    {
        const auto devices = devicesToTell({column(u"north"_qs, u"wind"_qs, u"Wind speed"_qs, u"North mast"_qs),
                                            column(u"south"_qs, u"gust"_qs, u"Gust"_qs, u"South mast"_qs)});
        QVERIFY(devices.isEmpty());
    }

    void theSameLabelOfTwoDevicesIsToldByTheirTitles()
    {
        const auto devices = devicesToTell({column(u"north"_qs, u"wind"_qs, u"Wind speed"_qs, u"North mast"_qs),
                                            column(u"north"_qs, u"gust"_qs, u"Gust"_qs, u"North mast"_qs),
                                            column(u"south"_qs, u"wind"_qs, u"Wind speed"_qs, u"South mast"_qs)});
        QCOMPARE(devices,
                 (QHash<ColumnRef, QString>{{{u"north"_qs, u"wind"_qs}, u"North mast"_qs},
                                            {{u"south"_qs, u"wind"_qs}, u"South mast"_qs}}));
    }

    void devicesOfOneTitleAreToldByTheirNames()
    {
        const auto devices = devicesToTell({column(u"north"_qs, u"wind"_qs, u"Wind speed"_qs, u"Boltwood"_qs),
                                            column(u"south"_qs, u"wind"_qs, u"Wind speed"_qs, u"Boltwood"_qs),
                                            column(u"east"_qs, u"wind"_qs, u"Wind speed"_qs, {})});
        QCOMPARE(devices.value({u"north"_qs, u"wind"_qs}), u"north"_qs);
        QCOMPARE(devices.value({u"south"_qs, u"wind"_qs}), u"south"_qs);
        QCOMPARE(devices.value({u"east"_qs, u"wind"_qs}), u"east"_qs); // of which nothing else is known
    }

    void twoColumnsOfOneDeviceAreNotToldByIt()
    {
        QVERIFY(devicesToTell({column(u"north"_qs, u"a"_qs, u"Temperature"_qs, u"North mast"_qs),
                               column(u"north"_qs, u"b"_qs, u"Temperature"_qs, u"North mast"_qs)})
                    .isEmpty());
    }

    void theDeviceStandsBehind()
    {
        QCOMPARE(traceName(u"Wind speed"_qs, {}), u"Wind speed"_qs);
        QCOMPARE(traceName(u"Wind speed"_qs, u"North mast"_qs), u"Wind speed · North mast"_qs);
    }
};

QTEST_GUILESS_MAIN(TestTraceName)
#include "tst_tracename.moc"
