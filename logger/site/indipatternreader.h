// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"
#include "logger/site/tomlreader.h"

namespace mtnops {

/** The parts of "Device.PROPERTY.ELEMENT", without a prefix; only the device may hold dots. Nothing when there are
   fewer than three, or one is empty, or the device holds a '*'. */
std::optional<IndiPattern> splitIndiPattern(const QString &text);

/** Reads the `properties` of an INDI device. Short-lived, any one thread. */
class IndiPatternReader
{
public:
    explicit IndiPatternReader(Diagnostics &diagnostics);

    /** Appends to @p patterns those of the reader's `properties`, and reports one that would give its columns the names
        of another INDI device's. */
    void read(TomlReader &reader, QList<IndiPattern> &patterns);

private:
    void readItem(const TomlValue &item, QList<IndiPattern> &patterns);
    std::optional<IndiPattern> split(const QString &text, SourcePosition position);
    void reportOverlap(const IndiPattern &pattern, const QList<IndiPattern> &others, SourcePosition position);

    Diagnostics &m_diagnostics;
};

} // namespace mtnops
