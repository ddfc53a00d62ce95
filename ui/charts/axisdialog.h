// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/axisstate.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mtnops {

/** Asks for the values at the lower and the upper end of an axis; says what is wrong with them while they are typed.
    Main thread. */
class AxisDialog final : public QDialog
{
    Q_OBJECT

public:
    /** @p shown is what the axis shows now; @p name tells whose it is. */
    AxisDialog(const QString &name, const AxisSpan &shown, bool logarithmic, QWidget *parent = nullptr);

signals:
    /** Of values that are right. */
    void chosen(const mtnops::AxisSpan &span, bool locked);

private:
    void check();
    void apply();
    AxisSpan span() const;
    QString problem() const;

    bool m_isLogarithmic = false;
    QLineEdit *m_low = nullptr;
    QLineEdit *m_high = nullptr;
    QCheckBox *m_lock = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace mtnops
