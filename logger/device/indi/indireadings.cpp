// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indireadings.h"

#include "logger/device/indi/indivalue.h"

#include <algorithm>

namespace mtnops {

namespace {

const QLatin1StringView connectionProperty("CONNECTION");
const QLatin1StringView connectElement("CONNECT");

} // namespace

IndiReadings::IndiReadings(const DeviceConfig &config) : m_columns(config)
{
    m_values.resize(size_t(table()->columns.size()));
}

void IndiReadings::apply(const IndiItem &item)
{
    if (const auto *vector = std::get_if<IndiVector>(&item)) {
        m_seen.insert(vector->device);
        applyVector(*vector);
    } else if (const auto *deletion = std::get_if<IndiDeletion>(&item)) {
        takeBack(deletion->device, deletion->property);
        if (deletion->property.isEmpty() || deletion->property == connectionProperty)
            m_disconnected.remove(deletion->device);
        if (deletion->property.isEmpty())
            m_seen.remove(deletion->device);
    }
}

void IndiReadings::clear()
{
    for (const QString &device : devices())
        takeBack(device, {});
    m_seen.clear();
    m_disconnected.clear();
}

void IndiReadings::clearDevice(const QString &device)
{
    takeBack(device, {});
    m_seen.remove(device);
    m_disconnected.remove(device);
}

bool IndiReadings::hasValue() const
{
    return !std::all_of(m_values.begin(), m_values.end(), isNull);
}

bool IndiReadings::isComplete() const
{
    const QList<QList<qsizetype>> selected = m_columns.columnsOfSelectors();
    return std::all_of(selected.begin(), selected.end(), [this](const QList<qsizetype> &columns) {
        return std::any_of(columns.begin(), columns.end(),
                           [this](qsizetype column) { return !isNull(m_values[size_t(column)]); });
    });
}

QStringList IndiReadings::problems() const
{
    QStringList problems;
    for (const QString &device : devices()) {
        const QString absence = absenceOf(device);
        problems += absence.isEmpty() ? lossesOf(device) : QStringList{absence};
    }
    const QList<QList<qsizetype>> selected = m_columns.columnsOfSelectors();
    for (qsizetype index = 0; index < selected.size(); ++index) {
        const QString &selector = m_columns.selectors()[index];
        const bool isDeviceAbsent = std::any_of(devices().begin(), devices().end(), [&](const QString &device) {
            return selector.startsWith(device + u'.') && !absenceOf(device).isEmpty();
        });
        const bool isLoss = !selected[index].isEmpty() && m_takenBack.contains(selected[index].front());
        const bool hasAny = std::any_of(selected[index].begin(), selected[index].end(),
                                        [this](qsizetype column) { return !isNull(m_values[size_t(column)]); });
        if (!hasAny && !isLoss && !isDeviceAbsent)
            problems.append(QStringLiteral("INDI sends no value for %1").arg(selector));
    }
    return problems;
}

QStringList IndiReadings::losses() const
{
    QStringList losses;
    for (const QString &device : devices()) {
        const QStringList properties = lossesOf(device);
        const QString absence = absenceOf(device);
        losses += properties.isEmpty() || absence.isEmpty() ? properties : QStringList{absence};
    }
    return losses;
}

/** Why nothing can come from @p device at all; empty when it can. */
QString IndiReadings::absenceOf(const QString &device) const
{
    if (m_disconnected.contains(device))
        return QStringLiteral("INDI device \"%1\" is not connected (CONNECTION is Off)").arg(device);
    if (!m_seen.contains(device))
        return QStringLiteral("INDI device \"%1\" does not answer, or the server has none").arg(device);
    return {};
}

/** One sentence for each property of @p device that was taken back. */
QStringList IndiReadings::lossesOf(const QString &device) const
{
    QStringList losses;
    for (const qsizetype column : m_columns.columnsOf(device, {})) {
        if (!m_takenBack.contains(column))
            continue;
        const QString &source = m_columns.rule(column).source;
        losses.append(
            QStringLiteral("INDI sends no value for %1 any longer").arg(source.first(source.lastIndexOf(u'.'))));
    }
    losses.removeDuplicates();
    losses.sort();
    return losses;
}

void IndiReadings::applyVector(const IndiVector &vector)
{
    if (vector.property == connectionProperty && vector.kind == IndiKind::Switch)
        applyConnection(vector);
    for (const IndiElement &element : vector.elements) {
        const std::optional<qsizetype> column = m_columns.columnOf(vector, element);
        if (!column)
            continue;
        m_values.resize(size_t(table()->columns.size()));
        m_takenBack.remove(*column);
        // pyINDI answers anybody's getProperties with definitions to everybody in which all text is empty. Values that
        // are really gone are taken back with delProperty before.
        if (vector.isDefinition && element.text.isEmpty())
            continue;
        const Reading reading = readIndi(vector.kind, m_columns.rule(*column), element.text);
        m_values[size_t(*column)] = reading.value;
        if (reading.isRejected())
            ++m_rejected;
    }
}

void IndiReadings::applyConnection(const IndiVector &vector)
{
    if (!devices().contains(vector.device))
        return;
    for (const IndiElement &element : vector.elements) {
        if (element.name != connectElement)
            continue;
        if (element.text == QLatin1StringView("On")) {
            m_disconnected.remove(vector.device);
        } else if (!m_disconnected.contains(vector.device)) {
            // Not every driver takes its properties back when it lets go of its hardware.
            m_disconnected.insert(vector.device);
            takeBack(vector.device, {});
        }
    }
}

/** All of @p device with an empty @p property. */
void IndiReadings::takeBack(const QString &device, const QString &property)
{
    for (const qsizetype column : m_columns.columnsOf(device, property)) {
        m_values[size_t(column)] = Value();
        m_takenBack.insert(column);
    }
}

} // namespace mtnops
