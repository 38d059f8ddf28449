// The writing aids of a scorecard: what is underlined where, corrections by keyboard, the library's dictionary, beats
// left out, worn phrases.

#include "quietlinks.h"
#include "quoteaids.h"
#include "scorecardform.h"
#include "temporarylibrary.h"
#include "text.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolTip>

using namespace vd;

namespace {

using Style = QTextCharFormat::UnderlineStyle;

constexpr auto misspelt = QTextCharFormat::SpellCheckUnderline;
constexpr auto banned = QTextCharFormat::DashUnderline;
constexpr auto worn = QTextCharFormat::DotLine;

/// The words that are underlined so, in the order of the text, with a stroke between them.
QString marked(const QPlainTextEdit *text, Style style)
{
    QMap<int, QString> found;
    for (const QTextEdit::ExtraSelection &selection : text->extraSelections())
        if (selection.format.underlineStyle() == style && selection.cursor.hasSelection())
            found.insert(selection.cursor.selectionStart(), selection.cursor.selectedText());
    return QStringList(found.values()).join(u'|');
}

} // namespace

class TestWritingAids : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void marksMisspeltWords();
    void leavesTheWordBeingTyped();
    void marksMoveWithTheWords();
    void marksChangeNothing();
    void correctsByKeyboard();
    void offersSuggestionsAtTheMouse();
    void addsToTheDictionary();
    void knowsNames();
    void followsTheDictionary();
    void saysWhenThereIsNoDictionary();
    void marksBannedPhrases();
    void tellsWhatAMarkMeans();
    void listsBeatsLeftOut();
    void listsWornPhrases();
    void followsOtherQuotes();
    void ranksWornPhrases();
    void readOnly();
    void readsOffTheInterfaceThread();
    void readsAnewAfterManyChanges();

private:
    Library &library() { return **m_library; }
    [[nodiscard]] LensId lensId(const char *key) { return *library().find<Lens>(QLatin1String(key)); }
    ToolId addTool(const char *name);
    ReviewId addReview(ToolId tool, const char *lens, const QString &quote);
    void open(const char *lens = "primitive", Library *library = nullptr);
    template <class Widget = QPlainTextEdit>
    [[nodiscard]] Widget *at(const char *name)
    {
        return m_form->findChild<QTabWidget *>()->currentWidget()->findChild<Widget *>(QLatin1String(name));
    }
    void type(QPlainTextEdit *text, const QString &words)
    {
        text->setFocus();
        QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(text, words);
    }
    void moveTo(QPlainTextEdit *text, const QString &word)
    {
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(int(text->toPlainText().indexOf(word)) + 1);
        text->setTextCursor(cursor);
        text->setFocus();
    }
    [[nodiscard]] QMenu *menuOf(QPlainTextEdit *text);
    [[nodiscard]] QString lines(const char *name)
    {
        const auto *label = at<QuietLinks>(name);
        return label->isVisible() ? label->plainText() : QString();
    }

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<ScorecardForm> m_form;
    ToolId m_tool;
    ToolId m_rival;
    ReviewerId m_reviewer;
};

void TestWritingAids::initTestCase()
{
    QVERIFY2(SpellingDictionary::open(QStringLiteral("en")).ok(), "the tests need the package hunspell-en-us");
}

void TestWritingAids::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    m_tool = addTool("Glasswert 4B");
    m_rival = addTool("Tern Coder");
    Comparison comparison;
    comparison.slug = QStringLiteral("glasswert-vs-tern");
    comparison.tools = {m_tool, m_rival};
    QVERIFY(library().add(comparison, QStringLiteral("import")));
    Reviewer reviewer;
    reviewer.name = QStringLiteral("Ilka");
    reviewer.slug = QStringLiteral("ilka");
    reviewer.bannedPhrases = {QStringLiteral("just works")};
    m_reviewer = *library().add(reviewer, QStringLiteral("import"));
}

void TestWritingAids::cleanup()
{
    m_form.reset();
    m_library.reset();
}

ToolId TestWritingAids::addTool(const char *name)
{
    Tool tool;
    tool.name = QLatin1String(name);
    tool.slug = slugOf(tool.name);
    tool.vendor = QStringLiteral("Fennimore Labs");
    return *library().add(tool, QStringLiteral("import"));
}

ReviewId TestWritingAids::addReview(ToolId tool, const char *lens, const QString &quote)
{
    Review review;
    review.tool = tool;
    review.lens = lensId(lens);
    review.reviewer = m_reviewer;
    review.quote = quote;
    return *library().add(review, QStringLiteral("import"));
}

void TestWritingAids::open(const char *lens, Library *library)
{
    m_form = std::make_unique<ScorecardForm>(library ? *library : this->library());
    m_form->resize(600, 800);
    m_form->openTool(m_tool, QLatin1String(lens));
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

/// The menu key's; it closes itself at the end.
QMenu *TestWritingAids::menuOf(QPlainTextEdit *text)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, text->cursorRect().center(),
                            text->mapToGlobal(text->cursorRect().center()));
    QApplication::sendEvent(text, &event);
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

void TestWritingAids::marksMisspeltWords()
{
    const ReviewId review = addReview(m_tool, "primitive", QStringLiteral("A qiuck answre, `wrnog`, 4B and right."));
    Review answered = *library().get(review);
    answered.answers.insert(QStringLiteral("plain-sentence"), QStringLiteral("It sotrs."));
    QVERIFY(library().update(answered, QStringLiteral("import")));
    open();
    QTRY_COMPARE(marked(at("quote"), misspelt), QStringLiteral("qiuck|answre"));
    QCOMPARE(marked(at("answers.plain-sentence"), misspelt), QStringLiteral("sotrs"));
    QCOMPARE(at("quote")->extraSelections().size(), 2);
    const QString heard = at("quote")->accessibleDescription();
    QVERIFY2(heard.startsWith(QStringLiteral("As it is published")), qPrintable(heard));
    QVERIFY2(heard.endsWith(QStringLiteral(" Not in the dictionary: qiuck, answre.")), qPrintable(heard));
}

void TestWritingAids::leavesTheWordBeingTyped()
{
    open();
    auto *quote = at("quote");
    type(quote, QStringLiteral("One wrnog."));
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("wrnog"));
    type(quote, QStringLiteral(" A qiuck"));
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog"));
    QTest::keyClick(quote, Qt::Key_Space);
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog|qiuck"));
    QTest::keyClicks(quote, QStringLiteral("answre"));
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog|qiuck"));
    QTest::keyClick(quote, Qt::Key_Left); // within the word
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog|qiuck"));
    QTest::keyClick(quote, Qt::Key_Home);
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog|qiuck|answre"));
    type(quote, QStringLiteral(" thrid"));
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog|qiuck|answre"));
    at("answers.plain-sentence")->setFocus();
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog|qiuck|answre|thrid"));
}

void TestWritingAids::marksMoveWithTheWords()
{
    addReview(m_rival, "primitive", QStringLiteral("So at the end of the day."));
    addReview(m_tool, "primitive", QStringLiteral("Now, at the end of the day, a qiuck one."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("at the end of the day"));
    moveTo(quote, QStringLiteral("Now"));
    QTest::keyClicks(quote, QStringLiteral("x x"));
    QCOMPARE(marked(quote, worn), QStringLiteral("at the end of the day"));
    QCOMPARE(marked(quote, misspelt), QStringLiteral("Nx|qiuck"));
    // Another review: nothing of the one before stays.
    m_form->openTool(m_rival);
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("at the end of the day"));
    QCOMPARE(marked(quote, misspelt), QString());
}

void TestWritingAids::marksChangeNothing()
{
    addReview(m_tool, "primitive", QStringLiteral("A qiuck one just works."));
    const QString before = library().undoText();
    open();
    QSignalSpy typing(m_form.get(), &RecordForm::typing);
    QTRY_COMPARE(marked(at("quote"), misspelt), QStringLiteral("qiuck"));
    QCOMPARE(typing.count(), 0);
    m_form->flush();
    QCOMPARE(library().undoText(), before);
}

void TestWritingAids::correctsByKeyboard()
{
    const ReviewId review = addReview(m_tool, "primitive", QStringLiteral("A qiuck answer."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("qiuck"));
    moveTo(quote, QStringLiteral("qiuck"));
    QMenu *menu = menuOf(quote);
    QVERIFY(menu);
    const qsizetype suggestions =
        menu->actions().indexOf(menu->findChild<QAction *>(QStringLiteral("addToDictionary"))) - 1;
    QVERIFY(suggestions >= 1 && suggestions <= 5);
    QVERIFY(menu->actions().at(suggestions)->isSeparator());
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("quick"));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(quote->toPlainText(), QStringLiteral("A quick answer."));
    QCOMPARE(marked(quote, misspelt), QString());
    QCOMPARE(library().get(review)->quote, QStringLiteral("A quick answer."));
    QTest::keyClicks(quote, QStringLiteral("er"));
    m_form->flush();
    QVERIFY(library().undo());
    QCOMPARE(quote->toPlainText(), QStringLiteral("A quick answer."));
    QVERIFY(library().undo());
    QCOMPARE(quote->toPlainText(), QStringLiteral("A qiuck answer."));
    QCOMPARE(marked(quote, misspelt), QStringLiteral("qiuck"));
}

void TestWritingAids::offersSuggestionsAtTheMouse()
{
    addReview(m_tool, "primitive", QStringLiteral("Right, then a qiuck answer."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("qiuck"));
    const auto actionsAt = [&](const QString &word) {
        QTextCursor cursor(quote->document());
        cursor.setPosition(int(quote->toPlainText().indexOf(word)) + 2);
        const QPoint point = quote->cursorRect(cursor).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, quote->viewport()->mapToGlobal(point));
        QApplication::sendEvent(quote->viewport(), &event);
        QStringList texts;
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            for (const QAction *action : menu->actions())
                texts << action->text();
            menu->close();
        }
        return texts;
    };
    QVERIFY(actionsAt(QStringLiteral("qiuck")).contains(QStringLiteral("quick")));
    const QStringList plain = actionsAt(QStringLiteral("Right"));
    QVERIFY(!plain.isEmpty() && !plain.contains(QStringLiteral("quick")));
    QVERIFY(!plain.first().contains(QStringLiteral("Undo")));
}

void TestWritingAids::addsToTheDictionary()
{
    addReview(m_tool, "primitive", QStringLiteral("A tracebacker, Tracebacker."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("tracebacker|Tracebacker"));
    moveTo(quote, QStringLiteral("tracebacker"));
    QMenu *menu = menuOf(quote);
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_A); // its mnemonic
    QCOMPARE(library().publication()->dictionary, QStringList{QStringLiteral("tracebacker")});
    QCOMPARE(marked(quote, misspelt), QString());
    QVERIFY(library().undo());
    QVERIFY(library().publication()->dictionary.isEmpty());
    QCOMPARE(marked(quote, misspelt), QStringLiteral("tracebacker|Tracebacker"));
    QVERIFY(library().redo());
    QCOMPARE(marked(quote, misspelt), QString());
}

void TestWritingAids::knowsNames()
{
    addReview(m_tool, "primitive", QStringLiteral("Glasswert’s maker Fennimore and Ilka; wrnog, Brambel."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("wrnog|Brambel"));
    addTool("Brambel Pair");
    QCOMPARE(marked(quote, misspelt), QStringLiteral("wrnog"));
}

void TestWritingAids::followsTheDictionary()
{
    addReview(m_tool, "primitive", QStringLiteral("Die Straße ist wrnog."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("Straße|ist|wrnog"));
    Publication publication = *library().publication();
    publication.language = QStringLiteral("de");
    QVERIFY(library().update(publication, QStringLiteral("edit")));
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("wrnog"));
}

void TestWritingAids::saysWhenThereIsNoDictionary()
{
    Publication publication = *library().publication();
    publication.language = QStringLiteral("tlh");
    QVERIFY(library().update(publication, QStringLiteral("edit")));
    addReview(m_tool, "primitive", QStringLiteral("A wrnog word."));
    open();
    auto *remark = at<QLabel>("spellingRemark");
    QTRY_VERIFY(remark->isVisible());
    QVERIFY(remark->text().contains(QStringLiteral("hunspell-tlh")));
    QCOMPARE(marked(at("quote"), misspelt), QString());
    publication.language = QStringLiteral("en");
    QVERIFY(library().update(publication, QStringLiteral("edit")));
    QTRY_VERIFY(!remark->isVisible());
    QCOMPARE(marked(at("quote"), misspelt), QStringLiteral("wrnog"));
}

void TestWritingAids::marksBannedPhrases()
{
    addReview(m_tool, "primitive", QStringLiteral("It Just  works, a qiuck one."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("qiuck"));
    QCOMPARE(marked(quote, banned), QStringLiteral("Just  works"));
    Reviewer reviewer = *library().get(m_reviewer);
    reviewer.bannedPhrases = {QStringLiteral("one")};
    QVERIFY(library().update(reviewer, QStringLiteral("edit")));
    QCOMPARE(marked(quote, banned), QStringLiteral("one"));
    type(quote, QStringLiteral(" One more."));
    QCOMPARE(marked(quote, banned), QStringLiteral("one|One"));
}

void TestWritingAids::tellsWhatAMarkMeans()
{
    addReview(m_tool, "primitive", QStringLiteral("It just works, a qiuck one."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("qiuck"));
    const auto tipAt = [&](const QString &word) {
        QToolTip::hideText();
        QTextCursor cursor(quote->document());
        cursor.setPosition(int(quote->toPlainText().indexOf(word)) + 2);
        const QPoint point = quote->cursorRect(cursor).center();
        QHelpEvent event(QEvent::ToolTip, point, quote->viewport()->mapToGlobal(point));
        QApplication::sendEvent(quote->viewport(), &event);
        return QToolTip::text();
    };
    QCOMPARE(tipAt(QStringLiteral("works")), QStringLiteral("Ilka never writes “just works”."));
    QVERIFY(tipAt(QStringLiteral("qiuck")).contains(QStringLiteral("dictionary")));
}

void TestWritingAids::listsBeatsLeftOut()
{
    open("buyer");
    const QList<Prompt> beats = library().get(lensId("buyer"))->prompts;
    QTest::qWait(0);
    QCOMPARE(lines("beatsLeftOut"), QString());
    const auto answer = [&](int beat) { return at(qPrintable(QStringLiteral("answers.") + beats.at(beat).key)); };
    type(answer(0), QStringLiteral("Solo developers pay."));
    QTRY_COMPARE(
        lines("beatsLeftOut"),
        QStringLiteral("Not answered: %1 · %2 · %3").arg(beats.at(1).label, beats.at(2).label, beats.at(3).label));
    for (int beat = 1; beat < beats.size(); ++beat)
        type(answer(beat), QStringLiteral("Recorded sessions."));
    QTRY_COMPARE(lines("beatsLeftOut"), QString());
    type(at("quote"), QStringLiteral("Recorded sessions of others."));
    QTRY_COMPARE(lines("beatsLeftOut"), QStringLiteral("Answered, but hardly in the quote: %1").arg(beats.at(0).label));
    emit at<QuietLinks>("beatsLeftOut")->linkActivated(QStringLiteral("beat:") + beats.at(0).key);
    QVERIFY(answer(0)->hasFocus());
    type(at("quote"), QStringLiteral(" A developer pays."));
    QTRY_COMPARE(lines("beatsLeftOut"), QString());
}

void TestWritingAids::listsWornPhrases()
{
    const ReviewId other =
        addReview(m_rival, "primitive", QStringLiteral("Press a key, talk: at the end of the day it works."));
    addReview(m_tool, "primitive", QStringLiteral("Press a key, talk. And, at the End of the day, nothing."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("Press a key, talk|at the End of the day"));
    QCOMPARE(lines("wornPhrases"),
             QStringLiteral("Shared with other quotes, the most worn first:\n"
                            "“at the End of the day” · 1 quote: Tern Coder through Primitive\n"
                            "opening “Press a key, talk” · 1 quote: Tern Coder through Primitive"));
    QSignalSpy opening(m_form.get(), &RecordForm::openRequested);
    auto *label = at<QuietLinks>("wornPhrases");
    emit label->linkActivated(QStringLiteral("review:%1").arg(other.value));
    QCOMPARE(opening.count(), 1);
    QCOMPARE(opening.first().first().value<RecordRef>(), RecordRef(other));
    QCOMPARE(opening.first().last().toString(), QStringLiteral("quote"));
    emit label->linkActivated(QStringLiteral("run:0"));
    QCOMPARE(quote->textCursor().selectedText(), QStringLiteral("at the End of the day"));
    QTest::keyClicks(quote, QStringLiteral("later"));
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("Press a key, talk"));
    QTRY_COMPARE(lines("wornPhrases"),
                 QStringLiteral("Shared with other quotes, the most worn first:\n"
                                "opening “Press a key, talk” · 1 quote: Tern Coder through Primitive"));
}

void TestWritingAids::followsOtherQuotes()
{
    addReview(m_tool, "primitive", QStringLiteral("And at the end of the day, nothing."));
    open();
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QString());
    const ReviewId other = addReview(m_rival, "primitive", QStringLiteral("Not at the end of the day."));
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("at the end of the day"));
    Review changed = *library().get(other);
    changed.quote = QStringLiteral("Not the end of the day.");
    QVERIFY(library().update(changed, QStringLiteral("edit")));
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("the end of the day"));
    QVERIFY(library().remove(other, QStringLiteral("deletion")));
    QTRY_COMPARE(marked(quote, worn), QString());
    QVERIFY(library().undo());
    QTRY_COMPARE(marked(quote, worn), QStringLiteral("the end of the day"));
    // No longer compared, and by somebody else: far away.
    Reviewer somebody;
    somebody.name = QStringLiteral("Desmond");
    somebody.slug = QStringLiteral("desmond");
    changed.reviewer = *library().add(somebody, QStringLiteral("import"));
    changed.id = other;
    QVERIFY(library().update(changed, QStringLiteral("edit")));
    QVERIFY(library().remove(library().comparisonIds()->first(), QStringLiteral("deletion")));
    QTRY_COMPARE(marked(quote, worn), QString());
}

void TestWritingAids::ranksWornPhrases()
{
    QString text;
    for (int run = 0; run < 7; ++run) {
        const QString words = QStringLiteral("run%1 of words that wears").arg(QChar(u'a' + run));
        text += words + QStringLiteral(". ");
        for (int times = 0; times <= run; ++times)
            addReview(addTool(qPrintable(QStringLiteral("Tool %1 %2").arg(run).arg(times))), "buyer", words);
    }
    addReview(m_tool, "primitive", text);
    open();
    QTRY_COMPARE(lines("wornPhrases").count(u'\n'), QuoteAids::mostListed);
    const QStringList listed = lines("wornPhrases").split(u'\n').mid(1);
    for (int i = 0; i < listed.size(); ++i) {
        QVERIFY2(listed.at(i).startsWith(QStringLiteral("“run%1 of").arg(QChar(u'g' - i))), qPrintable(listed.at(i)));
        QVERIFY(listed.at(i).contains(QStringLiteral("· %1 quotes, e.g. Tool").arg(7 - i)));
    }
    QCOMPARE(marked(at("quote"), worn).count(u'|'), 6);
}

void TestWritingAids::readOnly()
{
    addReview(m_tool, "primitive", QStringLiteral("A qiuck one."));
    m_library->close();
    Library::Options options = m_library->options();
    options.readOnly = true;
    const Library::Opened opened = Library::open(m_library->path(), options);
    QVERIFY(opened.library);
    open("primitive", opened.library.get());
    auto *quote = at("quote");
    QTRY_COMPARE(marked(quote, misspelt), QStringLiteral("qiuck"));
    moveTo(quote, QStringLiteral("qiuck"));
    QMenu *menu = menuOf(quote);
    QVERIFY(menu);
    QVERIFY(!menu->findChild<QAction *>(QStringLiteral("addToDictionary")));
    menu->close();
    m_form.reset();
}

void TestWritingAids::readsOffTheInterfaceThread()
{
    WritingAids aids(library());
    QSignalSpy spelling(&aids, &WritingAids::spellingChanged);
    QVERIFY(!spelling.wait(0)); // nothing before somebody needs it
    aids.wake();
    QVERIFY(!aids.spelling().isOn());
    QTRY_VERIFY(aids.spelling().isOn());
    aids.wake();
    QVERIFY(aids.spelling().isOn());
}

void TestWritingAids::readsAnewAfterManyChanges()
{
    const QString text = QStringLiteral("And at the end of the day, Brambel.");
    const ReviewId own = addReview(m_tool, "primitive", text);
    WritingAids aids(library());
    aids.wake();
    const Quote asked{own, m_tool, lensId("primitive"), m_reviewer, text};
    const auto worn = [&] {
        const QList<Formula> found = aids.formulas().in(asked);
        return found.isEmpty() ? 0 : found.first().quotes;
    };
    QTRY_VERIFY(aids.spelling().isOn());
    const auto add = [&](Library &to, int tools) {
        auto change = to.change(QStringLiteral("import"));
        QVERIFY(change.ok());
        for (int i = 0; i < tools; ++i) {
            Tool tool;
            tool.name = QStringLiteral("Brambel %1").arg(i);
            tool.slug = QStringLiteral("brambel-%1-%2").arg(tools).arg(i);
            Review review;
            review.tool = *(*change)->add(tool);
            review.lens = asked.lens;
            review.reviewer = m_reviewer;
            review.quote = text;
            QVERIFY((*change)->add(review));
        }
        QVERIFY((*change)->commit());
    };
    add(library(), 300);
    QTRY_COMPARE(worn(), 300);
    QTRY_VERIFY(aids.spelling().isRight(QStringLiteral("Brambel")));
    QCOMPARE(aids.formulas().changedQuotes(), 0);
    QVERIFY(library().undo());
    QTRY_COMPARE(worn(), 0);
    QTRY_VERIFY(!aids.spelling().isRight(QStringLiteral("Brambel")));
    // By another program.
    const Library::Opened other = Library::open(m_library->path(), m_library->options());
    QVERIFY(other.library);
    add(*other.library, 3);
    library().lookForOutsideChanges();
    QTRY_COMPARE(worn(), 3);
}

QTEST_MAIN(TestWritingAids)
#include "tst_writingaids.moc"
