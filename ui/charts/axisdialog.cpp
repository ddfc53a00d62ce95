// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <cmath>
#include <limits>

namespace mtnops {

namespace {

constexpr int lineHeight = 24; // px: of the buttons below

/** As few digits as tell it to a millionth of the span: the ends of a night in Julian days differ in the eighth. */
QString textOf(double value, const AxisSpan &span)
{
    const auto text = [value](int digits) { return QString::number(value, 'g', digits); };
    int digits = 6;
    while (digits < std::numeric_limits<double>::max_digits10
           && std::abs(text(digits).toDouble() - value) > (span.high - span.low) * 1e-6)
        ++digits;
    return text(digits);
}

QLineEdit *addField(QFormLayout *form, const QString &label, const QString &name, const QString &text)
{
    auto *field = new QLineEdit(text);
    field->setObjectName(name);
    field->setMinimumHeight(lineHeight);
    form->addRow(label, field);
    return field;
}

} // namespace

AxisDialog::AxisDialog(const QString &name, const AxisSpan &shown, bool logarithmic, QWidget *parent)
    : QDialog(parent), m_isLogarithmic(logarithmic)
{
    setWindowTitle(tr("Fixed range of %1").arg(name));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 12);
    form->setVerticalSpacing(8);
    m_high = addField(form, tr("&Upper end"), QStringLiteral("axisHigh"), textOf(shown.high, shown));
    m_low = addField(form, tr("&Lower end"), QStringLiteral("axisLow"), textOf(shown.low, shown));
    m_lock = new QCheckBox(tr("Loc&k it: nothing moves this axis"));
    form->addRow(m_lock);
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("axisProblem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumSize(300, m_problem->fontMetrics().lineSpacing() * 2);
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    form->addRow(buttons);
    connect(m_low, &QLineEdit::textChanged, this, &AxisDialog::check);
    connect(m_high, &QLineEdit::textChanged, this, &AxisDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &AxisDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_high->setFocus();
    m_high->selectAll();
    check();
}

void AxisDialog::check()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_accept->setEnabled(wrong.isEmpty());
}

void AxisDialog::apply()
{
    emit chosen(span(), m_lock->isChecked());
    accept();
}

AxisSpan AxisDialog::span() const
{
    return {.low = m_low->text().trimmed().toDouble(), .high = m_high->text().trimmed().toDouble()};
}

QString AxisDialog::problem() const
{
    for (const QLineEdit *field : {m_high, m_low}) {
        bool isNumber = false;
        field->text().trimmed().toDouble(&isNumber);
        if (!isNumber)
            return field->text().trimmed().isEmpty()
                ? tr("Both ends need a number, such as -12.5 or 1e6.")
                : tr("\"%1\" is no number; -12.5 or 1e6 would be.").arg(field->text().trimmed());
    }
    if (m_isLogarithmic && span().low <= 0.0)
        return tr("A logarithmic axis begins above zero, at 0.1 for instance.");
    if (!span().isValid(m_isLogarithmic))
        return tr("The lower end must be below the upper end.");
    return {};
}

} // namespace mtnops
