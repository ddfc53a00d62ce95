// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiframer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace mtnops {

namespace {

constexpr qsizetype maximumTag = 64 * 1024;

constexpr std::array<std::string_view, 12> topLevelNames = {
    "defNumberVector", "setNumberVector", "defTextVector", "setTextVector", "defSwitchVector", "setSwitchVector",
    "defLightVector",  "setLightVector",  "defBLOBVector", "setBLOBVector", "message",         "delProperty",
};

bool isTopLevel(QByteArrayView name)
{
    const std::string_view text(name.data(), static_cast<size_t>(name.size()));
    return std::find(topLevelNames.begin(), topLevelNames.end(), text) != topLevelNames.end();
}

bool isQuote(char character)
{
    return character == '"' || character == '\'';
}

/** The name in "<name …", "</name>" or "<name/>". */
QByteArrayView nameOfTag(QByteArrayView tag)
{
    const qsizetype begin = tag.startsWith("</") ? 2 : 1;
    qsizetype end = begin;
    while (end < tag.size() && std::string_view(" \t\r\n/>").find(tag[end]) == std::string_view::npos)
        ++end;
    return tag.sliced(begin, end - begin);
}

} // namespace

QList<QByteArray> IndiFramer::append(QByteArrayView bytes)
{
    while (!bytes.isEmpty())
        bytes = bytes.sliced(m_tag.isEmpty() ? appendText(bytes) : appendTag(bytes));
    return std::exchange(m_complete, {});
}

void IndiFramer::reset()
{
    m_complete.clear();
    m_name.clear();
    m_element.clear();
    m_tag.clear();
    m_quote = 0;
    m_skipping = false;
}

/** Takes text up to and including the next '<'; returns how many bytes. */
qsizetype IndiFramer::appendText(QByteArrayView bytes)
{
    const qsizetype found = bytes.indexOf('<');
    const qsizetype length = found < 0 ? bytes.size() : found;
    if (!m_name.isEmpty() && !m_skipping) {
        m_element.append(bytes.first(length));
        if (m_element.size() > maximumElement) {
            m_element = {};
            m_skipping = true;
            ++m_dropped;
        }
    }
    if (found < 0)
        return length;
    startTag();
    return length + 1;
}

void IndiFramer::startTag()
{
    m_tag = QByteArrayLiteral("<");
    m_quote = 0;
}

/** Takes bytes of a tag up to and including the next that means something there; returns how many. */
qsizetype IndiFramer::appendTag(QByteArrayView bytes)
{
    const QByteArrayView taken = bytes.first(std::min(bytes.size(), maximumTag + 1 - m_tag.size()));
    const auto *const found = std::find_if(taken.begin(), taken.end(), [quote = m_quote](char character) {
        return character == '<' || (quote == 0 ? isQuote(character) || character == '>' : character == quote);
    });
    const qsizetype length = found - taken.begin();
    m_tag.append(taken.first(length));
    if (found != taken.end()) {
        appendToTag(*found);
        return length + 1;
    }
    limitTag();
    return length;
}

/** Takes one character with a meaning. */
void IndiFramer::appendToTag(char character)
{
    if (character == '<') { // never inside a tag: what came before was cut short
        dropElement();
        startTag();
        return;
    }
    m_tag.append(character);
    if (isQuote(character)) {
        m_quote = m_quote == 0 ? character : '\0';
        limitTag();
    } else {
        finishTag();
        m_tag.clear();
    }
}

void IndiFramer::limitTag()
{
    if (m_tag.size() <= maximumTag)
        return;
    dropElement();
    m_tag.clear();
}

void IndiFramer::finishTag()
{
    const QByteArrayView name = nameOfTag(m_tag);
    if (m_tag.startsWith("</")) {
        if (m_name.isEmpty())
            return;
        if (!m_skipping)
            m_element.append(m_tag);
        if (name != m_name)
            return;
        if (!m_skipping)
            m_complete.append(m_element);
        m_name.clear();
        m_element.clear();
        m_skipping = false;
        return;
    }
    if (isTopLevel(name))
        finishStartTag();
    else if (!m_name.isEmpty() && !m_skipping)
        m_element.append(m_tag);
}

void IndiFramer::finishStartTag()
{
    if (!m_name.isEmpty())
        dropElement();
    const QByteArray name = nameOfTag(m_tag).toByteArray();
    const bool isBlob = name.endsWith("BLOBVector");
    if (m_tag.endsWith("/>")) {
        if (!isBlob)
            m_complete.append(m_tag);
        return;
    }
    m_name = name;
    m_element = m_tag;
    m_skipping = isBlob;
}

void IndiFramer::dropElement()
{
    if (!m_name.isEmpty() && !m_skipping)
        ++m_dropped;
    m_name.clear();
    m_element.clear();
    m_skipping = false;
}

} // namespace mtnops
