#pragma once

#include "anonymity.h"
#include "buffer.h"
#include "formpage.h"
#include "recordform.h"
#include "scorecardfields.h"
#include "scorecardpicker.h"
#include "scorecardstate.h"

#include <QBoxLayout>

namespace vd {

class EarlierReviews;
class QuoteAids;
class ReviewSteps;
class ScorecardNotice;
class WritingAids;

/// A buffer that can take up a record made for what is being typed.
class ReviewBuffer : public Buffer<Review>
{
public:
    using Buffer::Buffer;
    /// Like load(), but what has been typed stays and is stored into the record.
    void adopt(ReviewId id)
    {
        begin(id);
        reload();
    }
    using Typed = Buffer::Typed;
    using Buffer::retype;
    using Buffer::typedOver;
};

/// Who fills a scorecard in: at the reviewer's own desk nothing but the review itself is theirs to choose.
enum class ScorecardDesk { Editors, Reviewers };

/// One lens of a tool's scorecard: the beats, the quote they make, the verdict. The review is made with the first
/// input; where the library cannot be written what was typed is kept, also while another tool is shown, and tried
/// again.
class ScorecardTab : public QWidget
{
    Q_OBJECT

public:
    ScorecardTab(Library &library, const Lens &lens, QWidget *parent = nullptr,
                 ScorecardDesk desk = ScorecardDesk::Editors);
    ~ScorecardTab() override { m_buffer.flush(); }

    [[nodiscard]] const Lens &lens() const { return m_lens; }
    /// On screen; invalid when it is not made yet.
    [[nodiscard]] ReviewId review() const { return m_buffer.isGone() ? ReviewId() : m_buffer.record().as<Review>(); }
    /// Shows the newest review of a tool, which is among `reviews`, the tool's reviews.
    void show(ToolId tool, const QList<Review> &reviews, const QList<Reviewer> &panel);
    /// The same tool, after a change in the library. What is being typed stays.
    void refresh(const QList<Review> &reviews, const QList<Reviewer> &panel);
    void select(ReviewId review);
    /// Spelling, worn phrases and beats left out, from now on. Once.
    void setAids(WritingAids &aids);
    void flush() { m_buffer.flush(); }
    [[nodiscard]] QStringList refusals() const;
    [[nodiscard]] QString refusal() const;
    /// "quote", "answers.moat", "reviewer" …; "" is the first beat.
    bool focusField(const QString &field);
    /// The review as typed; none while it is not made yet.
    [[nodiscard]] TypedRecord typed() const
    {
        return review().isValid() ? TypedRecord(m_buffer.typed()) : TypedRecord();
    }
    /// Where the lens stands: its newest review, as it is stored.
    [[nodiscard]] ScorecardState state() const;

signals:
    void typing();
    void stored();
    void refused(const QString &sentence);
    void failed(const QString &sentence);
    void newReviewerRequested();
    void openRequested(vd::RecordRef record, const QString &field);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addReading(QBoxLayout *layout);
    void addHeading();
    void addBeats();
    void addQuote();
    void addVerdict();
    void addLife();
    void take(const QList<Review> &reviews, const QList<Reviewer> &panel);
    void takePanel(const QList<Reviewer> &panel);
    void load(const Review &review);
    void showBlank(ReviewerId reviewer, int round);
    void refreshPicker();
    void refreshReadOnly();
    void refreshNotices();
    void refreshAids();
    void refreshLife(const Review &screen);
    void refreshReading();
    void step(ReviewStatus status, const QString &note);
    void ensureReview();
    [[nodiscard]] Review blank() const; ///< of whom and what is on screen, with nothing in it
    [[nodiscard]] bool hasUnmade() const { return !review().isValid() && m_buffer.hasUnstored(); }
    void failToMake(const QString &why);
    void keepUnmade();
    void makeUnmade();
    void chooseReviewer(ReviewerId reviewer);
    void chooseRound(int round);
    void addRound();
    void compose();
    [[nodiscard]] Review onScreen() const;
    [[nodiscard]] Review find(ReviewerId reviewer, int round) const;
    [[nodiscard]] int newestRound() const;
    [[nodiscard]] int approvedRound() const; ///< that pages show, 0 when there is none
    [[nodiscard]] Reviewer reviewer() const;

    Library &m_library;
    Lens m_lens;
    ScorecardDesk m_desk;
    ReviewBuffer m_buffer;
    FormPage *m_page;
    QBoxLayout *m_body;
    EarlierReviews *m_earlier;
    ScorecardPicker *m_picker;
    QList<std::pair<QString, TextField *>> m_beats; ///< by the prompt's key
    TextField *m_quote;
    VerdictField *m_verdict;
    ConfidenceField *m_confidence;
    ReviewStatusField *m_status;
    ReviewSteps *m_steps = nullptr; ///< at the editor's desk, as m_due
    DateField *m_due = nullptr;
    DateField *m_writtenOn;
    TextField *m_remarks;
    QuoteAids *m_aids = nullptr;
    QPushButton *m_compose;
    ScorecardNotice *m_state;
    ScorecardNotice *m_length;
    ScorecardNotice *m_phrases;
    ScorecardNotice *m_givenAway;
    ScorecardNotice *m_composed;

    ToolId m_tool;
    QList<Review> m_reviews; ///< of the tool, through the lens
    QList<Reviewer> m_panel;
    QList<Reviewer> m_signed;             ///< the panel as pages sign
    std::optional<Anonymity> m_anonymity; ///< of an anonymous publication
    ReviewerId m_reviewer;                ///< whose review is on screen, or is made with the first input
    int m_round = 1;
    bool m_isMaking = false;
    QList<ReviewBuffer::Typed> m_unmade; ///< reviews that could not be made, and are not on screen
    QString m_failure;                   ///< why
    QTimer m_retry;
};

} // namespace vd
