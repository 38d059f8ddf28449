// `verdict digest`, run as a person or a script runs it.

#include "files.h"
#include "programtest.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace vd;

class TestCliDigest : public ProgramTest
{
    Q_OBJECT

private slots:
    void init() { makeFolder(); }
    void writesWhatHappened();
    void writesTheEditorsWords();
    void writesTheOneThatIsNamed();
    void siteKeepsToWhatADigestMaySay();
    void refusesWhatMakesNoSense();
};

void TestCliDigest::writesWhatHappened()
{
    makeSample();
    QDir().mkdir(path("out"));
    const QStringList arguments =
        QStringLiteral("digest s.verdict --from 2026-11-09 --to 2026-11-15 --output out").split(u' ');
    const Run done = run(arguments);
    QVERIFY2(done.status == 0, qPrintable(done.err));
    QCOMPARE(QDir(path("out")).entryList(QDir::Files, QDir::Name),
             (QStringList{QStringLiteral("2026-11-15.eml"), QStringLiteral("2026-11-15.html"),
                          QStringLiteral("2026-11-15.mail.html"), QStringLiteral("2026-11-15.txt")}));
    QCOMPARE(done.out.split(u'\n', Qt::SkipEmptyParts).size(), 4);
    const QByteArray text = contents(path("out/2026-11-15.txt"));
    QVERIFY2(text.contains("Hollin Minutes vs Sedge Recorder"), text.constData());
    QVERIFY(!text.contains("Larkspur 4B vs Tern Coder")); // of the week before
    const QByteArray before = contents(path("out/2026-11-15.mail.html"));
    QCOMPARE(run(arguments).status, 0);
    QCOMPARE(contents(path("out/2026-11-15.mail.html")), before);
}

void TestCliDigest::writesTheEditorsWords()
{
    makeSample();
    write(path("d.json"), R"({"format": "verdict-library", "version": 1, "digests": [{"title": "Notes", "slug": "notes",
        "starts_on": "2026-11-09", "ends_on": "2026-11-15", "intro": "By hand.",
        "entries": [{"comparison": "hollin-minutes-vs-sedge-recorder", "heading": "Who writes it down?"}]}]})");
    QCOMPARE(run({QStringLiteral("import"), QStringLiteral("s.verdict"), QStringLiteral("d.json")}).status, 0);
    const Run done = run(QStringLiteral("digest s.verdict --from 2026-11-09 --to 2026-11-15 --output .").split(u' '));
    QVERIFY2(done.status == 0, qPrintable(done.err));
    const QByteArray text = contents(path("notes.txt"));
    QVERIFY(text.contains("By hand."));
    QVERIFY(text.contains("Who writes it down?"));
    QVERIFY(!text.contains("Hollin Minutes vs"));
}

void TestCliDigest::writesTheOneThatIsNamed()
{
    makeSample();
    write(path("d.json"), R"({"format": "verdict-library", "version": 1, "digests": [{"title": "Notes", "slug": "notes",
        "intro": "Of no week."}]})");
    QCOMPARE(run({QStringLiteral("import"), QStringLiteral("s.verdict"), QStringLiteral("d.json")}).status, 0);
    const Run done = run(QStringLiteral("digest s.verdict notes --output .").split(u' '));
    QVERIFY2(done.status == 0, qPrintable(done.err));
    QVERIFY(contents(path("notes.txt")).contains("Of no week."));
    const Run none = run(QStringLiteral("digest s.verdict letters --output .").split(u' '));
    QCOMPARE(none.status, 3);
    QVERIFY2(none.err.contains(QStringLiteral("there is no digest letters")), qPrintable(none.err));
    QCOMPARE(run(QStringLiteral("digest s.verdict notes --to 2026-11-15 --output .").split(u' ')).status, 2);
}

void TestCliDigest::siteKeepsToWhatADigestMaySay()
{
    makeSample();
    const QByteArray name =
        QJsonDocument::fromJson(run(QStringLiteral("list s.verdict reviewers --json").split(u' ')).out.toUtf8())
            .array()
            .first()
            .toObject()[QLatin1String("name")]
            .toString()
            .toUtf8();
    QVERIFY(!name.isEmpty());
    write(path("d.json"), R"({"format": "verdict-library", "version": 1, "publication": {"anonymous": true},
        "digests": [{"title": "Notes", "slug": "notes", "intro": "Thanks, )" +
                              name + R"(.", "sent_on": "2026-11-15"}]})");
    const Run brought = run({QStringLiteral("import"), QStringLiteral("s.verdict"), QStringLiteral("d.json")});
    QVERIFY2(brought.status == 0, qPrintable(brought.err));
    QCOMPARE(run(QStringLiteral("digest s.verdict notes --output .").split(u' ')).status, 1);
    const Run site = run(QStringLiteral("export s.verdict --site site").split(u' '));
    QCOMPARE(site.status, 1);
    QVERIFY2(site.err.contains(QString::fromUtf8(name)), qPrintable(site.err));
    QVERIFY(!QFileInfo::exists(path("site")));
    QCOMPARE(run(QStringLiteral("export s.verdict --site site --anyway").split(u' ')).status, 0);
}

void TestCliDigest::refusesWhatMakesNoSense()
{
    makeSample();
    const auto status = [&](const char *arguments) { return run(QString::fromLatin1(arguments).split(u' ')); };
    QCOMPARE(status("digest s.verdict").status, 2);
    QCOMPARE(status("digest s.verdict --from friday --output .").status, 2);
    QCOMPARE(status("digest s.verdict --from 2026-11-15 --to 2026-11-09 --output .").status, 2);
    QCOMPARE(status("digest s.verdict --to 2026-11-15 --output nowhere").status, 3);
    const Run quiet = status("digest s.verdict --from 2020-01-01 --to 2020-01-07 --output .");
    QCOMPARE(quiet.status, 3);
    QVERIFY2(quiet.err.contains(QStringLiteral("the digest is empty")), qPrintable(quiet.err));
    QCOMPARE(status("digest nowhere.verdict --output .").status, 4);
}

QTEST_GUILESS_MAIN(TestCliDigest)
#include "tst_clidigest.moc"
