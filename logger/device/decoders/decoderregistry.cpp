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

struct NamedDecoder
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
const std::array<NamedDecoder, 9> &namedDecoders()
{
    static const std::array<NamedDecoder, 9> list = {
        NamedDecoder{QLatin1StringView("columns"), decoder<ColumnsDecoder>()},
        NamedDecoder{QLatin1StringView("csv"), decoder<CsvDecoder>()},
        NamedDecoder{QLatin1StringView("json"), decoder<JsonDecoder>()},
        NamedDecoder{QLatin1StringView("keyvalue"), decoder<KeyValueDecoder>()},
        NamedDecoder{QLatin1StringView("ng"), decoder<NgDecoder>()},
        NamedDecoder{QLatin1StringView("regex"), decoder<RegexDecoder>()},
        NamedDecoder{QLatin1StringView("registers"), decoder<RegistersDecoder>()},
        NamedDecoder{QLatin1StringView("words"), decoder<WordsDecoder>()},
        NamedDecoder{QLatin1StringView("xml"), decoder<XmlDecoder>()},
    };
    return list;
}

} // namespace

const Decoder *findDecoder(QStringView name)
{
    for (const NamedDecoder &entry : namedDecoders()) {
        if (entry.name == name)
            return entry.decoder;
    }
    return nullptr;
}

QStringList decoderNames()
{
    QStringList names;
    for (const NamedDecoder &entry : namedDecoders())
        names.append(entry.name);
    return names;
}

} // namespace mtnops
