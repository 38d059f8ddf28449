// Files are written whole or not at all.

#include "atomicwrite.h"
#include "pageexport.h"
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
    void exportIsTheRenderersBytes();
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

void TestExchangeFiles::exportIsTheRenderersBytes()
{
    TemporaryLibrary library;
    Comparison comparison;
    for (const char *name : {"Larkspur", "Tern"}) {
        Tool tool;
        tool.name = QLatin1String(name);
        tool.slug = tool.name.toLower();
        comparison.tools << *library->add(tool, QStringLiteral("new tool"));
    }
    comparison.slug = QStringLiteral("larkspur-vs-tern");
    const ComparisonId id = *library->add(comparison, QStringLiteral("new comparison"));

    const auto input = pageInputOf(*library, id);
    QVERIFY(input.ok());
    QCOMPARE(input->tools.size(), 2);
    QCOMPARE(input->lenses.size(), 4);
    const QString path = library.file(QStringLiteral("page.html"));
    QVERIFY(exportComparison(*library, id, path).ok());
    QCOMPARE(contents(path), PageRenderer().comparisonPage(*input));
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
