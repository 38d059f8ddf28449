#include "banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace vd {

Banner::Banner(QWidget *parent) : QFrame(parent), m_icon(new QLabel), m_text(new QLabel)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_icon->setAlignment(Qt::AlignTop);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    refresh();
}

void Banner::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    refresh();
}

void Banner::setFailure(const QString &sentence)
{
    m_failure = sentence;
    refresh();
}

QString Banner::readOnlyReason()
{
    return tr("This library is open for reading only: nothing can be changed here.");
}

void Banner::refresh()
{
    const bool failed = !m_failure.isEmpty();
    const QString stop = m_failure.endsWith(u'.') ? QString() : QStringLiteral(".");
    m_text->setText(failed
                        ? tr("Not stored: %1 The desk keeps trying; what you typed stays here.").arg(m_failure + stop)
                        : readOnlyReason());
    const int size = fontMetrics().height();
    m_icon->setPixmap(style()
                          ->standardIcon(failed ? QStyle::SP_MessageBoxCritical : QStyle::SP_MessageBoxInformation)
                          .pixmap(size, size));
    setAccessibleName(m_text->text());
    setVisible(failed || m_readOnly);
}

} // namespace vd
