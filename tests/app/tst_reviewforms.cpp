// Review forms: what is written comes back, whatever happens to it in the mail; what they ask for, and do not tell.

#include "formstest.h"
#include "formtext.h"

#include <QRandomGenerator>
#include <QTest>
#include <functional>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// Text of any kind: prose, markup, odd spaces, controls, half surrogates.
QString anyText(QRandomGenerator &random)
{
    static const QStringList pieces{
        u"word"_s,
        u"ship"_s,
        u" "_s,
        u" "_s,
        u" "_s,
        u"  "_s,
        u"\n"_s,
        u"\n\n"_s,
        u"\n\n\n"_s,
        u"- "_s,
        u"1. "_s,
        u"> "_s,
        u"@@ field x"_s,
        u"@- "_s,
        u"@| "_s,
        u"|"_s,
        u"\\"_s,
        u"\t"_s,
        u"\r"_s,
        u"\u00a0"_s,
        u"\u2028"_s,
        u"\ufeff"_s,
        u"\u0000"_s,
        u"é"_s,
        u"日本"_s,
        u"😀"_s,
        QChar(0xd800),
        u"# Title"_s,
        u"    x"_s,
        u"*"_s,
        u"a.very.long.word.that.no.line.of.seventy.two.characters.can.ever.hold.on.its.own"_s};
    QString text;
    const int length = int(random.bounded(40));
    for (int i = 0; i < length; ++i)
        text += pieces.at(int(random.bounded(int(pieces.size()))));
    return text;
}

QString prose(QRandomGenerator &random)
{
    QStringList paragraphs;
    for (int p = int(random.bounded(1, 4)); p > 0; --p) {
        QStringList words;
        for (int w = int(random.bounded(1, 60)); w > 0; --w)
            words << QString(int(random.bounded(1, 12)), QChar(u'a' + int(random.bounded(26))));
        paragraphs << words.join(u' ');
    }
    return paragraphs.join(u"\n\n"_s);
}

/// As a mail program wraps lines that are too long for it.
QByteArray wrappedAt(int width, const QByteArray &bytes)
{
    QByteArrayList lines;
    for (QByteArray line : bytes.split('\n')) {
        const bool isMarkup = line.startsWith("@@") || line.startsWith("@-");
        while (line.size() > width && !isMarkup) {
            qsizetype space = line.lastIndexOf(' ', width);
            if (space <= 0)
                space = line.indexOf(' ', width);
            if (space <= 0)
                break;
            lines << line.left(space);
            line = line.mid(space + 1);
        }
        lines << line;
    }
    return lines.join('\n');
}

} // namespace

class TestReviewForms : public FormsTest
{
    Q_OBJECT

private slots:
    void init() { makeLibrary(); }

    void anyTextComesBack();
    void filesComeBack_data();
    void filesComeBack();
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
    void refusesWhatIsNoForm_data();
    void refusesWhatIsNoForm();
    void asksForWhatIsMissing();
    void asksForWhatIsTheirs();
    void saysNothingOfOthers();
    void namesNobodyInAnAnonymousPanel();
};

void TestReviewForms::anyTextComesBack()
{
    QRandomGenerator random(20261122);
    for (int i = 0; i < 20000; ++i) {
        const QString text = i % 2 ? anyText(random) : prose(random);
        const QStringList lines = FormText::write(text);
        const QString back = FormText::read(lines);
        QVERIFY2(back == text, qPrintable(u"%1\n-- written --\n%2"_s.arg(text, lines.join(u'\n'))));
        for (const QString &line : lines)
            QVERIFY2(!FormText::isMarkup(line), qPrintable(line));
    }
}

void TestReviewForms::filesComeBack_data()
{
    using Journey = std::function<QByteArray(const QByteArray &)>;
    QTest::addColumn<Journey>("journey");
    QTest::newRow("untouched") << Journey([](const QByteArray &b) { return b; });
    QTest::newRow("CRLF") << Journey([](const QByteArray &b) { return QByteArray(b).replace("\n", "\r\n"); });
    QTest::newRow("byte order mark") << Journey([](const QByteArray &b) { return "\xEF\xBB\xBF" + b; });
    QTest::newRow("trailing spaces") << Journey(
        [](const QByteArray &b) { return QByteArray(b).replace("\n", "  \n"); });
    QTest::newRow("quoted") << Journey([](const QByteArray &b) { return quoted(b, "> "); });
    QTest::newRow("quoted twice") << Journey([](const QByteArray &b) { return quoted(b, ">> "); });
    QTest::newRow("quoted apart") << Journey([](const QByteArray &b) { return quoted(b, "> > "); });
    QTest::newRow("in a mail") << Journey([](const QByteArray &b) { return "Dear Ilka,\n\nhere they are:\n\n" + b; });
    QTest::newRow("wrapped anew") << Journey([](const QByteArray &b) { return wrappedAt(40, b); });
    QTest::newRow("wrapped and quoted") << Journey([](const QByteArray &b) { return quoted(wrappedAt(40, b), "> "); });
}

void TestReviewForms::filesComeBack()
{
    using Journey = std::function<QByteArray(const QByteArray &)>;
    QFETCH(Journey, journey);
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        ReviewForms forms{QUuid::createUuid(), u"The Ballast Review"_s, u"ilka"_s, {}, {}, *library().lenses()};
        for (int form = 0; form < 3; ++form) {
            ReviewForm one{u"heron-%1"_s.arg(form), {}, u"primitive"_s, form + 1, QUuid::createUuid(), {}, {}, 0};
            const Lens lens = forms.lenses.first();
            for (const Prompt &prompt : lens.prompts)
                one.texts.insert(u"answers."_s + prompt.key, form ? prose(random) : anyText(random));
            one.texts.insert(u"quote"_s, prose(random));
            one.texts.insert(u"remarks"_s, prose(random));
            one.texts.insert(u"verdict"_s, u"ship"_s);
            one.texts.insert(u"confidence"_s, u"80"_s);
            forms.forms << one;
        }
        const auto back = ReviewForms::parse(journey(forms.toText()));
        QVERIFY(back);
        QVERIFY2(back->problems.isEmpty(), qPrintable(back->problems.value(0).text()));
        QCOMPARE(back->publication, forms.publication);
        QCOMPARE(back->reviewer, forms.reviewer);
        QCOMPARE(back->forms.size(), forms.forms.size());
        for (qsizetype form = 0; form < forms.forms.size(); ++form) {
            QCOMPARE(back->forms.at(form).tool, forms.forms.at(form).tool);
            QCOMPARE(back->forms.at(form).round, forms.forms.at(form).round);
            QCOMPARE(back->forms.at(form).uid, forms.forms.at(form).uid);
            QCOMPARE(back->forms.at(form).texts, forms.forms.at(form).texts);
        }
    }
}

void TestReviewForms::readsWhatPeopleWrite_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::newRow("lines of one paragraph") << u"one\ntwo\nthree"_s << u"one two three"_s;
    QTest::newRow("paragraphs") << u"\n\none\ntwo\n\nthree\n\n"_s << u"one two\n\nthree"_s;
    QTest::newRow("a list") << u"They are:\n- this\n- that,\n  and more\n"_s
                            << u"They are:\n- this\n- that, and more"_s;
    QTest::newRow("numbers") << u"1. one\n2) two"_s << u"1. one\n2) two"_s;
    QTest::newRow("help in between") << u"one\n@- help\ntwo"_s << u"one two"_s;
    QTest::newRow("nothing") << u"\n  \n"_s << QString();
    QTest::newRow("between bars, wrapped") << u"@|a  b and\nmore|"_s << u"a  b and more"_s;
}

void TestReviewForms::readsWhatPeopleWrite()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QStringList lines;
    for (const QString &line : typed.split(u'\n'))
        lines << FormText::unquoted(line, 0);
    QCOMPARE(FormText::read(lines), text);
}

void TestReviewForms::refusesWhatIsNoForm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a letter") << QByteArray("Dear Ilka,\nno forms today.\n");
    QTest::newRow("a later version") << QByteArray("@@ verdict forms 2\n");
}

void TestReviewForms::refusesWhatIsNoForm()
{
    QFETCH(QByteArray, bytes);
    const auto forms = ReviewForms::parse(bytes);
    QVERIFY(!forms);
    QCOMPARE(forms.error().line, 1);
}

void TestReviewForms::asksForWhatIsMissing()
{
    const auto forms = ReviewForms::forReviewer(library(), m_reviewer);
    QVERIFY(forms);
    QCOMPARE(forms->forms.size(), 2); // both tools, through the one lens that Ilka writes
    QCOMPARE(forms->forms.first().tool, u"heron"_s);
    QCOMPARE(forms->forms.first().lens, u"primitive"_s);
    const QByteArray text = sent();
    QVERIFY(text.contains("@- The primitive in one plain sentence\n"));
    QCOMPARE(bring(text)->counts, (QMap<Noun, ImportReport::Count>())); // nothing filled in, nothing changed
    QVERIFY(library().reviewsOf(m_tool)->isEmpty());
}

/// Assigned reviews on any tool; of compared tools what nobody writes; nothing of vendors with a conflict.
void TestReviewForms::asksForWhatIsTheirs()
{
    const LensId primitive = *library().find<Lens>(u"primitive"_s);
    const LensId buyer = *library().find<Lens>(u"buyer"_s);
    Reviewer other;
    other.name = other.slug = u"odo"_s;
    const ReviewerId odo = *library().add(other, u"new reviewer"_s);
    Tool crane;
    crane.name = u"Crane"_s;
    crane.slug = u"crane"_s;
    crane.vendor = u"Waders"_s;
    const ToolId craneId = *library().add(crane, u"new tool"_s);
    const auto places = [&] {
        QStringList places;
        const auto forms = ReviewForms::forReviewer(library(), m_reviewer);
        for (const ReviewForm &form : forms ? forms->forms : QList<ReviewForm>())
            places << u"%1 %2 %3"_s.arg(form.tool, form.lens).arg(form.round);
        return places;
    };
    const auto assign = [&](ToolId tool, LensId lens, ReviewerId reviewer, int round = 1, QDate due = {}) {
        Review review;
        review.tool = tool;
        review.lens = lens;
        review.reviewer = reviewer;
        review.round = round;
        review.due = due;
        return *library().add(review, u"assignment"_s);
    };
    QCOMPARE(places(), (QStringList{u"heron primitive 1"_s, u"stork primitive 1"_s}));

    assign(m_tool, primitive, odo); // somebody else has it
    QCOMPARE(places(), QStringList{u"stork primitive 1"_s});

    const ReviewId own = assign(craneId, buyer, m_reviewer, 1, QDate(2026, 6, 1)); // not compared, not their lens
    QCOMPARE(places(), (QStringList{u"crane buyer 1"_s, u"stork primitive 1"_s})); // what is due first

    Reviewer ilka = *library().get(m_reviewer);
    ilka.conflicts = {u"waders"_s};
    QVERIFY(library().update(ilka, u"conflict"_s));
    QCOMPARE(places(), (QStringList{u"crane buyer 1"_s, u"stork primitive 1"_s})); // the editor decided

    Tool stork = *library().get(*library().find<Tool>(u"stork"_s));
    stork.vendor = u"Waders"_s;
    QVERIFY(library().update(stork, u"vendor"_s));
    QCOMPARE(places(), QStringList{u"crane buyer 1"_s});

    Review done = *library().get(own);
    done.verdict = Verdict::Ship;
    done.quote = u"It lifts."_s;
    done.status = ReviewStatus::Approved;
    QVERIFY(library().update(done, u"approval"_s));
    QCOMPARE(places(), QStringList());
    assign(craneId, buyer, m_reviewer, 2);
    QCOMPARE(places(), QStringList{u"crane buyer 2"_s});
    const auto forms = ReviewForms::forReviewer(library(), m_reviewer);
    QCOMPARE(forms->earlier.value(0).quote, u"It lifts."_s);
}

/// Whatever others wrote, and however the votes went: none of it is in a form.
void TestReviewForms::saysNothingOfOthers()
{
    QRandomGenerator random(3);
    const auto secret = [&](const char *what) { return u"secret-%1-%2"_s.arg(QLatin1String(what)).arg(random()); };
    QStringList secrets;
    const QList<Lens> lenses = *library().lenses();
    for (int i = 0; i < 3; ++i) {
        Reviewer other;
        other.name = secret("name");
        other.slug = u"other-%1"_s.arg(i);
        other.persona = secret("persona");
        other.motto = secret("motto");
        other.bio = secret("bio");
        other.bannedPhrases = {secret("phrase")};
        other.handles = {secret("handle")};
        const ReviewerId id = *library().add(other, u"new reviewer"_s);
        secrets << other.name << other.persona << other.motto << other.bio << other.bannedPhrases << other.handles;
        for (const ToolId tool : *library().toolIds())
            for (const Lens &lens : lenses)
                for (int round = 1; round <= 2; ++round) {
                    Review review;
                    review.tool = tool;
                    review.lens = lens.id;
                    review.reviewer = id;
                    review.round = round;
                    review.verdict = random.bounded(2) ? Verdict::Ship : Verdict::Skip;
                    review.confidence = 97;
                    review.quote = secret("quote");
                    review.remarks = secret("remarks");
                    review.answers = {{lens.prompts.value(0).key, secret("answer")}};
                    review.status = round == 1 ? ReviewStatus::Approved : ReviewStatus::Returned;
                    review.steps = {{ReviewStatus::Returned, QDate(2026, 5, 1), secret("editor"), secret("note")}};
                    const auto added = library().add(review, u"new review"_s);
                    QVERIFY2(added, qPrintable(added ? QString() : added.error().text()));
                    secrets << review.quote << review.remarks << review.answers.values() << review.steps.first().note
                            << library().get(*added)->uid.toString(QUuid::WithoutBraces);
                }
    }
    for (const ToolId id : *library().toolIds()) {
        Tool tool = *library().get(id);
        tool.votes = {{{}, 4711, 8151, QDate(2026, 5, 1), secret("votes")}};
        tool.bestFor = secret("best for");
        tool.notFor = secret("not for");
        tool.pros = {secret("pro")};
        tool.cons = {secret("con")};
        QVERIFY(library().update(tool, u"votes"_s));
        secrets << u"4711"_s << u"8151"_s << tool.votes.first().source << tool.bestFor << tool.notFor << tool.pros
                << tool.cons;
        for (const Lens &lens : lenses) { // and Ilka's own, after an earlier round that is theirs
            Review own;
            own.tool = id;
            own.lens = lens.id;
            own.reviewer = m_reviewer;
            own.round = 3;
            QVERIFY(library().add(own, u"assignment"_s));
        }
    }
    Comparison comparison = *library().get(library().comparisonIds()->first());
    comparison.summary = secret("summary");
    comparison.pricingRead = secret("pricing read");
    QVERIFY(library().update(comparison, u"summary"_s));
    secrets << comparison.summary << comparison.pricingRead;

    const QString text = QString::fromUtf8(sent());
    QCOMPARE(ReviewForms::parse(text.toUtf8())->forms.size(), 2 * lenses.size());
    for (const QString &one : std::as_const(secrets))
        QVERIFY2(!text.contains(one), qPrintable(one));
    QVERIFY(!text.contains(u"@@ earlier"_s));
}

void TestReviewForms::namesNobodyInAnAnonymousPanel()
{
    Publication publication = *library().publication();
    publication.anonymous = true;
    QVERIFY(library().update(publication, u"anonymity"_s));
    Reviewer ilka = *library().get(m_reviewer);
    ilka.persona = u"The Builder"_s;
    ilka.handles = {u"ilka@ballast.example"_s};
    QVERIFY(library().update(ilka, u"persona"_s));
    const QString text = QString::fromUtf8(sent());
    QVERIFY2(!text.contains(u"ilka"_s, Qt::CaseInsensitive), qPrintable(text.left(600)));
    const auto forms = ReviewForms::parse(text.toUtf8());
    QVERIFY(forms);
    QCOMPARE(forms->reviewer, ilka.uid.toString(QUuid::WithoutBraces));
    QCOMPARE(forms->reviewerName, u"The Builder"_s);
    QCOMPARE(forms->fileName(), u"the-builder.txt"_s);
}

QTEST_GUILESS_MAIN(TestReviewForms)
#include "tst_reviewforms.moc"
