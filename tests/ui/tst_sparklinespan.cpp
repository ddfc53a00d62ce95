// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetreemodel.h"
#include "models/overviewmodel.h"
#include "ui/panels/sparklinespan.h"
#include "ui/panels/tiledelegate.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

#include <limits>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Series seriesOf(const QList<double> &values)
{
    const Timestamp from = Timestamp(1795471448s);
    Series series{.range = {from, from + values.size() * 60s}};
    for (qsizetype index = 0; index < values.size(); ++index)
        series.points.append({from + index * 60s, values[index]});
    return series;
}

} // namespace

/** How much of its height a sparkline fills. */
class TestSparklineSpan : public QObject
{
    Q_OBJECT

private slots:
    void fillsItsHeightWithWhatMatters_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<Column>("column");
        QTest::addColumn<double>("least"); // of the height
        QTest::addColumn<double>("most");
        const Column plain{.name = u"value"_qs};
        QTest::newRow("the last digit") << QList<double>{8.1, 8.2, 8.1, 8.2} << plain << 0.1 << 0.2;
        QTest::newRow("the last digit, of some")
            << QList<double>{12.0, 12.01, 12.02, 12.01, 12.0} << plain << 0.2 << 0.3;
        QTest::newRow("around zero") << QList<double>{0.0, 0.1, 0.0} << plain << 0.1 << 0.2;
        QTest::newRow("whole numbers") << QList<double>{5, 6, 5} << plain << 0.1 << 0.2;
        QTest::newRow("a pressure") << QList<double>{870.12, 870.31, 870.22} << plain << 0.01 << 0.1;
        QTest::newRow("between limits") << QList<double>{12.0, 12.1}
                                        << Column{.limits = {.alarmBelow = 0, .alarmAbove = 100}} << 0.01 << 0.05;
        QTest::newRow("valid far beyond")
            << QList<double>{8.3, 12.1, 9.4} << Column{.minimum = -1e6, .maximum = 1e6} << 0.99 << 1.01;
        QTest::newRow("a change") << QList<double>{8.1, 9.4, 8.7} << plain << 0.99 << 1.01;
        QTest::newRow("a change of whole numbers") << QList<double>{1, 40, 20} << plain << 0.99 << 1.01;
        QTest::newRow("tiny") << QList<double>{2e-7, 9e-7, 4e-7} << plain << 0.99 << 1.01;
        QTest::newRow("huge") << QList<double>{-1.7e308, 1.7e308} << plain << 0.99 << 1.01;
        QTest::newRow("with a gap") << QList<double>{8.1, none, 9.4} << plain << 0.99 << 1.01;
    }

    void fillsItsHeightWithWhatMatters()
    {
        QFETCH(const QList<double>, values);
        QFETCH(const Column, column);
        QFETCH(const double, least);
        QFETCH(const double, most);
        const std::optional<SparklineSpan> span = SparklineSpan::of(seriesOf(values), column);
        QVERIFY(span);
        double low = 1;
        double high = 0;
        for (const double value : values) {
            if (value != value)
                continue;
            low = std::min(low, span->heightOf(value));
            high = std::max(high, span->heightOf(value));
        }
        QVERIFY2(high - low >= least && high - low <= most, qPrintable(QString::number(high - low)));
        QVERIFY(qAbs((low + high) / 2 - 0.5) < 0.001); // in the middle
    }

    void whatStandsStillIsInTheMiddle()
    {
        for (const double value : {0.0, -4.5, 2461370.25, 3e-7})
            QCOMPARE(SparklineSpan::of(seriesOf({value, value}), {})->heightOf(value), 0.5);
    }

    void withoutValuesThereIsNone()
    {
        QVERIFY(!SparklineSpan::of(seriesOf({}), {}));
        QVERIFY(!SparklineSpan::of(seriesOf({none, none}), {}));
    }

    /** In the tile. */
    void jitterIsNoDrama()
    {
        const Theme &theme = Theme::of(ThemeKind::Dark);
        const QSize size(TileDelegate::leastWidth, TileDelegate::leastHeight);
        const auto rowsOfTheLine = [&](const QList<double> &values) {
            QStandardItemModel model(1, 1);
            const QModelIndex tile = model.index(0, 0);
            model.setData(tile, QVariant::fromValue(Column{.name = u"value"_qs}), DeviceTreeModel::ColumnRole);
            model.setData(tile, QVariant::fromValue(Freshness::Good), DeviceTreeModel::FreshnessRole);
            model.setData(tile, 0, DeviceTreeModel::ColourRole);
            model.setData(tile, QVariant::fromValue(seriesOf(values)), OverviewModel::SparklineRole);
            TileDelegate delegate;
            delegate.setTheme(theme);
            QImage image(size, QImage::Format_RGB32);
            image.fill(theme.panel);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.rect = image.rect();
            delegate.paint(&painter, option, tile);
            painter.end();
            int first = size.height();
            int last = -1;
            for (int y = size.height() * 2 / 3; y < size.height() - 10; ++y) {
                for (int x = 20; x < size.width() - 20; ++x) {
                    if (image.pixelColor(x, y) == theme.panel)
                        continue;
                    first = std::min(first, y);
                    last = y;
                }
            }
            return last - first + 1;
        };
        const int jitter = rowsOfTheLine({8.1, 8.2, 8.1, 8.2, 8.1, 8.2, 8.1});
        const int change = rowsOfTheLine({8.1, 9.9, 8.1, 9.9, 8.1, 9.9, 8.1});
        QVERIFY2(jitter >= 3 && jitter <= 8, qPrintable(QString::number(jitter)));
        QVERIFY2(change >= 20, qPrintable(QString::number(change)));
    }
};

QTEST_MAIN(TestSparklineSpan)
#include "tst_sparklinespan.moc"
