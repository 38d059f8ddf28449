#include "libraryfile.h"
#include "recordstore.h"
#include "search.h"
#include "typedwords.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

/// Search in a small library in which every query's answer is known.
class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void finds_data();
    void finds();
    void marksWhatMatched_data();
    void marksWhatMatched();
    void neverReadsTextAsSyntax_data();
    void neverReadsTextAsSyntax();
    void namesComeFirst();
    void keepsToTheLimit();
    void tellsWhereAReviewLeads();
    void completesLongWords();
    void followsChanges();
    void comparisonsAreKnownByTheirTools();
    void excerpts_data();
    void excerpts();
    void saysWhenTheLibraryCannotBeRead();

private:
    template <class Record>
    Id<Record> add(Record record)
    {
        record.uid = QUuid::createUuid();
        auto id = RecordStore<Record>(*m_connection).insert(record);
        if (!id)
            qFatal("%s", qUtf8Printable(id.error().text()));
        return *id;
    }
    ToolId addTool(const QString &slug, const QString &name, const QString &tagline = {},
                   const QString &description = {})
    {
        Tool tool;
        tool.slug = slug;
        tool.name = name;
        tool.tagline = tagline;
        tool.description = description;
        return add(tool);
    }
    /// Hits as "noun:title@field", e.g. "tool:Larkspur 4B@name".
    QStringList found(const QString &typed, int limit = 10)
    {
        auto hits = search(*m_connection, typed, limit);
        if (!hits)
            return {hits.error().text()};
        QStringList texts;
        for (const SearchHit &hit : *hits)
            texts << toText(hit.record.noun) + u':' + hit.title.text + u'@' + hit.field;
        return texts;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    ToolId m_larkspur;
    ToolId m_tern;
    LensId m_lens;
    ReviewerId m_reviewer;
    ReviewId m_review;
};

void TestSearch::initTestCase()
{
    auto made = LibraryFile::create(m_folder.filePath(u"search.verdict"_s));
    QVERIFY2(made.ok(), made ? "" : qUtf8Printable(made.error().text()));
    m_connection = std::move(*made);

    Lens lens;
    lens.key = u"primitive"_s;
    lens.title = u"Primitive"_s;
    m_lens = add(lens);
    Reviewer reviewer;
    reviewer.slug = u"ada"_s;
    reviewer.name = u"Ada Brandt"_s;
    reviewer.persona = u"The Builder"_s;
    reviewer.motto = u"Show me the first ten minutes"_s;
    m_reviewer = add(reviewer);

    Tool larkspur;
    larkspur.slug = u"larkspur-4b"_s;
    larkspur.name = u"Larkspur 4B"_s;
    larkspur.category = u"Code model"_s;
    larkspur.tags = {u"open weights"_s, u"small"_s};
    larkspur.tagline = u"A small model that fits a laptop"_s;
    larkspur.description = u"Latency is its argument: the first token arrives before the fan starts."_s;
    larkspur.pros = {u"runs offline"_s};
    larkspur.cons = {u"forgets long files"_s};
    larkspur.facts = {{QUuid::createUuid(), u"Context window"_s, u"128k"_s, {}, {}}};
    m_larkspur = add(larkspur);
    m_tern = addTool(u"tern-coder"_s, u"Tern Coder"_s, u"Pair programming with Larkspur's rival"_s);
    addTool(u"creme-brulee"_s, u"Crème Brûlée"_s, u"Ein Werkzeug für Ärzte der Straße"_s);
    addTool(u"cpp"_s, u"Clang C++ Tidy"_s);
    addTool(u"rocket"_s, u"Rocket 🚀 Ship"_s);
    addTool(u"han"_s, u"代码审查工具"_s, u"自动审查代码"_s);
    addTool(u"percent"_s, u"100%_sure\\ly"_s);

    Comparison comparison;
    comparison.slug = u"first"_s;
    comparison.tools = {m_larkspur, m_tern};
    comparison.pricingRead = u"Both are cheap until the invoice."_s;
    add(comparison);
    Comparison titled;
    titled.slug = u"second"_s;
    titled.tools = {m_tern, m_larkspur};
    titled.headline = u"The laptop question"_s;
    titled.status = ComparisonStatus::Ready;
    add(titled);

    Review review;
    review.tool = m_tern;
    review.reviewer = m_reviewer;
    review.lens = m_lens;
    review.quote = u"The diff is the primitive. It kills in twelve months."_s;
    review.answers = {{u"bet"_s, u"A wager on ergonomics"_s}};
    m_review = add(review);
}

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("expected");

    const QString byName = u"tool:Larkspur 4B@name"_s;
    const QString comparison = u"comparison:Larkspur 4B vs Tern Coder@tools"_s;
    const QString titled = u"comparison:The laptop question@tools"_s;
    const QString rival = u"tool:Tern Coder@tagline"_s;
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("space") << u"  \t\n"_s << QStringList();
    QTest::newRow("unfinished word") << u"lark"_s << QStringList{byName, rival, comparison, titled};
    QTest::newRow("three letters") << u"lar"_s << QStringList{byName, rival, comparison, titled};
    QTest::newRow("two letters") << u"la"_s
                                 << QStringList{byName, rival, comparison,
                                                u"comparison:The laptop question@headline"_s};
    QTest::newRow("whole word, other case") << u"LARKSPUR"_s << QStringList{byName, rival, comparison, titled};
    QTest::newRow("not in the middle of a word") << u"arkspur"_s << QStringList();
    QTest::newRow("every word must occur") << u"larkspur zebra"_s << QStringList();
    QTest::newRow("words in any order") << u"coder tern"_s
                                        << QStringList{u"tool:Tern Coder@name"_s, comparison, titled};
    QTest::newRow("words across fields") << u"larkspur fan"_s << QStringList{u"tool:Larkspur 4B@name"_s};
    QTest::newRow("one letter: names only")
        << u"l"_s << QStringList{byName, comparison, u"comparison:The laptop question@headline"_s};
    QTest::newRow("one letter ends the text") << u"Larkspur 4"_s << QStringList{byName, rival, comparison, titled};
    QTest::newRow("tag") << u"weights"_s << QStringList{u"tool:Larkspur 4B@tags"_s};
    QTest::newRow("description") << u"argument"_s << QStringList{u"tool:Larkspur 4B@description"_s};
    QTest::newRow("pro") << u"offline"_s << QStringList{u"tool:Larkspur 4B@pros"_s};
    QTest::newRow("con") << u"forgets"_s << QStringList{u"tool:Larkspur 4B@cons"_s};
    QTest::newRow("fact's name") << u"context window"_s << QStringList{u"tool:Larkspur 4B@facts"_s};
    QTest::newRow("fact's value") << u"128k"_s << QStringList{u"tool:Larkspur 4B@facts"_s};
    QTest::newRow("quote") << u"twelve months"_s << QStringList{u"review:Tern Coder@quote"_s};
    QTest::newRow("answer") << u"ergonom"_s << QStringList{u"review:Tern Coder@answers"_s};
    QTest::newRow("reviewer") << u"ada"_s << QStringList{u"reviewer:Ada Brandt@name"_s};
    QTest::newRow("reviewer's motto") << u"minutes"_s << QStringList{u"reviewer:Ada Brandt@motto"_s};
    QTest::newRow("comparison's headline")
        << u"question"_s << QStringList{u"comparison:The laptop question@headline"_s};
    QTest::newRow("comparison's pricing")
        << u"invoice"_s << QStringList{u"comparison:Larkspur 4B vs Tern Coder@pricing_read"_s};
    QTest::newRow("comparison by title") << u"larkspur 4b vs tern"_s << QStringList{comparison, titled};
    QTest::newRow("no diacritics typed") << u"creme brulee"_s << QStringList{u"tool:Crème Brûlée@name"_s};
    QTest::newRow("diacritics typed") << u"BRÛL"_s << QStringList{u"tool:Crème Brûlée@name"_s};
    QTest::newRow("decomposed diacritics typed") << u"Bru\u0302le\u0301"_s << QStringList{u"tool:Crème Brûlée@name"_s};
    QTest::newRow("long word with diacritics") << u"ÄRZT"_s << QStringList{u"tool:Crème Brûlée@tagline"_s};
    QTest::newRow("sharp s") << u"straß"_s << QStringList{u"tool:Crème Brûlée@tagline"_s};
    QTest::newRow("umlaut") << u"arzte"_s << QStringList{u"tool:Crème Brûlée@tagline"_s};
    QTest::newRow("symbols count in names") << u"c++"_s << QStringList{u"tool:Clang C++ Tidy@name"_s};
    QTest::newRow("emoji") << u"🚀"_s << QStringList{u"tool:Rocket 🚀 Ship@name"_s};
    QTest::newRow("emoji between words") << u"rocket 🚀 sh"_s << QStringList{u"tool:Rocket 🚀 Ship@name"_s};
    QTest::newRow("Han, from its beginning") << u"代码"_s << QStringList{u"tool:代码审查工具@name"_s};
    QTest::newRow("Han, inside a name") << u"审查"_s << QStringList{u"tool:代码审查工具@name"_s};
    QTest::newRow("LIKE's wildcards are text") << u"100%_s"_s << QStringList{u"tool:100%_sure\\ly@name"_s};
    QTest::newRow("LIKE's wildcards match nothing else") << u"%%"_s << QStringList();
    QTest::newRow("hyphens join words") << u"first-token"_s << QStringList{u"tool:Larkspur 4B@description"_s};
    QTest::newRow("hyphenated words stand in order") << u"token-first"_s << QStringList();
}

void TestSearch::finds()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, expected);
    QCOMPARE(found(typed), expected);
}

void TestSearch::marksWhatMatched_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title"); // marks in brackets
    QTest::addColumn<QString>("snippet");

    QTest::newRow("beginning of the name") << u"larks"_s << u"[Larks]pur 4B"_s << u""_s;
    QTest::newRow("word of the name") << u"coder"_s << u"Tern [Coder]"_s << u""_s;
    QTest::newRow("two words") << u"the first arriv"_s << u"Larkspur 4B"_s
                               << u"Latency is its argument: [the] [first] token [arrives] before [the] fan starts."_s;
    QTest::newRow("fact") << u"window"_s << u"Larkspur 4B"_s << u"Context [window]: 128k"_s;
    QTest::newRow("diacritics") << u"arzte"_s << u"Crème Brûlée"_s << u"Ein Werkzeug für [Ärzte] der Straße"_s;
    QTest::newRow("after an emoji") << u"ship"_s << u"Rocket 🚀 [Ship]"_s << u""_s;
}

static QString bracketed(const MarkedText &marked)
{
    QString text = marked.text;
    // From the end: what is inserted moves what follows.
    for (auto mark = marked.marks.rbegin(); mark != marked.marks.rend(); ++mark) // NOLINT(modernize-loop-convert)
        text.insert(mark->start + mark->length, u']').insert(mark->start, u'[');
    return text;
}

void TestSearch::marksWhatMatched()
{
    QFETCH(QString, typed);
    const auto hits = search(*m_connection, typed, 5);
    QVERIFY(hits.ok());
    QVERIFY(!hits->isEmpty());
    QTEST(bracketed(hits->first().title), "title");
    QTEST(bracketed(hits->first().snippet), "snippet");
}

void TestSearch::neverReadsTextAsSyntax_data()
{
    QTest::addColumn<QString>("typed");
    const QStringList nasty{u"\""_s,
                            u"\"\""_s,
                            u"\"lark"_s,
                            u"lark\""_s,
                            u"AND"_s,
                            u"OR"_s,
                            u"NOT"_s,
                            u"lark AND"_s,
                            u"OR lark"_s,
                            u"NEAR(a b)"_s,
                            u"NEAR"_s,
                            u"a*"_s,
                            u"*"_s,
                            u"**"_s,
                            u"^lark"_s,
                            u"name:lark"_s,
                            u"name : lark"_s,
                            u"{name}"_s,
                            u"{name slug} : x"_s,
                            u"-lark"_s,
                            u"- "_s,
                            u"+"_s,
                            u"(lark"_s,
                            u")"_s,
                            u"'"_s,
                            u"''; DROP TABLE tool; --"_s,
                            u"%"_s,
                            u"\\"_s,
                            u"?"_s,
                            u":limit"_s,
                            u"@x $y"_s,
                            QString(QChar(0)),
                            u"lark"_s + QChar(0) + u"spur"_s,
                            QString(QChar(2)),
                            QString(QChar(3)),
                            QString(QChar(0xD83D)),
                            u"x"_s + QChar(0xDC00),
                            u"\uFFFD"_s,
                            u"\uFFFF"_s,
                            u"\u202E"_s,
                            u"𝓵𝓪𝓻𝓴"_s,
                            u"😀😀😀"_s,
                            u"👩‍👩‍👧"_s,
                            u"\u0301"_s,
                            u"\u0301\u0301 a"_s,
                            u"审"_s,
                            u"ทดสอบ"_s,
                            u"العربية"_s,
                            u"\uE000"_s,
                            QString::fromUcs4(U"\U0001E900\U0001E901\U0001E902\U0001E903", 4),
                            QString(100000, u'x'),
                            u"a "_s.repeated(5000),
                            u"lark "_s.repeated(300),
                            QString(5000, u'"')};
    for (int i = 0; i < nasty.size(); ++i)
        QTest::addRow("%d %s", i, qPrintable(nasty.at(i).left(20).toHtmlEscaped())) << nasty.at(i);
}

void TestSearch::neverReadsTextAsSyntax()
{
    QFETCH(QString, typed);
    for (const QString &text : {typed, QString(u"lark " + typed), QString(typed + u" lark")}) {
        const auto hits = search(*m_connection, text, 10);
        QVERIFY2(hits.ok(), hits ? "" : qUtf8Printable(hits.error().text()));
    }
}

void TestSearch::namesComeFirst()
{
    const ToolId mention = addTool(u"aaa"_s, u"Aaa"_s, u"Not a zebrafinch"_s);
    const ToolId inside = addTool(u"the-z"_s, u"The Zebrafinch"_s);
    const ToolId begins = addTool(u"z"_s, u"Zebrafinch"_s);
    const auto hits = search(*m_connection, u"zebrafinch"_s, 10);
    QVERIFY(hits.ok());
    QCOMPARE(hits->size(), 3);
    QCOMPARE(hits->at(0).record, RecordRef(begins));
    QCOMPARE(hits->at(1).record, RecordRef(inside));
    QCOMPARE(hits->at(2).record, RecordRef(mention));
}

void TestSearch::keepsToTheLimit()
{
    for (int i = 0; i < 30; ++i)
        addTool(u"swarm-%1"_s.arg(i), u"Swarm %1"_s.arg(i), u"swarm"_s);
    const QStringList seven = found(u"swarm"_s, 7);
    QCOMPARE(seven.size(), 7);
    QCOMPARE(QSet<QString>(seven.begin(), seven.end()).size(), 7);
    QCOMPARE(found(u"swarm"_s, 0).size(), 0);
    QCOMPARE(found(u"swarm"_s, 100).size(), 30);
}

void TestSearch::tellsWhereAReviewLeads()
{
    const auto hits = search(*m_connection, u"kills"_s, 5);
    QVERIFY(hits.ok());
    QCOMPARE(hits->size(), 1);
    QCOMPARE(hits->first().record, RecordRef(m_review));
    QCOMPARE(hits->first().tool, m_tern);
    QCOMPARE(hits->first().lens, m_lens);
    QCOMPARE(hits->first().subtitle, u"Primitive · Ada Brandt"_s);
}

/// More words begin with what was typed than search completes from the word list: the rest is found all the same.
void TestSearch::completesLongWords()
{
    for (int i = 0; i < 60; ++i)
        addTool(u"word-%1"_s.arg(i), u"W%1"_s.arg(i), u"quixotic%1"_s.arg(i, 2, 10, QChar(u'0')));
    QCOMPARE(found(u"quixotic"_s, 100).size(), 60);
    QCOMPARE(found(u"quixotic5"_s, 100).size(), 10);
    QCOMPARE(found(u"quixotic"_s, 5).size(), 5);
    QCOMPARE(TypedWords(u"x Quix"_s).completable(), u"quix"_s);
    QCOMPARE(TypedWords(u"qui"_s).completable(), QString());
    QCOMPARE(TypedWords(u"quix."_s).completable(), QString());
    QCOMPARE(TypedWords(u"QÜíx"_s).completable(), u"quix"_s);
    QCOMPARE(TypedWords(u"qu\u0308ix"_s).completable(), u"quix"_s);
    QCOMPARE(TypedWords(u"straß"_s).completable(), QString());
    QCOMPARE(TypedWords(u"кодер"_s).completable(), QString());
}

void TestSearch::followsChanges()
{
    RecordStore<Tool> tools(*m_connection);
    const ToolId id = addTool(u"moth"_s, u"Mothlight"_s);
    QCOMPARE(found(u"mothl"_s), QStringList{u"tool:Mothlight@name"_s});
    Tool tool = *tools.get(id);
    tool.name = u"Emberlight"_s;
    tool.facts = {{QUuid::createUuid(), u"Wingspan"_s, u"4 cm"_s, {}, {}}};
    QVERIFY(tools.update(tool).ok());
    QCOMPARE(found(u"mothl"_s), QStringList());
    QCOMPARE(found(u"wingspan"_s), QStringList{u"tool:Emberlight@facts"_s});
    QVERIFY(tools.remove(id).ok());
    QCOMPARE(found(u"emberl"_s), QStringList());
    QCOMPARE(found(u"wingspan"_s), QStringList());
}

void TestSearch::comparisonsAreKnownByTheirTools()
{
    RecordStore<Tool> tools(*m_connection);
    RecordStore<Comparison> comparisons(*m_connection);
    const ToolId heron = addTool(u"heron"_s, u"Heron"_s);
    const ToolId stork = addTool(u"stork"_s, u"Stork"_s);
    const ToolId ibis = addTool(u"ibis"_s, u"Ibis"_s);
    Comparison waders;
    waders.slug = u"waders"_s;
    waders.tools = {heron, stork};
    const ComparisonId id = add(waders);
    QCOMPARE(found(u"stork heron"_s), QStringList{u"comparison:Heron vs Stork@tools"_s});

    Comparison changed = *comparisons.get(id);
    changed.tools = {ibis, heron};
    QVERIFY(comparisons.update(changed).ok());
    QCOMPARE(found(u"stork heron"_s), QStringList());
    QCOMPARE(found(u"ibis vs her"_s), QStringList{u"comparison:Ibis vs Heron@tools"_s});

    Tool tool = *tools.get(heron);
    tool.name = u"Egret"_s;
    QVERIFY(tools.update(tool).ok());
    QCOMPARE(found(u"ibis egret"_s), QStringList{u"comparison:Ibis vs Egret@tools"_s});
    QVERIFY(comparisons.remove(id).ok());
    QCOMPARE(found(u"ibis egret"_s), QStringList());
    const auto problems = LibraryFile::verify(*m_connection);
    QVERIFY(problems.ok());
    QCOMPARE(*problems, QStringList());
}

void TestSearch::excerpts_data()
{
    QTest::addColumn<QString>("highlighted");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected");
    const QString words = u"one two three four five six seven eight nine ten"_s;
    QTest::newRow("short") << u"a \2b\3 c"_s << 40 << u"a [b] c"_s;
    QTest::newRow("lines become one") << u"a\n\2b\3\tc"_s << 40 << u"a [b] c"_s;
    QTest::newRow("match at the start") << QString(words).replace(u"one"_s, u"\2one\3"_s) << 20
                                        << u"[one] two three four…"_s;
    QTest::newRow("match in the middle") << QString(words).replace(u"seven"_s, u"\2seven\3"_s) << 20
                                         << u"…six [seven] eight…"_s;
    QTest::newRow("match at the end") << QString(words).replace(u"ten"_s, u"\2ten\3"_s) << 20 << u"…nine [ten]"_s;
    QTest::newRow("no match") << words << 10 << u"one two…"_s;
    QTest::newRow("no spaces") << QString(30, u'x') + u"\2yy\3"_s << 20 << u"…xxxxxx[yy]"_s;
    QTest::newRow("stray marks") << u"\3a\2"_s << 20 << u"a"_s;
}

void TestSearch::excerpts()
{
    QFETCH(QString, highlighted);
    QFETCH(int, length);
    QTEST(bracketed(MarkedText::parse(highlighted).excerpt(length)), "expected");
}

void TestSearch::saysWhenTheLibraryCannotBeRead()
{
    auto empty = Connection::open(m_folder.filePath(u"empty.verdict"_s), Connection::Mode::ReadWrite);
    QVERIFY(empty.ok());
    const auto hits = search(**empty, u"lark"_s, 5);
    QVERIFY(!hits.ok());
    QCOMPARE(hits.error().kind, ErrorKind::Library);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
