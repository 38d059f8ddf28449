// The commands of `verdict` about a library, run as a person or a script runs them; those of the panel are in
// tst_clipanel.cpp.

#include "files.h"
#include "programtest.h"
#include "temporarylibrary.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace vd;

namespace {

QJsonArray json(const Run &run)
{
    return QJsonDocument::fromJson(run.out.toUtf8()).array();
}

} // namespace

class TestCli : public ProgramTest
{
    Q_OBJECT

private slots:
    void init() { makeFolder(); }
    void helpsAndTellsItsVersion_data();
    void helpsAndTellsItsVersion();
    void wrongUsage_data();
    void wrongUsage();
    void newNeverOverwrites();
    void sampleIsWhole();
    void dumpOfADumpIsTheSame();
    void importsWhatItIsGiven();
    void importsTheRestWhenAFileIsRefused();
    void importsAContentFolder();
    void signsChanges();
    void listsAsTextAndJson();
    void searches();
    void exportsTheSamePageEachTime();
    void exportsMarkdownCardsAndNoPdf();
    void checksComparisons();
    void verifiesAndBacksUp();
    void looksAtAnOldLibraryWithoutUpgrading();
    void readsAndImportsWhileADeskIsOpen();
    void takesNothingFromADesk();
};

void TestCli::helpsAndTellsItsVersion_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("the program") << QString();
    for (const char *command :
         {"new", "import", "merge", "list", "search", "export", "check", "forms", "panel", "dump", "verify", "backup"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCli::helpsAndTellsItsVersion()
{
    QFETCH(QString, command);
    const QStringList first = command.isEmpty() ? QStringList() : QStringList{command};
    const Run help = run(first + QStringList{QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    QVERIFY(help.err.isEmpty());
    QVERIFY2(help.out.contains(QStringLiteral("verdict ") + (command.isEmpty() ? QStringLiteral("new") : command)),
             qPrintable(help.out));
    const Run version = run(first + QStringList{QStringLiteral("--version")});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith(QStringLiteral("verdict ")));
}

void TestCli::wrongUsage_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"",
                                  "frobnicate",
                                  "new",
                                  "new a b",
                                  "new a --colour",
                                  "import a",
                                  "list a",
                                  "list a fruit",
                                  "search a",
                                  "export a",
                                  "export a --comparison x",
                                  "export a --output x",
                                  "dump a",
                                  "backup a",
                                  "verify",
                                  "check",
                                  "forms a",
                                  "panel",
                                  "panel a b",
                                  "merge a",
                                  "merge a b --accept mine",
                                  "list a tools --output"})
        QTest::newRow(*arguments ? arguments : "nothing") << QString::fromLatin1(arguments);
}

void TestCli::wrongUsage()
{
    QFETCH(QString, arguments);
    const Run wrong = run(arguments.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(wrong.status, 2);
    QVERIFY(wrong.out.isEmpty());
    QVERIFY2(wrong.err.startsWith(QStringLiteral("verdict: ")), qPrintable(wrong.err));
}

void TestCli::newNeverOverwrites()
{
    write(path("taken.verdict"), "precious");
    const Run refused = run({QStringLiteral("new"), QStringLiteral("taken.verdict")});
    QCOMPARE(refused.status, 4);
    QVERIFY2(refused.err.startsWith(QStringLiteral("verdict: taken.verdict: there is already a file")),
             qPrintable(refused.err));
    QCOMPARE(contents(path("taken.verdict")), QByteArray("precious"));

    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("fresh.verdict")}).status, 0);
    QCOMPARE(run({QStringLiteral("list"), QStringLiteral("fresh.verdict"), QStringLiteral("tools")}).out, QString());
}

void TestCli::sampleIsWhole()
{
    makeSample();
    const auto list = [&](const char *noun) {
        return json(
            run({QStringLiteral("list"), QStringLiteral("s.verdict"), QLatin1String(noun), QStringLiteral("--json")}));
    };
    QCOMPARE(list("tools").size(), 6);
    QCOMPARE(list("comparisons").size(), 4);
    QVERIFY(list("reviews").size() >= 24);
    for (const auto &comparison : list("comparisons"))
        QVERIFY2(comparison[QStringLiteral("approved")] == comparison[QStringLiteral("expected")],
                 qPrintable(comparison[QStringLiteral("slug")].toString()));
}

void TestCli::dumpOfADumpIsTheSame()
{
    makeSample();
    QCOMPARE(
        run({QStringLiteral("dump"), QStringLiteral("s.verdict"), QStringLiteral("--output"), QStringLiteral("a.json")})
            .status,
        0);
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("copy.verdict")}).status, 0);
    const Run imported = run({QStringLiteral("import"), QStringLiteral("copy.verdict"), QStringLiteral("a.json")});
    QVERIFY2(imported.status == 0, qPrintable(imported.err));
    QCOMPARE(run({QStringLiteral("dump"), QStringLiteral("copy.verdict"), QStringLiteral("--output"),
                  QStringLiteral("b.json")})
                 .status,
             0);
    QVERIFY(contents(path("a.json")).size() > 10'000);
    const auto content = [&](const char *name) { // but for whose last change it was made from
        const QByteArray text = contents(path(name));
        return QByteArray(text).remove(0, text.indexOf("\"publication\""));
    };
    QVERIFY(contents(path("a.json")).contains("\"made_from\""));
    QCOMPARE(content("b.json"), content("a.json"));
}

void TestCli::importsWhatItIsGiven()
{
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("a.verdict")}).status, 0);
    write(path("tools.csv"), "Tool;Vendor\nTern;Tern Inc\nLarkspur;\n");
    write(path("votes.csv"), "tool,ship,skip,as_of,source\nTern,12,3,2026-05-01,poll\n");
    write(path("more.json"),
          R"({"format": "verdict-library", "version": 1, "comparisons": [{"tools": ["tern", "larkspur"]}]})");
    const QStringList all{QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("tools.csv"),
                          QStringLiteral("votes.csv"), QStringLiteral("more.json")};
    const Run first = run(all);
    QVERIFY2(first.status == 0, qPrintable(first.err));
    QVERIFY2(first.err.contains(QStringLiteral("tools.csv: 2 tools added")), qPrintable(first.err));
    QVERIFY2(first.err.contains(QStringLiteral("votes.csv: 1 tool updated")), qPrintable(first.err));
    QVERIFY2(first.err.contains(QStringLiteral("more.json: 1 comparison added")), qPrintable(first.err));
    const Run second = run(all);
    QCOMPARE(second.status, 0);
    QCOMPARE(second.err.count(QStringLiteral("nothing changed")), 3);
}

void TestCli::importsTheRestWhenAFileIsRefused()
{
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("a.verdict")}).status, 0);
    write(path("bad.json"), "{\n\"format\": 1}");
    write(path("tools.csv"), "Tool\nTern\n");
    const Run some = run({QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("bad.json"),
                          QStringLiteral("nowhere.csv"), QStringLiteral("tools.csv")});
    QCOMPARE(some.status, 3);
    const QStringList said = some.err.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(said.size(), 3);
    QVERIFY2(said.at(0).startsWith(QStringLiteral("verdict: bad.json:2: ")), qPrintable(some.err));
    QVERIFY2(said.at(1).startsWith(QStringLiteral("verdict: nowhere.csv: ")), qPrintable(some.err));
    QCOMPARE(said.at(2), QStringLiteral("verdict: tools.csv: 1 tool added"));
}

void TestCli::importsAContentFolder()
{
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("a.verdict")}).status, 0);
    QVERIFY(QDir().mkpath(path("tools/auk")));
    write(path("tools/tern.md"), "---\ntitle: Tern\nodd: 1\n---\n\nIt *edits*.\n");
    write(path("tools/auk/index.md"), "+++\ntitle = 'Auk'\n+++\n");
    const QStringList import{QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("tools/")};
    const Run first = run(import);
    QVERIFY2(first.status == 0, qPrintable(first.err));
    QCOMPARE(first.err, QStringLiteral("verdict: tools/: taken as: title is Name, slug is Slug, body is Description\n"
                                       "verdict: tools/: keys left out: odd\n"
                                       "verdict: tools/: 2 tools added\n"));
    write(path("tools/bad.md"), "---\ntitle: [\n---\n");
    write(path("tools/gull.md"), "---\ntitle: Gull\n---\n");
    const Run second = run(import);
    QCOMPARE(second.status, 3);
    QVERIFY2(second.err.startsWith(QStringLiteral("verdict: tools/bad.md:")), qPrintable(second.err));
    QVERIFY2(second.err.endsWith(QStringLiteral("verdict: tools/: 1 tool added\n")), qPrintable(second.err));
    QVERIFY(QFile::remove(path("tools/bad.md")));
    QVERIFY(run(import).err.contains(QStringLiteral("nothing changed")));
}

void TestCli::signsChanges()
{
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("a.verdict")}).status, 0);
    write(path("tools.csv"), "Tool\nTern\n");
    QCOMPARE(run({QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("tools.csv"),
                  QStringLiteral("--user"), QStringLiteral("Ada")})
                 .status,
             0);
    const Library::Opened opened = Library::open(path("a.verdict"), {});
    const QList<HistoryEntry> history = *opened.library->history(10);
    QCOMPARE(history.first().who, QStringLiteral("Ada"));
    QCOMPARE(history.first().action, QStringLiteral("Import of tools.csv"));
}

void TestCli::listsAsTextAndJson()
{
    makeSample();
    const Run text = run({QStringLiteral("list"), QStringLiteral("s.verdict"), QStringLiteral("tools")});
    QCOMPARE(text.status, 0);
    QVERIFY2(text.out.contains(QStringLiteral("larkspur-4b\tLarkspur 4B\t")), qPrintable(text.out));
    QCOMPARE(text.out.count(u'\n'), 6);
    const QJsonArray reviewers = json(run(
        {QStringLiteral("list"), QStringLiteral("s.verdict"), QStringLiteral("reviewers"), QStringLiteral("--json")}));
    QVERIFY(!reviewers.isEmpty());
    QVERIFY(!reviewers.first()[QStringLiteral("slug")].toString().isEmpty());
}

void TestCli::searches()
{
    makeSample();
    const QJsonArray hits = json(run(
        {QStringLiteral("search"), QStringLiteral("s.verdict"), QStringLiteral("larkspur"), QStringLiteral("--json")}));
    QVERIFY(!hits.isEmpty());
    QCOMPARE(hits.first()[QStringLiteral("slug")].toString(), QStringLiteral("larkspur-4b"));
    const Run none =
        run({QStringLiteral("search"), QStringLiteral("s.verdict"), QStringLiteral("xyzzy"), QStringLiteral("\"*(")});
    QCOMPARE(none.status, 0);
    QVERIFY(none.out.isEmpty());
}

void TestCli::exportsTheSamePageEachTime()
{
    makeSample();
    const QStringList to{QStringLiteral("export"), QStringLiteral("s.verdict"), QStringLiteral("--comparison"),
                         QStringLiteral("larkspur-4b-vs-tern-coder"), QStringLiteral("--output")};
    QCOMPARE(run(to + QStringList{QStringLiteral("one.html")}).status, 0);
    QCOMPARE(run(to + QStringList{QStringLiteral("two.html")}).status, 0);
    const QByteArray page = contents(path("one.html"));
    QVERIFY(page.startsWith("<!DOCTYPE html>") || page.startsWith("<!doctype html>"));
    QVERIFY(page.contains("Larkspur 4B vs Tern Coder"));
    QCOMPARE(contents(path("two.html")), page);

    const Run missing = run({QStringLiteral("export"), QStringLiteral("s.verdict"), QStringLiteral("--comparison"),
                             QStringLiteral("nothing"), QStringLiteral("--output"), QStringLiteral("x.html")});
    QCOMPARE(missing.status, 3);
    QVERIFY2(missing.err.contains(QStringLiteral("there is no comparison \"nothing\"")), qPrintable(missing.err));
    QVERIFY(!QFile::exists(path("x.html")));
}

void TestCli::exportsMarkdownCardsAndNoPdf()
{
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("a.verdict"), QStringLiteral("--sample")}).status, 0);
    const QString slug = run({QStringLiteral("list"), QStringLiteral("a.verdict"), QStringLiteral("comparisons")})
                             .out.section(QRegularExpression(QStringLiteral("\\s")), 0, 0);
    const auto exported = [&](const QString &name) {
        return run({QStringLiteral("export"), QStringLiteral("a.verdict"), QStringLiteral("--comparison"), slug,
                    QStringLiteral("--output"), name});
    };
    const Run card = exported(QStringLiteral("page.embed.html"));
    QCOMPARE(card.status, 0);
    QVERIFY(contents(path("page.embed.html")).contains("<body class=\"embed "));
    const QString address = QStringLiteral("https://ballast-review.example/embed/%1.html").arg(slug);
    QVERIFY2(card.out.startsWith(QStringLiteral("<iframe src=\"%1\" ").arg(address)), qPrintable(card.out));
    QVERIFY2(card.err.startsWith(QStringLiteral("verdict: put page.embed.html at ") + address), qPrintable(card.err));
    QCOMPARE(exported(QStringLiteral("page.md")).status, 0);
    const QByteArray markdown = contents(path("page.md"));
    QVERIFY2(markdown.contains("\n# ") && markdown.contains("\n> “"), markdown.left(300));
    const Run pdf = exported(QStringLiteral("page.pdf"));
    QCOMPARE(pdf.status, 3);
    QVERIFY2(pdf.err.startsWith(QStringLiteral("verdict: page.pdf: PDF takes the desk")), qPrintable(pdf.err));
    QVERIFY(!QFile::exists(path("page.pdf")));
}

void TestCli::checksComparisons()
{
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("a.verdict")}).status, 0);
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("a.verdict")}).status, 0); // nothing to complain about
    write(path("a.json"), R"({"format": "verdict-library", "version": 1, "tools": [{"name": "A"}, {"name": "B"}],
                             "comparisons": [{"tools": ["a", "b"]}]})");
    QCOMPARE(run({QStringLiteral("import"), QStringLiteral("a.verdict"), QStringLiteral("a.json")}).status, 0);
    const Run checked = run({QStringLiteral("check"), QStringLiteral("a.verdict"), QStringLiteral("a-vs-b")});
    QCOMPARE(checked.status, 1);
    QVERIFY2(checked.out.contains(QStringLiteral("a-vs-b: problem: Buyer on A is missing.")), qPrintable(checked.out));
    QVERIFY2(checked.out.contains(QStringLiteral("a-vs-b: problem: The summary is missing.")), qPrintable(checked.out));
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("a.verdict"), QStringLiteral("nothing")}).status, 3);
}

void TestCli::verifiesAndBacksUp()
{
    makeSample();
    QCOMPARE(run({QStringLiteral("verify"), QStringLiteral("s.verdict")}).status, 0);
    QCOMPARE(run({QStringLiteral("backup"), QStringLiteral("s.verdict"), QStringLiteral("b.verdict")}).status, 0);
    for (const char *name : {"s", "b"})
        QCOMPARE(run({QStringLiteral("dump"), QStringLiteral("%1.verdict").arg(QLatin1String(name)),
                      QStringLiteral("--output"), QStringLiteral("%1.json").arg(QLatin1String(name))})
                     .status,
                 0);
    QCOMPARE(contents(path("b.json")), contents(path("s.json")));
    const Run again = run({QStringLiteral("backup"), QStringLiteral("s.verdict"), QStringLiteral("b.verdict")});
    QCOMPARE(again.status, 3);
    QVERIFY2(again.err.startsWith(QStringLiteral("verdict: b.verdict: ")), qPrintable(again.err));
}

/// What only looks leaves a library of an older version as it is.
void TestCli::looksAtAnOldLibraryWithoutUpgrading()
{
    makeSample();
    {
        const auto old = Connection::open(path("s.verdict"), Connection::Mode::ReadWrite);
        QVERIFY((*old)->run(QStringLiteral("PRAGMA user_version = %1").arg(LibraryFile::formatMajor * 1000 + 1)).ok());
    }
    write(path("in.json"), R"({"format":"verdict-library","version":1})");
    const QByteArray before = contents(path("s.verdict"));
    for (const QStringList &command : {QStringList{QStringLiteral("verify"), QStringLiteral("s.verdict")},
                                       QStringList{QStringLiteral("merge"), QStringLiteral("s.verdict"),
                                                   QStringLiteral("in.json"), QStringLiteral("--dry-run")}}) {
        const Run refused = run(command);
        QCOMPARE(refused.status, 4);
        QVERIFY2(refused.err.contains(QStringLiteral("of an older version and must be upgraded first")),
                 qPrintable(refused.err));
        QCOMPARE(contents(path("s.verdict")), before);
    }
    QVERIFY(!QDir(path("")).entryList().join(u' ').contains(QStringLiteral("before-upgrade")));
}

void TestCli::readsAndImportsWhileADeskIsOpen()
{
    TemporaryLibrary desk;
    Tool tool;
    tool.name = QStringLiteral("Typed");
    tool.slug = QStringLiteral("typed");
    QVERIFY(desk->add(tool, QStringLiteral("new tool")).ok());
    QVERIFY(
        verdict({QStringLiteral("list"), desk.path(), QStringLiteral("tools")}).out.contains(QStringLiteral("typed")));
    write(desk.file(QStringLiteral("in.csv")), "Tool\nImported\n");
    const Run imported = verdict({QStringLiteral("import"), desk.path(), desk.file(QStringLiteral("in.csv"))});
    QVERIFY2(imported.status == 0, qPrintable(imported.err));
    QCOMPARE(desk->toolIds()->size(), 2);
}

// A process that closes any descriptor of a file loses its POSIX locks on it (https://www.sqlite.org/howtocorrupt.html,
// 2.2): were the desk to read the file beside SQLite, the next command would remove the log under the desk.
void TestCli::takesNothingFromADesk()
{
    TemporaryLibrary desk;
    Tool tool;
    tool.name = QStringLiteral("Typed");
    tool.slug = QStringLiteral("typed");
    QVERIFY(desk->add(tool, QStringLiteral("new tool")).ok());
    Library::Options reading = desk.options();
    reading.readOnly = true;
    QVERIFY(Library::open(desk.path(), reading).library); // as a desk's search does, on a connection of its own
    QVERIFY(contents(desk.path()).size() > 0);            // as a file dialog does that looks what the file is
    QCOMPARE(verdict({QStringLiteral("list"), desk.path(), QStringLiteral("tools")}).status, 0);
    QVERIFY(QFile::exists(desk.path() + QStringLiteral("-wal")));

    tool.name = QStringLiteral("Later");
    tool.slug = QStringLiteral("later");
    QVERIFY(desk->add(tool, QStringLiteral("new tool")).ok());
    QVERIFY(
        verdict({QStringLiteral("list"), desk.path(), QStringLiteral("tools")}).out.contains(QStringLiteral("later")));
    desk.close();
    QVERIFY(!QFile::exists(desk.path() + QStringLiteral("-wal"))); // a library that nobody uses is one file
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
