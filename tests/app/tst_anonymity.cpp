// What gives an anonymous reviewer away, what does not, and where the checks say so.

#include "anonymity.h"

#include <QElapsedTimer>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

using What = GiveAway::What;

namespace {

Reviewer reviewer(qint64 id, const QString &name, const QString &slug, const QStringList &handles = {})
{
    Reviewer made;
    made.id = {id};
    made.name = name;
    made.slug = slug;
    made.persona = u"The Persona %1"_s.arg(id);
    made.handles = handles;
    return made;
}

/// The author is the first.
QList<Reviewer> panel()
{
    return {
        reviewer(1, u"Ilka von Brandvold"_s, u"ilka"_s,
                 {u"@ilkab"_s, u"i.brandt@post.example"_s, u"https://ilk.example"_s}),
        reviewer(2, u"Will Stone"_s, u"will-stone"_s, {u"stone"_s}),
        reviewer(3, u"Grace Núñez Müller"_s, u"grace-nunez"_s),
        reviewer(4, u"Hans"_s, u"hans"_s),
        reviewer(5, u"Anne-Zoë O'Leary"_s, u"anne-zoe"_s),
    };
}

QString describe(const QString &text, const QList<GiveAway> &found)
{
    QStringList lines;
    for (const GiveAway &one : found)
        lines << u"%1: %2"_s.arg(text.mid(one.start, one.length), one.sentence);
    return lines.join(u'\n');
}

/// Two tools, one lens, two reviews by reviewer 1 of an anonymous publication.
ComparisonValues values()
{
    ComparisonValues made;
    made.publication.anonymous = true;
    made.comparison.id = {1};
    made.comparison.tools = {ToolId{1}, ToolId{2}};
    made.reviewers = panel();
    Lens lens;
    lens.id = {1};
    lens.title = u"Primitive"_s;
    made.lenses = {lens};
    for (const qint64 id : {1, 2}) {
        Tool tool;
        tool.id = {id};
        tool.name = id == 1 ? u"Larkspur"_s : u"Tern"_s;
        made.tools << tool;
        Review review;
        review.id = {id};
        review.tool = tool.id;
        review.lens = lens.id;
        review.reviewer = {1};
        review.verdict = Verdict::Ship;
        review.status = ReviewStatus::Approved;
        review.quote = u"It reads the image."_s;
        made.reviews << review;
    }
    return made;
}

using Edit = std::function<void(ComparisonValues &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)
Q_DECLARE_METATYPE(What)

class TestAnonymity : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void leavesAlone_data();
    void leavesAlone();
    void rangesAreApartAndInOrder();
    void everyReviewerIsFound();
    void ofALargePanelToo();
    void sumsUp();
    void editorsTextsAreForNamesOnly();
    void checksThePage_data();
    void checksThePage();
    void checksNothingElse();
    void isQuick();
};

void TestAnonymity::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<What>("what");
    const auto row = [](const char *name, const QString &text, const QString &words, What what) {
        QTest::newRow(name) << text << words << what;
    };
    row("surname", u"As Brandvold would say."_s, u"Brandvold"_s, What::Name);
    row("first name", u"Ask Ilka about it."_s, u"Ilka"_s, What::Name);
    row("whole name, any case, over a line", u"by ilka von\n  brandvold, again"_s, u"ilka von\n  brandvold"_s,
        What::Name);
    row("in capitals", u"says BRANDVOLD"_s, u"BRANDVOLD"_s, What::Name);
    row("genitive", u"in Brandvolds Augen"_s, u"Brandvolds"_s, What::Name);
    row("genitive with an apostrophe", u"Ilka’s rule"_s, u"Ilka"_s, What::Name);
    row("in markup", u"**Ilka** wrote"_s, u"Ilka"_s, What::Name);
    row("compound", u"the Ilka-style test"_s, u"Ilka"_s, What::Name);
    row("at the start", u"Ilka says no."_s, u"Ilka"_s, What::Name);
    row("an ordinary name within a sentence", u"I asked Will about it."_s, u"Will"_s, What::OtherName);
    row("an ordinary name after a line break", u"I asked\nGrace about it."_s, u"Grace"_s, What::OtherName);
    row("an ordinary surname", u"Then Stone left."_s, u"Stone"_s, What::OtherName);
    row("whole name of ordinary words", u"will stone said so"_s, u"will stone"_s, What::OtherName);
    row("letters with marks", u"says Núñez"_s, u"Núñez"_s, What::OtherName);
    row("letters without marks", u"says Nunez"_s, u"Nunez"_s, What::OtherName);
    row("an umlaut in two letters", u"then Mueller"_s, u"Mueller"_s, What::OtherName);
    row("an umlaut without its dots", u"then Muller"_s, u"Muller"_s, What::OtherName);
    row("half of a double name", u"then Zoe"_s, u"Zoe"_s, What::OtherName);
    row("a whole double name", u"then Anne-Zoë"_s, u"Anne-Zoë"_s, What::OtherName);
    row("another apostrophe", u"then O’Leary"_s, u"O’Leary"_s, What::OtherName);
    row("one name only", u"Then Hans came."_s, u"Hans"_s, What::OtherName);
    row("slug", u"see will-stone on that"_s, u"will-stone"_s, What::OtherHandle);
    row("slug after an @", u"see @ilka"_s, u"@ilka"_s, What::Handle);
    row("user name", u"ping @IlkaB!"_s, u"@IlkaB"_s, What::Handle);
    row("user name without @", u"ilkab knows"_s, u"ilkab"_s, What::Handle);
    row("user name in code", u"run `ilkab/tool`"_s, u"ilkab"_s, What::Handle);
    row("user name that is a word", u"ping @stone."_s, u"@stone"_s, What::OtherHandle);
    row("own address", u"mail i.brandt@post.example"_s, u"i.brandt@post.example"_s, What::Address);
    row("own web address", u"see https://ilk.example/x"_s, u"https://ilk.example"_s, What::Handle);
    row("any address", u"write to someone+x@mail.example.org."_s, u"someone+x@mail.example.org"_s, What::Address);
    row("address in words", u"someone (at) mail [dot] example"_s, u"someone (at) mail [dot] example"_s, What::Address);
    row("any user name", u"as @some_body.else wrote"_s, u"@some_body.else"_s, What::UserName);

    for (const char *text : {"in my earlier review",
                             "my last review",
                             "in my previous Primitive review",
                             "my first verdict",
                             "in my\nreview",
                             "as I wrote",
                             "As I have often argued",
                             "as I’ve said",
                             "my colleague",
                             "my former colleagues",
                             "my employer",
                             "my own newsletter",
                             "my co-founder",
                             "my review of",
                             "my former company",
                             "I reviewed it last year",
                             "I already predicted this in round 1",
                             "wie ich schon schrieb",
                             "in meinem letzten Test",
                             "meine frühere Besprechung",
                             "mein voriger Artikel",
                             "meine Kollegin",
                             "mein Kollege",
                             "meinem früheren Arbeitgeber",
                             "wie ich damals gesagt",
                             "in meiner Kolumne",
                             "ich habe darüber bereits geschrieben",
                             "seit meiner letzten Runde"})
        row(text, u"This broke, "_s + QString::fromUtf8(text) + u" Tern twice."_s, QString::fromUtf8(text),
            What::SelfReference);
}

void TestAnonymity::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const QList<GiveAway> found = Anonymity(panel()).inQuote(text, {1});
    QVERIFY2(found.size() == 1, qPrintable(describe(text, found)));
    QCOMPARE(text.mid(found.first().start, found.first().length), words);
    QTEST(found.first().what, "what");
    QVERIFY(found.first().sentence.contains(u"“%1”"_s.arg(words.simplified())));
}

void TestAnonymity::leavesAlone_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("nothing", {});
    row("will", u"Will it scale? It will. \"Will it pay?\" And then: Will you?"_s);
    row("will after markup", u"One thing.\n\n- Will it scale?\n- **Will** it pay?"_s);
    row("grace", u"It fails with grace. Grace periods are short."_s);
    row("stone", u"Stone-cold fast, a stone's throw away."_s);
    row("a name in small letters", u"the müller and the núñez"_s);
    row("within a word", u"Ilkata and Brandvoldian Hansel, rehans."_s);
    row("particles", u"Von Anfang an. The Van of ideas."_s);
    row("part of a slug", u"a nunez, a grace note"_s);
    row("slug that is a name", u"the word ilka and hans in small letters"_s);
    row("user name that is a word", u"cut in stone"_s);
    row("decorator", u"Put `@dataclass` over it, or `x @media y`."_s);
    row("package", u"Install @tern/cli first."_s);
    row("at a price", u"5 @ $3, 10@20"_s);
    row("product", u"I put Tern Grace beside it."_s);
    row("own use", u"In my tests it closed two of my five tickets, and my team agreed with my first guess."_s);
    row("others' reviews", u"The reviews are good, and I reviewed the diff before merging."_s);
    row("as it is", u"As it said, as the vendor wrote, my second attempt failed."_s);
    row("German", u"In meinem Alltag half es, meine Zeit ist knapp, wie ich finde. Er schrieb mir."_s);
}

void TestAnonymity::leavesAlone()
{
    QFETCH(QString, text);
    const QList<GiveAway> found = Anonymity(panel(), {u"Tern Grace"_s}).inQuote(text, {1});
    QVERIFY2(found.isEmpty(), qPrintable(describe(text, found)));
}

void TestAnonymity::rangesAreApartAndInOrder()
{
    const QString text =
        u"my colleague Ilka von Brandvold (@ilkab, ilkab@post.example) and Will Stone, as I wrote, @x1."_s;
    const QList<GiveAway> found = Anonymity(panel()).inQuote(text, {1});
    QCOMPARE(found.size(), 7);
    qsizetype end = 0;
    for (const GiveAway &one : found) {
        QVERIFY2(one.start >= end, qPrintable(describe(text, found)));
        end = one.start + one.length;
    }
    QVERIFY(end <= text.size());
}

/// Whoever writes: every reviewer's name and slug is found in every place of a text.
void TestAnonymity::everyReviewerIsFound()
{
    QList<Reviewer> many;
    for (qint64 id = 1; id <= 20; ++id)
        many << reviewer(id, u"First%1 Last%1"_s.arg(QChar(u'a' + int(id))),
                         u"first%1-last%1"_s.arg(QChar(u'a' + int(id))));
    const Anonymity scan(many);
    for (const Reviewer &one : std::as_const(many))
        for (const QString &words : one.name.split(u' ') + QStringList{one.name, one.slug, one.name.toUpper()})
            for (const QString &text :
                 QStringList{words, u"It is "_s + words, words + u" says"_s, u"(“"_s + words + u"”)"_s}) {
                const auto found = scan.inQuote(text, {7});
                QVERIFY2(found.size() == 1, qPrintable(text));
                const bool own = found.first().what == What::Name || found.first().what == What::Handle;
                QCOMPARE(own, one.id == ReviewerId{7});
            }
}

/// More names than one expression can hold.
void TestAnonymity::ofALargePanelToo()
{
    QList<Reviewer> many;
    for (qint64 id = 1; id <= 1500; ++id)
        many << reviewer(id, u"First%1 Estévez-Last%1"_s.arg(id), u"reviewer-%1"_s.arg(id));
    const Anonymity scan(many);
    QCOMPARE(scan.inText(u"It is First1500 who says so."_s).size(), 1);
    QVERIFY(scan.inText(u"It is nobody who says so."_s).isEmpty());
}

void TestAnonymity::sumsUp()
{
    const Anonymity scan(panel());
    QCOMPARE(Anonymity::inWords({}), QString());
    QCOMPARE(Anonymity::inWords(scan.inQuote(u"Ilka, Ilka."_s, {1})), u"“Ilka” is the author's name."_s);
    QCOMPARE(Anonymity::inWords(scan.inQuote(u"my colleague Hans"_s, {1})),
             u"“my colleague” speaks of the author; “Hans” names a reviewer."_s);
    QCOMPARE(Anonymity::inWords(scan.inQuote(u"See @a1, @b1, @c1, @d1, @e1."_s, {1})),
             u"“@a1” is a user name; “@b1” is a user name; “@c1” is a user name; and 2 more."_s);
}

void TestAnonymity::editorsTextsAreForNamesOnly()
{
    const Anonymity scan(panel());
    QCOMPARE(scan.inText(u"In my last review I wrote to desk@ledger.example."_s), QList<GiveAway>());
    QCOMPARE(scan.inText(u"We sent Ilka out."_s).size(), 1);
}

void TestAnonymity::checksThePage_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<RecordRef>("record");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const Edit &edit, const char *sentence, RecordRef record, const char *field) {
        QTest::newRow(name) << edit << QString::fromUtf8(sentence) << record << QString::fromLatin1(field);
    };
    row(
        "quote", [](auto &v) { v.reviews[1].quote = u"As Ilka said in my last review."_s; },
        "Primitive on Tern gives its author away: “Ilka” is the author's name; “in my last review” speaks of the "
        "author.",
        ReviewId{2}, "quote");
    row(
        "summary", [](auto &v) { v.comparison.summary = u"Only Hans disagrees."_s; },
        "The summary gives a reviewer away: “Hans” names a reviewer.", ComparisonId{1}, "summary");
    row(
        "cons",
        [](auto &v) {
            v.tools[0].cons = {u"Slow"_s, u"Ilka hates it"_s};
        },
        "The list of cons of Larkspur gives a reviewer away: “Ilka” names a reviewer.", ToolId{1}, "cons");
    row(
        "persona", [](auto &v) { v.reviewers[3].persona = u"Hans in Luck"_s; }, nullptr, ReviewerId{4}, "persona");
    row(
        "a part of a name in a persona", [](auto &v) { v.reviewers[0].persona = u"The fine Ilka"_s; },
        "A persona gives a reviewer away: “Ilka” names a reviewer.", ReviewerId{1}, "persona");
    row(
        "footer", [](auto &v) { v.publication.footer = u"Ask @ilkab."_s; },
        "The footer gives a reviewer away: “@ilkab” is a user name or address of a reviewer.", PublicationId{1},
        "footer");
}

void TestAnonymity::checksThePage()
{
    QFETCH(Edit, edit);
    QFETCH(QString, sentence);
    QFETCH(RecordRef, record);
    ComparisonValues made = values();
    edit(made);
    const QList<Finding> found = Anonymity::check(made);
    if (sentence.isEmpty()) { // the whole name: the page numbers this reviewer instead
        QVERIFY(found.isEmpty());
        return;
    }
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().sentence, sentence);
    QVERIFY(found.first().record == record);
    QTEST(found.first().field, "field");
    QCOMPARE(found.first().severity, Finding::Severity::Problem);
    QVERIFY(Checks::check(made, QDate(2026, 5, 15)).contains(found.first()));
}

void TestAnonymity::checksNothingElse()
{
    ComparisonValues made = values();
    made.reviews[1].quote = u"Ilka."_s;
    made.publication.anonymous = false;
    QVERIFY(Anonymity::check(made).isEmpty());
    made.publication.anonymous = true;
    QCOMPARE(Anonymity::check(made).size(), 1);
    made.reviews[1].status = ReviewStatus::Draft; // the page does not show it
    QVERIFY(Anonymity::check(made).isEmpty());
}

/// It runs at every key typed into a quote, against a panel of ten.
void TestAnonymity::isQuick()
{
    QList<Reviewer> many;
    for (qint64 id = 1; id <= 10; ++id)
        many << reviewer(id, u"First%1 von Last%1"_s.arg(id), u"first%1"_s.arg(id), {u"@handle%1"_s.arg(id)});
    const QString quote = u"It reads the image, and nobody in my team would go back. "_s.repeated(15);
    const Anonymity anonymity(many, {u"Tern Coder"_s, u"Saltmarsh"_s});
    const auto scan = [&] { return anonymity.inQuote(quote, {3}); };
    QVERIFY(scan().isEmpty());
    QElapsedTimer clock;
    clock.start();
    constexpr int times = 20;
    for (int i = 0; i < times; ++i)
        static_cast<void>(scan());
    qInfo("%.2f ms for a quote of %d words", double(clock.nsecsElapsed()) / 1e6 / times, 15 * 12);
    QVERIFY(clock.elapsed() < qint64(16) * times); // far above what it takes, for slow machines
}

QTEST_GUILESS_MAIN(TestAnonymity)
#include "tst_anonymity.moc"
