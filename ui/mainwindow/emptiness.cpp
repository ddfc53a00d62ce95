// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/emptiness.h"

#include "models/logsession.h"

#include <QCoreApplication>

namespace mtnops {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::Emptiness)
};

/** The engine's words say by themselves what to do. */
QString problemText(const LogSession &session, const QString &engineProblem)
{
    const QString &problem = engineProblem.isEmpty() ? session.problem() : engineProblem;
    QStringList lines{Text::tr("%1.").arg(problem), Text::tr("It is shown as soon as it can be read.")};
    if (engineProblem.isEmpty()) {
        lines.append(Text::tr("File, Open database… opens another."));
        if (session.isDamaged())
            lines.append(Text::tr("If it is a damaged log, \"mtnops-logger recover\" saves what can be read of it."));
    }
    return lines.join(u'\n');
}

} // namespace

Emptiness emptinessOf(const LogSession &session, const QString &engineProblem, bool canAddDevice)
{
    if (!session.catalog().tables.isEmpty())
        return {};
    if (!engineProblem.isEmpty() || !session.problem().isEmpty())
        return {.text = problemText(session, engineProblem), .isError = true};
    if (!session.hasCatalog())
        return {.text = Text::tr("Opening the database…")};
    QString text = Text::tr("No device has logged yet.\nWhat they read appears here with the first reading.");
    if (canAddDevice)
        text += u'\n' + Text::tr("File, Add device… puts one into the site file.");
    return {.text = text};
}

} // namespace mtnops
