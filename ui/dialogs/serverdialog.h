// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace mtnops {

/** Asks for another program's database on a server: its URL, and apart from it the password, which is hidden and never
    kept. Main thread. */
class ServerDialog final : public QDialog
{
    Q_OBJECT

public:
    /** @p url stands there at first; where it is one, the password is what is asked. */
    explicit ServerDialog(const QString &url, QWidget *parent = nullptr);

signals:
    /** What was written, with the password in it where one was. */
    void chosen(const QString &url);

private:
    void choose();

    QLineEdit *m_url = nullptr;
    QLineEdit *m_password = nullptr;
};

} // namespace mtnops
