// What every form does: store what is typed, mark what is not valid, show what became of the record elsewhere.

#include "lensform.h"
#include "temporarylibrary.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace vd;

class TestFormBuffer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void storesWhatIsTyped();
    void storesWhileTypingGoesOn();
    void keepsWhatIsInvalidAndStoresTheRest();
    void escapePutsBackWhatIsStored();
    void leavingAFieldEndsTheUndoStep();
    void showsWhatUndoBringsBack();
    void leavesAFieldAloneThatIsBeingTypedIn();
    void undoKeysAreTheWindows();
    void storesBeforeShowingAnotherRecord();
    void forgetsWhatWasRefusedInARemovedRecord();
    void keepsWhatCannotBeWritten();
    void storesWhatIsKeptWhenItCanBeWritten();
    void saysWhenTheRecordIsGone();
    void readOnly();
    void keepsSpecialCharacters();

private:
    /// As when the disk is full or the file no longer ours.
    void setWritable(bool writable)
    {
        QVERIFY((*m_library)->connection().run(QStringLiteral("PRAGMA query_only = %1").arg(writable ? 0 : 1)));
    }
    [[nodiscard]] Lens stored() { return *(*m_library)->get(m_lens); }
    QLineEdit *line(const char *name) { return m_form->findChild<QLineEdit *>(QLatin1String(name)); }
    QPlainTextEdit *text(const char *name) { return m_form->findChild<QPlainTextEdit *>(QLatin1String(name)); }
    void open();
    void type(QWidget *widget, const QString &text)
    {
        widget->setFocus();
        const bool oneLine = qobject_cast<QLineEdit *>(widget);
        QTest::keyClick(widget, Qt::Key_End, oneLine ? Qt::NoModifier : Qt::ControlModifier);
        QTest::keyClicks(widget, text);
    }

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<LensForm> m_form;
    LensId m_lens;
};

void TestFormBuffer::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    Lens lens;
    lens.key = QStringLiteral("care");
    lens.title = QStringLiteral("Care");
    m_lens = *(*m_library)->add(lens, QStringLiteral("new lens"));
    open();
}

void TestFormBuffer::open()
{
    m_form = std::make_unique<LensForm>(**m_library);
    m_form->load(m_lens);
    m_form->resize(420, 600);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestFormBuffer::cleanup()
{
    m_form.reset();
    m_library.reset();
}

void TestFormBuffer::storesWhatIsTyped()
{
    QSignalSpy typing(m_form.get(), &RecordForm::typing);
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    type(text("question"), QStringLiteral("Does anyone answer the phone?"));
    QVERIFY(!typing.isEmpty());
    QVERIFY(storing.wait(1000));
    QCOMPARE(stored().question, QStringLiteral("Does anyone answer the phone?"));
    QCOMPARE((*m_library)->undoText(), QStringLiteral("edit of Question"));
}

void TestFormBuffer::storesWhileTypingGoesOn()
{
    QElapsedTimer sinceFirstKey;
    sinceFirstKey.start();
    while (stored().question.isEmpty() && sinceFirstKey.elapsed() < 3000)
        QTest::keyClicks(text("question"), QStringLiteral("a"), Qt::NoModifier, BufferBase::idleMs / 6);
    QVERIFY2(sinceFirstKey.elapsed() <= 1000, qPrintable(QString::number(sinceFirstKey.elapsed())));
}

void TestFormBuffer::keepsWhatIsInvalidAndStoresTheRest()
{
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    line("title")->selectAll();
    QTest::keyClick(line("title"), Qt::Key_Delete);
    QTest::keyClicks(text("question"), QStringLiteral("Who cares?"));
    QVERIFY(refusals.wait(1000));
    QCOMPARE(refusals.first().first().toString(), QStringLiteral("A lens needs a title."));
    QCOMPARE(line("title")->accessibleDescription(), QStringLiteral("A lens needs a title."));
    QCOMPARE(line("title")->text(), QString());
    QCOMPARE(stored().title, QStringLiteral("Care"));
    QCOMPARE(stored().question, QStringLiteral("Who cares?"));

    // Another field's storing neither stores nor forgets it.
    QTest::keyClicks(text("question"), QStringLiteral("!"));
    m_form->flush();
    QCOMPARE(stored().question, QStringLiteral("Who cares?!"));
    QCOMPARE(line("title")->text(), QString());

    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    type(line("title"), QStringLiteral("Kindness"));
    QVERIFY(storing.wait(1000));
    QCOMPARE(stored().title, QStringLiteral("Kindness"));
    QVERIFY(line("title")->accessibleDescription().isEmpty());
}

void TestFormBuffer::escapePutsBackWhatIsStored()
{
    line("title")->setFocus();
    line("title")->selectAll();
    QTest::keyClick(line("title"), Qt::Key_Delete);
    m_form->flush();
    QVERIFY(!line("title")->accessibleDescription().isEmpty());
    QTest::keyClick(line("title"), Qt::Key_Escape);
    QCOMPARE(line("title")->text(), QStringLiteral("Care"));
    QVERIFY(line("title")->accessibleDescription().isEmpty());
}

void TestFormBuffer::leavingAFieldEndsTheUndoStep()
{
    type(line("title"), QStringLiteral(" first"));
    line("key")->setFocus();
    QCOMPARE(stored().title, QStringLiteral("Care first"));
    type(line("title"), QStringLiteral(" second"));
    m_form->flush();
    QCOMPARE(stored().title, QStringLiteral("Care first second"));
    QVERIFY((*m_library)->undo());
    QCOMPARE(stored().title, QStringLiteral("Care first"));
}

void TestFormBuffer::showsWhatUndoBringsBack()
{
    type(line("title"), QStringLiteral(" and more"));
    m_form->flush();
    line("title")->setCursorPosition(2);
    QVERIFY((*m_library)->undo());
    QCOMPARE(line("title")->text(), QStringLiteral("Care"));
    QCOMPARE(line("title")->cursorPosition(), 2);
    QVERIFY((*m_library)->redo());
    QCOMPARE(line("title")->text(), QStringLiteral("Care and more"));
}

void TestFormBuffer::leavesAFieldAloneThatIsBeingTypedIn()
{
    type(line("title"), QStringLiteral("s"));
    Lens elsewhere = stored();
    elsewhere.title = QStringLiteral("Tenderness");
    elsewhere.question = QStringLiteral("Is it kind?");
    QVERIFY((*m_library)->update(elsewhere, QStringLiteral("import")));
    QCOMPARE(line("title")->text(), QStringLiteral("Cares"));
    QCOMPARE(text("question")->toPlainText(), QStringLiteral("Is it kind?"));
    m_form->flush();
    QCOMPARE(stored().title, QStringLiteral("Cares"));
    QCOMPARE(stored().question, QStringLiteral("Is it kind?"));
}

void TestFormBuffer::undoKeysAreTheWindows()
{
    QAction undo(m_form.get());
    undo.setShortcut(QKeySequence::Undo);
    m_form->addAction(&undo);
    QSignalSpy triggered(&undo, &QAction::triggered);
    type(line("title"), QStringLiteral("!"));
    QTest::keyClick(line("title"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(triggered.count(), 1);
    type(text("question"), QStringLiteral("?"));
    QTest::keyClick(text("question"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(triggered.count(), 2);

    undo.setEnabled(false);
    QTest::keyClick(line("title"), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(text("question"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(line("title")->text(), QStringLiteral("Care!"));
    QCOMPARE(text("question")->toPlainText(), QStringLiteral("?"));
}

void TestFormBuffer::storesBeforeShowingAnotherRecord()
{
    type(line("title"), QStringLiteral("ful"));
    const LensId other = (*(*m_library)->lenses()).first().id;
    m_form->load(other);
    QCOMPARE(stored().title, QStringLiteral("Careful"));
    QCOMPARE(m_form->record(), RecordRef(other));
    QCOMPARE(line("title")->text(), (*m_library)->get(other)->title);
}

void TestFormBuffer::forgetsWhatWasRefusedInARemovedRecord()
{
    line("title")->selectAll();
    QTest::keyClick(line("title"), Qt::Key_Delete);
    const LensId other = (*(*m_library)->lenses()).first().id;
    m_form->load(other);
    QCOMPARE(m_form->refusals(), QStringList{QStringLiteral("A lens needs a title.")});
    QVERIFY((*m_library)->remove(m_lens, QStringLiteral("test")));
    QCOMPARE(m_form->refusals(), QStringList());
}

void TestFormBuffer::keepsWhatCannotBeWritten()
{
    const LensId other = (*(*m_library)->lenses()).first().id;
    setWritable(false);
    type(line("title"), QStringLiteral("ful"));
    m_form->flush();
    QVERIFY(!m_form->refusal().isEmpty());
    m_form->load(other);
    QCOMPARE(line("title")->text(), (*m_library)->get(other)->title);
    QCOMPARE(m_form->refusals().size(), 1);
    m_form->load(m_lens);
    QCOMPARE(line("title")->text(), QStringLiteral("Careful"));
    QCOMPARE(m_form->refusals().size(), 1);
    setWritable(true);
    m_form->flush();
    QCOMPARE(stored().title, QStringLiteral("Careful"));
    QCOMPARE(m_form->refusals(), QStringList());
}

void TestFormBuffer::storesWhatIsKeptWhenItCanBeWritten()
{
    const LensId other = (*(*m_library)->lenses()).first().id;
    setWritable(false);
    type(line("title"), QStringLiteral("ful"));
    type(text("question"), QStringLiteral("Who cares?"));
    m_form->load(other);
    setWritable(true);
    type(text("question"), QStringLiteral("!"));
    QTRY_COMPARE_WITH_TIMEOUT(stored().title, QStringLiteral("Careful"), 2 * BufferBase::retryMs);
    QCOMPARE(stored().question, QStringLiteral("Who cares?"));
    QCOMPARE(m_form->refusals(), QStringList());
    QVERIFY((*m_library)->get(other)->question.endsWith(u'!'));
    QVERIFY((*m_library)->undo());
    QCOMPARE(stored().title, QStringLiteral("Care"));
}

void TestFormBuffer::saysWhenTheRecordIsGone()
{
    type(line("title"), QStringLiteral("ful"));
    QVERIFY((*m_library)->remove(m_lens, QStringLiteral("deletion")));
    QVERIFY(!line("title")->isVisible());
    QVERIFY(!m_form->focusField(QStringLiteral("title")));
    m_form->flush();
    QVERIFY((*m_library)->undo());
    QVERIFY(line("title")->isVisible());
    QVERIFY(m_form->focusField(QStringLiteral("title")));
    QVERIFY(line("title")->hasFocus());
    QVERIFY(!m_form->focusField(QStringLiteral("tagline")));
}

void TestFormBuffer::readOnly()
{
    m_form.reset();
    m_library->close();
    Library::Options options = m_library->options();
    options.readOnly = true;
    Library::Opened opened = Library::open(m_library->path(), options);
    QVERIFY(opened.library);
    LensForm form(*opened.library);
    form.load(m_lens);
    form.show();
    auto *title = form.findChild<QLineEdit *>(QStringLiteral("title"));
    QVERIFY(title->isReadOnly());
    QVERIFY(!title->toolTip().isEmpty());
    QTest::keyClicks(title, QStringLiteral("x"));
    QCOMPARE(title->text(), QStringLiteral("Care"));
    QVERIFY(form.findChild<QPlainTextEdit *>(QStringLiteral("question"))->isReadOnly());
}

void TestFormBuffer::keepsSpecialCharacters()
{
    Lens lens = stored();
    lens.question = QStringLiteral("no\u00a0break, \u2019 and \U0001F600\n\ttab");
    QVERIFY((*m_library)->update(lens, QStringLiteral("import")));
    text("question")->moveCursor(QTextCursor::End);
    type(text("question"), QStringLiteral("!"));
    m_form->flush();
    QCOMPARE(stored().question, QString(lens.question + u'!'));
}

QTEST_MAIN(TestFormBuffer)
#include "tst_formbuffer.moc"
