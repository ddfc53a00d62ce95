// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/mendedcopy.h"

#include "logger/store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace mtnops {

namespace {

constexpr qint64 pageSize = 4096; // of every log: SQLite's default
constexpr qsizetype headerBytes = 100;
constexpr qsizetype pageCountOffset = 28;

bool hasHeader(const QByteArray &header)
{
    return header.startsWith(QByteArrayView("SQLite format 3\0", 16));
}

void put(QByteArray &header, qsizetype offset, quint32 number)
{
    qToBigEndian(number, header.data() + offset);
}

/** As SQLite's file format has it, of a log in WAL mode. */
QByteArray headerOfALog(qint64 pages)
{
    QByteArray header(headerBytes, '\0');
    header.replace(0, 15, "SQLite format 3");
    header[16] = char(pageSize >> 8);
    header[18] = 2; // write-ahead log, to write and to read
    header[19] = 2;
    header[21] = 64; // the fractions of a page that a row may take: the only ones that are allowed
    header[22] = 32;
    header[23] = 32;
    put(header, 24, 1); // changes, and at 92 those for which the number of pages is right
    put(header, pageCountOffset, quint32(pages));
    put(header, 40, 1); // changes of the schema
    put(header, 44, 4); // format of the schema
    put(header, 56, 1); // UTF-8
    put(header, 60, logSchemaVersion);
    put(header, 68, logApplicationId);
    put(header, 92, 1);
    put(header, 96, 3040001);
    return header;
}

Result<void> mend(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    QByteArray header = file.read(headerBytes);
    const qint64 pagesThere = (file.size() + pageSize - 1) / pageSize;
    if (!hasHeader(header))
        header = headerOfALog(pagesThere);
    const qint64 pages = std::max<qint64>(pagesThere, qFromBigEndian<quint32>(header.constData() + pageCountOffset));
    if (!file.seek(0) || file.write(header) != header.size() || !file.resize(pages * pageSize))
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    return {};
}

} // namespace

Result<MendedCopy> MendedCopy::of(const QString &damagedPath, const QString &copyPath)
{
    QFile file(damagedPath);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, QStringLiteral("cannot read %1: %2").arg(damagedPath, file.errorString())};
    const QByteArray header = file.read(headerBytes);
    const bool isWhole = header.size() == headerBytes && hasHeader(header)
        && file.size() >= pageSize * qint64(qFromBigEndian<quint32>(header.constData() + pageCountOffset));
    if (isWhole)
        return MendedCopy(damagedPath, {});
    for (const QLatin1StringView suffix : {QLatin1StringView(), QLatin1StringView("-wal")}) {
        if (QFile::exists(damagedPath + suffix) && !QFile::copy(damagedPath + suffix, copyPath + suffix)) {
            return Error{ErrorCode::Io,
                         QStringLiteral("cannot copy %1 to %2, to mend it: is it there already, and is there room?")
                             .arg(damagedPath + suffix, copyPath + suffix)};
        }
    }
    MendedCopy copy(copyPath, copyPath);
    if (const Result<void> mended = mend(copyPath); !mended)
        return mended.error();
    return copy;
}

MendedCopy::~MendedCopy()
{
    if (m_copy.isEmpty())
        return;
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(m_copy + QLatin1StringView(suffix));
}

} // namespace mtnops
