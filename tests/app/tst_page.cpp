// The page of a comparison: what is on it, in which words, and what is left out.
#include "blockid.h"
#include "htmltext.h"
#include "pagefixture.h"
#include "pagerenderer.h"
#include "pagetheme.h"
#include "parsedpage.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThread>
#include <functional>

using namespace vd;
using fixture::textOf;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(PageInput &)>;

/// Without the style sheet and its hashes, so that a golden page changes with what it says and not with its looks.
QByteArray withoutStyle(const QByteArray &html)
{
    static const QRegularExpression style(u"<style>.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression hash(u"'sha256-[^']+'"_s);
    return textOf(html).replace(style, u"<style></style>"_s).replace(hash, u"'sha256'"_s).toUtf8();
}

PageInput manyTools(int count)
{
    PageInput input = fixture::twoTools();
    while (input.tools.size() < count) {
        const qint64 id = input.tools.size() + 1;
        input.tools << fixture::tool(id, u"tool-%1"_s.arg(id), u"Tool %1"_s.arg(id));
        input.reviews << fixture::review(id, 1, Verdict::Skip, u"Not yet."_s);
        input.comparison.tools << ToolId{id};
    }
    return input;
}

} // namespace

class TestPage : public QObject
{
    Q_OBJECT

private slots:
    void themeIsWhole();
    void goldenPage();
    void days();
    void sameInputSameBytes();
    void blocks_data();
    void blocks();
    void blocksStandInOrder();
    void idsAreUniqueAndSpeak_data();
    void idsAreUniqueAndSpeak();
    void emptyToolsStillMakeAPage();
    void words_data();
    void words();
    void newestRoundOnly();
    void severalReviewersOfOneLens();
    void contentsOnlyOnLongPages();
    void fillsTheLanguage();
    void rendersInThreads();

private:
    const PageRenderer m_renderer;
};

void TestPage::themeIsWhole()
{
    const auto theme = PageTheme::load(u":/verdict/themes/broadsheet"_s);
    QVERIFY2(theme, theme ? "" : qPrintable(theme.error().text()));
    QCOMPARE((*theme)->language(u"en-GB"_s).code, u"en"_s);
    QCOMPARE((*theme)->language(u"de-AT"_s).code, u"de"_s);
    QCOMPARE((*theme)->language(u"xx"_s).code, u"en"_s);
    // Every language has all the words; missing ones would be English on its pages.
    const auto keys = [](const QString &language) {
        QStringList list = QJsonDocument::fromJson([&] {
                               QFile file(u":/verdict/labels/%1.json"_s.arg(language));
                               return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
                           }())
                               .object()
                               .keys();
        return list;
    };
    QVERIFY(!keys(u"en"_s).isEmpty());
    QCOMPARE(keys(u"de"_s), keys(u"en"_s));
}

void TestPage::days()
{
    for (QDate day(1999, 12, 1); day < QDate(2001, 3, 2); day = day.addDays(1))
        QCOMPARE(QString::fromStdString(isoDay(day)), day.toString(Qt::ISODate));
    QCOMPARE(isoDay(QDate(1, 1, 1)), std::string("0001-01-01"));
    QCOMPARE(isoDay(QDate()), std::string());
    QCOMPARE(isoDay(QDate(10000, 1, 1)), std::string());
}

void TestPage::goldenPage()
{
    const QByteArray page = withoutStyle(m_renderer.comparisonPage(fixture::twoTools()));
    QFile golden(QStringLiteral(VERDICT_SOURCE_DIR "/tests/data/pages/two-tools.html"));
    if (qEnvironmentVariableIsSet("VERDICT_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(page);
        QSKIP("The golden page is written anew: read its difference before committing it.");
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    const QList<QByteArray> expected = golden.readAll().split('\n'), actual = page.split('\n');
    for (qsizetype line = 0; line < qMin(expected.size(), actual.size()); ++line)
        QVERIFY2(
            actual.at(line) == expected.at(line),
            qPrintable(u"line %1: %2\nexpected: %3"_s.arg(QString::number(line + 1), QString::fromUtf8(actual.at(line)),
                                                          QString::fromUtf8(expected.at(line)))));
    QCOMPARE(actual.size(), expected.size());
}

void TestPage::sameInputSameBytes()
{
    QCOMPARE(m_renderer.comparisonPage(manyTools(4)), PageRenderer().comparisonPage(manyTools(4)));
}

void TestPage::blocks_data()
{
    QTest::addColumn<Change>("empty");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const QStringList &ids, const Change &empty) {
        QTest::newRow(qPrintable(ids.join(u' '))) << empty << ids;
    };
    const auto eachTool = [](const std::function<void(Tool &)> &change) {
        return [change](PageInput &input) {
            for (Tool &tool : input.tools)
                change(tool);
        };
    };
    row({u"masthead"_s}, [](PageInput &input) { input.publication.name.clear(); });
    row({u"kicker"_s}, [](PageInput &input) { input.publication.kicker.clear(); });
    row({u"dek"_s}, [](PageInput &input) { input.comparison.dek = input.publication.dek = QString(); });
    row({u"byline"_s}, [](PageInput &input) {
        input.comparison.publishedOn = {};
        input.reviews.clear();
        for (Tool &tool : input.tools)
            tool.plans.clear();
    });
    row({u"tool-larkspur-4b--category"_s}, [](PageInput &input) { input.tools[0].category.clear(); });
    row({u"tool-larkspur-4b--tagline"_s}, [](PageInput &input) { input.tools[0].tagline.clear(); });
    row({u"tool-larkspur-4b--description"_s}, [](PageInput &input) { input.tools[0].description = u" \n "_s; });
    row({u"tool-larkspur-4b--logo"_s}, [](PageInput &input) { input.tools[0].logo.clear(); });
    row({u"pick"_s}, [](PageInput &input) { input.comparison.pick = PickKind::None; });
    row({u"summary"_s}, [](PageInput &input) { input.comparison.summary.clear(); });
    row({u"verdict"_s}, [](PageInput &input) {
        input.comparison.pick = PickKind::None;
        input.comparison.summary.clear();
    });
    row({u"best-for"_s, u"tool-tern-coder--best-for"_s, u"tool-tern-coder--not-for"_s},
        eachTool([](Tool &tool) { tool.bestFor = tool.notFor = QString(); }));
    row({u"tool-tern-coder--best-for"_s}, [](PageInput &input) { input.tools[1].bestFor.clear(); });
    row({u"pros-cons"_s}, eachTool([](Tool &tool) { tool.pros = tool.cons = QStringList{u"  "_s}; }));
    row({u"pricing-read"_s}, [](PageInput &input) { input.comparison.pricingRead.clear(); });
    row({u"plans"_s, u"tool-tern-coder--plans"_s, u"tool-tern-coder--plans--1"_s},
        eachTool([](Tool &tool) { tool.plans.clear(); }));
    row({u"pricing"_s, u"pricing-read"_s, u"plans"_s}, [](PageInput &input) {
        input.comparison.pricingRead.clear();
        for (Tool &tool : input.tools)
            tool.plans.clear();
    });
    row({u"facts"_s, u"tool-larkspur-4b--facts--0"_s, u"tool-larkspur-4b--vendor"_s}, eachTool([](Tool &tool) {
            tool.facts.clear();
            tool.vendor = tool.license = tool.website = QString();
            tool.released = {};
        }));
    row({u"split"_s, u"scorecard"_s, u"panel"_s, u"method"_s, u"lens-primitive"_s, u"quote--primitive--tern-coder"_s},
        [](PageInput &input) { input.reviews.clear(); });
    row({u"lens-competition"_s, u"quote--competition--larkspur-4b"_s}, [](PageInput &input) {
        input.reviews.removeIf([](const Review &review) { return review.lens == LensId{2}; });
    });
    row({u"quote--competition--tern-coder"_s},
        [](PageInput &input) { input.reviews.last().status = ReviewStatus::Submitted; });
    row({u"community"_s, u"tool-tern-coder--votes"_s}, eachTool([](Tool &tool) { tool.votes.clear(); }));
    row({u"newsletter"_s}, [](PageInput &input) { input.publication.newsletter.action.clear(); });
    row({u"newsletter"_s}, [](PageInput &input) { input.publication.newsletter.action = u"javascript:alert(1)"_s; });
    row({u"newsletter"_s}, [](PageInput &input) { input.publication.newsletter.action = u"/subscribe"_s; });
    row({u"footer"_s}, [](PageInput &input) { input.publication.footer.clear(); });
}

void TestPage::blocks()
{
    QFETCH(Change, empty);
    QFETCH(QStringList, ids);
    PageInput input = fixture::twoTools();
    const ParsedPage full(m_renderer.comparisonPage(input));
    empty(input);
    const ParsedPage left(m_renderer.comparisonPage(input));
    QCOMPARE(left.error, QString());
    for (const QString &id : ids) {
        QVERIFY2(full.ids().contains(id), qPrintable(id));
        QVERIFY2(!left.ids().contains(id), qPrintable(id));
    }
    QVERIFY(left.has("headline"));
}

void TestPage::blocksStandInOrder()
{
    const QStringList ids = ParsedPage(m_renderer.comparisonPage(fixture::twoTools())).ids();
    const QStringList order{u"masthead"_s,
                            u"kicker"_s,
                            u"headline"_s,
                            u"dek"_s,
                            u"byline"_s,
                            u"tools"_s,
                            u"tool-larkspur-4b"_s,
                            u"tool-tern-coder"_s,
                            u"verdict"_s,
                            u"pick"_s,
                            u"summary"_s,
                            u"best-for"_s,
                            u"pros-cons"_s,
                            u"pricing"_s,
                            u"pricing-read"_s,
                            u"plans"_s,
                            u"facts"_s,
                            u"split"_s,
                            u"community"_s,
                            u"scorecard"_s,
                            u"lens-primitive"_s,
                            u"lens-competition"_s,
                            u"newsletter"_s,
                            u"panel"_s,
                            u"footer"_s,
                            u"method"_s};
    QStringList found = ids;
    found.removeIf([&](const QString &id) { return !order.contains(id); });
    QCOMPARE(found, order);
}

void TestPage::idsAreUniqueAndSpeak_data()
{
    QTest::addColumn<int>("tools");
    for (int tools = 2; tools <= 4; ++tools)
        QTest::addRow("%d tools", tools) << tools;
}

void TestPage::idsAreUniqueAndSpeak()
{
    QFETCH(int, tools);
    const QByteArray html = m_renderer.comparisonPage(manyTools(tools));
    const ParsedPage page(html);
    QCOMPARE(page.error, QString());
    const QStringList ids = page.ids();
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    for (const QString &id : ids)
        QVERIFY2(id.startsWith(u"mark-") || parseBlockId(id), qPrintable(id));
    for (const QString &link : page.links())
        QVERIFY2(!link.startsWith(u'#') || ids.contains(link.mid(1)), qPrintable(link));
    QVERIFY(textOf(html).contains(u"<body class=\"of-%1 "_s.arg(tools)));
    QVERIFY(textOf(html).contains(u" c%1\""_s.arg(tools)));
}

void TestPage::emptyToolsStillMakeAPage()
{
    PageInput input;
    for (qint64 id : {1, 2}) {
        Tool tool;
        tool.id = {id};
        tool.slug = u"t%1"_s.arg(id);
        tool.name = u"T%1"_s.arg(id);
        input.tools << tool;
    }
    const ParsedPage page(m_renderer.comparisonPage(input));
    QCOMPARE(page.error, QString());
    QCOMPARE(page.ids(),
             (QStringList{u"mark-ship"_s, u"mark-skip"_s, u"mark-divided"_s, u"headline"_s, u"tools"_s, u"tool-t1"_s,
                          u"tool-t1--panel-ship"_s, u"tool-t1--community"_s, u"tool-t1--entry"_s, u"tool-t2"_s,
                          u"tool-t2--panel-ship"_s, u"tool-t2--community"_s, u"tool-t2--entry"_s}));
    QCOMPARE(page.text.count(u'—'), 6); // three unknown figures each, and nothing else
    QVERIFY(!ParsedPage(m_renderer.comparisonPage({})).ids().isEmpty());
}

void TestPage::words_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("text");
    const Change asItIs = [](PageInput &) {};
    const auto row = [](const char *name, const Change &change, const QString &text) {
        QTest::newRow(name) << change << text;
    };
    row("title", asItIs, u"Larkspur 4B vs Tern Coder · The Ledger"_s);
    row("published", asItIs, u"Published 2 November 2026"_s);
    row(
        "oldest price", [](PageInput &input) { input.tools[0].plans[0].asOf = QDate(2026, 1, 5); },
        u"Prices as of 5 January 2026"_s);
    row("reviewed by", asItIs, u"Reviewed by Ilka Brandvold and Desmond Achterberg"_s);
    row(
        "default dek", [](PageInput &input) { input.comparison.dek.clear(); }, u"Which one should you ship with?"_s);
    row("pick", asItIs, u"Ship Larkspur 4B"_s);
    row(
        "depends", [](PageInput &input) { input.comparison.pick = PickKind::Depends; }, u"It depends"_s);
    row(
        "neither", [](PageInput &input) { input.comparison.pick = PickKind::Neither; }, u"Ship neither"_s);
    row(
        "none of three",
        [](PageInput &input) {
            input = manyTools(3);
            input.comparison.pick = PickKind::Neither;
        },
        u"Ship none of them"_s);
    row("a year by the month", asItIs, u"$15/mo per userBilled $180 a year."_s);
    row("usage", asItIs, u"$0.20 per 1M tokensBilled by use, not monthly."_s);
    row(
        "once", [](PageInput &input) { input.tools[0].plans = {fixture::plan(u"Life"_s, 119, Period::Once)}; },
        u"$119Paid once, not monthly."_s);
    row("ask", asItIs, u"SupportedAsk the vendor"_s);
    row("currency", asItIs, u"Every plan, by the month. Prices in US dollars."_s);
    row(
        "currency without a name",
        [](PageInput &input) {
            for (Tool &tool : input.tools)
                for (Plan &plan : tool.plans)
                    plan.currency = u"NZD"_s;
        },
        u"Prices in NZD."_s);
    row(
        "several currencies", [](PageInput &input) { input.tools[1].plans[0].currency = u"EUR"_s; },
        u"Vendors charge in several currencies; none is converted."_s);
    row(
        "each in its own", [](PageInput &input) { input.tools[1].plans[0].currency = u"EUR"_s; }, u"€15/mo per user"_s);
    row(
        "entry in the publication's",
        [](PageInput &input) {
            input.tools[1].plans = {fixture::plan(u"A"_s, 9, Period::Month, {}, u"EUR"_s),
                                    fixture::plan(u"B"_s, 20, Period::Month)};
        },
        u"Entry$20/mo"_s);
    row("facts aligned by name", asItIs, u"Context windowLarkspur 4B32k tokens sourceTern Coder200k tokens source"_s);
    row("fact missing", asItIs, u"UndoLarkspur 4B—not knownTern CoderCheckpoint"_s);
    row("split", asItIs,
        u"Ship to skip, the panel stands 2–0 on Larkspur 4B and 1–1 on Tern Coder. The tools part on Competition."_s);
    row(
        "agreed", [](PageInput &input) { input.reviews.last().verdict = Verdict::Ship; },
        u"No lens tells the tools apart."_s);
    row("votes", asItIs, u"212 votes; 95% interval 61–74%."_s);
    row("few votes", asItIs, u"8 votes so far; a share is shown from 10."_s);
    row(
        "one vote", [](PageInput &input) { input.tools[1].votes = {fixture::tally(1, 0)}; }, u"1 vote so far;"_s);
    row(
        "no vote", [](PageInput &input) { input.tools[1].votes.clear(); }, u"No votes yet."_s);
    row(
        "too close", [](PageInput &input) { input.tools[1].votes = {fixture::tally(60, 40)}; },
        u"Too close to call: the intervals overlap."_s);
    row(
        "clear", [](PageInput &input) { input.tools[1].votes = {fixture::tally(20, 80)}; },
        u"Readers clearly prefer Larkspur 4B"_s);
    row("quotes", asItIs, u"“An image goes in, typed fields come out.”"_s);
    row("a quote of two paragraphs", asItIs, u"“A model trained on sessions.\nIt closed two of my five.”"_s);
    row("signature", asItIs, u"Skip 70% sure Desmond Achterberg The Skeptic"_s);
    row(
        "a word in a name", [](PageInput &input) { input.tools[0].name = u"{split}"_s; }, u"Ship {split}"_s);
    row(
        "another minimum", [](PageInput &input) { input.publication.minimumVotes = 25; },
        u"a share is shown from 25."_s);
}

void TestPage::words()
{
    QFETCH(Change, change);
    QFETCH(QString, text);
    PageInput input = fixture::twoTools();
    change(input);
    const ParsedPage page(m_renderer.comparisonPage(input));
    QCOMPARE(page.error, QString());
    QVERIFY2(page.text.contains(text), qPrintable(page.text));
}

void TestPage::newestRoundOnly()
{
    PageInput input = fixture::twoTools();
    Review again = fixture::review(2, 2, Verdict::Ship, u"The second look."_s);
    again.round = 2;
    input.reviews << again;
    const QString text = ParsedPage(m_renderer.comparisonPage(input)).text;
    QVERIFY(text.contains(u"The second look."));
    QVERIFY(!text.contains(u"Every editor will rent"));
    QVERIFY(text.contains(u"2–0 on Tern Coder"));
}

void TestPage::severalReviewersOfOneLens()
{
    PageInput input = fixture::twoTools();
    Review second = fixture::review(1, 1, Verdict::Skip, u"I disagree."_s);
    second.reviewer = {2};
    input.reviews << second;
    const ParsedPage page(m_renderer.comparisonPage(input));
    QVERIFY(page.has("quote--primitive--larkspur-4b--ilka"));
    QVERIFY(page.has("quote--primitive--larkspur-4b--desmond"));
    QVERIFY(page.has("quote--primitive--tern-coder"));
    QVERIFY(page.links().contains(u"#quote--primitive--larkspur-4b--ilka"_s));
    QVERIFY(page.text.contains(u"Divided 1–1"));
    QVERIFY(page.text.contains(u"On Larkspur 4B, reviewers of one lens differ: Primitive."));
}

void TestPage::contentsOnlyOnLongPages()
{
    PageInput input = fixture::twoTools();
    QVERIFY(!ParsedPage(m_renderer.comparisonPage(input)).has("contents"));
    input.reviews[0].quote = u"Many words. "_s.repeated(400);
    const ParsedPage page(m_renderer.comparisonPage(input));
    QVERIFY(page.has("contents"));
    QVERIFY(page.links().contains(u"#scorecard"_s));
    input.tools[0].votes.clear();
    input.tools[1].votes.clear();
    QVERIFY(!ParsedPage(m_renderer.comparisonPage(input)).links().contains(u"#community"_s));
}

void TestPage::fillsTheLanguage()
{
    PageInput input = fixture::twoTools();
    input.publication.language = u"ar"_s;
    QVERIFY(m_renderer.comparisonPage(input).contains("<html lang=\"ar\" dir=\"rtl\">"));
    input.publication.language = u"de-AT"_s;
    const QString german = ParsedPage(m_renderer.comparisonPage(input)).text;
    for (const QString &words :
         {u"Erschienen am 2. November 2026"_s, u"Ja zu Larkspur 4B"_s, u"15\u00a0$/Mon. je user"_s,
          u"„An image goes in, typed fields come out.“"_s, u"212 Stimmen; 95-%-Intervall 61–74 %."_s})
        QVERIFY2(german.contains(words), qPrintable(words));
    input.publication.language.clear();
    QVERIFY(m_renderer.comparisonPage(input).contains("<html lang=\"en\">"));
}

void TestPage::rendersInThreads()
{
    const QByteArray expected = m_renderer.comparisonPage(manyTools(3));
    std::atomic<int> different = 0;
    QList<QThread *> threads;
    for (int i = 0; i < 4; ++i)
        threads << QThread::create([&] {
            for (int page = 0; page < 20; ++page)
                different += m_renderer.comparisonPage(manyTools(3)) != expected;
        });
    for (QThread *thread : threads)
        thread->start();
    for (QThread *thread : threads)
        thread->wait();
    qDeleteAll(threads);
    QCOMPARE(different.load(), 0);
}

QTEST_APPLESS_MAIN(TestPage)
#include "tst_page.moc"
