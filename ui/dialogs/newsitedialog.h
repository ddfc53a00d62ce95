// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QGridLayout;
class QLabel;

namespace mtnops {

class DeviceFieldEdit;
class SiteEditor;
struct DeviceField;

/** Asks for a new site and writes its file: a name, where it is, and where the file shall stand. Mistakes are shown at
    their fields, and a file that is there already is never written over. Main thread. */
class NewSiteDialog final : public QDialog
{
    Q_OBJECT

public:
    /** @p folder is where the file goes unless somebody says otherwise. */
    explicit NewSiteDialog(QString folder, QWidget *parent = nullptr);
    ~NewSiteDialog() override;

signals:
    /** The file was written. */
    void created(const QString &path);

private:
    DeviceFieldEdit *addField(QGridLayout &rows, const DeviceField &field);
    void suggestPath();
    void showMistakes();
    void create();
    void showMessage(const QString &text);

    QString m_folder;
    QString m_suggested; ///< path
    QList<DeviceFieldEdit *> m_fields; ///< of [site]
    DeviceFieldEdit *m_path = nullptr;
    QLabel *m_message = nullptr;
    SiteEditor *m_editor = nullptr; ///< while the file is written
    bool m_isAsked = false; ///< what is missing is told from then on
};

} // namespace mtnops
