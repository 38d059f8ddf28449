// The reviewer's window: what is typed is in the file, the file is never lost, and what is wrong with it is said.

#include "emptystate.h"
#include "files.h"
#include "formsample.h"
#include "messagebar.h"
#include "reviewerwindow.h"
#include "reviewforms.h"
#include "scorecardtab.h"
#include "scriptedprompts.h"
#include "somewords.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <unistd.h>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// Two forms: Heron, returned with a note, and Stork, not begun and due.
ReviewForms twoForms()
{
    ReviewForms forms = sampleForms();
    forms.bannedPhrases = {u"game changer"_s};
    forms.tools = {{u"heron"_s, u"Heron"_s, u"It stands still."_s}, {u"stork"_s, u"Stork"_s, u"It carries."_s}};
    forms.earlier = {{u"heron"_s, u"Heron"_s, u"primitive"_s, 1, Verdict::Skip, u"It was asleep."_s}};
    ReviewForm heron{u"heron"_s, u"Heron"_s, u"primitive"_s, 2, QUuid::createUuid(), {}, {}};
    heron.texts = {{u"quote"_s, words(150)}, {u"verdict"_s, u"ship"_s}, {u"answers.bet"_s, u"That fish come."_s}};
    heron.status = ReviewStatus::Returned;
    heron.note = u"Name the **fish**."_s;
    ReviewForm stork{u"stork"_s, u"Stork"_s, u"primitive"_s, 1, {}, {}, {}};
    stork.due = QDate(2026, 5, 20);
    forms.forms = {heron, stork};
    return forms;
}

} // namespace

class TestReviewerWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsTheForms();
    void storesWhatIsTypedWithoutAPause();
    void fillsAFormIn();
    void undoesAndRedoes();
    void theOpeningIsNotUndone();
    void composes();
    void keepsWordsThatWereTaught();
    void knowsHowVendorsAreSpelt();
    void keepsWhatItDoesNotUnderstand();
    void readsAgainWhatAnotherProgramWrote();
    void keepsBothWhenBothWrote();
    void saysWhenItCannotWrite();
    void asksBeforeLosingAnything();
    void saysWhatIsNotStoredInAnotherForm();
    void readsNothingAgainOverWhatIsNotStored();
    void aCopyThatFailsChangesNothing();
    void hidesTheReadingAgain();
    void sendsBack();
    void sendsBackOnlyWhatIsStored();
    void beginsWithAFormThatCanBeShown();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void knowsItsFiles_data();
    void knowsItsFiles();
    void showsAnAnonymousForm();
    void everyControlHasAName();

private:
    [[nodiscard]] QString file(const QString &name = u"ilka.txt"_s) const { return m_folder->filePath(name); }
    [[nodiscard]] ReviewForm onDisk(int form, const QString &name = u"ilka.txt"_s) const
    {
        const auto forms = ReviewForms::parse(contents(file(name)));
        return forms ? forms->forms.value(form) : ReviewForm();
    }
    void open()
    {
        m_window->openForms(file());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    /// A field of the page on screen.
    template <class Widget>
    [[nodiscard]] Widget *at(const char *name) const
    {
        return m_window->page()->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QPlainTextEdit *text(const char *name) const { return at<QPlainTextEdit>(name); }
    [[nodiscard]] QString label(const char *name) const
    {
        return m_window->findChild<QLabel *>(QLatin1String(name))->text();
    }
    void trigger(const QKeySequence &keys) const
    {
        for (QAction *action : m_window->findChildren<QAction *>())
            if (action->shortcuts().contains(keys)) {
                QVERIFY2(action->isEnabled(), qPrintable(action->text()));
                return action->trigger();
            }
        QFAIL(qPrintable(keys.toString()));
    }
    void type(const char *field, const QString &what) const
    {
        text(field)->setFocus();
        text(field)->moveCursor(QTextCursor::End);
        QTest::keyClicks(text(field), what);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ScriptedPrompts> m_prompts;
    std::unique_ptr<ReviewerWindow> m_window;
    QByteArray m_sent; ///< the file before anything
};

void TestReviewerWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(file(u"settings.ini"_s), QSettings::IniFormat);
    m_prompts = std::make_unique<ScriptedPrompts>();
    const Clock clock = [] { return QDateTime(QDate(2026, 5, 15), QTime(12, 0), Qt::UTC); };
    m_window = std::make_unique<ReviewerWindow>(DeskContext{*m_prompts, *m_settings, clock});
    m_sent = twoForms().toText();
    write(file(), m_sent);
}

void TestReviewerWindow::cleanup()
{
    m_window.reset();
    QVERIFY(m_prompts->isOver());
}

void TestReviewerWindow::showsTheForms()
{
    open();
    QCOMPARE(m_window->list()->count(), 2);
    QCOMPARE(m_window->list()->item(0)->text(), u"Heron · Primitive\n✓ ready to send · returned"_s);
    QCOMPARE(m_window->list()->item(1)->text(), u"Stork · Primitive\n○ not begun · due 20 May 2026"_s);
    QCOMPARE(label("title"), u"Heron · Primitive"_s);
    QVERIFY(label("standing").endsWith(u"round 2"_s));
    QCOMPARE(text("quote")->toPlainText(), words(150));
    QCOMPARE(text("answers.bet")->toPlainText(), u"That fish come."_s);
    const QString reading = m_window->findChild<QTextBrowser *>(u"reading"_s)->toPlainText();
    for (const auto &part : {u"Name the fish."_s, u"It stands still."_s, u"It was asleep."_s})
        QVERIFY2(reading.contains(part), qPrintable(reading));
    QCOMPARE(label("count"), u"1 of 2 ready to send"_s);
    QCOMPARE(m_window->messages()->text(), QString());

    trigger(Qt::CTRL | Qt::Key_PageDown);
    QCOMPARE(label("title"), u"Stork · Primitive"_s);
    QCOMPARE(text("quote")->toPlainText(), QString());
    QVERIFY(m_window->findChild<QTextBrowser *>(u"reading"_s)->toPlainText().contains(u"Your other quotes"_s));
    QCOMPARE(contents(file()), m_sent); // looking changes nothing
}

void TestReviewerWindow::storesWhatIsTypedWithoutAPause()
{
    open();
    m_window->showForm(1);
    QElapsedTimer timer;
    timer.start();
    type("quote", u"It carries what it is given."_s);
    constexpr int patience = 2000; // ms; that it is a second, tst_roundtrip proves on a desk of its own
    while (timer.elapsed() < patience && onDisk(1).texts.value(u"quote"_s).isEmpty()) {
        QTest::keyClick(text("quote"), Qt::Key_Space); // somebody who never pauses
        QTest::qWait(20);
    }
    QVERIFY(onDisk(1).texts.value(u"quote"_s).startsWith(u"It carries what it is given."_s));
    QTRY_COMPARE(label("stored"), u"All changes stored in ilka.txt"_s);
    QCOMPARE(onDisk(0).texts, ReviewForms::parse(twoForms().toText())->forms.first().texts);
}

void TestReviewerWindow::fillsAFormIn()
{
    open();
    m_window->showForm(1);
    type("answers.sentence", u"A carrier"_s);
    type("quote", words(112));
    at<QPushButton>("skip")->click();
    auto *confidence = m_window->page()->findChild<QSpinBox *>();
    confidence->setFocus();
    QTest::keyClicks(confidence, u"80"_s);
    type("remarks", u"Only for you."_s);
    m_window->page()->flush();
    const ReviewForm filled = onDisk(1);
    QCOMPARE(filled.texts.value(u"answers.sentence"_s), u"A carrier"_s);
    QCOMPARE(filled.texts.value(u"quote"_s), words(112));
    QCOMPARE(filled.texts.value(u"verdict"_s), u"skip"_s);
    QCOMPARE(filled.texts.value(u"confidence"_s), u"80"_s);
    QCOMPARE(filled.texts.value(u"remarks"_s), u"Only for you."_s);
    QVERIFY(filled.isTouched());
    QCOMPARE(m_window->list()->item(1)->text(), u"Stork · Primitive\n✓ ready to send · due 20 May 2026"_s);
    QCOMPARE(label("count"), u"2 of 2 ready to send"_s);
}

void TestReviewerWindow::undoesAndRedoes()
{
    open();
    const QByteArray before = contents(file());
    m_window->showForm(1);
    type("quote", u"Something."_s);
    m_window->page()->flush();
    QVERIFY(contents(file()) != before);
    m_window->showForm(0);
    trigger(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(contents(file()), before);               // to the byte
    QCOMPARE(label("title"), u"Stork · Primitive"_s); // where it was
    QCOMPARE(text("quote")->toPlainText(), QString());
    trigger(QKeySequence(u"Ctrl+Shift+Z"_s));
    QCOMPARE(onDisk(1).texts.value(u"quote"_s), u"Something."_s);
}

void TestReviewerWindow::theOpeningIsNotUndone()
{
    open();
    for (const QAction *action : m_window->findChildren<QAction *>())
        if (action->shortcuts().contains(QKeySequence(u"Ctrl+Z"_s)))
            QVERIFY(!action->isEnabled());
}

void TestReviewerWindow::composes()
{
    open();
    m_window->showForm(1);
    type("answers.sentence", u"A carrier"_s);
    type("answers.bet", u"That you wait."_s);
    at<QPushButton>("compose")->click();
    QCOMPARE(onDisk(1).texts.value(u"quote"_s), u"A carrier. That you wait."_s);
}

void TestReviewerWindow::keepsWordsThatWereTaught()
{
    open();
    Publication publication = *m_window->session()->library().publication();
    publication.dictionary << u"Oddwater"_s;
    QVERIFY(m_window->session()->library().update(publication, u"new word"_s));
    QCOMPARE(ReviewForms::parse(contents(file()))->dictionary, QStringList{u"Oddwater"_s});
    m_window->openForms(file());
    QCOMPARE(m_window->session()->library().publication()->dictionary, QStringList{u"Oddwater"_s});
    publication.dictionary << u"Burrow"_s;
    QVERIFY(m_window->session()->library().update(publication, u"new word"_s));
    QCOMPARE(ReviewForms::parse(contents(file()))->dictionary.size(), 2);
}

void TestReviewerWindow::knowsHowVendorsAreSpelt()
{
    ReviewForms forms = twoForms();
    forms.tools.first().about = u"Fjordwerk Labs · Agents\n\nIt stands still."_s;
    write(file(), forms.toText());
    open();
    type("quote", u" Fjordwerk sotrs it."_s);
    const auto misspelt = [this] {
        QStringList words;
        for (const QTextEdit::ExtraSelection &mark : text("quote")->extraSelections())
            if (mark.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                words << mark.cursor.selectedText();
        return words;
    };
    QTRY_COMPARE(misspelt(), QStringList{u"sotrs"_s});
}

void TestReviewerWindow::keepsWhatItDoesNotUnderstand()
{
    QByteArray mangled = "Dear Ilka,\n\n" + twoForms().toText();
    mangled.replace("\nship\n", "\nperhaps\n").replace("@@ field remarks", "@@ colour blue\nlight\n@@ field remarks");
    write(file(), mangled);
    open();
    QVERIFY2(m_window->messages()->text().contains(u"\"perhaps\" is no verdict"_s),
             qPrintable(m_window->messages()->text()));
    QVERIFY(m_window->messages()->text().contains(u"\"@@ colour blue\""_s));
    QVERIFY(m_window->messages()->text().startsWith(u"ilka.txt:"_s));
    type("quote", u" More."_s);
    m_window->page()->flush();
    QVERIFY(onDisk(0).texts.value(u"quote"_s).endsWith(u"More."_s));
    QCOMPARE(onDisk(0).texts.value(u"verdict"_s), u"perhaps"_s);
    QVERIFY(contents(file()).startsWith("Dear Ilka,\n\n"));
    QCOMPARE(contents(file()).count("@@ colour blue\nlight\n"), 2);
}

void TestReviewerWindow::readsAgainWhatAnotherProgramWrote()
{
    open();
    m_window->showForm(1);
    ReviewForms theirs = twoForms();
    theirs.forms[1].texts.insert(u"quote"_s, u"Typed in an editor."_s);
    write(file(), theirs.toText());
    QTRY_COMPARE(text("quote")->toPlainText(), u"Typed in an editor."_s);
    QCOMPARE(label("title"), u"Stork · Primitive"_s);
    QVERIFY(m_window->messages()->text().contains(u"was read again"_s));
    QVERIFY(!QFileInfo::exists(file(u"ilka (2).txt"_s)));
}

void TestReviewerWindow::keepsBothWhenBothWrote()
{
    open();
    m_window->showForm(1);
    type("quote", u"Typed here."_s); // and not stored yet
    ReviewForms theirs = twoForms();
    theirs.forms[1].texts.insert(u"quote"_s, u"Typed in an editor."_s);
    write(file(), theirs.toText());
    QTRY_COMPARE(onDisk(1, u"ilka (2).txt"_s).texts.value(u"quote"_s), u"Typed here."_s);
    QCOMPARE(onDisk(1).texts.value(u"quote"_s), u"Typed in an editor."_s);
    QTRY_VERIFY(m_window->messages()->text().contains(u"ilka (2).txt"_s));
    QCOMPARE(text("quote")->toPlainText(), u"Typed here."_s);
    type("quote", u" And on."_s);
    m_window->page()->flush();
    QCOMPARE(onDisk(1, u"ilka (2).txt"_s).texts.value(u"quote"_s), u"Typed here. And on."_s);
    QCOMPARE(onDisk(1).texts.value(u"quote"_s), u"Typed in an editor."_s);
}

/// A folder in the place of the file is what even root cannot write over.
void TestReviewerWindow::saysWhenItCannotWrite()
{
    open();
    const QByteArray before = contents(file());
    QVERIFY(QFile::rename(file(), file(u"away.txt"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"ilka.txt"_s));
    m_window->showForm(1);
    type("quote", u"Typed all the same."_s);
    m_window->page()->flush();
    QVERIFY2(m_window->messages()->text().startsWith(u"Not stored: "_s), qPrintable(m_window->messages()->text()));
    QVERIFY(label("stored").startsWith(u"Not stored"_s));
    QCOMPARE(contents(file(u"away.txt"_s)), before);

    m_prompts->filesToSave << file(u"other.txt"_s);
    for (QPushButton *button : m_window->messages()->findChildren<QPushButton *>())
        if (button->text() == u"Save elsewhere…"_s)
            button->click();
    QCOMPARE(onDisk(1, u"other.txt"_s).texts.value(u"quote"_s), u"Typed all the same."_s);
    QCOMPARE(label("stored"), u"All changes stored in other.txt"_s);
}

void TestReviewerWindow::asksBeforeLosingAnything()
{
    open();
    QVERIFY(QFile::rename(file(), file(u"away.txt"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"ilka.txt"_s));
    type("quote", u"Typed all the same."_s);
    m_prompts->answers << 1;
    QVERIFY(!m_window->close());
    QCOMPARE(m_prompts->questions.size(), 1);
    QVERIFY(QDir(m_folder->path()).rmdir(u"ilka.txt"_s));
    QVERIFY(m_window->close()); // it can be written again, and is
    QVERIFY(onDisk(0).texts.value(u"quote"_s).endsWith(u"Typed all the same."_s));
}

/// Both forms are on one page, as they have one lens.
void TestReviewerWindow::saysWhatIsNotStoredInAnotherForm()
{
    open();
    auto *confidence = m_window->page()->findChild<QSpinBox *>();
    confidence->setFocus();
    QTest::keyClicks(confidence, u"30"_s);
    m_window->showForm(1);
    type("quote", u"It carries."_s);
    m_window->page()->flush();
    QCOMPARE(onDisk(1).texts.value(u"quote"_s), u"It carries."_s);
    QVERIFY2(label("stored").startsWith(u"Not stored: Write a number from 50"_s), qPrintable(label("stored")));
    m_prompts->answers << 1;
    QVERIFY(!m_window->close());
}

void TestReviewerWindow::readsNothingAgainOverWhatIsNotStored()
{
    open();
    auto *confidence = m_window->page()->findChild<QSpinBox *>();
    confidence->setFocus();
    QTest::keyClicks(confidence, u"30"_s);
    m_window->page()->flush();
    ReviewForms theirs = twoForms();
    theirs.forms[1].texts.insert(u"quote"_s, u"Typed in an editor."_s);
    write(file(), theirs.toText());
    QTRY_VERIFY2(m_window->messages()->text().contains(u"not read again"_s), qPrintable(m_window->messages()->text()));
    QCOMPARE(confidence->text(), u"30"_s);
    confidence->selectAll();
    QTest::keyClicks(confidence, u"80"_s);
    m_window->page()->flush();
    QCOMPARE(onDisk(0, u"ilka (2).txt"_s).texts.value(u"confidence"_s), u"80"_s);
    QCOMPARE(onDisk(1).texts.value(u"quote"_s), u"Typed in an editor."_s);
}

void TestReviewerWindow::aCopyThatFailsChangesNothing()
{
    open();
    QVERIFY(QDir(m_folder->path()).mkdir(u"other.txt"_s));
    m_prompts->filesToSave << file(u"other.txt"_s);
    for (QAction *action : m_window->findChildren<QAction *>())
        if (action->text() == u"Save a copy &elsewhere…"_s)
            action->trigger();
    QVERIFY2(m_window->messages()->text().startsWith(u"The forms are not copied: "_s),
             qPrintable(m_window->messages()->text()));
    QCOMPARE(label("stored"), u"All changes stored in ilka.txt"_s);
    QVERIFY(m_window->close());
}

void TestReviewerWindow::hidesTheReadingAgain()
{
    open();
    const auto *reading = m_window->findChild<QTextBrowser *>(u"reading"_s);
    QVERIFY(reading->isVisible());
    trigger(Qt::Key_F9);
    QVERIFY(!reading->isVisible());
    m_window->close();
    ReviewerWindow again({*m_prompts, *m_settings, [] { return QDateTime::currentDateTimeUtc(); }});
    again.openForms(file());
    again.show();
    QVERIFY(QTest::qWaitForWindowExposed(&again));
    QVERIFY(!again.findChild<QTextBrowser *>(u"reading"_s)->isVisible());
}

void TestReviewerWindow::sendsBack()
{
    open();
    type("quote", u" more"_s);
    trigger(QKeySequence(u"Ctrl+Return"_s));
    const QString said = m_window->messages()->text();
    QVERIFY2(said.contains(u"Not ready yet: Stork · Primitive."_s), qPrintable(said));
    QVERIFY(said.contains(file()));
    for (QPushButton *button : m_window->messages()->findChildren<QPushButton *>())
        if (button->text() == u"Copy as text"_s)
            button->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(contents(file())));
    QVERIFY(onDisk(0).texts.value(u"quote"_s).endsWith(u"more"_s));
}

void TestReviewerWindow::sendsBackOnlyWhatIsStored()
{
    open();
    auto *confidence = m_window->page()->findChild<QSpinBox *>();
    confidence->setFocus();
    QTest::keyClicks(confidence, u"30"_s);
    trigger(QKeySequence(u"Ctrl+Return"_s));
    QVERIFY2(m_window->messages()->text().contains(u"not in the file yet: Write a number from 50"_s),
             qPrintable(m_window->messages()->text()));
    confidence->selectAll();
    QTest::keyClicks(confidence, u"80"_s);

    QVERIFY(QFile::rename(file(), file(u"away.txt"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"ilka.txt"_s));
    trigger(QKeySequence(u"Ctrl+Return"_s));
    QVERIFY2(m_window->messages()->text().startsWith(u"Not stored: "_s), qPrintable(m_window->messages()->text()));
    QVERIFY(QDir(m_folder->path()).rmdir(u"ilka.txt"_s));
    trigger(QKeySequence(u"Ctrl+Return"_s)); // it can be written again, and is
    QVERIFY2(m_window->messages()->text().contains(u"Not ready yet: Stork"_s),
             qPrintable(m_window->messages()->text()));
    QCOMPARE(onDisk(0).texts.value(u"confidence"_s), u"80"_s);
}

void TestReviewerWindow::beginsWithAFormThatCanBeShown()
{
    ReviewForms forms = twoForms();
    forms.forms.first().lens = u"no.key"_s;
    write(file(), forms.toText());
    open();
    QCOMPARE(m_window->list()->item(0)->text(), u"Heron · no.key\ncannot be shown"_s);
    QVERIFY(m_window->messages()->text().contains(u"no key of a lens"_s));
    QCOMPARE(label("title"), u"Stork · Primitive"_s);
}

void TestReviewerWindow::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("a letter") << QByteArray("Dear Ilka,\nno forms today.\n") << u"ilka.txt:1: this is no file of"_s;
    QTest::newRow("empty") << QByteArray() << u"ilka.txt:1: this is no file of"_s;
    QTest::newRow("no form in it") << QByteArray("@@ verdict forms 1\n@@ reviewer ilka\n")
                                   << u"ilka.txt:1: there is no form"_s;
    QTest::newRow("a library") << QByteArray("SQLite format 3\0and so on, whatever follows it here", 50)
                               << u"ilka.txt"_s;
}

void TestReviewerWindow::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    write(file(), bytes);
    open();
    const auto *empty = m_window->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QVERIFY2(empty->accessibleDescription().contains(said), qPrintable(empty->accessibleDescription()));
    QCOMPARE(contents(file()), bytes);

    write(file(), twoForms().toText());
    m_prompts->filesToOpen << QStringList{file()};
    empty->findChild<QPushButton *>()->click();
    QCOMPARE(m_window->list()->count(), 2);
}

void TestReviewerWindow::knowsItsFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isFor");
    QTest::newRow("forms") << u"a.txt"_s << twoForms().toText() << true;
    QTest::newRow("forms by another name") << u"a.forms"_s << twoForms().toText() << true;
    QTest::newRow("a text without forms") << u"a.txt"_s << QByteArray("hello") << true;
    QTest::newRow("a mail") << u"a.eml"_s << QByteArray("hello") << true;
    QTest::newRow("a library") << u"a.verdict"_s << QByteArray("SQLite format 3") << false;
}

void TestReviewerWindow::knowsItsFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isFor);
    write(file(name), bytes);
    QCOMPARE(ReviewerWindow::isFor(file(name)), isFor);
}

void TestReviewerWindow::showsAnAnonymousForm()
{
    ReviewForms forms = twoForms();
    forms.anonymous = true;
    forms.reviewer = QUuid::createUuid().toString(QUuid::WithoutBraces);
    forms.reviewerName = u"The Builder"_s;
    write(file(), forms.toText());
    open();
    type("quote", u" It is a game changer."_s);
    QTRY_VERIFY2(at<QLabel>("phrases")->text().contains(u"The Builder never writes"_s),
                 qPrintable(at<QLabel>("phrases")->text()));
}

void TestReviewerWindow::everyControlHasAName()
{
    open();
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool isNamed = qobject_cast<const QPlainTextEdit *>(widget) ||
                             qobject_cast<const QListWidget *>(widget) || qobject_cast<const QTextBrowser *>(widget) ||
                             qobject_cast<const QSpinBox *>(widget) || qobject_cast<const QComboBox *>(widget);
        if (isNamed && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        // A button is called by its text where it has no other name. What extends a tool bar has none in Qt either.
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (button && button->isVisible() && button->objectName() != u"qt_toolbar_ext_button"_s)
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(QLatin1String(button->metaObject()->className()) + u' ' + button->objectName()));
    }
}

QTEST_MAIN(TestReviewerWindow)
#include "tst_reviewerwindow.moc"
