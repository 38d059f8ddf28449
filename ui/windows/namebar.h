#pragma once

#include <QFrame>

class QLineEdit;

namespace vd {

/// Asks once, without standing in the way, which name changes are signed with.
class NameBar : public QFrame
{
    Q_OBJECT

public:
    explicit NameBar(const QString &suggestion, QWidget *parent = nullptr);

signals:
    void named(const QString &name); ///< never empty

private:
    void accept();

    QLineEdit *m_name;
};

} // namespace vd
