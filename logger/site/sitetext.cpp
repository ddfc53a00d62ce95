// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/sitetext.h"

#include "logger/site/tomlplace.h"

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

bool isSame(const TomlValue &left, const TomlValue &right)
{
    return left.kind == right.kind && left.text == right.text && left.integer == right.integer
        && left.real == right.real && left.boolean == right.boolean
        && std::equal(left.items.begin(), left.items.end(), right.items.begin(), right.items.end(), isSame)
        && std::equal(left.members.begin(), left.members.end(), right.members.begin(), right.members.end(),
                      [](const TomlMember &one, const TomlMember &other) {
                          return one.key == other.key && isSame(one.value, other.value);
                      });
}

bool means(const QString &literal, const TomlValue &value)
{
    Diagnostics ignored({});
    const std::optional<TomlValue> root = parseToml("x = " + literal.toUtf8(), ignored);
    return root && root->members.size() == 1 && isSame(root->members.front().value, value);
}

/** Whether a table or array outside of @p left is such. */
template<typename Predicate>
bool anyTable(const TomlValue &value, const TomlValue *left, const Predicate &isSuch)
{
    if (&value == left)
        return false;
    const auto isSuchIn = [&](const TomlValue &part) {
        const bool isTable = part.kind == TomlValue::Kind::Table || part.kind == TomlValue::Kind::Array;
        return isTable && &part != left && (isSuch(part) || anyTable(part, left, isSuch));
    };
    return std::any_of(value.members.begin(), value.members.end(),
                       [&](const TomlMember &member) { return isSuchIn(member.value); })
        || std::any_of(value.items.begin(), value.items.end(), isSuchIn);
}

Error byHand(const QString &why)
{
    return {ErrorCode::InvalidInput, why};
}

} // namespace

/** Of bytes. */
struct SiteText::Span
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

const TomlMember *findMember(const TomlValue &table, QStringView key)
{
    const auto member = std::find_if(table.members.begin(), table.members.end(),
                                     [&](const TomlMember &candidate) { return candidate.key == key; });
    return member == table.members.end() ? nullptr : &*member;
}

Result<SiteText> SiteText::parse(const QByteArray &text, const QString &path)
{
    Diagnostics diagnostics(path);
    std::optional<TomlValue> root = parseToml(text, diagnostics);
    if (!root)
        return Error{ErrorCode::InvalidInput, diagnostics.sorted().first().toString()};
    return SiteText(text, std::move(*root));
}

std::vector<const TomlValue *> SiteText::devices() const
{
    std::vector<const TomlValue *> list;
    const TomlMember *member = findMember(m_root, u"device");
    if (!member || member->value.kind != TomlValue::Kind::Array)
        return list;
    for (const TomlValue &item : member->value.items) {
        if (item.kind == TomlValue::Kind::Table)
            list.push_back(&item);
    }
    return list;
}

QByteArray SiteText::block(qsizetype device) const
{
    const TomlValue &value = *devices().at(size_t(device));
    const qsizetype begin = spanOf(value).begin;
    return m_text.sliced(begin, lineEnd(m_text, endOf(value)) - begin);
}

LineSpan SiteText::lines(qsizetype device) const
{
    const int first = devices().at(size_t(device))->position.line;
    return {.first = first, .last = first + int(block(device).chopped(1).count('\n'))};
}

Result<QByteArray> SiteText::withDevice(const QString &block) const
{
    const TomlMember *member = findMember(m_root, u"device");
    if (member && (member->value.kind != TomlValue::Kind::Array || !isUnderHeader(member->value)))
        return byHand(u"the devices of this file do not stand under [[device]] each"_qs);
    const QByteArray ending = lineEnding(m_text);
    QByteArray text = m_text;
    if (!text.isEmpty()) {
        if (!text.endsWith('\n'))
            text += ending;
        if (!text.endsWith(ending + ending))
            text += ending;
    }
    return text + block.toUtf8().replace('\n', ending);
}

std::vector<const TomlValue *> SiteText::requests(qsizetype device) const
{
    std::vector<const TomlValue *> list;
    if (const TomlMember *member = findMember(*devices().at(size_t(device)), u"request")) {
        for (const TomlValue &item : member->value.items) {
            if (item.kind == TomlValue::Kind::Table)
                list.push_back(&item);
        }
    }
    return list;
}

bool SiteText::isPlain(const TomlValue &value) const
{
    const Span span = spanOf(value);
    return !isUnderHeader(value) && !m_text.sliced(span.begin, span.end - span.begin).contains('#');
}

Result<QByteArray> SiteText::withKeys(qsizetype device, const QList<TomlAssignment> &assignments) const
{
    return withKeysOf(*devices().at(size_t(device)), u"the device"_qs, assignments);
}

Result<QByteArray> SiteText::withRequestKeys(qsizetype device, qsizetype request,
                                             const QList<TomlAssignment> &assignments) const
{
    return withKeysOf(*requests(device).at(size_t(request)), u"the request"_qs, assignments);
}

/** @p what is for the error. */
Result<QByteArray> SiteText::withKeysOf(const TomlValue &table, const QString &what,
                                        const QList<TomlAssignment> &assignments) const
{
    const bool isInLine = !isUnderHeader(table);
    const QByteArray ending = lineEnding(m_text);
    // Behind the last key that stands under the device's own header.
    qsizetype place = lineEnd(m_text, spanOf(table).begin);
    QByteArray indent;
    qsizetype last = -1;
    for (const TomlMember &member : table.members) {
        const Span span = spanOf(member);
        if (isSubTable(member) || span.begin < last)
            continue;
        last = span.begin;
        place = lineEnd(m_text, span.end);
        const qsizetype begin = lineBegin(m_text, span.begin);
        indent = m_text.sliced(begin, span.begin - begin);
    }
    QByteArray added;
    std::vector<std::pair<const TomlMember *, QByteArray>> changes;
    for (const TomlAssignment &assignment : assignments) {
        const TomlMember *member = findMember(table, assignment.key);
        if (!member && assignment.literal.isEmpty())
            continue;
        if (!member)
            added +=
                indent + assignment.key.toUtf8() + " = " + assignment.literal.toUtf8().replace('\n', ending) + ending;
        else if (assignment.literal.isEmpty() || !means(assignment.literal, member->value))
            changes.emplace_back(member, assignment.literal.toUtf8().replace('\n', ending));
        if (member && isSubTable(*member))
            return byHand(u"\"%1\" has a header of its own"_qs.arg(assignment.key));
        if (isInLine && (!member || assignment.literal.isEmpty()))
            return byHand(u"%1 stands in one line with others"_qs.arg(what));
    }
    QByteArray text = m_text;
    // From the end, so that places before stay where they are.
    std::sort(changes.begin(), changes.end(), [this](const auto &one, const auto &other) {
        return spanOf(*one.first).begin > spanOf(*other.first).begin;
    });
    if (!added.isEmpty()) {
        if (place > 0 && text[place - 1] != '\n') {
            added = ending + added;
            added.chop(ending.size());
        }
        text.insert(place, added);
    }
    for (const auto &[member, literal] : changes) {
        const Span span = spanOf(member->value);
        if (literal.isEmpty())
            text = withoutKey(text, *member);
        else
            text.replace(span.begin, span.end - span.begin, literal);
    }
    return text;
}

Result<QByteArray> SiteText::withoutDevice(qsizetype device) const
{
    const TomlValue &table = *devices().at(size_t(device));
    if (!isUnderHeader(table))
        return byHand(u"the device stands in one line with others"_qs);
    const qsizetype begin = spanOf(table).begin;
    const qsizetype end = endOf(table);
    // [[device]], [store], [[device.request]] is allowed, though nobody writes it.
    const bool isApart = anyTable(m_root, &table, [&](const TomlValue &other) {
        const qsizetype place = spanOf(other).begin;
        return place > begin && place < end;
    });
    if (isApart)
        return byHand(u"its parts do not stand together"_qs);
    QByteArray text = m_text;
    qsizetype behind = lineEnd(text, end);
    // One of the empty lines around it goes along.
    const QByteArray rest = text.sliced(behind, lineEnd(text, behind) - behind).trimmed();
    qsizetype first = lineBegin(text, begin);
    const bool isEmptyBefore =
        first == 0 || text.sliced(lineBegin(text, first - 1), first - lineBegin(text, first - 1)).trimmed().isEmpty();
    if (rest.isEmpty() && isEmptyBefore)
        behind = lineEnd(text, behind);
    if (behind == text.size() && isEmptyBefore && first > 0)
        first = lineBegin(text, first - 1); // it is the last: as if it had never been added
    return text.remove(first, behind - first);
}

SiteText::Span SiteText::spanOf(const TomlValue &value) const
{
    return {offsetOf(m_text, value.position), offsetOf(m_text, value.end)};
}

SiteText::Span SiteText::spanOf(const TomlMember &member) const
{
    return {offsetOf(m_text, member.position), offsetOf(m_text, member.value.end)};
}

/** Whether a line [header] begins it; else it is written as a value. */
bool SiteText::isUnderHeader(const TomlValue &value) const
{
    const qsizetype begin = spanOf(value).begin;
    const qsizetype line = lineBegin(m_text, begin);
    return m_text.sliced(line, begin - line).trimmed().isEmpty() && begin < m_text.size() && m_text[begin] == '[';
}

bool SiteText::isSubTable(const TomlMember &member) const
{
    return (member.value.kind == TomlValue::Kind::Table || member.value.kind == TomlValue::Kind::Array)
        && isUnderHeader(member.value);
}

/** Of the last value in it, or of its header. */
qsizetype SiteText::endOf(const TomlValue &device) const
{
    qsizetype end = spanOf(device).end;
    const auto reach = [&](const auto &self, const TomlValue &value) -> void {
        end = std::max(end, spanOf(value).end);
        for (const TomlMember &member : value.members)
            self(self, member.value);
        for (const TomlValue &item : value.items)
            self(self, item);
    };
    reach(reach, device);
    return end;
}

/** Its line goes, but not a comment behind it. */
QByteArray SiteText::withoutKey(QByteArray text, const TomlMember &member) const
{
    const Span span = spanOf(member);
    const qsizetype end = lineEnd(text, span.end);
    const QByteArray behind = text.sliced(span.end, end - span.end);
    if (behind.trimmed().isEmpty()) {
        const qsizetype begin = lineBegin(text, span.begin);
        return text.remove(begin, end - begin);
    }
    const qsizetype comment = behind.indexOf('#');
    return text.remove(span.begin, span.end - span.begin + comment);
}

} // namespace mtnops
