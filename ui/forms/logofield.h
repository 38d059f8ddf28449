#pragma once

#include "formfield.h"

class QLabel;
class QMimeData;
class QToolButton;

namespace vd {

/// A picture, chosen, dropped or pasted.
class LogoField : public FieldOf<QString>
{
    Q_OBJECT

public:
    LogoField();
    void show(const QString &dataUrl) override;
    Result<void> read(QString &dataUrl) const override;
    void setReadOnly(bool readOnly, const QString &reason) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void remove();
    void take(const Result<QString> &dataUrl);
    bool takeFrom(const QMimeData *mime);
    static bool holdsPicture(const QMimeData *mime);

    QLabel *m_picture;
    QToolButton *m_choose;
    QToolButton *m_paste;
    QToolButton *m_remove;
    QString m_dataUrl;
    bool m_readOnly = false;
};

} // namespace vd
