// A digest: how it is stored, merged and written.

#include "digestexport.h"
#include "digestfixture.h"
#include "files.h"
#include "importplan.h"
#include "mergeapply.h"

#include <QTest>

using namespace vd;

class TestDigest : public QObject
{
    Q_OBJECT

private slots:
    void isStoredUndoneAndFound();
    void mergesWithACopy();
    void refusesWhatIsNoDigest();
    void leavesOutWhatHasNoPage();
    void keepsThePanelAnonymous();
    void writesItsFiles();
};

void TestDigest::isStoredUndoneAndFound()
{
    Week week;
    Digest digest = week.digest();
    const auto id = week.library->add(digest, u"New digest"_s);
    QVERIFY(id.ok());
    Digest stored = *week.library->get(*id);
    QVERIFY(!stored.uid.isNull());
    digest.id = stored.id;
    digest.uid = stored.uid;
    QCOMPARE(stored, digest);
    stored.entries.first().text = u"Another word."_s;
    stored.slug = u"mid-may"_s;
    QVERIFY(week.library->update(stored, u"edit of Entries"_s).ok());
    QCOMPARE(*week.library->find<Digest>(u"mid-may"_s), *id);
    QCOMPARE(*week.library->find<Digest>(u"2026-05-17"_s), *id); // an address that was sent out goes on to lead there
    QVERIFY(week.library->undo().ok());
    QCOMPARE(*week.library->get(*id), digest);
    QVERIFY(week.library->redo().ok());
    week.library.reopen();
    QCOMPARE(week.library->digests()->first().entries.first().text, u"Another word."_s);
    QVERIFY(week.library->remove(*id, u"delete"_s).ok());
    QVERIFY(week.library->digests()->isEmpty());
    QVERIFY(week.library->undo().ok());
    QCOMPARE(week.library->get(*id)->aliases, QStringList{u"2026-05-17"_s});
}

void TestDigest::mergesWithACopy()
{
    Week week;
    const auto id = week.library->add(week.digest(), u"New digest"_s);
    const QString path = week.library.file(u"copy.verdict"_s);
    QVERIFY(LibraryFile::backup(week.library->connection(), path).ok());
    {
        const auto copy = Library::open(path, week.library.options());
        Digest there = *copy.library->get(*id);
        there.intro = u"There."_s;
        QVERIFY(copy.library->update(there, u"edit of Intro"_s).ok());
        there = {};
        there.title = u"Another"_s;
        there.slug = u"another"_s;
        QVERIFY(copy.library->add(there, u"New digest"_s).ok());
    }
    Digest here = *week.library->get(*id);
    here.title = u"Here"_s;
    QVERIFY(week.library->update(here, u"edit of Title"_s).ok());
    const auto plan = planImport(*week.library, path);
    QVERIFY2(plan.ok(), qPrintable(plan ? QString() : plan.error().text()));
    const auto report = applyMerge(*week.library, *plan, u"Merge"_s);
    QCOMPARE(report->text(), u"1 digest added, 1 digest updated"_s);
    here.intro = u"There."_s;
    QCOMPARE(*week.library->get(*id), here);
    QVERIFY(week.library->find<Digest>(u"another"_s)->isValid());
    QVERIFY(week.library->undo().ok());
    QCOMPARE(week.library->digests()->size(), 1);
}

void TestDigest::refusesWhatIsNoDigest()
{
    Week week;
    const auto field = [&](auto change) {
        Digest digest = week.digest();
        change(digest);
        const auto id = week.library->add(digest, u"new"_s);
        return id.ok() ? QString() : id.error().field;
    };
    QCOMPARE(field([](Digest &d) { d.title = u" "_s; }), u"title"_s);
    QCOMPARE(field([](Digest &d) { d.slug = u"A b"_s; }), u"slug"_s);
    QCOMPARE(field([](Digest &d) { std::swap(d.startsOn, d.endsOn); }), u"ends_on"_s);
    QCOMPARE(field([](Digest &d) { d.entries.first().comparison = u"../x"_s; }), u"entries[0].comparison"_s);
    QCOMPARE(field([](Digest &d) { d.slug = u"week"_s; }), QString());
    QCOMPARE(field([](Digest &d) { d.slug = u"week"_s; }), u"slug"_s); // taken
    Digest empty;
    empty.title = u"Empty"_s;
    empty.slug = u"empty"_s;
    QVERIFY(DigestFiles::of(*week.library, empty).error().what.startsWith(u"the digest is empty"_s));
}

void TestDigest::leavesOutWhatHasNoPage()
{
    Week week;
    Digest digest = week.digest();
    digest.entries << DigestEntry{u"gone"_s, DigestKind::Changed, u"A bird that left"_s, {}, {}} << DigestEntry{};
    auto content = *DigestContent::load(*week.library, digest);
    QCOMPARE(content.items.size(), 2);
    QCOMPARE(content.address(content.items.first()), u"https://wader.example/reviews/compare/stork-vs-egret.html"_s);
    QCOMPARE(content.address(content.items.last()), QString());
    QCOMPARE(content.notes.size(), 1);
    QVERIFY(content.notes.first().contains(u"A bird that left"_s));

    Publication publication = *week.library->publication();
    publication.baseUrl.clear();
    QVERIFY(week.library->update(publication, u"edit"_s).ok());
    const auto files = DigestFiles::of(*week.library, digest);
    QCOMPARE(files->notes.size(), 2);
    QVERIFY(files->notes.first().contains(u"no base URL"_s));
    for (const QByteArray &bytes : {files->mail, files->text, files->page})
        QVERIFY(!bytes.contains("stork-vs-egret.html"));
}

void TestDigest::keepsThePanelAnonymous()
{
    Week week;
    Digest digest = week.digest();
    digest.intro = u"Ada Quill says hello."_s;
    QVERIFY(DigestFiles::of(*week.library, digest)->giveAways.isEmpty());
    Publication publication = *week.library->publication();
    publication.anonymous = true;
    QVERIFY(week.library->update(publication, u"edit"_s).ok());
    QCOMPARE(DigestFiles::of(*week.library, digest)->giveAways.size(), 1);
}

void TestDigest::writesItsFiles()
{
    Week week;
    const Digest digest = week.digest();
    const auto files = DigestFiles::of(*week.library, digest);
    const QString folder = week.library.file(QString()); // the library's own
    const auto paths = files->write(folder, digest.slug);
    QVERIFY(paths.ok());
    QCOMPARE(paths->size(), 4);
    QCOMPARE(contents(paths->at(0)), files->mail);
    QCOMPARE(contents(paths->at(1)), files->text);
    QCOMPARE(contents(paths->at(2)), files->message);
    QCOMPARE(contents(paths->at(3)), files->page);
    QVERIFY(files->page.contains("id=\"entry-stork-vs-egret\""));
    QVERIFY(files->page.contains("https://wader.example/reviews/compare/stork-vs-egret.html"));
    QCOMPARE(files->write(folder + u"/nowhere"_s, digest.slug).error().kind, ErrorKind::File);
}

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
