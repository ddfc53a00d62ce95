// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowstatusbar.h"

#include "ui/panels/iconlabel.h"
#include "ui/theme/fonts.h"

#include <QLabel>
#include <QLocale>

namespace mtnops {

namespace {

struct Beyond
{
    QStringList warnings; ///< "Wind speed 23.4 mph"
    QStringList alarms;
};

Beyond valuesBeyondLimits(const DeviceTreeModel &tree)
{
    Beyond beyond;
    for (int row = 0; row < tree.rowCount(); ++row) {
        const QModelIndex device = tree.index(row, DeviceTreeModel::NameSection);
        if (device.data(DeviceTreeModel::FreshnessRole).value<Freshness>() != Freshness::Good)
            continue; // an old value says nothing about now
        for (int column = 0; column < tree.rowCount(device); ++column) {
            const QModelIndex index = tree.index(column, DeviceTreeModel::NameSection, device);
            const auto state = index.data(DeviceTreeModel::LimitStateRole).value<LimitState>();
            if (state == LimitState::Normal)
                continue;
            const QString text = index.data(DeviceTreeModel::LabelRole).toString() + u' '
                + index.data(DeviceTreeModel::ValueTextRole).toString() + u' '
                + index.data(DeviceTreeModel::UnitRole).toString();
            (state == LimitState::Alarm ? beyond.alarms : beyond.warnings).append(text.trimmed());
        }
    }
    return beyond;
}

QString bytesText(double bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 2, QLocale::DataSizeTraditionalFormat);
}

} // namespace

QString daysLeftText(double days)
{
    constexpr double many = 3650; // where nobody plans
    if (days >= many)
        return WindowStatusBar::tr("10+ years left");
    if (days < 1)
        return WindowStatusBar::tr("less than a day left");
    const auto whole = qint64(days);
    return whole == 1 ? WindowStatusBar::tr("1 day left") : WindowStatusBar::tr("%L1 days left").arg(whole);
}

WindowStatusBar::WindowStatusBar(LogSession &session, QWidget *parent) : QStatusBar(parent), m_session(session)
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    const auto makeLabel = [this](const QString &name) {
        auto *label = new QLabel(this);
        label->setObjectName(name);
        label->setFont(figureFont(TextSize::Secondary));
        label->setContentsMargins(4, 2, 8, 2);
        return label;
    };
    m_shown = makeLabel(QStringLiteral("statusShown"));
    m_rateLabel = makeLabel(QStringLiteral("statusRate"));
    m_size = makeLabel(QStringLiteral("statusSize"));
    m_warnings = new IconLabel(this);
    m_warnings->setObjectName(QStringLiteral("statusWarnings"));
    m_warnings->setFont(textFont(TextSize::Secondary));
    m_clocks = makeLabel(QStringLiteral("statusClocks"));
    addWidget(m_shown);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_rateLabel, m_size, m_warnings, m_clocks})
        addPermanentWidget(widget);
    connect(this, &QStatusBar::messageChanged, this, &WindowStatusBar::fold); // which stands in the place of a label
    connect(&session.loader(), &SeriesLoader::seriesChanged, this, &WindowStatusBar::refresh);
    connect(&session.states(), &StateLoader::statesChanged, this, &WindowStatusBar::refresh);
    connect(&session.loader(), &SeriesLoader::loadingChanged, this, &WindowStatusBar::refresh);
    refresh();
}

void WindowStatusBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    refresh();
}

void WindowStatusBar::setSite(const SiteInfo &site)
{
    const QTimeZone zone(site.timeZone);
    m_siteTime = TimeText(zone.isValid() ? zone : QTimeZone::utc());
    m_sidereal = site.hasPlace() ? std::optional(TimeText(ShownTime::sidereal(site))) : std::nullopt;
    refresh();
}

void WindowStatusBar::setRate(double rowsPerSecond)
{
    m_rate = rowsPerSecond;
    refresh();
}

void WindowStatusBar::refresh()
{
    const QString rate = rateText();
    m_shown->setToolTip(rate.isEmpty() ? shownText(Nothing) : shownText(Nothing) + u'\n' + rate);
    m_rateLabel->setToolTip(
        m_rate ? tr("Rows committed a second, over the last ten seconds")
               : tr("Estimate of the rows that come in a second, from the intervals of the devices that answer"));
    m_size->setToolTip(sizeToolTip());
    m_clocks->setToolTip(clocksText(Nothing) + u'\n'
                         + tr("%1 in UTC").arg(QString::fromLatin1(toIsoUtc(m_session.clock().now()).left(10))));
    showWarnings();
    fold();
}

QSize WindowStatusBar::minimumSizeHint() const
{
    const QSize least = QStatusBar::minimumSizeHint();
    return {widthAt(least.width(), Utc), least.height()};
}

void WindowStatusBar::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    fold();
}

QList<WindowStatusBar::Line> WindowStatusBar::lines(Folded folded) const
{
    return {{m_shown, shownText(folded)},
            {m_rateLabel, folded < Rate ? rateText() : QString()},
            {m_size, sizeText()},
            {m_clocks, clocksText(folded)}};
}

/** The width with those texts, where it is @p shown with those that are shown. */
int WindowStatusBar::widthAt(int shown, Folded folded) const
{
    shown += 4; // each label rounds
    for (const Line &line : lines(folded)) {
        const QFontMetrics metrics = line.label->fontMetrics();
        if (!line.label->isHidden()) // for a message
            shown += metrics.horizontalAdvance(line.text) - metrics.horizontalAdvance(line.label->text());
    }
    return shown;
}

void WindowStatusBar::fold()
{
    const int shown = sizeHint().width();
    Folded folded = Nothing;
    while (folded < Utc && widthAt(shown, folded) > width())
        folded = Folded(folded + 1);
    for (;; folded = Folded(folded + 1)) {
        for (const Line &line : lines(folded))
            line.label->setText(line.text);
        if (folded == Utc || sizeHint().width() <= width())
            return; // else it was more than reckoned
    }
}

QString WindowStatusBar::rateText() const
{
    if (m_rate)
        return tr("%1 rows/s").arg(*m_rate, 0, 'f', 1);
    return isLogged() ? tr("≈ %1 rows/s").arg(m_session.rowsPerSecond(), 0, 'f', 1) : QString();
}

/** Nothing where nobody logs: the file stands still. */
std::optional<double> WindowStatusBar::daysLeft() const
{
    return isLogged() && m_session.status() ? m_session.status()->daysLeft() : std::nullopt;
}

QString WindowStatusBar::sizeText() const
{
    const QString size = bytesText(double(m_session.databaseBytes()));
    const std::optional<double> days = daysLeft();
    return days ? size + QStringLiteral(" · ") + daysLeftText(*days) : size;
}

QString WindowStatusBar::clocksText(Folded folded) const
{
    const Timestamp now = m_session.clock().now();
    QStringList clocks{m_siteTime.writeClock(now)};
    const QString utc = TimeText().writeClock(now);
    if (folded < Utc && utc != clocks.first())
        clocks.append(utc);
    if (m_sidereal)
        clocks.append(m_sidereal->writeClock(now));
    return clocks.join(QStringLiteral(" · "));
}

QString WindowStatusBar::sizeToolTip() const
{
    QString text = tr("Size of the database on disk");
    const std::optional<LogStatus> &status = m_session.status();
    if (!status)
        return text;
    if (isLogged()) {
        text += u'\n'
            + (status->bytesPerDay ? tr("It grows by %1 a day").arg(bytesText(*status->bytesPerDay))
                                   : tr("Too little was logged to tell how fast it grows"));
    }
    text += u'\n' + tr("%1 free on the disk").arg(bytesText(double(status->freeBytes)));
    if (const std::optional<double> days = daysLeft())
        text += tr(", full in %1 days").arg(QLocale().toString(qint64(*days)));
    return text;
}

/** "raw", "1 min", or "raw · 10 min" where devices are read differently. */
QString WindowStatusBar::tierText() const
{
    QMap<Duration, QString> tiers;
    const auto add = [&](Duration tier) { tiers.insert(tier, tier > Duration::zero() ? ageText(tier) : tr("raw")); };
    for (const Series &series : m_session.loader().series())
        add(series.tier);
    for (const StateRuns &states : m_session.states().states())
        add(states.tier);
    return QStringList(tiers.values()).join(QStringLiteral(" · "));
}

QString WindowStatusBar::shownText(Folded folded) const
{
    const SeriesLoader &loader = m_session.loader();
    const qsizetype columns = m_session.selection().traces().size();
    if (columns == 0)
        return tr("no column chosen");
    const QString loading = loader.isLoading() ? tr(" · loading…") : QString();
    const QString tier = tierText();
    if (folded >= Columns || (folded >= QueryTime && !loading.isEmpty())) // in the place of the columns: no jumping
        return tier + loading;
    QString shown = tier + (columns == 1 ? tr(" · 1 column") : tr(" · %1 columns").arg(columns));
    if (folded >= QueryTime)
        return shown;
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(
            (loader.series().isEmpty() ? Duration::zero() : loader.queryTime()) + m_session.states().queryTime())
            .count();
    return shown + tr(" · %1 ms").arg(milliseconds) + loading;
}

void WindowStatusBar::showWarnings()
{
    const Beyond beyond = valuesBeyondLimits(m_session.tree());
    const int count = int(beyond.warnings.size() + beyond.alarms.size());
    m_warnings->setVisible(count > 0);
    if (count == 0)
        return;
    const bool isAlarm = !beyond.alarms.isEmpty();
    const qsizetype worst = isAlarm ? beyond.alarms.size() : beyond.warnings.size();
    const QString text = isAlarm ? (worst == 1 ? tr("1 alarm") : tr("%1 alarms").arg(worst))
                                 : (worst == 1 ? tr("1 warning") : tr("%1 warnings").arg(worst));
    m_warnings->setContent(isAlarm ? Icon::Alarm : Icon::Warning, text, isAlarm ? m_theme.alarm : m_theme.warning);
    m_warnings->setToolTip((beyond.alarms + beyond.warnings).join(u'\n'));
}

} // namespace mtnops
