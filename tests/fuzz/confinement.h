// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mtnops::fuzz {

/** While it lives, whoever opens a file outside one folder and the system's time zones, or makes a socket, ends the
    program, and so does, when it goes, a process that was started. One at a time. */
class Confinement
{
public:
    explicit Confinement(std::string folder);
    ~Confinement();
    Confinement(const Confinement &) = delete;
    Confinement &operator=(const Confinement &) = delete;

private:
    const long m_childFaults;
};

} // namespace mtnops::fuzz
