// CSV: what files are made of, what columns and cells mean, and what rows do to a library.

#include "columncells.h"
#include "columnreader.h"
#include "fileimport.h"
#include "temporarylibrary.h"

#include <QFile>
#include <QSignalSpy>
#include <QStringEncoder>
#include <QTest>

using namespace vd;

namespace {

const QString sharedCsv = QStringLiteral(VERDICT_SOURCE_DIR "/../shared/data/static-analysis-tools.csv");

Result<ImportReport> import(Library &library, const QByteArray &csv)
{
    const auto table = CsvTable::parse(csv);
    if (!table)
        return table.error();
    return ColumnReader::read(library, *table, ColumnMapping::suggest(table->header()), QStringLiteral("some.csv"));
}

QList<Tool> tools(Library &library)
{
    QList<Tool> tools;
    for (const ToolId id : *library.toolIds())
        tools << *library.get(id);
    return tools;
}

QList<QStringList> cells(const CsvTable &table)
{
    QList<QStringList> cells{table.header()};
    for (const CsvTable::Row &row : table.rows())
        cells << row.cells;
    return cells;
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void recognisesEncodings_data();
    void recognisesEncodings();
    void namesTheLine_data();
    void namesTheLine();
    void suggestsAMapping_data();
    void suggestsAMapping();
    void readsAmounts_data();
    void readsAmounts();
    void readsWhereToAsk();
    void readsAddresses_data();
    void readsAddresses();
    void importsToolsWithPrices();
    void leavesOutPricesThatAreNone();
    void emptyCellsLeaveWhatIsThere();
    void findsToolsBySlugAndByName();
    void importsVotes();
    void refusesRows_data();
    void refusesRows();
    void importIsOneUndoStep();
    void takesARealFileWhole();
};

void TestCsv::parses_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QList<QStringList>>("expected");
    const QList<QStringList> plain{{QStringLiteral("a"), QStringLiteral("b")},
                                   {QStringLiteral("1"), QStringLiteral("2")}};
    QTest::newRow("commas") << QByteArray("a,b\n1,2\n") << plain;
    QTest::newRow("no last line end") << QByteArray("a,b\n1,2") << plain;
    QTest::newRow("Windows line ends") << QByteArray("a,b\r\n1,2\r\n") << plain;
    QTest::newRow("old Mac line ends") << QByteArray("a,b\r1,2\r") << plain;
    QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n") << plain;
    QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << plain;
    QTest::newRow("bars") << QByteArray("a|b\n1|2\n") << plain;
    QTest::newRow("quoted") << QByteArray("\"a\",\"b\"\n\"1\",\"2\"\n") << plain;
    QTest::newRow("empty lines") << QByteArray("\n\na,b\n\n1,2\n   \n\n") << plain;
    const auto with = [&](const char *first, const char *second) {
        return QList<QStringList>{plain.first(), {QString::fromUtf8(first), QString::fromUtf8(second)}};
    };
    QTest::newRow("delimiter in quotes") << QByteArray("a,b\n\"1,5\",2\n") << with("1,5", "2");
    QTest::newRow("other delimiters in cells") << QByteArray("a,b\n1;2;3,\"x;y|z\"\n") << with("1;2;3", "x;y|z");
    QTest::newRow("doubled quotes") << QByteArray("a,b\n\"say \"\"hi\"\"\",2\n") << with("say \"hi\"", "2");
    QTest::newRow("a quote inside a bare cell") << QByteArray("a,b\n5\" disk,2\n") << with("5\" disk", "2");
    QTest::newRow("line break in quotes") << QByteArray("a,b\n\"one\r\ntwo\",2\n") << with("one\r\ntwo", "2");
    QTest::newRow("empty cells") << QByteArray("a,b\n,\"\"\n") << with("", "");
    QTest::newRow("commas win in decimal tables") << QByteArray("a;b\n1,5;2,5\n") << with("1,5", "2,5");
    QTest::newRow("one column") << QByteArray("name\nx\n")
                                << QList<QStringList>{{QStringLiteral("name")}, {QStringLiteral("x")}};
}

void TestCsv::parses()
{
    QFETCH(QByteArray, csv);
    const auto table = CsvTable::parse(csv);
    QVERIFY2(table.ok(), qPrintable(table.ok() ? QString() : table.error().text()));
    QTEST(cells(*table), "expected");
}

void TestCsv::recognisesEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = QStringLiteral("name,vendor\nÉlan €,Zoë’s “lab”\n");
    const auto encoded = [&](QStringConverter::Encoding encoding, bool mark) {
        QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return QByteArray(encoder.encode(text));
    };
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << encoded(QStringConverter::Utf8, true);
    QTest::newRow("UTF-16LE with a mark") << encoded(QStringConverter::Utf16LE, true);
    QTest::newRow("UTF-16BE with a mark") << encoded(QStringConverter::Utf16BE, true);
    QTest::newRow("UTF-16LE") << encoded(QStringConverter::Utf16LE, false);
    QTest::newRow("UTF-16BE") << encoded(QStringConverter::Utf16BE, false);
    QTest::newRow("Windows-1252") << QByteArray("name,vendor\n\xC9lan \x80,Zo\xEB\x92s \x93lab\x94\n");
}

void TestCsv::recognisesEncodings()
{
    QFETCH(QByteArray, bytes);
    const auto table = CsvTable::parse(bytes);
    QVERIFY(table.ok());
    QCOMPARE(table->header(), (QStringList{QStringLiteral("name"), QStringLiteral("vendor")}));
    QCOMPARE(table->rows().first().cells, (QStringList{QStringLiteral("Élan €"), QStringLiteral("Zoë’s “lab”")}));
}

void TestCsv::namesTheLine_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("what");
    QTest::newRow("short row") << QByteArray("a,b,c\n1,2,3\n\n4,5\n6,7,8") << 4
                               << QStringLiteral("the row is too short: 2 cells where the header has 3");
    QTest::newRow("long row") << QByteArray("a,b\n1,2\n1,2,3\n") << 3
                              << QStringLiteral("the row is too long: 3 cells where the header has 2");
    QTest::newRow("short row after a line break in a cell")
        << QByteArray("a,b\n\"1\n\n1\",2\nx\n") << 5 << QStringLiteral("the row is too short: 1 cells");
    QTest::newRow("open quote") << QByteArray("a,b\n1,2\n3,\"4\n5,6\n7,8\n") << 3
                                << QStringLiteral("the quotation mark that opens here");
    QTest::newRow("empty") << QByteArray("\n\n") << 1 << QStringLiteral("the file is empty");
    QTest::newRow("binary") << QByteArray("a\0b,c\n", 6) << 0 << QStringLiteral("this is no text file");
}

void TestCsv::namesTheLine()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, what);
    const auto table = CsvTable::parse(csv);
    QVERIFY(!table.ok());
    QVERIFY2(table.error().what.startsWith(what), qPrintable(table.error().what));
    QTEST(table.error().line, "line");
}

void TestCsv::suggestsAMapping_data()
{
    using enum ColumnField;
    QTest::addColumn<QString>("header");
    QTest::addColumn<QList<ColumnField>>("fields");
    QTest::newRow("by field names") << QStringLiteral("slug,name,vendor,category,tags,best_for,not_for,pros,cons")
                                    << QList<ColumnField>{Slug,    Name,   Vendor, Category, Tags,
                                                          BestFor, NotFor, Pros,   Cons};
    QTest::newRow("by synonyms") << QStringLiteral("Title,Company,Type,Keywords,Home-Page,Licence,About")
                                 << QList<ColumnField>{Name, Vendor, Category, Tags, Website, License, Description};
    QTest::newRow("prices") << QStringLiteral("Tool,Plan,Price,Currency,Billing period,Pricing page")
                            << QList<ColumnField>{Name, PlanName, PlanAmount, PlanCurrency, PlanPeriod, PlanSource};
    QTest::newRow("real tools") << QStringLiteral(
                                       "Tool,Category,Languages,License,Homepage,Source,Pricing page,Deprecated,"
                                       "Description")
                                << QList<ColumnField>{Name, Category, Tags, License,    Website,
                                                      Fact, Fact,     Fact, Description};
    QTest::newRow("votes") << QStringLiteral("Tool,Ship,Skip,Date,Source")
                           << QList<ColumnField>{Name, VotesShip, VotesSkip, VotesAsOf, VotesSource};
    QTest::newRow("each field once") << QStringLiteral("Name,Title,URL,Website")
                                     << QList<ColumnField>{Name, Ignore, Ignore, Website};
    QTest::newRow("facts by name") << QStringLiteral("Name,Fact: Context window,Stars")
                                   << QList<ColumnField>{Name, Fact, Ignore};
}

void TestCsv::suggestsAMapping()
{
    QFETCH(QString, header);
    QFETCH(QList<ColumnField>, fields);
    const ColumnMapping mapping = ColumnMapping::suggest(header.split(u','));
    QVERIFY(mapping == ColumnMapping(fields));
    QVERIFY2(mapping.problem().isEmpty(), qPrintable(mapping.problem()));
}

void TestCsv::readsAmounts_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("currency");
    QTest::newRow("whole") << QStringLiteral("15") << 15.0 << QString();
    QTest::newRow("decimals") << QStringLiteral("12.50") << 12.5 << QString();
    QTest::newRow("comma") << QStringLiteral("12,5") << 12.5 << QString();
    QTest::newRow("thousands") << QStringLiteral("1,200") << 1200.0 << QString();
    QTest::newRow("both") << QStringLiteral("1,234.56") << 1234.56 << QString();
    QTest::newRow("both, European") << QStringLiteral("1.234,56") << 1234.56 << QString();
    QTest::newRow("three decimals") << QStringLiteral("0.125") << 0.125 << QString();
    QTest::newRow("dollar") << QStringLiteral("$15") << 15.0 << QStringLiteral("USD");
    QTest::newRow("euro after") << QStringLiteral("9,99 €") << 9.99 << QStringLiteral("EUR");
    QTest::newRow("code") << QStringLiteral("CHF 20") << 20.0 << QStringLiteral("CHF");
    QTest::newRow("free") << QStringLiteral("Free") << 0.0 << QString();
    QTest::newRow("three decimals, European") << QStringLiteral("0,125 €") << 0.125 << QStringLiteral("EUR");
    QTest::newRow("words") << QStringLiteral("cheap") << -1.0 << QString();
    QTest::newRow("words with a number") << QStringLiteral("contact us above 20") << -1.0 << QString();
    QTest::newRow("two numbers") << QStringLiteral("10-20") << -1.0 << QString();
    QTest::newRow("negative") << QStringLiteral("-3") << -1.0 << QString();
}

void TestCsv::readsAmounts()
{
    QFETCH(QString, cell);
    QFETCH(double, value);
    const auto amount = ColumnCells::amount(cell);
    QCOMPARE(amount.ok(), value >= 0);
    if (!amount)
        return;
    QCOMPARE(amount->value, std::optional(value));
    QTEST(amount->currency, "currency");
}

void TestCsv::readsWhereToAsk()
{
    for (const char *cell : {"ask us", "Contact us", "Contact Sales", "custom", "Custom pricing", "on request",
                             "Price upon request", "Request a quote", "Auf Anfrage"}) {
        const auto amount = ColumnCells::amount(QString::fromLatin1(cell));
        QVERIFY2(amount.ok() && !amount->value, cell);
    }
}

void TestCsv::readsAddresses_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("address"); // empty: refused
    QTest::newRow("whole") << QStringLiteral("http://a.example/x?y#z") << QStringLiteral("http://a.example/x?y#z");
    QTest::newRow("bare") << QStringLiteral(" a.example/x ") << QStringLiteral("https://a.example/x");
    QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << QString();
    QTest::newRow("word") << QStringLiteral("soon") << QString();
    QTest::newRow("sentence") << QStringLiteral("see a.example for more") << QString();
}

void TestCsv::readsAddresses()
{
    QFETCH(QString, cell);
    const auto address = ColumnCells::address(cell);
    QTEST(address ? *address : QString(), "address");
}

void TestCsv::importsToolsWithPrices()
{
    TemporaryLibrary library;
    const QByteArray csv = "Name;Company;Tags;Plan;Price;Period;As of;Pricing page;Released;Pros\n"
                           "Tern Coder;Tern Inc;\"code, local\";Pro;12,50 "
                           "€;monthly;2026-05-01;tern.example/price;2026-01-02;\"fast\nsmall\"\n"
                           "Larkspur;;;;free;;;;;\n";
    const auto report = import(*library, csv);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 2);
    const QList<Tool> all = tools(*library);
    QCOMPARE(all.at(0).name, QStringLiteral("Larkspur"));
    QCOMPARE(all.at(0).plans.size(), 1);
    QCOMPARE(all.at(0).plans.first().amount, std::optional<double>(0));
    const Tool &tern = all.at(1);
    QCOMPARE(tern.slug, QStringLiteral("tern-coder"));
    QCOMPARE(tern.vendor, QStringLiteral("Tern Inc"));
    QCOMPARE(tern.tags, (QStringList{QStringLiteral("code"), QStringLiteral("local")}));
    QCOMPARE(tern.pros, (QStringList{QStringLiteral("fast"), QStringLiteral("small")}));
    QCOMPARE(tern.released, QDate(2026, 1, 2));
    const Plan &plan = tern.plans.first();
    QCOMPARE(plan.name, QStringLiteral("Pro"));
    QCOMPARE(plan.amount, std::optional<double>(12.5));
    QCOMPARE(plan.currency, QStringLiteral("EUR"));
    QCOMPARE(plan.asOf, QDate(2026, 5, 1));
    QCOMPARE(plan.source, QStringLiteral("https://tern.example/price"));

    const auto again = import(*library, csv);
    QVERIFY(again.ok());
    QVERIFY2(again->changedNothing(), qPrintable(again->text()));
    QVERIFY(tools(*library) == all);
}

void TestCsv::leavesOutPricesThatAreNone()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, "name,plan,price\nTern,Pro,12\nAuk,Pro,3\nGull,Pro,1\n").ok());
    const auto report = import(*library, "name,plan,price\nTern,Pro,cheap\nAuk,Pro,contact us\nGull,Pro,2\n");
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QCOMPARE(report->notes, QStringList{QStringLiteral(
                                "some.csv:2: the price of Tern was left out: \"cheap\" is no amount; write a number "
                                "such as 15 or 12.50, or \"on request\"")});
    const QList<Tool> all = tools(*library);
    QCOMPARE(all.at(0).plans.first().amount, std::nullopt);
    QCOMPARE(all.at(1).plans.first().amount, std::optional(2.0));
    QCOMPARE(all.at(2).plans.first().amount, std::optional(12.0));
}

void TestCsv::emptyCellsLeaveWhatIsThere()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, "name,vendor,plan,price\nTern,Tern Inc,Pro,12\n").ok());
    QVERIFY(import(*library, "name,vendor,tagline,plan,price\nTern,,Fast,Pro,15\n").ok());
    const Tool tern = tools(*library).first();
    QCOMPARE(tern.vendor, QStringLiteral("Tern Inc"));
    QCOMPARE(tern.tagline, QStringLiteral("Fast"));
    QCOMPARE(tern.plans.size(), 1);
    QCOMPARE(tern.plans.first().amount, std::optional<double>(15));
}

void TestCsv::findsToolsBySlugAndByName()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, "name,slug\nLarkspur 4B,lark\n").ok());
    QVERIFY(import(*library, "name,vendor\nlarkspur 4b,Labs\n").ok());
    QVERIFY(import(*library, "slug,tagline\nlark,Small\n").error().what.contains(QStringLiteral("name")));
    QVERIFY(import(*library, "name,slug,tagline\nLarkspur 4B,lark,Small\n").ok());
    const QList<Tool> all = tools(*library);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().slug, QStringLiteral("lark"));
    QCOMPARE(all.first().vendor, QStringLiteral("Labs"));
    QCOMPARE(all.first().tagline, QStringLiteral("Small"));
}

void TestCsv::importsVotes()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, "name\nTern\nLarkspur\n").ok());
    const QByteArray csv = "tool,ship,skip,as_of,source\n"
                           "tern,40,2,2026-05-01,newsletter\n"
                           "Tern,1,2,2026-05-02T10:00:00Z,newsletter\n"
                           "Larkspur,0,7,,\n";
    QVERIFY(import(*library, csv).ok());
    const QList<VoteTally> votes = tools(*library).at(1).votes;
    QCOMPARE(votes.size(), 2);
    QCOMPARE(votes.first().ship, 40);
    QCOMPARE(votes.last().asOf, QDate(2026, 5, 2));
    const auto again = import(*library, csv);
    QVERIFY2(again->changedNothing(), qPrintable(again->text()));

    // A corrected count replaces the old one of the same day and source.
    QVERIFY(import(*library, "tool,ship,skip,as_of,source\ntern,41,2,2026-05-01,newsletter\n").ok());
    QCOMPARE(tools(*library).at(1).votes.size(), 2);
    QCOMPARE(tools(*library).at(1).votes.first().ship, 41);
    QCOMPARE(tools(*library).at(1).votes.first().uid, votes.first().uid);
}

void TestCsv::refusesRows_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *csv, int line, const char *what) {
        QTest::newRow(name) << QByteArray(csv) << line << QString::fromLatin1(what);
    };
    row("no name column", "vendor,category\na,b\n", 1, "no column names the tool");
    row("no name", "name,vendor\na,b\n,c\n", 3, "the row names no tool");
    row("website", "name,website\na,https://a.example\nb,not an address\n", 3, "\"not an address\" is no web address");
    row("date", "name,released\na,1/2/2026\n", 2, "\"1/2/2026\" is no date");
    row("currency", "name,price,currency\na,1,dollars\n", 2, "the currency");
    row("period", "name,price,period\na,1,weekly\n", 2, "\"weekly\" is no period");
    row("slug", "name,slug\na,A B\n", 2, "a slug holds");
    row("the same tool twice", "name,vendor\nKube Linter,\nb,\n\"kube-linter\",\n", 4,
        "the tool \"kube-linter\" stands on line 2");
    row("votes on nobody", "tool,ship,skip\nNobody,1,2\n", 2, "there is no tool \"Nobody\"");
    row("votes that are none", "tool,ship,skip\nThere,1,many\n", 2, "\"many\" is no count of votes");
    row("negative votes", "tool,ship,skip\nThere,-1,2\n", 2, "\"-1\" is no count of votes");
    row("the same votes twice", "tool,ship,skip,date\nThere,1,2,2026-05-01\nthere,1,2,2026-05-01\n", 3,
        "votes on \"There\" of the same date and source stand on line 2");
    row("late in the file", "name,website\nA,\nB,\nC,ftp://c.example\n", 4, "\"ftp://c.example\" is no web address");
}

void TestCsv::refusesRows()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, what);
    TemporaryLibrary library;
    QVERIFY(import(*library, "name\nThere\n").ok());
    const QList<Tool> before = tools(*library);
    const qsizetype rows = library->history(100)->size();

    const auto report = import(*library, csv);
    QVERIFY(!report.ok());
    QVERIFY2(report.error().what.startsWith(what), qPrintable(report.error().what));
    QCOMPARE(report.error().file, QStringLiteral("some.csv"));
    QTEST(report.error().line, "line");
    QVERIFY(tools(*library) == before);
    QCOMPARE(library->history(100)->size(), rows);
}

void TestCsv::importIsOneUndoStep()
{
    TemporaryLibrary library;
    QSignalSpy changed(&*library, &Library::changed);
    QVERIFY(import(*library, "name,vendor\nA,x\nB,y\nC,z\n").ok());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library->undoText(), QStringLiteral("Import of some.csv"));
    QVERIFY(library->undo().ok());
    QCOMPARE(library->toolIds()->size(), 0);
}

void TestCsv::takesARealFileWhole()
{
    if (!QFile::exists(sharedCsv))
        QSKIP("the real file is not beside this checkout (../shared/data)");
    TemporaryLibrary library;
    const auto report = importFile(*library, sharedCsv);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool).added, 727);
    QVERIFY(report->notes.isEmpty());
    const Tool tool = *library->get(*library->find<Tool>(QStringLiteral("astree")));
    QCOMPARE(tool.name, QStringLiteral("Astrée"));
    QVERIFY(!tool.website.isEmpty());
    const Tool ale = *library->get(*library->find<Tool>(QStringLiteral("ale")));
    QCOMPARE(ale.tags, (QStringList{QStringLiteral("javascript"), QStringLiteral("python")}));
    QCOMPARE(ale.license, QStringLiteral("BSD 2-Clause \"Simplified\" License"));
    QCOMPARE(ale.facts.first().name, QStringLiteral("Source"));
    const Tool alquitran = *library->get(*library->find<Tool>(QStringLiteral("alquitran")));
    QVERIFY(alquitran.description.contains(u'\n'));
    QVERIFY(importFile(*library, sharedCsv)->changedNothing());
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
