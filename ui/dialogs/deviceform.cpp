// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/deviceform.h"

#include "logger/site/tomlliteral.h"
#include "ui/dialogs/columntable.h"
#include "ui/dialogs/devicefield.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

/** What has no field here, and where to write it. */
QString noteOf(const DeviceKind &kind)
{
    if (kind.hasOwnRequest())
        return DeviceForm::tr(
            "Labels and limits of the columns, several requests, words for codes: write them into the "
            "site file, or as a device type, a file in the folder \"devices\" beside it.");
    if (!kind.type)
        return {};
    QList<ColumnRule> columns = kind.type->settings.pushedColumns;
    for (const RequestTemplate &request : kind.type->settings.requests)
        columns += request.columns;
    return columns.isEmpty() ? QString()
                             : DeviceForm::tr("Other labels, units and limits of its columns go into the site file: "
                                              "columns = [ { name = \"%1\", label = \"…\", max = … } ]")
                                   .arg(columns.first().column.name);
}

} // namespace

DeviceForm::DeviceForm(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(8);
    m_note = new QLabel(this);
    m_note->setObjectName(u"deviceNote"_qs);
    m_note->setProperty("role", u"secondary"_qs);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addStretch(1);
}

void DeviceForm::setKind(const DeviceKind &kind)
{
    for (const DeviceFieldEdit *field : std::as_const(m_fields))
        m_written.insert(field->key(), field->text());
    m_kind = kind;
    m_isKnown = false;
    build(kind.hasOwnRequest() ? 1 : 0);
    m_note->setText(noteOf(kind));
    m_note->setVisible(!m_note->text().isEmpty());
}

void DeviceForm::setDevice(const DeviceKind &kind, const SiteText &site, qsizetype device, const QString &note)
{
    m_kind = kind;
    m_isKnown = true;
    m_written.clear();
    const std::vector<const TomlValue *> requests = site.requests(device);
    build(qsizetype(requests.size()));
    fill(m_fields, site, *site.devices().at(size_t(device)));
    for (qsizetype i = 0; i < m_requests.size(); ++i)
        fill(m_requests[i], site, *requests[size_t(i)]);
    followDecoder();
    followLog();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

/** With what stands in the file; a value that says more than its field can stays as it is. */
void DeviceForm::fill(const Fields &fields, const SiteText &site, const TomlValue &table) const
{
    for (DeviceFieldEdit *field : fields) {
        const QSignalBlocker blocker(field);
        const TomlMember *member = findMember(table, field->key());
        if (!member)
            continue;
        const TomlValue &value = member->value;
        const bool holdsTables = std::any_of(value.items.begin(), value.items.end(),
                                             [](const TomlValue &item) { return item.kind == TomlValue::Kind::Table; });
        const bool fits = field->columns() ? ColumnTable::canShow(value) && site.isPlain(value) : !holdsTables;
        if (fits)
            field->setValue(value);
        else
            field->keep(tr("Stays as it stands in the file from line %1 on: it says more than there is room for here.")
                            .arg(member->position.line));
    }
}

void DeviceForm::build(qsizetype requests)
{
    delete m_page;
    m_fields.clear();
    m_requests.clear();
    m_page = new QWidget(this);
    m_rows = new QGridLayout(m_page);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(8);
    m_rows->setColumnStretch(1, 1);
    const DeviceField name{u"name"_qs,
                           tr("&Name"),
                           tr("Also the name of its table in the database: a-z, 0-9 and _"),
                           u"tcs"_qs,
                           DeviceField::Kind::Text,
                           {}};
    m_fields.append(addField(name, name.key));
    for (const DeviceField &field : fieldsOf(m_kind)) {
        for (qsizetype i = 0; field.key == u"interval" && i < requests; ++i)
            addRequest(i, requests); // where it is, what it says, how often
        m_fields.append(addField(field, field.key));
    }
    followDecoder();
    for (DeviceFieldEdit *field : std::as_const(m_fields)) {
        const QSignalBlocker blocker(field);
        if (const QString written = m_written.value(field->key()); !written.isEmpty())
            field->setText(written);
    }
    followLog();
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_page);
    m_page->show();
}

/** Below a title, where there are several. */
void DeviceForm::addRequest(qsizetype index, qsizetype count)
{
    if (count > 1) {
        auto *title = new QLabel(tr("Request %1 of %2").arg(index + 1).arg(count), m_page);
        title->setProperty("role", u"secondary"_qs);
        m_rows->addWidget(title, m_rows->rowCount(), 0, 1, 2);
    }
    Fields fields;
    for (const DeviceField &asked : requestFieldsOf(m_kind))
        fields.append(addField(asked, requestKey(index, asked.key)));
    m_requests.append(fields);
}

DeviceFieldEdit *DeviceForm::addField(const DeviceField &field, const QString &key)
{
    auto *edit = new DeviceFieldEdit(field, m_page);
    edit->setObjectName(u"field_"_qs + key);
    auto *label = new QLabel(field.label, m_page);
    label->setBuddy(edit->editor());
    label->setToolTip(field.tip);
    label->setFixedHeight(DeviceFieldEdit::lineHeight); // level with the editor, whatever stands below that
    const int row = m_rows->rowCount();
    m_rows->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
    m_rows->addWidget(edit, row, 1);
    connect(edit, &DeviceFieldEdit::changed, this, [this] {
        followDecoder();
        followLog();
        emit changed();
    });
    return edit;
}

void DeviceForm::showRow(DeviceFieldEdit *field, bool isShown)
{
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
    m_rows->getItemPosition(m_rows->indexOf(field), &row, &column, &rows, &columns);
    m_rows->itemAtPosition(row, 0)->widget()->setVisible(isShown);
    field->setVisible(isShown);
}

/** What makes no row where nothing changes means nothing where every reading is one. */
void DeviceForm::followLog()
{
    bool logsChanges = m_kind.type && m_kind.type->settings.logsChanges.value_or(false);
    for (const DeviceFieldEdit *field : std::as_const(m_fields)) {
        if (field->key() == u"log" && !field->text().isEmpty())
            logsChanges = field->text() == u"change";
    }
    for (DeviceFieldEdit *field : std::as_const(m_fields)) {
        if (field->key() == u"max_interval" || field->key() == u"deadband")
            showRow(field, logsChanges || !field->text().isEmpty());
    }
}

/** A pattern belongs to one decoder alone, and each writes sources in its own way. */
void DeviceForm::followDecoder()
{
    for (const Fields &request : std::as_const(m_requests)) {
        QString decoder = m_kind.transport.startsWith(u"modbus") ? u"registers"_qs : QString();
        for (const DeviceFieldEdit *field : request) {
            if (field->key() == u"decode")
                decoder = field->text();
        }
        for (DeviceFieldEdit *field : request) {
            if (field->key() == u"pattern")
                showRow(field, decoder == u"regex");
            if (field->columns())
                field->columns()->setSourceTip(sourceTip(decoder));
        }
    }
}

DeviceForm::Fields DeviceForm::allFields() const
{
    Fields fields = m_fields;
    for (const Fields &request : m_requests)
        fields += request;
    return fields;
}

bool DeviceForm::isChanged() const
{
    const Fields fields = allFields();
    return std::any_of(fields.begin(), fields.end(), [](const DeviceFieldEdit *field) { return field->isChanged(); });
}

void DeviceForm::settle()
{
    for (DeviceFieldEdit *field : allFields())
        field->settle();
}

DeviceDraft DeviceForm::draft() const
{
    return m_isKnown ? changes() : newDevice();
}

DeviceDraft DeviceForm::changes() const
{
    const auto changed = [](const Fields &fields) {
        QList<TomlAssignment> keys;
        for (const DeviceFieldEdit *field : fields) {
            if (field->isChanged())
                keys.append({field->key(), field->literal()});
        }
        return keys;
    };
    DeviceDraft draft;
    draft.keys = changed(m_fields);
    for (const Fields &request : m_requests)
        draft.requests.append(changed(request));
    return draft;
}

DeviceDraft DeviceForm::newDevice() const
{
    DeviceDraft draft;
    for (const DeviceFieldEdit *field : m_fields) {
        draft.keys.append({field->key(), field->literal()});
        if (field->key() != u"name")
            continue;
        if (m_kind.type)
            draft.keys.append({u"type"_qs, tomlString(m_kind.type->name)});
        else
            draft.keys.append({u"transport"_qs, tomlString(m_kind.transport)});
    }
    for (const Fields &request : m_requests) { // one at the most
        for (const DeviceFieldEdit *field : request) {
            if (!field->isHidden())
                draft.request.append({field->key(), field->literal()});
        }
    }
    return draft;
}

void DeviceForm::showMistakes(const CheckedDraft &checked, bool isAsked)
{
    QStringList untold = checked.mistakes.keys();
    const auto show = [&](DeviceFieldEdit *field, const QString &key) {
        QString text = checked.mistakes.value(key);
        if (checked.missing.contains(key))
            text = tr("Needed: %1").arg(text.section(u": "_qs, 1));
        const bool isTold = isAsked || field->isTouched() || !checked.missing.contains(key);
        field->showMistake(isTold ? text : QString());
        untold.removeAll(key);
    };
    for (DeviceFieldEdit *field : std::as_const(m_fields))
        show(field, field->key());
    for (qsizetype i = 0; i < m_requests.size(); ++i) {
        for (DeviceFieldEdit *field : std::as_const(m_requests[i]))
            show(field, requestKey(i, field->key()));
    }
    untold.removeIf([&](const QString &key) { return !isAsked && checked.missing.contains(key); });
    m_otherMistake = !checked.otherMistake.isEmpty() ? checked.otherMistake
        : untold.isEmpty()                           ? QString()
                                                     : checked.mistakes.value(untold.first());
}

void DeviceForm::focusFirstMistake()
{
    for (DeviceFieldEdit *field : allFields()) {
        if (!field->mistake().isEmpty()) {
            field->editor()->setFocus();
            return;
        }
    }
}

void DeviceForm::focusName()
{
    m_fields.first()->editor()->setFocus();
}

} // namespace mtnops
