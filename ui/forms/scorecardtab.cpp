#include "scorecardtab.h"

#include "banner.h"
#include "newestreview.h"
#include "reviewsteps.h"
#include "scorecardnotice.h"
#include "scorecardwords.h"
#include "text.h"

#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace vd {

namespace {

/// One answer of a review, for Buffer::bind.
struct Answer
{
    QString key;
    QString operator()(const Review &review) const { return review.answers.value(key); }
    QString &operator()(Review &review) const { return review.answers[key]; }
};

const QString answersPrefix = QStringLiteral("answers.");

bool isHandedIn(ReviewStatus status)
{
    return status == ReviewStatus::Submitted || status == ReviewStatus::Approved;
}

/// Between a field's editor and its help, or above the editor.
void putInto(const FormField *field, int position, QWidget *widget)
{
    static_cast<QVBoxLayout *>(field->body()->layout())->insertWidget(position, widget);
}

} // namespace

ScorecardTab::ScorecardTab(Library &library, const Lens &lens, QWidget *parent, ScorecardDesk desk)
    : QWidget(parent), m_library(library), m_lens(lens), m_desk(desk), m_buffer(library), m_page(new FormPage)
{
    setObjectName(lens.key);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    addReading(layout);
    addHeading();
    addBeats();
    addQuote();
    addVerdict();
    m_page->finish();
    setTabOrder(m_compose, m_quote->text());
    m_retry.setSingleShot(true);
    m_retry.setInterval(BufferBase::retryMs);
    connect(&m_retry, &QTimer::timeout, this, &ScorecardTab::makeUnmade);

    m_buffer.setFinish([this](const Review &before, Review &after) {
        after.answers.removeIf([](const auto &answer) { return answer.value().isEmpty(); });
        if (!after.writtenOn.isValid() && isHandedIn(after.status) && !isHandedIn(before.status))
            after.writtenOn = m_library.today();
    });
    connect(&m_buffer, &BufferBase::typing, this, &ScorecardTab::typing);
    connect(&m_buffer, &BufferBase::stored, this, &ScorecardTab::stored);
    connect(&m_buffer, &BufferBase::refused, this, &ScorecardTab::refused);
    connect(&m_buffer, &BufferBase::failed, this, &ScorecardTab::failed);
    connect(&m_buffer, &BufferBase::shown, this, &ScorecardTab::refreshNotices);
    for (const FormField *field : m_buffer.fields())
        connect(field, &FormField::edited, this, [this] {
            ensureReview();
            refreshNotices();
        });
    // What kept a status from being stored may be there now.
    for (const FormField *field : {static_cast<FormField *>(m_quote), static_cast<FormField *>(m_verdict)})
        connect(field, &FormField::edited, this, [this] {
            if (m_status->isInvalid())
                m_status->setDirty(true);
        });
}

void ScorecardTab::addHeading()
{
    m_page->section(m_lens.question.isEmpty() ? m_lens.title : m_lens.question);
    m_state = new ScorecardNotice;
    m_state->setObjectName(QStringLiteral("state"));
    m_picker = new ScorecardPicker;
    if (m_desk == ScorecardDesk::Reviewers) {
        m_state->setParent(this);
        m_state->hide();
        m_picker->setParent(this);
        return;
    }
    m_page->addWidget(m_state);
    m_page->place(m_picker, tr("Reviewer"));
    connect(m_picker, &ScorecardPicker::reviewerChosen, this, &ScorecardTab::chooseReviewer);
    connect(m_picker, &ScorecardPicker::roundChosen, this, &ScorecardTab::chooseRound);
    connect(m_picker, &ScorecardPicker::newRoundRequested, this, &ScorecardTab::addRound);
    connect(m_picker, &ScorecardPicker::newReviewerRequested, this, &ScorecardTab::newReviewerRequested);
}

void ScorecardTab::addBeats()
{
    for (const Prompt &beat : m_lens.prompts) {
        auto *answer = new TextField(2);
        m_buffer.bind<QString>(answer, answersPrefix + beat.key, Answer{beat.key});
        m_page->place(answer, beat.label.isEmpty() ? beat.key : beat.label, beat.help);
        m_beats.append({beat.key, answer});
    }
}

void ScorecardTab::addQuote()
{
    m_quote = new TextField(6);
    m_buffer.bind(m_quote, &Review::quote);
    m_page->place(m_quote, tr("Quote"), tr("As it is published, without quotation marks around it. CommonMark."));

    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_compose = new QPushButton(tr("&Compose"));
    m_compose->setObjectName(QStringLiteral("compose"));
    m_compose->setAutoDefault(false);
    m_compose->setAccessibleDescription(tr("Joins the beats into the quote"));
    m_composed = new ScorecardNotice;
    m_composed->setObjectName(QStringLiteral("composed"));
    line->addWidget(m_compose);
    line->addWidget(m_composed, 1);
    line->addStretch(0);
    m_length = new ScorecardNotice;
    m_length->setObjectName(QStringLiteral("length"));
    m_phrases = new ScorecardNotice;
    m_phrases->setObjectName(QStringLiteral("phrases"));
    putInto(m_quote, 0, row);
    putInto(m_quote, 2, m_length);
    putInto(m_quote, 3, m_phrases);
    m_givenAway = new ScorecardNotice;
    m_givenAway->setObjectName(QStringLiteral("givenAway"));
    putInto(m_quote, 4, m_givenAway);
    connect(m_compose, &QPushButton::clicked, this, &ScorecardTab::compose);
    connect(m_quote, &FormField::edited, m_composed, [this] { m_composed->say({}, ScorecardNotice::Tone::Quiet); });
}

void ScorecardTab::addVerdict()
{
    m_verdict = new VerdictField;
    m_buffer.bind(m_verdict, &Review::verdict);
    m_page->place(m_verdict, tr("Verdict"));
    m_confidence = new ConfidenceField;
    m_buffer.bind(m_confidence, &Review::confidence);
    m_page->place(m_confidence, tr("Confidence, %"), tr("50 is a coin toss, 100 a bet of your name."));
    m_remarks = new TextField(2);
    m_buffer.bind(m_remarks, &Review::remarks);
    m_page->place(m_remarks, tr("Notes to the editor"), tr("Never published."));
    m_status = new ReviewStatusField([this](Review &review) { review = onScreen(); });
    m_writtenOn = new DateField;
    if (m_desk == ScorecardDesk::Reviewers) {
        m_status->setParent(this);
        m_writtenOn->setParent(this);
        return;
    }
    addLife();
    m_buffer.bind<ReviewStatus>(
        m_status, QStringLiteral("status"), [](auto &review) -> auto & { return review.status; });
    m_page->place(m_status, tr("Status"), tr("By hand, to put a mistake right."));
    m_buffer.bind(m_writtenOn, &Review::writtenOn);
    m_page->place(m_writtenOn, tr("Written on"), tr("Set when the review is submitted."));
}

void ScorecardTab::show(ToolId tool, const QList<Review> &reviews, const QList<Reviewer> &panel)
{
    m_buffer.flush();
    keepUnmade();
    m_tool = tool;
    m_buffer.load({});
    m_reviewer = {};
    take(reviews, panel);
    m_page->verticalScrollBar()->setValue(0);
    const auto unmade =
        std::find_if(m_unmade.begin(), m_unmade.end(), [&](auto &typed) { return typed.values.tool == tool; });
    const Review newest = newestReview(m_reviews, m_tool, m_lens.id);
    if (unmade != m_unmade.end())
        showBlank(unmade->values.reviewer, unmade->values.round);
    else if (newest.id.isValid())
        load(newest);
    else
        showBlank({}, 1);
}

void ScorecardTab::refresh(const QList<Review> &reviews, const QList<Reviewer> &panel)
{
    take(reviews, panel);
    if (m_isMaking)
        return;
    const ReviewId shown = review();
    const auto same = std::find_if(m_reviews.begin(), m_reviews.end(), [&](auto &r) { return r.id == shown; });
    if (same != m_reviews.end()) {
        m_reviewer = same->reviewer;
        m_round = same->round;
    } else if (const Review chosen = find(m_reviewer, m_round); chosen.id.isValid()) {
        return load(chosen);
    } else if (m_buffer.record().isValid()) { // taken back, or deleted
        const Review newest = newestReview(m_reviews, m_tool, m_lens.id);
        return newest.id.isValid() ? load(newest) : showBlank(m_reviewer, m_round);
    } else if (!reviewer().id.isValid()) {
        return showBlank({}, 1);
    }
    refreshPicker();
    refreshReadOnly();
    refreshNotices();
}

void ScorecardTab::take(const QList<Review> &reviews, const QList<Reviewer> &panel)
{
    takePanel(panel);
    m_reviews.clear();
    for (const Review &review : reviews)
        if (review.tool == m_tool && review.lens == m_lens.id)
            m_reviews << review;
}

void ScorecardTab::select(ReviewId id)
{
    for (const Review &review : std::as_const(m_reviews))
        if (review.id == id && id != this->review())
            return load(review);
}

void ScorecardTab::load(const Review &review)
{
    keepUnmade();
    m_reviewer = review.reviewer;
    m_round = review.round;
    m_composed->say({}, ScorecardNotice::Tone::Quiet);
    m_buffer.load(review.id);
    refreshPicker();
    refreshReadOnly();
}

void ScorecardTab::showBlank(ReviewerId reviewer, int round)
{
    keepUnmade();
    m_buffer.load({});
    m_reviewer = reviewer;
    m_round = round;
    const QList<Reviewer> ordered = ScorecardPicker::inOrder(m_panel, m_lens.id);
    if (!this->reviewer().id.isValid())
        m_reviewer = ordered.isEmpty() ? ReviewerId() : ordered.first().id;
    const Review blank;
    for (const auto &[key, field] : std::as_const(m_beats))
        field->show({});
    m_quote->show(blank.quote);
    m_verdict->show(blank.verdict);
    m_confidence->show(blank.confidence);
    m_remarks->show(blank.remarks);
    if (m_due)
        m_due->show(blank.due);
    m_status->show(blank.status);
    m_writtenOn->show(blank.writtenOn);
    m_composed->say({}, ScorecardNotice::Tone::Quiet);
    const Review shown = this->blank();
    for (qsizetype i = 0; i < m_unmade.size(); ++i)
        if (const Review &kept = m_unmade.at(i).values;
            kept.tool == shown.tool && kept.reviewer == shown.reviewer && kept.round == shown.round) {
            m_buffer.retype(m_unmade.takeAt(i));
            break;
        }
    refreshPicker();
    refreshReadOnly();
    refreshNotices();
}

bool ScorecardTab::focusField(const QString &path)
{
    const QString name = path.isEmpty() && !m_beats.isEmpty() ? answersPrefix + m_beats.first().first : path;
    if (name == QLatin1String("reviewer") || name == QLatin1String("round"))
        return m_picker->focusPart(name);
    // Fields stand ready before the review is made: the buffer's own answer would be no.
    FormField *field = m_buffer.field(name);
    return field && field->focusPart(name.mid(field->name().size()));
}

ScorecardState ScorecardTab::state() const
{
    return ScorecardState(newestReview(m_reviews, m_tool, m_lens.id));
}

void ScorecardTab::refreshPicker()
{
    const bool newest = m_round == newestRound();
    m_picker->show({.lens = m_lens.id,
                    .panel = m_panel,
                    .reviews = m_reviews,
                    .reviewer = m_reviewer,
                    .round = m_round,
                    .mayAddRound = newest && find(m_reviewer, m_round).status == ReviewStatus::Approved});
    QString help;
    if (m_panel.isEmpty())
        help = tr("A review needs somebody to sign it: add a reviewer first.");
    else if (!newest && m_round < approvedRound())
        help = tr("Round %1 is history, pages show round %2: it can be read, not changed.")
                   .arg(m_round)
                   .arg(approvedRound());
    else if (approvedRound() > 0 && m_round > approvedRound())
        help = tr("Pages show round %1 until this one is approved.").arg(approvedRound());
    else if (!review().isValid())
        help = m_reviews.isEmpty()
                   ? tr("The review begins with the first word.")
                   : tr("A second review of this round begins with the first word; the other one stays.");
    m_picker->describe(m_picker->label(), help);
    refreshReading();
}

void ScorecardTab::refreshReadOnly()
{
    QString reason;
    if (m_library.isReadOnly())
        reason = Banner::readOnlyReason();
    else if (m_panel.isEmpty())
        reason = tr("Add a reviewer first.");
    else if (m_round < approvedRound())
        reason = tr("A newer round has been approved.");
    for (FormField *field : m_buffer.fields())
        field->setReadOnly(!reason.isEmpty(), reason);
    m_picker->setReadOnly(m_library.isReadOnly(), reason);
    m_compose->setVisible(reason.isEmpty());
    if (m_steps)
        m_steps->setReadOnly(!reason.isEmpty());
}

void ScorecardTab::refreshNotices()
{
    using Tone = ScorecardNotice::Tone;
    const Review screen = onScreen();
    refreshLife(screen);
    const int words = wordCount(screen.quote);
    if (words == 0)
        m_length->say(tr("%1 to %2 words.").arg(ScorecardWords::leastWords).arg(ScorecardWords::mostWords),
                      Tone::Quiet);
    else
        m_length->say(ScorecardWords::lengthText(words),
                      ScorecardWords::isLength(words) ? Tone::Good : Tone::Attention);
    refreshAids();
    const Reviewer author = reviewer();
    const QStringList phrases = ScorecardWords::found(author.bannedPhrases, screen.quote);
    m_phrases->say(ScorecardWords::foundText(phrases, author.name), Tone::Attention);
    const QString composed = ScorecardWords::compose(m_lens.prompts, screen.answers);
    m_compose->setEnabled(!composed.isEmpty() && composed != screen.quote);
    m_compose->setToolTip(composed.isEmpty() ? tr("Write a beat first") : tr("Join the beats into the quote"));
}

Review ScorecardTab::onScreen() const
{
    Review review;
    review.id = this->review();
    for (const auto &[key, field] : m_beats)
        static_cast<void>(field->read(review.answers[key]));
    static_cast<void>(m_quote->read(review.quote));
    static_cast<void>(m_verdict->read(review.verdict));
    static_cast<void>(m_confidence->read(review.confidence));
    if (review.id.isValid())
        review.status = m_buffer.storedRecord().status;
    return review;
}

Review ScorecardTab::find(ReviewerId reviewer, int round) const
{
    for (const Review &review : m_reviews)
        if (review.reviewer == reviewer && review.round == round)
            return review;
    return {};
}

int ScorecardTab::newestRound() const
{
    int newest = 1;
    for (const Review &review : m_reviews)
        newest = qMax(newest, review.round);
    return newest;
}

int ScorecardTab::approvedRound() const
{
    int approved = 0;
    for (const Review &review : m_reviews)
        if (review.status == ReviewStatus::Approved)
            approved = qMax(approved, review.round);
    return approved;
}

Reviewer ScorecardTab::reviewer() const
{
    for (const Reviewer &reviewer : m_panel)
        if (reviewer.id == m_reviewer)
            return reviewer;
    return {};
}

} // namespace vd
