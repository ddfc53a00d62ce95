// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/devicedialog.h"

#include "ui/dialogs/deviceform.h"
#include "ui/dialogs/devicekindlist.h"
#include "ui/dialogs/devicetestpane.h"
#include "ui/dialogs/formarea.h"
#include "ui/dialogs/screenfit.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

constexpr int settleMilliseconds = 100; // a typist tells each letter
constexpr int previewLines = 11;
constexpr int aboutLines = 5;
constexpr int kindsWidth = 288; // the titles that come with the program
constexpr int partsGap = 16;
constexpr QSize editSize(900, 740); // px, without the kinds

} // namespace

DeviceDialog::DeviceDialog(const QString &sitePath, QString device, QString afterSave, const Clock &clock,
                           QWidget *parent)
    : QDialog(parent), m_editor(sitePath), m_device(std::move(device)), m_afterSave(std::move(afterSave))
{
    m_test = new DeviceTestPane(clock, this);
    build();
    connectParts();
    showButtons();
    if (m_device.isEmpty())
        m_kinds->startSearch();
    m_editor.open();
}

void DeviceDialog::reject()
{
    if (m_test->isRunning())
        m_test->cancel();
    else if (m_form->isChanged())
        askDiscard();
    else
        QDialog::reject();
}

void DeviceDialog::askDiscard()
{
    auto *box =
        new QMessageBox(QMessageBox::Question, windowTitle(), tr("Close without saving?"), QMessageBox::Cancel, this);
    box->setObjectName(u"discardBox"_qs);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What was written here is not in the site file."));
    box->button(QMessageBox::Cancel)->setText(tr("&Keep editing"));
    QPushButton *sure = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    sure->setObjectName(u"discardSure"_qs);
    box->setDefaultButton(QMessageBox::Cancel); // Return alone loses nothing
    connect(sure, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

void DeviceDialog::build()
{
    setWindowTitle(m_device.isEmpty() ? tr("Add device") : tr("Edit device %1").arg(m_device));
    m_kinds = new DeviceKindList(this);
    m_kinds->setFixedWidth(kindsWidth);
    m_kinds->setVisible(m_device.isEmpty()); // the kind of one of the file stays, and is told above its fields
    m_form = new DeviceForm(this);
    m_formArea = new FormArea(m_form, this);
    m_formArea->hide();
    m_about = new QLabel(this);
    m_about->setObjectName(u"kindAbout"_qs);
    m_about->setProperty("role", u"secondary"_qs);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_about->setMinimumHeight(aboutLines * fontMetrics().height()); // no jumping from one to the next
    m_about->hide();
    m_hint = new QLabel(tr("Reading the site file…"), this);
    m_hint->setObjectName(u"deviceHint"_qs);
    m_hint->setProperty("role", u"empty"_qs);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_message = new QLabel(this);
    m_message->setObjectName(u"deviceMessage"_qs);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setMinimumHeight(2 * fontMetrics().height() + 4); // no jumping when something is said
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *buttons = new QDialogButtonBox(this);
    m_testButton = buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_testButton->setObjectName(u"deviceTest"_qs);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(u"deviceSave"_qs);
    QPushButton *close = buttons->addButton(QDialogButtonBox::Close);
    close->setText(tr("&Close"));
    connect(close, &QPushButton::clicked, this, &DeviceDialog::reject);
    for (QPushButton *button : {m_testButton, m_save, close})
        button->setAutoDefault(false);
    m_testButton->setDefault(true); // Return in a field tests; it changes nothing
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_test, 1);
    right->addWidget(makePreview());
    auto *parts = new QHBoxLayout;
    parts->setSpacing(partsGap);
    parts->addWidget(m_kinds);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(m_about);
    middle->addWidget(m_formArea, 1);
    middle->addWidget(m_hint, 1);
    parts->addLayout(middle, 4);
    parts->addLayout(right, 5);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(16);
    bottom->addWidget(m_message, 1);
    bottom->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(parts, 1);
    layout->addLayout(bottom);
    const int kinds = m_kinds->isHidden() ? 0 : kindsWidth + partsGap;
    resize(fittedTo(*screen(), editSize + QSize(kinds, 0)));
}

/** The lines as they will stand in the file, to be copied too. */
QWidget *DeviceDialog::makePreview()
{
    auto *part = new QWidget(this);
    auto *title = new QLabel(tr("&Goes into %1").arg(QDir(m_editor.path()).dirName()), part);
    m_copy = new QPushButton(tr("Cop&y"), part);
    m_copy->setObjectName(u"deviceCopy"_qs);
    m_copy->setToolTip(tr("Puts these lines on the clipboard"));
    m_copy->setAutoDefault(false);
    m_preview = new QPlainTextEdit(part);
    m_preview->setObjectName(u"devicePreview"_qs);
    m_preview->setAccessibleName(tr("What goes into the site file"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF() * 0.9);
    m_preview->setFont(font);
    m_preview->setFixedHeight(previewLines * QFontMetrics(font).lineSpacing()
                              + 2 * int(m_preview->document()->documentMargin()));
    title->setBuddy(m_preview);
    auto *top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(m_copy);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_preview);
    return part;
}

void DeviceDialog::connectParts()
{
    connect(&m_editor, &SiteEditor::opened, this, &DeviceDialog::showDocument);
    connect(&m_editor, &SiteEditor::failed, this, [this](const QString &reason) {
        m_hint->setText(tr("The site file cannot be edited here."));
        showMessage(reason, true);
    });
    connect(&m_editor, &SiteEditor::checked, this, &DeviceDialog::showChecked);
    connect(&m_editor, &SiteEditor::saved, this, &DeviceDialog::showSaved);
    connect(m_kinds, &DeviceKindList::kindChosen, this, &DeviceDialog::showKind);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &DeviceDialog::askCheck);
    connect(m_form, &DeviceForm::changed, this, [this] {
        m_wanted = Wanted::Nothing;
        showMessage({}, false);
        m_settle.start(settleMilliseconds);
        showButtons();
    });
    connect(m_testButton, &QPushButton::clicked, this, [this] { want(Wanted::Test); });
    connect(m_save, &QPushButton::clicked, this, [this] { want(Wanted::Save); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_preview->toPlainText()); });
    connect(m_test, &DeviceTestPane::runningChanged, this, &DeviceDialog::showButtons);
}

void DeviceDialog::showDocument(const SiteDocument &document)
{
    if (!m_device.isEmpty()) {
        showKnownDevice(document);
        return;
    }
    m_hint->setText(tr("Choose on the left what it is.\nWhat is not among the known devices is described by how it is "
                       "reached."));
    m_kinds->setTypes(document.types);
}

void DeviceDialog::showKnownDevice(const SiteDocument &document)
{
    const auto found = std::find_if(document.devices.begin(), document.devices.end(),
                                    [this](const DeviceConfig &device) { return device.name == m_device; });
    if (found == document.devices.end()) {
        m_hint->setText(tr("There is no device \"%1\" in the site file any more.").arg(m_device));
        return;
    }
    m_index = found - document.devices.begin();
    const std::vector<const TomlValue *> tables = document.site.devices();
    DeviceKind kind{.type = {}, .transport = found->transport};
    for (const DeviceType &type : document.types) {
        if (type.name == found->type)
            kind.type = type;
    }
    m_kinds->fix(kind);
    m_form->setDevice(
        kind, document.site, *m_index,
        tr("Keys without a field here, and what its type says, stay as they stand in the file from line %1 on. "
           "With another name it goes on in another table; the readings until now stay in the old one.")
            .arg(tables.at(size_t(*m_index))->position.line));
    m_isSaving = false;
    const bool isFirst = m_formArea->isHidden();
    showForm(kind);
    showButtons();
    if (isFirst)
        m_form->focusName();
    askCheck();
}

void DeviceDialog::showKind(const DeviceKind &kind)
{
    m_isAsked = false;
    m_form->setKind(kind);
    showForm(kind);
    showButtons();
    m_test->forget();
    showMessage({}, false);
    askCheck();
}

void DeviceDialog::showForm(const DeviceKind &kind)
{
    m_about->setText(aboutKind(kind));
    m_about->show();
    m_hint->hide();
    m_formArea->show();
}

/** From the left to the right, as it is read: the fields of the form are younger than what stands behind them. */
bool DeviceDialog::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops;
    for (const QWidget *part : std::initializer_list<const QWidget *>{
             m_kinds, m_form, m_test, m_preview->parentWidget(), m_testButton->parentWidget()}) {
        for (QWidget *stop : part->findChildren<QWidget *>()) {
            const bool isStop = (stop->focusPolicy() & Qt::TabFocus) && !stop->focusProxy();
            if (isStop && stop->window() == this && stop->isVisible() && stop->isEnabled())
                stops.append(stop);
        }
    }
    if (stops.isEmpty())
        return false;
    const qsizetype place = stops.indexOf(focusWidget());
    const qsizetype step = next ? 1 : -1;
    const qsizetype target = place < 0 ? 0 : (place + step + stops.size()) % stops.size();
    stops[target]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

DeviceDraft DeviceDialog::draft() const
{
    DeviceDraft draft = m_form->draft();
    draft.device = m_index;
    return draft;
}

void DeviceDialog::askCheck()
{
    m_settle.stop();
    m_editor.check(draft());
}

void DeviceDialog::want(Wanted wanted)
{
    m_isAsked = true;
    m_wanted = wanted;
    askCheck();
}

void DeviceDialog::showChecked(const Result<CheckedDraft> &result)
{
    const Wanted wanted = std::exchange(m_wanted, Wanted::Nothing);
    if (!result) {
        m_preview->setPlainText(blockOf(draft()));
        showMessage(tr("It has to be put into the file by hand: %1.").arg(result.error().detail), true);
        return;
    }
    m_preview->setPlainText(result->block);
    m_form->showMistakes(*result, m_isAsked);
    if (!m_form->otherMistake().isEmpty())
        showMessage(m_form->otherMistake(), true);
    if (wanted == Wanted::Nothing)
        return;
    if (!result->isGood()) {
        m_form->focusFirstMistake();
        if (m_form->otherMistake().isEmpty())
            showMessage(tr("Not yet: what is wrong stands below its field."), true);
        return;
    }
    showMessage({}, false);
    if (wanted == Wanted::Test) {
        m_test->start(result->config);
        return;
    }
    m_isSaving = true;
    m_device = result->config.name;
    m_editor.save(draft());
    showButtons();
}

void DeviceDialog::showSaved(const Result<SavedSite> &result)
{
    if (!result) {
        m_isSaving = false;
        showButtons();
        if (!m_index)
            m_device.clear();
        const QString what = result.error().code == ErrorCode::Io
            ? tr("%1. Copy the lines above and paste them into the file, or have somebody do it who may.")
            : tr("Nothing was saved: %1.");
        showMessage(what.arg(result.error().detail), true);
        if (result.error().code == ErrorCode::Io)
            m_copy->setFocus();
        return;
    }
    QString text = tr("Saved %1 in %2.").arg(m_device, QDir::toNativeSeparators(m_editor.path()));
    if (result->wasChangedByOthers)
        text += u' ' + tr("Somebody else had changed the file meanwhile; that was kept.");
    if (result->elsewhere.isEmpty())
        text += u' ' + m_afterSave;
    else
        text +=
            u' ' + tr("The logging does not take the file before this is mended: %1").arg(result->elsewhere.first());
    showMessage(text, !result->elsewhere.isEmpty());
    setWindowTitle(tr("Edit device %1").arg(m_device));
    m_form->settle();
    m_editor.open(); // from now on it is one of the file
    emit saved();
}

void DeviceDialog::showMessage(const QString &text, bool isError)
{
    m_message->setText(text);
    m_message->setProperty("role", isError ? u"error"_qs : QString());
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void DeviceDialog::showButtons()
{
    const bool hasForm = !m_formArea->isHidden();
    m_testButton->setEnabled(hasForm && !m_test->isRunning());
    m_save->setEnabled(hasForm && !m_isSaving);
    m_copy->setEnabled(hasForm);
}

} // namespace mtnops
