#include "livepage.h"

#include "sealedpage.h"

#include <QPointer>

#include <utility>

namespace vd {

LivePage::LivePage(QObject *parent) : QObject(parent), m_page(new SealedPage(this))
{
    connect(m_page, &SealedPage::painted, this, &LivePage::onPainted);
    connect(m_page, &SealedPage::renderProcessTerminated, this, [this] {
        m_loaded = false;
        m_arrived = m_serial;
        emit crashed();
    });
}

void LivePage::show(const QByteArray &html, const QString &subject)
{
    m_html = html;
    m_subject = subject;
    m_waiting = true;
    advance();
}

void LivePage::setAppearance(const QString &appearance)
{
    m_appearance = appearance;
    if (isCurrent())
        m_page->dress(appearance);
    else
        m_undressed = true;
}

void LivePage::showBlock(const QString &id, bool smooth)
{
    if (isCurrent()) {
        m_page->showBlock(id, smooth);
        return;
    }
    m_block = id;
    m_smooth = smooth;
}

bool LivePage::isCurrent() const
{
    return m_loaded && m_arrived == m_serial;
}

void LivePage::reload()
{
    m_waiting = false;
    open(0);
}

void LivePage::advance()
{
    if (!m_waiting || m_arrived != m_serial)
        return;
    m_waiting = false;
    if (!m_loaded || m_subject != m_shown) {
        open(0);
        return;
    }
    const int serial = ++m_serial;
    // A page that goes answers what it still owes.
    m_page->patch(m_html, serial, [self = QPointer<LivePage>(this), serial](double scroll) {
        if (self && self->m_loaded && scroll >= 0 && serial == self->m_serial)
            self->open(scroll);
    });
}

void LivePage::open(double scroll)
{
    m_shown = m_subject;
    m_loaded = true;
    m_undressed = false;
    m_page->open(m_html, m_appearance, ++m_serial, scroll);
}

void LivePage::onPainted(int serial)
{
    if (serial != m_serial)
        return;
    m_arrived = serial;
    if (std::exchange(m_undressed, false))
        m_page->dress(m_appearance);
    if (m_waiting) {
        advance();
        return;
    }
    if (!m_block.isEmpty())
        m_page->showBlock(std::exchange(m_block, {}), m_smooth);
    emit painted();
}

} // namespace vd
