// The forms of publication, lens and reviewer.

#include "colorfield.h"
#include "formfactory.h"
#include "recordform.h"
#include "rowstable.h"
#include "temporarylibrary.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace vd;

class TestSettingsForms : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_library = std::make_unique<TemporaryLibrary>(); }
    void cleanup();

    void publicationStores();
    void panelBecomesAnonymous();
    void publicationRefuses_data();
    void publicationRefuses();
    void codesArePickedOrTyped_data();
    void codesArePickedOrTyped();
    void contrast_data();
    void contrast();

    void lensEditsBeats();
    void lensMarksABeatKeyUsedTwice();
    void lensKeyInUse();

    void reviewerChoosesLenses();
    void reviewerSeesNewLenses();
    void reviewerListsBannedPhrases();
    void reviewerListsConflictsAndHandles();

private:
    void open(RecordRef record);
    QLineEdit *line(const char *name)
    {
        auto *widget = m_form->findChild<QWidget *>(QLatin1String(name));
        auto *line = qobject_cast<QLineEdit *>(widget);
        return line ? line : widget->findChild<QLineEdit *>();
    }
    void retype(QWidget *widget, const QString &text)
    {
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(widget, Qt::Key_Delete);
        QTest::keyClicks(widget, text);
    }
    void type(const QString &text)
    {
        for (const QChar c : text) // the first one may open a cell's editor
            QTest::keyClicks(QApplication::focusWidget(), c);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }
    ReviewerId addReviewer()
    {
        Reviewer reviewer;
        reviewer.name = QStringLiteral("Ada");
        reviewer.slug = QStringLiteral("ada");
        return *(*m_library)->add(reviewer, QStringLiteral("set-up"));
    }

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<RecordForm> m_form;
};

void TestSettingsForms::cleanup()
{
    m_form.reset();
    m_library.reset();
}

void TestSettingsForms::open(RecordRef record)
{
    m_form.reset(makeForm(record.noun, **m_library, nullptr));
    m_form->load(record);
    m_form->resize(900, 900);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestSettingsForms::publicationStores()
{
    open(PublicationId{1});
    retype(line("name"), QStringLiteral("The Verdict Review"));
    retype(line("base_url"), QStringLiteral("https://verdict.example"));
    retype(line("accent"), QStringLiteral("#aa3300"));
    retype(line("minimum_votes"), QStringLiteral("25"));
    retype(line("newsletter.action"), QStringLiteral("https://verdict.example/subscribe"));
    retype(m_form->findChild<QPlainTextEdit *>(QStringLiteral("footer")), QStringLiteral("Corrections: *mail us*."));
    m_form->flush();
    const Publication stored = *(*m_library)->publication();
    QCOMPARE(stored.name, QStringLiteral("The Verdict Review"));
    QCOMPARE(stored.baseUrl, QStringLiteral("https://verdict.example"));
    QCOMPARE(stored.accent, QStringLiteral("#aa3300"));
    QCOMPARE(stored.minimumVotes, 25);
    QCOMPARE(stored.newsletter.action, QStringLiteral("https://verdict.example/subscribe"));
    QCOMPARE(stored.footer, QStringLiteral("Corrections: *mail us*."));
    QCOMPARE((*m_library)->undoText(), QStringLiteral("edit of Footer text"));
}

void TestSettingsForms::panelBecomesAnonymous()
{
    open(PublicationId{1});
    auto *box = m_form->findChild<QCheckBox *>(QStringLiteral("anonymous"));
    QVERIFY(box && !box->isChecked());
    QTest::keyClick(box, Qt::Key_Space);
    m_form->flush();
    QVERIFY((*m_library)->publication()->anonymous);
    QCOMPARE((*m_library)->undoText(), QStringLiteral("edit of Anonymous panel"));
    QVERIFY((*m_library)->undo());
    QVERIFY(!box->isChecked());
    QVERIFY(m_form->focusField(QStringLiteral("anonymous")));
}

void TestSettingsForms::publicationRefuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *name, const char *field, const char *typed) {
        QTest::newRow(name) << QString::fromLatin1(field) << QString::fromLatin1(typed);
    };
    row("votes in words", "minimum_votes", "ten");
    row("no votes", "minimum_votes", "0");
    row("no number of votes", "minimum_votes", "");
    row("colour by name", "accent", "red");
    row("short colour", "accent", "#fff");
    row("language in words", "language", "Klingon, please");
    row("currency in words", "currency", "dollars");
    row("address", "base_url", "verdict dot example");
    row("newsletter address", "newsletter.action", "mailto:me@example.org");
}

void TestSettingsForms::publicationRefuses()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    open(PublicationId{1});
    const Publication before = *(*m_library)->publication();
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    QLineEdit *input = line(qPrintable(field));
    retype(input, typed);
    QVERIFY(refusals.count() || refusals.wait(1000));
    QVERIFY(!refusals.last().first().toString().isEmpty());
    QCOMPARE(input->text(), typed);
    QCOMPARE(*(*m_library)->publication(), before);
    QTest::keyClick(input, Qt::Key_Escape);
    QVERIFY(input->text() != typed);
}

void TestSettingsForms::codesArePickedOrTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored");
    QTest::newRow("a usual code") << QStringLiteral("EUR") << QStringLiteral("EUR");
    QTest::newRow("in small letters") << QStringLiteral("eur") << QStringLiteral("EUR");
    QTest::newRow("another code") << QStringLiteral("NOK") << QStringLiteral("NOK");
}

void TestSettingsForms::codesArePickedOrTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    open(PublicationId{1});
    retype(line("currency"), typed);
    m_form->flush();
    QCOMPARE((*m_library)->publication()->currency, stored);

    auto *combo = m_form->findChild<QComboBox *>(QStringLiteral("language"));
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    m_form->flush();
    QCOMPARE((*m_library)->publication()->language, QStringLiteral("de"));
}

/// WCAG 2's own examples and two that everybody quotes.
void TestSettingsForms::contrast_data()
{
    QTest::addColumn<QColor>("color");
    QTest::addColumn<double>("onWhite");
    QTest::newRow("black") << QColor(0, 0, 0) << 21.0;
    QTest::newRow("white") << QColor(255, 255, 255) << 1.0;
    QTest::newRow("#767676, the lightest grey that passes") << QColor(0x76, 0x76, 0x76) << 4.54;
    QTest::newRow("#777777, which does not") << QColor(0x77, 0x77, 0x77) << 4.48;
    QTest::newRow("red") << QColor(255, 0, 0) << 4.0;
}

void TestSettingsForms::contrast()
{
    QFETCH(QColor, color);
    QFETCH(double, onWhite);
    QVERIFY(std::abs(ColorField::contrast(color, Qt::white) - onWhite) < 0.01);
    QVERIFY(std::abs(ColorField::contrast(Qt::white, color) - onWhite) < 0.01);
}

void TestSettingsForms::lensEditsBeats()
{
    const Lens before = (*(*m_library)->lenses()).first();
    open(before.id);
    auto *beats = m_form->findChild<RowsTable *>();
    beats->setFocus();
    beats->setCurrentIndex(beats->model()->index(int(before.prompts.size()), 0));
    type(QStringLiteral("Who pays"));
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    type(QStringLiteral("who-pays"));
    key(Qt::Key_Return);
    m_form->flush();
    Lens stored = *(*m_library)->get(before.id);
    QCOMPARE(stored.prompts.size(), before.prompts.size() + 1);
    QCOMPARE(stored.prompts.last().label, QStringLiteral("Who pays"));
    QCOMPARE(stored.prompts.last().key, QStringLiteral("who-pays"));

    beats->setFocus();
    beats->setCurrentIndex(beats->model()->index(int(before.prompts.size()), 0));
    key(Qt::Key_Up, Qt::AltModifier);
    m_form->flush();
    stored = *(*m_library)->get(before.id);
    QCOMPARE(stored.prompts.last(), before.prompts.last());
    QVERIFY((*m_library)->undo());
    QVERIFY((*m_library)->undo());
    QCOMPARE(beats->model()->rowCount(), int(before.prompts.size()) + 1);
}

void TestSettingsForms::lensMarksABeatKeyUsedTwice()
{
    const Lens before = (*(*m_library)->lenses()).first();
    open(before.id);
    QVERIFY(m_form->focusField(QStringLiteral("prompts[1].key")));
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    type(before.prompts.first().key);
    key(Qt::Key_Return);
    m_form->flush();
    QVERIFY(!refusals.isEmpty());
    QVERIFY(refusals.last().first().toString().contains(QStringLiteral("two beats have the key")));
    QCOMPARE((*m_library)->get(before.id)->prompts, before.prompts);

    // The rest of the lens can be stored, and the key can be put right.
    retype(line("title"), QStringLiteral("Parts"));
    m_form->flush();
    QCOMPARE((*m_library)->get(before.id)->title, QStringLiteral("Parts"));
    QVERIFY(m_form->focusField(QStringLiteral("prompts[0].key")));
    type(QStringLiteral("another"));
    key(Qt::Key_Return);
    m_form->flush();
    QCOMPARE((*m_library)->get(before.id)->prompts.at(0).key, QStringLiteral("another"));
    QCOMPARE((*m_library)->get(before.id)->prompts.at(1).key, before.prompts.first().key);
}

void TestSettingsForms::lensKeyInUse()
{
    const QList<Lens> lenses = *(*m_library)->lenses();
    open(lenses.first().id);
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    retype(line("key"), lenses.last().key);
    m_form->flush();
    QVERIFY(refusals.last().first().toString().contains(QStringLiteral("in use")));
    QVERIFY((*m_library)->get(lenses.first().id)->key != lenses.last().key);
}

void TestSettingsForms::reviewerChoosesLenses()
{
    const ReviewerId ada = addReviewer();
    open(ada);
    const auto boxes = m_form->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 4);
    boxes.at(2)->setFocus();
    QTest::keyClick(boxes.at(2), Qt::Key_Space);
    boxes.at(0)->setFocus();
    QTest::keyClick(boxes.at(0), Qt::Key_Space);
    m_form->flush();
    const QList<Lens> lenses = *(*m_library)->lenses();
    QCOMPARE((*m_library)->get(ada)->lenses, (QList<LensId>{lenses.at(0).id, lenses.at(2).id}));
    QVERIFY((*m_library)->undo());
    QVERIFY(!boxes.at(0)->isChecked());
}

void TestSettingsForms::reviewerSeesNewLenses()
{
    const ReviewerId ada = addReviewer();
    Reviewer reviewer = *(*m_library)->get(ada);
    reviewer.lenses = {(*(*m_library)->lenses()).first().id};
    QVERIFY((*m_library)->update(reviewer, QStringLiteral("set-up")));
    open(ada);
    Lens lens;
    lens.key = QStringLiteral("care");
    lens.title = QStringLiteral("Care & repair");
    QVERIFY((*m_library)->add(lens, QStringLiteral("set-up")));
    const auto boxes = m_form->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 5);
    QVERIFY(boxes.first()->isChecked());
    QVERIFY(!boxes.last()->isChecked());
}

void TestSettingsForms::reviewerListsConflictsAndHandles()
{
    const ReviewerId ada = addReviewer();
    open(ada);
    QVERIFY(m_form->focusField(QStringLiteral("conflicts")));
    type(QStringLiteral("Fjordworks"));
    key(Qt::Key_Return);
    type(QStringLiteral("Quillon"));
    QVERIFY(m_form->focusField(QStringLiteral("handles")));
    type(QStringLiteral("ada@example.org"));
    m_form->flush();
    const Reviewer stored = *(*m_library)->get(ada);
    QCOMPARE(stored.conflicts, (QStringList{QStringLiteral("Fjordworks"), QStringLiteral("Quillon")}));
    QCOMPARE(stored.handles, QStringList{QStringLiteral("ada@example.org")});
}

void TestSettingsForms::reviewerListsBannedPhrases()
{
    const ReviewerId ada = addReviewer();
    open(ada);
    auto *phrases = m_form->findChild<QPlainTextEdit *>(QStringLiteral("banned_phrases"));
    retype(phrases, QStringLiteral("game changer"));
    QTest::keyClick(phrases, Qt::Key_Return);
    QTest::keyClicks(phrases, QStringLiteral("at the end of the day"));
    m_form->flush();
    QCOMPARE((*m_library)->get(ada)->bannedPhrases,
             (QStringList{QStringLiteral("game changer"), QStringLiteral("at the end of the day")}));
}

QTEST_MAIN(TestSettingsForms)
#include "tst_settingsforms.moc"
