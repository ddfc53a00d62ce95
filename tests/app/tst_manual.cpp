// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace mtnops;

namespace {

QString contentOf(const QString &name)
{
    QFile file(QStringLiteral(MTNOPS_FIXTURES "/../../packaging/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

/** From the heading to the next one. */
QString section(const QString &manual, const QString &heading)
{
    return manual.section(u".SH "_qs + heading + u'\n', 1).section(u"\n.SH "_qs, 0, 0);
}

/** What the manual says of a command: up to the next. */
QString partOf(const QString &commands, const QString &command)
{
    static const QRegularExpression beginning(u"^(?:\\.BI |\\\\fB)([a-z]+)"_qs, QRegularExpression::MultilineOption);
    auto found = beginning.globalMatch(commands);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        if (match.captured(1) != command)
            continue;
        const qsizetype end = found.hasNext() ? found.peekNext().capturedStart() : commands.size();
        return commands.sliced(match.capturedStart(), end - match.capturedStart());
    }
    return {};
}

/** But those of every program. */
QStringList optionsOf(const QString &help)
{
    static const QRegularExpression option(u"^  (?:-\\w, )?(--[a-z-]+)"_qs, QRegularExpression::MultilineOption);
    QStringList options;
    for (const QRegularExpressionMatch &match : option.globalMatch(help)) {
        const QString name = match.captured(1);
        if (name != u"--help" && name != u"--help-all" && name != u"--version")
            options.append(name);
    }
    return options;
}

/** UTF-8 that was read as Latin-1 has control characters where the second and third bytes were. */
bool isGarbled(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar character) { return character >= QChar(0x80) && character < QChar(0xa0); });
}

} // namespace

/** The manual and the completion know each command and option that the program tells of. */
class TestManual : public QObject
{
    Q_OBJECT

private slots:
    void namesEveryOption_data()
    {
        QTest::addColumn<int>("options"); // at least, or the help was not understood
        QTest::newRow("") << 4; // of the program itself
        QTest::newRow("check") << 0;
        QTest::newRow("poll") << 1;
        QTest::newRow("export") << 11;
        QTest::newRow("plot") << 7;
        QTest::newRow("at") << 4;
        QTest::newRow("backup") << 0;
        QTest::newRow("status") << 1;
        QTest::newRow("verify") << 2;
        QTest::newRow("rebuild") << 3;
        QTest::newRow("import") << 7;
        QTest::newRow("recover") << 0;
    }

    void namesEveryOption()
    {
        QFETCH(int, options);
        const QString command = QString::fromLatin1(QTest::currentDataTag());
        QStringList arguments{u"--help"_qs};
        if (!command.isEmpty())
            arguments.prepend(command);
        const Finished help = runProgram(arguments);
        if (command == u"plot" && help.exitCode != 0)
            QSKIP("built without the desktop");
        QVERIFY2(!isGarbled(help.output), qPrintable(help.output));
        const QStringList names = optionsOf(help.output);
        QVERIFY2(names.size() >= options, qPrintable(names.join(u' ')));
        const QString manual = contentOf(u"mtnops-logger.1"_qs);
        const QString part =
            command.isEmpty() ? section(manual, u"OPTIONS"_qs) : partOf(section(manual, u"COMMANDS"_qs), command);
        QVERIFY2(part.size() > 40, "the manual does not know it");
        const QString completion = contentOf(u"mtnops-logger.bash"_qs);
        QVERIFY(completion.contains(command));
        for (const QString &name : names) {
            QVERIFY2(part.contains(QString(name).replace(u'-', u"\\-"_qs)), qPrintable(name));
            QVERIFY2(completion.contains(name), qPrintable(name));
        }
        // packaging/run logs without a window where there is no display, but not when a command is named.
        static const QRegularExpression passedOn(u"^    (check [^)]*)\\) ;;$"_qs, QRegularExpression::MultilineOption);
        const QStringList withoutWindow = passedOn.match(contentOf(u"run"_qs)).captured(1).split(u" | "_qs);
        QVERIFY2(command.isEmpty() || withoutWindow.contains(command), qPrintable(withoutWindow.join(u' ')));
    }

    void tellsTheRest_data()
    {
        QTest::addColumn<QString>("heading");
        for (const char *heading : {"SIGNALS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"})
            QTest::newRow(heading) << QString::fromLatin1(heading);
    }

    void tellsTheRest()
    {
        QFETCH(QString, heading);
        QVERIFY(section(contentOf(u"mtnops-logger.1"_qs), heading).size() > 40);
    }
};

QTEST_GUILESS_MAIN(TestManual)
#include "tst_manual.moc"
