// The mail that comes of a digest: its HTML, its text, the message.

#include "digestexport.h"
#include "digestfixture.h"
#include "digestmail.h"
#include "files.h"
#include "mailmessage.h"
#include "mailtext.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace vd;

class TestDigestMail : public QObject
{
    Q_OBJECT

private slots:
    void mailIsSmallAndStandsAlone();
    void mailThatIsTooLongIsLeftOut();
    void textIsWrapped_data();
    void textIsWrapped();
    void headersAreEncoded_data();
    void headersAreEncoded();
    void quotesPrintably_data();
    void quotesPrintably();
    void messageIsSound();
    void pythonReadsTheMessage();
};

void TestDigestMail::mailIsSmallAndStandsAlone()
{
    Week week;
    Digest digest = week.digest();
    digest.entries.first().heading = u"<script>Stork</script> & Egret's"_s;
    digest.entries.first().text = u"See [it](javascript:alert(1)), ![a picture](https://x.example/p.png), **now**."_s;
    const auto files = DigestFiles::of(*week.library, digest);
    QVERIFY2(files.ok(), qPrintable(files ? QString() : files.error().what));
    QVERIFY(files->mail.size() < DigestMail::mostBytes);
    for (const char *never : {"<script", "<img", "javascript:", "url(", "src=", "<link", "t.digest", "{{"})
        QVERIFY2(!files->mail.contains(never), never);
    QVERIFY(files->mail.contains("&lt;script&gt;Stork&lt;/script&gt; &amp; Egret"));
    QVERIFY(files->mail.contains("https://wader.example/reviews/compare/stork-vs-egret.html"));
    QVERIFY(files->mail.contains("<strong>now</strong>"));
    QVERIFY(files->mail.contains("Egret&#39;s"));    // Word knows no &apos;
    QCOMPARE(files->mail.count("<!--[if mso]>"), 2); // nor max-width
    // A long word breaks: it does not make the mail wider than the screen.
    QCOMPARE(files->mail.count("style=\"max-width:600px;table-layout:fixed;word-wrap:break-word;"), 1);
    QCOMPARE(files->mail.count("style=\"table-layout:fixed;"), digest.entries.size());
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

void TestDigestMail::mailThatIsTooLongIsLeftOut()
{
    Week week;
    Digest digest = week.digest();
    QVERIFY(DigestFiles::of(*week.library, digest)->mayBeMailed);
    digest.entries.first().text = u"word "_s.repeated(DigestMail::mostBytes / 5);
    const auto files = DigestFiles::of(*week.library, digest);
    QVERIFY(!files->mayBeMailed);
    const QString note = files->notes.last();
    QVERIFY2(note.contains(u"102 kB"_s) && note.contains(u"\"Stork vs Egret\" (103 kB), the intro (1 kB)"_s),
             qPrintable(note));
    const auto paths = files->write(week.library.file(QString()), u"long"_s);
    QVERIFY(paths.ok());
    QCOMPARE(*paths, (QStringList{week.library.file(u"long.txt"_s), week.library.file(u"long.html"_s)}));
}

void TestDigestMail::textIsWrapped_data()
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
    QTest::newRow("long word") << u"A "_s + QString(100, u'y') + u" z"_s
                               << u"A "_s + QString(70, u'y') + u'\n' + QString(30, u'y') + u" z"_s;
    QTest::newRow("long word in a list") << u"- "_s + QString(100, u'y')
                                         << u"- "_s + QString(70, u'y') + u"\n  "_s + QString(30, u'y');
    QTest::newRow("long word with hyphens")
        << QString(40, u'y') + u'-' + QString(40, u'z') << QString(40, u'y') + u"-\n"_s + QString(40, u'z');
    QTest::newRow("no spaces") << QString(100, QChar(0x6f22))
                               << QString(72, QChar(0x6f22)) + u'\n' + QString(28, QChar(0x6f22));
}

void TestDigestMail::textIsWrapped()
{
    QFETCH(QString, markdown);
    QFETCH(QString, text);
    QCOMPARE(mailText(markdown), text);
}

void TestDigestMail::headersAreEncoded_data()
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
    const QString word = u"w"_s.repeated(60);
    QTest::newRow("a word that fits") << word << QByteArray("Subject: " + word.toLatin1() + "\r\n");
    QTest::newRow("a word longer than a line")
        << word + u'w'
        << QByteArray("Subject: =?UTF-8?B?" + QByteArray(39, 'w').toBase64() + "?=\r\n =?UTF-8?B?" +
                      QByteArray(22, 'w').toBase64() + "?=\r\n");
}

void TestDigestMail::headersAreEncoded()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, header);
    QCOMPARE(mailHeader("Subject", value), header);
}

void TestDigestMail::quotesPrintably_data()
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

void TestDigestMail::quotesPrintably()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, encoded);
    QCOMPARE(quotedPrintable(text), encoded);
}

void TestDigestMail::messageIsSound()
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
    Digest other = week.digest();
    const auto idOf = [&week](const Digest &digest) {
        const QByteArray mail = DigestFiles::of(*week.library, digest)->message;
        const qsizetype from = mail.indexOf("Message-ID: ");
        return mail.mid(from, mail.indexOf("\r\n", from) - from);
    };
    QCOMPARE(idOf(other), idOf(week.digest()));
    other.intro += u" Corrected."_s;
    QVERIFY(idOf(other) != idOf(week.digest()));
    QVERIFY(message.indexOf("text/plain") < message.indexOf("text/html")); // the last is the one to prefer
}

void TestDigestMail::pythonReadsTheMessage()
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

QTEST_GUILESS_MAIN(TestDigestMail)
#include "tst_digestmail.moc"
