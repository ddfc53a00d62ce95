// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tablepanel.h"

#include "models/logsession.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/tablecolumns.h"
#include "ui/panels/tabledelegate.h"
#include "ui/panels/timefield.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int widestColumn = 240; // px; a longer label or text is elided
constexpr int patienceMilliseconds = 150; // a page is there sooner, as a rule: no flicker

QString zones(const ShownTime &shown, const TimeRange &range)
{
    return shown.isSidereal() ? QStringLiteral("%1, %2").arg(shown.zoneNames(range), shown.names(range))
                              : shown.names(range);
}

} // namespace

TablePanel::TablePanel(LogSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_devices(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_goTo(new TimeField(this))
    , m_view(new LogTableView(this))
    , m_delegate(new TableDelegate(this))
{
    m_devices->setObjectName(QStringLiteral("tableDevice"));
    m_devices->setAccessibleName(tr("Device of the table"));
    m_devices->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_note->setObjectName(QStringLiteral("tableNote"));
    m_note->setProperty("role", QStringLiteral("secondary"));
    m_goTo->setObjectName(QStringLiteral("goToField"));
    m_goTo->setMinimumHeight(m_devices->sizeHint().height());
    m_goTo->setPlaceholderText(tr("Go to time… (Ctrl+G)"));
    m_goTo->setAccessibleName(tr("Time to go to in the table"));
    m_view->setObjectName(QStringLiteral("logTable"));
    m_view->setAccessibleName(tr("Rows of the device, newest first"));
    m_view->setModel(&session.table());
    m_view->setItemDelegate(m_delegate);
    m_view->horizontalHeader()->setResizeContentsPrecision(50);
    m_columns = new TableColumns(*m_view, session.table(), this);
    m_overlay = new OverlayLabel(m_view->viewport());
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(10);
    top->addWidget(m_devices);
    top->addWidget(m_note, 1);
    top->addWidget(m_goTo);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    connect(m_devices, &QComboBox::activated, this,
            [this](int index) { m_session.setTable(m_devices->itemData(index).toString()); });
    connect(m_columns, &TableColumns::changed, this,
            [this] { emit arranged(m_session.table().table().name, m_columns->arrangement()); });
    connect(&session.table(), &QAbstractItemModel::modelReset, this, &TablePanel::arrangeColumns);
    connect(&session, &LogSession::catalogChanged, this, &TablePanel::fillDevices);
    connect(&session, &LogSession::tableChanged, this, &TablePanel::showDevice);
    connect(&session.window(), &TimeWindow::rangeChanged, this, &TablePanel::showState);
    connect(m_goTo, &TimeField::committed, this, &TablePanel::goToTime);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TablePanel::showState);
    connectModel();
    fillDevices();
}

TablePanel::~TablePanel()
{
    disconnect(m_view, nullptr, this, nullptr); // it tells of its rows while it goes, after the panel
}

void TablePanel::connectModel()
{
    LogTableModel &model = m_session.table();
    connect(&model, &LogTableModel::stateChanged, this, [this] {
        // Told when a change is complete: the rows that brought the view back to the newest one do not move it.
        m_view->setFollowing(m_session.table().isAtNewest());
        if (m_session.table().isLoading())
            m_patience.start(patienceMilliseconds);
        else
            m_patience.stop();
        showState();
    });
    connect(&model, &LogTableModel::rowsReplaced, m_view, &LogTableView::showOnTop);
    connect(&model, &LogTableModel::conditionChanged, this, [this] { // state and age stand beside the time
        const int needed = m_view->sizeHintForIndex(m_session.table().index(0, LogTableModel::timeSection)).width();
        if (needed > m_view->columnWidth(LogTableModel::timeSection))
            m_view->setColumnWidth(LogTableModel::timeSection, needed);
    });
    connect(&model, &LogTableModel::rowFound, m_view, &LogTableView::showFound);
    connect(m_view, &LogTableView::rowsShown, &model, &LogTableModel::setShownRows);
    connect(m_view, &LogTableView::rowsShown, this, &TablePanel::showNote);
    connect(m_view, &LogTableView::newestWanted, &model, &LogTableModel::showNewest);
    connect(m_view, &LogTableView::oldestWanted, &model, &LogTableModel::showOldest);
}

void TablePanel::startGoTo()
{
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    m_goTo->selectAll();
}

void TablePanel::setArrangements(std::function<QStringList(const QString &)> remembered)
{
    m_remembered = std::move(remembered);
    m_arrangedTable.clear();
    arrangeColumns();
}

/** Of all the device's rows; one may lie ahead, where the logger's clock does. */
Timestamp TablePanel::newestTime() const
{
    for (const LatestRow &latest : m_session.latest().rows) {
        if (latest.table == m_session.tableName() && latest.lastTime())
            return *latest.lastTime();
    }
    return Timestamp::min();
}

void TablePanel::goToTime()
{
    const Timestamp now = m_session.clock().now();
    const Result<Timestamp> time = m_timeText.read(m_goTo->text(), now);
    if (!time) {
        m_goTo->showError(time.error().detail);
        return;
    }
    if (*time > now && *time > newestTime()) {
        m_goTo->showError(tr("That is yet to come: the newest row is at the top (Home goes there)."));
        return;
    }
    m_goTo->discard();
    m_view->setFocus(Qt::OtherFocusReason);
    m_session.showTableTime(*time);
}

void TablePanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
}

void TablePanel::setTimeText(const TimeText &text)
{
    m_timeText = text;
    m_fittedTable.clear(); // times may need another width
    showState();
}

void TablePanel::setEmptyText(const QString &text, bool isError)
{
    if (text == m_emptyText && isError == m_emptyIsError)
        return;
    m_emptyText = text;
    m_emptyIsError = isError;
    showState();
}

void TablePanel::fillDevices()
{
    const QSignalBlocker blocker(m_devices);
    m_devices->clear();
    for (const DeviceTable &table : m_session.catalog().tables)
        m_devices->addItem(table.title, table.name);
    showDevice();
}

void TablePanel::showDevice()
{
    m_devices->setCurrentIndex(m_devices->findData(m_session.tableName()));
    m_fittedTable.clear();
    showState();
}

/** Of the rows that are seen; the window's where there are none. */
TimeRange TablePanel::shownTimes() const
{
    const LogTableModel &model = m_session.table();
    const int first = m_view->rowAt(0);
    if (first < 0)
        return m_session.window().range();
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    const auto timeOf = [&](int row) {
        return model.index(row, LogTableModel::timeSection).data(LogTableModel::TimestampRole).value<Timestamp>();
    };
    return {timeOf(last >= 0 ? last : model.rowCount() - 1), timeOf(first) + Duration(1)};
}

void TablePanel::showNote()
{
    const LogTableModel &model = m_session.table();
    const bool isLoading = model.isLoading() && !m_patience.isActive() && model.rowCount() > 0;
    m_note->setText(m_devices->count() == 0 ? QString()
                        : isLoading         ? tr("Loading…")
                                            : tr("Times in %1").arg(zones(m_timeText.shown(), shownTimes())));
    m_goTo->setZoneName(m_timeText.shown().zoneNames(shownTimes()));
}

void TablePanel::showState()
{
    const LogTableModel &model = m_session.table();
    const bool isLoading = model.isLoading() && !m_patience.isActive();
    const bool hasDevices = m_devices->count() > 0;
    m_devices->setVisible(hasDevices);
    m_goTo->setVisible(hasDevices);
    showNote();
    fitColumns();
    if (!model.errorText().isEmpty()) {
        m_overlay->setMessage(tr("The table cannot be read: %1").arg(model.errorText()), OverlayLabel::Kind::Error);
    } else if (model.rowCount() > 0) {
        m_overlay->setMessage({});
    } else if (isLoading) {
        m_overlay->setMessage(tr("Loading…"));
    } else if (model.isEmpty()) {
        const TimeRange range = m_session.window().range();
        m_overlay->setMessage(tr("%1 has no row from %2 to %3.\nChoose a longer window, or another time.")
                                  .arg(model.table().title, m_timeText.write(range.from, range.length()),
                                       m_timeText.write(range.to, range.length())));
    } else {
        m_overlay->setMessage(hasDevices ? QString() : m_emptyText,
                              m_emptyIsError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
    }
}

void TablePanel::fitColumns()
{
    const LogTableModel &model = m_session.table();
    if (m_fittedTable == model.table().name)
        return;
    if (model.rowCount() > 0) // until then the headers alone
        m_fittedTable = model.table().name;
    m_view->resizeColumnsToContents();
    for (int section = 1; section < model.columnCount(); ++section) // a time is never cut
        m_view->setColumnWidth(section, std::min(m_view->columnWidth(section), widestColumn));
}

void TablePanel::arrangeColumns()
{
    const DeviceTable &table = m_session.table().table();
    if (m_arrangedTable == table.name && m_arrangedColumns == table.columns.size())
        return;
    m_arrangedTable = table.name;
    m_arrangedColumns = table.columns.size();
    m_columns->apply(m_remembered ? m_remembered(table.name) : QStringList());
}

} // namespace mtnops
