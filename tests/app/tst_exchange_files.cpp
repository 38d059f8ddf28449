// Files are written whole or not at all.

#include "atomicwrite.h"
#include "embedcard.h"
#include "pageexport.h"
#include "parsedpage.h"
#include "temporarylibrary.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace vd;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList files(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
}

ComparisonId addComparison(Library &library)
{
    Comparison comparison;
    for (const char *name : {"Larkspur", "Tern"}) {
        Tool tool;
        tool.name = QLatin1String(name);
        tool.slug = tool.name.toLower();
        comparison.tools << *library.add(tool, QStringLiteral("new tool"));
    }
    comparison.slug = QStringLiteral("larkspur-vs-tern");
    return *library.add(comparison, QStringLiteral("new comparison"));
}

} // namespace

class TestExchangeFiles : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReplaces();
    void keepsPermissions();
    void writesThroughALink();
    void aFailureLeavesTheOldFile();
    void refusesFolders();
    void theNameSaysTheFormat_data();
    void theNameSaysTheFormat();
    void exportIsTheRenderersBytes();
    void aCardAsksForNothingElse_data();
    void aCardAsksForNothingElse();
    void theCodeShowsTheCard_data();
    void theCodeShowsTheCard();
    void exportOfNothingIsRefused();
};

void TestExchangeFiles::writesAndReplaces()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("page.html"));
    QVERIFY(AtomicWrite::write(path, QByteArray("first")).ok());
    QCOMPARE(contents(path), QByteArray("first"));
    const QByteArray large(3'000'000, 'x');
    QVERIFY(AtomicWrite::write(path, large).ok());
    QVERIFY(contents(path) == large);
    QVERIFY(AtomicWrite::write(path, QByteArray()).ok());
    QVERIFY(contents(path).isEmpty());
    QCOMPARE(files(folder), QStringList{QStringLiteral("page.html")});
}

void TestExchangeFiles::keepsPermissions()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("page.html"));
    QVERIFY(AtomicWrite::write(path, QByteArray("first")).ok());
    const auto asNew = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY((QFile::permissions(path) & asNew) == asNew);
    const auto shared = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteGroup;
    QVERIFY(QFile::setPermissions(path, shared));
    const auto before = QFile::permissions(path);
    QVERIFY(AtomicWrite::write(path, QByteArray("second")).ok());
    QCOMPARE(QFile::permissions(path), before);
}

void TestExchangeFiles::writesThroughALink()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("page.html"));
    const QString link = folder.filePath(QStringLiteral("current.html"));
    QVERIFY(AtomicWrite::write(path, QByteArray("first")).ok());
    QVERIFY(QFile::link(path, link));
    QVERIFY(AtomicWrite::write(link, QByteArray("second")).ok());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contents(path), QByteArray("second"));
}

void TestExchangeFiles::aFailureLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("page.html"));
    QVERIFY(AtomicWrite::write(path, QByteArray("old")).ok());
    const auto given = AtomicWrite::write(path, [](QIODevice &device) -> Result<void> {
        device.write("half of the new");
        return refused(QStringLiteral("no more"));
    });
    QVERIFY(!given.ok());
    QCOMPARE(given.error().what, QStringLiteral("no more"));
    QCOMPARE(contents(path), QByteArray("old"));
    QCOMPARE(files(folder), QStringList{QStringLiteral("page.html")});
}

void TestExchangeFiles::refusesFolders()
{
    const QTemporaryDir folder;
    const QStringList paths{folder.path(), folder.filePath(QStringLiteral("x/")), QString(),
                            folder.filePath(QStringLiteral("none/x"))};
    for (const QString &path : paths) {
        const auto done = AtomicWrite::write(path, QByteArray("x"));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::File);
        QCOMPARE(done.error().file, path);
    }
    QVERIFY(files(folder).isEmpty());
}

void TestExchangeFiles::theNameSaysTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    const auto row = [](const char *name, PageFormat format) {
        QTest::newRow(name) << QString::fromLatin1(name) << int(format);
    };
    row("a.html", PageFormat::Html);
    row("a", PageFormat::Html);
    row("a.md", PageFormat::Markdown);
    row("a.PDF", PageFormat::Pdf);
    row("a.embed.html", PageFormat::Embed);
    row("a-1.5-vs-b.Embed.HTM", PageFormat::Embed);
    row("site.embed/a.html", PageFormat::Html);
    row("embed.html", PageFormat::Html);
    row("a.embed.md", PageFormat::Markdown);
}

void TestExchangeFiles::theNameSaysTheFormat()
{
    QFETCH(QString, name);
    QTEST(int(pageFormatOf(name)), "format");
}

void TestExchangeFiles::exportIsTheRenderersBytes()
{
    TemporaryLibrary library;
    const ComparisonId id = addComparison(*library);
    const auto input = pageInputOf(*library, id);
    QVERIFY(input.ok());
    QCOMPARE(input->tools.size(), 2);
    QCOMPARE(input->lenses.size(), 4);
    const QString path = library.file(QStringLiteral("page.html"));
    QVERIFY(exportComparison(*library, id, path).ok());
    QCOMPARE(contents(path), PageRenderer().comparisonPage(*input));
}

void TestExchangeFiles::aCardAsksForNothingElse_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QStringList>("links");
    for (const QString &theme : PageTheme::builtIn()) {
        QTest::addRow("%s, a base URL", qPrintable(theme))
            << theme << QStringLiteral("https://ledger.example/reviews/")
            << QStringList{QStringLiteral("https://ledger.example/reviews/compare/larkspur-vs-tern.html")};
        QTest::addRow("%s, none", qPrintable(theme)) << theme << QString() << QStringList();
    }
}

void TestExchangeFiles::aCardAsksForNothingElse()
{
    QFETCH(QString, theme);
    QFETCH(QString, baseUrl);
    TemporaryLibrary library;
    const ComparisonId id = addComparison(*library);
    Publication publication = *library->publication();
    publication.name = QStringLiteral("The Ledger");
    publication.baseUrl = baseUrl;
    publication.theme = theme;
    publication.newsletter.action = QStringLiteral("https://ledger.example/subscribe");
    QVERIFY(library->update(publication, QStringLiteral("test")).ok());
    const QString path = library.file(QStringLiteral("larkspur.embed.html"));
    QVERIFY(exportComparison(*library, id, path).ok());

    const ParsedPage card(contents(path));
    QVERIFY2(card.error.isEmpty(), qPrintable(card.error));
    QVERIFY(card.text.contains(QStringLiteral("Larkspur vs Tern")) && card.text.contains(QStringLiteral("The Ledger")));
    QStringList links = card.links();
    links.removeIf([](const QString &link) { return link.startsWith(u'#'); }); // to its own drawings
    QTEST(links, "links");
    for (const char *asking : {"src", "srcset", "data", "action", "poster"})
        QVERIFY2(!card.attributes.contains(QLatin1String(asking)), asking);
    for (const char *running : {"script", "form", "iframe", "img"})
        QVERIFY2(!card.elements.contains(QLatin1String(running)), running);
    QVERIFY(!contents(path).contains("url(") && !contents(path).contains("@import"));
}

void TestExchangeFiles::theCodeShowsTheCard_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("title");
    QTest::newRow("where the site has it")
        << QStringLiteral("https://ledger.example/") << QString()
        << QStringLiteral("https://ledger.example/embed/larkspur-vs-tern.html") << QStringLiteral("Larkspur vs Tern");
    QTest::newRow("beside the page, as it is named")
        << QString() << QString() << QStringLiteral("a%20%22card%22%3F.embed.html")
        << QStringLiteral("Larkspur vs Tern");
    QTest::newRow("a headline with everything that code is made of")
        << QString() << QStringLiteral("\"A\" <b> & %1 %2") << QStringLiteral("a%20%22card%22%3F.embed.html")
        << QStringLiteral("&quot;A&quot; &lt;b&gt; &amp; %1 %2");
}

void TestExchangeFiles::theCodeShowsTheCard()
{
    QFETCH(QString, baseUrl);
    QFETCH(QString, headline);
    QFETCH(QString, source);
    QFETCH(QString, title);
    TemporaryLibrary library;
    PageInput input = *pageInputOf(*library, addComparison(*library));
    input.publication.baseUrl = baseUrl;
    input.comparison.headline = headline;
    QCOMPARE(embedCode(input, QStringLiteral("a \"card\"?.embed.html")),
             QStringLiteral("<iframe src=\"") + source + QStringLiteral("\" title=\"") + title +
                 QStringLiteral("\" width=\"100%\" height=\"340\" style=\"border:0\" loading=\"lazy\"></iframe>"));
}

void TestExchangeFiles::exportOfNothingIsRefused()
{
    TemporaryLibrary library;
    const QString path = library.file(QStringLiteral("page.html"));
    QCOMPARE(exportComparison(*library, ComparisonId{7}, path).error().kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(TestExchangeFiles)
#include "tst_exchange_files.moc"
