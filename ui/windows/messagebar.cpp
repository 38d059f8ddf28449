#include "messagebar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace vd {

MessageBar::MessageBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);

    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setMaximumWidth(220);
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(QIcon::fromTheme(QStringLiteral("window-close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(6);
    row->addLayout(m_actions);
    row->addWidget(m_close);
    hide();
}

void MessageBar::show(const Message &message)
{
    clearActions();
    for (const Message::Action &action : message.actions) {
        auto *button = new QPushButton(action.text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, action] {
            if (action.closes)
                dismiss();
            action.run();
        });
        m_actions->addWidget(button);
    }
    m_progress->hide();
    m_close->show();
    switch (message.kind) {
    case Message::Kind::Done:
        return present(message.text, QStringLiteral("dialog-ok"), tr("Done"));
    case Message::Kind::Notice:
        return present(message.text, QStringLiteral("dialog-information"), tr("Notice"));
    case Message::Kind::Failure:
        return present(message.text, QStringLiteral("dialog-error"), tr("Error"));
    }
}

void MessageBar::showUntilNextChange(const Message &message)
{
    show(message);
    m_fleeting = true;
}

void MessageBar::changed()
{
    if (m_fleeting)
        dismiss();
}

void MessageBar::showProgress(const QString &text, const std::function<void()> &cancel)
{
    clearActions();
    auto *button = new QPushButton(tr("Cancel"), this);
    button->setObjectName(QStringLiteral("messageCancel"));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [button, cancel] {
        button->setEnabled(false);
        cancel();
    });
    m_actions->addWidget(button);
    setProgress(0, 0);
    m_progress->show();
    m_close->hide();
    present(text, QStringLiteral("document-import"), tr("Working"));
}

void MessageBar::setProgress(qint64 done, qint64 total)
{
    constexpr int steps = 1000; // QProgressBar counts in int, files are longer
    m_progress->setRange(0, total > 0 ? steps : 0);
    m_progress->setValue(total > 0 ? int(double(done) / double(total) * steps) : 0);
}

void MessageBar::dismiss()
{
    hide();
    m_fleeting = false;
    m_text->clear();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::clearActions()
{
    m_fleeting = false;
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one whose click is being handled
        delete item;
    }
}

void MessageBar::present(const QString &text, const QString &iconName, const QString &kindName)
{
    m_icon->setPixmap(QIcon::fromTheme(iconName).pixmap(16, 16));
    m_icon->setVisible(!m_icon->pixmap().isNull());
    m_text->setText(text);
    m_text->setAccessibleName(kindName + QStringLiteral(": ") + text);
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace vd
