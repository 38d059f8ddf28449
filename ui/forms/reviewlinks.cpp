#include "reviewlinks.h"

#include <QHash>

namespace vd {

ReviewLinks::ReviewLinks(Library &library, QWidget *parent) : QLabel(parent), m_library(library)
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reviews of this tool, by lens"));
    connect(this, &QLabel::linkActivated, this, &ReviewLinks::lensChosen);
    connect(&library, &Library::changed, this, [this](const Changes &changes) {
        if (changes.touches(Noun::Review) || changes.touches(Noun::Lens) || changes.touches(Noun::Reviewer))
            refresh();
    });
}

void ReviewLinks::show(ToolId tool)
{
    if (m_tool == tool)
        return;
    m_tool = tool;
    refresh();
}

void ReviewLinks::refresh()
{
    const auto lenses = m_library.lenses();
    const auto reviews = m_library.reviewsOf(m_tool);
    if (!m_tool.isValid() || !lenses || !reviews)
        return setText({});
    QHash<LensId, Review> newest;
    for (const Review &review : *reviews)
        if (!newest.contains(review.lens) || newest.value(review.lens).round <= review.round)
            newest.insert(review.lens, review);
    QStringList lines;
    for (const Lens &lens : *lenses) {
        QString state = tr("no review yet");
        if (newest.contains(lens.id)) {
            const Review review = newest.value(lens.id);
            const auto reviewer = m_library.get(review.reviewer);
            state = stateOf(review);
            if (reviewer)
                state += tr(", by %1").arg(reviewer->name);
        }
        lines << QStringLiteral("<a href=\"%1\">%2</a>: %3")
                     .arg(lens.key.toHtmlEscaped(), lens.title.toHtmlEscaped(), state.toHtmlEscaped());
    }
    setText(QStringLiteral("<p style=\"line-height: 140%\">") + lines.join(QStringLiteral("<br>")) +
            QStringLiteral("</p>"));
}

QString ReviewLinks::stateOf(const Review &review)
{
    const QString verdict = !review.verdict                    ? tr("no verdict")
                            : *review.verdict == Verdict::Ship ? tr("ship")
                                                               : tr("skip");
    switch (review.status) {
    case ReviewStatus::Draft:
        return tr("%1, draft", "verdict").arg(verdict);
    case ReviewStatus::Submitted:
        return tr("%1, submitted", "verdict").arg(verdict);
    case ReviewStatus::Returned:
        return tr("%1, returned", "verdict").arg(verdict);
    case ReviewStatus::Approved:
        return tr("%1, approved", "verdict").arg(verdict);
    }
    return {};
}

} // namespace vd
