// What the site of an anonymous publication would give away: where it is found, what accounts for it, once each.

#include "blindcheck.h"
#include "temporarylibrary.h"

#include <QTest>
#include <functional>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// Three tools in two published comparisons, an anonymous panel of one, a digest that was sent.
struct Desk
{
    TemporaryLibrary library;
    QList<ToolId> tools;
    QList<ComparisonId> comparisons;
    ReviewId review;
    DigestId digest;

    Desk()
    {
        editPublication([](Publication &publication) { publication.anonymous = true; });
        Reviewer hazel;
        hazel.slug = u"reviewer-h"_s;
        hazel.name = u"Hazel Quill"_s;
        hazel.persona = u"The Builder"_s;
        Review written;
        written.reviewer = *library->add(hazel, u"new"_s);
        for (const char *name : {"Heron", "Stork", "Hazel Notes"}) {
            Tool tool;
            tool.name = QLatin1String(name);
            tool.slug = tool.name.toLower().replace(u' ', u'-');
            tools << *library->add(tool, u"new"_s);
        }
        for (const auto &pair : {QList{tools[0], tools[1]}, QList{tools[0], tools[2]}}) {
            Comparison comparison;
            comparison.slug = u"pair-%1"_s.arg(comparisons.size());
            comparison.tools = pair;
            comparison.status = ComparisonStatus::Published;
            comparison.publishedOn = QDate(2026, 5, 1);
            comparisons << *library->add(comparison, u"new"_s);
        }
        written.tool = tools[0];
        written.lens = library->lenses()->first().id;
        written.verdict = Verdict::Ship;
        written.quote = u"It wades."_s;
        written.status = ReviewStatus::Approved;
        review = *library->add(written, u"new"_s);
        Digest sent;
        sent.slug = u"week"_s;
        sent.title = u"Week"_s;
        sent.entries = {DigestEntry{u"pair-1"_s, DigestKind::New, u"Heron vs Hazel Notes"_s, {}, {}}};
        sent.sentOn = QDate(2026, 5, 3);
        digest = *library->add(sent, u"new"_s);
    }
    void editPublication(const std::function<void(Publication &)> &change)
    {
        Publication publication = *library->publication();
        change(publication);
        QVERIFY(library->update(publication, u"edit"_s).ok());
    }
    template <class Record>
    void edit(Id<Record> id, const std::function<void(Record &)> &change)
    {
        Record record = *library->get(id);
        change(record);
        QVERIFY(library->update(record, u"edit"_s).ok());
    }
};

using Deed = std::function<void(Desk &)>;

} // namespace

Q_DECLARE_METATYPE(Deed)

class TestBlindCheck : public QObject
{
    Q_OBJECT

private slots:
    void looksAtTheSite_data();
    void looksAtTheSite();
    void pointsAtTheDigest();
    void canBeCancelled();
};

void TestBlindCheck::looksAtTheSite_data()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<QString>("sentences");
    const auto row = [](const char *name, const Deed &deed, const char *sentences = "") {
        QTest::newRow(name) << deed << QString::fromUtf8(sentences);
    };
    row("nothing", [](Desk &) {});
    row(
        "a tool in two comparisons",
        [](Desk &d) { d.edit<Tool>(d.tools[0], [](Tool &tool) { tool.tagline = u"As Hazel says"_s; }); },
        "The tagline of Heron gives a reviewer away: “Hazel” names a reviewer.");
    row(
        "a rival's name on one page, a reviewer's on the other",
        [](Desk &d) { d.edit<Tool>(d.tools[0], [](Tool &tool) { tool.tagline = u"No Hazel Notes"_s; }); },
        "The tagline of Heron gives a reviewer away: “Hazel” names a reviewer.");
    row("its own name",
        [](Desk &d) { d.edit<Tool>(d.tools[2], [](Tool &tool) { tool.tagline = u"Hazel Notes takes notes"_s; }); });
    row(
        "a quote",
        [](Desk &d) { d.edit<Review>(d.review, [](Review &review) { review.quote = u"In my last review."_s; }); },
        "Primitive on Heron gives its author away: “In my last review” speaks of the author.");
    row("a quote that is not published", [](Desk &d) {
        d.edit<Review>(d.review, [](Review &review) {
            review.quote = u"In my last review."_s;
            review.status = ReviewStatus::Returned;
        });
    });
    row(
        "a summary",
        [](Desk &d) { d.edit<Comparison>(d.comparisons[1], [](auto &c) { c.summary = u"Ask Quill."_s; }); },
        "The summary gives a reviewer away: “Quill” names a reviewer.");
    row("a draft", [](Desk &d) {
        d.edit<Comparison>(d.comparisons[1], [](auto &c) {
            c.summary = u"Ask Quill."_s;
            c.status = ComparisonStatus::Draft;
        });
    });
    row(
        "the footer", [](Desk &d) { d.editPublication([](auto &p) { p.footer = u"Ask Quill."_s; }); },
        "The footer gives a reviewer away: “Quill” names a reviewer.");
    row(
        "a digest", [](Desk &d) { d.edit<Digest>(d.digest, [](auto &one) { one.intro = u"Quill left."_s; }); },
        "The intro of the digest Week gives a reviewer away: “Quill” names a reviewer.");
    row("a digest that was not sent", [](Desk &d) {
        d.edit<Digest>(d.digest, [](auto &one) {
            one.intro = u"Quill left."_s;
            one.sentOn = {};
        });
    });
    row("a panel that is not anonymous", [](Desk &d) {
        d.editPublication([](auto &p) {
            p.footer = u"Ask Quill."_s;
            p.anonymous = false;
        });
    });
}

void TestBlindCheck::looksAtTheSite()
{
    QFETCH(Deed, deed);
    Desk desk;
    deed(desk);
    const auto findings = BlindCheck::ofSite(*desk.library);
    QVERIFY2(findings.ok(), qPrintable(findings ? QString() : findings.error().text()));
    QStringList sentences;
    for (const Finding &finding : *findings)
        sentences << finding.sentence;
    QTEST(sentences.join(u'\n'), "sentences");
}

void TestBlindCheck::pointsAtTheDigest()
{
    Desk desk;
    desk.edit<Digest>(desk.digest, [](Digest &digest) { digest.entries.first().text = u"Quill left."_s; });
    const Finding finding = BlindCheck::ofSite(*desk.library)->first();
    QVERIFY(finding.record == RecordRef(desk.digest));
    QCOMPARE(finding.field, u"entries[0].text"_s);
    QCOMPARE(*BlindCheck::ofDigest(*desk.library, *desk.library->get(desk.digest)), QList{finding});
}

void TestBlindCheck::canBeCancelled()
{
    Desk desk;
    QList<std::pair<qint64, qint64>> steps;
    const auto tell = [&steps](qint64 done, qint64 total) {
        steps.append({done, total});
        return true;
    };
    QVERIFY(BlindCheck::ofSite(*desk.library, tell).ok());
    QCOMPARE(steps.last(), std::pair(qint64(5), qint64(5))); // three tools, two comparisons
    const auto ended = BlindCheck::ofSite(*desk.library, [](qint64, qint64) { return false; });
    QVERIFY(!ended.ok() && isCancelled(ended.error()));
}

QTEST_GUILESS_MAIN(TestBlindCheck)
#include "tst_blindcheck.moc"
