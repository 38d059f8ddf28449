#include "messagebar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace vd {

namespace {

QLabel *textLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setForegroundRole(QPalette::ToolTipText);
    return label;
}

} // namespace

MessageBar::MessageBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 6, 6, 6);
    rows->setSpacing(6);
    rows->addLayout(buildWork());
    rows->addLayout(buildMessage());
    dismiss();
    endProgress();
}

QHBoxLayout *MessageBar::buildWork()
{
    m_work = textLabel(QStringLiteral("workText"));
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setMaximumWidth(220);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("messageCancel"));
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_cancelWork();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_work, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    return row;
}

QHBoxLayout *MessageBar::buildMessage()
{
    m_icon = new QLabel;
    m_text = textLabel(QStringLiteral("messageText"));
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(6);
    m_close = new QToolButton;
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(QIcon::fromTheme(QStringLiteral("window-close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_actions);
    row->addWidget(m_close);
    return row;
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
        button->show();
    }
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

void MessageBar::dismiss()
{
    clearActions();
    m_text->clear();
    for (QWidget *part : std::initializer_list<QWidget *>{m_icon, m_text, m_close})
        part->hide();
    setVisible(!m_work->isHidden());
}

QString MessageBar::text() const
{
    return m_text->isHidden() ? m_work->text() : m_text->text();
}

void MessageBar::showProgress(const QString &text, const std::function<void()> &cancel)
{
    dismiss();
    m_cancelWork = cancel;
    m_cancel->setEnabled(true);
    m_cancel->setVisible(bool(cancel));
    setProgress(0, 0);
    m_progress->show();
    m_work->setText(text);
    m_work->setAccessibleName(tr("Working") + QStringLiteral(": ") + text);
    m_work->show();
    announce();
}

void MessageBar::setProgress(qint64 done, qint64 total)
{
    constexpr int steps = 1000; // QProgressBar counts in int, files are longer
    m_progress->setRange(0, total > 0 ? steps : 0);
    m_progress->setValue(total > 0 ? int(double(done) / double(total) * steps) : 0);
}

void MessageBar::endProgress()
{
    m_work->clear();
    for (QWidget *part : std::initializer_list<QWidget *>{m_work, m_progress, m_cancel})
        part->hide();
    setVisible(!m_text->isHidden());
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
    m_text->show();
    m_close->show();
    announce();
}

void MessageBar::announce()
{
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace vd
