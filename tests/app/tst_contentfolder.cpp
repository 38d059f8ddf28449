// Content folders of Hugo and Decap: what is guessed of what their files say, and what it does to a library.

#include "columnreader.h"
#include "contentfolder.h"
#include "fileimport.h"
#include "files.h"
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

/// What importing the folder did, which must not be refused as a whole.
ImportReport imported(Library &library, const Folder &folder)
{
    const auto report = importFile(library, folder.path());
    if (!report)
        qFatal("%s", qUtf8Printable(report.error().text()));
    return *report;
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
    void suggests_data();
    void suggests();
    void importsAHugoFolder();
    void takesOneLanguage_data();
    void takesOneLanguage();
    void findsToolsByName();
    void importsDecapData();
    void importsEveryPlanOfAList_data();
    void importsEveryPlanOfAList();
    void takesLogosFromTheFolderOnly();
    void importsTheRestOfABadFile();
    void refusesWhatHoldsNoTool_data();
    void refusesWhatHoldsNoTool();
    void leavesLinksAlone();
    void isOneUndoStepAndChangesNothingTwice();
    void canBeCancelled();
};

void TestContentFolder::suggests_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("explained");
    QTest::newRow("Hugo") << QByteArray("---\ntitle: Tern\ndate: 2026-05-15\ndescription: A coder\nurl: /tools/tern/\n"
                                        "params:\n  website: https://tern.example\n  vendor: Saltmarsh\n"
                                        "categories: [Coding]\ntags: [a]\nweight: 3\n---\nAt length.\n")
                          << u"title is Name, description is Tagline, params.website is Website, "
                             "params.vendor is Vendor, categories is Category, tags is Tags, slug is Slug, body is "
                             "Description"_s;
    QTest::newRow("no body") << QByteArray("---\nname: Tern\ndescription: A coder\nlink: tern.example\n---\n")
                             << u"name is Name, description is Description, link is Website, slug is Slug"_s;
    QTest::newRow("the better name wins")
        << QByteArray("---\nurl: https://tern.example/x\nhomepage: https://tern.example\nlaunched: 2026-01-01\n"
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
    const auto read = ContentFolder::read(folder.path(), u"en"_s);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
    QTEST(read->explained(read->suggestion()), "explained");
}

void TestContentFolder::importsAHugoFolder()
{
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"_index.md"_s, "---\ntitle: All tools\n---\n");
    folder.put(
        u"2026-05-15-tern-coder.md"_s,
        "---\ntitle: Tern Coder\ncategories:\n- Coding\n- Models\ntags: [\"a, b\", c]\nvendor: Saltmarsh\n"
        "date: 2026-06-01T08:00:00+02:00\nlaunched: 2026-05-15\nsummary: Trained on edits\ncontext_window: 200k\n"
        "params:\n  price: $12\n  pros: [\"Fast; and small\", Free]\n---\n\n## What it is\n\nA *model*.\n");
    folder.put(u"larkspur/index.md"_s, "+++\ntitle = 'Larkspur'\nslug = 'Larkspur 4B'\n+++\nReads.\n");
    folder.put(u"auk.md"_s, "---\ntitle: Auk\ndraft: true\n---\n");
    folder.put(u"readme.md"_s, "# How to write\n");
    folder.put(u"auk.ai.md"_s, "---\ntitle: Auk AI\ndraft: true\n---\n");
    folder.put(u"2026-05-15-tern-coder.de.md"_s, "---\ntitle: Seeschwalbe\n---\n");
    folder.put(u".trash/old.md"_s, "---\ntitle: Old\n---\n");

    const ImportReport report = imported(*library, folder);
    QCOMPARE(report.counts.value(Noun::Tool).added, 2);
    QVERIFY(report.refused.isEmpty());
    QVERIFY2(report.notes.first().startsWith(u"taken as: "_s), qPrintable(report.notes.first()));
    for (const QString &note :
         {u"drafts left out: 2"_s, u"texts without front matter left out: 1"_s, u"section pages (_index) left out: 1"_s,
          u"translations left out: 1"_s, u"keys left out: date"_s,
          u"tools with several categories, of which the first was taken: 1"_s})
        QVERIFY2(report.notes.contains(note), qPrintable(note));
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

void TestContentFolder::takesOneLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("tools");  // "slug: name"
    const QString plain = u"plain: Plain"_s; // in the site's own language
    QTest::newRow("English") << u"en"_s << QStringList{u"auk: Auk"_s, u"fulmar: Sturmvogel"_s, u"gull: Gull"_s, plain};
    QTest::newRow("German, of Austria") << u"de-AT"_s
                                        << QStringList{u"auk: Alk"_s, u"fulmar: Sturmvogel"_s, u"gull: Möwe"_s,
                                                       u"plain: Schlicht"_s};
    QTest::newRow("none of them") << u"fi"_s
                                  << QStringList{u"auk: Alk"_s, u"fulmar: Sturmvogel"_s, u"gull: Möwe"_s, plain};
}

void TestContentFolder::takesOneLanguage()
{
    QFETCH(QString, language);
    TemporaryLibrary library;
    Publication publication = *library->publication();
    publication.language = language;
    QVERIFY(library->update(publication, u"language"_s));
    const Folder folder(library);
    const auto titled = [](const char *title) -> QByteArray { return QByteArray("---\ntitle: ") + title + "\n---\n"; };
    folder.put(u"_index.de.md"_s, titled("Alles"));
    folder.put(u"_index.en.md"_s, titled("All"));
    folder.put(u"gull/index.de.md"_s, titled("Möwe"));
    folder.put(u"gull/index.en.md"_s, titled("Gull"));
    folder.put(u"auk.de.md"_s, titled("Alk"));
    folder.put(u"auk.en.md"_s, titled("Auk"));
    folder.put(u"plain.md"_s, titled("Plain"));
    folder.put(u"plain.de.md"_s, titled("Schlicht"));
    folder.put(u"fulmar.de.md"_s, titled("Sturmvogel"));
    const ImportReport report = imported(*library, folder);
    QVERIFY(report.refused.isEmpty());
    QVERIFY(report.notes.contains(u"translations left out: 4"_s));
    QVERIFY(report.notes.contains(u"section pages (_index) left out: 1"_s));
    QStringList tools;
    for (const ToolId id : *library->toolIds())
        tools << library->get(id)->slug + u": "_s + library->get(id)->name;
    tools.sort();
    QTEST(tools, "tools");
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
    const ImportReport report = imported(*library, folder);
    QCOMPARE(library->toolIds()->size(), 1);
    QCOMPARE(report.refused.size(), 1);
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
    const ImportReport report = imported(*library, folder);
    QCOMPARE(report.counts.value(Noun::Tool).added, 5);
    QCOMPARE(toolOf(*library, u"tern"_s).description, u"It **edits**."_s);
    QCOMPARE(toolOf(*library, u"auk"_s).website, u"https://auk.example"_s);
    QCOMPARE(toolOf(*library, u"more"_s).released, QDate(2026, 1, 2));
    QCOMPARE(toolOf(*library, u"petrel"_s).name, u"Petrel"_s);
}

void TestContentFolder::importsEveryPlanOfAList_data()
{
    QTest::addColumn<QByteArray>("pricing");
    QTest::addColumn<QStringList>("plans"); // "name amount currency period"
    QTest::newRow("several") << QByteArray("currency: eur\npricing:\n- {plan: Solo, price: 0}\n"
                                           "- {plan: Team, price: 12.5, period: monthly}\n- {plan: Firm}\n")
                             << QStringList{u"Solo 0 EUR month"_s, u"Team 12.5 EUR month"_s, u"Firm ask EUR month"_s};
    QTest::newRow("only the first has a price") << QByteArray("plans: [{name: Pro, price: 20}, {name: Enterprise}]\n")
                                                << QStringList{u"Pro 20  month"_s, u"Enterprise ask  month"_s};
    QTest::newRow("one name twice") << QByteArray("plans:\n- {name: Pro, price: 20, period: month}\n"
                                                  "- {name: Pro, price: 200, period: year}\n")
                                    << QStringList{u"Pro 20  month"_s, u"Pro 200  year"_s};
    QTest::newRow("without names") << QByteArray("prices: [{price: 20, unit: user}, {price: 200, unit: team}]\n")
                                   << QStringList{u" 20  month"_s, u" 200  month"_s};
    QTest::newRow("ask the vendor") << QByteArray("plans: [{name: Pro, price: 20}, {name: Firm, price: Contact us}]\n")
                                    << QStringList{u"Pro 20  month"_s, u"Firm ask  month"_s};
    QTest::newRow("no price at all") << QByteArray("plans: [{name: Firm, price: 30}, {name: Pro, price: cheap}]\n")
                                     << QStringList{u"Firm 30  month"_s, u"Pro ask  month"_s};
}

void TestContentFolder::importsEveryPlanOfAList()
{
    QFETCH(QByteArray, pricing);
    TemporaryLibrary library;
    const Folder folder(library);
    folder.put(u"tern.md"_s, "---\ntitle: Tern\n" + pricing + "---\n");
    imported(*library, folder);
    QStringList plans;
    for (const Plan &plan : toolOf(*library, u"tern"_s).plans)
        plans << QStringList{plan.name, plan.amount ? QString::number(*plan.amount) : u"ask"_s, plan.currency,
                             toText(plan.period)}
                     .join(u' ');
    QTEST(plans, "plans");
    QVERIFY(imported(*library, folder).changedNothing());
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
    const ImportReport report = imported(*library, folder);
    QCOMPARE(report.counts.value(Noun::Tool).added, 5);
    QCOMPARE(toolOf(*library, u"tern"_s).logo,
             u"data:image/png;base64,"_s + QString::fromLatin1(picture(8, 8).toBase64()));
    const QString auk = toolOf(*library, u"auk"_s).logo;
    QCOMPARE(QImage::fromData(QByteArray::fromBase64(auk.section(u',', 1).toLatin1())).size(), QSize(256, 128));
    for (const QString &without : {u"gull"_s, u"skua"_s, u"fake"_s})
        QVERIFY2(toolOf(*library, without).logo.isEmpty(), qPrintable(without));
    QCOMPARE(report.notes.filter(u"was left out"_s).size(), 3);
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
    const ImportReport report = imported(*library, folder);
    QCOMPARE(report.counts.value(Noun::Tool).added, 2);
    QStringList refused;
    for (const Error &error : report.refused)
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
    const ImportReport report = imported(*library, folder);
    QCOMPARE(report.counts.value(Noun::Tool).added, 1);
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
