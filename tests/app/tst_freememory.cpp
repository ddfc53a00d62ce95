// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/freememory.h"

#include <QFile>
#include <QTest>

#include <cstdlib>
#include <cstring>
#include <unistd.h>
#include <vector>

using namespace mtnops;

namespace {

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_qs);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)
                                          : 0;
}

} // namespace

class TestFreeMemory : public QObject
{
    Q_OBJECT

private slots:
    void whatABurstLeavesIsGivenBack();
};

void TestFreeMemory::whatABurstLeavesIsGivenBack()
{
#ifndef __GLIBC__
    QSKIP("only glibc's heap can be told to");
#endif
#ifdef __SANITIZE_ADDRESS__
    constexpr bool isSanitized = true;
#elif defined(__has_feature)
    constexpr bool isSanitized = __has_feature(address_sanitizer);
#else
    constexpr bool isSanitized = false;
#endif
    if (isSanitized)
        QSKIP("AddressSanitizer has a heap of its own");
    constexpr std::size_t size = 1000;
    std::vector<void *> blocks(20'000);
    for (void *&block : blocks) {
        block = std::malloc(size);
        std::memset(block, 1, size);
    }
    for (std::size_t index = 0; index + 1 < blocks.size(); ++index) // the last one keeps the end of the heap in use
        std::free(blocks[index]);
    const qint64 before = residentBytes();
    returnFreeMemory();
    const qint64 after = residentBytes();
    std::free(blocks.back());
    QVERIFY2(before - after > 15'000'000, qPrintable(u"%1 bytes, then %2"_qs.arg(before).arg(after)));
}

QTEST_GUILESS_MAIN(TestFreeMemory)
#include "tst_freememory.moc"
