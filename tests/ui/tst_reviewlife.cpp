// A review's way through the scorecard: steps, notes, dates, what is overdue, what was written before, and what would
// give its author away.

#include "reviewlife.h"
#include "reviewquotes.h"
#include "scorecardform.h"
#include "somewords.h"
#include "temporarylibrary.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 5, 15); // of TemporaryLibrary
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

} // namespace

class TestReviewLife : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsTheHistory_data();
    void tellsTheHistory();
    void tellsWhatIsDue_data();
    void tellsWhatIsDue();

    void goesItsWay();
    void offersOneWayOn_data();
    void offersOneWayOn();
    void aDoubleClickIsOneStep();
    void noteIsNeededToReturn();
    void aHalfTypedNoteWaits();
    void aStepIsOneUndoStep();
    void doesNotSubmitWhatIsNotStored();
    void dueDateIsEdited();
    void remarksAreKeptFromReaders();
    void anAssignmentIsHandedOverWithItsDate();

    void readsTheRoundBefore();
    void roundBeforeIsBesideInAWideForm();
    void readsEarlierQuotes();
    void quotesAreTheNewestTen();
    void hidesNamesOfAnAnonymousPanel();
    void noticesWhatGivesTheAuthorAway();
    void readOnly();

private:
    Library &library() { return **m_library; }
    ToolId addTool(const QString &name);
    ReviewerId addReviewer(const QString &name, const QString &persona = {});
    Review draft(ReviewStatus status = ReviewStatus::Draft, int round = 1);
    ReviewId add(const Review &review) { return *library().add(review, u"test"_s); }
    void makeAnonymous();
    void open(int width = 420);
    [[nodiscard]] Review stored() { return *library().get(m_review); }
    template <class Widget>
    [[nodiscard]] Widget *at(const char *name)
    {
        return m_form->findChild<QTabWidget *>()->currentWidget()->findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *button) { QTest::mouseClick(at<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString text(const char *label) { return at<QLabel>(label)->text(); }
    [[nodiscard]] QString reading() { return at<QTextBrowser>("earlierText")->toPlainText(); }

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<ScorecardForm> m_form;
    ToolId m_tool;
    LensId m_lens;
    ReviewerId m_ilka;
    ReviewId m_review;
};

void TestReviewLife::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    m_lens = *library().find<Lens>(u"primitive"_s);
    m_tool = addTool(u"Larkspur"_s);
    m_ilka = addReviewer(u"Ilka Brandvold"_s, u"The Builder"_s);
    m_review = {};
}

void TestReviewLife::cleanup()
{
    m_form.reset();
    m_library.reset();
}

ToolId TestReviewLife::addTool(const QString &name)
{
    Tool tool;
    tool.name = name;
    tool.slug = name.toLower();
    return *library().add(tool, u"test"_s);
}

ReviewerId TestReviewLife::addReviewer(const QString &name, const QString &persona)
{
    Reviewer reviewer;
    reviewer.name = name;
    reviewer.slug = name.toLower().replace(u' ', u'-');
    reviewer.persona = persona;
    reviewer.lenses = {m_lens};
    return *library().add(reviewer, u"test"_s);
}

Review TestReviewLife::draft(ReviewStatus status, int round)
{
    Review review;
    review.tool = m_tool;
    review.lens = m_lens;
    review.reviewer = m_ilka;
    review.round = round;
    review.verdict = Verdict::Ship;
    review.confidence = 70;
    review.quote = words(115);
    review.status = status;
    return review;
}

void TestReviewLife::makeAnonymous()
{
    Publication publication = *library().publication();
    publication.anonymous = true;
    QVERIFY(library().update(publication, u"test"_s));
}

void TestReviewLife::open(int width)
{
    m_form = std::make_unique<ScorecardForm>(library());
    m_form->resize(width, 600);
    m_form->openTool(m_tool, u"primitive"_s);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestReviewLife::tellsTheHistory_data()
{
    QTest::addColumn<QList<ReviewStep>>("steps");
    QTest::addColumn<QString>("text");
    const QDate may3(2026, 5, 3), may9(2026, 5, 9), may10(2026, 5, 10);
    QTest::newRow("nothing") << QList<ReviewStep>() << QString();
    QTest::newRow("the whole way") << QList<ReviewStep>{{ReviewStatus::Draft, may3, u"Mara"_s, {}},
                                                        {ReviewStatus::Submitted, may9, u"Ilka"_s, {}},
                                                        {ReviewStatus::Returned, may10, u"Mara"_s,
                                                         u"Name\n a price."_s},
                                                        {ReviewStatus::Approved, may10, {}, {}}}
                                   << u"Assigned 3 May by Mara · submitted 9 May by Ilka · returned 10 May by Mara: "
                                      "“Name a price.” · approved 10 May"_s;
    QTest::newRow("another year, no name")
        << QList<ReviewStep>{{ReviewStatus::Submitted, QDate(2025, 12, 31), {}, {}}} << u"Submitted 31 Dec 2025"_s;
    QTest::newRow("no date") << QList<ReviewStep>{{ReviewStatus::Submitted, {}, u"Ilka"_s, {}}}
                             << u"Submitted by Ilka"_s;
}

void TestReviewLife::tellsTheHistory()
{
    QFETCH(QList<ReviewStep>, steps);
    QTEST(ReviewLife::history(steps, today), "text");
}

void TestReviewLife::tellsWhatIsDue_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<ReviewStatus>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("overdue");
    QTest::newRow("long ago") << -4 << ReviewStatus::Draft << u"Overdue by 4 days."_s << true;
    QTest::newRow("yesterday") << -1 << ReviewStatus::Returned << u"Overdue since yesterday."_s << true;
    QTest::newRow("today") << 0 << ReviewStatus::Draft << u"Due today."_s << false;
    QTest::newRow("tomorrow") << 1 << ReviewStatus::Draft << u"Due tomorrow."_s << false;
    QTest::newRow("later") << 9 << ReviewStatus::Draft << u"Due in 9 days."_s << false;
    QTest::newRow("handed in") << -4 << ReviewStatus::Submitted << QString() << false;
    QTest::newRow("done") << -4 << ReviewStatus::Approved << QString() << false;
}

void TestReviewLife::tellsWhatIsDue()
{
    QFETCH(int, days);
    QFETCH(ReviewStatus, status);
    Review review = draft(status);
    review.due = today.addDays(days);
    QTEST(ReviewLife::due(review, today), "text");
    QTEST(ReviewLife::isOverdue(review, today), "overdue");
    review.due = {};
    QCOMPARE(ReviewLife::due(review, today), QString());
    QVERIFY(!ReviewLife::isOverdue(review, today));
}

void TestReviewLife::goesItsWay()
{
    Review review;
    review.tool = m_tool;
    review.lens = m_lens;
    review.reviewer = m_ilka;
    review.steps = {{ReviewStatus::Draft, QDate(2026, 5, 3), u"Mara"_s, {}}};
    m_review = add(review);
    open();
    QCOMPARE(text("history"), u"Assigned 3 May by Mara"_s);
    QVERIFY(!at<QPushButton>("onward")->isEnabled());
    QVERIFY(text("blocker").startsWith(u"Choose ship or skip and write the quote"));

    at<QPlainTextEdit>("quote")->setFocus();
    QTest::keyClicks(at<QPlainTextEdit>("quote"), words(112));
    click("ship");
    QVERIFY(at<QPushButton>("onward")->isEnabled()); // what is on screen counts, stored or not
    QCOMPARE(at<QPushButton>("onward")->text(), u"Su&bmit"_s);
    click("onward");
    QCOMPARE(stored().status, ReviewStatus::Submitted);
    QCOMPARE(stored().quote, words(112));
    QCOMPARE(stored().writtenOn, library().today());
    QCOMPARE(at<QComboBox>("status")->currentText(), u"submitted"_s);

    m_library->advance(dayMs);
    library().setUser(u"Mara"_s);
    QTest::keyClicks(at<QLineEdit>("returnNote"), u"Name a price."_s);
    click("return");
    QCOMPARE(stored().status, ReviewStatus::Returned);
    QCOMPARE(stored().steps.last(),
             (ReviewStep{ReviewStatus::Returned, today.addDays(1), u"Mara"_s, u"Name a price."_s}));
    QVERIFY(text("state").endsWith(u"Returned 16 May by Mara: “Name a price.”"_s));
    QCOMPARE(at<QPushButton>("onward")->text(), u"Su&bmit again"_s);

    click("onward");
    click("onward");
    QCOMPARE(stored().status, ReviewStatus::Approved);
    QCOMPARE(stored().steps.size(), 5);
    QCOMPARE(stored().writtenOn, today); // when it was submitted first
    QCOMPARE(text("history"), u"Assigned 3 May by Mara · submitted 15 May by Tester · returned 16 May by Mara: “Name a "
                              "price.” · submitted 16 May by Mara · approved 16 May by Mara"_s);
}

void TestReviewLife::offersOneWayOn_data()
{
    QTest::addColumn<ReviewStatus>("status");
    QTest::addColumn<QString>("onward");
    QTest::addColumn<bool>("mayReturn");
    QTest::newRow("draft") << ReviewStatus::Draft << u"Su&bmit"_s << false;
    QTest::newRow("submitted") << ReviewStatus::Submitted << u"&Approve"_s << true;
    QTest::newRow("returned") << ReviewStatus::Returned << u"Su&bmit again"_s << false;
    QTest::newRow("approved") << ReviewStatus::Approved << QString() << true;
}

void TestReviewLife::offersOneWayOn()
{
    QFETCH(ReviewStatus, status);
    QFETCH(QString, onward);
    m_review = add(draft(status));
    open();
    QCOMPARE(at<QPushButton>("onward")->isVisibleTo(m_form.get()), !onward.isEmpty());
    if (!onward.isEmpty())
        QCOMPARE(at<QPushButton>("onward")->text(), onward);
    QTEST(at<QPushButton>("return")->isVisibleTo(m_form.get()), "mayReturn");
}

void TestReviewLife::aDoubleClickIsOneStep()
{
    m_review = add(draft());
    open();
    click("onward");
    auto *button = at<QPushButton>("onward"); // "Approve" by now
    const QPointF middle = QRectF(button->rect()).center();
    for (const auto type : {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}) {
        const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent second(type, middle, button->mapToGlobal(middle), Qt::LeftButton, held, Qt::NoModifier);
        QApplication::sendEvent(button, &second);
    }
    QCOMPARE(stored().status, ReviewStatus::Submitted);
}

void TestReviewLife::noteIsNeededToReturn()
{
    m_review = add(draft(ReviewStatus::Submitted));
    open();
    QVERIFY(!at<QPushButton>("return")->isEnabled());
    auto *note = at<QLineEdit>("returnNote");
    note->setFocus();
    QTest::keyClicks(note, u"  "_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(stored().status, ReviewStatus::Submitted);
    QTest::keyClicks(note, u"Shorter."_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(stored().status, ReviewStatus::Returned);
    QCOMPARE(stored().steps.last().note, u"Shorter."_s);
    QVERIFY(note->text().isEmpty());
    QVERIFY(at<QPushButton>("onward")->hasFocus());
}

void TestReviewLife::aHalfTypedNoteWaits()
{
    m_review = add(draft(ReviewStatus::Submitted));
    Review other = draft(ReviewStatus::Submitted);
    other.tool = addTool(u"Tern"_s);
    const ReviewId theOther = add(other);
    open();
    auto *note = at<QLineEdit>("returnNote");
    QTest::keyClicks(note, u"Name a pr"_s);
    m_form->load(theOther);
    QCOMPARE(note->text(), QString());
    m_form->load(m_review);
    QCOMPARE(note->text(), u"Name a pr"_s);
    m_form->load(theOther);
    Review approved = stored();
    approved.status = ReviewStatus::Approved;
    QVERIFY(library().update(approved, u"test"_s));
    m_form->load(m_review);
    QCOMPARE(note->text(), QString()); // it was about what was submitted
}

void TestReviewLife::aStepIsOneUndoStep()
{
    m_review = add(draft(ReviewStatus::Submitted));
    open();
    QTest::keyClicks(at<QLineEdit>("returnNote"), u"Shorter."_s);
    click("return");
    QCOMPARE(library().undoText(), u"return of the review"_s);
    QVERIFY(library().undo());
    QCOMPARE(stored().status, ReviewStatus::Submitted);
    QVERIFY(stored().steps.isEmpty());
    QCOMPARE(at<QPushButton>("onward")->text(), u"&Approve"_s);
    QVERIFY(library().redo());
    QCOMPARE(stored().steps.last().note, u"Shorter."_s);
}

void TestReviewLife::doesNotSubmitWhatIsNotStored()
{
    m_review = add(draft());
    open();
    auto *due = at<QLineEdit>("due");
    due->setFocus();
    QTest::keyClicks(due, u"next week"_s);
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    click("onward");
    QVERIFY(refusals.count() > 0);
    QCOMPARE(stored().status, ReviewStatus::Draft);
    due->selectAll();
    QTest::keyClicks(due, u"2026-05-20"_s);
    click("onward");
    QCOMPARE(stored().status, ReviewStatus::Submitted);
}

void TestReviewLife::dueDateIsEdited()
{
    m_review = add(draft());
    open();
    auto *due = at<QLineEdit>("due");
    due->setFocus();
    QTest::keyClicks(due, u"2026-05-11"_s);
    m_form->flush();
    QCOMPARE(stored().due, QDate(2026, 5, 11));
    QCOMPARE(due->accessibleDescription(), u"Overdue by 4 days."_s);
    QVERIFY2(text("state").endsWith(u"Overdue by 4 days."_s), qPrintable(text("state")));
    click("onward");
    QVERIFY(!text("state").contains(u"Overdue"_s));
    QVERIFY(m_form->focusField(u"primitive.due"_s));
}

void TestReviewLife::remarksAreKeptFromReaders()
{
    m_review = add(draft());
    open();
    auto *remarks = at<QPlainTextEdit>("remarks");
    QCOMPARE(remarks->accessibleDescription(), u"Never published."_s);
    remarks->setFocus();
    QTest::keyClicks(remarks, u"They offered me dinner."_s);
    m_form->flush();
    QCOMPARE(stored().remarks, u"They offered me dinner."_s);
    QCOMPARE(stored().quote, words(115));
}

void TestReviewLife::anAssignmentIsHandedOverWithItsDate()
{
    Review assigned;
    assigned.tool = m_tool;
    assigned.lens = m_lens;
    assigned.reviewer = m_ilka;
    assigned.due = QDate(2026, 5, 20);
    m_review = add(assigned);
    const ReviewerId wren = addReviewer(u"Wren"_s);
    open();
    auto *combo = at<QComboBox>("reviewer");
    combo->setCurrentIndex(combo->findText(u"Wren"_s));
    emit combo->activated(combo->currentIndex());
    QCOMPARE(stored().reviewer, wren);
    QCOMPARE(stored().due, QDate(2026, 5, 20));

    Review begun = stored();
    begun.remarks = u"I know somebody there."_s; // somebody has begun
    QVERIFY(library().update(begun, u"test"_s));
    combo->setCurrentIndex(combo->findText(u"Ilka Brandvold"_s));
    emit combo->activated(combo->currentIndex());
    QCOMPARE(stored().reviewer, wren);
}

void TestReviewLife::readsTheRoundBefore()
{
    Review first = draft(ReviewStatus::Approved);
    first.quote = u"It was <b>slow</b>."_s;
    first.verdict = Verdict::Skip;
    first.writtenOn = QDate(2026, 3, 12);
    first.answers = {{u"plain-sentence"_s, u"It sorts."_s}};
    add(first);
    m_review = add(draft(ReviewStatus::Draft, 2));
    open();
    QVERIFY(!at<QTextBrowser>("earlierText")->isVisible());
    auto *opener = at<QToolButton>("roundBefore");
    QCOMPARE(opener->text(), u"Round 1: ▽ skip"_s);
    opener->click();
    QVERIFY(at<QTextBrowser>("earlierText")->isVisible());
    QVERIFY(at<QTextBrowser>("earlierText")->y() < at<QPlainTextEdit>("quote")->mapTo(m_form.get(), QPoint()).y());
    for (const QString &part :
         {u"Ilka Brandvold · ▽ skip · 70 % sure · 12 March 2026"_s, u"It was <b>slow</b>."_s, u"It sorts."_s})
        QVERIFY2(reading().contains(part), qPrintable(reading()));
    opener->click();
    QVERIFY(!at<QTextBrowser>("earlierText")->isVisible());
    auto *round = at<QComboBox>("round");
    round->setCurrentIndex(round->findText(u"Round 1"_s));
    emit round->activated(round->currentIndex());
    QVERIFY(!opener->isVisible()); // there is none before
}

void TestReviewLife::roundBeforeIsBesideInAWideForm()
{
    add(draft(ReviewStatus::Approved));
    m_review = add(draft(ReviewStatus::Draft, 2));
    open(1000);
    auto *pane = at<QTextBrowser>("earlierText");
    QVERIFY(pane->isVisible());
    QVERIFY(pane->mapTo(m_form.get(), QPoint()).x() > 500);
    at<QToolButton>("roundBefore")->click(); // stays closed until it is opened again
    QVERIFY(!pane->isVisible());
    at<QToolButton>("roundBefore")->click();
    m_form->resize(420, 600);
    QTRY_VERIFY(pane->mapTo(m_form.get(), QPoint()).x() < 50);
    QVERIFY(pane->isVisible());
    QVERIFY(pane->height() <= 600 * 40 / 100);
}

void TestReviewLife::readsEarlierQuotes()
{
    Review other = draft(ReviewStatus::Approved);
    other.tool = addTool(u"Tern"_s);
    other.quote = u"It tern-ed."_s;
    add(other);
    Review another = other; // another reviewer's, and another lens's, are not this reviewer's
    another.id = {};
    another.uid = {};
    another.reviewer = addReviewer(u"Wren"_s);
    another.quote = u"Not mine."_s;
    add(another);
    open();
    auto *opener = at<QToolButton>("earlierQuotes");
    opener->click();
    QVERIFY2(reading().contains(u"Tern · ▲ ship"_s) && reading().contains(u"It tern-ed."_s), qPrintable(reading()));
    QVERIFY(!reading().contains(u"Not mine."_s));
    m_form->findChild<QTabWidget *>()->setCurrentIndex(1);
    at<QToolButton>("earlierQuotes")->click();
    QVERIFY2(reading().startsWith(u"This reviewer has written about no other tool"_s), qPrintable(reading()));
}

void TestReviewLife::quotesAreTheNewestTen()
{
    for (int i = 0; i < 14; ++i) {
        Review review = draft(ReviewStatus::Approved);
        review.tool = addTool(u"Tool%1"_s.arg(i));
        review.writtenOn = i == 0 ? QDate() : QDate(2026, 1, 1).addDays(i * 7 % 13);
        add(review);
    }
    const auto quotes = quotesOf(library().connection(), m_ilka, m_lens, m_tool, 10);
    QVERIFY(quotes);
    QCOMPARE(quotes->size(), 10);
    for (qsizetype i = 1; i < quotes->size(); ++i)
        QVERIFY(quotes->at(i - 1).writtenOn >= quotes->at(i).writtenOn);
    QCOMPARE(quotesOf(library().connection(), m_ilka, m_lens, m_tool, 20)->last().writtenOn, QDate());
    QCOMPARE(quotesOf(library().connection(), m_ilka, m_lens, quotes->first().tool, 20)->size(), 13);
}

void TestReviewLife::hidesNamesOfAnAnonymousPanel()
{
    Review first = draft(ReviewStatus::Approved);
    first.reviewer = addReviewer(u"Wren Takahara"_s);
    add(first);
    m_review = add(draft(ReviewStatus::Draft, 2));
    open(1000);
    QVERIFY(reading().contains(u"Wren Takahara"_s));
    makeAnonymous();
    QVERIFY2(!reading().contains(u"Wren"_s) && reading().contains(u"Reviewer 1 · ▲ ship"_s), qPrintable(reading()));
}

void TestReviewLife::noticesWhatGivesTheAuthorAway()
{
    m_review = add(draft());
    open();
    auto *quote = at<QPlainTextEdit>("quote");
    quote->setFocus();
    quote->selectAll();
    QTest::keyClicks(quote, u"As I wrote, Ilka"_s);
    QVERIFY(!at<QLabel>("givenAway")->isVisible());
    makeAnonymous();
    QVERIFY(at<QLabel>("givenAway")->isVisible());
    QCOMPARE(text("givenAway"),
             u"Gives its author away: “As I wrote” speaks of the author; “Ilka” is the author's name."_s);
    QTest::keyClick(quote, Qt::Key_Backspace);
    QCOMPARE(text("givenAway"), u"Gives its author away: “As I wrote” speaks of the author."_s);
}

void TestReviewLife::readOnly()
{
    Review review = draft(ReviewStatus::Submitted);
    review.steps = {{ReviewStatus::Submitted, today, u"Ilka"_s, {}}};
    m_review = add(review);
    m_library->close();
    Library::Options options = m_library->options();
    options.readOnly = true;
    const Library::Opened opened = Library::open(m_library->path(), options);
    QVERIFY(opened.library);
    {
        ScorecardForm form(*opened.library);
        form.openTool(m_tool, u"primitive"_s);
        form.show();
        auto *tab = form.findChild<QTabWidget *>()->currentWidget();
        QVERIFY(!tab->findChild<QPushButton *>(u"onward"_s)->isVisible());
        QVERIFY(!tab->findChild<QPushButton *>(u"return"_s)->isVisible());
        QVERIFY(tab->findChild<QLineEdit *>(u"due"_s)->isReadOnly());
        QCOMPARE(tab->findChild<QLabel *>(u"history"_s)->text(), u"Submitted 15 May by Ilka"_s);
    }
}

QTEST_MAIN(TestReviewLife)
#include "tst_reviewlife.moc"
