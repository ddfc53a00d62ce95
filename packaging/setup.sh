# SPDX-FileCopyrightText: 2026 The mtnops-logger authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by run, test and bench: finds the source folder, and installs what is missing on a Debian machine.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_packages=(ca-certificates g++ cmake ninja-build qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev
                libmosquitto-dev libnova-dev qt6-serialport-dev libqt6sql6-sqlite libqt6svg6 libsqlite3-dev libssl-dev
                libsystemd-dev libtomlplusplus-dev lld qt6-serialbus-dev tzdata)
clang_packages=(clang libclang-rt-14-dev llvm) # for the presets asan and fuzz; llvm names places in their reports

say() { printf '%s\n' "$*" >&2; }

# install_missing PACKAGE…: as root or with sudo; elsewhere says what to install and fails.
install_missing() {
    local package missing=()
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian; please see to these packages, or what they are called here: $*"
        return 0
    fi
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        # -v asks for the password where there is somebody to ask, and fails for a user who may not use sudo.
        if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
            say "These Debian packages are missing, and neither root nor sudo is at hand. Please install them:"
            say "    apt-get install --no-install-recommends ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing ${missing[*]} …"
    "${as_root[@]}" apt-get -qq update >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >&2
}

# build PRESET [target…]
build() {
    local preset=$1
    shift
    local launcher=()
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        # Precompiled headers are cached too, and what is not yet cached is not preprocessed twice.
        export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=1
    fi
    local said # not into a file of a name that others can guess: root runs this too
    said=$(cd "$source_dir" && cmake --preset "$preset" "${launcher[@]}" 2>&1) || {
        say "$said"
        return 1
    }
    (cd "$source_dir" && cmake --build --preset "$preset" ${1:+--target "$@"}) >&2
}
