// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoderregistry.h"

#include "logger/device/decoders/columnsdecoder.h"
#include "logger/device/decoders/csvdecoder.h"
#include "logger/device/decoders/jsondecoder.h"
#include "logger/device/decoders/keyvaluedecoder.h"
#include "logger/device/decoders/ngdecoder.h"
#include "logger/device/decoders/regexdecoder.h"
#include "logger/device/decoders/registersdecoder.h"
#include "logger/device/decoders/wordsdecoder.h"
#include "logger/device/decoders/xmldecoder.h"

#include <array>

namespace mtnops {

namespace {

struct Entry
{
    QLatin1StringView name;
    const Decoder *decoder;
};

template<typename Kind>
const Decoder *decoder()
{
    static const Kind instance;
    return &instance;
}

/** One line for each decoder. */
const std::array<Entry, 9> &entries()
{
    static const std::array<Entry, 9> list = {
        Entry{QLatin1StringView("columns"), decoder<ColumnsDecoder>()},
        Entry{QLatin1StringView("csv"), decoder<CsvDecoder>()},
        Entry{QLatin1StringView("json"), decoder<JsonDecoder>()},
        Entry{QLatin1StringView("keyvalue"), decoder<KeyValueDecoder>()},
        Entry{QLatin1StringView("ng"), decoder<NgDecoder>()},
        Entry{QLatin1StringView("regex"), decoder<RegexDecoder>()},
        Entry{QLatin1StringView("registers"), decoder<RegistersDecoder>()},
        Entry{QLatin1StringView("words"), decoder<WordsDecoder>()},
        Entry{QLatin1StringView("xml"), decoder<XmlDecoder>()},
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
