// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/sitesave.h"
#include "tests/support/manualclock.h"
#include "ui/dialogs/devicedialog.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <memory>

namespace mtnops {

inline const QByteArray site =
    "# mine\r\n[site]\r\nname = 'x' # y\r\nlatitude = 1\r\nlongitude = 2\r\n\r\n[[device]]\r\n"
    "name = 'oil'\r\ntype = 'ra-oil' # the bearing\r\nhost = 'h' # z\r\n";

/** The device dialog over a site file of its own; any mistake ends the test. Lives on the test's thread. */
class DeviceScene
{
public:
    explicit DeviceScene(const QString &device = {}, const QByteArray &text = site)
    {
        write(text);
        m_dialog = std::make_unique<DeviceDialog>(path(), device, u"It goes on."_qs, m_clock);
        m_dialog->show();
        m_dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(m_dialog.get()))
            qFatal("the dialog does not become active");
    }

    DeviceDialog &dialog() const { return *m_dialog; }
    QString path() const { return m_folder.filePath(u"x.toml"_qs); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(path()));
        file.write(text);
    }
    QByteArray read() const { return readSiteFile(path()).value(); }

    template<typename Part>
    Part *part(const char *name) const
    {
        return m_dialog->findChild<Part *>(QLatin1StringView(name));
    }
    void type(const char *name, const QString &text) const
    {
        auto *line = part<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    QString message() const { return part<QLabel>("deviceMessage")->text(); }
    QString tested() const { return part<QLabel>("testMessage")->text(); }
    QString mistake(const char *key) const { return part<QLabel>(QByteArray("mistake_") + key)->text(); }
    QString preview() const { return part<QPlainTextEdit>("devicePreview")->toPlainText(); }
    template<typename Part>
    Part *part(const QByteArray &name) const
    {
        return part<Part>(name.constData());
    }
    /** Searches as a newcomer does, and takes the first that is found. */
    void choose(const QString &words) const
    {
        auto *list = part<QTreeWidget>("kindList");
        QTRY_VERIFY(list->topLevelItemCount() > 0);
        type("kindSearch", words);
        QTest::keyClick(part<QLineEdit>("kindSearch"), Qt::Key_Down);
        QVERIFY(part<QLineEdit>("device_name"));
    }

private:
    ManualClock m_clock{fromMicroseconds(1795470420000000)};
    QTemporaryDir m_folder;
    std::unique_ptr<DeviceDialog> m_dialog;
};

} // namespace mtnops
