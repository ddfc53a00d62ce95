// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

#include <algorithm>

#include <fcntl.h>

namespace mtnops {

/** Has the disk begin with what is written while more is put together: else commit() waits for all of it, and so does a
    commit of the log on the same disk. One thread. */
class CsvFile : public QSaveFile
{
public:
    using QSaveFile::QSaveFile;

protected:
    qint64 writeData(const char *bytes, qint64 size) override
    {
        const qint64 written = QSaveFile::writeData(bytes, size);
        m_written += std::max<qint64>(written, 0);
        if (m_written - m_begun >= pieceBytes) {
            // Begins and does not wait; where a file system cannot, commit() does it all.
            ::sync_file_range(handle(), m_begun, m_written - m_begun, SYNC_FILE_RANGE_WRITE);
            m_begun = m_written;
        }
        return written;
    }

private:
    static constexpr qint64 pieceBytes = 1024 * 1024;

    qint64 m_written = 0;
    qint64 m_begun = 0; ///< what the disk has been told of
};

} // namespace mtnops
