#include "formstate.h"

#include "scorecardwords.h"
#include "text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace vd {

FormState::FormState(const ReviewForm &form, const Review &review, const QDate &today)
    : m_isBegun(review.isBegun()), m_isReturned(form.status == ReviewStatus::Returned)
{
    const int words = wordCount(review.quote);
    m_isReady = review.verdict && ScorecardWords::isLength(words);
    if (m_isReady)
        m_text = tr("ready to send");
    else if (!m_isBegun)
        m_text = tr("not begun");
    else if (words == 0)
        m_text = tr("no quote");
    else if (words < ScorecardWords::leastWords)
        m_text = tr("quote %1 words short").arg(ScorecardWords::leastWords - words);
    else if (words > ScorecardWords::mostWords)
        m_text = tr("quote %1 words long").arg(words - ScorecardWords::mostWords);
    else
        m_text = tr("no verdict");
    const QString date = QLocale().toString(form.due, u"d MMM yyyy"_s);
    if (form.due.isValid())
        m_due = form.due < today ? tr("overdue since %1").arg(date) : tr("due %1").arg(date);
}

QString FormState::shape() const
{
    return m_isReady ? u"✓"_s : m_isBegun ? u"◐"_s : u"○"_s;
}

QString FormState::line() const
{
    QStringList parts{shape() + u' ' + m_text};
    if (m_isReturned)
        parts << tr("returned");
    if (!m_due.isEmpty())
        parts << m_due;
    return parts.join(u" · "_s);
}

} // namespace vd
