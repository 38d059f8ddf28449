// A digest: what is proposed of a week, how it is stored, and the mail that comes of it.

#include "digestexport.h"
#include "digestmail.h"
#include "digestproposal.h"
#include "files.h"
#include "importplan.h"
#include "mailmessage.h"
#include "mailtext.h"
#include "mergeapply.h"
#include "pagetheme.h"
#include "temporarylibrary.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QDate monday(2026, 5, 11);
const QDate sunday(2026, 5, 17);
constexpr qint64 day = qint64(24) * 60 * 60 * 1000;

const Labels &labels()
{
    static const auto theme = PageTheme::standard();
    return theme->language(u"en"_s).labels;
}

/// Two comparisons of three tools, one old, one of the week; the clock says Friday of that week.
struct Week
{
    TemporaryLibrary library;
    ToolId heron, stork, egret;
    ReviewerId ada;
    ComparisonId older, newer;

    Week()
    {
        heron = addTool(u"Heron"_s);
        stork = addTool(u"Stork"_s);
        egret = addTool(u"Egret"_s);
        Reviewer reviewer;
        reviewer.slug = u"ada"_s;
        reviewer.name = u"Ada Quill"_s;
        ada = *library->add(reviewer, u"new"_s);
        older = addComparison(u"heron-vs-stork"_s, {heron, stork}, QDate(2026, 4, 2),
                              u"# Read this\n\nTake **Heron**,\n"
                              "[for now](https://heron.example)."
                              "\n\nMore below."_s);
        newer = addComparison(u"stork-vs-egret"_s, {stork, egret}, QDate(2026, 5, 13), {});
        Publication publication = *library->publication();
        publication.name = u"The Wader – Review"_s;
        publication.baseUrl = u"https://wader.example/reviews/"_s;
        publication.footer = u"Write to <mailto:desk@wader.example>."_s;
        [&] { QVERIFY(library->update(publication, u"edit"_s).ok()); }();
    }
    ToolId addTool(const QString &name)
    {
        Tool tool;
        tool.slug = name.toLower();
        tool.name = name;
        return *library->add(tool, u"new"_s);
    }
    ComparisonId addComparison(const QString &slug, const QList<ToolId> &tools, QDate on, const QString &summary)
    {
        Comparison comparison;
        comparison.slug = slug;
        comparison.tools = tools;
        comparison.dek = u"A question of legs."_s;
        comparison.summary = summary;
        comparison.status = ComparisonStatus::Published;
        comparison.publishedOn = on;
        return *library->add(comparison, u"new"_s);
    }
    void review(ToolId tool, Verdict verdict, int round, QDate on)
    {
        Review review;
        review.tool = tool;
        review.reviewer = ada;
        review.lens = library->lenses()->first().id;
        review.round = round;
        review.verdict = verdict;
        review.quote = u"Said."_s;
        review.status = ReviewStatus::Approved;
        review.writtenOn = on;
        QVERIFY(library->add(review, u"new"_s).ok());
    }
    QList<DigestEntry> entries(QDate from = monday, QDate to = sunday)
    {
        return *DigestProposal(*library, labels()).entries(from, to);
    }
    Digest digest()
    {
        Digest digest = *DigestProposal(*library, labels()).digest(monday, sunday);
        digest.intro = u"Two waders. „Grüße“ – and a long address: <https://wader.example/%1>"_s.arg(QString(90, u'x'));
        return digest;
    }
};

} // namespace

class TestDigest : public QObject
{
    Q_OBJECT

private slots:
    void proposesWhatWasPublished();
    void proposesNewVerdicts();
    void proposesPricesAndPicks();
    void isStoredUndoneAndFound();
    void mergesWithACopy();
    void refusesWhatIsNoDigest();
    void leavesOutWhatHasNoPage();
    void keepsThePanelAnonymous();
    void mailIsSmallAndStandsAlone();
    void mailThatIsTooLongIsRefused();
    void textIsWrapped_data();
    void textIsWrapped();
    void headersAreEncoded_data();
    void headersAreEncoded();
    void quotesPrintably_data();
    void quotesPrintably();
    void messageIsSound();
    void pythonReadsTheMessage();
    void writesItsFiles();
};

void TestDigest::proposesWhatWasPublished()
{
    Week week;
    const QList<DigestEntry> entries = week.entries();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().comparison, u"stork-vs-egret"_s);
    QCOMPARE(entries.first().kind, DigestKind::New);
    QCOMPARE(entries.first().heading, u"Stork vs Egret"_s);
    QCOMPARE(entries.first().text, u"A question of legs."_s); // without a summary
    QCOMPARE(week.entries(QDate(2026, 5, 13), QDate(2026, 5, 13)).size(), 1);
    QCOMPARE(week.entries(QDate(2026, 5, 14), sunday).size(), 0);
    QCOMPARE(week.entries(monday, QDate(2026, 5, 12)).size(), 0);
    QCOMPARE(week.entries(QDate(2026, 4, 1), QDate(2026, 4, 3)).first().text,
             u"Take **Heron**,\n[for now](https://heron.example)."_s);

    Comparison draft = *week.library->get(week.newer);
    draft.status = ComparisonStatus::Ready;
    QVERIFY(week.library->update(draft, u"edit"_s).ok());
    QCOMPARE(week.entries().size(), 0);
    const Digest digest = *DigestProposal(*week.library, labels()).digest(monday, sunday);
    QCOMPARE(digest.title, u"Verdicts, 11 to 17 May 2026"_s);
    QCOMPARE(digest.slug, u"2026-05-17"_s);
}

void TestDigest::proposesNewVerdicts()
{
    Week week;
    week.review(week.heron, Verdict::Ship, 1, QDate(2026, 4, 1));
    QCOMPARE(week.entries().size(), 1); // as it was
    week.review(week.heron, Verdict::Skip, 2, QDate(2026, 5, 12));
    week.review(week.stork, Verdict::Ship, 1, QDate(2026, 5, 12));
    const QList<DigestEntry> entries = week.entries();
    QCOMPARE(entries.size(), 2);
    const DigestEntry &changed = entries.at(1);
    QCOMPARE(changed.comparison, u"heron-vs-stork"_s);
    QCOMPARE(changed.kind, DigestKind::Changed);
    QCOMPARE(changed.change, u"Heron: panel 0–1, was 1–0\nStork: first verdicts, panel 1–0"_s);
    QCOMPARE(week.entries(QDate(2026, 5, 14), sunday).size(), 0);
}

void TestDigest::proposesPricesAndPicks()
{
    Week week;
    Tool heron = *week.library->get(week.heron);
    const auto price = [&](double amount) {
        Plan plan;
        plan.name = u"Team"_s;
        plan.amount = amount;
        heron.plans = {plan};
        QVERIFY(week.library->update(heron, u"edit of Plans"_s).ok());
        heron = *week.library->get(week.heron);
        week.library.advance(Library::burstMs + 1000);
    };
    Comparison older = *week.library->get(week.older);
    older.pick = PickKind::Depends;
    QVERIFY(week.library->update(older, u"edit"_s).ok());
    price(10);
    week.library.advance(7 * day); // Friday, 22 May
    price(12);
    price(15);
    older.pick = PickKind::Tool;
    older.pickTool = week.heron;
    QVERIFY(week.library->update(older, u"edit"_s).ok());
    week.library.advance(7 * day);
    price(20);
    const QList<DigestEntry> entries = week.entries(QDate(2026, 5, 18), QDate(2026, 5, 24));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().change, u"Ship Heron, was: It depends\nHeron: from $15/mo, was $10/mo"_s);

    // What was taken back did not happen.
    QVERIFY(week.library->undo().ok());
    QCOMPARE(week.entries(QDate(2026, 5, 25), QDate(2026, 5, 31)).size(), 0);
}

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

void TestDigest::mailIsSmallAndStandsAlone()
{
    Week week;
    Digest digest = week.digest();
    digest.entries.first().heading = u"<script>Stork</script> & Egret"_s;
    digest.entries.first().text = u"See [it](javascript:alert(1)), ![a picture](https://x.example/p.png), **now**."_s;
    const auto files = DigestFiles::of(*week.library, digest);
    QVERIFY2(files.ok(), qPrintable(files ? QString() : files.error().what));
    QVERIFY(files->mail.size() < DigestMail::mostBytes);
    for (const char *never : {"<script", "<img", "javascript:", "url(", "src=", "<link", "t.digest", "{{"})
        QVERIFY2(!files->mail.contains(never), never);
    QVERIFY(files->mail.contains("&lt;script&gt;Stork&lt;/script&gt; &amp; Egret"));
    QVERIFY(files->mail.contains("https://wader.example/reviews/compare/stork-vs-egret.html"));
    QVERIFY(files->mail.contains("<strong>now</strong>"));
    QVERIFY(files->mail.contains("New comparison"));
    QVERIFY(!files->mail.contains("digests/2026-05-17.html")); // which is not there before the digest is sent
    digest.sentOn = sunday;
    QVERIFY(DigestFiles::of(*week.library, digest)->mail.contains("reviews/digests/2026-05-17.html"));
    QCOMPARE(DigestFiles::of(*week.library, digest)->message, DigestFiles::of(*week.library, digest)->message);

    Publication publication = *week.library->publication();
    publication.language = u"de"_s;
    QVERIFY(week.library->update(publication, u"edit"_s).ok());
    const auto german = DigestFiles::of(*week.library, digest);
    QVERIFY(german->mail.contains("Neuer Vergleich"));
    QVERIFY(german->mail.contains("11. bis 17. Mai 2026"));
}

void TestDigest::mailThatIsTooLongIsRefused()
{
    Week week;
    Digest digest = week.digest();
    digest.entries.first().text = u"word "_s.repeated(DigestMail::mostBytes / 5);
    const auto files = DigestFiles::of(*week.library, digest);
    QVERIFY(!files.ok());
    QVERIFY2(files.error().what.contains(u"102 kB"_s), qPrintable(files.error().what));
}

void TestDigest::textIsWrapped_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    const QString twelve = QStringList(QList<QString>(12, u"wading"_s)).join(u' ');
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("words") << u"One\ntwo."_s << u"One two."_s;
    QTest::newRow("long") << twelve << QStringList(QList<QString>(10, u"wading"_s)).join(u' ') + u"\nwading wading"_s;
    QTest::newRow("exactly") << QString(35, u'a') + u' ' + QString(36, u'b')
                             << QString(35, u'a') + u' ' + QString(36, u'b');
    QTest::newRow("one more") << QString(36, u'a') + u' ' + QString(36, u'b')
                              << QString(36, u'a') + u'\n' + QString(36, u'b');
    QTest::newRow("paragraphs") << u"A & B.\n\n> C < D."_s << u"A & B.\n\nC < D."_s;
    QTest::newRow("link") << u"See [the page](https://x.example/?a=1&b=2)."_s
                          << u"See the page <https://x.example/?a=1&b=2>."_s;
    QTest::newRow("bare address") << u"<https://x.example>, <a@x.example>"_s << u"https://x.example, a@x.example"_s;
    QTest::newRow("list") << u"- " + twelve + u"\n- two\n\nend"
                          << u"- " + QStringList(QList<QString>(10, u"wading"_s)).join(u' ') +
                                 u"\n  wading wading\n- two\n\nend"_s;
    QTest::newRow("numbers") << u"3. three\n4. four"_s << u"3. three\n4. four"_s;
    QTest::newRow("nested") << u"- a\n  - b"_s << u"- a\n  - b"_s;
    QTest::newRow("heading and rule") << u"## Head\n\n---\n\nword"_s << u"Head\n\n* * *\n\nword"_s;
    const QString address = u"https://x.example/"_s + QString(100, u'y');
    QTest::newRow("long address") << u"A "_s + address + u" z"_s << u"A\n"_s + address + u"\nz"_s;
    QTest::newRow("no spaces") << QString(100, QChar(0x6f22))
                               << QString(72, QChar(0x6f22)) + u'\n' + QString(28, QChar(0x6f22));
}

void TestDigest::textIsWrapped()
{
    QFETCH(QString, markdown);
    QFETCH(QString, text);
    QCOMPARE(mailText(markdown), text);
}

void TestDigest::headersAreEncoded_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("plain") << u"Waders, this week"_s << QByteArray("Subject: Waders, this week\r\n");
    QTest::newRow("beyond ASCII") << u"Grüße"_s << QByteArray("Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n");
    QTest::newRow("looks encoded") << u"=?x"_s << QByteArray("Subject: =?UTF-8?B?PT94?=\r\n");
    QTest::newRow("another header") << u"a\r\nBcc: b"_s << QByteArray("Subject: a Bcc: b\r\n");
    QTest::newRow("long") << QStringList(QList<QString>(11, u"wading"_s)).join(u' ')
                          << QByteArray("Subject: wading wading wading wading wading wading wading wading wading\r\n "
                                        "wading wading\r\n");
}

void TestDigest::headersAreEncoded()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, header);
    QCOMPARE(mailHeader("Subject", value), header);
}

void TestDigest::quotesPrintably_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("plain") << QByteArray("a b\nc\n") << QByteArray("a b\r\nc\r\n");
    QTest::newRow("equals") << QByteArray("a=b") << QByteArray("a=3Db");
    QTest::newRow("beyond ASCII") << QByteArray("\xc3\xbc") << QByteArray("=C3=BC");
    QTest::newRow("space at the end") << QByteArray("a \nb\t") << QByteArray("a=20\r\nb=09");
    QTest::newRow("what servers stumble over") << QByteArray("From me\n.\n") << QByteArray("=46rom me\r\n=2E\r\n");
    QTest::newRow("76 fit") << QByteArray(76, 'a') << QByteArray(76, 'a');
    QTest::newRow("77 do not") << QByteArray(77, 'a') << QByteArray(75, 'a') + "=\r\naa";
    QTest::newRow("no break within a byte") << QByteArray(74, 'a') + "==" << QByteArray(74, 'a') + "=\r\n=3D=3D";
}

void TestDigest::quotesPrintably()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, encoded);
    QCOMPARE(quotedPrintable(text), encoded);
}

void TestDigest::messageIsSound()
{
    Week week;
    const auto files = DigestFiles::of(*week.library, week.digest());
    const QByteArray &message = files->message;
    QCOMPARE(message.count('\n'), message.count("\r\n"));
    QCOMPARE(message.count('\r'), message.count('\n'));
    for (const QByteArray &line : message.split('\n')) {
        QVERIFY2(line.size() <= 79, line.constData()); // with the carriage return
        QVERIFY(std::all_of(line.begin(), line.end(), [](char c) { return c > 0; }));
    }
    const QByteArray head = message.first(message.indexOf("\r\n\r\n"));
    for (const char *field : {"From: =?UTF-8?B?", "To: ", "Subject: Verdicts, 11 to",
                              "Date: 15 May 2026 12:00:00 "
                              "+0000",
                              "Message-ID: <", "X-Unsent: 1", "MIME-Version: 1.0"})
        QVERIFY2(head.contains(field), field);
    const qsizetype at = head.indexOf("boundary=\"") + 10;
    const QByteArray boundary = head.mid(at, head.indexOf('"', at) - at);
    QVERIFY(boundary.size() > 10);
    QCOMPARE(message.count(QByteArray("--" + boundary + "\r\n")), 2);
    QVERIFY(message.endsWith(QByteArray("\r\n--" + boundary + "--\r\n")));
    QVERIFY(message.indexOf("text/plain") < message.indexOf("text/html")); // the last is the one to prefer
}

void TestDigest::pythonReadsTheMessage()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    Week week;
    const auto files = DigestFiles::of(*week.library, week.digest());
    const QString path = week.library.file(u"digest.eml"_s);
    write(path, files->message);
    QProcess process;
    process.start(python, {u"-c"_s, uR"(
import email, email.policy, json, sys
m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
parts = [p for p in m.walk() if not p.is_multipart()]
print(json.dumps({'type': m.get_content_type(), 'subject': m['Subject'], 'from': m['From'].addresses[0].display_name,
                  'defects': [repr(d) for p in m.walk() for d in p.defects] + [repr(d) for h in m.values() for d in h.defects],
                  'types': [p.get_content_type() for p in parts],
                  'text': parts[0].get_content(), 'html': parts[1].get_content()})))"_s,
                           path});
    QVERIFY(process.waitForFinished());
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0, errors.constData());
    const QJsonDocument read = QJsonDocument::fromJson(process.readAllStandardOutput());
    QCOMPARE(read["type"_L1].toString(), u"multipart/alternative"_s);
    QCOMPARE(read["subject"_L1].toString(), u"Verdicts, 11 to 17 May 2026"_s);
    QCOMPARE(read["from"_L1].toString(), u"The Wader – Review"_s);
    QCOMPARE(read["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(read["types"_L1].toArray(), (QJsonArray{u"text/plain"_s, u"text/html"_s}));
    QCOMPARE(read["text"_L1].toString().remove(u'\r').toUtf8().trimmed(), files->text.trimmed());
    QCOMPARE(read["html"_L1].toString().remove(u'\r').toUtf8().trimmed(), files->mail.trimmed());
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
