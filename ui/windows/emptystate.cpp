#include "emptystate.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vd {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_text(new QLabel), m_buttons(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 16, 8, 16);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    layout->setSpacing(8);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        layout->addWidget(label);
    }
    m_buttons->setSpacing(8);
    m_buttons->setContentsMargins(0, 8, 0, 0);
    layout->addLayout(m_buttons);
    layout->addStretch();
}

void EmptyState::say(const QString &title, const QString &text, const QList<Choice> &choices)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was just clicked
        delete item;
    }
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.text);
        connect(button, &QPushButton::clicked, this, choice.run);
        m_buttons->addWidget(button, 0, Qt::AlignLeft);
    }
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace vd
