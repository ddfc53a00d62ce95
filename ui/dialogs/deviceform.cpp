// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/deviceform.h"

#include "logger/site/tomlliteral.h"
#include "ui/dialogs/columntable.h"
#include "ui/dialogs/devicefield.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace mtnops {

using namespace Qt::StringLiterals;

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
    build(kind.hasOwnRequest());
    m_note->setText(kind.hasOwnRequest() ? tr(
                        "Several requests, limits, words for codes: write them as a device type, a file in the folder "
                        "\"devices\" beside the site file.")
                                         : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

void DeviceForm::setDevice(const DeviceKind &kind, const TomlValue &table, const QString &note)
{
    m_kind = kind;
    m_isKnown = true;
    m_written.clear();
    build(false);
    for (DeviceFieldEdit *field : std::as_const(m_fields)) {
        const QSignalBlocker blocker(field);
        if (const TomlMember *member = findMember(table, field->key()))
            field->setValue(member->value);
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void DeviceForm::build(bool hasRequest)
{
    delete m_page;
    m_fields.clear();
    m_requestFields.clear();
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
        if (hasRequest && field.key == u"interval") { // where it is, what it says, how often
            for (const DeviceField &asked : requestFieldsOf(m_kind))
                m_requestFields.append(addField(asked, u"request."_qs + asked.key));
        }
        m_fields.append(addField(field, field.key));
    }
    followDecoder();
    for (DeviceFieldEdit *field : std::as_const(m_fields)) {
        const QSignalBlocker blocker(field);
        if (const QString written = m_written.value(field->key()); !written.isEmpty())
            field->setText(written);
    }
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_page);
    m_page->show();
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

/** A pattern belongs to one decoder alone, and each writes sources in its own way. */
void DeviceForm::followDecoder()
{
    QString decoder = m_kind.transport.startsWith(u"modbus") ? u"registers"_qs : QString();
    for (const DeviceFieldEdit *field : std::as_const(m_requestFields)) {
        if (field->key() == u"decode")
            decoder = field->text();
    }
    for (DeviceFieldEdit *field : std::as_const(m_requestFields)) {
        if (field->key() == u"pattern")
            showRow(field, decoder == u"regex");
        if (field->columns())
            field->columns()->setSourceTip(sourceTip(decoder));
    }
}

DeviceDraft DeviceForm::draft() const
{
    DeviceDraft draft;
    for (const DeviceFieldEdit *field : m_fields) {
        draft.keys.append({field->key(), field->literal()});
        if (field->key() != u"name" || m_isKnown)
            continue;
        if (m_kind.type)
            draft.keys.append({u"type"_qs, tomlString(m_kind.type->name)});
        else
            draft.keys.append({u"transport"_qs, tomlString(m_kind.transport)});
    }
    for (const DeviceFieldEdit *field : m_requestFields) {
        if (!field->isHidden())
            draft.request.append({field->key(), field->literal()});
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
    for (DeviceFieldEdit *field : std::as_const(m_requestFields))
        show(field, u"request."_qs + field->key());
    untold.removeIf([&](const QString &key) { return !isAsked && checked.missing.contains(key); });
    m_otherMistake = !checked.otherMistake.isEmpty() ? checked.otherMistake
        : untold.isEmpty()                           ? QString()
                                                     : checked.mistakes.value(untold.first());
}

void DeviceForm::focusFirstMistake()
{
    for (DeviceFieldEdit *field : m_fields + m_requestFields) {
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
