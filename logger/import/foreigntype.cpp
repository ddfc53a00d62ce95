// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreigntype.h"

#include <array>

namespace mtnops {

namespace {

struct Word
{
    QLatin1StringView word;
    std::optional<ColumnType> type;
};

/** The first that a declaration holds decides. */
constexpr std::array words = {
    Word{QLatin1StringView("DATETIME"), ColumnType::Time}, Word{QLatin1StringView("TIMESTAMP"), ColumnType::Time},
    Word{QLatin1StringView("BOOL"), ColumnType::Boolean},  Word{QLatin1StringView("TINYINT(1)"), ColumnType::Boolean},
    Word{QLatin1StringView("INTERVAL"), ColumnType::Text}, Word{QLatin1StringView("POINT"), ColumnType::Text},
    Word{QLatin1StringView("INT"), ColumnType::Integer},   Word{QLatin1StringView("SERIAL"), ColumnType::Integer},
    Word{QLatin1StringView("FLOAT"), ColumnType::Real},    Word{QLatin1StringView("DOUBLE"), ColumnType::Real},
    Word{QLatin1StringView("REAL"), ColumnType::Real},     Word{QLatin1StringView("NUMERIC"), ColumnType::Real},
    Word{QLatin1StringView("DECIMAL"), ColumnType::Real},  Word{QLatin1StringView("BLOB"), std::nullopt},
    Word{QLatin1StringView("BYTEA"), std::nullopt},        Word{QLatin1StringView("BINARY"), std::nullopt},
};

} // namespace

std::optional<ColumnType> columnTypeOfSql(const QString &declaration)
{
    for (const Word &entry : words) {
        if (declaration.contains(entry.word, Qt::CaseInsensitive))
            return entry.type;
    }
    return ColumnType::Text;
}

} // namespace mtnops
