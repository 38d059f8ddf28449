// Nothing typed becomes markup, runs, or leads where it should not, and an anonymous panel stays so.
#include "htmltext.h"
#include "pagefixture.h"
#include "pagerenderer.h"
#include "pagetheme.h"
#include "parsedpage.h"

#include <QRegularExpression>
#include <QTest>

using namespace vd;
using fixture::textOf;
using namespace Qt::StringLiterals;

class TestPageSafety : public QObject
{
    Q_OBJECT

private slots:
    void hostileText_data();
    void hostileText();
    void links_data();
    void links();
    void pictures_data();
    void pictures();
    void policy();
    void addresses_data();
    void addresses();
    void anonymousPanelShowsPersonas();
    void anonymousPanelNumbersWhoHasNone();
    void anonymousPageHoldsNoName_data();
    void anonymousPageHoldsNoName();
    void remarksStayWithTheEditor();

private:
    const PageRenderer m_renderer;
};

void TestPageSafety::hostileText_data()
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

void TestPageSafety::hostileText()
{
    QFETCH(QString, text);
    for (const QString &theme : PageTheme::builtIn()) {
        const PageRenderer renderer(*PageTheme::load(PageTheme::folderOf(theme, {})));
        PageInput input = fixture::twoTools();
        const ParsedPage harmless(renderer.comparisonPage(input));
        fixture::fillTexts(input, text);
        input.publication.newsletter.emailField = input.publication.accent = input.publication.logo = text;
        for (Tool &tool : input.tools) {
            tool.website = tool.logo = text;
            for (Plan &plan : tool.plans)
                plan.currency = text;
        }
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

void TestPageSafety::links_data()
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

void TestPageSafety::links()
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

void TestPageSafety::pictures_data()
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

void TestPageSafety::pictures()
{
    QFETCH(QString, logo);
    QFETCH(bool, shown);
    PageInput input = fixture::twoTools();
    input.tools[0].logo = logo;
    input.publication.logo = logo;
    const ParsedPage page(m_renderer.comparisonPage(input));
    QCOMPARE(page.links().count(logo), shown ? 2 : 0);
}

void TestPageSafety::policy()
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

void TestPageSafety::addresses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("plain") << u"https://x.example"_s << u"https://x.example/compare/s.html"_s;
    QTest::newRow("slash") << u"https://x.example/desk/"_s << u"https://x.example/desk/compare/s.html"_s;
    QTest::newRow("no web address") << u"ftp://x.example"_s << QString();
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
}

void TestPageSafety::addresses()
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

void TestPageSafety::anonymousPanelShowsPersonas()
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

void TestPageSafety::anonymousPanelNumbersWhoHasNone()
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

void TestPageSafety::anonymousPageHoldsNoName_data()
{
    QTest::addColumn<int>("reviewers");
    QTest::addColumn<bool>("personas");
    for (const int reviewers : {1, 2, 7})
        for (const bool personas : {true, false})
            QTest::addRow("%d reviewers, %s", reviewers, personas ? "personas" : "none") << reviewers << personas;
}

/// Whatever the panel is called, nothing of it is anywhere in the bytes.
void TestPageSafety::anonymousPageHoldsNoName()
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
    static const QRegularExpression hash(u"'sha256-[^']+'"_s); // which may have any letters
    for (const bool anonymous : {true, false}) {
        input.publication.anonymous = anonymous;
        QString page = textOf(m_renderer.comparisonPage(input));
        QCOMPARE(ParsedPage(page.toUtf8()).error, QString());
        page.remove(hash);
        QCOMPARE(!page.contains(u"zq"_s, Qt::CaseInsensitive), anonymous);
    }
}

void TestPageSafety::remarksStayWithTheEditor()
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

QTEST_APPLESS_MAIN(TestPageSafety)
#include "tst_pagesafety.moc"
