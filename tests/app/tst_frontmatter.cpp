// Front matter and data files: what they say as cells, and where they are wrong.

#include "frontmatter.h"

#include <QElapsedTimer>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// "column=cell" each, and the body.
QStringList told(const FrontMatter &matter)
{
    QStringList lines;
    for (const FrontMatter::Entry &entry : matter.entries)
        lines << entry.column + u'=' + entry.cell;
    lines << u"body="_s + matter.body;
    return lines;
}

} // namespace

class TestFrontMatter : public QObject
{
    Q_OBJECT

private slots:
    void readsEverySyntax_data();
    void readsEverySyntax();
    void readsLists();
    void readsDays_data();
    void readsDays();
    void readsDataFiles();
    void namesTheLine_data();
    void namesTheLine();
    void knowsTheLinesOfALargeList();
};

void TestFrontMatter::readsEverySyntax_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray body = "\nIt *edits*.\n\n<!--more-->\n\nWell.\n";
    QTest::newRow("YAML") << QByteArray("---\ntitle: \"Tern: a coder\"\nlaunch: 2026-05-15\nparams:\n  price: 12.5\n"
                                        "tags: [code, local]\nopen: true\nnothing: ~\n---\n" +
                                        body);
    QTest::newRow("TOML") << QByteArray("+++\ntitle = \"Tern: a coder\"\nlaunch = 2026-05-15\nparams.price = 12.5\n"
                                        "tags = [\"code\", \"local\"]\nopen = true\nnothing = \"\"\n+++\n" +
                                        body);
    QTest::newRow("JSON, sorted") << QByteArray("{\"title\": \"Tern: a coder\", \"launch\": \"2026-05-15\",\n"
                                                "\"params\": {\"price\": 12.5}, \"tags\": [\"code\", \"local\"],\n"
                                                "\"open\": true, \"nothing\": null}\n" +
                                                body);
    QTest::newRow("Windows line ends and a mark")
        << QByteArray("\xEF\xBB\xBF---\r\ntitle: \"Tern: a coder\"\r\nlaunch: 2026-05-15T10:00:00Z\r\n"
                      "params: {price: 12.5}\r\ntags:\r\n- code\r\n- local\r\nopen: true\r\nnothing:\r\n--- \r\n" +
                      QByteArray(body).replace("\n", "\r\n"));
}

void TestFrontMatter::readsEverySyntax()
{
    QFETCH(QByteArray, text);
    const auto matter = FrontMatter::ofText(text);
    QVERIFY2(matter.ok() && *matter, matter.ok() ? "no front matter" : qPrintable(matter.error().text()));
    QStringList lines = told(**matter);
    QStringList expected{u"title=Tern: a coder"_s,
                         u"launch=2026-05-15"_s,
                         u"params.price=12.5"_s,
                         u"tags=code\nlocal"_s,
                         u"open=true"_s,
                         u"nothing="_s,
                         u"body=It *edits*.\n\n\n\nWell."_s};
    if (text.startsWith('{')) {
        lines.sort();
        expected.sort();
    }
    QCOMPARE(lines, expected);
}

void TestFrontMatter::readsLists()
{
    const auto matter =
        FrontMatter::ofText("---\n"
                            "pros:\n- text: Fast\n- text: Small\n"
                            "plans:\n- {name: Solo, price: 0}\n- {name: Team}\n- {price: 30, name: Firm}\n"
                            "deep: [[a, b], {x: 1}]\n"
                            "empty: []\n"
                            "lines: |\n  one\n  two\n---\n");
    QVERIFY(matter.ok() && *matter);
    QCOMPARE(told(**matter),
             (QStringList{u"pros=Fast\nSmall"_s, u"plans.name=Solo\nTeam\nFirm"_s, u"plans.price=0\n\n30"_s,
                          u"deep=a, b\n1"_s, u"empty="_s, u"lines=one\ntwo"_s, u"body="_s}));
    QVERIFY(!*FrontMatter::ofText("# A text without front matter\n\n---\n"));
    QVERIFY(!*FrontMatter::ofText(""));
}

void TestFrontMatter::readsDays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("day");
    const QString day = u"2026-05-05"_s;
    QTest::newRow("YAML") << QByteArray("---\nd: 2026-05-05\n---\n") << day;
    QTest::newRow("YAML, short") << QByteArray("---\nd: 2026-5-5\n---\n") << day;
    QTest::newRow("YAML, with a time") << QByteArray("---\nd: 2026-05-05 23:59:43.10 -5\n---\n") << day;
    QTest::newRow("YAML, quoted") << QByteArray("---\nd: '2026-05-05T23:59:43+02:00'\n---\n") << day;
    QTest::newRow("TOML, day") << QByteArray("+++\nd = 2026-05-05\n+++\n") << day;
    QTest::newRow("TOML, local") << QByteArray("+++\nd = 2026-05-05T07:32:00\n+++\n") << day;
    QTest::newRow("TOML, with an offset") << QByteArray("+++\nd = 2026-05-05T00:32:00.999999-07:00\n+++\n") << day;
    QTest::newRow("TOML, a time of day") << QByteArray("+++\nd = 07:32:00\n+++\n") << u"07:32:00"_s;
    QTest::newRow("JSON") << QByteArray("{\"d\": \"2026-05-05T23:59:43Z\"}") << day;
    QTest::newRow("no day") << QByteArray("---\nd: 2026-13-05\n---\n") << u"2026-13-05"_s;
    QTest::newRow("a sentence") << QByteArray("---\nd: 2026-05-05 it began\n---\n") << u"2026-05-05 it began"_s;
}

void TestFrontMatter::readsDays()
{
    QFETCH(QByteArray, text);
    const auto matter = FrontMatter::ofText(text);
    QVERIFY2(matter.ok() && *matter, matter.ok() ? "" : qPrintable(matter.error().text()));
    QTEST((**matter).entries.first().cell, "day");
}

void TestFrontMatter::readsDataFiles()
{
    const auto one = FrontMatter::ofData("title: Tern\nprice: 3\n", DataSyntax::Yaml);
    QVERIFY(one.ok());
    QCOMPARE(one->size(), 1);
    const auto list = FrontMatter::ofData("[{\"title\": \"Tern\"},\n{\"title\": \"Auk\"}]", DataSyntax::Json);
    QVERIFY(list.ok());
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->last().find(u"Title"_s)->cell, u"Auk"_s);
    QCOMPARE(list->last().line, 2);
}

void TestFrontMatter::namesTheLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("what");
    QTest::newRow("never closed") << QByteArray("---\ntitle: Tern\n\nText.\n") << 1 << u"is never closed"_s;
    QTest::newRow("never closed, at the end") << QByteArray("+++\ntitle = 1") << 1 << u"is never closed"_s;
    QTest::newRow("an open brace") << QByteArray("{\"title\": \"Tern\"\n") << 1 << u"is never closed"_s;
    QTest::newRow("tab") << QByteArray("---\ntitle: Tern\nparams:\n\tprice: 1\n---\n") << 4 << u"not valid YAML"_s;
    QTest::newRow("open quotation") << QByteArray("---\ntitle: \"Tern\nvendor: x\n---\n") << 3 << u"not valid YAML"_s;
    QTest::newRow("colons") << QByteArray("---\nvendor: x\ntitle: Tern: a coder\n---\n") << 3 << u"not valid YAML"_s;
    QTest::newRow("unknown alias") << QByteArray("---\ntitle: Tern\nx: *y\n---\n") << 3 << u"not valid YAML"_s;
    QTest::newRow("twice in YAML") << QByteArray("---\ntitle: Tern\nvendor: x\ntitle: Auk\n---\n") << 4
                                   << u"the key \"title\" stands twice"_s;
    QTest::newRow("twice in TOML") << QByteArray("+++\ntitle = 'Tern'\ntitle = 'Auk'\n+++\n") << 3
                                   << u"not valid TOML"_s;
    QTest::newRow("twice in JSON") << QByteArray("{\"a\": 1,\n\"a\": 2}\n") << 2 << u"stands twice"_s;
    QTest::newRow("TOML") << QByteArray("+++\ntitle = Tern\n+++\n") << 2 << u"not valid TOML"_s;
    QTest::newRow("JSON") << QByteArray("{\"title\": \"Tern\",\n\"x\": }\n") << 2 << u"not valid JSON"_s;
    QTest::newRow("a list") << QByteArray("---\n- Tern\n---\n") << 2 << u"no list of keys"_s;
    QTest::newRow("a word") << QByteArray("---\nTern\n---\n") << 2 << u"no list of keys"_s;
    QTest::newRow("a key of many") << QByteArray("---\n? [a, b]\n: c\n---\n") << 2 << u"a key must be a word"_s;
    QTest::newRow("not UTF-8") << QByteArray("---\ntitle: T\xE9rn\n---\n") << 2 << u"not UTF-8"_s;
    QTest::newRow("not UTF-8, at the end") << QByteArray("---\ntitle: T\xE9\n---\n") << 2 << u"not UTF-8"_s;
    QTest::newRow("not text") << QByteArray("---\ntitle: T\n---\n\n\0", 20) << 5 << u"not UTF-8"_s;
    QByteArray bomb("---\na: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c <= 'i'; ++c) {
        const QByteArray before(1, char(c - 1));
        bomb += QByteArray(1, c) + ": &" + QByteArray(1, c) + " [" + QByteArrayList(9, '*' + before).join(',') + "]\n";
    }
    QTest::newRow("a bomb of aliases") << QByteArray(bomb + "---\n") << 2 << u"more than 250000 values"_s;
    QByteArray many;
    for (int i = 0; i <= FrontMatter::mostKeys; ++i)
        many += "k" + QByteArray::number(i) + ": v\n";
    QTest::newRow("many keys") << QByteArray("---\n" + many + "---\n") << 2 << u"more than 200 keys"_s;
    QTest::newRow("an alias of itself") << QByteArray("---\na: &a [x, *a]\n---\n") << 2 << u"deep in each other"_s;
    QTest::newRow("deep") << QByteArray("---\na: " + QByteArray(200000, '[') + "\n---\n") << 2
                          << u"too deep in each other"_s;
    QTest::newRow("deep TOML") << QByteArray("+++\na = " + QByteArray(200000, '[') + "\n+++\n") << 2 << u""_s;
    QTest::newRow("deep JSON") << QByteArray("{\"a\":\n" + QByteArray(2000, '[') + QByteArray(2000, ']') + "}\n") << 0
                               << u""_s;
}

void TestFrontMatter::namesTheLine()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, what);
    const auto matter = FrontMatter::ofText(text);
    QVERIFY(!matter.ok());
    QVERIFY2(matter.error().what.contains(what), qPrintable(matter.error().what));
    if (line > 0)
        QCOMPARE(matter.error().line, line);
}

/// 4,000 tools with 15 values each, which a table of tools may well have.
void TestFrontMatter::knowsTheLinesOfALargeList()
{
    QByteArray text = "[\n";
    constexpr int count = 4000;
    for (int i = 0; i < count; ++i) {
        text += i == 0 ? "{" : ",\n{";
        for (char key = 'a'; key < 'o'; ++key)
            text += QByteArray("\"") + key + "\": \"" + QByteArray::number(i) + "\", ";
        text += "\"title\": \"Tool " + QByteArray::number(i) + "\"}";
    }
    text += "\n]\n";
    QElapsedTimer timer;
    timer.start();
    const auto records = FrontMatter::ofData(text, DataSyntax::Json);
    QVERIFY2(records.ok(), records.ok() ? "" : qPrintable(records.error().text()));
    QCOMPARE(records->size(), count);
    QCOMPARE(records->first().line, 2);
    QCOMPARE(records->last().line, count + 1);
    QVERIFY2(timer.elapsed() < 20000, "each line is looked up from the beginning"); // 0.3 s as it is meant
    QCOMPARE(FrontMatter::ofData("\xEF\xBB\xBF{\"a.b\": 1,\n\"title\": [\n2]}", DataSyntax::Json)
                 ->first()
                 .find(u"title"_s)
                 ->line,
             2);
}

QTEST_GUILESS_MAIN(TestFrontMatter)
#include "tst_frontmatter.moc"
