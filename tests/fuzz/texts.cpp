// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts: numbers, times, durations, names and patterns. The first byte says what the text is taken for.
#include "logger/core/bytesize.h"
#include "logger/core/sqlwords.h"
#include "logger/device/decoders/isotime.h"
#include "logger/device/decoders/replytext.h"
#include "logger/device/decoders/sexagesimal.h"
#include "logger/device/indi/indinames.h"
#include "logger/device/indi/indinumber.h"
#include "logger/device/indi/indivalue.h"
#include "logger/site/registersource.h"
#include "logger/site/sqlnames.h"
#include "logger/site/units.h"
#include "logger/site/wildcard.h"
#include "models/timetext.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/requests.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace mtnops;
using namespace Qt::StringLiterals;

namespace {

const Timestamp now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 1)
                    + std::chrono::hours(8)}; // the clocks go back

const SiteInfo kitt{
    .name = u"x"_qs, .title = u"X"_qs, .latitude = 32, .longitude = -111, .timeZone = "America/New_York"};

bool hasFourDigits(Timestamp time) // its year
{
    const QByteArray text = toIsoUtc(time);
    return text.size() == 27 && !text.startsWith('-');
}

void readIsoTime(const QString &text)
{
    const std::optional<Timestamp> time = parseIsoTime(text);
    fuzz::require(!time || !hasFourDigits(*time) || parseIsoTime(QString::fromLatin1(toIsoUtc(*time))) == time,
                  "a time reads back as it was written");
    (void)parseIsoTime(text, QTimeZone(kitt.timeZone));
}

void readNumbers(const QString &text)
{
    for (const std::optional<double> number : {parseSexagesimal(text), parseIndiNumber(text)})
        fuzz::require(!number || std::isfinite(*number), "a number is finite");
}

void readLengths(const QString &text)
{
    if (const Result<Duration> duration = parseDuration(text)) {
        fuzz::require(*duration > Duration::zero(), "a duration is positive");
        fuzz::require(parseDuration(formatDuration(*duration)).value() == *duration, "a duration reads back");
    }
    if (const Result<qint64> bytes = parseByteSize(text)) {
        fuzz::require(*bytes > 0, "a size is positive");
        fuzz::require(parseByteSize(formatByteSize(*bytes)).value() == *bytes, "a size reads back");
        fuzz::require(!roundedByteSize(*bytes).isEmpty(), "a size can be shown");
    }
}

void readTime(const QString &text)
{
    static const std::array texts = {
        TimeText(),
        TimeText(ShownTime(QTimeZone(kitt.timeZone)), std::make_shared<const Nights>(kitt)),
        TimeText(ShownTime(QTimeZone("Australia/Lord_Howe"))),
    };
    for (const TimeText &times : texts) {
        const Result<Timestamp> time = times.read(text, now);
        fuzz::require(time.hasValue() != !time.error().detail.isEmpty(),
                      "a text is a time or the error says something");
        if (!time || !hasFourDigits(*time + std::chrono::days(1)) || !hasFourDigits(*time - std::chrono::days(1)))
            continue;
        const QString written = times.write(*time, Duration::zero());
        const Result<Timestamp> again = times.read(written, now);
        fuzz::require(again && *again == std::chrono::floor<std::chrono::milliseconds>(*time), "a time reads back");
    }
}

void readNames(const QString &text)
{
    const QString name = suggestedSqlName(text);
    fuzz::require(isSqlName(name) && !isReservedSqlWord(name), "a name for SQL is made of anything");
    const QString property = text.section(u' ', 0, 0);
    for (const IndiKind kind : {IndiKind::Number, IndiKind::Light}) {
        const QString column = indiColumnName({}, property, text, kind);
        fuzz::require(isSqlName(column) && !isReservedSqlWord(column), "an element's column has a name for SQL");
    }
    fuzz::require(splitIndiLabel(text).text.size() <= text.size(), "a label gets no longer");
    if (const std::optional<QString> unit = normalisedUnit(text))
        fuzz::require(normalisedUnit(*unit) == unit, "a unit as it is shown is known");
    if (const std::optional<RegisterSource> source = splitRegisterSource(text))
        fuzz::require(source->address >= 0 && source->size() > 0, "an address is one");
}

void readPatterns(const QString &text)
{
    const QString pattern = text.section(u'\n', 0, 0);
    const QString other = text.section(u'\n', 1);
    fuzz::require(matchesWildcard(pattern, pattern), "a pattern matches itself");
    fuzz::require(!matchesWildcard(pattern, other) || other.contains(u'*') || wildcardsOverlap(pattern, other),
                  "a text that is meant by a pattern overlaps it");
    fuzz::require(wildcardsOverlap(pattern, other) == wildcardsOverlap(other, pattern), "patterns overlap each other");
}

void readValues(const QString &text)
{
    static const QList<ColumnRule> rules = fuzz::manyColumns();
    for (const ColumnRule &rule : rules) {
        fuzz::requireValue(rule.column, readText(rule, text).value);
        for (const IndiKind kind : {IndiKind::Number, IndiKind::Text, IndiKind::Switch, IndiKind::Light})
            fuzz::requireValue(rule.column, readIndi(kind, rule, text).value);
    }
}

void readBytes(QByteArrayView bytes)
{
    const QStringList words = wordsOfReply(bytes);
    fuzz::require(!words.contains(QString()), "a word is not empty");
    for (const QString &line : linesOfReply(bytes))
        fuzz::require(!line.trimmed().isEmpty() && !line.contains(u'\n'), "a line holds something, and no other");
    const QString clean = textFromReply(bytes);
    fuzz::require(cleanText(clean) == clean, "what is clean stays as it is");
    const QString quote = quoted(bytes);
    fuzz::require(quote.size() < 5 * longestQuotedText, "a quotation is short");
    fuzz::require(!quote.contains(u'\n') && !quote.contains(u'\0'), "a quotation can be printed");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    constexpr std::array readers = {readIsoTime, readNumbers,  readLengths, readTime,
                                    readNames,   readPatterns, readValues};
    const size_t reader = data[0] % (readers.size() + 1);
    if (reader == readers.size())
        readBytes(bytes);
    else
        readers[reader](QString::fromUtf8(bytes));
    return 0;
}
