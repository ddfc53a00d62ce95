// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap.h"

#include "tests/support/sanitized.h"

#include <QFile>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <latch>
#include <thread>
#include <vector>

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace mtnops;

namespace {

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_qs);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)
                                          : 0;
}

/** As glibc counts them; 0 elsewhere. */
qsizetype heaps()
{
    QByteArray told;
#ifdef __GLIBC__
    char *text = nullptr;
    std::size_t length = 0;
    std::FILE *file = ::open_memstream(&text, &length);
    ::malloc_info(0, file);
    std::fclose(file);
    told = text;
    std::free(text);
#endif
    return told.count("<heap nr=");
}

} // namespace

class TestHeap : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatABurstLeavesIsGivenBack();
    void allThreadsShareOne();
};

void TestHeap::initTestCase()
{
#ifndef __GLIBC__
    QSKIP("only glibc's heap can be told to");
#endif
    if (isSanitized)
        QSKIP("AddressSanitizer has a heap of its own");
}

void TestHeap::whatABurstLeavesIsGivenBack()
{
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

void TestHeap::allThreadsShareOne()
{
    const qsizetype before = heaps(); // Qt's own threads may have one
    useOneHeap();
    constexpr int count = 8;
    std::latch allHaveSome(count);
    std::vector<std::thread> threads;
    for (int number = 0; number < count; ++number) {
        threads.emplace_back([&] {
            void *const block = std::malloc(100);
            allHaveSome.arrive_and_wait();
            std::free(block);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(heaps(), before);
}

QTEST_GUILESS_MAIN(TestHeap)
#include "tst_heap.moc"
