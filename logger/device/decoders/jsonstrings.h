// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** Follows the strings of a JSON text, byte by byte. Any thread. */
class JsonStrings
{
public:
    /** True when @p byte stands in a string, or begins or ends it. */
    bool isInside(char byte)
    {
        if (!m_isInside) {
            m_isInside = byte == '"';
            return m_isInside;
        }
        if (m_isEscaped)
            m_isEscaped = false;
        else if (byte == '\\')
            m_isEscaped = true;
        else if (byte == '"')
            m_isInside = false;
        return true;
    }

private:
    bool m_isInside = false;
    bool m_isEscaped = false;
};

} // namespace mtnops
