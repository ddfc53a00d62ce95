// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/columnamendment.h"

#include "logger/site/columnrulereader.h"
#include "logger/site/didyoumean.h"

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

QString nameIn(const TomlValue &table)
{
    const auto name = std::find_if(table.members.begin(), table.members.end(),
                                   [](const TomlMember &member) { return member.key == u"name"; });
    return name == table.members.end() ? QString() : name->value.text;
}

ColumnRule *findRule(QList<ColumnRule> &rules, const QString &name)
{
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const ColumnRule &each) { return each.column.name == name; });
    return rule == rules.end() ? nullptr : &*rule;
}

ColumnRule *findRule(DeviceSettings &settings, const QString &name)
{
    for (RequestTemplate &request : settings.requests) {
        if (ColumnRule *rule = findRule(request.columns, name))
            return rule;
    }
    return findRule(settings.pushedColumns, name);
}

} // namespace

std::vector<const TomlValue *> amendColumns(const std::vector<const TomlValue *> &tables, DeviceSettings &settings,
                                            Diagnostics &diagnostics)
{
    std::vector<const TomlValue *> others;
    TakenNames amended(u"column"_qs);
    for (const TomlValue *table : tables) {
        const QString name = nameIn(*table);
        ColumnRule *rule = name.isEmpty() ? nullptr : findRule(settings, name);
        if (!rule) {
            others.push_back(table);
            continue;
        }
        const qsizetype mistakesBefore = diagnostics.count();
        const ColumnRule changed = ColumnRuleReader(*table, {}, diagnostics).amend(*rule);
        if (amended.take(name, table->position, diagnostics) && diagnostics.count() == mistakesBefore)
            *rule = changed;
    }
    return others;
}

void reportUnknownColumns(const std::vector<const TomlValue *> &tables, const DeviceType &type,
                          Diagnostics &diagnostics)
{
    QStringList known;
    for (const RequestTemplate &request : type.settings.requests) {
        for (const ColumnRule &rule : request.columns)
            known.append(rule.column.name);
    }
    for (const TomlValue *table : tables) {
        TomlReader reader(*table, diagnostics);
        const auto name = reader.requiredText("name"_L1, u"the type's column that is changed"_qs);
        if (name)
            reader.report(u"name",
                          u"type \"%1\" has no column \"%2\"%3"_qs.arg(type.name, *name, didYouMean(*name, known)));
    }
}

} // namespace mtnops
