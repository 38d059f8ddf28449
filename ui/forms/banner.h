#pragma once

#include <QFrame>

class QLabel;

namespace vd {

/// The line above a form that says why nothing can be changed or stored; hidden when all is well.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);
    void setReadOnly(bool readOnly);
    void setFailure(const QString &sentence); ///< empty: it works again
    [[nodiscard]] static QString readOnlyReason();

private:
    void refresh();

    QLabel *m_icon;
    QLabel *m_text;
    QString m_failure;
    bool m_readOnly = false;
};

} // namespace vd
