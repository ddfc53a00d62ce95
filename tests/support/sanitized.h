// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** Whether AddressSanitizer, which has a heap of its own, is built in; g++ and clang say so in different ways. */
#ifdef __SANITIZE_ADDRESS__
constexpr bool isSanitized = true;
#elif defined(__has_feature)
constexpr bool isSanitized = __has_feature(address_sanitizer);
#else
constexpr bool isSanitized = false;
#endif

} // namespace mtnops
