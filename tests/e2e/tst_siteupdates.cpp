// A site that is exported again: what is written and removed, what is left alone, and what remains of an export that
// could not end.
#include "pagetheme.h"
#include "siteexport.h"
#include "sitetest.h"

#include <QProcess>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// The files that end before their end.
QStringList cutFiles(const Files &site)
{
    const QHash<QString, QByteArray> ends{
        {u"html"_s, "</html>\n"}, {u"json"_s, "}\n"}, {u"xml"_s, ">\n"}, {u"png"_s, "IEND\xae\x42\x60\x82"}};
    QStringList paths;
    for (auto file = site.begin(); file != site.end(); ++file)
        if (!file->endsWith(ends.value(file.key().section(u'.', -1))))
            paths << file.key();
    return paths;
}

} // namespace

class TestSiteUpdates : public SiteTest
{
    Q_OBJECT

private slots:
    void init()
    {
        makeFolder();
        makeSample();
    }
    void secondExportWritesNothing();
    void writesWhatAnEditTouches_data();
    void writesWhatAnEditTouches();
    void newRecordsAreMadeOnce();
    void undoneEditsComeBack();
    void undoneEditsThatWereReplacedComeBack();
    void completesWhatIsMissing();
    void removesWhatCeased();
    void foreignFilesStay();
    void dryRunWritesNothing();
    void badFolders_data();
    void badFolders();
    void fullDiskLeavesTheOldSite();
    void cancelledExportGoesOn();
    void killedAtAnyMoment_data();
    void killedAtAnyMoment();

private:
    /// What was written bit by bit is what a first export writes.
    void isAsAFirstExport() const
    {
        const auto after = crawl().files;
        QVERIFY(QDir(path("site")).removeRecursively());
        QCOMPARE(exportSite().status, 0);
        QCOMPARE(differing(crawl().files, after), QStringList());
    }
};

void TestSiteUpdates::secondExportWritesNothing()
{
    QCOMPARE(exportSite().status, 0);
    const auto before = crawl().files;
    QMap<QString, QDateTime> times;
    for (const QString &file : before.keys())
        times.insert(file, QFileInfo(path(u"site/"_s + file)).lastModified());
    const Run again = exportSite();
    QVERIFY2(again.out.contains(u" 0 written, 0 removed"_s), qPrintable(again.out));
    const Run foretold = exportSite({u"--dry-run"_s});
    QVERIFY(foretold.out.isEmpty());
    QVERIFY2(foretold.err.contains(u"nothing would be written"_s), qPrintable(foretold.err));
    QCOMPARE(differing(crawl().files, before), QStringList());
    for (const QString &file : before.keys())
        QCOMPARE(QFileInfo(path(u"site/"_s + file)).lastModified(), times.value(file));
}

void TestSiteUpdates::writesWhatAnEditTouches_data()
{
    QTest::addColumn<Edit>("change");
    QTest::addColumn<QStringList>("paths");
    const auto row = [](const char *name, const QStringList &paths, const Edit &change) {
        QTest::newRow(name) << change << paths;
    };
    row("the summary of a comparison",
        {u"cards/larkspur-4b-vs-tern-coder.png"_s, u"compare/larkspur-4b-vs-tern-coder.html"_s,
         u"compare/larkspur-4b-vs-tern-coder.json"_s, u"embed/larkspur-4b-vs-tern-coder.html"_s},
        [](Library &library) {
            Comparison comparison = *library.get(*library.find<Comparison>(u"larkspur-4b-vs-tern-coder"_s));
            comparison.summary += u" Again."_s;
            require(library.update(comparison, u"edit"_s));
        });
    row("a price of a tool",
        {u"cards/hollin-minutes-vs-sedge-recorder.png"_s, u"compare/hollin-minutes-vs-sedge-recorder.html"_s,
         u"compare/hollin-minutes-vs-sedge-recorder.json"_s, u"embed/hollin-minutes-vs-sedge-recorder.html"_s,
         u"tools/hollin-minutes.html"_s, u"tools/hollin-minutes.json"_s},
        [](Library &library) {
            Tool tool = *library.get(*library.find<Tool>(u"hollin-minutes"_s));
            tool.plans[0].note += u" Again."_s;
            require(library.update(tool, u"edit"_s));
        });
    row("a quote",
        {u"cards/hollin-minutes-vs-sedge-recorder.png"_s, u"compare/hollin-minutes-vs-sedge-recorder.html"_s,
         u"compare/hollin-minutes-vs-sedge-recorder.json"_s, u"embed/hollin-minutes-vs-sedge-recorder.html"_s,
         u"tools/sedge-recorder.html"_s, u"tools/sedge-recorder.json"_s},
        [](Library &library) {
            Review review = library.reviewsOf(*library.find<Tool>(u"sedge-recorder"_s))->first();
            review.quote += u" Again."_s;
            require(library.update(review, u"edit"_s));
        });
    row("what no page shows", {}, [](Library &library) {
        Review review = library.reviewsOf(*library.find<Tool>(u"sedge-recorder"_s))->first();
        review.remarks += u" For the editor."_s;
        require(library.update(review, u"edit"_s));
    });
    row("a tool that is not published", {}, [](Library &library) {
        Tool tool;
        tool.name = u"Quillon"_s;
        tool.slug = u"quillon"_s;
        QVERIFY(library.add(tool, u"add"_s));
    });
}

void TestSiteUpdates::writesWhatAnEditTouches()
{
    QFETCH(Edit, change);
    QFETCH(QStringList, paths);
    QCOMPARE(exportSite().status, 0);
    edit(change);
    QCOMPARE(written(), paths);
    QCOMPARE(exportSite().status, 0);
    isAsAFirstExport();
}

void TestSiteUpdates::newRecordsAreMadeOnce()
{
    QCOMPARE(exportSite().status, 0);
    addPairs(3);
    const QStringList expected = written();
    QVERIFY(expected.contains(u"compare/pair-2.html"_s) && expected.contains(u"tools/tool-2.json"_s));
    QCOMPARE(exportSite().status, 0);
    QCOMPARE(written(), QStringList());
    isAsAFirstExport();
}

void TestSiteUpdates::undoneEditsComeBack()
{
    QCOMPARE(exportSite().status, 0);
    const auto before = crawl().files;
    edit([](Library &library) {
        for (const char *name : {"One", "Two"}) {
            Tool tool = *library.get(*library.find<Tool>(u"tern-coder"_s));
            tool.tagline = QLatin1String(name);
            require(library.update(tool, u"edit "_s + tool.tagline));
            library.endBurst();
        }
    });
    QCOMPARE(exportSite().status, 0);
    QVERIFY(crawl().files != before);
    edit([](Library &library) {
        require(library.undo());
        require(library.undo());
    });
    QCOMPARE(exportSite().status, 0);
    QCOMPARE(differing(crawl().files, before), QStringList());
    edit([](Library &library) { require(library.redo()); });
    QVERIFY(written().contains(u"tools/tern-coder.html"_s));
}

void TestSiteUpdates::undoneEditsThatWereReplacedComeBack()
{
    const auto retitle = [](Library &library, const QString &slug, const QString &tagline) {
        Tool tool = *library.get(*library.find<Tool>(slug));
        tool.tagline = tagline;
        require(library.update(tool, u"edit"_s));
        library.endBurst();
    };
    edit([&](Library &library) {
        retitle(library, u"tern-coder"_s, u"Withdrawn"_s);
        retitle(library, u"larkspur-4b"_s, u"Withdrawn too"_s);
    });
    QCOMPARE(exportSite().status, 0);
    edit([&](Library &library) {
        require(library.undo());
        require(library.undo());
        retitle(library, u"hollin-minutes"_s, u"New"_s);
    });
    QCOMPARE(exportSite().status, 0);
    isAsAFirstExport();
}

void TestSiteUpdates::completesWhatIsMissing()
{
    QCOMPARE(exportSite().status, 0);
    const auto before = crawl().files;
    QVERIFY(QFile::remove(path("site/tools/tern-coder.html")));
    QFile cut(path("site/index.html"));
    QVERIFY(cut.resize(100));
    QCOMPARE(exportSite().status, 0);
    QCOMPARE(differing(crawl().files, before), QStringList());
    QVERIFY(QFile::remove(path("site/.verdict-site/manifest")));
    QFile(path("site/.verdict-site/manifest")).open(QIODevice::WriteOnly);
    const Run lost = exportSite();
    QCOMPARE(lost.status, 0);
    QCOMPARE(differing(crawl().files, before), QStringList());
}

void TestSiteUpdates::removesWhatCeased()
{
    QCOMPARE(exportSite().status, 0);
    edit([](Library &library) {
        Comparison comparison = *library.get(*library.find<Comparison>(u"hollin-minutes-vs-sedge-recorder"_s));
        comparison.status = ComparisonStatus::Draft;
        require(library.update(comparison, u"edit"_s));
    });
    QFile mine(path("site/tools/hollin-minutes.json"));
    QVERIFY(mine.open(QIODevice::Append));
    mine.write("\n");
    mine.close();
    const Run made = exportSite();
    QCOMPARE(made.status, 0);
    QVERIFY2(made.err.contains(u"tools/hollin-minutes.json"_s), qPrintable(made.err));
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    for (const QString &path : site.files.keys())
        QVERIFY2(path == u"tools/hollin-minutes.json"_s || (!path.contains(u"hollin"_s) && !path.contains(u"sedge"_s)),
                 qPrintable(path));
}

void TestSiteUpdates::foreignFilesStay()
{
    QVERIFY(QDir().mkpath(path("site")));
    QFile mine(path("site/notes.txt"));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    const Run refused = exportSite();
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.err.contains(u"--adopt"_s), qPrintable(refused.err));
    QCOMPARE(QDir(path("site")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
             QStringList{u"notes.txt"_s});
    QCOMPARE(exportSite({u"--adopt"_s}).status, 0);
    QVERIFY(QFile::exists(path("site/index.html")));
    QVERIFY(mine.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), QByteArray("mine"));

    // A file of theirs where one of ours would go stays, and nothing at all is written.
    QVERIFY(QDir(path("site")).removeRecursively());
    QVERIFY(QDir().mkpath(path("site")));
    QFile front(path("site/index.html"));
    QVERIFY(front.open(QIODevice::WriteOnly));
    front.close();
    const Run inTheWay = exportSite({u"--adopt"_s});
    QCOMPARE(inTheWay.status, 3);
    QVERIFY2(inTheWay.err.contains(u"index.html"_s), qPrintable(inTheWay.err));
    QVERIFY(!QFile::exists(path("site/feed.xml")));
    QCOMPARE(QFileInfo(path("site/index.html")).size(), 0);
}

void TestSiteUpdates::dryRunWritesNothing()
{
    const Run planned = exportSite({u"--dry-run"_s});
    QCOMPARE(planned.status, 0);
    QVERIFY(planned.out.contains(u"would write index.html"_s));
    QVERIFY(!QFile::exists(path("site")));
}

void TestSiteUpdates::badFolders_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &folder, const QString &message) {
        QTest::newRow(name) << folder << message;
    };
    row("a file", u"s.verdict"_s, u"a site needs a folder of its own"_s);
    row("no such parent", u"no/such/folder"_s, u"there is no such folder"_s);
    row("a long name", QString(300, u'x'), u"too long"_s);
    row("a device", u"/proc/site"_s, u"no"_s);
}

void TestSiteUpdates::badFolders()
{
    QFETCH(QString, folder);
    QFETCH(QString, message);
    const Run made = run({u"export"_s, u"s.verdict"_s, u"--site"_s, folder});
    QCOMPARE(made.status, 3);
    QVERIFY2(made.err.contains(message), qPrintable(made.err));
}

void TestSiteUpdates::fullDiskLeavesTheOldSite()
{
    QCOMPARE(exportSite().status, 0);
    const auto before = crawl().files;
    edit([](Library &library) {
        Tool tool = *library.get(*library.find<Tool>(u"tern-coder"_s));
        tool.tagline = u"Another one"_s;
        require(library.update(tool, u"edit"_s));
    });
    // Where nothing can be written any more: no file of the site may be opened for writing.
    QProcess limited;
    limited.setWorkingDirectory(path("."));
    limited.start(u"/bin/sh"_s, {u"-c"_s, u"ulimit -f 1; trap '' XFSZ; exec \"$0\" export s.verdict --site site"_s,
                                 QStringLiteral(VERDICT_BIN_DIR "/verdict")});
    QVERIFY(limited.waitForFinished());
    QCOMPARE(limited.exitStatus(), QProcess::NormalExit);
    QCOMPARE(limited.exitCode(), 3);
    QVERIFY(!limited.readAllStandardError().isEmpty());
    const auto after = crawl().files;
    QCOMPARE(after.keys(), before.keys());
    for (auto file = after.begin(); file != after.end(); ++file)
        QVERIFY2(*file == before.value(file.key()) || file->endsWith("</html>\n") || file->endsWith("}\n"),
                 qPrintable(file.key()));
    QCOMPARE(exportSite().status, 0);
    QVERIFY(crawl().files[u"tools/tern-coder.html"_s].contains("Another one"));
}

void TestSiteUpdates::cancelledExportGoesOn()
{
    addPairs(150);
    Library::Opened opened = Library::open(path("s.verdict"), {u"Tester"_s});
    QVERIFY(opened.library);
    SiteOptions options;
    options.folder = path("site");
    options.theme = PageTheme::standard();
    options.progress = [](qint64 done, qint64) { return done < 200; };
    const auto cancelled = vd::exportSite(*opened.library, options);
    QVERIFY(cancelled);
    QVERIFY(cancelled->cancelled);
    QVERIFY(cancelled->written >= 200);
    options.progress = {};
    const auto completed = vd::exportSite(*opened.library, options);
    QVERIFY(completed);
    QCOMPARE(cancelled->written + completed->written, completed->files);
    QCOMPARE(crawl().faults().join(u"\n"_s), QString());
}

void TestSiteUpdates::killedAtAnyMoment_data()
{
    QTest::addColumn<bool>("hasOldSite");
    QTest::newRow("a first export") << false;
    QTest::newRow("one that changes every page") << true;
}

void TestSiteUpdates::killedAtAnyMoment()
{
    QFETCH(bool, hasOldSite);
    addPairs(150);
    if (hasOldSite)
        QCOMPARE(exportSite().status, 0);
    const auto writtenSince = [this](const QDateTime &start) {
        int files = 0;
        for (QDirIterator it(path("site"), {u"*.html"_s}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             it.hasNext();)
            files += QFileInfo(it.next()).lastModified() >= start ? 1 : 0;
        return files;
    };
    int cutShort = 0;
    for (const int files : {0, 1, 20, 60, 120, 200, 300}) {
        if (hasOldSite)
            edit([files](Library &library) {
                Publication publication = *library.publication();
                publication.kicker = QString::number(files);
                require(library.update(publication, u"edit"_s));
            });
        else
            QVERIFY(QDir(path("site")).removeRecursively());
        const QDateTime start = QDateTime::currentDateTime();
        QProcess export_;
        export_.setWorkingDirectory(path("."));
        export_.start(QStringLiteral(VERDICT_BIN_DIR "/verdict"),
                      {u"export"_s, u"s.verdict"_s, u"--site"_s, u"site"_s});
        QVERIFY(export_.waitForStarted());
        QTRY_VERIFY(writtenSince(start) >= files || export_.state() == QProcess::NotRunning);
        export_.kill();
        QVERIFY(export_.state() == QProcess::NotRunning || export_.waitForFinished());
        cutShort += export_.exitStatus() == QProcess::CrashExit && writtenSince(start) >= files ? 1 : 0;
        QCOMPARE(cutFiles(crawl().files), QStringList());
    }
    QVERIFY2(cutShort >= 4, qPrintable(QString::number(cutShort)));
    const Run made = exportSite();
    QVERIFY2(made.status == 0, qPrintable(made.err));
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    QVERIFY(QDir(path("site")).removeRecursively());
    const Run again = exportSite();
    QVERIFY2(again.status == 0, qPrintable(again.err));
    QCOMPARE(differing(crawl().files, site.files), QStringList());
    QCOMPARE(QDir(path("site/.verdict-site")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             (QStringList{u"lock"_s, u"manifest"_s}));
}

QTEST_GUILESS_MAIN(TestSiteUpdates)
#include "tst_siteupdates.moc"
