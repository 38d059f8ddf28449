// Content folders of Hugo and Decap: what their files say, what is guessed of it, and what it does to a library.

#include "columnreader.h"
#include "contentfolder.h"
#include "fileimport.h"
#include "files.h"
#include "frontmatter.h"
#include "temporarylibrary.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
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

/// A content folder in a library's temporary folder.
class Folder
{
public:
    explicit Folder(const TemporaryLibrary &library) : m_path(library.file(u"tools"_s)) { QDir().mkpath(m_path); }

    void put(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(file(name)).path());
        write(file(name), bytes);
    }
    [[nodiscard]] QString file(const QString &name) const { return m_path + u'/' + name; }
    [[nodiscard]] QString path() const { return m_path; }

private:
    QString m_path;
};

Tool toolOf(Library &library, const QString &slug)
{
    const auto id = library.find<Tool>(slug);
    return id && id->isValid() ? *library.get(*id) : Tool();
}

QByteArray picture(int width, int height)
{
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestContentFolder : public QObject
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
    void suggests_data();
    void suggests();
    void importsAHugoFolder();
    void findsToolsByName();
    void importsDecapData();
    void importsEveryPlanOfAList();
    void takesLogosFromTheFolderOnly();
    void importsTheRestOfABadFile();
    void refusesWhatHoldsNoTool_data();
    void refusesWhatHoldsNoTool();
    void leavesLinksAlone();
    void isOneUndoStepAndChangesNothingTwice();
    void canBeCancelled();
};

void TestContentFolder::readsEverySyntax_data()
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

void TestContentFolder::readsEverySyntax()
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

void TestContentFolder::readsLists()
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

void TestContentFolder::readsDays_data()
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

void TestContentFolder::readsDays()
{
    QFETCH(QByteArray, text);
    const auto matter = FrontMatter::ofText(text);
    QVERIFY2(matter.ok() && *matter, matter.ok() ? "" : qPrintable(matter.error().text()));
    QTEST((**matter).entries.first().cell, "day");
}

void TestContentFolder::readsDataFiles()
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

void TestContentFolder::namesTheLine_data()
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
    QTest::newRow("a bomb of aliases") << QByteArray(bomb + "---\n") << 2 << u"more than 20000 values"_s;
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

void TestContentFolder::namesTheLine()
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

void TestContentFolder::suggests_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("explained");
    QTest::newRow("Hugo") << QByteArray("---\ntitle: Tern\ndate: 2026-05-15\ndescription: A coder\nurl: /tools/tern/\n"
                                        "params:\n  website: https://tern.example\n  vendor: Saltmarsh\n"
                                        "categories: [Coding]\ntags: [a]\nweight: 3\n---\nAt length.\n")
                          << u"title is Name, date is Released, description is Tagline, params.website is Website, "
                             "params.vendor is Vendor, categories is Category, tags is Tags, slug is Slug, body is "
                             "Description"_s;
    QTest::newRow("no body") << QByteArray("---\nname: Tern\ndescription: A coder\nlink: tern.example\n---\n")
                             << u"name is Name, description is Description, link is Website, slug is Slug"_s;
    QTest::newRow("the better name wins")
        << QByteArray("---\nurl: https://tern.example/x\nhomepage: https://tern.example\ndate: 2026-01-01\n"
                      "release_date: 2025-12-01\ntitle: Tern\nname: Tern Coder\n---\n")
        << u"homepage is Website, release_date is Released, name is Name, slug is Slug"_s;
    QTest::newRow("the last key counts")
        << QByteArray("---\nauthor: {name: Ilka}\ntitle: Tern\nlinks: {website: tern.example}\nvendor: {name: S}\n"
                      "tool: {license: MIT}\npublished: true\n---\n")
        << u"title is Name, links.website is Website, vendor.name is Vendor, tool.license is Licence, slug is Slug"_s;
}

void TestContentFolder::suggests()
{
    QFETCH(QByteArray, text);
    const TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.md"_s, text);
    const auto read = ContentFolder::read(folder.path());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
    QTEST(read->explained(read->suggestion()), "explained");
}

void TestContentFolder::importsAHugoFolder()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"_index.md"_s, "---\ntitle: All tools\n---\n");
    folder.put(u"2026-05-15-tern-coder.md"_s,
               "---\ntitle: Tern Coder\ncategories:\n- Coding\n- Models\ntags: [\"a, b\", c]\nvendor: Saltmarsh\n"
               "date: 2026-05-15T08:00:00+02:00\nsummary: Trained on edits\ncontext_window: 200k\n"
               "params:\n  price: $12\n  pros: [\"Fast; and small\", Free]\n---\n\n## What it is\n\nA *model*.\n");
    folder.put(u"larkspur/index.md"_s, "+++\ntitle = 'Larkspur'\nslug = 'Larkspur 4B'\n+++\nReads.\n");
    folder.put(u"auk.md"_s, "---\ntitle: Auk\ndraft: true\n---\n");
    folder.put(u"readme.md"_s, "# How to write\n");
    folder.put(u"auk.ai.md"_s, "---\ntitle: Auk AI\ndraft: true\n---\n");
    folder.put(u"2026-05-15-tern-coder.de.md"_s, "---\ntitle: Seeschwalbe\n---\n");
    folder.put(u".trash/old.md"_s, "---\ntitle: Old\n---\n");

    const auto report = importFile(*library, folder.path());
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 2);
    QVERIFY(report->refused.isEmpty());
    QVERIFY2(report->notes.first().startsWith(u"taken as: "_s), qPrintable(report->notes.first()));
    for (const QString &note :
         {u"drafts left out: 2"_s, u"texts without front matter left out: 1"_s, u"section pages (_index) left out: 1"_s,
          u"translations left out: 1"_s, u"tools with several categories, of which the first was taken: 1"_s})
        QVERIFY2(report->notes.contains(note), qPrintable(note));
    const Tool tern = toolOf(*library, u"tern-coder"_s);
    QCOMPARE(tern.name, u"Tern Coder"_s);
    QCOMPARE(tern.category, u"Coding"_s);
    QCOMPARE(tern.tags, (QStringList{u"a, b"_s, u"c"_s}));
    QCOMPARE(tern.vendor, u"Saltmarsh"_s);
    QCOMPARE(tern.released, QDate(2026, 5, 15));
    QCOMPARE(tern.tagline, u"Trained on edits"_s);
    QCOMPARE(tern.description, u"## What it is\n\nA *model*."_s);
    QCOMPARE(tern.pros, (QStringList{u"Fast; and small"_s, u"Free"_s}));
    QCOMPARE(tern.plans.size(), 1);
    QCOMPARE(tern.plans.first().amount, std::optional<double>(12));
    QCOMPARE(tern.facts.size(), 1);
    QCOMPARE(tern.facts.first().name, u"Context window"_s);
    QCOMPARE(toolOf(*library, u"larkspur-4b"_s).description, u"Reads."_s);
}

void TestContentFolder::findsToolsByName()
{
    TemporaryLibrary library;
    Tool lark;
    lark.name = u"Larkspur 4B"_s;
    lark.slug = u"lark"_s;
    QVERIFY(library->add(lark, u"test"_s));
    const Folder folder(library);
    folder.put(u"larkspur.md"_s, "---\ntitle: larkspur 4b\nvendor: Labs\n---\n");
    folder.put(u"other.md"_s, "---\ntitle: Larkspur 4B\nvendor: Other\n---\n");
    const auto report = importFile(*library, folder.path());
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text()));
    QCOMPARE(library->toolIds()->size(), 1);
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(toolOf(*library, u"lark"_s).vendor, u"Labs"_s);
}

void TestContentFolder::importsDecapData()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.yml"_s, "title: Tern\nbody: |\n  It **edits**.\n");
    folder.put(u"auk.json"_s, R"({"title": "Auk", "website": "auk.example", "tags": ["x", "y"]})");
    folder.put(u"more.toml"_s, "title = 'Puffin'\nreleased = 2026-01-02\n");
    folder.put(u"list.yaml"_s, "- title: Fulmar\n- title: Petrel\n");
    const auto report = importFile(*library, folder.path());
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 5);
    QCOMPARE(toolOf(*library, u"tern"_s).description, u"It **edits**."_s);
    QCOMPARE(toolOf(*library, u"auk"_s).website, u"https://auk.example"_s);
    QCOMPARE(toolOf(*library, u"more"_s).released, QDate(2026, 1, 2));
    QCOMPARE(toolOf(*library, u"petrel"_s).name, u"Petrel"_s);
}

void TestContentFolder::importsEveryPlanOfAList()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.md"_s,
               "---\ntitle: Tern\ncurrency: eur\npricing:\n"
               "- {plan: Solo, price: 0}\n- {plan: Team, price: 12.5, period: monthly}\n- {plan: Firm}\n---\n");
    QVERIFY(importFile(*library, folder.path()).ok());
    const QList<Plan> plans = toolOf(*library, u"tern"_s).plans;
    QCOMPARE(plans.size(), 3);
    QCOMPARE(plans.at(0).name, u"Solo"_s);
    QCOMPARE(plans.at(0).amount, std::optional<double>(0));
    QCOMPARE(plans.at(1).amount, std::optional<double>(12.5));
    QCOMPARE(plans.at(1).currency, u"EUR"_s);
    QCOMPARE(plans.at(2).name, u"Firm"_s);
    QCOMPARE(plans.at(2).amount, std::nullopt);
    QVERIFY(importFile(*library, folder.path())->changedNothing());
}

void TestContentFolder::takesLogosFromTheFolderOnly()
{
    TemporaryLibrary library;
    const Folder folder(library);
    write(library.file(u"secret.png"_s), picture(8, 8));
    QDir().mkpath(library.file(u"static/img"_s));
    write(library.file(u"static/img/auk.png"_s), picture(600, 300));
    folder.put(u"tern/logo.png"_s, picture(8, 8));
    folder.put(u"tern/index.md"_s, "---\ntitle: Tern\nlogo: logo.png\n---\n");
    folder.put(u"auk.md"_s, "---\ntitle: Auk\nlogo: /img/auk.png\n---\n");
    folder.put(u"gull.md"_s, "---\ntitle: Gull\nlogo: ../secret.png\n---\n");
    folder.put(u"skua.md"_s, "---\ntitle: Skua\nlogo: https://skua.example/logo.png\n---\n");
    folder.put(u"fake.png"_s, "no picture");
    folder.put(u"fake.md"_s, "---\ntitle: Fake\nlogo: fake.png\n---\n");
    const auto report = importFile(*library, folder.path());
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 5);
    QCOMPARE(toolOf(*library, u"tern"_s).logo,
             u"data:image/png;base64,"_s + QString::fromLatin1(picture(8, 8).toBase64()));
    const QString auk = toolOf(*library, u"auk"_s).logo;
    QCOMPARE(QImage::fromData(QByteArray::fromBase64(auk.section(u',', 1).toLatin1())).size(), QSize(256, 128));
    for (const QString &without : {u"gull"_s, u"skua"_s, u"fake"_s})
        QVERIFY2(toolOf(*library, without).logo.isEmpty(), qPrintable(without));
    QCOMPARE(report->notes.filter(u"was left out"_s).size(), 3);
}

void TestContentFolder::importsTheRestOfABadFile()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"a-good.md"_s, "---\ntitle: Good\nreleased: 2026-01-01\n---\n");
    folder.put(u"b-open.md"_s, "---\ntitle: Open\n");
    folder.put(u"c-day.md"_s, "---\ntitle: Day\nvendor: x\nreleased: soon\n---\n");
    folder.put(u"d-same.md"_s, "---\ntitle: Same\nslug: a-good\n---\n");
    folder.put(u"e-nameless.md"_s, "---\nvendor: x\n---\n");
    folder.put(u"f-big.md"_s, "---\ntitle: Big\n---\n" + QByteArray(int(ContentFolder::mostBytes), 'x'));
    folder.put(u"g-good.md"_s, "---\ntitle: Last\n---\n");
    const auto report = importFile(*library, folder.path());
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 2);
    QStringList refused;
    for (const Error &error : report->refused)
        refused << error.text().remove(folder.path() + u'/');
    refused.sort();
    const QStringList expected{u"b-open.md:1: the front matter"_s, u"c-day.md:4: \"soon\" is no date"_s,
                               u"d-same.md:2: the tool \"Same\" stands in "_s,
                               u"e-nameless.md:2: a tool needs a name"_s, u"f-big.md: the file is larger than 4 MB"_s};
    QCOMPARE(refused.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY2(refused.at(i).startsWith(expected.at(i)), qPrintable(refused.at(i)));
    QVERIFY(toolOf(*library, u"g-good"_s).id.isValid());
}

void TestContentFolder::refusesWhatHoldsNoTool_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("what");
    QTest::newRow("nothing") << QString() << QByteArray() << u"this folder holds no tools"_s;
    QTest::newRow("other files") << u"x.png"_s << QByteArray("x") << u"this folder holds no tools"_s;
    QTest::newRow("texts only") << u"x.md"_s << QByteArray("# x\n") << u"texts without front matter left out: 1"_s;
    QTest::newRow("bad files only") << u"x.md"_s << QByteArray("---\n") << u"never closed"_s;
    QTest::newRow("bad rows only") << u"x.md"_s << QByteArray("---\ntitle: \nname: ''\n---\n") << u"name"_s;
    QTest::newRow("no names") << u"x.md"_s << QByteArray("---\nvendor: x\n---\n") << u"name"_s;
}

void TestContentFolder::refusesWhatHoldsNoTool()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, what);
    TemporaryLibrary library;
    const Folder folder(library);
    if (!name.isEmpty())
        folder.put(name, text);
    const QString undo = library->undoText();
    const auto report = importFile(*library, folder.path());
    QVERIFY(!report.ok());
    QVERIFY2(report.error().what.contains(what), qPrintable(report.error().text()));
    QVERIFY2(report.error().file.startsWith(folder.path()), qPrintable(report.error().text()));
    QVERIFY(library->toolIds()->isEmpty());
    QCOMPARE(library->undoText(), undo);
}

void TestContentFolder::leavesLinksAlone()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.md"_s, "---\ntitle: Tern\n---\n");
    write(library.file(u"outside.md"_s), "---\ntitle: Outside\n---\n");
    QVERIFY(QFile::link(folder.path(), folder.file(u"circle"_s)));
    QVERIFY(QFile::link(library.file(u"outside.md"_s), folder.file(u"outside.md"_s)));
    QVERIFY(QFile::link(folder.file(u"itself.md"_s), folder.file(u"itself.md"_s)));
    const auto report = importFile(*library, folder.path());
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 1);
    QVERIFY(toolOf(*library, u"tern"_s).id.isValid());
}

void TestContentFolder::isOneUndoStepAndChangesNothingTwice()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.md"_s,
               "---\ntitle: Tern\nprice: 3\ncontext_window: 1k\npros: [a, b]\nlogo: t.png\n---\n\nText.\n");
    folder.put(u"auk.md"_s, "---\ntitle: Auk\ncategories: [x, y]\n---\n");
    folder.put(u"t.png"_s, picture(9, 9));
    QSignalSpy changes(&*library, &Library::changed);
    QVERIFY(importFile(*library, folder.path() + u'/').ok());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(library->undoText(), u"Import of tools"_s);
    const auto again = importFile(*library, folder.path());
    QVERIFY2(again.ok() && again->changedNothing(), qPrintable(again->text()));
    QCOMPARE(changes.size(), 1);
    QVERIFY(library->undo());
    QVERIFY(library->toolIds()->isEmpty());
}

void TestContentFolder::canBeCancelled()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.md"_s, "---\ntitle: Tern\n---\n");
    folder.put(u"auk.md"_s, "---\ntitle: Auk\n---\n");
    for (int stop = 0; stop < 4; ++stop) {
        int calls = 0;
        const auto report = importFile(*library, folder.path(), [&](qint64, qint64) { return calls++ < stop; });
        QVERIFY(!report.ok());
        QVERIFY(isCancelled(report.error()));
        QVERIFY(library->toolIds()->isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestContentFolder)
#include "tst_contentfolder.moc"
