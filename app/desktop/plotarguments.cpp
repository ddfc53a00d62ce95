// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plotarguments.h"

#include "app/commands/commandsupport.h"
#include "app/commands/logarguments.h"
#include "app/databasefile.h"
#include "logger/query/catalogreader.h"
#include "models/timetext.h"
#include "models/timewindow.h"
#include "ui/charts/chartpicture.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

namespace mtnops {

namespace {

constexpr QSize usualSize(1600, 900);
constexpr int leastSide = 200;

Result<ShownTime> readShownTime(const QString &text, const SiteInfo &site)
{
    if (text.isEmpty() || text == QLatin1StringView("utc"))
        return ShownTime();
    if (text == QLatin1StringView("local")) {
        const QTimeZone zone(site.timeZone);
        if (!zone.isValid())
            return usageError(QStringLiteral("--time local: this log does not say in which time zone its site is"));
        return ShownTime(zone);
    }
    if (text == QLatin1StringView("lst")) {
        if (!site.hasPlace())
            return usageError(QStringLiteral("--time lst: this log does not say where its site is"));
        return ShownTime::sidereal(site);
    }
    return usageError(QStringLiteral("--time %1: write utc, local or lst").arg(text));
}

Result<QSize> readSize(const QString &text)
{
    if (text.isEmpty())
        return usualSize;
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (std::min(size.width(), size.height()) < leastSide
        || std::max(size.width(), size.height()) > longestPictureSide) {
        return usageError(QStringLiteral("--size %1: write width x height in pixels, from %2 to %3, as in 1600x900")
                              .arg(text)
                              .arg(leastSide)
                              .arg(longestPictureSide));
    }
    return size;
}

Result<QList<ColumnRef>> readKnownColumns(const QString &text, const Catalog &catalog)
{
    Result<QList<ColumnRef>> columns = readColumnRefs(text);
    if (!columns)
        return columns;
    if (columns->isEmpty())
        return usageError(QStringLiteral("--columns is missing: write table.column, as in tcs.altitude"));
    QList<ColumnRef> once;
    for (const ColumnRef &ref : *columns) {
        const Result<const DeviceTable *> table = findTable(catalog, ref.table);
        if (!table)
            return table.error();
        const Result<const Column *> column = findColumn(**table, ref.column);
        if (!column)
            return column.error();
        if ((*column)->type == ColumnType::Time) {
            return usageError(QStringLiteral("--columns %1.%2: it holds times, which cannot be drawn: name columns of "
                                             "numbers, booleans or text")
                                  .arg(ref.table, ref.column));
        }
        if (!once.contains(ref))
            once += ref;
    }
    return once;
}

/** A picture over the log itself would be the end of it. */
Result<QString> readOutput(const QString &output, const QString &database)
{
    if (!pictureSuffixes().contains(QFileInfo(output).suffix().toLower())) {
        return usageError(output.isEmpty()
                              ? QStringLiteral("--output is missing: name a file that ends in .png, .svg or .pdf")
                              : QStringLiteral("--output %1: name a file that ends in .png, .svg or .pdf").arg(output));
    }
    if (QFileInfo::exists(output) && QFileInfo(output) == QFileInfo(database))
        return usageError(QStringLiteral("--output %1 is the database itself").arg(output));
    return output;
}

} // namespace

void addPlotOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Draws columns of a log database as the desktop does, without a display.\n\n"
                       "mtnops-logger plot kuiper.sqlite --columns boltwood.wind_speed,tcs.altitude --from \"yesterday "
                       "sunset\" --to sunrise --output night.svg"));
    parser.addPositionalArgument(QStringLiteral("plot"), QString(), QStringLiteral("plot"));
    parser.addPositionalArgument(QStringLiteral("DATABASE"), QStringLiteral("The SQLite file, or its sqlite:/// URL."));
    parser.addOption(valueOption("columns", "Comma-separated; those of one unit share a panel.", "t.a,u.b"));
    parser.addOption(valueOption("from", "Begin: 2026-11-22T18:00Z, 2026-11-22, noon, -6h, sunset or now.", "TIME"));
    parser.addOption(valueOption("to", "End; now when left out.", "TIME"));
    parser.addOption(valueOption("output", "The file: .png, .svg or .pdf.", "FILE"));
    parser.addOption(valueOption("size", "In pixels; 1600x900 when left out, or as high as all panels need.", "WxH"));
    parser.addOption(valueOption("theme", "light, dark or red-night; light when left out.", "THEME"));
    parser.addOption(
        valueOption("time", "In what times are shown and read: utc, local or lst; utc when left out.", "FORM"));
    parser.addHelpOption();
}

Result<PlotRequest> readPlotArguments(const QCommandLineParser &parser, const Catalog &catalog, Timestamp now)
{
    PlotRequest request;
    request.databasePath = databaseFile(parser.positionalArguments().at(1));
    const Result<QList<ColumnRef>> columns = readKnownColumns(parser.value(QStringLiteral("columns")), catalog);
    if (!columns)
        return columns.error();
    request.columns = *columns;
    const Result<ShownTime> shown = readShownTime(parser.value(QStringLiteral("time")), catalog.site);
    if (!shown)
        return shown.error();
    request.shown = *shown;
    const auto nights = catalog.site.hasPlace() ? std::make_shared<const Nights>(catalog.site) : nullptr;
    const Result<TimeRange> range = readRange(parser, TimeText(*shown, nights), now);
    if (!range)
        return range.error();
    if (range->length() > TimeWindow::longest)
        return usageError(QStringLiteral("--from and --to: more than 150 years cannot be shown"));
    request.range = *range;
    const Result<QSize> size = readSize(parser.value(QStringLiteral("size")));
    if (!size)
        return size.error();
    request.size = *size;
    request.mayBeHigher = !parser.isSet(QStringLiteral("size"));
    if (const QString name = parser.value(QStringLiteral("theme")); !name.isEmpty()) {
        const std::optional<ThemeKind> theme = themeKindFromString(name);
        if (!theme)
            return usageError(QStringLiteral("--theme %1: write light, dark or red-night").arg(name));
        request.theme = *theme;
    }
    const Result<QString> output = readOutput(parser.value(QStringLiteral("output")), request.databasePath);
    if (!output)
        return output.error();
    request.output = *output;
    return request;
}

} // namespace mtnops
