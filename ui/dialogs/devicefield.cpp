// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/devicefield.h"

#include "logger/site/tomlliteral.h"
#include "logger/site/tomlreader.h"
#include "ui/dialogs/columntable.h"
#include "ui/theme/fileicons.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>

#include <cmath>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

using Kind = DeviceField::Kind;

/** The bytes that a person has written with escapes; what is none stays as it is. */
QString unescaped(const QString &text)
{
    static const QRegularExpression escape(u"\\\\(?:([rnt\\\\])|x([0-9A-Fa-f]{2}))"_qs);
    QString plain;
    qsizetype last = 0;
    for (const QRegularExpressionMatch &match : escape.globalMatch(text)) {
        plain += QStringView(text).sliced(last, match.capturedStart() - last);
        last = match.capturedEnd();
        const QString letter = match.captured(1);
        if (letter.isEmpty())
            plain += QChar(match.captured(2).toUShort(nullptr, 16));
        else
            plain += letter == u"r" ? u'\r' : letter == u"n" ? u'\n' : letter == u"t" ? u'\t' : u'\\';
    }
    return plain + text.sliced(last);
}

/** The other way round. */
QString escapedText(const QString &text)
{
    QString escaped;
    for (const QChar letter : text) {
        if (letter == u'\\')
            escaped += u"\\\\"_qs;
        else if (letter == u'\r')
            escaped += u"\\r"_qs;
        else if (letter == u'\n')
            escaped += u"\\n"_qs;
        else if (letter == u'\t')
            escaped += u"\\t"_qs;
        else if (letter < u' ' || letter == u'\x7f')
            escaped += u"\\x%1"_qs.arg(int(letter.unicode()), 2, 16, QChar(u'0'));
        else
            escaped += letter;
    }
    return escaped;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts))
        words.append(word.trimmed());
    return words;
}

/** What QProcess::splitCommand() makes these words of. */
QString commandText(QStringList words)
{
    for (QString &word : words) {
        if (word.isEmpty() || word.contains(u' ') || word.contains(u'"'))
            word = u'"' + word.replace(u'"', u"\"\"\""_qs) + u'"';
    }
    return words.join(u' ');
}

QString numberLiteral(const QString &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (isNumber)
        return QString::number(number);
    const double real = text.toDouble(&isNumber);
    return isNumber && std::isfinite(real) ? numberText(real) : tomlString(text); // whose mistake the loader tells
}

} // namespace

DeviceFieldEdit::DeviceFieldEdit(DeviceField field, QWidget *parent) : QWidget(parent), m_field(std::move(field))
{
    makeEditor();
    editor()->setObjectName(u"device_"_qs + m_field.key);
    editor()->setToolTip(m_field.tip);
    editor()->setAccessibleName(QString(m_field.label).remove(u'&'));
    editor()->setAccessibleDescription(m_field.tip);
    m_mistake = new QLabel(this);
    m_mistake->setObjectName(u"mistake_"_qs + m_field.key);
    m_mistake->setProperty("role", u"error"_qs);
    m_mistake->setTextFormat(Qt::PlainText);
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(editor(), 1);
    if (m_field.kind == Kind::Path || m_field.kind == Kind::NewPath) {
        auto *button = new QPushButton(tr("…"), this);
        button->setAccessibleName(tr("Browse for %1").arg(editor()->accessibleName()));
        button->setToolTip(tr("Browse"));
        button->setAutoDefault(false);
        button->setFixedSize(32, lineHeight);
        connect(button, &QPushButton::clicked, this, &DeviceFieldEdit::browse);
        row->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_mistake);
    settle();
}

void DeviceFieldEdit::makeEditor()
{
    if (m_field.kind == Kind::Columns) {
        m_columns = new ColumnTable(m_field.choices, this);
        connect(m_columns, &ColumnTable::changed, this, &DeviceFieldEdit::noteChange);
    } else if (m_field.kind == Kind::Choice || m_field.kind == Kind::Literal) {
        m_choice = new QComboBox(this);
        m_choice->addItem(m_field.placeholder);
        for (const QString &choice : std::as_const(m_field.choices))
            m_choice->addItem(choice == u"true" ? tr("yes") : choice == u"false" ? tr("no") : choice, choice);
        m_choice->setFixedHeight(lineHeight);
        connect(m_choice, &QComboBox::currentIndexChanged, this, &DeviceFieldEdit::noteChange);
    } else {
        m_line = new QLineEdit(this);
        m_line->setPlaceholderText(m_field.placeholder);
        m_line->setFixedHeight(lineHeight);
        connect(m_line, &QLineEdit::textChanged, this, &DeviceFieldEdit::noteChange);
    }
}

QWidget *DeviceFieldEdit::editor() const
{
    if (m_columns)
        return m_columns;
    return m_choice ? static_cast<QWidget *>(m_choice) : m_line;
}

QString DeviceFieldEdit::literal() const
{
    if (m_columns)
        return m_columns->literal();
    const QString written = text();
    if (written.isEmpty())
        return {};
    switch (m_field.kind) {
    case Kind::Number:
        return numberLiteral(written);
    case Kind::Words:
        return tomlStrings(wordsOf(written));
    case Kind::Command:
        return tomlStrings(QProcess::splitCommand(written));
    case Kind::Literal:
        return written;
    case Kind::Sent:
        return tomlString(unescaped(written));
    case Kind::Text:
    case Kind::Path:
    case Kind::NewPath:
    case Kind::Choice:
    case Kind::Columns:
        break;
    }
    return tomlString(written);
}

QString DeviceFieldEdit::text() const
{
    if (m_choice)
        return m_choice->currentData().toString();
    return m_line ? (m_field.kind == Kind::Sent ? m_line->text() : m_line->text().trimmed()) : QString();
}

void DeviceFieldEdit::setText(const QString &text)
{
    if (m_choice)
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(text)));
    else if (m_line)
        m_line->setText(text);
}

void DeviceFieldEdit::setValue(const TomlValue &value)
{
    if (m_columns)
        m_columns->setColumns(value);
    else
        setText(textOf(value));
    settle();
    m_isTouched = false;
}

QString DeviceFieldEdit::textOf(const TomlValue &value) const
{
    QStringList words;
    for (const TomlValue &item : value.items)
        words.append(item.text);
    switch (value.kind) {
    case TomlValue::Kind::Integer:
        return QString::number(value.integer);
    case TomlValue::Kind::Float:
        return numberText(value.real);
    case TomlValue::Kind::Boolean:
        return value.boolean ? u"true"_qs : u"false"_qs;
    case TomlValue::Kind::Array:
        return m_field.kind == Kind::Command ? commandText(words) : words.join(u", ");
    default:
        return m_field.kind == Kind::Sent ? escapedText(value.text) : value.text;
    }
}

void DeviceFieldEdit::keep(const QString &note)
{
    editor()->hide();
    auto *kept = new QLabel(note, this);
    kept->setObjectName(u"kept_"_qs + m_field.key);
    kept->setProperty("role", u"secondary"_qs);
    kept->setTextFormat(Qt::PlainText);
    kept->setWordWrap(true);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, kept);
}

void DeviceFieldEdit::showMistake(const QString &text)
{
    m_mistake->setText(text);
    m_mistake->setVisible(!text.isEmpty());
    editor()->setProperty("invalid", !text.isEmpty());
    editor()->style()->unpolish(editor());
    editor()->style()->polish(editor());
    editor()->setAccessibleDescription(text.isEmpty() ? m_field.tip : text);
}

QString DeviceFieldEdit::mistake() const
{
    return m_mistake->text();
}

void DeviceFieldEdit::browse()
{
    auto *dialog = new QFileDialog(this, editor()->accessibleName(), QFileInfo(text()).path());
    prepareFileDialog(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_field.kind == Kind::NewPath) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is written over
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, m_line, &QLineEdit::setText);
    dialog->open();
}

void DeviceFieldEdit::noteChange()
{
    m_isTouched = true;
    emit changed();
}

} // namespace mtnops
