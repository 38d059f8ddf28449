// The scorecard: from beats to an approved review, what is missing, rounds, and what cannot be stored.

#include "buffer.h"
#include "scorecardform.h"
#include "scorecardstate.h"
#include "scorecardwords.h"
#include "somewords.h"
#include "temporarylibrary.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace vd;

class TestScorecard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void composesBeats_data();
    void composesBeats();
    void countsWords_data();
    void countsWords();
    void findsBannedPhrases_data();
    void findsBannedPhrases();

    void makesTheReviewWithTheFirstInput();
    void writesAWholeReview();
    void keysChangeTheLens();
    void refusesToApproveWithoutAVerdict();
    void approvesOnceTheVerdictIsThere();
    void marksTabs();
    void keepsAReviewThatCannotBeMade();
    void composingIsOneUndoStep();
    void noticesBannedPhrases();
    void marksAConfidenceThatIsNone();
    void pressingAVerdictAgainTakesItBack();
    void beginsANewRound();
    void leavesHistoryAlone();
    void handsOverAnEmptyReview();
    void keepsWordsWithTheirAuthor();
    void asksForAReviewerFirst();
    void findsFields_data();
    void findsFields();
    void opensAReviewAtItsLens();
    void undoReloads();
    void followsChangedLenses();
    void readOnly();

private:
    Library &library() { return **m_library; }
    ReviewerId addReviewer(const char *name, const QString &lens, const QStringList &banned = {});
    ReviewId addReview(const QString &lens, ReviewerId reviewer, int round = 1);
    [[nodiscard]] LensId lensId(const QString &key) { return *library().find<Lens>(key); }
    [[nodiscard]] QList<Review> reviews() { return *library().reviewsOf(m_tool); }
    void open(const QString &lens = QStringLiteral("primitive"));
    [[nodiscard]] QTabWidget *tabs() { return m_form->findChild<QTabWidget *>(); }
    /// A widget of the tab on screen.
    template <class Widget>
    [[nodiscard]] Widget *at(const char *name)
    {
        return tabs()->currentWidget()->findChild<Widget *>(QLatin1String(name));
    }
    void type(QWidget *widget, const QString &text)
    {
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_End, qobject_cast<QLineEdit *>(widget) ? Qt::NoModifier : Qt::ControlModifier);
        QTest::keyClicks(widget, text);
    }
    void choose(const char *combo, const QString &text);

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<ScorecardForm> m_form;
    ToolId m_tool;
    ReviewerId m_builder;
};

void TestScorecard::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    Tool tool;
    tool.name = QStringLiteral("Larkspur 4B");
    tool.slug = QStringLiteral("larkspur-4b");
    m_tool = *library().add(tool, QStringLiteral("new tool"));
    addReviewer("Desmond", QStringLiteral("competition"));
    m_builder = addReviewer("Ilka", QStringLiteral("primitive"), {QStringLiteral("just works")});
}

void TestScorecard::cleanup()
{
    m_form.reset();
    m_library.reset();
}

ReviewerId TestScorecard::addReviewer(const char *name, const QString &lens, const QStringList &banned)
{
    Reviewer reviewer;
    reviewer.name = QLatin1String(name);
    reviewer.slug = reviewer.name.toLower();
    reviewer.lenses = {lensId(lens)};
    reviewer.bannedPhrases = banned;
    return *library().add(reviewer, QStringLiteral("new reviewer"));
}

ReviewId TestScorecard::addReview(const QString &lens, ReviewerId reviewer, int round)
{
    Review review;
    review.tool = m_tool;
    review.lens = lensId(lens);
    review.reviewer = reviewer;
    review.round = round;
    review.verdict = Verdict::Ship;
    review.confidence = 80;
    review.quote = words(120);
    review.status = ReviewStatus::Approved;
    return *library().add(review, QStringLiteral("import"));
}

void TestScorecard::open(const QString &lens)
{
    m_form = std::make_unique<ScorecardForm>(library());
    m_form->resize(420, 600);
    m_form->openTool(m_tool, lens);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestScorecard::choose(const char *name, const QString &text)
{
    auto *combo = at<QComboBox>(name);
    const int index = combo->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    combo->setFocus();
    combo->setCurrentIndex(index);
    emit combo->activated(index); // as a click in its list does
}

void TestScorecard::composesBeats_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QString>("quote");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("in order") << QStringList{QStringLiteral("One."), QStringLiteral("Two!")}
                              << QStringLiteral("One. Two!");
    QTest::newRow("full stop") << QStringList{QStringLiteral("One"), QStringLiteral("Two")}
                               << QStringLiteral("One. Two.");
    QTest::newRow("gap") << QStringList{QString(), QStringLiteral(" Two. \n")} << QStringLiteral("Two.");
    QTest::newRow("quoted") << QStringList{QStringLiteral("He said “no.”"), QStringLiteral("So?")}
                            << QStringLiteral("He said “no.” So?");
    QTest::newRow("other keys") << QStringList{QString(), QString(), QStringLiteral("unasked")} << QString();
}

void TestScorecard::composesBeats()
{
    QFETCH(QStringList, answers);
    const QStringList keys = {QStringLiteral("z"), QStringLiteral("a"), QStringLiteral("gone")};
    QMap<QString, QString> byKey;
    for (int i = 0; i < answers.size(); ++i)
        byKey.insert(keys.at(i), answers.at(i));
    const QList<Prompt> beats = {{keys.at(0), {}, {}}, {keys.at(1), {}, {}}};
    QTEST(ScorecardWords::compose(beats, byKey), "quote");
}

void TestScorecard::countsWords_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << 98 << QStringLiteral("98 of 110–160 words: 12 to go");
    QTest::newRow("one short") << 109 << QStringLiteral("109 of 110–160 words: 1 to go");
    QTest::newRow("least") << 110 << QStringLiteral("110 words");
    QTest::newRow("most") << 160 << QStringLiteral("160 words");
    QTest::newRow("long") << 161 << QStringLiteral("161 of 110–160 words: 1 too many");
}

void TestScorecard::countsWords()
{
    QFETCH(int, count);
    QTEST(ScorecardWords::lengthText(count), "text");
    QCOMPARE(ScorecardWords::isLength(count), count >= 110 && count <= 160);
}

void TestScorecard::findsBannedPhrases_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("plain") << QStringLiteral("It just works.") << true;
    QTest::newRow("case, line break") << QStringLiteral("It JUST\n works") << true;
    QTest::newRow("within a word") << QStringLiteral("adjust works") << false;
    QTest::newRow("longer word") << QStringLiteral("just workshops") << false;
    QTest::newRow("not there") << QStringLiteral("It works.") << false;
}

void TestScorecard::findsBannedPhrases()
{
    QFETCH(QString, text);
    QFETCH(bool, found);
    const QString phrase = QStringLiteral("just works");
    QCOMPARE(ScorecardWords::found({QString(), phrase}, text), found ? QStringList{phrase} : QStringList());
}

void TestScorecard::makesTheReviewWithTheFirstInput()
{
    open();
    QVERIFY(reviews().isEmpty());
    QCOMPARE(m_form->record(), RecordRef(m_tool));
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    type(at<QPlainTextEdit>("answers.moment-of-truth"), QStringLiteral("Ten minutes."));
    QVERIFY(storing.wait(1000));
    QCOMPARE(reviews().size(), 1);
    const Review review = reviews().first();
    QCOMPARE(review.reviewer, m_builder);
    QCOMPARE(review.lens, lensId(QStringLiteral("primitive")));
    QCOMPARE(review.round, 1);
    QCOMPARE(review.answers,
             (QMap<QString, QString>{{QStringLiteral("moment-of-truth"), QStringLiteral("Ten minutes.")}}));
    QCOMPARE(m_form->record(), RecordRef(review.id));
}

void TestScorecard::keysChangeTheLens()
{
    open(QStringLiteral("primitive"));
    for (const char *field : {"status", "quote"}) { // also from a combo box
        m_form->focusField(QStringLiteral("primitive.") + QLatin1String(field));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs()->currentIndex(), 1);
        QTest::keyClick(m_form.get(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs()->currentIndex(), 0);
    }
}

void TestScorecard::writesAWholeReview()
{
    open();
    type(at<QPlainTextEdit>("answers.plain-sentence"), words(60));
    type(at<QPlainTextEdit>("answers.deciding-choice"), words(38));
    QTest::mouseClick(at<QPushButton>("compose"), Qt::LeftButton);
    QCOMPARE(at<QLabel>("length")->text(), QStringLiteral("98 of 110–160 words: 12 to go"));
    type(at<QPlainTextEdit>("quote"), QStringLiteral(" ") + words(12));
    QCOMPARE(at<QLabel>("length")->text(), QStringLiteral("110 words"));
    QTest::mouseClick(at<QPushButton>("ship"), Qt::LeftButton);
    type(at<QSpinBox>("confidence"), QStringLiteral("80"));
    choose("status", QStringLiteral("submitted"));
    m_form->flush();
    QCOMPARE(reviews().first().writtenOn, library().today());
    choose("status", QStringLiteral("approved"));
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    m_form->flush();
    QCOMPARE(storing.count(), 1);

    const Review review = reviews().first();
    QCOMPARE(review.quote, QString(words(60) + u". " + words(38) + u". " + words(12)));
    QCOMPARE(review.verdict, Verdict::Ship);
    QCOMPARE(review.confidence, 80);
    QCOMPARE(review.status, ReviewStatus::Approved);
    QCOMPARE(tabs()->tabText(0), QStringLiteral("Primitive ✓"));
    QCOMPARE(at<QLabel>("state")->text(), QStringLiteral("Complete and approved."));
}

void TestScorecard::refusesToApproveWithoutAVerdict()
{
    open();
    type(at<QPlainTextEdit>("quote"), words(115));
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    choose("status", QStringLiteral("approved"));
    m_form->flush();
    const QString sentence = QStringLiteral("Choose ship or skip before it is submitted or approved.");
    QCOMPARE(refusals.count(), 1);
    QCOMPARE(refusals.first().first().toString(), sentence);
    QCOMPARE(at<QComboBox>("status")->accessibleDescription(), sentence);
    QCOMPARE(at<QComboBox>("status")->currentText(), QStringLiteral("approved"));
    QCOMPARE(reviews().first().status, ReviewStatus::Draft);
    QCOMPARE(reviews().first().quote, words(115));
}

void TestScorecard::approvesOnceTheVerdictIsThere()
{
    refusesToApproveWithoutAVerdict();
    QTest::mouseClick(at<QPushButton>("skip"), Qt::LeftButton);
    m_form->flush();
    QCOMPARE(reviews().first().status, ReviewStatus::Approved);
    QCOMPARE(reviews().first().verdict, Verdict::Skip);
    QCOMPARE(reviews().first().writtenOn, library().today());

    // And what is approved keeps its verdict.
    QTest::mouseClick(at<QPushButton>("skip"), Qt::LeftButton);
    m_form->flush();
    QCOMPARE(reviews().first().verdict, Verdict::Skip);
    QVERIFY(!at<QWidget>("verdict")->accessibleDescription().isEmpty());
}

void TestScorecard::marksTabs()
{
    addReview(QStringLiteral("primitive"), m_builder);
    Review draft = reviews().first();
    draft.id = {};
    draft.uid = {};
    draft.lens = lensId(QStringLiteral("competition"));
    draft.verdict.reset();
    draft.status = ReviewStatus::Draft;
    draft.id = *library().add(draft, QStringLiteral("import"));
    open();
    QTabBar *bar = tabs()->tabBar();
    QCOMPARE(bar->tabText(0), QStringLiteral("Primitive ✓"));
    QCOMPARE(bar->tabText(1), QStringLiteral("Competition ○"));
    QCOMPARE(bar->tabToolTip(1), QStringLiteral("Not complete: no verdict, to submit."));
    QCOMPARE(bar->accessibleTabName(1), QStringLiteral("Competition: Not complete: no verdict, to submit."));
    QCOMPARE(bar->tabToolTip(2), QStringLiteral("Not complete: no review yet."));
    m_form->resize(900, 600);
    QCOMPARE(bar->tabText(1), QStringLiteral("Competition ○ no verdict"));

    draft.verdict = Verdict::Skip;
    draft.status = ReviewStatus::Submitted;
    QVERIFY(library().update(draft, QStringLiteral("import")));
    QCOMPARE(bar->tabText(1), QStringLiteral("Competition ◐ to approve"));
}

void TestScorecard::keepsAReviewThatCannotBeMade()
{
    Tool other;
    other.name = QStringLiteral("Tern Coder");
    other.slug = QStringLiteral("tern-coder");
    const ToolId otherTool = *library().add(other, QStringLiteral("new tool"));
    const auto setWritable = [this](bool writable) {
        QVERIFY(library().connection().run(QStringLiteral("PRAGMA query_only = %1").arg(writable ? 0 : 1)));
    };
    open();
    setWritable(false);
    type(at<QPlainTextEdit>("quote"), QStringLiteral("It wades."));
    m_form->flush();
    QVERIFY(!m_form->refusal().isEmpty());
    m_form->openTool(otherTool);
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QString());
    QCOMPARE(m_form->refusal(), QString());
    QCOMPARE(m_form->refusals().size(), 1);
    m_form->openTool(m_tool);
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("It wades."));
    m_form->openTool(otherTool);
    setWritable(true);
    QTRY_COMPARE_WITH_TIMEOUT(reviews().size(), 1, 2 * BufferBase::retryMs);
    QCOMPARE(reviews().first().quote, QStringLiteral("It wades."));
    QCOMPARE(reviews().first().reviewer, m_builder);
    QCOMPARE(m_form->refusals(), QStringList());
    QVERIFY(library().reviewsOf(otherTool)->isEmpty());

    // On screen, too.
    setWritable(false);
    type(at<QPlainTextEdit>("quote"), QStringLiteral("It flies."));
    m_form->flush();
    setWritable(true);
    QTRY_COMPARE_WITH_TIMEOUT(library().reviewsOf(otherTool)->size(), 1, 2 * BufferBase::retryMs);
    QCOMPARE(library().reviewsOf(otherTool)->first().quote, QStringLiteral("It flies."));
    QCOMPARE(m_form->refusals(), QStringList());
}

void TestScorecard::composingIsOneUndoStep()
{
    open();
    type(at<QPlainTextEdit>("answers.plain-sentence"), QStringLiteral("It sorts"));
    type(at<QPlainTextEdit>("quote"), QStringLiteral("By hand."));
    QTest::mouseClick(at<QPushButton>("compose"), Qt::LeftButton);
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("It sorts."));
    QCOMPARE(reviews().first().quote, QStringLiteral("It sorts."));
    QVERIFY(at<QLabel>("composed")->text().contains(QStringLiteral("Undo")));
    QVERIFY(!at<QPushButton>("compose")->isEnabled());
    type(at<QPlainTextEdit>("quote"), QStringLiteral(" Well."));
    m_form->flush();
    QVERIFY(library().undo());
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("It sorts."));
    QVERIFY(library().undo());
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("By hand."));
}

void TestScorecard::noticesBannedPhrases()
{
    open();
    type(at<QPlainTextEdit>("quote"), QStringLiteral("It just works"));
    QCOMPARE(at<QLabel>("phrases")->text(), QStringLiteral("Ilka never writes “just works”."));
    QVERIFY(at<QLabel>("phrases")->isVisible());
    QTest::keyClick(at<QPlainTextEdit>("quote"), Qt::Key_Backspace);
    QVERIFY(!at<QLabel>("phrases")->isVisible());
}

void TestScorecard::marksAConfidenceThatIsNone()
{
    open();
    auto *confidence = at<QSpinBox>("confidence");
    type(confidence, QStringLiteral("30"));
    m_form->flush();
    QCOMPARE(confidence->text(), QStringLiteral("30"));
    QVERIFY(!confidence->accessibleDescription().isEmpty());
    QCOMPARE(reviews().first().confidence, std::nullopt);
    QTest::keyClick(confidence, Qt::Key_Up);
    m_form->flush();
    QCOMPARE(reviews().first().confidence, 50);
    confidence->selectAll();
    QTest::keyClick(confidence, Qt::Key_Delete);
    m_form->flush();
    QCOMPARE(reviews().first().confidence, std::nullopt);
}

void TestScorecard::pressingAVerdictAgainTakesItBack()
{
    open();
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    QTest::keyClick(at<QPushButton>("ship"), Qt::Key_S, Qt::AltModifier);
    QVERIFY(storing.wait(1000));
    QCOMPARE(reviews().first().verdict, Verdict::Ship);
    QTest::keyClick(at<QPushButton>("ship"), Qt::Key_K, Qt::AltModifier);
    QVERIFY(storing.wait(1000));
    QCOMPARE(reviews().first().verdict, Verdict::Skip);
    QVERIFY(!at<QPushButton>("ship")->isChecked());
    QTest::mouseClick(at<QPushButton>("skip"), Qt::LeftButton);
    m_form->flush();
    QCOMPARE(reviews().first().verdict, std::nullopt);
}

void TestScorecard::beginsANewRound()
{
    const ReviewId first = addReview(QStringLiteral("primitive"), m_builder);
    open();
    QVERIFY(at<QPushButton>("newRound")->isVisible());
    QTest::mouseClick(at<QPushButton>("newRound"), Qt::LeftButton);
    QCOMPARE(reviews().size(), 2);
    QCOMPARE(at<QComboBox>("round")->currentText(), QStringLiteral("Round 2"));
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QString());
    QVERIFY(!at<QPushButton>("newRound")->isVisible());
    type(at<QPlainTextEdit>("quote"), QStringLiteral("Again."));
    choose("round", QStringLiteral("Round 1"));
    QCOMPARE(m_form->record(), RecordRef(first));
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), words(120));
    QVERIFY(!at<QPlainTextEdit>("quote")->isReadOnly()); // pages still show it
    choose("round", QStringLiteral("Round 2"));
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("Again."));
}

void TestScorecard::leavesHistoryAlone()
{
    addReview(QStringLiteral("primitive"), m_builder);
    addReview(QStringLiteral("primitive"), m_builder, 2);
    open();
    choose("round", QStringLiteral("Round 1"));
    QVERIFY(at<QPlainTextEdit>("quote")->isReadOnly());
    QVERIFY(!at<QPushButton>("ship")->isEnabled());
    choose("round", QStringLiteral("Round 2"));
    QVERIFY(!at<QPlainTextEdit>("quote")->isReadOnly());
}

void TestScorecard::handsOverAnEmptyReview()
{
    open();
    choose("reviewer", QStringLiteral("Desmond"));
    QCOMPARE(reviews().size(), 1);
    const ReviewId review = reviews().first().id;
    choose("reviewer", QStringLiteral("Ilka"));
    QCOMPARE(reviews().size(), 1);
    QCOMPARE(library().get(review)->reviewer, m_builder);
    QVERIFY(library().undo());
    QCOMPARE(at<QComboBox>("reviewer")->currentText(), QStringLiteral("Desmond · draft"));
}

void TestScorecard::keepsWordsWithTheirAuthor()
{
    open();
    type(at<QPlainTextEdit>("quote"), QStringLiteral("Mine."));
    choose("reviewer", QStringLiteral("Desmond"));
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QString());
    QCOMPARE(reviews().size(), 1);
    type(at<QPlainTextEdit>("quote"), QStringLiteral("His."));
    m_form->flush();
    QCOMPARE(reviews().size(), 2);
    choose("reviewer", QStringLiteral("Ilka · draft"));
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("Mine."));
}

void TestScorecard::asksForAReviewerFirst()
{
    for (const Reviewer &reviewer : *library().reviewers())
        QVERIFY(library().remove(reviewer.id, QStringLiteral("deletion")));
    open();
    QVERIFY(at<QPlainTextEdit>("quote")->isReadOnly());
    QVERIFY(!at<QComboBox>("reviewer")->isVisible());
    QSignalSpy opening(m_form.get(), &RecordForm::openRequested);
    QTest::mouseClick(at<QPushButton>("newReviewer"), Qt::LeftButton);
    QCOMPARE(opening.count(), 1);
    QCOMPARE(opening.first().first().value<RecordRef>(), RecordRef((*library().reviewers()).first().id));
    QVERIFY(at<QComboBox>("reviewer")->isVisible());
    QVERIFY(!at<QPlainTextEdit>("quote")->isReadOnly());
}

void TestScorecard::findsFields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("widget");
    QTest::newRow("quote") << QStringLiteral("primitive.quote") << QStringLiteral("quote");
    QTest::newRow("answer") << QStringLiteral("buyer.answers.moat") << QStringLiteral("answers.moat");
    QTest::newRow("verdict") << QStringLiteral("thesis.verdict") << QStringLiteral("ship");
    QTest::newRow("status") << QStringLiteral("buyer.status") << QStringLiteral("status");
    QTest::newRow("lens") << QStringLiteral("thesis") << QStringLiteral("answers.dated-thesis");
    QTest::newRow("reviewer") << QStringLiteral("thesis.reviewer") << QStringLiteral("reviewer");
    QTest::newRow("no such field") << QStringLiteral("thesis.tagline") << QString();
    QTest::newRow("no such lens") << QStringLiteral("taste.quote") << QString();
}

void TestScorecard::findsFields()
{
    open();
    QFETCH(QString, field);
    QFETCH(QString, widget);
    QCOMPARE(m_form->focusField(field), !widget.isEmpty());
    if (widget.isEmpty())
        return;
    QCOMPARE(tabs()->currentWidget()->objectName(), field.section(u'.', 0, 0));
    QCOMPARE(m_form->focusWidget()->objectName(), widget);
}

void TestScorecard::opensAReviewAtItsLens()
{
    const ReviewId review = addReview(QStringLiteral("thesis"), m_builder);
    open();
    m_form->load(review);
    QCOMPARE(m_form->record(), RecordRef(review));
    QCOMPARE(tabs()->currentWidget()->objectName(), QStringLiteral("thesis"));
    QVERIFY(library().remove(m_tool, QStringLiteral("deletion")));
    QVERIFY(!tabs()->isVisible());
    QVERIFY(!m_form->focusField(QStringLiteral("thesis.quote")));
    QVERIFY(library().undo());
    QVERIFY(tabs()->isVisible());
    QCOMPARE(at<QPlainTextEdit>("quote")->toPlainText(), words(120));
}

void TestScorecard::undoReloads()
{
    open();
    auto *answer = at<QPlainTextEdit>("answers.plain-sentence");
    type(answer, QStringLiteral("It sorts."));
    m_form->flush();
    QVERIFY(library().undo());
    QCOMPARE(answer->toPlainText(), QString());
    QCOMPARE(reviews().size(), 1);
    QVERIFY(library().undo());
    QVERIFY(reviews().isEmpty());
    QCOMPARE(m_form->record(), RecordRef(m_tool));
    QCOMPARE(tabs()->tabToolTip(0), QStringLiteral("Not complete: no review yet."));
    QVERIFY(library().redo());
    QVERIFY(library().redo());
    QCOMPARE(answer->toPlainText(), QStringLiteral("It sorts."));
    QVERIFY(library().undo());
    QVERIFY(library().undo());
    type(answer, QStringLiteral("Anew."));
    m_form->flush();
    QCOMPARE(reviews().first().answers.value(QStringLiteral("plain-sentence")), QStringLiteral("Anew."));
}

void TestScorecard::followsChangedLenses()
{
    open(QStringLiteral("buyer"));
    Lens lens = *library().get(lensId(QStringLiteral("buyer")));
    lens.prompts.append({QStringLiteral("exit"), QStringLiteral("The exit"), {}});
    QVERIFY(library().update(lens, QStringLiteral("edit")));
    QCOMPARE(tabs()->currentWidget()->objectName(), QStringLiteral("buyer"));
    QVERIFY(m_form->focusField(QStringLiteral("buyer.answers.exit")));
}

void TestScorecard::readOnly()
{
    addReview(QStringLiteral("primitive"), m_builder);
    m_library->close();
    Library::Options options = m_library->options();
    options.readOnly = true;
    const Library::Opened opened = Library::open(m_library->path(), options);
    QVERIFY(opened.library);
    ScorecardForm form(*opened.library);
    form.openTool(m_tool);
    form.show();
    auto *tab = form.findChild<QTabWidget *>()->currentWidget();
    QVERIFY(tab->findChild<QPlainTextEdit *>(QStringLiteral("quote"))->isReadOnly());
    QVERIFY(!tab->findChild<QPushButton *>(QStringLiteral("newRound"))->isVisible());
    QVERIFY(!tab->findChild<QPushButton *>(QStringLiteral("compose"))->isVisible());
    QVERIFY(!tab->findChild<QComboBox *>(QStringLiteral("status"))->isEnabled());
}

QTEST_MAIN(TestScorecard)
#include "tst_scorecard.moc"
