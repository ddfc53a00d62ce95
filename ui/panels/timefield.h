// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace mtnops {

/** A field that shows an instant and takes a typed one: what is being typed is never overwritten, and an error leaves
    the text as it is and says at the field what is wrong. Return commits, Escape gives the typing up. Where there is no
    room for seconds, the tool tip tells the time whole. Main thread. */
class TimeField : public QLineEdit
{
    Q_OBJECT

public:
    explicit TimeField(QWidget *parent = nullptr);

    /** Shows @p text now, or when the typing under way was given up. */
    void setShown(const QString &text);
    /** Typed at and not yet committed. */
    bool isEdited() const { return m_edited; }
    /** Shows again what setShown() said last. */
    void discard();
    /** Tells in which zone times are shown and typed, in the tool tip. */
    void setZoneName(const QString &name);
    void showError(const QString &message);
    QString errorText() const { return m_error; }

    /** Room for a time with seconds. */
    QSize sizeHint() const override;
    /** Room for one without. */
    QSize minimumSizeHint() const override;

signals:
    void committed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthFor(const QString &text) const;
    void setState(bool edited, const QString &error);
    void updateToolTip();

    QString m_shown;
    QString m_error;
    QString m_hint;
    QString m_zoneName;
    bool m_edited = false;
};

} // namespace mtnops
