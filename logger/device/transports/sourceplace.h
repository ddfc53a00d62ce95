// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/filesource.h"

#include <cstdint>

namespace mtnops {

/** How far a file was read, to be told once the rows of it are in the database; may outlive the device. Any thread. */
class SourcePlace
{
public:
    /** Of a device whose source has no place. */
    SourcePlace() = default;
    /** Behind the first @p readings that the source gave. */
    SourcePlace(std::shared_ptr<FileSource> source, std::uint64_t readings)
        : m_source(std::move(source)), m_readings(readings)
    {
    }

    bool isValid() const { return m_source != nullptr; }
    /** The rows are stored: the next look at the file keeps the place. */
    void noteStored() const { m_source->noteStored(m_readings); }
    /** The rows are stored, and there will be no other look: keeps the place at once. Waits for the file system. */
    void keep() const
    {
        noteStored();
        m_source->keepPlace();
    }

private:
    std::shared_ptr<FileSource> m_source;
    std::uint64_t m_readings = 0;
};

} // namespace mtnops
