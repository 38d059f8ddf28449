// The comparison's form: tools and their order, the pick, defaults in grey, and the ways to other records.

#include "comparisonform.h"
#include "comparisontoolpicker.h"
#include "temporarylibrary.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace vd;

class TestComparisonForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void storesWhatIsTyped();
    void showsDefaultsInGrey();
    void movesTools();
    void keepsAtLeastTwoTools();
    void addsAToolByName();
    void refusesAToolThatIsNone();
    void refusesAToolTwice();
    void keepsARefusedToolForTheNextLook_data();
    void keepsARefusedToolForTheNextLook();
    void takesAToolThatWasMadeMeanwhile();
    void takingThePickOutResetsIt();
    void picks();
    void usesTheSuggestion();
    void publishesToday();
    void leadsToWhatGivesAReviewerAway();
    void opensReviewsFromTheOverview();
    void goesWhereTheChecksPoint();
    void hasNothingToFix();
    void undoReloads();
    void readOnly();

private:
    Library &library() { return **m_library; }
    ToolId addTool(const char *name);
    void addReview(ToolId tool, const Lens &lens, Verdict verdict);
    [[nodiscard]] Comparison stored() { return *library().get(m_comparison); }
    template <class Widget>
    [[nodiscard]] Widget *at(const char *name)
    {
        return m_form->findChild<Widget *>(QLatin1String(name));
    }
    void click(const char *name)
    {
        auto *button = at<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        button->click();
    }
    void type(QWidget *widget, const QString &text)
    {
        widget->setFocus();
        if (auto *line = qobject_cast<QLineEdit *>(widget))
            line->selectAll();
        QTest::keyClicks(widget, text);
    }
    [[nodiscard]] QString arrowOf(const QString &start);

    std::unique_ptr<TemporaryLibrary> m_library;
    std::unique_ptr<ComparisonForm> m_form;
    ComparisonId m_comparison;
    ToolId m_larkspur;
    ToolId m_tern;
    ToolId m_cairn;
    ReviewerId m_reviewer;
};

void TestComparisonForm::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    m_larkspur = addTool("Larkspur 4B");
    m_tern = addTool("Tern Coder");
    m_cairn = addTool("Cairnfield");
    Publication publication = *library().publication();
    publication.dek = QStringLiteral("Two tools, one panel.");
    QVERIFY(library().update(publication, QStringLiteral("edit")));
    Reviewer reviewer;
    reviewer.name = QStringLiteral("Ilka");
    reviewer.slug = QStringLiteral("ilka");
    m_reviewer = *library().add(reviewer, QStringLiteral("new reviewer"));
    Comparison comparison;
    comparison.slug = QStringLiteral("larkspur-4b-vs-tern-coder");
    comparison.tools = {m_larkspur, m_tern};
    m_comparison = *library().add(comparison, QStringLiteral("new comparison"));

    m_form = std::make_unique<ComparisonForm>(library());
    m_form->resize(420, 700);
    m_form->load(m_comparison);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestComparisonForm::cleanup()
{
    m_form.reset();
    m_library.reset();
}

ToolId TestComparisonForm::addTool(const char *name)
{
    Tool tool;
    tool.name = QLatin1String(name);
    tool.slug = *library().freeSlug<Tool>(tool.name);
    return *library().add(tool, QStringLiteral("new tool"));
}

void TestComparisonForm::addReview(ToolId tool, const Lens &lens, Verdict verdict)
{
    Review review;
    review.tool = tool;
    review.lens = lens.id;
    review.reviewer = m_reviewer;
    review.verdict = verdict;
    review.confidence = 80;
    review.quote = QStringLiteral("word ").repeated(120).trimmed();
    review.status = ReviewStatus::Approved;
    review.writtenOn = library().today();
    QVERIFY(library().add(review, QStringLiteral("import")));
}

/// Clicks the arrow of the finding that starts so, and tells where it leads: "tool 3 plans".
QString TestComparisonForm::arrowOf(const QString &start)
{
    QString led;
    const auto listening =
        connect(m_form.get(), &RecordForm::openRequested, this, [&](RecordRef record, const QString &field) {
            led = QStringLiteral("%1 %2 %3").arg(toText(record.noun)).arg(record.id).arg(field);
        });
    for (auto *button : m_form->findChildren<QToolButton *>())
        if (button->accessibleName().startsWith(start))
            button->click();
    disconnect(listening);
    return led;
}

void TestComparisonForm::storesWhatIsTyped()
{
    QSignalSpy storing(m_form.get(), &RecordForm::stored);
    type(at<QPlainTextEdit>("summary"), QStringLiteral("Ship the small one."));
    QVERIFY(storing.wait(1000));
    QCOMPARE(stored().summary, QStringLiteral("Ship the small one."));
    type(at<QLineEdit>("slug"), QStringLiteral("No slug!"));
    m_form->flush();
    QVERIFY(!at<QLineEdit>("slug")->accessibleDescription().isEmpty());
    QCOMPARE(stored().slug, QStringLiteral("larkspur-4b-vs-tern-coder"));
}

void TestComparisonForm::showsDefaultsInGrey()
{
    QCOMPARE(at<QLineEdit>("headline")->placeholderText(), QStringLiteral("Larkspur 4B vs Tern Coder"));
    QCOMPARE(at<QPlainTextEdit>("dek")->placeholderText(), QStringLiteral("Two tools, one panel."));
    Tool tool = *library().get(m_tern);
    tool.name = QStringLiteral("Tern");
    QVERIFY(library().update(tool, QStringLiteral("edit")));
    QCOMPARE(at<QLineEdit>("headline")->placeholderText(), QStringLiteral("Larkspur 4B vs Tern"));
    QCOMPARE(at<QLineEdit>("tool2")->text(), QStringLiteral("Tern"));
    QCOMPARE(at<QRadioButton>("pick2")->text(), QStringLiteral("Tern"));
}

void TestComparisonForm::movesTools()
{
    QVERIFY(!at<QToolButton>("up1")->isEnabled());
    QVERIFY(!at<QToolButton>("down2")->isEnabled());
    click("down1");
    m_form->flush();
    QCOMPARE(stored().tools, (QList{m_tern, m_larkspur}));
    QCOMPARE(at<QLineEdit>("headline")->placeholderText(), QStringLiteral("Tern Coder vs Larkspur 4B"));
    at<QLineEdit>("tool2")->setFocus();
    QTest::keyClick(at<QLineEdit>("tool2"), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(at<QLineEdit>("tool1")->hasFocus());
    m_form->flush();
    QCOMPARE(stored().tools, (QList{m_larkspur, m_tern}));
}

void TestComparisonForm::keepsAtLeastTwoTools()
{
    QVERIFY(!at<QToolButton>("remove1")->isEnabled());
    QVERIFY(at<QToolButton>("remove1")->toolTip().contains(QStringLiteral("two tools at least")));
}

void TestComparisonForm::addsAToolByName()
{
    click("addTool");
    m_form->flush();
    QCOMPARE(stored().tools.size(), 2); // an empty place is not a mistake
    auto *third = at<ComparisonToolPicker>("tool3");
    QVERIFY(third->hasFocus());
    type(third, QStringLiteral("cairnfield"));
    QCOMPARE(third->tool(), m_cairn);
    m_form->flush();
    QCOMPARE(stored().tools, (QList{m_larkspur, m_tern, m_cairn}));
    click("remove1");
    m_form->flush();
    QCOMPARE(stored().tools, (QList{m_tern, m_cairn}));
    click("addTool");
    click("addTool");
    QVERIFY(!at<QPushButton>("addTool")->isVisible());
}

void TestComparisonForm::refusesAToolThatIsNone()
{
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    type(at<QLineEdit>("tool2"), QStringLiteral("Turnip"));
    m_form->flush();
    QCOMPARE(refusals.count(), 1);
    QVERIFY(refusals.first().first().toString().contains(QStringLiteral("Turnip")));
    QCOMPARE(at<QLineEdit>("tool2")->text(), QStringLiteral("Turnip"));
    QCOMPARE(stored().tools, (QList{m_larkspur, m_tern}));
    type(at<QLineEdit>("tool2"), QStringLiteral("Cairnfield"));
    m_form->flush();
    QCOMPARE(stored().tools, (QList{m_larkspur, m_cairn}));
}

void TestComparisonForm::refusesAToolTwice()
{
    QSignalSpy refusals(m_form.get(), &RecordForm::refused);
    type(at<QLineEdit>("tool2"), QStringLiteral("Larkspur 4B"));
    m_form->flush();
    QCOMPARE(refusals.count(), 1);
    QCOMPARE(stored().tools, (QList{m_larkspur, m_tern}));
}

void TestComparisonForm::keepsARefusedToolForTheNextLook_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("added");
    QTest::newRow("none") << QStringLiteral("Turnip") << false;
    QTest::newRow("twice") << QStringLiteral("Larkspur 4B") << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("none, in a new place") << QStringLiteral("Turnip") << true;
}

void TestComparisonForm::keepsARefusedToolForTheNextLook()
{
    QFETCH(QString, typed);
    QFETCH(bool, added);
    Comparison other = stored();
    other.id = {};
    other.uid = {};
    other.slug = QStringLiteral("other");
    other.tools = {m_tern, m_cairn};
    const ComparisonId otherId = *library().add(other, QStringLiteral("new"));
    if (added)
        click("addTool");
    const char *place = added ? "tool3" : "tool2";
    auto *line = at<QLineEdit>(place);
    line->setFocus();
    line->selectAll();
    typed.isEmpty() ? QTest::keyClick(line, Qt::Key_Delete) : QTest::keyClicks(line, typed);

    m_form->load(otherId); // in the middle of it
    QCOMPARE(at<QLineEdit>("tool2")->text(), QStringLiteral("Cairnfield"));
    QVERIFY(m_form->refusal().isEmpty());
    QCOMPARE(m_form->refusals().size(), 1);

    Tool tern = *library().get(m_tern);
    tern.name = QStringLiteral("Tern");
    QVERIFY(library().update(tern, QStringLiteral("edit")));
    m_form->load(m_comparison);
    QCOMPARE(line->text(), typed);
    QVERIFY(line->isVisible());
    QVERIFY(!m_form->refusal().isEmpty());
    if (added)
        QCOMPARE(at<QLineEdit>("tool2")->text(), QStringLiteral("Tern"));
    QCOMPARE(stored().tools, (QList{m_larkspur, m_tern}));
    type(line, QStringLiteral("Cairnfield"));
    m_form->flush();
    QVERIFY(m_form->refusals().isEmpty());
    QCOMPARE(stored().tools.last(), m_cairn);
}

void TestComparisonForm::takesAToolThatWasMadeMeanwhile()
{
    type(at<QLineEdit>("tool2"), QStringLiteral("turnip"));
    m_form->load({});
    const ToolId turnip = addTool("Turnip");
    m_form->load(m_comparison);
    QVERIFY2(m_form->refusal().isEmpty(), qPrintable(m_form->refusal()));
    QCOMPARE(stored().tools, (QList{m_larkspur, turnip}));
}

void TestComparisonForm::takingThePickOutResetsIt()
{
    click("pick2");
    m_form->flush();
    QCOMPARE(stored().pickTool, m_tern);
    type(at<QLineEdit>("tool2"), QStringLiteral("Cairnfield"));
    m_form->flush();
    QCOMPARE(stored().pick, PickKind::None);
    QCOMPARE(stored().pickTool, ToolId());
    QVERIFY(at<QRadioButton>("pick5")->isChecked());
    QVERIFY(library().undo()); // both in one step
    QCOMPARE(stored().pickTool, m_tern);
    QVERIFY(at<QRadioButton>("pick2")->isChecked());
    QCOMPARE(at<QLineEdit>("tool2")->text(), QStringLiteral("Tern Coder"));
}

void TestComparisonForm::picks()
{
    click("pick3");
    m_form->flush();
    QCOMPARE(stored().pick, PickKind::Depends);
    click("pick4");
    m_form->flush();
    QCOMPARE(stored().pick, PickKind::Neither);
    click("pick1");
    m_form->flush();
    QCOMPARE(stored().pick, PickKind::Tool);
    QCOMPARE(stored().pickTool, m_larkspur);
    QVERIFY(m_form->focusField(QStringLiteral("pick")));
    QVERIFY(at<QRadioButton>("pick1")->hasFocus());
}

void TestComparisonForm::usesTheSuggestion()
{
    QVERIFY(!at<QPushButton>("useSuggestion")->isVisible());
    QVERIFY(at<QLabel>("suggestion")->text().startsWith(QStringLiteral("No suggestion yet")));
    for (const Lens &lens : *library().lenses()) {
        addReview(m_larkspur, lens, Verdict::Skip);
        addReview(m_tern, lens, Verdict::Ship);
    }
    QVERIFY(at<QLabel>("suggestion")->text().startsWith(QStringLiteral("The desk suggests Tern Coder.")));
    click("useSuggestion");
    m_form->flush();
    QCOMPARE(stored().pickTool, m_tern);
    QVERIFY(!at<QPushButton>("useSuggestion")->isVisible());
}

void TestComparisonForm::publishesToday()
{
    auto *status = at<QComboBox>("status");
    status->setCurrentIndex(status->findText(QStringLiteral("published")));
    emit status->activated(status->currentIndex());
    m_form->flush();
    QCOMPARE(stored().status, ComparisonStatus::Published);
    QCOMPARE(stored().publishedOn, library().today());
    QCOMPARE(at<QLineEdit>("published_on")->text(), QStringLiteral("2026-05-15"));
    type(at<QLineEdit>("published_on"), QStringLiteral("2026-05-01"));
    m_form->flush();
    QCOMPARE(stored().publishedOn, QDate(2026, 5, 1));
}

void TestComparisonForm::leadsToWhatGivesAReviewerAway()
{
    const Lens lens = library().lenses()->first();
    addReview(m_tern, lens, Verdict::Skip);
    Review review = library().reviewsOf(m_tern)->first();
    review.quote += QStringLiteral(" as Ilka said");
    QVERIFY(library().update(review, QStringLiteral("test")));
    const QString sentence = QStringLiteral("%1 on Tern Coder gives its author away: “Ilka”").arg(lens.title);
    QCOMPARE(arrowOf(sentence), QString());
    Publication publication = *library().publication();
    publication.anonymous = true;
    QVERIFY(library().update(publication, QStringLiteral("test")));
    QCOMPARE(arrowOf(sentence), QStringLiteral("review %1 quote").arg(review.id.value));
}

void TestComparisonForm::opensReviewsFromTheOverview()
{
    const QList<Lens> lenses = *library().lenses();
    addReview(m_tern, lenses.at(0), Verdict::Skip);
    QSignalSpy opening(m_form.get(), &RecordForm::openRequested);
    QCOMPARE(at<QToolButton>("cell-1-2")->text(), QStringLiteral("▽ skip"));
    QCOMPARE(at<QToolButton>("cell-4-1")->text(), QStringLiteral("○ missing"));
    QCOMPARE(at<QToolButton>("cell-4-1")->accessibleName(), QStringLiteral("Buyer on Larkspur 4B: ○ missing"));
    click("cell-1-2");
    click("cell-4-1");
    QCOMPARE(opening.count(), 2);
    QCOMPARE(opening.at(0).at(0).value<RecordRef>(), RecordRef((*library().reviewsOf(m_tern)).first().id));
    QCOMPARE(opening.at(0).at(1).toString(), QStringLiteral("quote"));
    QCOMPARE(opening.at(1).at(0).value<RecordRef>(), RecordRef(m_larkspur));
    QCOMPARE(opening.at(1).at(1).toString(), QStringLiteral("buyer.quote"));
}

void TestComparisonForm::goesWhereTheChecksPoint()
{
    QCOMPARE(arrowOf(QStringLiteral("Thesis on Tern Coder is missing.")),
             QStringLiteral("tool %1 thesis.quote").arg(m_tern.value));
    QCOMPARE(arrowOf(QStringLiteral("Larkspur 4B has no price.")),
             QStringLiteral("tool %1 plans").arg(m_larkspur.value));
    QCOMPARE(arrowOf(QStringLiteral("The summary is missing.")), QString());
    QVERIFY(at<QPlainTextEdit>("summary")->hasFocus());
}

void TestComparisonForm::hasNothingToFix()
{
    QVERIFY(!at<QLabel>("nothing"));
    for (const Lens &lens : *library().lenses())
        for (const ToolId tool : {m_larkspur, m_tern})
            addReview(tool, lens, Verdict::Ship);
    for (const ToolId id : {m_larkspur, m_tern}) {
        Tool tool = *library().get(id);
        Plan plan;
        plan.name = QStringLiteral("Free");
        plan.amount = 0;
        plan.asOf = library().today();
        plan.source = QStringLiteral("https://example.org");
        tool.plans = {plan};
        VoteTally votes;
        votes.ship = 20;
        votes.asOf = library().today();
        tool.votes = {votes};
        QVERIFY(library().update(tool, QStringLiteral("import")));
    }
    Comparison comparison = stored();
    comparison.summary = comparison.pricingRead = QStringLiteral("Ship.");
    comparison.pick = PickKind::Depends;
    QVERIFY(library().update(comparison, QStringLiteral("import")));
    QVERIFY(at<QLabel>("nothing"));
    QCOMPARE(at<QLabel>("nothing")->text(), QStringLiteral("Nothing to fix."));
}

void TestComparisonForm::undoReloads()
{
    type(at<QLineEdit>("headline"), QStringLiteral("Small against large"));
    m_form->flush();
    click("down1");
    m_form->flush();
    QVERIFY(library().undo());
    QCOMPARE(at<QLineEdit>("tool1")->text(), QStringLiteral("Larkspur 4B"));
    QVERIFY(library().undo());
    QCOMPARE(at<QLineEdit>("headline")->text(), QString());
    QVERIFY(library().redo());
    QCOMPARE(at<QLineEdit>("headline")->text(), QStringLiteral("Small against large"));
}

void TestComparisonForm::readOnly()
{
    m_form.reset();
    m_library->close();
    Library::Options options = m_library->options();
    options.readOnly = true;
    const Library::Opened opened = Library::open(m_library->path(), options);
    QVERIFY(opened.library);
    m_form = std::make_unique<ComparisonForm>(*opened.library);
    m_form->load(m_comparison);
    m_form->show();
    QVERIFY(at<QLineEdit>("tool1")->isReadOnly());
    QVERIFY(!at<QToolButton>("down1")->isEnabled());
    QVERIFY(!at<QRadioButton>("pick1")->isEnabled());
    QVERIFY(!at<QPushButton>("addTool")->isVisible());
    QVERIFY(at<QToolButton>("cell-1-1")->isEnabled());
    m_form.reset();
}

QTEST_MAIN(TestComparisonForm)
#include "tst_comparisonform.moc"
