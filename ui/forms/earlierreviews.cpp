#include "earlierreviews.h"

#include "reviewquotes.h"
#include "scorecardstate.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QTextBrowser>
#include <QToolButton>
#include <algorithm>

namespace vd {

namespace {

QToolButton *opener(const char *name)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setArrowType(Qt::RightArrow);
    return button;
}

QString dateText(QDate date)
{
    return date.isValid() ? QLocale().toString(date, EarlierReviews::tr("d MMMM yyyy", "a date")) : QString();
}

QString heading(QStringList parts)
{
    parts.removeAll({});
    return QStringLiteral("<p><b>%1</b></p>").arg(parts.join(QStringLiteral(" · ")).toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QString verdictText(const std::optional<Verdict> &verdict)
{
    return verdict ? ScorecardState::cell(*verdict) : QString();
}

} // namespace

EarlierReviews::EarlierReviews(Library &library, const Lens &lens, QWidget *parent)
    : QWidget(parent),
      m_library(library),
      m_lens(lens),
      m_round(opener("roundBefore")),
      m_quotes(opener("earlierQuotes")),
      m_pane(new QTextBrowser)
{
    setObjectName(QStringLiteral("earlier"));
    m_quotes->setText(tr("Earlier quotes"));
    m_quotes->setToolTip(tr("What this reviewer wrote through this lens on other tools"));
    m_pane->setObjectName(QStringLiteral("earlierText"));
    m_pane->setAccessibleName(tr("What was written before"));
    m_pane->setOpenLinks(false);
    m_pane->setTabChangesFocus(true);
    m_pane->document()->setDocumentMargin(8);
    m_pane->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->addWidget(m_round);
    row->addWidget(m_quotes);
    row->addStretch(1);
    connect(m_round, &QToolButton::clicked, this, [this](bool on) { choose(on ? Section::Round : Section::None); });
    connect(m_quotes, &QToolButton::clicked, this, [this](bool on) { choose(on ? Section::Quotes : Section::None); });
}

QWidget *EarlierReviews::pane() const
{
    return m_pane;
}

void EarlierReviews::show(const Form &form)
{
    m_form = form;
    refresh();
}

void EarlierReviews::setBeside(bool beside)
{
    if (beside == m_beside)
        return;
    m_beside = beside;
    refresh();
}

void EarlierReviews::choose(Section section)
{
    m_chosen = section;
    refresh();
}

void EarlierReviews::refresh()
{
    const QList<Review> before = roundBefore();
    setVisible(m_form.reviewer.isValid());
    m_round->setVisible(!before.isEmpty());
    if (!before.isEmpty()) {
        m_round->setText(tr("Round %1: %2").arg(before.first().round).arg(verdictText(before.first().verdict)));
        m_round->setToolTip(tr("Read what was written about this tool in round %1").arg(before.first().round));
    }
    const Section byItself = m_beside ? Section::Round : Section::None;
    const Section wanted = m_chosen.value_or(byItself);
    const bool isThere = m_form.reviewer.isValid() && (wanted != Section::Round || !before.isEmpty());
    open(isThere ? wanted : Section::None);
}

void EarlierReviews::open(Section section)
{
    for (const auto &[button, own] : {std::pair(m_round, Section::Round), std::pair(m_quotes, Section::Quotes)}) {
        button->setChecked(section == own);
        button->setArrowType(section == own ? Qt::DownArrow : Qt::RightArrow);
    }
    const QString html = section == Section::Round    ? roundText()
                         : section == Section::Quotes ? quotesText()
                                                      : QString();
    // What did not change keeps its place.
    if (m_open != section || m_pane->property("html") != html) {
        m_pane->setProperty("html", html);
        m_pane->setHtml(html);
    }
    m_open = section;
    m_pane->setVisible(section != Section::None);
}

QList<Review> EarlierReviews::roundBefore() const
{
    int newest = 0;
    for (const Review &review : m_form.reviews)
        if (review.round < m_form.round && review.isBegun())
            newest = qMax(newest, review.round);
    QList<Review> reviews;
    for (const Review &review : m_form.reviews)
        if (review.round == newest && review.isBegun())
            reviews << review;
    std::stable_partition(reviews.begin(), reviews.end(),
                          [this](const Review &review) { return review.reviewer == m_form.reviewer; });
    return reviews;
}

QString EarlierReviews::roundText() const
{
    QString html;
    for (const Review &review : roundBefore()) {
        html += heading({nameOf(review.reviewer), verdictText(review.verdict),
                         review.confidence ? tr("%1 % sure").arg(*review.confidence) : QString(),
                         dateText(review.writtenOn)});
        html += paragraph(review.quote);
        for (const Prompt &beat : m_lens.prompts)
            if (const QString answer = review.answers.value(beat.key); !answer.isEmpty())
                html += QStringLiteral("<p><i>%1</i><br>%2</p>")
                            .arg((beat.label.isEmpty() ? beat.key : beat.label).toHtmlEscaped(),
                                 answer.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
    return html;
}

QString EarlierReviews::quotesText() const
{
    const auto quotes = quotesOf(m_library.connection(), m_form.reviewer, m_lens.id, m_form.tool, mostQuotes);
    if (!quotes)
        return paragraph(quotes.error().what);
    if (quotes->isEmpty())
        return paragraph(tr("This reviewer has written about no other tool through this lens yet."));
    QString html;
    for (const ReviewQuote &quote : *quotes)
        html += heading({quote.toolName, quote.round > 1 ? tr("round %1").arg(quote.round) : QString(),
                         verdictText(quote.verdict), dateText(quote.writtenOn)}) +
                paragraph(quote.quote);
    return html;
}

QString EarlierReviews::nameOf(ReviewerId id) const
{
    for (const Reviewer &reviewer : m_form.panel)
        if (reviewer.id == id)
            return reviewer.name;
    return {};
}

} // namespace vd
