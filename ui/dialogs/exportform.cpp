// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportform.h"

#include "ui/dialogs/exportsampling.h"
#include "ui/panels/timefield.h"
#include "ui/theme/fileicons.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int lineHeight = 24; // px: of the buttons beside

Error mistake(const QString &text)
{
    return {ErrorCode::InvalidInput, text};
}

QHBoxLayout *makeRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8); // a form layout hands none down
    return row;
}

/** A row of several widgets whose label leads to the one that matters. */
void addRow(QFormLayout *form, const QString &text, QLayout *row, QWidget *buddy)
{
    auto *label = new QLabel(text, form->parentWidget());
    label->setBuddy(buddy);
    form->addRow(label, row);
}

} // namespace

QString exportFileName(const QString &site, const QString &table, const TimeRange &range)
{
    const auto stamp = [](Timestamp time) {
        return TimeText().dateTime(time).toString(QStringLiteral("yyyyMMdd'T'HHmm'Z'"));
    };
    return QStringLiteral("%1_%2_%3_%4.csv").arg(site, table, stamp(range.from), stamp(range.to));
}

ExportForm::ExportForm(ExportDefaults defaults, QWidget *parent) : QWidget(parent), m_defaults(std::move(defaults))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    addTable(form);
    addColumns(form);
    addRange(form);
    addSampling(form);
    addTimes(form);
    addFile(form);
    showColumns();
    suggestFile();
}

Result<CsvRequest> ExportForm::request(Timestamp now) const
{
    CsvRequest request;
    if (!table())
        return mistake(tr("There is no table to export yet."));
    request.databasePath = m_defaults.databasePath;
    request.table = table()->name;
    Result<QStringList> chosen = columns();
    if (!chosen)
        return chosen.error();
    request.columns = std::move(*chosen);
    const Result<TimeRange> window = range(now);
    if (!window)
        return window.error();
    request.range = *window;
    if (const Result<void> sampling = m_sampling->fillIn(request); !sampling)
        return sampling.error();
    request.time = m_times->currentData().value<CsvTime>();
    if (request.time == CsvTime::Local)
        request.zone = QTimeZone(m_defaults.catalog.site.timeZone);
    return request;
}

void ExportForm::showMistakes(Timestamp now)
{
    const auto show = [&](TimeField *field, Timestamp shown) {
        if (const Result<Timestamp> time = read(*field, shown, now); !time)
            field->showError(time.error().detail);
    };
    show(m_from, m_defaults.range.from);
    show(m_to, m_defaults.range.to);
}

Result<QString> ExportForm::outputPath() const
{
    if (m_file->text().trimmed().isEmpty())
        return mistake(tr("Name a file to write to."));
    return shownPath();
}

Duration ExportForm::interval() const
{
    return table() ? table()->interval : Duration::zero();
}

void ExportForm::addTable(QFormLayout *form)
{
    m_table = new QComboBox(this);
    m_table->setObjectName(QStringLiteral("exportTable"));
    for (const DeviceTable &table : m_defaults.catalog.tables)
        m_table->addItem(table.title, table.name);
    m_table->setCurrentIndex(std::max(0, m_table->findData(m_defaults.table)));
    auto *row = makeRow();
    row->addWidget(m_table);
    row->addStretch(1);
    addRow(form, tr("Ta&ble"), row, m_table);
    connect(m_table, &QComboBox::currentIndexChanged, this, [this] {
        showColumns();
        suggestFile();
        emit changed();
    });
}

void ExportForm::addColumns(QFormLayout *form)
{
    m_columns = new QListWidget(this);
    m_columns->setObjectName(QStringLiteral("exportColumns"));
    m_columns->setFrameShape(QFrame::StyledPanel);
    m_columns->setMinimumHeight(120);
    auto *all = new QPushButton(tr("A&ll"), this);
    all->setObjectName(QStringLiteral("exportAllColumns"));
    auto *none = new QPushButton(tr("&None"), this);
    none->setObjectName(QStringLiteral("exportNoColumns"));
    for (QPushButton *button : {all, none})
        button->setAutoDefault(false);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(all);
    buttons->addWidget(none);
    buttons->addStretch(1);
    auto *row = makeRow();
    row->addWidget(m_columns, 1);
    row->addLayout(buttons);
    addRow(form, tr("&Columns"), row, m_columns);
    connect(all, &QPushButton::clicked, this, [this] { checkAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { checkAll(false); });
    connect(m_columns, &QListWidget::itemChanged, this, &ExportForm::changed);
}

void ExportForm::addRange(QFormLayout *form)
{
    m_from = new TimeField(this);
    m_from->setObjectName(QStringLiteral("exportFrom"));
    m_to = new TimeField(this);
    m_to->setObjectName(QStringLiteral("exportTo"));
    m_to->setAccessibleName(tr("To")); // the label of the row is the other's
    const TimeRange &range = m_defaults.range;
    for (TimeField *field : {m_from, m_to})
        field->setMinimumHeight(lineHeight);
    m_from->setShown(m_defaults.timeText.write(range.from, range.length()));
    m_to->setShown(m_defaults.timeText.write(range.to, range.length()));
    auto *row = makeRow();
    row->addWidget(m_from);
    row->addWidget(new QLabel(tr("to"), this));
    row->addWidget(m_to);
    row->addWidget(new QLabel(m_defaults.timeText.shown().zoneNames(range), this));
    row->addStretch(1);
    addRow(form, tr("F&rom"), row, m_from);
    for (TimeField *field : {m_from, m_to})
        connect(field, &QLineEdit::textEdited, this, &ExportForm::changed);
}

void ExportForm::addSampling(QFormLayout *form)
{
    m_sampling = new ExportSampling(this);
    auto *label = new QLabel(tr("Rows"), this);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setContentsMargins(0, 4, 0, 0); // level with the first line of several
    form->addRow(label, m_sampling);
    connect(m_sampling, &ExportSampling::changed, this, &ExportForm::changed);
}

void ExportForm::addTimes(QFormLayout *form)
{
    m_times = new QComboBox(this);
    m_times->setObjectName(QStringLiteral("exportTimes"));
    const auto add = [&](const QString &text, CsvTime time) { m_times->addItem(text, QVariant::fromValue(time)); };
    add(tr("UTC (2026-11-23T22:04:08.700000Z)"), CsvTime::Utc);
    if (const QTimeZone zone(m_defaults.catalog.site.timeZone); zone.isValid())
        add(tr("%1, with offset").arg(QString::fromLatin1(zone.id())), CsvTime::Local);
    add(tr("Seconds since 1970 (unix)"), CsvTime::Unix);
    add(tr("Modified Julian Date, UTC"), CsvTime::Mjd);
    auto *row = makeRow();
    row->addWidget(m_times);
    row->addStretch(1);
    addRow(form, tr("Time&s"), row, m_times);
    connect(m_times, &QComboBox::currentIndexChanged, this, &ExportForm::changed);
}

void ExportForm::addFile(QFormLayout *form)
{
    m_file = new QLineEdit(this);
    m_file->setObjectName(QStringLiteral("exportFile"));
    m_file->setMinimumSize(360, lineHeight);
    auto *browseButton = new QPushButton(tr("Bro&wse…"), this);
    browseButton->setObjectName(QStringLiteral("exportBrowse"));
    browseButton->setAutoDefault(false);
    auto *row = makeRow();
    row->addWidget(m_file, 1);
    row->addWidget(browseButton);
    addRow(form, tr("&File"), row, m_file);
    connect(browseButton, &QPushButton::clicked, this, &ExportForm::browse);
    connect(m_file, &QLineEdit::textChanged, this, &ExportForm::changed);
}

const DeviceTable *ExportForm::table() const
{
    const int index = m_table->currentIndex();
    return index < 0 ? nullptr : &m_defaults.catalog.tables[index];
}

void ExportForm::showColumns()
{
    m_columns->clear();
    if (!table())
        return;
    for (const Column &column : table()->columns) {
        const QString text = column.unit.isEmpty() ? column.label : tr("%1 (%2)").arg(column.label, column.unit);
        auto *item = new QListWidgetItem(text, m_columns);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setSizeHint({0, 22});
        item->setToolTip(column.name);
    }
}

void ExportForm::checkAll(bool checked)
{
    for (int row = 0; row < m_columns->count(); ++row)
        m_columns->item(row)->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

void ExportForm::suggestFile()
{
    if (!table() || m_file->text() != m_suggestedPath) // somebody named one
        return;
    const QString name = exportFileName(m_defaults.catalog.site.name, table()->name, m_defaults.range);
    m_suggestedPath = QDir(m_defaults.folder).filePath(name);
    m_file->setText(m_suggestedPath);
}

/** What is in the file's field; the home folder when it is empty. */
QString ExportForm::shownPath() const
{
    return QDir::cleanPath(QDir::home().absoluteFilePath(m_file->text().trimmed()));
}

void ExportForm::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), QFileInfo(shownPath()).absolutePath(),
                                   tr("Comma-separated values (*.csv)"));
    prepareFileDialog(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the export asks, for typed names too
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QFileInfo(shownPath()).fileName());
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

/** The instant of a field: @p shown as long as nobody has typed into it. */
Result<Timestamp> ExportForm::read(const TimeField &field, Timestamp shown, Timestamp now) const
{
    return field.isEdited() ? m_defaults.timeText.read(field.text(), now) : Result<Timestamp>(shown);
}

Result<TimeRange> ExportForm::range(Timestamp now) const
{
    const Result<Timestamp> from = read(*m_from, m_defaults.range.from, now);
    if (!from)
        return from.error();
    const Result<Timestamp> to = read(*m_to, m_defaults.range.to, now);
    if (!to)
        return to.error();
    if (*from >= *to)
        return mistake(tr("The start must be before the end."));
    return TimeRange{*from, *to};
}

Result<QStringList> ExportForm::columns() const
{
    QStringList chosen;
    for (int row = 0; row < m_columns->count(); ++row) {
        if (m_columns->item(row)->checkState() == Qt::Checked)
            chosen.append(table()->columns[row].name);
    }
    if (chosen.isEmpty())
        return mistake(tr("Choose at least one column."));
    return chosen;
}

} // namespace mtnops
