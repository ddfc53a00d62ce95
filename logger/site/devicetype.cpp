// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicetype.h"

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

QStringList DeviceType::parameterNames() const
{
    QStringList names;
    for (const TypeParameter &parameter : parameters)
        names.append(parameter.name);
    return names;
}

QString problemOfParameter(const QString &value)
{
    const bool isWord = !value.isEmpty() && std::all_of(value.begin(), value.end(), [](QChar character) {
        return character > u' ' && character <= u'~';
    });
    return isWord ? QString() : u"must be one word of ASCII without spaces, as it is put into a request"_qs;
}

} // namespace mtnops
