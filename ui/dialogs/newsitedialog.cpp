// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newsitedialog.h"

#include "logger/site/newsite.h"
#include "models/siteeditor.h"
#include "ui/dialogs/devicefield.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

using Kind = DeviceField::Kind;

constexpr int dialogWidth = 520; // px

QStringList timeZones()
{
    QStringList names;
    for (const QByteArray &name : QTimeZone::availableTimeZoneIds())
        names.append(QString::fromLatin1(name));
    return names;
}

/** Of the fields in their order. */
NewSite siteOf(const QList<DeviceFieldEdit *> &fields)
{
    return {.name = fields[0]->text(),
            .title = fields[1]->text(),
            .latitude = fields[2]->text(),
            .longitude = fields[3]->text(),
            .elevation = fields[4]->text(),
            .timeZone = fields[5]->text()};
}

} // namespace

NewSiteDialog::NewSiteDialog(QString folder, QWidget *parent) : QDialog(parent), m_folder(std::move(folder))
{
    setObjectName(u"newSiteDialog"_qs);
    setWindowTitle(tr("New site"));
    auto *rows = new QGridLayout;
    rows->setHorizontalSpacing(12);
    rows->setVerticalSpacing(8);
    rows->setColumnStretch(1, 1);
    m_fields = {
        addField(*rows,
                 {u"name"_qs, tr("&Name"), tr("Short, of the database: a-z, 0-9 and _"), u"kuiper"_qs, Kind::Text, {}}),
        addField(*rows,
                 {u"title"_qs,
                  tr("&Title"),
                  tr("What people call it; shown in the window"),
                  tr("as the name"),
                  Kind::Text,
                  {}}),
        addField(*rows,
                 {u"latitude"_qs,
                  tr("&Latitude"),
                  tr("Degrees north, -90 to 90: twilight and sidereal time follow from it"),
                  tr("such as 32.4165"),
                  Kind::Text,
                  {}}),
        addField(*rows,
                 {u"longitude"_qs,
                  tr("L&ongitude"),
                  tr("Degrees east, -180 to 180: west of Greenwich is negative"),
                  tr("such as -110.7346"),
                  Kind::Text,
                  {}}),
        addField(*rows, {u"elevation"_qs, tr("&Elevation"), tr("Metres above the sea"), u"0"_qs, Kind::Text, {}}),
        addField(*rows,
                 {u"timezone"_qs, tr("Time &zone"), tr("Of the clocks on the wall there"), u"UTC"_qs, Kind::Choice,
                  timeZones()}),
    };
    m_path = addField(*rows,
                      {u"path"_qs,
                       tr("&Save as"),
                       tr("The new site file; the database stands beside it unless the file says otherwise"),
                       u"kuiper.toml"_qs,
                       Kind::NewPath,
                       {}});
    m_fields.last()->setText(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    m_message = new QLabel(this);
    m_message->setObjectName(u"newSiteMessage"_qs);
    m_message->setProperty("role", u"error"_qs);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *make = buttons->addButton(tr("C&reate"), QDialogButtonBox::AcceptRole);
    make->setObjectName(u"newSiteCreate"_qs);
    make->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewSiteDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(rows);
    layout->addStretch(1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(dialogWidth, sizeHint().height());
    for (DeviceFieldEdit *field : std::as_const(m_fields))
        connect(field, &DeviceFieldEdit::changed, this, &NewSiteDialog::showMistakes);
    connect(m_fields.first(), &DeviceFieldEdit::changed, this, &NewSiteDialog::suggestPath);
    connect(m_path, &DeviceFieldEdit::changed, this, [this] { m_path->showMistake({}); });
    m_fields.first()->editor()->setFocus();
}

NewSiteDialog::~NewSiteDialog() = default;

DeviceFieldEdit *NewSiteDialog::addField(QGridLayout &rows, const DeviceField &field)
{
    auto *edit = new DeviceFieldEdit(field, this);
    auto *label = new QLabel(field.label, this);
    label->setBuddy(edit->editor());
    label->setToolTip(field.tip);
    label->setFixedHeight(DeviceFieldEdit::lineHeight); // level with the editor, whatever stands below that
    const int row = rows.rowCount();
    rows.addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
    rows.addWidget(edit, row, 1);
    return edit;
}

/** Named as the site, as long as nobody has written another. */
void NewSiteDialog::suggestPath()
{
    if (m_path->text() != m_suggested)
        return;
    const QString name = m_fields.first()->text();
    m_suggested = name.isEmpty() ? QString() : QDir(m_folder).filePath(name + u".toml"_qs);
    m_path->setText(m_suggested);
}

/** What is still missing is told when somebody wants to go on. */
void NewSiteDialog::showMistakes()
{
    showMessage({});
    const CheckedNewSite checked = checkNewSite(siteOf(m_fields));
    for (DeviceFieldEdit *field : std::as_const(m_fields)) {
        QString mistake = checked.mistakes.value(field->key());
        if (field->text().isEmpty())
            mistake = m_isAsked && !mistake.isEmpty() ? tr("Needed: %1").arg(mistake.section(u": "_qs, 1)) : QString();
        field->showMistake(mistake);
    }
}

void NewSiteDialog::create()
{
    if (m_editor)
        return; // it is being written
    m_isAsked = true;
    showMistakes();
    const CheckedNewSite checked = checkNewSite(siteOf(m_fields));
    QString path = m_path->text();
    m_path->showMistake(path.isEmpty() ? tr("Needed: where the site file shall stand") : QString());
    if (!checked.isGood() || path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += u".toml"_qs;
    m_editor = new SiteEditor(QDir(m_folder).absoluteFilePath(path), this);
    connect(m_editor, &SiteEditor::saved, this, [this](const Result<SavedSite> &result) {
        const QString written = m_editor->path();
        m_editor->deleteLater();
        m_editor = nullptr;
        if (!result) {
            showMessage(result.error().detail);
            return;
        }
        emit created(written);
        accept();
    });
    m_editor->create(checked.text);
}

void NewSiteDialog::showMessage(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace mtnops
