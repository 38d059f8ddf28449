// What holds for every form: names for screen readers, room in a narrow column, fields named as in the record.

#include "formfactory.h"
#include "recordform.h"
#include "temporarylibrary.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTest>

using namespace vd;

namespace {

const QString longName = QStringLiteral("The Larkspur 4B Instruct Preview Edition For Patient People");

QPalette darkPalette()
{
    QPalette palette(QColor(0x35, 0x35, 0x35));
    palette.setColor(QPalette::Base, QColor(0x2a, 0x2a, 0x2a));
    palette.setColor(QPalette::Link, QColor(0x6a, 0xa8, 0xff));
    palette.setColor(QPalette::PlaceholderText, QColor(255, 255, 255, 128));
    return palette;
}

Tool fullTool()
{
    Tool tool;
    tool.name = longName;
    tool.slug = QStringLiteral("larkspur-4b");
    tool.vendor = QStringLiteral("Larkspur Labs");
    tool.category = QStringLiteral("Coding assistant");
    tool.tags = {QStringLiteral("local"), QStringLiteral("open weights")};
    tool.tagline = QStringLiteral("A small model that admits what it does not know");
    tool.description =
        QStringLiteral("Runs on a laptop.\n\nAnswers in **two seconds**, cites what it read, and says so when it is "
                       "guessing. The weights are open, the training data is not.");
    tool.website = QStringLiteral("https://larkspur.example/4b");
    tool.license = QStringLiteral("Apache-2.0");
    tool.released = QDate(2026, 5, 15);
    tool.bestFor = QStringLiteral("Teams whose code may not leave the building.");
    tool.notFor = QStringLiteral("Anyone who needs long context.");
    tool.pros = {QStringLiteral("Works offline"), QStringLiteral("Honest about doubt")};
    tool.cons = {QStringLiteral("8k context")};
    Plan pro;
    pro.name = QStringLiteral("Professional with a long name");
    pro.amount = 15;
    pro.unit = QStringLiteral("user");
    pro.note = QStringLiteral("billed yearly");
    pro.asOf = QDate(2026, 4, 1);
    pro.source = QStringLiteral("https://larkspur.example/pricing");
    Plan free;
    free.name = QStringLiteral("Free");
    free.amount = 0;
    Plan enterprise;
    enterprise.name = QStringLiteral("Enterprise");
    enterprise.currency = QStringLiteral("EUR");
    tool.plans = {free, pro, enterprise};
    Fact context;
    context.name = QStringLiteral("Context window");
    context.value = QStringLiteral("8k tokens");
    context.asOf = QDate(2026, 4, 1);
    tool.facts = {context};
    VoteTally votes;
    votes.ship = 68;
    votes.skip = 32;
    votes.asOf = QDate(2026, 5, 1);
    votes.source = QStringLiteral("newsletter poll");
    tool.votes = {votes};
    return tool;
}

} // namespace

/// With VERDICT_SHOTS=FOLDER in the environment the tests leave pictures of the forms there, to be looked at.
void keepPicture(RecordForm &form, const QString &name)
{
    const QString folder = qEnvironmentVariable("VERDICT_SHOTS");
    if (folder.isEmpty())
        return;
    const auto *area = form.findChild<QScrollArea *>();
    form.resize(form.width(), area->widget()->heightForWidth(area->viewport()->width()) + 10);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    form.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyInputHasAName_data() { nouns(); }
    void everyInputHasAName();
    void fitsItsColumn_data();
    void fitsItsColumn();
    void showsWhatIsWrong_data();
    void showsWhatIsWrong();
    void everyFieldTakesTheCursor_data();
    void everyFieldTakesTheCursor();

private:
    void nouns();
    std::unique_ptr<RecordForm> open(Noun noun, QSize size);

    TemporaryLibrary m_library;
    QHash<Noun, RecordRef> m_records;
};

void TestForms::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("fusion")));
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    Publication publication = *m_library->publication();
    publication.name = QStringLiteral("The Verdict Review");
    publication.newsletter.action = QStringLiteral("https://verdict.example/subscribe");
    QVERIFY(m_library->update(publication, QStringLiteral("set-up")));
    Reviewer reviewer;
    reviewer.name = longName;
    reviewer.slug = QStringLiteral("ada");
    reviewer.lenses = {(*m_library->lenses()).first().id};
    const ReviewerId ada = *m_library->add(reviewer, QStringLiteral("set-up"));
    const ToolId tool = *m_library->add(fullTool(), QStringLiteral("set-up"));
    Review review;
    review.tool = tool;
    review.reviewer = ada;
    review.lens = (*m_library->lenses()).first().id;
    review.verdict = Verdict::Ship;
    QVERIFY(m_library->add(review, QStringLiteral("set-up")));
    m_records = {{Noun::Publication, PublicationId{1}},
                 {Noun::Lens, (*m_library->lenses()).first().id},
                 {Noun::Reviewer, ada},
                 {Noun::Tool, tool}};
}

void TestForms::nouns()
{
    QTest::addColumn<Noun>("noun");
    for (const Noun noun : {Noun::Publication, Noun::Lens, Noun::Reviewer, Noun::Tool})
        QTest::newRow(qPrintable(toText(noun))) << noun;
}

std::unique_ptr<RecordForm> TestForms::open(Noun noun, QSize size)
{
    std::unique_ptr<RecordForm> form(makeForm(noun, *m_library, nullptr));
    form->load(m_records.value(noun));
    form->resize(size);
    form->show();
    form->activateWindow();
    if (!QTest::qWaitForWindowActive(form.get()))
        return nullptr;
    return form;
}

void TestForms::everyInputHasAName()
{
    QFETCH(Noun, noun);
    const auto form = open(noun, {420, 900});
    QVERIFY(form);
    int inputs = 0;
    for (QWidget *widget : form->findChildren<QWidget *>()) {
        const bool isPart = widget->focusPolicy() == Qt::NoFocus || qobject_cast<QComboBox *>(widget->parentWidget());
        if (isPart || !widget->isVisible())
            continue;
        ++inputs;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    QVERIFY(inputs >= 5);
}

void TestForms::fitsItsColumn_data()
{
    QTest::addColumn<Noun>("noun");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("dark");
    for (const Noun noun : {Noun::Publication, Noun::Lens, Noun::Reviewer, Noun::Tool})
        for (const int width : {380, 420, 700})
            for (const bool dark : {false, true})
                QTest::addRow("%s-%d-%s", qPrintable(toText(noun)), width, dark ? "dark" : "light")
                    << noun << width << dark;
}

void TestForms::fitsItsColumn()
{
    QFETCH(Noun, noun);
    QFETCH(int, width);
    QFETCH(bool, dark);
    const QPalette before = QApplication::palette();
    if (dark)
        QApplication::setPalette(darkPalette());
    const auto form = open(noun, {width, 900});
    QVERIFY(form);
    QCOMPARE(form->width(), width);
    auto *area = form->findChild<QScrollArea *>();
    QCOMPARE(area->widget()->width(), area->viewport()->width());
    for (const QWidget *widget : area->widget()->findChildren<QWidget *>()) {
        if (qobject_cast<QLineEdit *>(widget->parentWidget()))
            continue; // its own buttons
        const bool cut = widget->isVisible() && widget->width() < widget->minimumSizeHint().width();
        QVERIFY2(!cut, qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    for (auto *view : form->findChildren<QAbstractItemView *>())
        if (view->model()->rowCount() > 1 && view->isVisible())
            view->setCurrentIndex(view->model()->index(0, 0));
    keepPicture(*form, QLatin1String(QTest::currentDataTag()));
    QApplication::setPalette(before);
}

void TestForms::showsWhatIsWrong_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("wrong-light") << false;
    QTest::newRow("wrong-dark") << true;
}

void TestForms::showsWhatIsWrong()
{
    QFETCH(bool, dark);
    const QPalette before = QApplication::palette();
    if (dark)
        QApplication::setPalette(darkPalette());
    const auto form = open(Noun::Tool, {420, 900});
    QVERIFY(form);
    auto *website = form->findChild<QLineEdit *>(QStringLiteral("website"));
    const QColor base = website->palette().color(QPalette::Base);
    QVERIFY(form->focusField(QStringLiteral("website")));
    QTest::keyClick(website, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(website, QStringLiteral("our website"));
    QVERIFY(form->focusField(QStringLiteral("plans[1].amount")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_X);
    form->flush();
    QVERIFY(website->palette().color(QPalette::Base) != base);
    keepPicture(*form, QLatin1String(QTest::currentDataTag()));
    QApplication::setPalette(before);
    QTRY_VERIFY(website->palette().color(QPalette::Base).lightness() > 200);
}

void TestForms::everyFieldTakesTheCursor_data()
{
    QTest::addColumn<Noun>("noun");
    QTest::addColumn<QString>("field");
    const auto row = [](Noun noun, const char *field) {
        QTest::addRow("%s %s", qPrintable(toText(noun)), field) << noun << QString::fromLatin1(field);
    };
    for (const char *field :
         {"name", "kicker", "dek", "base_url", "accent", "language", "currency", "minimum_votes", "footer", "logo",
          "newsletter.kicker", "newsletter.heading", "newsletter.text", "newsletter.action", "newsletter.email_field"})
        row(Noun::Publication, field);
    for (const char *field : {"key", "title", "question", "prompts", "prompts[1].help"})
        row(Noun::Lens, field);
    for (const char *field : {"slug", "name", "persona", "motto", "bio", "banned_phrases", "lenses"})
        row(Noun::Reviewer, field);
    for (const char *field : {"slug",
                              "name",
                              "vendor",
                              "category",
                              "tags",
                              "tagline",
                              "description",
                              "website",
                              "license",
                              "released",
                              "best_for",
                              "not_for",
                              "pros",
                              "cons",
                              "pros[1]",
                              "tags[1]",
                              "plans[1]",
                              "logo",
                              "facts",
                              "plans",
                              "votes",
                              "plans[2].amount",
                              "plans[1].source",
                              "facts[0].value"})
        row(Noun::Tool, field);
}

void TestForms::everyFieldTakesTheCursor()
{
    QFETCH(Noun, noun);
    QFETCH(QString, field);
    const auto form = open(noun, {420, 500});
    QVERIFY(form);
    QVERIFY(form->focusField(field));
    QWidget *focused = QApplication::focusWidget();
    QVERIFY(focused);
    QVERIFY(form->isAncestorOf(focused));
    const QString name = field.section(u'[', 0, 0);
    bool within = false;
    for (const QWidget *widget = focused; widget && !within; widget = widget->parentWidget())
        within = widget->objectName() == name;
    QVERIFY2(within, qPrintable(focused->objectName()));
    QTRY_VERIFY(!focused->visibleRegion().isEmpty());
    QVERIFY(!form->focusField(QStringLiteral("nonsense")));
}

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
