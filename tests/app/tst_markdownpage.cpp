// A comparison as Markdown: what it says, and that nothing typed leaves its place in it.

#include "markdown.h"
#include "markdownpage.h"
#include "markdowntext.h"
#include "naughtystrings.h"
#include "pagefixture.h"
#include "pagetheme.h"

#include <QRegularExpression>
#include <QTest>
#include <md4c-html.h>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

QString pageOf(const PageInput &input)
{
    return QString::fromUtf8(
        comparisonMarkdown(input, PageTheme::standard()->language(input.publication.language).labels));
}

/// As a reader of GitHub's dialect shows it.
QString htmlOf(const QString &markdown)
{
    std::string html;
    const std::string utf8 = markdown.toStdString();
    md_html(
        utf8.data(), MD_SIZE(utf8.size()),
        [](const MD_CHAR *text, MD_SIZE size, void *target) { static_cast<std::string *>(target)->append(text, size); },
        &html, MD_DIALECT_COMMONMARK | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH, 0);
    return QString::fromStdString(html);
}

/// A document's skeleton: its block tags without what stands in them.
QStringList bonesOf(const QString &markdown)
{
    static const QRegularExpression tag(
        u"</?(h[1-6]|table|thead|tbody|tr|th|td|ul|ol|li|blockquote|pre|hr|p)\\b[^>]*>"_s);
    QStringList bones;
    auto tags = tag.globalMatch(htmlOf(markdown));
    while (tags.hasNext())
        bones << tags.next().captured(1);
    return bones;
}

QString textOf(const QList<MarkdownBlock> &blocks)
{
    QStringList paragraphs;
    for (const MarkdownBlock &block : blocks)
        paragraphs << block.lines.join(u'\n');
    return paragraphs.join(u"\n\n"_s);
}

PageInput filledWith(const QString &text)
{
    PageInput input = fixture::twoTools();
    fixture::fillTexts(input, text);
    return input;
}

/// The same page with other words: which blocks it has must not depend on them.
PageInput filledPlainly()
{
    return filledWith(u"word"_s);
}

} // namespace

class TestMarkdownPage : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatThePageSays();
    void leavesOutWhatIsEmpty();
    void speaksThePublicationsLanguage();
    void namesNobodyOfAnAnonymousPanel();
    void keepsALineALine_data();
    void keepsALineALine();
    void writesProseAnew_data();
    void writesProseAnew();
    void keepsProseWhatItIs_data();
    void keepsProseWhatItIs();
    void nothingTypedLeavesItsPlace_data();
    void nothingTypedLeavesItsPlace();
    void naughtyStringsStayInTheirPlaces();
};

void TestMarkdownPage::saysWhatThePageSays()
{
    const QString page = pageOf(fixture::twoTools());
    const QStringList expected{
        u"*Tool comparison*\n\n# Larkspur 4B vs Tern Coder\n\n**A model you own against a model you rent.**\n\n"_s,
        u"Published 2 November 2026 · Prices as of 30 October 2026 · Reviewed by Ilka Brandvold and Desmond Achterberg\n"_s,
        u"|  | Panel ship | Community | Entry |\n| --- | --- | --- | --- |\n| **Larkspur 4B** | 100% | 68% | Free |\n"
        "| **Tern Coder** | 50% | — | $15/mo |\n"_s,
        u"## Larkspur 4B\n\n*Vision models* · **Reads a receipt on the phone that took the picture**\n\nAn "
        u"open-weights "
        "model, see [the card](https://fennimore.example/card).\n"_s,
        u"## The verdict\n\n**Ship Larkspur 4B**\n\nThey part on **Competition**.\n"_s,
        u"### Best for\n\n**Larkspur 4B**\n\nShort, printed documents.\n\n**Tern Coder**\n\n"_s,
        u"### For\n\n**Larkspur 4B**\n\n- Runs offline\n- Every field has a score\n"_s,
        u"## Pricing read\n\nFree means weights, not support.\n"_s,
        u"| **Larkspur 4B** | Hosted | $0.20 per 1M tokens | Billed by use, not monthly. "
        "[source](https://hosted.example/prices) |\n"_s,
        u"| **Tern Coder** | Team | $15/mo per user | Billed $180 a year. "_s,
        u"| Website | [fennimore.example/larkspur](https://fennimore.example/larkspur) | — |\n"_s,
        u"| Context window | 32k tokens ([source](https://facts.example/context-window)) | 200k tokens "_s,
        u"## Reviewer split\n\n"_s,
        u"| Competition (they part) | Ship | Skip |\n"_s,
        u"- **Larkspur 4B**: 68%, 212 votes; 95% interval 61–74%. (Site poll, as of 24 October 2026; Site poll, as of "
        u"24 "
        "October 2026)\n"_s,
        u"## Reviewer scorecard\n\n### Primitive\n\nWhat is this, taken apart?\n\n#### Larkspur 4B\n\n> “An image goes "
        u"in, "
        "typed fields come out.”\n>\n> — **Ilka Brandvold**, The Builder · **Ship** Larkspur 4B · 70% sure\n"_s,
        u"> “A model trained on *sessions*.\n>\n> It closed two of my five.”\n>\n> — **Ilka"_s,
        u"## The panel\n\n**Ilka Brandvold**, The Builder\n\nIlka Brandvold has reviewed *tools* for ten years.\n"_s,
        u"\n___\n\n**How the panel works.** Two reviewers, no payment from vendors.\n\nPanel ship is the share of "_s};
    qsizetype at = 0;
    for (const QString &part : expected) {
        const qsizetype found = page.indexOf(part, at);
        QVERIFY2(found >= 0, qPrintable(part + u"\n\nis not in its place in\n\n"_s + page));
        at = found;
    }
    QCOMPARE(pageOf(fixture::twoTools()), page);
}

void TestMarkdownPage::leavesOutWhatIsEmpty()
{
    PageInput input;
    input.tools = {Tool(), Tool()};
    input.tools[0].id = {1};
    input.tools[0].name = u"A"_s;
    input.tools[1].id = {2};
    input.tools[1].name = u"B"_s;
    QCOMPARE(pageOf(input), u"# A vs B\n\n|  | Panel ship | Community | Entry |\n| --- | --- | --- | --- |\n"
                            "| **A** | — | — | — |\n| **B** | — | — | — |\n"_s);
}

void TestMarkdownPage::speaksThePublicationsLanguage()
{
    PageInput input = fixture::twoTools();
    input.publication.language = u"de"_s;
    const QString page = pageOf(input);
    QVERIFY2(page.contains(u"„An image goes in, typed fields come out.“"_s), qPrintable(page));
    QVERIFY2(page.contains(u"2. November 2026"_s), qPrintable(page));
}

void TestMarkdownPage::namesNobodyOfAnAnonymousPanel()
{
    PageInput input = fixture::twoTools();
    input.publication.anonymous = true;
    const QString page = pageOf(input);
    for (const QString &name : fixture::panelNames)
        QVERIFY2(!page.contains(name), qPrintable(page));
    QVERIFY2(page.contains(u"— **The Builder** · **Ship** Larkspur 4B"_s), qPrintable(page));
}

void TestMarkdownPage::keepsALineALine_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *typed) { QTest::newRow(typed) << QString::fromUtf8(typed); };
    for (const char *typed : {"plain",
                              "# no heading",
                              "#",
                              "C #",
                              "- no list",
                              "+ plus",
                              "1. no list",
                              "12) no list",
                              "> no quote",
                              "---",
                              "===",
                              "***",
                              "___",
                              "* * *",
                              "*em* **strong** _em_ __strong__",
                              "`code`",
                              "``` fence",
                              "~~~ fence",
                              "~~gone~~",
                              "[link](https://a.example)",
                              "![image](x.png)",
                              "[ref]",
                              "[ref]: https://a.example",
                              "<b>bold</b>",
                              "<!-- gone",
                              "<script>alert(1)</script>",
                              "<https://a.example>",
                              "&amp; &copy; &#35; &",
                              "AT&T",
                              "a | b",
                              "|---|---|",
                              ":--|--:",
                              "back\\slash",
                              "end\\",
                              "a\\*b",
                              "    indented",
                              "\tindented",
                              "two\nlines",
                              "two\n\nparagraphs",
                              "snake_case_name",
                              "2 * 3 * 4",
                              "5 > 3",
                              "a  b",
                              "$x$",
                              "@name",
                              "…",
                              "—"})
        row(typed);
}

void TestMarkdownPage::keepsALineALine()
{
    QFETCH(QString, typed);
    const QString line = markdownLine(typed);
    QVERIFY(!line.contains(u'\n'));
    const QString shown = htmlOf(line).trimmed();
    QCOMPARE(shown, u"<p>"_s + typed.simplified().toHtmlEscaped() + u"</p>"_s);
    const QString cell = htmlOf(u"| x | y |\n|---|---|\n| "_s + line + u" | z |\n"_s);
    QVERIFY2(cell.contains(u"<td>"_s + typed.simplified().toHtmlEscaped() + u"</td>"_s), qPrintable(cell));
    QCOMPARE(cell.count(u"<td>"_s), 2);
}

void TestMarkdownPage::writesProseAnew_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    QTest::newRow("blank") << u" \n\n "_s << QString();
    QTest::newRow("paragraphs") << u"One\ntwo.\n\n\nThree."_s << u"One\ntwo.\n\nThree."_s;
    QTest::newRow("heading") << u"# One *two* **three**\n\nFour\n---\n"_s << u"**One *two* three**\n\n**Four**"_s;
    QTest::newRow("open fence") << u"```\na"_s << u"```\na\n```"_s;
    QTest::newRow("fence of fences") << u"````c++\n```\n````"_s << u"````c++\n```\n````"_s;
    QTest::newRow("reference") << u"See [it].\n\n[it]: https://a.example \"The title\""_s
                               << u"See [it](https://a.example \"The title\")."_s;
    QTest::newRow("raw HTML") << u"<div>\n*x*\n</div>"_s << u"\\<div>\n*x*\n\\</div>"_s;
    QTest::newRow("script link") << u"[a](javascript:b) ![c](https://d.example/e.png)"_s << u"a c"_s;
    QTest::newRow("lists") << u"* a\n* b\n    1. c\n    2. d\n\n+ e"_s << u"- a\n- b\n  1. c\n  2. d\n\n* e"_s;
    QTest::newRow("loose list") << u"3) a\n\n   b\n4) c"_s << u"3. a\n\n   b\n\n4. c"_s;
    QTest::newRow("quote") << u">a\nb\n\nc"_s << u"> a\n> b\n\nc"_s;
    QTest::newRow("hard break") << u"a  \nb\\\nc"_s << u"a\\\nb\\\nc"_s;
    QTest::newRow("code span") << u"`` a`b ``"_s << u"``a`b``"_s;
    QTest::newRow("rule") << u"a\n\n* * *"_s << u"a\n\n___"_s;
}

void TestMarkdownPage::writesProseAnew()
{
    QFETCH(QString, typed);
    QTEST(textOf(markdownBlocks(typed)), "written");
}

void TestMarkdownPage::keepsProseWhatItIs_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *typed) { QTest::newRow(typed) << QString::fromUtf8(typed); };
    for (const char *typed : {"***a** b*",
                              "*a **b***",
                              "*a*b",
                              "a*b*c",
                              "**a**b",
                              "*a*\n*b*",
                              "_a_ __b__ *c*",
                              "**bold** and `code`",
                              "[a *b* c](https://d.example/(e) \"f \\\" g\")",
                              "<https://a.example/?b=1&c=2&copy;>",
                              "<a@b.example>",
                              "[x](<https://a.example/b c>)",
                              "- a\n\n  > b\n  > - c\n\n      code\n- d",
                              "1. a\n1. b\n\n\n2. c",
                              "- \n- a\n-\n\nb",
                              "> # h\n> - a\n>\n> b",
                              "&copy; \\&copy; &nbsp; &#0; \\# \\\\",
                              "a\\\nb",
                              "`a\nb`",
                              "` `",
                              "``` `a` ```",
                              "    code\n\n    more",
                              "~~~\n```\n~~~",
                              "- ```\n  a\n  ```",
                              "* ***",
                              "- ___",
                              "a\n***\nb",
                              "1986\\. A year",
                              "-1 is a number",
                              "x\n\\- y",
                              "![a *b*](c.png)",
                              "[![a](b.png)](https://c.example)",
                              "a | b\n--|--\nc | d",
                              "- [ ] task",
                              "~~a~~",
                              "line  \n",
                              "tab\tinside",
                              "\xC2\xA0\xC2\xA0x"})
        row(typed);
}

void TestMarkdownPage::keepsProseWhatItIs()
{
    QFETCH(QString, typed);
    const auto html = [](const QString &markdown) {
        return QString::fromStdString(markdownHtml(markdown)).simplified().remove(u" "_s);
    };
    const QString written = textOf(markdownBlocks(typed));
    QVERIFY2(html(written) == html(typed),
             qPrintable(written + u"\n---\n"_s + html(written) + u"\n---\n"_s + html(typed)));
    QCOMPARE(textOf(markdownBlocks(written)), written);
}

void TestMarkdownPage::nothingTypedLeavesItsPlace_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *typed) { QTest::newRow(typed) << QString::fromUtf8(typed); };
    for (const char *typed : {"# heading",
                              "``` fence",
                              "~~~",
                              "<!--",
                              "<script>",
                              "</td>",
                              "| a | b |",
                              "> quote",
                              "- item",
                              "1. item",
                              "---",
                              "===",
                              "    code",
                              "[a]: https://b.example",
                              "[a](https://b.example)",
                              "\\",
                              "*",
                              "**",
                              "_",
                              "`",
                              "``",
                              "![",
                              "[",
                              "&",
                              "<div",
                              "$$",
                              "word\\"})
        row(typed);
}

void TestMarkdownPage::nothingTypedLeavesItsPlace()
{
    QFETCH(QString, typed);
    // Of prose only the first word is compared: what it is made of is its author's.
    PageInput input = filledWith(typed);
    const PageInput plain = filledPlainly();
    input.publication.footer = input.comparison.summary = input.comparison.pricingRead = u"word"_s;
    for (Tool &tool : input.tools)
        tool.description = tool.bestFor = tool.notFor = u"word"_s;
    for (Reviewer &reviewer : input.reviewers)
        reviewer.bio = u"word"_s;
    for (Review &review : input.reviews)
        review.quote = u"word"_s;
    const QString page = pageOf(input);
    QVERIFY2(bonesOf(page) == bonesOf(pageOf(plain)), qPrintable(page));
    QVERIFY(!htmlOf(page).contains(u"<script"_s));
}

void TestMarkdownPage::naughtyStringsStayInTheirPlaces()
{
    // In every field, prose too: headings and tables are the page's own, and what follows the prose is still there.
    const auto own = [](const QString &page) {
        return bonesOf(page).filter(QRegularExpression(u"^(h[1-6]|table|th|td)$"_s));
    };
    const QStringList expected = own(pageOf(filledPlainly()));
    const QStringList strings = naughtyStrings() + QStringList{u"```\n# x"_s,  u"<!-- x"_s, u"<pre>\n\nx"_s,
                                                               u"> - ~~~\n"_s, u"x\n---"_s, u"a|b\n-|-\n# x"_s};
    QVERIFY(strings.size() > 400);
    for (const QString &text : strings) {
        if (QString::fromStdString(markdownHtml(text)).simplified().isEmpty() || markdownLine(text).isEmpty())
            continue; // then a part of the page is missing
        const QString page = pageOf(filledWith(text));
        if (own(page) != expected)
            QFAIL(qPrintable(text + u"\n\n"_s + page));
        QVERIFY2(!htmlOf(page).contains(u"<script"_s), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestMarkdownPage)
#include "tst_markdownpage.moc"
