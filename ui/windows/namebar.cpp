#include "namebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace vd {

NameBar::NameBar(const QString &suggestion, QWidget *parent) : QFrame(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_name = new QLineEdit(suggestion, this);
    m_name->setObjectName(QStringLiteral("userName"));
    m_name->setMinimumWidth(220);
    auto *label = new QLabel(tr("Yo&ur name, to sign changes with:"), this);
    label->setBuddy(m_name);
    auto *button = new QPushButton(tr("Use this name"), this);
    button->setObjectName(QStringLiteral("userNameAccept"));
    button->setAutoDefault(false);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->addWidget(label);
    row->addWidget(m_name);
    row->addWidget(button);
    row->addStretch(1);

    connect(button, &QPushButton::clicked, this, &NameBar::accept);
    connect(m_name, &QLineEdit::returnPressed, this, &NameBar::accept);
}

void NameBar::accept()
{
    if (const QString name = m_name->text().simplified(); !name.isEmpty())
        emit named(name);
    else
        m_name->setFocus();
}

} // namespace vd
