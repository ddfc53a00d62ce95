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
        setNull(m_columns.columnsOf(deletion->device, deletion->property));
        if (deletion->property.isEmpty() || deletion->property == connectionProperty)
            m_disconnected.remove(deletion->device);
        if (deletion->property.isEmpty())
            m_seen.remove(deletion->device);
    }
}

void IndiReadings::clear()
{
    std::fill(m_values.begin(), m_values.end(), Value());
    m_seen.clear();
    m_disconnected.clear();
}

void IndiReadings::clearDevice(const QString &device)
{
    setNull(m_columns.columnsOf(device, {}));
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
    QSet<QString> explained;
    for (const QString &device : devices()) {
        if (m_disconnected.contains(device))
            problems.append(QStringLiteral("INDI device \"%1\" is not connected (CONNECTION is Off)").arg(device));
        else if (!m_seen.contains(device))
            problems.append(QStringLiteral("INDI device \"%1\" does not answer, or the server has none").arg(device));
        else
            continue;
        explained.insert(device);
    }
    const QList<QList<qsizetype>> selected = m_columns.columnsOfSelectors();
    for (qsizetype index = 0; index < selected.size(); ++index) {
        const QString &selector = m_columns.selectors()[index];
        const bool isExplained = std::any_of(explained.begin(), explained.end(),
                                             [&](const QString &device) { return selector.startsWith(device + u'.'); });
        const bool hasAny = std::any_of(selected[index].begin(), selected[index].end(),
                                        [this](qsizetype column) { return !isNull(m_values[size_t(column)]); });
        if (!hasAny && !isExplained)
            problems.append(QStringLiteral("INDI sends no value for %1").arg(selector));
    }
    return problems;
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
            setNull(m_columns.columnsOf(vector.device, {}));
        }
    }
}

void IndiReadings::setNull(const QList<qsizetype> &columns)
{
    for (const qsizetype column : columns)
        m_values[size_t(column)] = Value();
}

} // namespace mtnops
