// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/mqtttopic.h"

#include <algorithm>

namespace mtnops {

QString problemOfTopic(QStringView topic)
{
    constexpr qsizetype longest = 65535; // bytes, of the protocol
    if (topic.contains(u'#') || topic.contains(u'+'))
        return u"\"%1\" names several topics: write one in full, such as \"weather/outside\", and another "
               "[[device.request]] for each further one"_qs.arg(topic);
    const bool isPrintable = std::all_of(topic.begin(), topic.end(),
                                         [](QChar character) { return character >= u' ' && character != QChar(0x7f); });
    if (topic.isEmpty() || !isPrintable || topic.toUtf8().size() > longest)
        return u"\"%1\" is no topic: write one such as \"weather/outside\""_qs.arg(topic.left(80));
    return {};
}

} // namespace mtnops
