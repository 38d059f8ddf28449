// The page of a comparison: what is on it, what is left out, and that nothing typed becomes markup.
#include "accent.h"
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
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(PageInput &)>;

QString textOf(const QByteArray &html)
{
    return QString::fromUtf8(html);
}

/// Without the style sheet and its hashes, so that a golden page changes with what it says and not with its looks.
QByteArray withoutStyle(const QByteArray &html)
{
    static const QRegularExpression style(u"<style>.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression hash(u"'sha256-[^']+'"_s);
    return textOf(html).replace(style, u"<style></style>"_s).replace(hash, u"'sha256'"_s).toUtf8();
}

void makeHostile(PageInput &input, const QString &text)
{
    Publication &publication = input.publication;
    publication.name = publication.kicker = publication.dek = publication.footer = text;
    publication.newsletter.kicker = publication.newsletter.heading = publication.newsletter.text = text;
    publication.newsletter.emailField = publication.accent = publication.logo = text;
    Comparison &comparison = input.comparison;
    comparison.headline = comparison.dek = comparison.pricingRead = comparison.summary = text;
    for (Tool &tool : input.tools) {
        tool.name = tool.vendor = tool.category = tool.tagline = tool.description = tool.website = tool.license = text;
        tool.bestFor = tool.notFor = tool.logo = text;
        tool.pros = tool.cons = {text, text};
        for (Fact &fact : tool.facts)
            fact.name = fact.value = fact.source = text;
        for (Plan &plan : tool.plans)
            plan.name = plan.unit = plan.note = plan.source = plan.currency = text;
        for (VoteTally &tally : tool.votes)
            tally.source = text;
    }
    for (Lens &lens : input.lenses)
        lens.title = lens.question = text;
    for (Reviewer &reviewer : input.reviewers)
        reviewer.name = reviewer.persona = reviewer.motto = reviewer.bio = text;
    for (Review &review : input.reviews)
        review.quote = text;
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
    void sameInputSameBytes();
    void blocks_data();
    void blocks();
    void blocksStandInOrder();
    void idsAreUniqueAndSpeak_data();
    void idsAreUniqueAndSpeak();
    void emptyToolsStillMakeAPage();
    void hostileText_data();
    void hostileText();
    void links_data();
    void links();
    void pictures_data();
    void pictures();
    void policy();
    void accents_data();
    void accents();
    void contrasts();
    void addresses_data();
    void addresses();
    void words_data();
    void words();
    void newestRoundOnly();
    void severalReviewersOfOneLens();
    void anonymousPanelShowsPersonas();
    void anonymousPanelNumbersWhoHasNone();
    void anonymousPageHoldsNoName_data();
    void anonymousPageHoldsNoName();
    void remarksStayWithTheEditor();
    void contentsOnlyOnLongPages();
    void fillsTheLanguage();
    void rendersInThreads();
    void blockIds_data();
    void blockIds();
    void notABlock_data();
    void notABlock();

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
    QVERIFY(textOf(html).contains(u"<body class=\"of-%1\">"_s.arg(tools)));
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

void TestPage::hostileText_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("script", u"<script>alert(1)</script>"_s);
    row("attribute", u"\"><img src=x onerror=alert(1)>"_s);
    row("single quote", u"' onmouseover='alert(1)"_s);
    row("title", u"</title><script>alert(1)</script>"_s);
    row("style", u"</style><script>alert(1)</script>"_s);
    row("entity", u"&lt;script&gt; &amp;amp; &bogus; &#x3c;script&#62;"_s);
    row("template", u"{{{css}}} {{headline}} {{#tools}} {{/tools}} {{=<% %>=}}"_s);
    row("comment", u"<!-- --> <![CDATA[ ]]> <?php ?> ]]>"_s);
    row("label argument", u"{tool} {n} {split} %1 %2"_s);
    row("script address", u"javascript:alert(1)"_s);
    row("data address", u"data:text/html,<script>alert(1)</script>"_s);
    row("picture address", u"data:image/svg+xml,<svg onload=alert(1)>"_s);
    row("controls", u"a\u0000b\u0001c\u001bd\u007fe\u0085f\ufffeg\ufdd0h"_s);
    row("surrogates", u"a"_s + QChar(0xd800) + u"b"_s + QChar(0xdc00) + u"c\U0001f600d"_s);
    row("direction", u"\u202eevil\u202d \u05d0\u05d1 \u2067x"_s);
    row("lines", u"a\nb\r\nc\u2028d\u2029e"_s);
    row("markdown", u"# Title\n\n> quote\n\n- list\n\n```\ncode\n```\n\n***\n\n<b>x</b> `a` ![i](x.png) [l](y)"_s);
    row("nothing but marks", u"“”‘’\"'`*_[]()<>"_s);
    row("one long word", QString(300, u'w'));
    row("vs", u" vs  vs vs "_s);
}

void TestPage::hostileText()
{
    QFETCH(QString, text);
    for (const QString &theme : PageTheme::builtIn()) {
        const PageRenderer renderer(*PageTheme::load(PageTheme::folderOf(theme, {})));
        PageInput input = fixture::twoTools();
        const ParsedPage harmless(renderer.comparisonPage(input));
        makeHostile(input, text);
        const ParsedPage page(renderer.comparisonPage(input));
        QCOMPARE(page.error, QString());
        const QSet<QString> fromMarkdown{u"em"_s,  u"strong"_s, u"code"_s, u"pre"_s, u"ul"_s, u"ol"_s, u"li"_s,
                                         u"nav"_s, u"hr"_s,     u"br"_s,   u"p"_s,   u"a"_s,  u"b"_s,  u"blockquote"_s};
        const QSet<QString> strange = page.elements - harmless.elements - fromMarkdown;
        QVERIFY2(strange.isEmpty(), qPrintable(strange.values().join(u' ')));
        for (const QString &attribute : page.attributes - harmless.attributes)
            QVERIFY2(attribute == u"start", qPrintable(attribute));
        for (const QString &link : page.links())
            QVERIFY2(link.startsWith(u'#') || link.startsWith(u"https://") || link.startsWith(u"mailto:"),
                     qPrintable(link));
        QVERIFY(!page.has("masthead") || !page.text.isEmpty());
        // Nothing of it is lost either: what HTML can hold is there to read.
        const bool holdable = std::none_of(text.begin(), text.end(), [](QChar c) {
            return c.isSurrogate() || c.isNonCharacter() || c.category() == QChar::Other_Control;
        });
        if (holdable && !text.contains(u" vs "))
            QVERIFY(page.text.contains(text));
    }
}

void TestPage::links_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &markdown, const QString &html) {
        QTest::newRow(name) << markdown << html;
    };
    row("https", u"[a](https://x.example/?q=1&r=2)"_s, u"<a href=\"https://x.example/?q=1&amp;r=2\">a</a>"_s);
    row("http in capitals", u"[a](HTTP://x.example)"_s, u"<a href=\"HTTP://x.example\">a</a>"_s);
    row("mail", u"<me@x.example>"_s, u"<a href=\"mailto:me@x.example\">me@x.example</a>"_s);
    row("a title", u"[a](https://x.example \"b\")"_s, u"<a href=\"https://x.example\" title=\"b\">a</a>"_s);
    row("javascript", u"b [a](javascript:alert(1)) c"_s, u"b a c"_s);
    row("javascript in capitals", u"[*a*](JaVaScRiPt:alert(1))"_s, u"<em>a</em>"_s);
    row("javascript by entity", u"[a](javascript&colon;alert)"_s, u"<p>a</p>"_s);
    row("javascript by number", u"[a](&#106;avascript:alert)"_s, u"<p>a</p>"_s);
    row("javascript behind a space", u"[a](<\u0001javascript:alert>)"_s, u"<p>a</p>"_s);
    row("data", u"[a](data:text/html;base64,PHNjcmlwdD4=)"_s, u"<p>a</p>"_s);
    row("file", u"[a](file:///etc/passwd)"_s, u"<p>a</p>"_s);
    row("relative", u"[a](/b) [c](#d) [e](//x.example)"_s, u"<p>a c e</p>"_s);
    row("autolink", u"<javascript:alert(1)>"_s, u"javascript:alert(1)"_s);
    row("reference", u"[a][b]\n\n[b]: javascript:alert(1)"_s, u"<p>a</p>"_s);
    row("image", u"x ![a *b* \"c\"](https://x.example/i.png \"t\") y"_s, u"x a b &quot;c&quot; y"_s);
    row("image in a link", u"[![a](i.png)](https://x.example)"_s, u"<a href=\"https://x.example\">a</a>"_s);
    row("raw html", u"a <b>c</b>"_s, u"a &lt;b&gt;c&lt;/b&gt;"_s);
    row("raw block", u"<div onclick=\"x\">a</div>"_s, u"&lt;div onclick=&quot;x&quot;&gt;a&lt;/div&gt;"_s);
    row("heading", u"## a *b*"_s, u"<p><strong>a <em>b</em></strong></p>"_s);
}

void TestPage::links()
{
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    PageInput input = fixture::twoTools();
    input.comparison.summary = markdown;
    const QByteArray page = m_renderer.comparisonPage(input);
    QCOMPARE(ParsedPage(page).error, QString());
    const QString all = textOf(page);
    const qsizetype from = all.indexOf(u"id=\"summary\""), to = all.indexOf(u"</div>", from);
    QVERIFY2(all.mid(from, to - from).contains(html), qPrintable(all.mid(from, to - from)));
}

void TestPage::pictures_data()
{
    QTest::addColumn<QString>("logo");
    QTest::addColumn<bool>("shown");
    QTest::newRow("png") << u"data:image/png;base64,AAAA"_s << true;
    QTest::newRow("jpeg") << u"data:image/jpeg;base64,AAA="_s << true;
    QTest::newRow("webp") << u"data:image/webp;base64,AA=="_s << true;
    QTest::newRow("gif") << u"data:image/gif;base64,AA+/"_s << true;
    QTest::newRow("svg can hold script") << u"data:image/svg+xml;base64,AAAA"_s << false;
    QTest::newRow("html") << u"data:text/html;base64,AAAA"_s << false;
    QTest::newRow("not base64") << u"data:image/png,<svg>"_s << false;
    QTest::newRow("from the network") << u"https://x.example/logo.png"_s << false;
    QTest::newRow("from the disk") << u"file:///logo.png"_s << false;
    QTest::newRow("more behind it") << u"data:image/png;base64,AAAA\" onload=\"x"_s << false;
    QTest::newRow("a line behind it") << u"data:image/png;base64,AAAA\n"_s << false;
}

void TestPage::pictures()
{
    QFETCH(QString, logo);
    QFETCH(bool, shown);
    PageInput input = fixture::twoTools();
    input.tools[0].logo = logo;
    input.publication.logo = logo;
    const ParsedPage page(m_renderer.comparisonPage(input));
    QCOMPARE(page.links().count(logo), shown ? 2 : 0);
}

void TestPage::policy()
{
    const QByteArray html = m_renderer.comparisonPage(fixture::twoTools());
    const QString all = textOf(html);
    static const QRegularExpression meta(u"http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\""_s);
    const QString policy = meta.match(all).captured(1);
    QVERIFY(policy.startsWith(u"default-src 'none';"));
    QVERIFY(policy.contains(u"img-src data:;"));
    QVERIFY(policy.contains(u"form-action https://ledger.example;"));
    QVERIFY(policy.endsWith(u"base-uri 'none'"));
    QVERIFY(!policy.contains(u"unsafe"));
    // Every style sheet in the page is allowed by its hash; there is no style attribute that would need more.
    static const QRegularExpression style(u"<style>(.*?)</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    int sheets = 0;
    for (auto matches = style.globalMatch(all); matches.hasNext(); ++sheets)
        QVERIFY(policy.contains(QString::fromStdString(policyHash(matches.next().captured(1).toStdString()))));
    QCOMPARE(sheets, 2);
    const ParsedPage page(html);
    QVERIFY(!page.attributes.contains(u"style"_s));
    QVERIFY(!page.elements.contains(u"script"_s));
    QVERIFY(!page.attributes.contains(u"src"_s));

    PageInput without = fixture::twoTools();
    without.publication.newsletter.action.clear();
    QVERIFY(m_renderer.comparisonPage(without).contains("form-action 'none';"));
}

void TestPage::accents_data()
{
    QTest::addColumn<QString>("accent");
    for (const char *accent : {"#0b5c7d", "#2456e6", "#ffffff", "#000000", "#ffff00", "#00ff00", "#ff0000", "#808080",
                               "#fcfbf8", "#141518", "#ffc0cb", "#7a00ff", "red", "#12", "#+12345", ""})
        QTest::newRow(accent) << QString::fromLatin1(accent);
}

/// WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for shapes.
void TestPage::accents()
{
    QFETCH(QString, accent);
    const Rgb lightBand{0xf3, 0xf0, 0xe8}, darkBand{0x1d, 0x1f, 0x23}; // the newsletter's, as in style.css
    const Papers papers = PageTheme::standard()->file().papers();
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Palette palette = paletteOf(accent, scheme, papers);
        QVERIFY(contrast(palette.accent, palette.paper) >= 4.5);
        QVERIFY(contrast(palette.accent, scheme == Scheme::Light ? lightBand : darkBand) >= 4.5);
        QVERIFY(contrast(palette.stageInk, palette.stage) >= 7);
        QVERIFY(contrast(palette.stageSoft, palette.stage) >= 4.5);
    }
    PageInput input = fixture::twoTools();
    input.publication.accent = accent;
    QVERIFY(
        textOf(m_renderer.comparisonPage(input))
            .contains(u"--accent:"_s + QString::fromStdString(toCss(paletteOf(accent, Scheme::Dark, papers).accent))));
}

/// Published values: black on white is 21; #767676 is the lightest grey with 4.5 on white, #777777 has 4.48.
void TestPage::contrasts()
{
    const Rgb white{255, 255, 255};
    QCOMPARE(contrast(white, {0, 0, 0}), 21.0);
    QCOMPARE(contrast(white, white), 1.0);
    QVERIFY(std::abs(contrast({0x77, 0x77, 0x77}, white) - 4.48) < 0.005);
    QVERIFY(contrast(white, {0x76, 0x76, 0x76}) >= 4.5);
    QVERIFY(parseRgb(u"#0B5c7D"_s) == std::optional<Rgb>({0x0b, 0x5c, 0x7d}));
    QCOMPARE(toCss({0x0b, 0x5c, 0x7d}), std::string("#0b5c7d"));
    // A colour that reads well already is left alone.
    QVERIFY(readableOn(white, {0, 0, 0x80}, {0, 0, 0}, 4.5) == (Rgb{0, 0, 0x80}));
}

void TestPage::addresses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("plain") << u"https://x.example"_s << u"https://x.example/compare/s.html"_s;
    QTest::newRow("slash") << u"https://x.example/desk/"_s << u"https://x.example/desk/compare/s.html"_s;
    QTest::newRow("no web address") << u"ftp://x.example"_s << QString();
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
}

void TestPage::addresses()
{
    QFETCH(QString, base);
    QFETCH(QString, address);
    PageInput input = fixture::twoTools();
    input.publication.baseUrl = base;
    input.comparison.slug = u"s"_s;
    const QString html = textOf(m_renderer.comparisonPage(input));
    QCOMPARE(html.contains(u"rel=\"canonical\""), !address.isEmpty());
    QCOMPARE(html.contains(u"rel=\"canonical\" href=\"%1\""_s.arg(address)), !address.isEmpty());
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

void TestPage::anonymousPanelShowsPersonas()
{
    PageInput input = fixture::twoTools();
    input.publication.anonymous = true;
    Review second = fixture::review(1, 1, Verdict::Skip, u"I disagree."_s);
    second.reviewer = {2};
    input.reviews << second;
    const ParsedPage page(m_renderer.comparisonPage(input));
    QCOMPARE(page.error, QString());
    QVERIFY(page.text.contains(u"Reviewed by The Builder and The Skeptic"));
    QVERIFY(!page.text.contains(u"has reviewed tools for ten years")); // a bio speaks of a person
    QVERIFY(page.has("reviewer-member-2"));
    QVERIFY(page.links().contains(u"#quote--primitive--larkspur-4b--member-1"_s));
}

void TestPage::anonymousPanelNumbersWhoHasNone()
{
    PageInput input = fixture::twoTools();
    input.publication.anonymous = true;
    input.reviewers[0].persona.clear();
    input.reviewers[1].persona = u"Desmond  ACHTERBERG, the skeptic"_s;
    QVERIFY(ParsedPage(m_renderer.comparisonPage(input)).text.contains(u"Reviewed by Reviewer 1 and Reviewer 2"));
    const QByteArray page = m_renderer.comparisonPage(input);
    input.reviewers[0].name = u"Zora Quist"_s; // who is renamed keeps the number
    std::swap(input.reviewers[0], input.reviewers[1]);
    QCOMPARE(m_renderer.comparisonPage(input), page);
    input.publication.language = u"de"_s;
    QVERIFY(ParsedPage(m_renderer.comparisonPage(input)).text.contains(u"Jurymitglied 1 und Jurymitglied 2"));
}

void TestPage::anonymousPageHoldsNoName_data()
{
    QTest::addColumn<int>("reviewers");
    QTest::addColumn<bool>("personas");
    for (const int reviewers : {1, 2, 7})
        for (const bool personas : {true, false})
            QTest::addRow("%d reviewers, %s", reviewers, personas ? "personas" : "none") << reviewers << personas;
}

/// Whatever the panel is called, nothing of it is anywhere in the bytes.
void TestPage::anonymousPageHoldsNoName()
{
    QFETCH(int, reviewers);
    QFETCH(bool, personas);
    PageInput input = fixture::twoTools();
    input.publication.anonymous = true;
    input.reviewers.clear();
    input.reviews.clear();
    for (qint64 id = 1; id <= reviewers; ++id) {
        Reviewer reviewer = fixture::reviewer(id, u"zqslug%1"_s.arg(id), u"Zqfirst%1 Zqlast%1"_s.arg(id), {});
        reviewer.persona = personas ? u"Persona %1"_s.arg(id) : QString();
        reviewer.motto = reviewer.bio = u"Zqlast%1 writes."_s.arg(id);
        reviewer.handles = {u"@zqhandle%1"_s.arg(id)};
        reviewer.aliases = {u"zqalias%1"_s.arg(id)};
        reviewer.uid = QUuid::createUuid();
        input.reviewers << reviewer;
        for (const qint64 lens : {1, 2}) {
            Review review = fixture::review(1 + id % 2, lens, Verdict::Ship, u"It reads the image."_s);
            review.id = {id * 10 + lens};
            review.reviewer = {id};
            review.remarks = u"zqremark"_s;
            review.steps = {{ReviewStatus::Approved, QDate(2026, 5, 3), reviewer.name, u"zqnote"_s}};
            input.reviews << review;
        }
    }
    for (const bool anonymous : {true, false}) {
        input.publication.anonymous = anonymous;
        const QString page = textOf(m_renderer.comparisonPage(input));
        QCOMPARE(!page.contains(u"zq"_s, Qt::CaseInsensitive), anonymous);
        QCOMPARE(ParsedPage(page.toUtf8()).error, QString());
    }
}

void TestPage::remarksStayWithTheEditor()
{
    PageInput input = fixture::twoTools();
    const QByteArray page = m_renderer.comparisonPage(input);
    for (Review &review : input.reviews) {
        review.remarks = u"Between us: they offered me dinner."_s;
        review.due = QDate(2026, 5, 9);
        review.steps = {{ReviewStatus::Returned, QDate(2026, 5, 10), u"Mara"_s, u"Name a price."_s}};
    }
    QCOMPARE(m_renderer.comparisonPage(input), page);
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

void TestPage::blockIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Block>("block");
    const auto row = [](const QString &id, const Block &block) { QTest::newRow(qPrintable(id)) << id << block; };
    row(u"headline"_s, {Noun::Comparison, u"headline"_s});
    row(u"pricing-read"_s, {Noun::Comparison, u"pricing_read"_s});
    row(u"kicker"_s, {Noun::Publication, u"kicker"_s});
    row(toolBlockId(u"tern"_s), {Noun::Tool, u"name"_s, u"tern"_s});
    row(toolBlockId(u"tern-tagline"_s), {Noun::Tool, u"name"_s, u"tern-tagline"_s});
    row(toolBlockId(u"tern"_s, u"best-for"_s), {Noun::Tool, u"best_for"_s, u"tern"_s});
    row(toolBlockId(u"tern"_s, u"entry"_s), {Noun::Tool, u"plans"_s, u"tern"_s});
    row(toolBlockId(u"tern"_s, u"plans"_s, 2), {Noun::Tool, u"plans"_s, u"tern"_s, {}, {}, 2});
    row(lensBlockId(u"time_to-value"_s), {Noun::Lens, u"title"_s, {}, u"time_to-value"_s});
    row(quoteBlockId(u"buyer"_s, u"tern-coder"_s), {Noun::Review, u"quote"_s, u"tern-coder"_s, u"buyer"_s});
    row(quoteBlockId(u"buyer"_s, u"tern"_s, u"mara-lind"_s),
        {Noun::Review, u"quote"_s, u"tern"_s, u"buyer"_s, u"mara-lind"_s});
    row(reviewerBlockId(u"mara-lind"_s), {Noun::Reviewer, u"name"_s, {}, {}, u"mara-lind"_s});
    row(toolBlockId(QString(80, u'x'), u"cons"_s), {Noun::Tool, u"cons"_s, QString(80, u'x')});
}

void TestPage::blockIds()
{
    QFETCH(QString, id);
    QFETCH(Block, block);
    QVERIFY(parseBlockId(id));
    QVERIFY(*parseBlockId(id) == block);
}

void TestPage::notABlock_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id :
         {"", "mark-ship", "tool-", "tool---name", "tool-x--colour", "tool-x--plans--two", "tool-x--plans--1--2",
          "tool-x--plans---1", "quote--buyer", "quote--buyer--", "quote--a--b--c--d", "lens-", "reviewer-", "Headline"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestPage::notABlock()
{
    QFETCH(QString, id);
    QVERIFY(!parseBlockId(id));
}

QTEST_APPLESS_MAIN(TestPage)
#include "tst_page.moc"
