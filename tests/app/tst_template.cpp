// The template engine: what Mustache promises, what we add to it, and how it speaks of mistakes.
#include "pagetemplate.h"

#include <QHash>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

using Files = QHash<QString, QString>;

Result<PageTemplate> parse(const Files &files)
{
    const auto source = [&files](const std::string &name) -> std::optional<std::string> {
        const auto file = files.find(QString::fromStdString(name));
        return file == files.end() ? std::nullopt : std::optional(file->toStdString());
    };
    const auto words = [](const std::string &key) {
        return key == "ship" ? std::optional<std::string>("Ship &amp; go") : std::nullopt;
    };
    return PageTemplate::parse("page", source, words);
}

TemplateValue object(const char *name)
{
    auto data = std::make_shared<TemplateData>();
    data->set("name", TemplateValue::text(name));
    return TemplateValue(TemplateValue::Object(data));
}

TemplateData sample()
{
    TemplateData data;
    data.set("name", TemplateValue::text("Larkspur"));
    data.set("typed", TemplateValue::text("<b> & \"c\" 'd'"));
    data.set("markup", TemplateValue::html("<i>x</i>"));
    data.set("empty", TemplateValue::text(""));
    data.set("yes", TemplateValue(true));
    data.set("no", TemplateValue(false));
    data.set("nobody", TemplateValue(TemplateValue::List{}));
    data.set("tools", TemplateValue(TemplateValue::List{object("Tern"), object("Wren")}));
    data.set("points", TemplateValue(TemplateValue::List{TemplateValue::text("one"), TemplateValue::text("t<o")}));
    data.set("tern", object("Tern"));
    return data;
}

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

private slots:
    void renders_data();
    void renders();
    void mistakes_data();
    void mistakes();
    void objectsShareABase();
    void laterValuesReplaceEarlierOnes();
    void largeObjects();
    void textsOfAnyLength();
    void tellsWhatItAsksFor();
};

void TestTemplate::renders_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("page");
    const auto row = [](const char *name, const QString &source, const QString &page) {
        QTest::newRow(name) << source << page;
    };
    row("text", u"a } { }} b"_s, u"a } { }} b"_s);
    row("nothing", u""_s, u""_s);
    row("a name", u"{{name}} {{ name }}{{\tname\n}}"_s, u"Larkspur LarkspurLarkspur"_s);
    row("no such name", u"[{{what}}]"_s, u"[]"_s);
    row("typed text", u"{{typed}}"_s, u"&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"_s);
    row("typed text is never raw", u"{{{typed}}}{{&typed}}"_s,
        u"&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"_s);
    row("markup", u"{{{markup}}}{{& markup }}"_s, u"<i>x</i><i>x</i>"_s);
    row("markup escaped", u"{{markup}}"_s, u"&lt;i&gt;x&lt;/i&gt;"_s);
    row("a flag shows nothing", u"[{{yes}}{{no}}]"_s, u"[]"_s);
    row("true", u"{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}"_s, u"a"_s);
    row("false", u"{{#no}}a{{/no}}{{^no}}b{{/no}}"_s, u"b"_s);
    row("absent", u"{{#what}}a{{/what}}{{^what}}b{{/what}}"_s, u"b"_s);
    row("an empty text", u"{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}"_s, u"b"_s);
    row("an empty list", u"{{#nobody}}a{{/nobody}}{{^nobody}}b{{/nobody}}"_s, u"b"_s);
    row("a text is true", u"{{#name}}a{{name}}{{/name}}"_s, u"aLarkspur"_s);
    row("a list", u"{{#tools}}{{name}},{{/tools}}{{name}}"_s, u"Tern,Wren,Larkspur"_s);
    row("a list of texts", u"{{#points}}[{{.}}]{{/points}}"_s, u"[one][t&lt;o]"_s);
    row("a text's own section", u"{{#points}}{{#name}}{{.}}{{/name}}{{.}},{{/points}}"_s,
        u"Larkspurone,Larkspurt&lt;o,"_s);
    row("no item of a flag", u"{{#points}}[{{#yes}}{{.}}{{/yes}}{{^no}}{{.}}{{/no}}]{{/points}}"_s, u"[one][t&lt;o]"_s);
    row("an object", u"{{#tern}}{{name}} {{typed}}{{/tern}}"_s, u"Tern &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"_s);
    row("dots", u"{{tern.name}}{{#tools}}{{tern.name}}{{/tools}}[{{tern.what}}{{name.x}}]"_s, u"TernTernTern[]"_s);
    row("sections in sections", u"{{#tools}}{{#yes}}{{name}}{{#points}}{{.}}{{name}}{{/points}};{{/yes}}{{/tools}}"_s,
        u"TernoneTernt&lt;oTern;WrenoneWrent&lt;oWren;"_s);
    row("a section of nothing", u"a{{#yes}}{{/yes}}b{{#no}}{{/no}}c"_s, u"abc"_s);
    row("text behind a section", u"{{#no}}a{{/no}}b{{^no}}c{{/no}}d"_s, u"bcd"_s);
    row("a comment", u"a{{! not {this} \n nor this }}b"_s, u"ab"_s);
    row("words", u"{{t.ship}}!{{#no}}{{t.ship}}{{/no}}"_s, u"Ship &amp; go!"_s);
    row("other delimiters", u"{{=<% %>=}}<% name %>{{name}}<%={{ }}=%>{{name}}"_s, u"Larkspur{{name}}Larkspur"_s);
    row("standing alone", u"a\n  {{#yes}}\n  b\n  {{/yes}}\nc\n"_s, u"a\nb\nc\n"_s);
    row("alone and false", u"a\n{{#no}}\nb\n{{/no}}\nc"_s, u"a\nc"_s);
    row("tags on one line", u"a\n{{#yes}} {{#yes}}\nb\n{{/yes}}{{/yes}}\nc"_s, u"a\nb\nc"_s);
    row("indented and spaced", u"\n\n   a  b \t\n\r\n\tc\r\n"_s, u"a  b\nc\n"_s);
    row("spaces around a name stay", u" {{name}} {{name}} \n x"_s, u"Larkspur Larkspur\nx"_s);
    row("a comment has no line", u"a\n{{! b }}\nc"_s, u"a\nc"_s);
    row("a partial", u"<p>\n  {{> part}}\n</p>\n"_s, u"<p>\nin Larkspur\n</p>\n"_s);
    row("a partial in a line", u"<p>{{> part}}</p>"_s, u"<p>in Larkspur</p>"_s);
    row("a partial in a section", u"{{#tools}}{{> part}}, {{/tools}}"_s, u"in Tern, in Wren, "_s);
    row("a partial ends in a section", u"<p>{{> closing}}</p>"_s, u"<p>x\n</p>"_s);
}

void TestTemplate::renders()
{
    QFETCH(QString, source);
    QFETCH(QString, page);
    const auto parsed =
        parse({{u"page"_s, source}, {u"part"_s, u"in {{name}}\n"_s}, {u"closing"_s, u"\n{{#yes}}\nx\n{{/yes}}\n"_s}});
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().text()));
    QCOMPARE(QString::fromUtf8(parsed->render(sample())), page);
}

void TestTemplate::mistakes_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const Files &files, const QString &message) {
        QTest::newRow(name) << files << message;
    };
    const auto page = [](const QString &source) { return Files{{u"page"_s, source}}; };
    row("no page", {}, u"there is no template page.mustache"_s);
    row("an open tag", page(u"a\nb {{name c\n"_s), u"page.mustache:2: the tag {{name c is not closed; add }}"_s);
    row("an open raw tag", page(u"{{{name}}"_s), u"page.mustache:1: the tag {{{name}} is not closed; add }}}"_s);
    row("an open section", page(u"a\n{{#x}}\nb"_s), u"page.mustache:2: the section {{#x}} is not closed; add {{/x}}"_s);
    row("a wrong end", page(u"{{#x}}\n{{^y}}\n{{/x}}"_s),
        u"page.mustache:3: {{/x}} stands where {{#y}} of line 2 is to be closed"_s);
    row("an end too many", page(u"a\n\n{{/x}}"_s), u"page.mustache:3: {{/x}} closes a section that is not open"_s);
    row("two names", page(u"{{a b}}"_s), u"page.mustache:1: a tag holds one name, and this one holds \"a b\""_s);
    row("no name", page(u"\n{{ }}"_s), u"page.mustache:2: a tag holds one name, and this one holds \"\""_s);
    row("delimiters", page(u"{{=<%=}}"_s), u"page.mustache:1: delimiters are chosen like this: {{=<% %>=}}"_s);
    row("no such words", page(u"\n{{t.nope}}"_s), u"page.mustache:2: there are no words under nope"_s);
    row("no such partial", page(u"\n\n{{> nope}}"_s), u"page.mustache:3: there is no template nope.mustache"_s);
    row("includes itself", page(u"a {{> page}}"_s), u"page.mustache:1: page.mustache includes itself"_s);
    row("a loop", {{u"page"_s, u"{{> one}}"_s}, {u"one"_s, u"\n{{> two}}"_s}, {u"two"_s, u"\n\n{{> one}}"_s}},
        u"two.mustache:3: one.mustache includes itself"_s);
    row("in a partial", {{u"page"_s, u"\n\n{{> one}}"_s}, {u"one"_s, u"a\n{{#x}}"_s}},
        u"one.mustache:2: the section {{#x}} is not closed; add {{/x}}"_s);
}

void TestTemplate::mistakes()
{
    QFETCH(Files, files);
    QFETCH(QString, message);
    const auto parsed = parse(files);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().text(), message);
}

void TestTemplate::objectsShareABase()
{
    TemplateData shared = sample();
    const auto base = std::make_shared<const TemplateData>(std::move(shared));
    TemplateData first(base), second(base);
    first.set("name", TemplateValue::text("Wren"));
    const auto parsed = parse({{u"page"_s, u"{{name}} {{tern.name}}"_s}});
    QCOMPARE(parsed->render(first), "Wren Tern"_ba);
    QCOMPARE(parsed->render(second), "Larkspur Tern"_ba);
}

void TestTemplate::laterValuesReplaceEarlierOnes()
{
    TemplateData data = sample();
    data.set("name", TemplateValue::text(""));
    const auto parsed = parse({{u"page"_s, u"[{{name}}]"_s}});
    QCOMPARE(parsed->render(data), "[]"_ba);
}

void TestTemplate::largeObjects()
{
    // Digits have the bits of p to y, and so has "bp".
    constexpr Name names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
                              "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "A", "B", "C", "D", "E", "F",
                              "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V",
                              "W", "X", "Y", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "bp"};
    TemplateData data;
    for (const Name name : names)
        data.set(name, TemplateValue::text(name.text()));
    data.set("m", TemplateValue::text("again"));
    for (const Name name : names) {
        const TemplateValue *value = data.find(name.hash());
        QVERIFY(value);
        QCOMPARE(value->shown(), name.text() == std::string_view("m") ? "again" : std::string_view(name.text()));
    }
    QVERIFY(!data.find(Name("Z").hash()));
    QCOMPARE(TemplateData::bitOf(Name("!").hash()), TemplateData::bitOf(Name("a").hash()));
    QVERIFY(!data.find(Name("!").hash()));
    QVERIFY(!data.find(Name("none").hash()));
}

void TestTemplate::textsOfAnyLength()
{
    QString source;
    QByteArray expected;
    TemplateData data;
    data.set("name", TemplateValue::text(std::string(1000, '<')));
    for (int length = 1; length < 200; ++length) {
        source += QString(length, QChar(u'a' + length % 26)) + u"{{name}}"_s;
        expected += QByteArray(length, char('a' + length % 26)) + QByteArray("&lt;").repeated(1000);
    }
    const auto parsed = parse({{u"page"_s, source}});
    QVERIFY(parsed);
    for (const qsizetype room : {qsizetype(0), qsizetype(1000), expected.size(), 2 * expected.size()})
        QCOMPARE(parsed->render(data, room), expected);
}

void TestTemplate::tellsWhatItAsksFor()
{
    const auto parsed =
        parse({{u"page"_s, u"{{#a}}\n{{> part}}\n{{b}}{{t.ship}}\n{{/a}}"_s}, {u"part"_s, u"\n{{{c}}}"_s}});
    QStringList uses;
    for (const PageTemplate::Use &use : parsed->uses())
        uses << u"%1:%2 %3"_s.arg(QString::fromStdString(use.file)).arg(use.line).arg(QString::fromStdString(use.name));
    QCOMPARE(uses, (QStringList{u"page:1 a"_s, u"part:2 c"_s, u"page:3 b"_s}));
}

QTEST_APPLESS_MAIN(TestTemplate)
#include "tst_template.moc"
