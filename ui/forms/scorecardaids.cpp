// ScorecardTab: the writing aids of its fields.

#include "quoteaids.h"
#include "scorecardtab.h"

namespace vd {

void ScorecardTab::setAids(WritingAids &aids)
{
    m_aids = new QuoteAids(aids, m_lens, m_quote, m_beats, this);
    m_aids->setOpensReviews(m_desk == ScorecardDesk::Editors);
    connect(m_aids, &QuoteAids::openRequested, this, &ScorecardTab::openRequested);
    connect(m_aids, &QuoteAids::failed, this, &ScorecardTab::refused);
    connect(m_aids, &QuoteAids::beatChosen, this,
            [this](const QString &key) { focusField(QStringLiteral("answers.") + key); });
    refreshAids();
}

void ScorecardTab::refreshAids()
{
    if (m_aids)
        m_aids->setAuthor({review(), m_tool, m_lens.id, m_reviewer, {}}, reviewer());
}

} // namespace vd
