// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoderregistry.h"

#include "logger/device/decoders/jsondecoder.h"
#include "logger/device/decoders/ngdecoder.h"
#include "logger/device/decoders/wordsdecoder.h"

#include <array>

namespace mtnops {

namespace {

struct Entry
{
    QLatin1StringView name;
    const Decoder *decoder;
};

/** One line for each decoder. */
const std::array<Entry, 3> &entries()
{
    static const NgDecoder ng;
    static const WordsDecoder words;
    static const JsonDecoder json;
    static const std::array<Entry, 3> list = {
        Entry{QLatin1StringView("ng"), &ng},
        Entry{QLatin1StringView("words"), &words},
        Entry{QLatin1StringView("json"), &json},
    };
    return list;
}

} // namespace

const Decoder *findDecoder(QStringView name)
{
    for (const Entry &entry : entries()) {
        if (entry.name == name)
            return entry.decoder;
    }
    return nullptr;
}

QStringList decoderNames()
{
    QStringList names;
    for (const Entry &entry : entries())
        names.append(entry.name);
    return names;
}

} // namespace mtnops
