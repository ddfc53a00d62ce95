// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvrequest.h"
#include "logger/query/logreader.h"
#include "models/timetext.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace mtnops {

class ExportSampling;
class TimeField;

/** What to start an export with. */
struct ExportDefaults
{
    QString databasePath;
    Catalog catalog;
    QString table; ///< the one chosen first; empty for the first of the catalog
    TimeRange range; ///< the shown window
    TimeText timeText; ///< the zone in which times are shown and typed
    QString folder; ///< where the file goes unless somebody says otherwise
};

/** The fields of an export: what, from when to when, how fine, into which file. Main thread. */
class ExportForm : public QWidget
{
    Q_OBJECT

public:
    explicit ExportForm(ExportDefaults defaults, QWidget *parent = nullptr);

    /** What the fields ask for; the error says which field is wrong. @p now is what relative times count from. */
    Result<CsvRequest> request(Timestamp now) const;
    /** Shows at each time field what is wrong with it. */
    void showMistakes(Timestamp now);
    /** The file to write, or the error that none is named. */
    Result<QString> outputPath() const;
    /** The time from one row of the chosen table to the next; 0 without a table. */
    Duration interval() const;

signals:
    /** Somebody changed a field. */
    void changed();

private:
    void addTable(QFormLayout *form);
    void addColumns(QFormLayout *form);
    void addRange(QFormLayout *form);
    void addSampling(QFormLayout *form);
    void addTimes(QFormLayout *form);
    void addFile(QFormLayout *form);
    const DeviceTable *table() const;
    void showColumns();
    void checkAll(bool checked);
    void suggestFile();
    void browse();
    QString shownPath() const;
    Result<Timestamp> read(const TimeField &field, Timestamp shown, Timestamp now) const;
    Result<TimeRange> range(Timestamp now) const;
    Result<QStringList> columns() const;

    ExportDefaults m_defaults;
    QString m_suggestedPath;
    QComboBox *m_table = nullptr;
    QListWidget *m_columns = nullptr;
    TimeField *m_from = nullptr;
    TimeField *m_to = nullptr;
    ExportSampling *m_sampling = nullptr;
    QComboBox *m_times = nullptr;
    QLineEdit *m_file = nullptr;
};

/** "kuiper_boltwood_20261123T1800Z_20261124T0300Z.csv"; times in UTC. */
QString exportFileName(const QString &site, const QString &table, const TimeRange &range);

} // namespace mtnops
