// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/startwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>

namespace mtnops {

namespace {

constexpr int windowWidth = 560; // px
constexpr int rowHeight = 22;

QLabel *makeText(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

StartWindow::StartWindow(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startWindow"));
    setWindowTitle(QStringLiteral("mtnops-logger"));
    setAcceptDrops(true);
    m_theme.setKind(m_settings.theme());
    m_files = new FileActions(*this, m_settings);
    m_files->setLogsSites(true);
    connect(m_files, &FileActions::siteWanted, this, &StartWindow::siteWanted);
    connect(m_files, &FileActions::viewerWanted, this, &StartWindow::viewerWanted);
    addActions(
        {m_files->openSite(), m_files->newSite(), m_files->openDatabase(), m_files->openServer()}); // with their keys
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this), &QShortcut::activated, this, &QWidget::close);
    auto *title = new QLabel(QStringLiteral("mtnops-logger"), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    title->setFont(font);
    auto *rows = new QGridLayout;
    rows->setHorizontalSpacing(16);
    rows->setVerticalSpacing(8);
    rows->setColumnStretch(1, 1);
    QWidget *first =
        addWay(*rows, "startSite", tr("Open &site…"), tr("Logs the devices of a site file, and shows them"),
               [this] { m_files->openSite()->trigger(); });
    addWay(*rows, "startNew", tr("&New site…"), tr("Writes a site file, and asks for its first device"),
           [this] { m_files->newSite()->trigger(); });
    addWay(*rows, "startDatabase", tr("Open &log or database…"),
           tr("Shows what was logged, here or by another program"), [this] { m_files->openDatabase()->trigger(); });
    addWay(*rows, "startServer", tr("Database on a se&rver…"),
           tr("Shows what another program keeps in PostgreSQL or MySQL"), [this] { m_files->openServer()->trigger(); });
    addWay(*rows, "startDemo", tr("&Demonstration"), tr("A simulated telescope; no device is asked"),
           [this] { emit demoWanted(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(title);
    layout->addLayout(rows);
    if (QWidget *recent = makeRecent())
        layout->addWidget(recent);
    layout->addWidget(makeText(tr("A site file, a log or a database can be dropped here, too."), "secondary", this));
    layout->addStretch(1);
    first->setFocus();
    resize(windowWidth, layout->totalHeightForWidth(windowWidth));
}

template<typename Do>
QWidget *StartWindow::addWay(QGridLayout &rows, const char *name, const QString &text, const QString &about, Do then)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAccessibleDescription(about);
    button->setAutoDefault(true); // Return presses the one that has the focus
    connect(button, &QPushButton::clicked, this, then);
    const int row = rows.rowCount();
    rows.addWidget(button, row, 0);
    rows.addWidget(makeText(about, "empty", this), row, 1, Qt::AlignVCenter);
    return button;
}

/** Null where nothing was opened yet. */
QWidget *StartWindow::makeRecent()
{
    const QStringList files = m_settings.recentFiles();
    if (files.isEmpty())
        return nullptr;
    auto *part = new QWidget(this);
    auto *label = new QLabel(tr("Opened &before"), part);
    auto *list = new QListWidget(part);
    list->setObjectName(QStringLiteral("startRecent"));
    list->setTextElideMode(Qt::ElideMiddle);
    list->setUniformItemSizes(true);
    list->setToolTip(tr("Return or a double click opens it"));
    for (const QString &path : files) {
        auto *item = new QListWidgetItem(QDir::toNativeSeparators(path), list);
        item->setData(Qt::UserRole, path);
        item->setSizeHint(QSize(0, rowHeight));
    }
    list->setFixedHeight(int(files.size()) * rowHeight + 2 * list->frameWidth() + 6); // 6: padding of the style sheet
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { m_files->openRecent(item->data(Qt::UserRole).toString()); });
    label->setBuddy(list);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(list);
    return part;
}

void StartWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    emit closed();
}

void StartWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!FileActions::filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StartWindow::dropEvent(QDropEvent *event)
{
    m_files->open(FileActions::filesOf(*event->mimeData()).first()); // there is one window to come
    event->acceptProposedAction();
}

} // namespace mtnops
