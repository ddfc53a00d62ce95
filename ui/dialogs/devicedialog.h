// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/siteeditor.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace mtnops {

class Clock;
class DeviceForm;
class DeviceKindList;
class DeviceTestPane;
struct DeviceKind;

/** Writes a device into a site file, or changes one that stands there: choose what it is, say where it is, test it, see
    what is written, save. Nothing is written before Save. Main thread, which reads no file. */
class DeviceDialog : public QDialog
{
    Q_OBJECT

public:
    /** @p device: a name in the file; empty for a new one. @p afterSave says how the logging takes notice. @p clock is
        not owned and outlives the dialog. */
    DeviceDialog(const QString &sitePath, QString device, QString afterSave, const Clock &clock,
                 QWidget *parent = nullptr);

    DeviceForm *form() const { return m_form; }

    /** Ends a test that is under way; without one, closes the dialog, and asks before what was written is lost. */
    void reject() override;

signals:
    /** The site file was written. */
    void saved();

protected:
    bool focusNextPrevChild(bool next) override;

private:
    enum class Wanted : quint8
    {
        Nothing,
        Test,
        Save
    };

    void build();
    QWidget *makePreview();
    void connectParts();
    void showDocument(const SiteDocument &document);
    void showKnownDevice(const SiteDocument &document);
    void showKind(const DeviceKind &kind);
    void showForm(const DeviceKind &kind);
    void askDiscard();
    void askCheck();
    void want(Wanted wanted);
    void showChecked(const Result<CheckedDraft> &result);
    void showSaved(const Result<SavedSite> &result);
    void showMessage(const QString &text, bool isError);
    void showButtons();
    DeviceDraft draft() const;

    SiteEditor m_editor;
    QString m_device; ///< its name; empty for a new one
    QString m_afterSave;
    QTimer m_settle; ///< until nobody has changed a field for a moment
    Wanted m_wanted = Wanted::Nothing; ///< as soon as the draft was checked
    bool m_isAsked = false; ///< somebody wanted to test or save: what is missing is told
    bool m_isSaving = false;
    std::optional<qsizetype> m_index; ///< of a device in the file
    DeviceKindList *m_kinds = nullptr;
    QLabel *m_about = nullptr; ///< the kind that is chosen
    QScrollArea *m_formArea = nullptr;
    DeviceForm *m_form = nullptr;
    DeviceTestPane *m_test = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace mtnops
