// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotarrangementjson.h"

#include <QJsonArray>

#include <array>

namespace mtnops {

namespace {

constexpr int version = 1;
constexpr std::array lineNames = {"solid", "dashed", "dotted"};
constexpr std::array widthNames = {"thin", "medium"};

QString dottedName(const ColumnRef &column)
{
    return column.table + u'.' + column.column;
}

/** The first thing that is wrong is kept. */
class Reader
{
public:
    bool hasFailed() const { return !m_error.isEmpty(); }
    Error error() const { return {.code = ErrorCode::InvalidInput, .detail = m_error}; }

    void fail(const QString &where, const QString &what)
    {
        if (m_error.isEmpty())
            m_error = QStringLiteral("arrangement of the chart: %1: %2").arg(where, what);
    }

    ColumnRef column(const QString &text, const QString &where)
    {
        const qsizetype dot = text.indexOf(u'.');
        if (dot > 0 && dot + 1 < text.size())
            return {text.left(dot), text.mid(dot + 1)};
        fail(where, QStringLiteral("\"%1\" is no column, expected table.column").arg(text));
        return {};
    }

    QString text(const QJsonValue &value, const QString &where)
    {
        if (!value.isString() || value.toString().isEmpty())
            fail(where, QStringLiteral("expected a text that is not empty"));
        return value.toString();
    }

    double number(const QJsonValue &value, const QString &where)
    {
        if (!value.isDouble())
            fail(where, QStringLiteral("expected a number"));
        return value.toDouble();
    }

    bool flag(const QJsonValue &value, const QString &where)
    {
        if (!value.isBool() && !value.isUndefined())
            fail(where, QStringLiteral("expected true or false"));
        return value.toBool();
    }

    /** The place of the text among @p names; the first where it is absent. */
    template<size_t Count>
    int choice(const QJsonValue &value, const std::array<const char *, Count> &names, const QString &where)
    {
        QStringList known;
        for (const char *name : names)
            known.append(QString::fromLatin1(name));
        if (value.isUndefined())
            return 0;
        const auto index = int(known.indexOf(value.toString()));
        if (index < 0)
            fail(where,
                 QStringLiteral("\"%1\", expected %2").arg(value.toString(), known.join(QStringLiteral(" or "))));
        return std::max(0, index);
    }

private:
    QString m_error;
};

TraceLook readLook(Reader &reader, const QJsonObject &object, const QString &where)
{
    TraceLook look;
    if (object.contains(u"colour")) {
        const double colour = reader.number(object[u"colour"], where + QStringLiteral(".colour"));
        if (colour < 0 || colour > 999 || colour != std::floor(colour))
            reader.fail(where + QStringLiteral(".colour"), QStringLiteral("expected a whole number from 0"));
        look.colour = int(colour);
    }
    look.keepsColour = reader.flag(object[u"chosen"], where + QStringLiteral(".chosen"));
    look.line = LineStyle(reader.choice(object[u"line"], lineNames, where + QStringLiteral(".line")));
    look.width = LineWidth(reader.choice(object[u"width"], widthNames, where + QStringLiteral(".width")));
    return look;
}

AxisState readAxis(Reader &reader, const QJsonObject &object, const QString &where)
{
    AxisState state;
    state.isLogarithmic = reader.flag(object[u"logarithmic"], where + QStringLiteral(".logarithmic"));
    state.isLocked = reader.flag(object[u"locked"], where + QStringLiteral(".locked"));
    if (object.contains(u"low") || object.contains(u"high")) {
        const AxisSpan span{.low = reader.number(object[u"low"], where + QStringLiteral(".low")),
                            .high = reader.number(object[u"high"], where + QStringLiteral(".high"))};
        if (!span.isValid(state.isLogarithmic))
            reader.fail(
                where,
                QStringLiteral("from %1 to %2, expected low below high%3")
                    .arg(QString::number(span.low), QString::number(span.high),
                         state.isLogarithmic ? QStringLiteral(", and above zero for a logarithmic axis") : QString()));
        state.held = span;
    } else if (state.isLocked) {
        reader.fail(where, QStringLiteral("locked without low and high"));
    }
    return state;
}

} // namespace

QJsonObject toJson(const PlotArrangement &arrangement)
{
    QJsonObject panels;
    for (const auto &[column, panel] : arrangement.panels().asKeyValueRange())
        panels.insert(dottedName(column), panel);
    QJsonObject looks;
    for (const auto &[column, look] : arrangement.looks().asKeyValueRange()) {
        QJsonObject object{{QStringLiteral("line"), QString::fromLatin1(lineNames[size_t(look.line)])},
                           {QStringLiteral("width"), QString::fromLatin1(widthNames[size_t(look.width)])},
                           {QStringLiteral("chosen"), look.keepsColour}};
        if (look.colour >= 0)
            object.insert(u"colour", look.colour);
        looks.insert(dottedName(column), object);
    }
    QJsonArray axes;
    for (const auto &[id, state] : arrangement.axes().asKeyValueRange()) {
        QJsonObject object{{QStringLiteral("panel"), id.panel},
                           {QStringLiteral("axis"), id.axis},
                           {QStringLiteral("logarithmic"), state.isLogarithmic},
                           {QStringLiteral("locked"), state.isLocked}};
        if (state.held) {
            object.insert(u"low", state.held->low);
            object.insert(u"high", state.held->high);
        }
        axes.append(object);
    }
    return {{QStringLiteral("version"), version},
            {QStringLiteral("order"), QJsonArray::fromStringList(arrangement.order())},
            {QStringLiteral("panels"), panels},
            {QStringLiteral("looks"), looks},
            {QStringLiteral("axes"), axes}};
}

Result<PlotArrangement> arrangementFromJson(const QJsonObject &object)
{
    Reader reader;
    PlotArrangement arrangement;
    if (object[u"version"].toInt() != version)
        reader.fail(QStringLiteral("version"),
                    QStringLiteral("%1, expected %2").arg(object[u"version"].toVariant().toString()).arg(version));
    QStringList order;
    for (const QJsonValue &panel : object[u"order"].toArray())
        order.append(reader.text(panel, QStringLiteral("order[%1]").arg(order.size())));
    arrangement.setOrder(order);
    const QJsonObject panels = object[u"panels"].toObject();
    for (auto entry = panels.begin(); entry != panels.end(); ++entry) {
        const QString where = QStringLiteral("panels.") + entry.key();
        arrangement.place(reader.column(entry.key(), where), reader.text(entry.value(), where));
    }
    const QJsonObject looks = object[u"looks"].toObject();
    for (auto entry = looks.begin(); entry != looks.end(); ++entry) {
        const QString where = QStringLiteral("looks.") + entry.key();
        arrangement.setLook(reader.column(entry.key(), where), readLook(reader, entry.value().toObject(), where));
    }
    const QJsonArray axes = object[u"axes"].toArray();
    for (qsizetype i = 0; i < axes.size(); ++i) {
        const QString where = QStringLiteral("axes[%1]").arg(i);
        const QJsonObject axis = axes[i].toObject();
        const AxisId id{.panel = reader.text(axis[u"panel"], where + QStringLiteral(".panel")),
                        .axis = reader.text(axis[u"axis"], where + QStringLiteral(".axis"))};
        arrangement.setAxis(id, readAxis(reader, axis, where));
    }
    if (reader.hasFailed())
        return reader.error();
    return arrangement;
}

} // namespace mtnops
