// What a file would do is planned without doing it: library JSON, forms, other libraries; and words are compared.

#include "files.h"
#include "importplan.h"
#include "libraryjsonwriter.h"
#include "mergeapply.h"
#include "reviewforms.h"
#include "temporarylibrary.h"
#include "worddiff.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

class TestImportPlan : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void comparesWords_data();
    void comparesWords();
    void plansJsonWithoutChangingAnything();
    void callsRecordsByTheirNames();
    void olderJsonStaysOut();
    void jsonKnowsWhatItWasMadeFrom();
    void jsonAsksForWhatWasDeleted();
    void aFormInConflictShowsWhatWasSent();
    void twoFilesThatDisagreeAreAConflict();
    void formsAreSubmitted();
    void aFormOfADeletedReviewComesBackWhole();
    void deletionsInJsonTravel_data();
    void deletionsInJsonTravel();
    void oneBadFileStopsNobody();
    void refuses_data();
    void refuses();

private:
    [[nodiscard]] Library &library() { return **m_library; }
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes)
    {
        QString path = m_library->file(name);
        write(path, bytes);
        return path;
    }
    [[nodiscard]] QByteArray form(const QByteArray &quote)
    {
        QByteArray text = ReviewForms::forReviewer(library(), m_reviewer)->toText();
        return text.replace("As it was sent.", quote);
    }
    void edit(const QString &quote)
    {
        Review review = *library().get(m_review);
        review.quote = quote;
        QVERIFY(library().update(review, u"edit"_s));
        m_library->advance(10000);
    }

    std::unique_ptr<TemporaryLibrary> m_library;
    ToolId m_tool;
    ReviewerId m_reviewer;
    ReviewId m_review;
};

void TestImportPlan::init()
{
    m_library = std::make_unique<TemporaryLibrary>();
    Tool tool;
    tool.name = u"Heron"_s;
    tool.slug = u"heron"_s;
    tool.tagline = u"First."_s;
    m_tool = *library().add(tool, u"new tool"_s);
    Reviewer reviewer;
    reviewer.name = u"Ilka"_s;
    reviewer.slug = u"ilka"_s;
    m_reviewer = *library().add(reviewer, u"new reviewer"_s);
    Review review;
    review.tool = m_tool;
    review.reviewer = m_reviewer;
    review.lens = *library().find<Lens>(u"primitive"_s);
    review.quote = u"As it was sent."_s;
    m_review = *library().add(review, u"new review"_s);
    m_library->advance(10000);
}

void TestImportPlan::comparesWords_data()
{
    using Kind = DiffRun::Kind;
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QList<DiffRun>>("runs");
    QTest::newRow("nothing") << QString() << QString() << QList<DiffRun>{};
    QTest::newRow("the same") << u"a b"_s << u"a b"_s << QList<DiffRun>{{Kind::Same, u"a b"_s}};
    QTest::newRow("new") << QString() << u"a b"_s << QList<DiffRun>{{Kind::Added, u"a b"_s}};
    QTest::newRow("one word") << u"a b c"_s << u"a x c"_s
                              << QList<DiffRun>{{Kind::Same, u"a "_s},
                                                {Kind::Removed, u"b "_s},
                                                {Kind::Added, u"x "_s},
                                                {Kind::Same, u"c"_s}};
    QTest::newRow("moved") << u"a b c d"_s << u"c d a b"_s
                           << QList<DiffRun>{
                                  {Kind::Removed, u"a b "_s}, {Kind::Same, u"c d "_s}, {Kind::Added, u"a b"_s}};
    QTest::newRow("only space") << u"a  b"_s << u"a\nb"_s << QList<DiffRun>{{Kind::Same, u"a\nb"_s}};
}

void TestImportPlan::comparesWords()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QList<DiffRun>, runs);
    QCOMPARE(wordDiff(before, after), runs);
}

void TestImportPlan::plansJsonWithoutChangingAnything()
{
    const QString path = file(u"two.json"_s, R"({"format":"verdict-library","version":1,"tools":[
        {"name":"Heron","tagline":"Second."},{"name":"Stork","reviews":[{"reviewer":"ilka","lens":"buyer"}]}]})");
    const auto plan = planImport(library(), path);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->lines(), (QStringList{u"change tool Heron"_s, u"    tagline: \"First.\" becomes \"Second.\""_s,
                                         u"add tool Stork"_s, u"add review Buyer on Stork by Ilka"_s}));
    QCOMPARE(library().get(m_tool)->tagline, u"First."_s);
    QCOMPARE(library().toolIds()->size(), 1);
    QCOMPARE(library().undoText(), u"new review"_s);

    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    QCOMPARE(library().get(m_tool)->tagline, u"Second."_s);
    QCOMPARE(library().reviewsOf(*library().find<Tool>(u"stork"_s))->size(), 1);
    QVERIFY(planImport(library(), path)->isEmpty());
    QVERIFY(library().undo());
    QCOMPARE(library().toolIds()->size(), 1);
    QCOMPARE(library().get(m_tool)->tagline, u"First."_s);
}

void TestImportPlan::callsRecordsByTheirNames()
{
    const QString path = file(u"two.json"_s, R"({"format":"verdict-library","version":1,
        "reviewers":[{"slug":"ilka","name":"Ilka","lenses":["primitive","buyer"]}],
        "tools":[{"name":"Heron"},{"name":"Stork"}],
        "comparisons":[{"slug":"birds","tools":["heron","stork"],"pick":"stork"}]})");
    const auto plan = planImport(library(), path);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QVERIFY2(plan->lines().contains(u"    lenses: nothing becomes \"Primitive; Buyer\""_s),
             qPrintable(plan->lines().join(u'\n')));
    for (const RecordMerge &record : plan->records)
        for (const FieldMerge &merge : record.fields)
            if (merge.field == u"tools"_s)
                QCOMPARE(plan->wordsOf(merge.theirs), u"Heron; Stork"_s); // one of them is new
}

void TestImportPlan::olderJsonStaysOut()
{
    Tool tool = *library().get(m_tool);
    tool.tagline = u"Second."_s;
    QVERIFY(library().update(tool, u"edit"_s));
    const QString path = file(u"old.json"_s, R"({"format":"verdict-library","version":1,"tools":[
        {"name":"Heron","tagline":"First.","vendor":"Reeds"}]})");
    const auto plan = planImport(library(), path);
    QVERIFY(plan);
    QCOMPARE(plan->records.size(), 1);
    QCOMPARE(plan->records.first().fields.size(), 1);
    QCOMPARE(plan->records.first().fields.first().field, u"vendor"_s);
    QCOMPARE(plan->notes.size(), 1);
}

void TestImportPlan::jsonKnowsWhatItWasMadeFrom()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(LibraryJsonWriter::writeMarked(library(), buffer));
    QByteArray json = buffer.data();
    QVERIFY(json.contains("made_from"));
    QVERIFY(planImport(library(), file(u"same.json"_s, json))->isEmpty());
    json.replace("First.", "Theirs.").replace("As it was sent.", "As it is there.");
    Tool tool = *library().get(m_tool);
    tool.tagline = u"Ours."_s;
    tool.vendor = u"Reeds"_s;
    QVERIFY(library().update(tool, u"edit"_s));
    const auto plan = planImport(library(), file(u"there.json"_s, json));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->records.size(), 2); // the vendor, which only we changed, is in neither
    const FieldMerge tagline = plan->records.first().fields.first();
    QVERIFY(tagline.isConflict);
    QCOMPARE(tagline.base.toString(), u"First."_s);
    QCOMPARE(tagline.ours.toString(), u"Ours."_s);
    QCOMPARE(tagline.theirs.toString(), u"Theirs."_s);
    const FieldMerge quote = plan->records.last().fields.first();
    QVERIFY(!quote.isConflict);
    QCOMPARE(quote.base.toString(), u"As it was sent."_s);
}

void TestImportPlan::jsonAsksForWhatWasDeleted()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(LibraryJsonWriter::writeMarked(library(), buffer));
    QVERIFY(library().remove(m_review, u"deletion"_s));
    const auto plan = planImport(library(), file(u"there.json"_s, buffer.data()));
    QVERIFY(plan);
    QCOMPARE(plan->undecided(), 1);
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    QVERIFY(!library().get(m_review));
}

void TestImportPlan::aFormInConflictShowsWhatWasSent()
{
    const QString path = file(u"ilka.txt"_s, form("As the reviewer has it."));
    edit(u"As the editor has it."_s);
    auto plan = planImport(library(), path);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->undecided(), 1);
    const FieldMerge field = plan->records.first().fields.first();
    QCOMPARE(field.field, u"quote"_s);
    QCOMPARE(field.base.toString(), u"As it was sent."_s);
    QCOMPARE(field.ours.toString(), u"As the editor has it."_s);
    QCOMPARE(field.theirs.toString(), u"As the reviewer has it."_s);
    QCOMPARE(library().get(m_review)->quote, u"As the editor has it."_s);
    plan->accept(Take::Theirs);
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    QCOMPARE(library().get(m_review)->quote, u"As the reviewer has it."_s);
}

void TestImportPlan::twoFilesThatDisagreeAreAConflict()
{
    const QString first = file(u"first.txt"_s, form("As on the train."));
    const QString second = file(u"second.txt"_s, form("As at home."));
    const auto plan = planImport(library(), first);
    QCOMPARE(plan->conflicts(), 0);
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    QCOMPARE(planImport(library(), second)->conflicts(), 1);
}

void TestImportPlan::formsAreSubmitted()
{
    QByteArray text = form("As it is done.");
    const QByteArray help = "@- ship or skip\n";
    QVERIFY(text.contains(help));
    const auto plan = planImport(library(), file(u"ilka.txt"_s, text.replace(help, QByteArray(help + "skip\n"))));
    QVERIFY(plan);
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    const Review review = *library().get(m_review);
    QCOMPARE(review.status, ReviewStatus::Submitted);
    QCOMPARE(review.steps.size(), 1);
    QCOMPARE(review.steps.first().by, u"Ilka"_s);
    QVERIFY(review.writtenOn.isValid());
}

void TestImportPlan::aFormOfADeletedReviewComesBackWhole()
{
    Review review = *library().get(m_review);
    review.answers.insert(u"plain-sentence"_s, u"A bird."_s);
    QVERIFY(library().update(review, u"edit"_s));
    const QByteArray untouched = form("As it was sent.");
    const QByteArray touched = form("As it is done.");
    QVERIFY(library().remove(m_review, u"deletion"_s));
    QVERIFY(planImport(library(), file(u"untouched.txt"_s, untouched))->isEmpty());
    auto plan = planImport(library(), file(u"touched.txt"_s, touched));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->undecided(), 1); // it was deleted here
    plan->accept(Take::Theirs);
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    const auto reviews = library().reviewsOf(m_tool);
    QCOMPARE(reviews->size(), 1);
    QCOMPARE(reviews->first().quote, u"As it is done."_s);
    QCOMPARE(reviews->first().answers.value(u"plain-sentence"_s), u"A bird."_s);
    QCOMPARE(reviews->first().uid, review.uid);
}

void TestImportPlan::deletionsInJsonTravel_data()
{
    QTest::addColumn<QString>("deletedAt");
    QTest::addColumn<bool>("marked"); // the file says which change it was made from
    QTest::addColumn<bool>("isConflict");
    QTest::addColumn<bool>("isRemoved");
    const QString later = u"2100-01-01T00:00:00Z"_s;
    QTest::newRow("not changed here") << later << true << false << true;
    QTest::newRow("changed here before, as far as anybody knows") << later << false << true << true;
    QTest::newRow("changed here since") << u"2001-01-01T00:00:00Z"_s << false << false << false;
}

void TestImportPlan::deletionsInJsonTravel()
{
    QFETCH(QString, deletedAt);
    QFETCH(bool, marked);
    QFETCH(bool, isConflict);
    QFETCH(bool, isRemoved);
    QBuffer dump;
    dump.open(QIODevice::WriteOnly);
    QVERIFY(LibraryJsonWriter::writeMarked(library(), dump));
    QJsonObject document = QJsonDocument::fromJson(dump.data()).object();
    if (!marked)
        document.remove(u"made_from"_s);
    QJsonArray deleted;
    for (const auto &[noun, uid] :
         {std::pair(u"tool"_s, library().get(m_tool)->uid), std::pair(u"review"_s, library().get(m_review)->uid)})
        deleted.append(
            QJsonObject{{u"noun"_s, noun}, {u"uid"_s, uid.toString(QUuid::WithoutBraces)}, {u"at"_s, deletedAt}});
    document.insert(u"deleted"_s, deleted);
    document.remove(u"tools"_s);
    auto plan = planImport(library(), file(u"without.json"_s, QJsonDocument(document).toJson()));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
    QCOMPARE(plan->undecided() > 0, isConflict);
    QCOMPARE(plan->notes, QStringList());
    QVERIFY(library().get(m_tool));
    QStringList titles;
    for (const RecordMerge &merge : plan->records)
        if (merge.kind == RecordMerge::Kind::Removed)
            titles << merge.title;
    const QString review = u"Primitive on Heron by Ilka"_s; // while it may stay, so does its tool
    QStringList expected;
    if (isRemoved)
        expected << review;
    if (isRemoved && !isConflict)
        expected << u"Heron"_s;
    QCOMPARE(titles, expected);
    plan->accept(Take::Theirs);
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    QCOMPARE(!library().get(m_review), isRemoved);
    QCOMPARE(!library().get(m_tool), isRemoved && !isConflict);
    if (!isRemoved)
        return;
    QVERIFY(library().undo());
    QVERIFY(library().get(m_review));
}

void TestImportPlan::oneBadFileStopsNobody()
{
    const QString first = file(u"first.txt"_s, form("As on the train."));
    const QString second = file(u"second.txt"_s, form("As at home."));
    const QString letter = file(u"letter.txt"_s, "Dear editor,\nno forms today.\n");
    const QString foreign =
        file(u"foreign.txt"_s, form("As elsewhere.")
                                   .replace(library().publication()->uid.toByteArray(QUuid::WithoutBraces),
                                            QUuid::createUuid().toByteArray(QUuid::WithoutBraces)));
    const auto plan = planForms(library(), {letter, first, m_library->file(u"nowhere.txt"_s), foreign, second});
    QVERIFY(plan);
    QCOMPARE(plan->records.size(), 1);
    QCOMPARE(plan->conflicts(), 0);
    QCOMPARE(plan->records.first().fields.first().theirs.toString(), u"As on the train."_s);
    QCOMPARE(plan->notes.size(), 4);
    QVERIFY2(plan->notes.at(0).contains(u"letter.txt:1: this is no file of review forms"_s),
             qPrintable(plan->notes.at(0)));
    QVERIFY2(plan->notes.at(1).contains(u"nowhere.txt"_s), qPrintable(plan->notes.at(1)));
    QVERIFY2(plan->notes.at(2).contains(u"another publication"_s), qPrintable(plan->notes.at(2)));
    QVERIFY2(plan->notes.at(3).contains(u"quote is not what first.txt says"_s), qPrintable(plan->notes.at(3)));
    QVERIFY(applyMerge(library(), *plan, u"import"_s));
    QCOMPARE(library().get(m_review)->quote, u"As on the train."_s);
    QVERIFY(library().undo());
    QCOMPARE(library().get(m_review)->quote, u"As it was sent."_s);
}

void TestImportPlan::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    QTest::newRow("a table") << u"tools.csv"_s << QByteArray("Name\nStork\n") << u"imported, not merged"_s;
    QTest::newRow("no library") << u"other.verdict"_s << QByteArray("nothing of the kind") << u"not a Verdict Desk"_s;
    QTest::newRow("itself") << u"test.verdict"_s << QByteArray() << u"the library itself"_s;
    QTest::newRow("bad JSON") << u"bad.json"_s
                              << QByteArray("{\"format\":\"verdict-library\",\n\"version\":1,\n\"x\":1}")
                              << u"unknown key"_s;
}

void TestImportPlan::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    const QString path = bytes.isEmpty() ? m_library->file(name) : file(name, bytes);
    const auto plan = planImport(library(), path);
    QVERIFY(!plan);
    QVERIFY2(plan.error().text().contains(what), qPrintable(plan.error().text()));
    QVERIFY(plan.error().text().contains(name));
    QCOMPARE(library().undoText(), u"new review"_s);
}

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
