// File › Export site: into a folder, again, beside files of others, cancelled, refused.
#include "deskactions.h"
#include "deskfixture.h"
#include "files.h"

#include <QAction>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProgressBar>

#include <sys/stat.h>
#include <unistd.h>

using namespace vd;
using namespace Qt::StringLiterals;

class TestSiteFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void exportsWhatIsTypedAndRemembersTheFolder();
    void secondTimeTakesOneClickAndWritesNothing();
    void everyLibraryHasItsFolder();
    void afterAnEditWritesItsPagesOnly();
    void pagesThatCeasedGo();
    void saysWhatIsLeftOutAndKept();
    void nothingPublished();
    void asksBeforeWritingBesideOthers();
    void anotherFolderInstead();
    void fileInTheWayIsNamed();
    void folderThatCannotBeWritten_data();
    void folderThatCannotBeWritten();
    void brokenThemeIsNamed();
    void warnsOfWhatGivesAway();
    void cancelled();
    void closingStopsIt();
    void foretellsWhatChanges();
    void otherWorkIsRefusedMeanwhile();

private:
    DeskActions &actions() { return *m_desk->window->actions(); }
    QString message() { return m_desk->message(); }
    QStringList buttons()
    {
        QStringList texts;
        for (const QPushButton *button : m_desk->window->messages()->findChildren<QPushButton *>())
            if (!button->isHidden())
                texts << button->text();
        return texts;
    }
    [[nodiscard]] QString site(const QString &path = {}) const { return m_desk->file(u"site"_s) + path; }
    void chooseAndExport(const QString &folder)
    {
        m_desk->prompts.foldersToOpen << folder;
        actions().exportSite->trigger();
        waitForEnd();
    }
    void exportAgain()
    {
        actions().exportSiteAgain->trigger();
        waitForEnd();
    }
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(!message().isEmpty() && !message().endsWith(u'…'), 60000); }
    /// Every file of the site with what tells that it was written anew.
    [[nodiscard]] QHash<QString, quint64> files() const
    {
        QHash<QString, quint64> found;
        QDirIterator walk(site(), QDir::Files, QDirIterator::Subdirectories); // not what the desk keeps of it
        while (walk.hasNext()) {
            struct stat file = {};
            if (::stat(QFile::encodeName(walk.next()).constData(), &file) == 0)
                found.insert(QDir(site()).relativeFilePath(walk.filePath()), file.st_ino);
        }
        return found;
    }
    QStringList writtenSince(const QHash<QString, quint64> &before)
    {
        QStringList paths;
        const QHash<QString, quint64> now = files();
        for (auto file = now.begin(); file != now.end(); ++file)
            if (before.value(file.key()) != file.value())
                paths << file.key();
        paths.sort();
        return paths;
    }
    ComparisonId comparison(const QString &slug) { return *m_desk->library().find<Comparison>(slug); }
    void setBaseUrl(const QString &url)
    {
        Publication publication = *m_desk->library().publication();
        publication.baseUrl = url;
        QVERIFY(m_desk->library().update(publication, u"edit"_s));
    }
    void addComparisons(int number);

    std::unique_ptr<DeskFixture> m_desk;
};

void TestSiteFlow::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_desk->openSample();
}

void TestSiteFlow::cleanup()
{
    if (m_desk)
        QVERIFY(m_desk->prompts.isOver());
    m_desk.reset();
}

/// Enough of them that writing takes a while.
void TestSiteFlow::addComparisons(int number)
{
    QJsonArray comparisons;
    for (int i = 0; i < number; ++i)
        comparisons.append(QJsonObject{{u"slug"_s, u"pair-%1"_s.arg(i)},
                                       {u"tools"_s, QJsonArray{u"larkspur-4b"_s, u"tern-coder"_s}},
                                       {u"headline"_s, u"Pair number %1"_s.arg(i)},
                                       {u"status"_s, u"published"_s},
                                       {u"published_on"_s, u"2026-11-14"_s}});
    const QJsonObject root{{u"format"_s, u"verdict-library"_s}, {u"version"_s, 1}, {u"comparisons"_s, comparisons}};
    write(m_desk->file(u"pairs.json"_s), QJsonDocument(root).toJson());
    const auto imported = importFile(m_desk->library(), m_desk->file(u"pairs.json"_s));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().text()));
}

void TestSiteFlow::exportsWhatIsTypedAndRemembersTheFolder()
{
    QVERIFY(actions().exportSite->isEnabled());
    QVERIFY(!actions().exportSiteAgain->isVisible());
    QCOMPARE(actions().exportSite->shortcut(), QKeySequence(u"Ctrl+Shift+E"_s));
    m_desk->window->openRecord(comparison(u"larkspur-4b-vs-tern-coder"_s));
    QVERIFY(m_desk->type(u"dek"_s, u"Typed a moment ago."_s, true)); // not stored yet
    chooseAndExport(site());

    const auto number = files().size();
    QVERIFY(number > 20);
    QCOMPARE(message(), u"The site is in %1. %2 files: %2 written, 0 removed."_s.arg(site()).arg(number));
    QCOMPARE(buttons(), (QStringList{u"Open"_s, u"Show folder"_s}));
    QVERIFY(contents(site(u"/compare/larkspur-4b-vs-tern-coder.html"_s)).contains("Typed a moment ago."));
    QVERIFY(contents(site(u"/index.html"_s)).startsWith("<!doctype html>"));

    QVERIFY(actions().exportSiteAgain->isVisible() && actions().exportSiteAgain->isEnabled());
    QCOMPARE(actions().exportSiteAgain->text(), u"Export site a&gain to “site”"_s);
    QVERIFY(actions().exportSiteAgain->toolTip().contains(site()));
    QCOMPARE(actions().exportSiteAgain->shortcut(), QKeySequence(u"Ctrl+Shift+E"_s));
    QVERIFY(actions().exportSite->shortcut().isEmpty());
    chooseAndExport({}); // nothing chosen, nothing said
    QVERIFY(message().contains(u"written"_s));
}

void TestSiteFlow::secondTimeTakesOneClickAndWritesNothing()
{
    chooseAndExport(site());
    m_desk->restart();
    const auto before = files();
    exportAgain();
    QCOMPARE(message(), u"The site is in %1. %2 files: 0 written, 0 removed."_s.arg(site()).arg(before.size()));
    QCOMPARE(files(), before);
}

void TestSiteFlow::everyLibraryHasItsFolder()
{
    chooseAndExport(site());
    m_desk->openSample(u"other.verdict"_s);
    QVERIFY(!actions().exportSiteAgain->isVisible());
    QCOMPARE(actions().exportSite->shortcut(), QKeySequence(u"Ctrl+Shift+E"_s));
    m_desk->window->openLibrary(m_desk->file(u"sample.verdict"_s));
    QVERIFY(actions().exportSiteAgain->isVisible());
    actions().closeLibrary->trigger();
    QVERIFY(!actions().exportSite->isEnabled() && !actions().exportSiteAgain->isVisible());
}

void TestSiteFlow::afterAnEditWritesItsPagesOnly()
{
    setBaseUrl({}); // no feeds and sitemaps
    chooseAndExport(site());
    const auto before = files();
    m_desk->window->openRecord(comparison(u"larkspur-4b-vs-tern-coder"_s));
    QVERIFY(m_desk->type(u"pricing_read"_s, u"What they cost is no longer the question."_s, true));
    exportAgain();
    QCOMPARE(writtenSince(before),
             (QStringList{u"compare/larkspur-4b-vs-tern-coder.html"_s, u"compare/larkspur-4b-vs-tern-coder.json"_s}));
    QVERIFY2(message().contains(u" 2 written, 0 removed."_s), qPrintable(message()));
}

void TestSiteFlow::pagesThatCeasedGo()
{
    chooseAndExport(site());
    const QString page = site(u"/compare/larkspur-4b-vs-tern-coder.html"_s);
    QVERIFY(QFile::exists(page));
    for (const QString &slug : {u"larkspur-4b-vs-tern-coder"_s, u"hollin-minutes-vs-sedge-recorder"_s}) {
        Comparison withdrawn = *m_desk->library().get(comparison(slug));
        withdrawn.status = ComparisonStatus::Draft;
        QVERIFY(m_desk->library().update(withdrawn, u"edit"_s));
    }
    // What is out can be taken back, although there is nothing to begin a site with.
    QVERIFY(!actions().exportSite->isEnabled());
    exportAgain();
    QVERIFY2(!message().contains(u" 0 removed."_s), qPrintable(message()));
    QVERIFY(!QFile::exists(page));
    QVERIFY(QFile::exists(site(u"/index.html"_s)));
}

void TestSiteFlow::saysWhatIsLeftOutAndKept()
{
    setBaseUrl({});
    chooseAndExport(site());
    QVERIFY2(message().section(u'\n', 1).startsWith(u"The publication has no base URL"_s), qPrintable(message()));
    const QString changed = u"compare/hollin-minutes-vs-sedge-recorder.html"_s;
    write(site(u'/' + changed), "<p>Mine</p>");
    Comparison withdrawn = *m_desk->library().get(comparison(u"hollin-minutes-vs-sedge-recorder"_s));
    withdrawn.status = ComparisonStatus::Draft;
    QVERIFY(m_desk->library().update(withdrawn, u"edit"_s));
    exportAgain();
    QCOMPARE(message().section(u'\n', 1, 1),
             u"%1 is no longer part of the site, but somebody changed it: it stays."_s.arg(changed));
    QCOMPARE(contents(site(u'/' + changed)), "<p>Mine</p>");
}

void TestSiteFlow::nothingPublished()
{
    auto created = Library::create(m_desk->file(u"empty.verdict"_s), {});
    QVERIFY(created.library);
    created.library.reset();
    m_desk->window->openLibrary(m_desk->file(u"empty.verdict"_s));
    QVERIFY(!actions().exportSite->isEnabled());
    QVERIFY2(actions().exportSite->toolTip().startsWith(u"Nothing is published yet"_s),
             qPrintable(actions().exportSite->toolTip()));
    // It can as soon as something is.
    m_desk->openSample(u"other.verdict"_s);
    QVERIFY(actions().exportSite->isEnabled());
    QVERIFY(!actions().exportSite->toolTip().contains(u"Nothing"_s));
}

void TestSiteFlow::asksBeforeWritingBesideOthers()
{
    QVERIFY(QDir().mkpath(site()));
    write(site(u"/letter.txt"_s), "Dear editor");
    chooseAndExport(site());
    QVERIFY2(message().startsWith(u"Not written: %1 holds files"_s.arg(site())), qPrintable(message()));
    QCOMPARE(files().size(), 1);
    QVERIFY(!actions().exportSiteAgain->isVisible());
    m_desk->press(u"Write it beside them"_s);
    waitForEnd();
    QVERIFY2(message().startsWith(u"The site is in "_s), qPrintable(message()));
    QCOMPARE(contents(site(u"/letter.txt"_s)), "Dear editor");
    exportAgain(); // it is ours now
    QVERIFY2(message().contains(u" 0 written, 0 removed."_s), qPrintable(message()));
}

void TestSiteFlow::anotherFolderInstead()
{
    const QString others = m_desk->file({});
    chooseAndExport(others);
    QVERIFY(message().startsWith(u"Not written: "_s));
    m_desk->prompts.foldersToOpen << site();
    m_desk->press(u"Choose another folder"_s);
    waitForEnd();
    QVERIFY2(message().startsWith(u"The site is in %1."_s.arg(site())), qPrintable(message()));
    QVERIFY(!QFile::exists(others + u"/index.html"_s));
}

void TestSiteFlow::fileInTheWayIsNamed()
{
    QVERIFY(QDir().mkpath(site()));
    write(site(u"/index.html"_s), "<p>Mine</p>");
    chooseAndExport(site());
    m_desk->press(u"Write it beside them"_s);
    waitForEnd();
    QVERIFY2(message().startsWith(u"Not exported: %1/index.html: "_s.arg(site())), qPrintable(message()));
    QCOMPARE(contents(site(u"/index.html"_s)), "<p>Mine</p>");
    QCOMPARE(files().size(), 1);
}

void TestSiteFlow::folderThatCannotBeWritten_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("a file") << u"sample.verdict"_s;
    QTest::newRow("within a file") << u"sample.verdict/site"_s;
    if (QFileInfo(u"/sys/kernel"_s).isDir()) // root may not write there, either
        QTest::newRow("of the system") << u"/sys"_s;
    if (geteuid() != 0)
        QTest::newRow("write-protected") << u"protected"_s;
}

void TestSiteFlow::folderThatCannotBeWritten()
{
    QFETCH(QString, folder);
    if (!folder.startsWith(u'/'))
        folder = m_desk->file(folder);
    const QString given = m_desk->file(u"protected"_s);
    QVERIFY(QDir().mkpath(given));
    QFile::setPermissions(given, QFile::ReadOwner | QFile::ExeOwner);
    chooseAndExport(folder);
    if (buttons().contains(u"Write it beside them"_s)) {
        m_desk->press(u"Write it beside them"_s);
        waitForEnd();
    }
    QVERIFY2(message().startsWith(u"Not exported: %1"_s.arg(folder)), qPrintable(message()));
    QVERIFY(!actions().exportSiteAgain->isVisible());
    QVERIFY(actions().exportSite->isEnabled());
    QFile::setPermissions(given, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestSiteFlow::brokenThemeIsNamed()
{
    Publication publication = *m_desk->library().publication();
    publication.theme = m_desk->file(u"no-theme"_s);
    QVERIFY(m_desk->library().update(publication, u"edit"_s));
    chooseAndExport(site());
    QVERIFY2(message().startsWith(u"Not exported: %1"_s.arg(publication.theme)), qPrintable(message()));
    QVERIFY(!QFile::exists(site()));
}

void TestSiteFlow::warnsOfWhatGivesAway()
{
    Publication publication = *m_desk->library().publication();
    publication.anonymous = true;
    QVERIFY(m_desk->library().update(publication, u"edit"_s));
    const ComparisonId id = comparison(u"larkspur-4b-vs-tern-coder"_s);
    Comparison told = *m_desk->library().get(id);
    told.summary = u"As %1 said."_s.arg(m_desk->library().reviewers()->first().name);
    QVERIFY(m_desk->library().update(told, u"edit"_s));
    chooseAndExport(site());
    QVERIFY2(message().startsWith(u"Not written: the panel is anonymous. "_s), qPrintable(message()));
    QVERIFY(!QFile::exists(site()));
    m_desk->press(u"Go there"_s);
    QCOMPARE(m_desk->window->editor()->record(), RecordRef(id));
    chooseAndExport(site());
    m_desk->press(u"Write anyway"_s);
    waitForEnd();
    QVERIFY2(message().startsWith(u"The site is in "_s), qPrintable(message()));
}

void TestSiteFlow::cancelled()
{
    addComparisons(300);
    m_desk->prompts.foldersToOpen << site();
    actions().exportSite->trigger();
    QVERIFY2(message().startsWith(u"Writing the site into %1"_s.arg(site())), qPrintable(message()));
    // Other work can be done meanwhile, but no second export.
    QVERIFY(m_desk->window->editor()->isEnabled());
    QVERIFY(actions().newTool->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(site(u"/.verdict-site/new/compare/pair-0.html"_s)), 60000);
    m_desk->press(u"Cancel"_s);
    waitForEnd();
    QVERIFY2(message().startsWith(u"Cancelled. Files written: "_s), qPrintable(message()));
    const auto before = files();
    QVERIFY(before.size() < 1000);
    exportAgain();
    const auto after = files();
    QVERIFY2(message().contains(u" %L1 files: %L2 written"_s.arg(after.size()).arg(writtenSince(before).size())),
             qPrintable(message()));
    exportAgain();
    QVERIFY2(message().contains(u" 0 written, 0 removed."_s), qPrintable(message()));
}

void TestSiteFlow::closingStopsIt()
{
    addComparisons(300);
    m_desk->prompts.foldersToOpen << site();
    actions().exportSite->trigger();
    m_desk->prompts.answers << 0; // Stop it
    QVERIFY(m_desk->window->close());
    QCOMPARE(m_desk->prompts.questions.last().text, u"Work on this library is still going on."_s);
    QVERIFY(files().size() < 1000);
}

void TestSiteFlow::foretellsWhatChanges()
{
    setBaseUrl({}); // no feeds and sitemaps
    QVERIFY(!actions().lookAtSite->isVisible());
    chooseAndExport(site());
    const auto before = files();
    actions().lookAtSite->trigger();
    waitForEnd();
    QCOMPARE(message(), u"The site in %1 is as the library is: nothing would be written."_s.arg(site()));
    m_desk->window->openRecord(comparison(u"larkspur-4b-vs-tern-coder"_s));
    QVERIFY(m_desk->type(u"pricing_read"_s, u"What they cost is no longer the question."_s, true));
    actions().lookAtSite->trigger();
    waitForEnd();
    QVERIFY2(message().startsWith(u"At most 3 files would be written, 0 removed in %1.\n"_s.arg(site())),
             qPrintable(message()));
    for (const QString &ending : {u".html"_s, u".json"_s})
        QVERIFY2(message().contains(u"\nwould be written: compare/larkspur-4b-vs-tern-coder"_s + ending),
                 qPrintable(message()));
    QCOMPARE(files(), before);
    m_desk->press(u"Export"_s);
    waitForEnd();
    QVERIFY2(message().contains(u" 2 written, 0 removed."_s), qPrintable(message()));
}

/// What is asked of the desk during long work is refused aloud, and neither takes the other's words away.
void TestSiteFlow::otherWorkIsRefusedMeanwhile()
{
    addComparisons(300);
    m_desk->prompts.foldersToOpen << site();
    actions().exportSite->trigger();
    for (QAction *action : {actions().backup, actions().dump, actions().verify, actions().import})
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    actions().exportSite->trigger(); // asks for no folder
    const QString refusal = u"Other work is still going on. Try again when it is done."_s;
    QCOMPARE(message(), refusal);
    QVERIFY(buttons().contains(u"Cancel"_s));
    QVERIFY(m_desk->window->messages()->findChild<QProgressBar *>()->isVisible());
    m_desk->window->messages()->show({Message::Kind::Notice, u"Something else."_s});
    m_desk->press(u"Cancel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Cancelled"_s), 60000);
    QVERIFY(!buttons().contains(u"Cancel"_s));
    for (QAction *action : {actions().backup, actions().dump, actions().verify, actions().import})
        QVERIFY2(action->isEnabled(), qPrintable(action->text())); // after work that only reads, too
}

int main(int argc, char **argv)
{
    return runDeskTest<TestSiteFlow>(argc, argv);
}
#include "tst_siteflow.moc"
