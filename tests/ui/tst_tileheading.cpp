// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetreemodel.h"
#include "ui/panels/tiledelegate.h"
#include "ui/theme/fonts.h"

#include <QFontMetrics>
#include <QStandardItemModel>
#include <QTest>

using namespace mtnops;

/** What stands above the value of a tile. */
class TestTileHeading : public QObject
{
    Q_OBJECT

private slots:
    void theAgeLeavesRoomForTheLabel_data()
    {
        QTest::addColumn<Freshness>("state");
        QTest::addColumn<QString>("age");
        QTest::addColumn<int>("room");
        QTest::addColumn<QString>("told");
        const int half = TileDelegate::leastWidth / 2 - 14; // of the smallest tile
        QTest::newRow("fresh") << Freshness::Good << u"2 s"_qs << half << u"2 s"_qs;
        QTest::newRow("silent") << Freshness::NoReply << u"14 min"_qs << half << u"14 min"_qs;
        QTest::newRow("ahead, where there is room")
            << Freshness::ClockAhead << u"by 14 min"_qs << 1000 << u"clock ahead by 14 min"_qs;
        QTest::newRow("ahead") << Freshness::ClockAhead << u"by 14 min"_qs << half << u"by 14 min"_qs;
    }

    void theAgeLeavesRoomForTheLabel()
    {
        QFETCH(const Freshness, state);
        QFETCH(const QString, age);
        QFETCH(const int, room);
        QStandardItemModel model(1, 1);
        const QModelIndex tile = model.index(0, 0);
        model.setData(tile, QVariant::fromValue(state), DeviceTreeModel::FreshnessRole);
        model.setData(tile, age, DeviceTreeModel::AgeTextRole);
        QTEST(ageOfTile(tile, QFontMetrics(textFont(TextSize::Secondary)), room), "told");
    }
};

QTEST_MAIN(TestTileHeading)
#include "tst_tileheading.moc"
