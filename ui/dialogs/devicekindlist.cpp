// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/devicekindlist.h"

#include "logger/site/knownnames.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int wordsRole = Qt::UserRole + 1; // what is searched
constexpr qsizetype mostNames = 8;
constexpr int fieldHeight = 26;

QStringList columnNames(const DeviceSettings &settings)
{
    QStringList names;
    for (const RequestTemplate &request : settings.requests) {
        for (const ColumnRule &rule : request.columns)
            names.append(rule.column.name);
    }
    for (const ColumnRule &rule : settings.pushedColumns)
        names.append(rule.column.name);
    return names;
}

/** What goes over the wire, a line for each request. */
QStringList questions(const DeviceSettings &settings)
{
    QStringList lines;
    for (const RequestTemplate &request : settings.requests) {
        const QString text = QString(request.send.text()).replace(u'\n', u"\\n"_qs).replace(u'\r', u"\\r"_qs);
        if (!text.isEmpty())
            lines.append(text);
    }
    for (const IndiPattern &pattern : settings.indiPatterns)
        lines.append(u"%1.%2.%3"_qs.arg(pattern.device, pattern.property, pattern.element));
    return lines;
}

QString listed(QStringList names)
{
    const qsizetype count = names.size();
    if (count > mostNames)
        names = names.first(mostNames);
    const QString text = names.join(u", "_qs);
    return count > mostNames ? DeviceKindList::tr("%1 and %2 more").arg(text).arg(count - mostNames) : text;
}

/** What is shown of it: the name, which the site file has, is for those who know it. */
QString titleOf(const DeviceKind &kind)
{
    return kind.type ? kind.type->settings.title.value_or(kind.type->name) : kind.transport;
}

} // namespace

QString aboutKind(const DeviceKind &kind)
{
    if (!kind.type)
        return (kind.hasOwnRequest() ? DeviceKindList::tr("%1. You say what is asked and what is read of the reply.")
                                     : DeviceKindList::tr("%1. You say which are logged."))
            .arg(transportText(kind.transport));
    const DeviceSettings &settings = kind.type->settings;
    QStringList lines{kind.type->description};
    lines.append(DeviceKindList::tr("Type: %1, by %2").arg(kind.type->name, kind.transport));
    if (const QStringList asked = questions(settings); !asked.isEmpty())
        lines.append(DeviceKindList::tr("Asks: %1").arg(listed(asked)));
    if (const QStringList names = columnNames(settings); !names.isEmpty())
        lines.append(DeviceKindList::tr("Logs: %1").arg(listed(names)));
    return lines.join(u'\n');
}

DeviceKindList::DeviceKindList(QWidget *parent) : QWidget(parent)
{
    auto *label = new QLabel(tr("&Kind of device"), this);
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"kindSearch"_qs);
    m_search->setPlaceholderText(tr("Search: weather, dome, tcp…"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(fieldHeight);
    m_search->installEventFilter(this);
    label->setBuddy(m_search);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"kindList"_qs);
    m_list->setAccessibleName(tr("Kinds of devices"));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(10);
    m_list->setTextElideMode(Qt::ElideRight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &DeviceKindList::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DeviceKindList::showChosen);
}

void DeviceKindList::setTypes(const QList<DeviceType> &types)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_kinds.clear();
    const auto addHeading = [this](const QString &text) {
        auto *heading = new QTreeWidgetItem(m_list, {text});
        QFont font = m_list->font();
        font.setBold(true);
        heading->setFont(0, font);
        heading->setFlags(Qt::ItemIsEnabled);
        return heading;
    };
    QTreeWidgetItem *known = addHeading(tr("Known devices"));
    QList<DeviceKind> kinds;
    for (const DeviceType &type : types)
        kinds.append({.type = type, .transport = type.settings.transport.value_or(QString())});
    std::stable_sort(kinds.begin(), kinds.end(), [](const DeviceKind &left, const DeviceKind &right) {
        return titleOf(left).localeAwareCompare(titleOf(right)) < 0;
    });
    for (const DeviceKind &kind : std::as_const(kinds))
        addKind(known, kind,
                QStringList{kind.type->name, kind.type->description, kind.transport,
                            columnNames(kind.type->settings).join(u' ')}
                    .join(u' '));
    m_connections = addHeading(tr("Any other, by connection"));
    for (const QString &transport : knownTransports()) {
        if (transport != u"simulated") // stands in for a type
            addKind(m_connections, {.type = {}, .transport = transport}, transportText(transport));
    }
    m_list->expandAll();
    filter(m_search->text()); // typed while the site file was read
}

void DeviceKindList::fix(const DeviceKind &kind)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_connections = nullptr;
    m_kinds.clear();
    addKind(m_list->invisibleRootItem(), kind, {});
    m_list->setCurrentItem(m_list->topLevelItem(0));
    const QSignalBlocker searchBlocker(m_search); // what is found does not matter any more
    m_search->clear();
    m_search->setEnabled(false);
    m_search->setPlaceholderText(tr("Its kind stays"));
}

std::optional<DeviceKind> DeviceKindList::kind() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item || !item->data(0, kindRole).isValid())
        return std::nullopt;
    return m_kinds[item->data(0, kindRole).toInt()];
}

void DeviceKindList::startSearch()
{
    m_search->setFocus();
}

bool DeviceKindList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/** To the next of those that are shown, or to the first where the chosen one is not among them. */
void DeviceKindList::step(int by)
{
    QList<QTreeWidgetItem *> shown;
    for (QTreeWidgetItemIterator item(m_list, QTreeWidgetItemIterator::NotHidden | QTreeWidgetItemIterator::Selectable);
         *item; ++item)
        shown.append(*item);
    const qsizetype place = shown.indexOf(m_list->currentItem());
    const qsizetype target = place < 0 ? 0 : place + by;
    if (target >= 0 && target < shown.size())
        m_list->setCurrentItem(shown[target]);
}

void DeviceKindList::addKind(QTreeWidgetItem *heading, const DeviceKind &kind, const QString &words)
{
    const QString title = titleOf(kind);
    auto *item = new QTreeWidgetItem(heading, {title});
    item->setData(0, kindRole, int(m_kinds.size()));
    item->setData(0, wordsRole, title + u' ' + words);
    item->setToolTip(0, kind.type ? title + u'\n' + kind.type->description : transportText(kind.transport));
    m_kinds.append(kind);
}

/** Above or below the known devices. */
void DeviceKindList::moveConnections(int place)
{
    const int now = m_list->indexOfTopLevelItem(m_connections);
    if (now == place)
        return;
    const std::optional<DeviceKind> chosen = kind();
    const QSignalBlocker blocker(m_list);
    QTreeWidgetItem *current = m_list->currentItem();
    m_list->insertTopLevelItem(place, m_list->takeTopLevelItem(now));
    m_connections->setExpanded(true);
    m_list->setCurrentItem(chosen ? current : nullptr);
}

/** Every word that is typed has to be there. What is not known is described by how it is reached: that is left then,
   and stands first when the name of a connection is typed. */
void DeviceKindList::filter(const QString &text)
{
    const QString name = text.trimmed();
    const bool isConnection = knownTransports().contains(name, Qt::CaseInsensitive);
    if (m_connections)
        moveConnections(isConnection ? 0 : 1);
    const QStringList wanted = text.split(u' ', Qt::SkipEmptyParts);
    const auto showThose = [](QTreeWidgetItem *heading, const auto &isWanted) {
        bool isAnyShown = false;
        for (int row = 0; row < heading->childCount(); ++row) {
            const bool isShown = isWanted(heading->child(row)->data(0, wordsRole).toString());
            heading->child(row)->setHidden(!isShown);
            isAnyShown = isAnyShown || isShown;
        }
        heading->setHidden(!isAnyShown);
        return isAnyShown;
    };
    bool isAnyFound = false;
    for (int top = 0; top < m_list->topLevelItemCount(); ++top) {
        QTreeWidgetItem *heading = m_list->topLevelItem(top);
        const bool isByName = isConnection && heading == m_connections;
        const bool isFound = showThose(heading, [&](const QString &words) {
            if (isByName)
                return words.startsWith(name, Qt::CaseInsensitive); // not all in whose description it stands
            return std::all_of(wanted.begin(), wanted.end(),
                               [&](const QString &word) { return words.contains(word, Qt::CaseInsensitive); });
        });
        isAnyFound = isAnyFound || isFound;
    }
    if (!isAnyFound && m_connections)
        showThose(m_connections, [](const QString &) { return true; });
}

void DeviceKindList::showChosen()
{
    if (const std::optional<DeviceKind> chosen = kind())
        emit kindChosen(*chosen);
}

} // namespace mtnops
