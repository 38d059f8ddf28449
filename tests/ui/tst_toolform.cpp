// The tool's form: tables typed into with the keyboard alone, figures, logo, slug.

#include "logofield.h"
#include "logoimage.h"
#include "rowstable.h"
#include "temporarylibrary.h"
#include "toolform.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace vd;

class TestToolForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void storesEveryText_data();
    void storesEveryText();
    void storesWhenItGoes();
    void storesLists();
    void findsAnEntryOfAList();
    void refusesAndKeeps_data();
    void refusesAndKeeps();
    void slugFollowsANewName();
    void slugStaysOnceEdited();
    void slugStaysOnceUsed();

    void typesARowByKeyboard();
    void aClickOnTheChosenCellEdits();
    void picksAPeriod();
    void storesWhileACellIsTypedIn();
    void escapeTakesACellBack();
    void marksACellAndStoresTheOthers_data();
    void marksACellAndStoresTheOthers();
    void keepsAWrongCellThroughUndo();
    void aFactWithoutANameWaits();
    void removesAndMovesRowsByKeyboard();
    void tabLeavesTheTable();
    void detailsEditWhatIsHidden();
    void emptyRowsDoNotCount();

    void showsFigures();
    void scalesALogoDown();
    void refusesWhatIsNoPicture();
    void takesADroppedLogo();
    void pastesALogo();
    void linksToTheScorecard();

private:
    [[nodiscard]] Tool stored() { return *(*m_library)->get(m_tool); }
    QLineEdit *line(const char *name) { return m_form->findChild<QLineEdit *>(QLatin1String(name)); }
    RowsTable *table(const char *name)
    {
        return m_form->findChild<QWidget *>(QLatin1String(name))->findChild<RowsTable *>();
    }
    void change(const std::function<void(Tool &)> &edit)
    {
        Tool tool = stored();
        edit(tool);
        QVERIFY((*m_library)->update(tool, QStringLiteral("set-up")));
        (*m_library)->endBurst();
    }
    void retype(QWidget *widget, const QString &text);
    /// Types into whatever has the focus, as a person does.
    void type(const QString &text)
    {
        for (const QChar c : text) // the first one may open a cell's editor
            QTest::keyClicks(QApplication::focusWidget(), c);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents(); // Enter in a cell is handled in the next turn
    }
    [[nodiscard]] bool says(const QString &part) const;

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<ToolForm> m_form;
    ToolId m_tool;
};

void TestToolForm::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    Tool tool;
    tool.name = QStringLiteral("Tern");
    tool.slug = QStringLiteral("tern");
    m_tool = *(*m_library)->add(tool, QStringLiteral("set-up"));
    Tool other;
    other.name = QStringLiteral("Larkspur");
    other.slug = QStringLiteral("larkspur");
    QVERIFY((*m_library)->add(other, QStringLiteral("set-up")));
    m_form = std::make_unique<ToolForm>(**m_library);
    m_form->load(m_tool);
    m_form->resize(900, 900);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestToolForm::cleanup()
{
    m_form.reset();
    m_library.reset();
}

void TestToolForm::retype(QWidget *widget, const QString &text)
{
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    QTest::keyClicks(widget, text);
}

bool TestToolForm::says(const QString &part) const
{
    const auto labels = m_form->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](auto *l) { return l->isVisible() && l->text().contains(part); });
}

void TestToolForm::storesEveryText_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *field, const char *typed) {
        QTest::newRow(field) << QString::fromLatin1(field) << QString::fromLatin1(typed);
    };
    row("name", "Tern Coder");
    row("slug", "tern-coder");
    row("tagline", "It reads before it writes");
    row("vendor", "Tern & Sons <tern@example.org>");
    row("category", "Coding assistant");
    row("website", "https://tern.example/coder");
    row("license", "AGPL-3.0");
    row("released", "2026-05-15");
    row("description", "Reads *everything*.");
    row("best_for", "Large teams");
    row("not_for", "Small laptops");
}

void TestToolForm::storesEveryText()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    retype(m_form->findChild<QWidget *>(field), typed);
    QVERIFY(storing.count() || storing.wait(1000));
    QString found;
    forEachField<Tool>([&](const auto &member) {
        using Type = typename std::remove_cvref_t<decltype(member)>::Type;
        if (field != QLatin1String(member.name))
            return;
        if constexpr (std::is_same_v<Type, QString>)
            found = stored().*member.member;
        else if constexpr (std::is_same_v<Type, QDate>)
            found = (stored().*member.member).toString(Qt::ISODate);
    });
    QCOMPARE(found, typed);
}

void TestToolForm::storesWhenItGoes()
{
    retype(line("tagline"), QStringLiteral("Typed a moment before"));
    m_form.reset();
    QCOMPARE(stored().tagline, QStringLiteral("Typed a moment before"));
}

void TestToolForm::storesLists()
{
    retype(line("tags"), QStringLiteral("local,  open   weights, ,local"));
    auto *pros = m_form->findChild<QPlainTextEdit *>(QStringLiteral("pros"));
    retype(pros, QStringLiteral("fast"));
    QTest::keyClick(pros, Qt::Key_Return);
    QTest::keyClick(pros, Qt::Key_Return);
    QTest::keyClicks(pros, QStringLiteral(" kind "));
    m_form->flush();
    QCOMPARE(stored().tags, (QStringList{QStringLiteral("local"), QStringLiteral("open weights")}));
    QCOMPARE(stored().pros, (QStringList{QStringLiteral("fast"), QStringLiteral("kind")}));
}

void TestToolForm::findsAnEntryOfAList()
{
    change([](Tool &tool) {
        tool.cons = {QStringLiteral("slow"), QStringLiteral("loud"), QStringLiteral("dear")};
        tool.tags = {QStringLiteral("local"), QStringLiteral("small")};
    });
    QVERIFY(m_form->focusField(QStringLiteral("cons[1]")));
    type(QStringLiteral("er"));
    QVERIFY(m_form->focusField(QStringLiteral("tags[0]")));
    type(QStringLiteral("ly"));
    m_form->flush();
    QCOMPARE(stored().cons.join(u' '), QStringLiteral("slow louder dear"));
    QCOMPARE(stored().tags.join(u' '), QStringLiteral("locally small"));
}

void TestToolForm::refusesAndKeeps_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *field, const char *typed, const char *sentence) {
        QTest::newRow(name) << QString::fromLatin1(field) << QString::fromLatin1(typed)
                            << QString::fromLatin1(sentence);
    };
    row("no address", "website", "tern dot example", "is no web address");
    row("no host", "website", "https://", "is no web address");
    row("other scheme", "website", "javascript:alert(1)", "is no web address");
    row("slug in use", "slug", "larkspur", "in use");
    row("no slug", "slug", "Tern Coder!", "A slug holds small letters");
    row("empty slug", "slug", "", "A slug holds small letters");
    row("no name", "name", "  ", "A tool needs a name");
    row("no date", "released", "soon", "is no date");
    row("impossible date", "released", "2026-02-30", "is no date");
}

void TestToolForm::refusesAndKeeps()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    const Tool before = stored();
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    auto *input = m_form->findChild<QLineEdit *>(field);
    retype(input, typed);
    QVERIFY(refusals.count() || refusals.wait(1000));
    QVERIFY2(refusals.last().first().toString().contains(sentence), qPrintable(refusals.last().first().toString()));
    QVERIFY2(says(sentence), "the sentence stands under the field");
    QVERIFY(input->accessibleDescription().contains(sentence));
    QCOMPARE(input->text(), typed);
    QCOMPARE(stored(), before);

    retype(line("vendor"), QStringLiteral("Tern & Sons"));
    m_form->flush();
    QCOMPARE(stored().vendor, QStringLiteral("Tern & Sons"));
    QCOMPARE(input->text(), typed);
}

void TestToolForm::slugFollowsANewName()
{
    retype(line("name"), QStringLiteral("Larkspur"));
    m_form->flush();
    QCOMPARE(line("slug")->text(), QStringLiteral("larkspur-2"));
    QCOMPARE(stored().slug, QStringLiteral("larkspur-2"));
    retype(line("name"), QStringLiteral("Tern Coder"));
    m_form->flush();
    QCOMPARE(stored().slug, QStringLiteral("tern-coder"));
    QVERIFY((*m_library)->undo());
    QCOMPARE(line("name")->text(), stored().name);
    QCOMPARE(line("slug")->text(), stored().slug);
}

void TestToolForm::slugStaysOnceEdited()
{
    retype(line("slug"), QStringLiteral("seabird"));
    retype(line("name"), QStringLiteral("Tern Coder"));
    m_form->flush();
    QCOMPARE(stored().slug, QStringLiteral("seabird"));
}

void TestToolForm::slugStaysOnceUsed()
{
    Comparison comparison;
    comparison.slug = QStringLiteral("tern-vs-larkspur");
    comparison.tools = {m_tool, *(*m_library)->find<Tool>(QStringLiteral("larkspur"))};
    QVERIFY((*m_library)->add(comparison, QStringLiteral("set-up")));
    retype(line("name"), QStringLiteral("Tern Coder"));
    m_form->flush();
    QCOMPARE(stored().name, QStringLiteral("Tern Coder"));
    QCOMPARE(stored().slug, QStringLiteral("tern"));
}

void TestToolForm::typesARowByKeyboard()
{
    table("plans")->setFocus();
    QCOMPARE(table("plans")->currentIndex().row(), 0);
    type(QStringLiteral("Pro"));
    key(Qt::Key_Tab);
    type(QStringLiteral("12,50"));
    key(Qt::Key_Tab);
    type(QStringLiteral("EUR"));
    key(Qt::Key_Return);
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    QVERIFY(storing.count() || storing.wait(1000));
    QCOMPARE(stored().plans.size(), 1);
    const Plan plan = stored().plans.first();
    QCOMPARE(plan.name, QStringLiteral("Pro"));
    QCOMPARE(plan.amount.value_or(-1), 12.5);
    QCOMPARE(plan.currency, QStringLiteral("EUR"));
    QVERIFY(!plan.uid.isNull());

    // Typing on in the same row neither adds one nor changes which one it is; the next starts in the empty row.
    key(Qt::Key_Down);
    key(Qt::Key_Home);
    type(QStringLiteral("Team"));
    key(Qt::Key_Return);
    m_form->flush();
    QCOMPARE(stored().plans.size(), 2);
    QCOMPARE(stored().plans.first().uid, plan.uid);
    QCOMPARE(stored().plans.last().name, QStringLiteral("Team"));
    QVERIFY(!stored().plans.last().amount);
}

void TestToolForm::aClickOnTheChosenCellEdits()
{
    RowsTable *plans = table("plans");
    const QPoint cell = plans->visualRect(plans->model()->index(0, 0)).center();
    plans->setFocus();
    QTest::mouseClick(plans->viewport(), Qt::LeftButton, {}, cell);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    type(QStringLiteral("Open"));
    // No late second thought of the view selects what was typed.
    bool waited = false;
    QTimer::singleShot(2 * QApplication::doubleClickInterval(), this, [&] { waited = true; });
    QTRY_VERIFY(waited);
    type(QStringLiteral(" source"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(plans->model()->index(0, 0).data().toString(), QStringLiteral("Open source"));
}

void TestToolForm::picksAPeriod()
{
    Plan plan;
    plan.name = QStringLiteral("Pro");
    change([&](Tool &tool) { tool.plans = {plan}; });
    QVERIFY(m_form->focusField(QStringLiteral("plans[0].period")));
    key(Qt::Key_Return);
    auto *combo = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(combo);
    QTest::keyClick(combo, Qt::Key_Down);
    key(Qt::Key_Tab);
    m_form->flush();
    QCOMPARE(stored().plans.first().period, Period::Year);
}

void TestToolForm::storesWhileACellIsTypedIn()
{
    table("facts")->setFocus();
    type(QStringLiteral("Context window"));
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    QVERIFY(storing.wait(1000));
    QCOMPARE(stored().facts.first().name, QStringLiteral("Context window"));
    // The cursor has not moved: typing goes on where it was.
    type(QStringLiteral("s"));
    m_form->flush();
    QCOMPARE(stored().facts.first().name, QStringLiteral("Context windows"));
}

void TestToolForm::escapeTakesACellBack()
{
    Fact fact;
    fact.name = QStringLiteral("Context");
    change([&](Tool &tool) { tool.facts = {fact}; });
    QVERIFY(m_form->focusField(QStringLiteral("facts[0].name")));
    type(QStringLiteral("x"));
    m_form->flush();
    QCOMPARE(stored().facts.first().name, QStringLiteral("x"));
    key(Qt::Key_Escape);
    m_form->flush();
    QCOMPARE(stored().facts.first().name, QStringLiteral("Context"));
}

void TestToolForm::marksACellAndStoresTheOthers_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *field, int column, const char *typed, const char *sentence) {
        QTest::newRow(name) << QString::fromLatin1(field) << column << QString::fromLatin1(typed)
                            << QString::fromLatin1(sentence);
    };
    row("amount in words", "plans", 1, "cheap", "Row 1, Amount: \"cheap\" is no amount");
    row("amount with a sign", "plans", 1, "-3", "is no amount");
    row("amount with thousands", "plans", 1, "1,200.50", "is no amount");
    row("currency", "plans", 2, "dollars", "three-letter code");
    row("date", "plans", 6, "yesterday", "Row 1, As of: \"yesterday\" is no date");
    row("source", "plans", 7, "their website", "is no web address");
    row("fact's source", "facts", 3, "their website", "is no web address");
    row("fact's date", "facts", 2, "2026-13-01", "is no date");
    row("votes", "votes", 1, "many", "Row 1, Ship: \"many\" is no count");
}

void TestToolForm::marksACellAndStoresTheOthers()
{
    QFETCH(QString, field);
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    Plan plan;
    plan.name = QStringLiteral("Pro");
    Fact fact;
    fact.name = QStringLiteral("Context");
    VoteTally votes;
    votes.ship = 3;
    change([&](Tool &tool) {
        tool.plans = {plan};
        tool.facts = {fact};
        tool.votes = {votes};
    });
    const Tool before = stored();

    RowsTable *rows = table(qPrintable(field));
    const QModelIndex cell = rows->model()->index(0, column);
    rows->setFocus();
    rows->setCurrentIndex(cell);
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    type(typed);
    key(Qt::Key_Return);
    QVERIFY(refusals.count() || refusals.wait(1000));
    QVERIFY2(refusals.last().first().toString().contains(sentence), qPrintable(refusals.last().first().toString()));
    QVERIFY(says(sentence));
    QCOMPARE(cell.data(Qt::EditRole).toString(), typed);
    QVERIFY(!cell.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    QCOMPARE(stored(), before);

    // Another row, and another field, are stored all the same.
    rows->setCurrentIndex(rows->model()->index(1, 0));
    type(field == QLatin1String("votes") ? QStringLiteral("2026-05-01") : QStringLiteral("Another"));
    key(Qt::Key_Return);
    m_form->flush();
    QCOMPARE(field == QLatin1String("plans")   ? stored().plans.size()
             : field == QLatin1String("facts") ? stored().facts.size()
                                               : stored().votes.size(),
             2);
    QCOMPARE(stored().plans.first(), before.plans.first());
    QCOMPARE(stored().facts.first(), before.facts.first());
    QCOMPARE(stored().votes.first(), before.votes.first());
    QCOMPARE(cell.data(Qt::EditRole).toString(), typed);
}

void TestToolForm::keepsAWrongCellThroughUndo()
{
    Plan pro;
    pro.name = QStringLiteral("Pro");
    pro.amount = 5;
    Plan team;
    team.name = QStringLiteral("Team");
    change([&](Tool &tool) { tool.plans = {pro, team}; });
    change([&](Tool &tool) { tool.plans.last().name = QStringLiteral("Teams"); });
    QVERIFY(m_form->focusField(QStringLiteral("plans[0].amount")));
    type(QStringLiteral("five"));
    key(Qt::Key_Return);
    m_form->flush();
    QVERIFY((*m_library)->undo());
    QCOMPARE(table("plans")->model()->index(1, 0).data().toString(), QStringLiteral("Team"));
    QCOMPARE(table("plans")->model()->index(0, 1).data().toString(), QStringLiteral("five"));
    QCOMPARE(stored().plans.first().amount.value_or(-1), 5.0);
}

void TestToolForm::aFactWithoutANameWaits()
{
    RowsTable *facts = table("facts");
    facts->setFocus();
    facts->setCurrentIndex(facts->model()->index(0, 1));
    type(QStringLiteral("128k"));
    key(Qt::Key_Return);
    m_form->flush();
    QVERIFY(stored().facts.isEmpty());
    QVERIFY(says(QStringLiteral("fact needs a name")));
    facts->setCurrentIndex(facts->model()->index(0, 0));
    type(QStringLiteral("Context"));
    key(Qt::Key_Return);
    m_form->flush();
    QCOMPARE(stored().facts.size(), 1);
    QCOMPARE(stored().facts.first().value, QStringLiteral("128k"));
    QVERIFY(!says(QStringLiteral("fact needs a name")));
}

void TestToolForm::removesAndMovesRowsByKeyboard()
{
    QList<Fact> facts;
    for (const char *name : {"a", "b", "c"}) {
        Fact fact;
        fact.name = QString::fromLatin1(name);
        facts << fact;
    }
    change([&](Tool &tool) { tool.facts = facts; });
    QVERIFY(m_form->focusField(QStringLiteral("facts[2].name")));
    key(Qt::Key_Up, Qt::AltModifier);
    m_form->flush();
    const auto names = [this] {
        QStringList found;
        for (const Fact &fact : stored().facts)
            found << fact.name;
        return found.join(QString());
    };
    QCOMPARE(names(), QStringLiteral("acb"));
    QCOMPARE(table("facts")->currentIndex().row(), 1);
    key(Qt::Key_Delete);
    m_form->flush();
    QCOMPARE(names(), QStringLiteral("ab"));
    QVERIFY((*m_library)->undo());
    QCOMPARE(names(), QStringLiteral("acb"));
    QCOMPARE(table("facts")->model()->rowCount(), 4);
}

void TestToolForm::tabLeavesTheTable()
{
    RowsTable *votes = table("votes");
    votes->setFocus();
    for (int i = 0; i < votes->model()->columnCount() - 1; ++i) {
        key(Qt::Key_Tab);
        QVERIFY(votes->hasFocus());
    }
    key(Qt::Key_Tab);
    QVERIFY(!votes->hasFocus());
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(votes->hasFocus());
}

void TestToolForm::detailsEditWhatIsHidden()
{
    Plan plan;
    plan.name = QStringLiteral("Pro");
    change([&](Tool &tool) { tool.plans = {plan}; });
    m_form->resize(400, 900);
    QVERIFY(m_form->focusField(QStringLiteral("plans[0].source")));
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    type(QStringLiteral("https://tern.example/prices"));
    m_form->flush();
    QCOMPARE(stored().plans.first().source, QStringLiteral("https://tern.example/prices"));
    type(QStringLiteral(" and more"));
    m_form->flush();
    QCOMPARE(stored().plans.first().source, QStringLiteral("https://tern.example/prices"));
    QVERIFY(says(QStringLiteral("Row 1, Source")));
}

void TestToolForm::emptyRowsDoNotCount()
{
    table("plans")->setFocus();
    type(QStringLiteral("P"));
    key(Qt::Key_Backspace);
    key(Qt::Key_Return);
    m_form->flush();
    QVERIFY(stored().plans.isEmpty());
}

void TestToolForm::showsFigures()
{
    QVERIFY(!says(QStringLiteral("Entry price")));
    QVERIFY(!says(QStringLiteral("Community:")));
    table("plans")->setFocus();
    type(QStringLiteral("Pro"));
    key(Qt::Key_Tab);
    type(QStringLiteral("15"));
    key(Qt::Key_Return);
    m_form->flush();
    QVERIFY(says(QStringLiteral("Entry price: $15/mo")));
    VoteTally votes;
    votes.ship = 6;
    votes.skip = 3;
    change([&](Tool &tool) { tool.votes = {votes}; });
    QVERIFY(says(QStringLiteral("until 10 votes are counted; so far there are 9")));
    change([&](Tool &tool) { tool.votes.first().ship = 7; });
    QVERIFY(says(QStringLiteral("Community: 70 % say ship, of 10 votes")));
}

void TestToolForm::scalesALogoDown()
{
    QImage large(600, 300, QImage::Format_RGB32);
    large.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    large.save(&buffer, "JPEG");
    const auto logo = LogoImage::fromFile(bytes);
    QVERIFY(logo);
    QVERIFY(logo->startsWith(QLatin1String("data:image/png;base64,")));
    QCOMPARE(LogoImage::toImage(*logo).size(), QSize(256, 128));

    QByteArray small;
    QBuffer smallBuffer(&small);
    smallBuffer.open(QIODevice::WriteOnly);
    large.scaled(64, 32).save(&smallBuffer, "JPEG");
    QCOMPARE(*LogoImage::fromFile(small),
             QString(QLatin1String("data:image/jpeg;base64,") + QLatin1String(small.toBase64())));
}

void TestToolForm::refusesWhatIsNoPicture()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("hello"), QByteArray("\x89PNG\r\n\x1a\n and no more"),
                                    QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")}) {
        const auto logo = LogoImage::fromFile(bytes);
        QVERIFY(!logo);
        QVERIFY(!logo.error().what.isEmpty());
    }
}

void TestToolForm::takesADroppedLogo()
{
    QImage image(32, 32, QImage::Format_ARGB32);
    image.fill(Qt::blue);
    QVERIFY(image.save(m_library->file(QStringLiteral("logo.png"))));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(m_library->file(QStringLiteral("logo.png")))});
    auto *target = m_form->findChild<QWidget *>(QStringLiteral("logo"));
    QVERIFY(target->acceptDrops());
    QDragEnterEvent enter({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &drop);
    m_form->flush();
    QCOMPARE(LogoImage::toImage(stored().logo).size(), QSize(32, 32));
}

void TestToolForm::pastesALogo()
{
    QImage image(300, 300, QImage::Format_ARGB32);
    image.fill(Qt::green);
    QApplication::clipboard()->setImage(image);
    QVERIFY(m_form->focusField(QStringLiteral("logo")));
    key(Qt::Key_V, Qt::ControlModifier);
    m_form->flush();
    QCOMPARE(LogoImage::toImage(stored().logo).size(), QSize(256, 256));
    key(Qt::Key_Delete);
    m_form->flush();
    QVERIFY(stored().logo.isEmpty());

    QApplication::clipboard()->setText(QStringLiteral("no picture"));
    key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(says(QStringLiteral("The clipboard holds no picture")));
    QVERIFY(stored().logo.isEmpty());
}

void TestToolForm::linksToTheScorecard()
{
    QSignalSpy opening(m_form.get(), &RecordForm::openRequested);
    QLabel *links = nullptr;
    for (auto *label : m_form->findChildren<QLabel *>())
        if (label->text().contains(QLatin1String("href=\"thesis\"")))
            links = label;
    if (!links)
        QFAIL("no links to the scorecard");
    QVERIFY(links->text().contains(QLatin1String("no review yet")));
    emit links->linkActivated(QStringLiteral("thesis"));
    QCOMPARE(opening.count(), 1);
    QCOMPARE(opening.first().at(0).value<RecordRef>(), RecordRef(m_tool));
    QCOMPARE(opening.first().at(1).toString(), QStringLiteral("thesis.quote"));
}

QTEST_MAIN(TestToolForm)
#include "tst_toolform.moc"
