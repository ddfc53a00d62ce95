// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/jsonend.h"

#include <QTest>

using namespace mtnops;

class TestJsonEnd : public QObject
{
    Q_OBJECT

private slots:
    void findsTheEndWhereverItIsCut_data();
    void findsTheEndWhereverItIsCut();

private:
    static qsizetype endInPieces(QByteArrayView bytes, const QList<qsizetype> &cuts);
};

/** Where the end is found when @p bytes come in pieces that begin at 0 and at each of @p cuts; -1 for nowhere. */
qsizetype TestJsonEnd::endInPieces(QByteArrayView bytes, const QList<qsizetype> &cuts)
{
    JsonEnd end;
    qsizetype from = 0;
    for (const qsizetype to : cuts + QList<qsizetype>{bytes.size()}) {
        if (const qsizetype length = end.endIn(bytes.sliced(from, to - from)); length >= 0)
            return from + length;
        from = to;
    }
    return -1;
}

void TestJsonEnd::findsTheEndWhereverItIsCut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rest"); // what stands behind the end
    QTest::addColumn<bool>("hasEnd");
    // Escaped by hand: moc loses its way in raw strings with many braces and quotes.
    const auto whole = [](const char *name, const QByteArray &text, const QByteArray &rest = {}) {
        QTest::newRow(name) << text << rest << true;
    };
    const auto endless = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << QByteArray() << false;
    };
    whole("empty object", "{}");
    whole("empty array", "[]");
    whole("object", "{\"x\": 1}", "\r\n");
    whole("nested arrays", "[[1, [2, []], [[3]]], []]", "]");
    whole("arrays and objects", "{\"a\": [{\"b\": [1, {\"c\": {}}]}], \"d\": {}}", " Bye");
    whole("brackets in strings", "{\"}]\": \"{[[\", \"a\": [\"]\", \"}}\"]}", "}");
    whole("escaped quotes", "{\"a\\\"}\": \"\\\"}\"}", "{}");
    whole("escaped backslashes", "[\"\\\\\", \"\\\\\\\\\", \"\\\\\\\"]\"]", "\"");
    whole("Unicode escapes", "[\"\\u007d\\u005D\", \"\xc3\xa9}\"]", "\n");
    whole("blanks and NULs before it", QByteArray("\r\n \0{\"x\": 1}", 12), QByteArray("\0\n", 2));
    whole("byte order mark", "\xef\xbb\xbf[1]", "\xef\xbb\xbf");
    whole("sent twice", "{\"x\": 1}", "{\"x\": 2}");
    endless("nothing", "");
    endless("blanks", " \r\n");
    endless("cut off in an array", "{\"a\": [1, 2}");
    endless("cut off in a string", "{\"a\": \"}]}");
    endless("cut off in an escape", "[\"\\");
    endless("quote never closed", "[\"\\\"]");
    endless("something else before it", "x{}");
    endless("closed before it begins", "}{}");
    endless("scalar", "\"{}\"");
}

void TestJsonEnd::findsTheEndWhereverItIsCut()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rest);
    QFETCH(bool, hasEnd);
    const QByteArray bytes = text + rest;
    const qsizetype expected = hasEnd ? text.size() : -1;
    QCOMPARE(endInPieces(bytes, {}), expected);
    QList<qsizetype> everywhere;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        QCOMPARE(endInPieces(bytes, {cut}), expected);
        everywhere.append(cut);
    }
    QCOMPARE(endInPieces(bytes, everywhere), expected);
}

QTEST_APPLESS_MAIN(TestJsonEnd)
#include "tst_jsonend.moc"
