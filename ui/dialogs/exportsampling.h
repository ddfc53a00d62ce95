// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/query/csvrequest.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QRadioButton;

namespace mtnops {

/** The fields of an export that say how fine it is: every row, or intervals with their statistics, with gaps filled or
    not. Main thread. */
class ExportSampling : public QWidget
{
    Q_OBJECT

public:
    explicit ExportSampling(QWidget *parent = nullptr);

    /** Sets what the fields ask for; the error says which field is wrong. */
    Result<void> fillIn(CsvRequest &request) const;

signals:
    /** Somebody changed a field. */
    void changed();

private:
    QWidget *makeIntervals();
    QWidget *makeStatistics();
    QWidget *makeFill();

    QRadioButton *m_everyRow = nullptr;
    QRadioButton *m_everyInterval = nullptr;
    QComboBox *m_interval = nullptr;
    QList<QCheckBox *> m_statistics; ///< in the order of CsvStatistic
    QCheckBox *m_fill = nullptr;
    QComboBox *m_fillAge = nullptr;
};

} // namespace mtnops
