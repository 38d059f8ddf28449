#pragma once

#include <QLabel>

namespace vd {

/// A line of text under a field that is fine, or wants attention, by colour besides its words.
class ScorecardNotice : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Quiet, Good, Attention };
    explicit ScorecardNotice(QWidget *parent = nullptr);
    /// Takes no room when the text is empty.
    void say(const QString &text, Tone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintTone();
    Tone m_tone = Tone::Quiet;
};

} // namespace vd
