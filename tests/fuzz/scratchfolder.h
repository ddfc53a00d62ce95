// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string>

namespace mtnops::fuzz {

/** A folder in memory, where there is such, for what is read from files; with a folder "devices" in it. It goes with
   the program, but for a crash. One thread. */
class ScratchFolder
{
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;

    std::string path(const char *name) const { return m_path + '/' + name; }
    void write(const char *name, QByteArrayView content) const;
    void append(const char *name, QByteArrayView content) const;
    void remove(const char *name) const;

private:
    std::string m_path;
};

} // namespace mtnops::fuzz
