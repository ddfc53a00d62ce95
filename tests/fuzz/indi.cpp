// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an INDI server sends. The first byte says in pieces of which length it comes, the rest is the stream.
#include "logger/device/indi/indiparser.h"
#include "logger/device/indi/indireadings.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/requests.h"

#include <algorithm>

using namespace mtnops;
using namespace Qt::StringLiterals;

namespace {

const QStringList devices = {u"D"_qs, u"Weather"_qs, u"Weather Simulator"_qs, u"Telescope Simulator"_qs};

DeviceConfig everything()
{
    DeviceConfig config{.name = u"indi"_qs, .title = u"INDI"_qs, .transport = u"indi"_qs};
    for (const QString &device : devices)
        config.indiPatterns.append({.device = device, .property = u"*"_qs, .element = u"*"_qs, .prefix = {}});
    config.pushedColumns = fuzz::manyColumns();
    for (qsizetype i = 0; i < config.pushedColumns.size(); ++i) {
        config.pushedColumns[i].column.name = u"own_%1"_qs.arg(i);
        config.pushedColumns[i].source = u"D.P.E%1"_qs.arg(i);
    }
    return config;
}

QList<IndiItem> itemsIn(QByteArrayView stream, qsizetype piece, IndiParser &parser)
{
    QList<IndiItem> items;
    for (; !stream.isEmpty(); stream = stream.sliced(std::min(piece, stream.size())))
        items += parser.append(stream.first(std::min(piece, stream.size())));
    return items;
}

void requireReadings(const QList<IndiItem> &items)
{
    static const DeviceConfig config = everything();
    IndiReadings readings(config);
    for (const IndiItem &item : items) {
        readings.apply(item);
        fuzz::require(readings.values().size() == size_t(readings.table()->columns.size()),
                      "there is a value for each column");
    }
    fuzz::requireTable(*readings.table());
    for (size_t i = 0; i < readings.values().size(); ++i)
        fuzz::requireValue(readings.table()->columns[qsizetype(i)], readings.values()[i]);
    fuzz::require(!readings.isComplete() || readings.hasValue(), "what is complete has a value");
    const QStringList losses = readings.losses();
    const QStringList problems = readings.problems();
    fuzz::require(
        std::all_of(losses.begin(), losses.end(), [&](const QString &loss) { return problems.contains(loss); }),
        "a loss is a problem");
    fuzz::require(readings.takeRejected() >= 0, "what was rejected can be counted");
    fuzz::require(!readings.takeRefusals().contains(QString()), "a refusal has a reason");
    readings.clear();
    fuzz::require(!readings.hasValue(), "nothing counts once the connection is gone");
}

/** Whatever came before, a whole element is read. */
void requireResynchronised(IndiParser &parser)
{
    static const QByteArray element =
        "<setTextVector device='D' name='P'><oneText name='E'>x</oneText></setTextVector>";
    const QList<IndiItem> items = parser.append(element);
    const auto *vector = items.isEmpty() ? nullptr : std::get_if<IndiVector>(&items.last());
    fuzz::require(vector && vector->device == u"D" && vector->elements.size() == 1, "a whole element is read");
    fuzz::require(items.size() == 1, "one element is one item");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView stream(data + 1, qsizetype(size) - 1);
    IndiParser whole;
    IndiParser pieces;
    const QList<IndiItem> items = itemsIn(stream, stream.size(), whole);
    fuzz::require(items == itemsIn(stream, 1 + data[0] % 32, pieces), "whole or in pieces, the items are the same");
    fuzz::require(whole.malformed() == pieces.malformed(), "whole or in pieces, as much is malformed");
    requireReadings(items);
    requireResynchronised(whole);
    return 0;
}
