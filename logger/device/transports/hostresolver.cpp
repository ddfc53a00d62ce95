// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/hostresolver.h"

#include <netdb.h>
#include <sys/socket.h>

#include <memory>

namespace mtnops {

HostAnswer resolveBySystem(const std::string &name)
{
    addrinfo hints{};
    hints.ai_flags = AI_ADDRCONFIG;
    hints.ai_socktype = SOCK_STREAM; // else each address comes once for each type
    addrinfo *first = nullptr;
    HostAnswer answer;
    if (const int error = ::getaddrinfo(name.c_str(), nullptr, &hints, &first); error != 0) {
        answer.isNameUnknown = error == EAI_NONAME || error == EAI_NODATA;
        answer.problem = ::gai_strerror(error);
        return answer;
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(first, &::freeaddrinfo);
    for (const addrinfo *each = first; each; each = each->ai_next) {
        char text[NI_MAXHOST];
        if (::getnameinfo(each->ai_addr, each->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0)
            answer.addresses.emplace_back(text);
    }
    return answer;
}

} // namespace mtnops
