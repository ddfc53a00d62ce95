// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportsampling.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

namespace mtnops {

namespace {

using enum CsvStatistic;
constexpr std::array statistics = {Mean, Minimum, Maximum, Count};

QHBoxLayout *makeRow(QWidget *parent)
{
    auto *row = new QHBoxLayout(parent);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8); // as in the form around it
    return row;
}

QComboBox *makeDurations(const char *name, const QStringList &durations, int current, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QLatin1StringView(name));
    box->setEditable(true);
    box->addItems(durations);
    box->setMinimumContentsLength(7);
    box->setCurrentIndex(current);
    return box;
}

Result<Duration> readDuration(const QComboBox *box)
{
    Result<Duration> read = parseDuration(box->currentText());
    if (read)
        return read;
    return Error{ErrorCode::InvalidInput,
                 ExportSampling::tr("\"%1\" is no interval: write a number and s, min, h or d, such as 10 s or 1 min.")
                     .arg(box->currentText())};
}

} // namespace

ExportSampling::ExportSampling(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeIntervals());
    auto *ofIntervals = new QWidget(this);
    auto *indented = new QVBoxLayout(ofIntervals);
    indented->setContentsMargins(24, 0, 0, 0);
    indented->setSpacing(8);
    indented->addWidget(makeStatistics());
    indented->addWidget(makeFill());
    ofIntervals->setEnabled(false);
    layout->addWidget(ofIntervals);
    connect(m_everyInterval, &QRadioButton::toggled, ofIntervals, &QWidget::setEnabled);
}

Result<void> ExportSampling::fillIn(CsvRequest &request) const
{
    if (m_everyRow->isChecked())
        return {};
    const Result<Duration> every = readDuration(m_interval);
    if (!every)
        return every.error();
    request.every = *every;
    request.statistics.clear();
    for (std::size_t index = 0; index < statistics.size(); ++index) {
        if (m_statistics[qsizetype(index)]->isChecked())
            request.statistics += statistics[index];
    }
    if (request.statistics.isEmpty())
        return Error{ErrorCode::InvalidInput, tr("Choose at least one of mean, min, max and count.")};
    if (m_fill->isChecked()) {
        const Result<Duration> age = readDuration(m_fillAge);
        if (!age)
            return age.error();
        request.fill = *age;
    }
    return {};
}

QWidget *ExportSampling::makeIntervals()
{
    auto *widget = new QWidget(this);
    m_everyRow = new QRadioButton(tr("&Every row"), widget);
    m_everyRow->setObjectName(QStringLiteral("exportEveryRow"));
    m_everyInterval = new QRadioButton(tr("&One row every"), widget);
    m_everyInterval->setObjectName(QStringLiteral("exportEveryInterval"));
    m_everyRow->setChecked(true);
    auto *group = new QButtonGroup(this);
    group->addButton(m_everyRow);
    group->addButton(m_everyInterval);
    m_interval = makeDurations("exportInterval",
                               {QStringLiteral("1 s"), QStringLiteral("10 s"), QStringLiteral("1 min"),
                                QStringLiteral("10 min"), QStringLiteral("1 h"), QStringLiteral("1 d")},
                               2, widget);
    m_interval->setEnabled(false);
    m_interval->setToolTip(tr("Intervals are aligned to UTC"));
    auto *row = makeRow(widget);
    row->addWidget(m_everyRow);
    row->addWidget(m_everyInterval);
    row->addWidget(m_interval);
    row->addStretch(1);
    connect(m_everyInterval, &QRadioButton::toggled, m_interval, &QWidget::setEnabled);
    connect(m_everyInterval, &QRadioButton::toggled, this, &ExportSampling::changed);
    connect(m_interval, &QComboBox::editTextChanged, this, &ExportSampling::changed);
    return widget;
}

QWidget *ExportSampling::makeStatistics()
{
    auto *widget = new QWidget(this);
    widget->setToolTip(tr("Of the reals; of everything else the last value is written"));
    auto *row = makeRow(widget);
    const std::array labels = {tr("&Mean"), tr("M&in"), tr("M&ax"), tr("Co&unt")};
    const std::array names = {"exportMean", "exportMinimum", "exportMaximum", "exportCount"};
    for (std::size_t index = 0; index < statistics.size(); ++index) {
        auto *box = new QCheckBox(labels[index], widget);
        box->setObjectName(QLatin1StringView(names[index]));
        box->setChecked(statistics[index] == Mean);
        row->addWidget(box);
        m_statistics += box;
        connect(box, &QCheckBox::toggled, this, &ExportSampling::changed);
    }
    row->addStretch(1);
    return widget;
}

QWidget *ExportSampling::makeFill()
{
    auto *widget = new QWidget(this);
    m_fill = new QCheckBox(tr("Fill &gaps with the last value, for at most"), widget);
    m_fill->setObjectName(QStringLiteral("exportFill"));
    m_fill->setToolTip(tr("Every interval gets a row; what has no value in it repeats the last one that is no older"));
    m_fillAge = makeDurations("exportFillAge",
                              {QStringLiteral("10 s"), QStringLiteral("1 min"), QStringLiteral("10 min"),
                               QStringLiteral("1 h"), QStringLiteral("1 d")},
                              2, widget);
    m_fillAge->setEnabled(false);
    auto *row = makeRow(widget);
    row->addWidget(m_fill);
    row->addWidget(m_fillAge);
    row->addStretch(1);
    connect(m_fill, &QCheckBox::toggled, m_fillAge, &QWidget::setEnabled);
    connect(m_fill, &QCheckBox::toggled, this, &ExportSampling::changed);
    connect(m_fillAge, &QComboBox::editTextChanged, this, &ExportSampling::changed);
    return widget;
}

} // namespace mtnops
