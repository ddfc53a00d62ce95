// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/scratchfolder.h"

#include "tests/fuzz/invariants.h"

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace mtnops::fuzz {

namespace {

namespace fs = std::filesystem;

fs::path parent()
{
    const fs::path memory("/dev/shm");
    return fs::is_directory(memory) ? memory : fs::temp_directory_path();
}

void writeTo(const std::string &path, QByteArrayView content, std::ios::openmode mode)
{
    std::ofstream file(path, mode | std::ios::binary);
    file.write(content.data(), content.size());
    file.close();
    require(bool(file), "a file can be written");
}

} // namespace

ScratchFolder::ScratchFolder() : m_path(parent() / ("mtnops-fuzz-" + std::to_string(getpid())))
{
    fs::create_directories(path("devices"));
}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

void ScratchFolder::write(const char *name, QByteArrayView content) const
{
    writeTo(path(name), content, std::ios::trunc);
}

void ScratchFolder::append(const char *name, QByteArrayView content) const
{
    writeTo(path(name), content, std::ios::app);
}

void ScratchFolder::remove(const char *name) const
{
    fs::remove(path(name));
}

} // namespace mtnops::fuzz
