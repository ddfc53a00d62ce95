// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/becomedesktop.h"

#include "app/console.h"
#include "app/exitcode.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace mtnops {

int becomeDesktop(char **argv)
{
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    if (error) { // nothing of the current folder is to be started instead
        printMessage(QStringLiteral("mtnops-logger: where this program stands cannot be told: %1")
                         .arg(QString::fromStdString(error.message())));
        return ExitWrong;
    }
    const std::filesystem::path installed = (folder / MTNOPS_DESKTOP_FROM_PROGRAM).lexically_normal();
    for (const std::filesystem::path &desktop : std::array{folder / installed.filename(), installed}) {
        execv(desktop.c_str(), argv);
        if (errno != ENOENT) {
            printMessage(QStringLiteral("mtnops-logger: %1 cannot be started: %2")
                             .arg(QString::fromStdString(desktop.string()), QString::fromLocal8Bit(strerror(errno))));
            return ExitWrong;
        }
    }
    printMessage(
        QStringLiteral("mtnops-logger: there is no desktop with this program (%1): neither windows nor charts; "
                       "use --no-gui SITE.toml, or --help")
            .arg(QString::fromStdString(installed.string())));
    return ExitWrong;
}

} // namespace mtnops
