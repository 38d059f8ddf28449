#include "scorecardnotice.h"

#include <QEvent>

namespace vd {

ScorecardNotice::ScorecardNotice(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    paintTone();
    hide();
}

void ScorecardNotice::say(const QString &text, Tone tone)
{
    setText(text);
    setVisible(!text.isEmpty());
    if (m_tone == tone)
        return;
    m_tone = tone;
    paintTone();
}

void ScorecardNotice::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        paintTone();
}

void ScorecardNotice::paintTone()
{
    setForegroundRole(m_tone == Tone::Quiet ? QPalette::PlaceholderText : QPalette::WindowText);
    if (m_tone == Tone::Quiet)
        return setPalette(QPalette());
    QPalette own;
    const bool dark = own.color(QPalette::Window).lightness() < 128;
    const QColor good = dark ? QColor(0x86, 0xd6, 0x93) : QColor(0x1b, 0x6e, 0x32);
    const QColor attention = dark ? QColor(0xf2, 0xb8, 0x66) : QColor(0x85, 0x4d, 0x00);
    own.setColor(QPalette::WindowText, m_tone == Tone::Good ? good : attention);
    setPalette(own);
}

} // namespace vd
