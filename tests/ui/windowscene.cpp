// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowscene.h"

#include <QAction>
#include <QCoreApplication>
#include <QSettings>
#include <QTest>

namespace mtnops {

SettingsFolder::SettingsFolder()
{
    QCoreApplication::setOrganizationName(QStringLiteral("mtnops-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

WindowScene::WindowScene(const QString &path, Timestamp now) : clock(now), session(path, clock)
{
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not become active");
}

QAction *WindowScene::action(const QString &text) const
{
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    qFatal("no action \"%s\"", qPrintable(text));
}

void WindowScene::trigger(const QString &text) const
{
    action(text)->trigger();
}

bool WindowScene::hasChosen() const
{
    return session.hasCatalog() && !selection().traces().isEmpty();
}

} // namespace mtnops
