// Library JSON: what goes in comes out, a second import changes nothing, and every refusal says where and changes
// nothing.

#include "libraryjsonreader.h"
#include "libraryjsonwriter.h"
#include "temporarylibrary.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace vd;

namespace {

QByteArray fixture()
{
    QFile file(QStringLiteral(VERDICT_SOURCE_DIR "/tests/data/exchange/everything.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture");
    return file.readAll();
}

QByteArray dump(Library &library)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (const auto done = LibraryJsonWriter::write(library, buffer); !done)
        qFatal("no dump: %s", qUtf8Printable(done.error().text()));
    return buffer.data();
}

Result<ImportReport> import(Library &library, QByteArray json, const Progress &progress = {})
{
    QBuffer buffer(&json);
    buffer.open(QIODevice::ReadOnly);
    return LibraryJsonReader::read(library, buffer, QStringLiteral("in/some.json"), progress);
}

/// A document of one part, e.g. `"tools": [...]`.
QByteArray document(const QByteArray &part)
{
    return "{ \"format\": \"verdict-library\", \"version\": 1,\n" + part + " }";
}

/// Without what stands for itself when it is left out, and without order where order means nothing.
QJsonValue plain(const QJsonValue &value)
{
    static const QHash<QString, QJsonValue> defaults{{QStringLiteral("round"), 1},
                                                     {QStringLiteral("status"), QStringLiteral("draft")},
                                                     {QStringLiteral("period"), QStringLiteral("month")},
                                                     {QStringLiteral("ship"), 0},
                                                     {QStringLiteral("skip"), 0}};
    if (value.isArray()) {
        QJsonArray array;
        QMap<QString, QJsonValue> byUid;
        for (const auto &item : value.toArray()) {
            const QString uid = item[QLatin1String("uid")].toString();
            if (uid.isEmpty())
                array.append(plain(item));
            else
                byUid.insert(uid, plain(item));
        }
        for (const auto &item : byUid)
            array.append(item);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &key : object.keys()) {
        const QJsonValue item = plain(object.value(key));
        const bool isEmpty = item == QString() || item == QJsonArray() || item == QJsonObject();
        if (isEmpty || (defaults.contains(key) && defaults.value(key) == item))
            object.remove(key);
        else
            object.insert(key, item);
    }
    return object;
}

QString text(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson());
}

qsizetype historyRows(Library &library)
{
    return library.history(1000)->size();
}

} // namespace

class TestExchangeJson : public QObject
{
    Q_OBJECT

private slots:
    void dumpGivesBackWhatWasImported();
    void dumpOfAnImportedDumpIsTheSameBytes();
    void secondImportChangesNothing();
    void secondImportWithoutUidsChangesNothing();
    void importIsOneUndoStep();
    void onlyGivenKeysChange();
    void matchesByUidThenSlugThenFormerSlug();
    void picksByUidOfTheFile();
    void partsKeepTheirUids();
    void lensesTakeTheFilesOrder();
    void slugsFollowNames();
    void deletionsTravel();
    void importDeletesNothing();
    void refuses_data();
    void refuses();
    void cancelChangesNothing();
    void readsByteOrderMark();
};

void TestExchangeJson::dumpGivesBackWhatWasImported()
{
    TemporaryLibrary library;
    const auto report = import(*library, fixture());
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QCOMPARE(report->counts.value(Noun::Tool), (ImportReport::Count{3, 0, 0}));
    QCOMPARE(report->counts.value(Noun::Review), (ImportReport::Count{3, 0, 0}));
    QCOMPARE(report->counts.value(Noun::Lens), (ImportReport::Count{1, 1, 0}));

    QJsonObject given = QJsonDocument::fromJson(fixture()).object();
    QJsonObject got = QJsonDocument::fromJson(dump(*library)).object();
    QJsonArray lenses; // the product's own lenses are there as well
    for (const auto &lens : got.value(QStringLiteral("lenses")).toArray())
        if (QStringList{QStringLiteral("safety"), QStringLiteral("primitive")}.contains(
                lens[QStringLiteral("key")].toString()))
            lenses.append(lens);
    got.insert(QStringLiteral("lenses"), lenses);
    QCOMPARE(text(plain(got)), text(plain(given)));
}

void TestExchangeJson::dumpOfAnImportedDumpIsTheSameBytes()
{
    TemporaryLibrary first;
    QVERIFY(import(*first, fixture()).ok());
    const QByteArray once = dump(*first);
    QCOMPARE(dump(*first), once);
    TemporaryLibrary second;
    const auto report = import(*second, once);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QCOMPARE(QString::fromUtf8(dump(*second)), QString::fromUtf8(once));
}

void TestExchangeJson::secondImportChangesNothing()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    const QByteArray before = dump(*library);
    const qsizetype rows = historyRows(*library);
    QSignalSpy changed(&*library, &Library::changed);
    const auto again = import(*library, fixture());
    QVERIFY(again.ok());
    QVERIFY(again->changedNothing());
    QVERIFY(again->text().contains(QStringLiteral("nothing changed")));
    QCOMPARE(dump(*library), before);
    QCOMPARE(historyRows(*library), rows);
    QCOMPARE(changed.size(), 0);
}

void TestExchangeJson::secondImportWithoutUidsChangesNothing()
{
    const QByteArray json = document(R"("reviewers": [{"name": "Ada"}], "tools": [
        {"name": "A b", "plans": [{"name": "Pro", "amount": 3}, {"name": "Pro", "amount": 4}, {"amount": 1}],
         "facts": [{"name": "Size", "value": "1"}], "votes": [{"ship": 1}],
         "reviews": [{"reviewer": "ada", "lens": "buyer"}, {"reviewer": "ada", "lens": "buyer", "round": 2}]},
        {"name": "C", "slug": "", "uid": ""}],
        "comparisons": [{"tools": ["a-b", "c"], "pick": null}])");
    TemporaryLibrary library;
    const auto first = import(*library, json);
    QVERIFY2(first.ok(), qPrintable(first.ok() ? QString() : first.error().text()));
    const QByteArray before = dump(*library);
    const qsizetype rows = historyRows(*library);
    const auto again = import(*library, json);
    QVERIFY(again.ok());
    QVERIFY2(again->changedNothing(), qPrintable(again->text()));
    QCOMPARE(dump(*library), before);
    QCOMPARE(historyRows(*library), rows);
}

void TestExchangeJson::importIsOneUndoStep()
{
    TemporaryLibrary library;
    const QByteArray before = dump(*library);
    QVERIFY(import(*library, fixture()).ok());
    const QByteArray after = dump(*library);
    QCOMPARE(library->undoText(), QStringLiteral("Import of some.json"));
    QVERIFY(library->undo().ok());
    QJsonObject undone = QJsonDocument::fromJson(dump(*library)).object();
    undone.remove(QStringLiteral("deleted")); // what was taken back is remembered as deleted
    QCOMPARE(text(undone), text(QJsonDocument::fromJson(before).object()));
    QVERIFY(library->redo().ok());
    QCOMPARE(QString::fromUtf8(dump(*library)), QString::fromUtf8(after));
}

void TestExchangeJson::onlyGivenKeysChange()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    const Tool before = *library->get(*library->find<Tool>(QStringLiteral("larkspur-4b")));
    const Publication masthead = *library->publication();
    const auto report = import(*library, document(R"("publication": {"newsletter": {"heading": "New"}},
        "tools": [{"name": "Larkspur 4B", "tagline": "Smaller still", "votes": []}])"));
    QVERIFY(report.ok());
    Tool expected = before;
    expected.tagline = QStringLiteral("Smaller still");
    expected.votes.clear();
    QVERIFY(*library->get(before.id) == expected);
    Publication renamed = masthead;
    renamed.newsletter.heading = QStringLiteral("New");
    QVERIFY(*library->publication() == renamed);
}

void TestExchangeJson::matchesByUidThenSlugThenFormerSlug()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    const ToolId id = *library->find<Tool>(QStringLiteral("larkspur-4b"));
    const QUuid uid = library->get(id)->uid;

    const QByteArray renaming = document(R"("tools": [{"uid": "5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8d001",
        "slug": "larkspur-5b", "name": "Larkspur 5B"}])");
    QVERIFY(import(*library, renaming).ok());
    QCOMPARE(library->get(id)->slug, QStringLiteral("larkspur-5b"));
    QCOMPARE(library->get(id)->aliases, (QStringList{QStringLiteral("larkspur"), QStringLiteral("larkspur-4b")}));
    QVERIFY(import(*library, renaming)->changedNothing());

    // By a former slug; the uid is unknown here, and the library's stays.
    const QByteArray foreign = document(R"("tools": [{"uid": "11111111-0d5b-4d39-8d0e-1c8bb0f8d001",
        "slug": "larkspur-5b", "name": "Larkspur 5B", "vendor": "Other"}])");
    QVERIFY(import(*library, foreign).ok());
    QCOMPARE(library->get(id)->vendor, QStringLiteral("Other"));
    QCOMPARE(library->get(id)->uid, uid);
    QVERIFY(import(*library, foreign)->changedNothing());

    QVERIFY(
        import(*library,
               document(R"("comparisons": [{"slug": "lark-dep", "tools": ["larkspur", "third"], "pick": "third"}])"))
            .ok());
    const auto comparison = library->get(*library->find<Comparison>(QStringLiteral("lark-dep")));
    QCOMPARE(comparison->tools.first(), id);
    QCOMPARE(comparison->dek, QStringLiteral("A question."));
    QCOMPARE(library->toolIds()->size(), 3);
}

void TestExchangeJson::picksByUidOfTheFile()
{
    TemporaryLibrary library; // knows the tool under another uid
    QVERIFY(import(*library, document(R"("tools": [{"name": "Depends"}])")).ok());
    const auto report = import(*library, fixture());
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    const auto comparison = library->get(*library->find<Comparison>(QStringLiteral("all-three")));
    QCOMPARE(comparison->pickTool, *library->find<Tool>(QStringLiteral("depends")));
    QVERIFY(import(*library, fixture())->changedNothing());
}

void TestExchangeJson::partsKeepTheirUids()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    const ToolId id = *library->find<Tool>(QStringLiteral("larkspur-4b"));
    const Tool before = *library->get(id);
    QVERIFY(import(*library, document(R"("tools": [{"name": "Larkspur 4B",
        "plans": [{"name": "Team", "amount": 15, "period": "year"}, {"name": "New", "amount": 1}],
        "facts": [{"name": "Parameters", "value": "4B"}]}])"))
                .ok());
    const Tool after = *library->get(id);
    QCOMPARE(after.plans.at(0).uid, before.plans.at(1).uid);
    QVERIFY(!after.plans.at(1).uid.isNull());
    QVERIFY(after.plans.at(1).uid != before.plans.at(0).uid);
    QVERIFY(after.facts.at(0) == before.facts.at(1));
}

void TestExchangeJson::lensesTakeTheFilesOrder()
{
    const auto keys = [](Library &library) {
        QStringList keys;
        for (const Lens &lens : *library.lenses())
            keys << lens.key;
        return keys;
    };
    TemporaryLibrary library;
    const QStringList before = keys(*library);
    QCOMPARE(before.size(), 4);
    const QByteArray order = document(R"("lenses": [{"key": "buyer"}, {"key": "primitive"}])");
    QCOMPARE(import(*library, order)->counts.value(Noun::Lens), (ImportReport::Count{0, 2, 0}));
    QVERIFY(import(*library, order)->changedNothing());
    QCOMPARE(keys(*library), (QStringList{before[3], before[1], before[2], before[0]}));
}

void TestExchangeJson::slugsFollowNames()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, document(R"("tools": [{"name": "Élan, vital!"}, {"name": "B"}],
        "comparisons": [{"tools": ["elan-vital", "b"]}, {"tools": ["b", "elan-vital"], "headline": "The other way"}])"))
                .ok());
    QVERIFY(library->find<Comparison>(QStringLiteral("elan-vital-vs-b"))->isValid());
    QVERIFY(library->find<Comparison>(QStringLiteral("the-other-way"))->isValid());
}

void TestExchangeJson::deletionsTravel()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    QVERIFY(library->remove(*library->find<Comparison>(QStringLiteral("undecided")), QStringLiteral("deletion")).ok());
    QVERIFY(library->remove(*library->find<Lens>(QStringLiteral("buyer")), QStringLiteral("deletion")).ok());
    const QByteArray dumped = dump(*library);
    QCOMPARE(QJsonDocument::fromJson(dumped)[QStringLiteral("deleted")].toArray().size(), 2);

    TemporaryLibrary copy;
    const auto report = import(*copy, dumped);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QVERIFY(report->notes.isEmpty());
    QCOMPARE(QString::fromUtf8(dump(*copy)), QString::fromUtf8(dumped));
    const qsizetype rows = historyRows(*copy);
    QVERIFY(import(*copy, dumped)->changedNothing());
    QCOMPARE(historyRows(*copy), rows);
    QCOMPARE(QString::fromUtf8(dump(*copy)), QString::fromUtf8(dumped));
}

void TestExchangeJson::importDeletesNothing()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    const QByteArray before = dump(*library);
    const auto report = import(*library, document(R"("deleted": [
        {"noun": "tool", "uid": "5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8d001", "at": "2026-05-01T10:00:00Z"}])"));
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QVERIFY(report->changedNothing());
    QCOMPARE(report->notes.size(), 1);
    QCOMPARE(dump(*library), before);

    // A deletion that is news is stored without an undo step.
    const QString undo = library->undoText();
    QVERIFY(import(*library, document(R"("deleted": [
        {"noun": "tool", "uid": "5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8dfff", "at": "2026-05-01T10:00:00Z"}])"))
                .ok());
    QCOMPARE(library->undoText(), undo);
    QVERIFY(dump(*library).contains("5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8dfff"));
}

void TestExchangeJson::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("what"); // begins so

    const auto row = [](const char *name, const QByteArray &json, int line, const char *what) {
        QTest::newRow(name) << json << line << QString::fromUtf8(what);
    };
    row("no JSON", "Tool;Price\n", 1, "this is not valid JSON");
    row("empty", "", 1, "this is not valid JSON");
    row("cut off", "{\n\"format\":\n", 3, "this is not valid JSON");
    row("a list", "[]", 1, "this JSON is a list");
    row("another JSON", "{\"name\": \"package\"}", 1, "format: must be \"verdict-library\"");
    row("newer", "{\"format\": \"verdict-library\",\n\"version\": 2}", 2, "version: 2 is newer");
    row("version of a wrong type", "{\"format\": \"verdict-library\",\n\"version\": \"1\"}", 2,
        "version: must be the number 1");
    row("unknown key at the top", document("\n\"tool\": []"), 3, "tool: unknown key");
    row("a key twice", document("\"tools\": [{\"name\": \"a\",\n\"name\": \"b\"}]"), 3,
        "the key \"name\" stands twice");
    row("unknown key", document("\"tools\": [\n{\"name\": \"a\"},\n{\"name\": \"b\",\n\"prize\": 1}]"), 5,
        "tools[1].prize: unknown key");
    row("unknown key in a part",
        document("\"tools\": [{\"name\": \"b\", \"facts\": [\n{\"name\": \"x\", \"valeu\": 1}]}]"), 3,
        "tools[0].facts[0].valeu: unknown key");
    row("an internal key", document("\"lenses\": [{\"key\": \"buyer\", \"position\": 2}]"), 2,
        "lenses[0].position: unknown key");
    row("wrong type",
        document("\"tools\": [{\"name\": \"a\"},{\"name\": \"b\"},{\"name\": \"c\"},\n{\"name\": \"d\",\n\"plans\": "
                 "[{\n\"amount\": \"15\"}]}]"),
        5, "tools[3].plans[0].amount: must be a number");
    row("a list that is none", document("\"tools\": {}"), 2, "tools: must be a list");
    row("an object that is none", document("\"tools\": [\n7]"), 3, "tools[0]: must be an object");
    row("a number for a name", document("\"tools\": [{\"name\": 7}]"), 2, "tools[0].name: ");
    row("no name", document("\"tools\": [\n{\"slug\": \"a\"}]"), 3, "tools[0].name: is missing");
    row("wrong date", document("\"tools\": [{\"name\": \"a\",\n\"released\": \"May 2026\"}]"), 3,
        "tools[0].released: must be a date");
    row("wrong word", document("\"tools\": [{\"name\": \"a\", \"plans\": [{\"period\": \"weekly\"}]}]"), 2,
        "tools[0].plans[0].period: must be one of: month");
    row("broken rule", document("\"tools\": [{\"name\": \"a\",\n\"website\": \"javascript:alert(1)\"}]"), 3,
        "tools[0].website: ");
    row("broken rule in a part",
        document("\"tools\": [{\"name\": \"a\", \"plans\": [\n{\"amount\": 1},\n{\"amount\": -1}]}]"), 4,
        "tools[0].plans[1].amount: ");
    row("wrong uid", document("\"tools\": [{\"name\": \"a\", \"uid\": \"x\"}]"), 2, "tools[0].uid: must be a UUID");
    row("wrong slug", document("\"tools\": [{\"name\": \"a\", \"slug\": \"A B\"}]"), 2, "tools[0].slug: ");
    row("wrong former slug", document("\"tools\": [{\"name\": \"a\",\n\"aliases\": [\"b\",\n\"../../notes\"]}]"), 4,
        "tools[0].aliases[1]: \"../../notes\" is no former slug");
    row("wrong former slug of a reviewer", document("\"reviewers\": [{\"name\": \"a\", \"aliases\": [\"\"]}]"), 2,
        "reviewers[0].aliases[0]: ");
    row("wrong former slug of a comparison",
        document("\"comparisons\": [{\"tools\": [\"third\", \"depends\"], \"aliases\": [\"A\"]}]"), 2,
        "comparisons[0].aliases[0]: ");
    row("wrong former slug of a digest", document("\"digests\": [{\"title\": \"d\", \"aliases\": [\"a/b\"]}]"), 2,
        "digests[0].aliases[0]: ");
    row("slug twice", document("\"tools\": [{\"name\": \"a\"},\n{\"name\": \"b\", \"slug\": \"a\"}]"), 3,
        "tools[1]: is the same tool as tools[0]");
    row("slug of another uid",
        document(
            "\"tools\": [{\"name\": \"x\", \"uid\": \"5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8d001\", \"slug\": \"third\"}]"),
        2, "tools[0].slug: \"third\" is in use already");
    row("one record twice",
        document("\"tools\": [{\"name\": \"Third x\", \"slug\": \"third\"},\n{\"name\": \"t\", \"uid\": "
                 "\"5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8d003\"}]"),
        3, "tools[1]: is the same tool as tools[0]");
    row("review twice",
        document("\"tools\": [{\"name\": \"n\", \"reviews\": [{\"reviewer\": \"bo-stern\", \"lens\": \"buyer\"},\n"
                 "{\"reviewer\": \"bo-stern\", \"lens\": \"buyer\"}]}]"),
        3, "tools[0].reviews[1]");
    row("review without lens", document("\"tools\": [{\"name\": \"n\", \"reviews\": [{\"reviewer\": \"bo-stern\"}]}]"),
        2, "tools[0].reviews[0].lens: is missing");
    row("unknown reviewer",
        document("\"tools\": [{\"name\": \"n\", \"reviews\": [\n{\"reviewer\": \"who\", \"lens\": \"buyer\"}]}]"), 3,
        "tools[0].reviews[0].reviewer: there is no reviewer \"who\"");
    row("unknown lens", document("\"reviewers\": [{\"name\": \"n\", \"lenses\": [\"buyer\",\n\"seller\"]}]"), 3,
        "reviewers[0].lenses[1]: there is no lens \"seller\"");
    row("confidence",
        document("\"tools\": [{\"name\": \"n\", \"reviews\": [{\"reviewer\": \"bo-stern\", \"lens\": \"buyer\", "
                 "\"confidence\": 40}]}]"),
        2, "tools[0].reviews[0].confidence: ");
    row("comparison of one tool", document("\"comparisons\": [{\n\"tools\": [\"third\"]}]"), 3,
        "comparisons[0].tools: a comparison needs two");
    row("comparison of five",
        document("\"tools\": [{\"name\": \"d\"}, {\"name\": \"e\"}], \"comparisons\": [{\"tools\": "
                 "[\"third\", \"larkspur-4b\", \"depends\", \"d\", \"e\"]}]"),
        2, "comparisons[0].tools: a comparison needs two");
    row("comparison of a tool with itself", document("\"comparisons\": [{\"tools\": [\"third\", \"third\"]}]"), 2,
        "comparisons[0].tools: ");
    row("comparison of a missing tool", document("\"comparisons\": [{\"tools\": [\"third\",\n\"fourth\"]}]"), 3,
        "comparisons[0].tools[1]: there is no tool \"fourth\"");
    row("comparison without tools", document("\"comparisons\": [{}]"), 2, "comparisons[0].tools: is missing");
    row("pick outside",
        document("\"comparisons\": [{\"tools\": [\"third\", \"depends\"],\n\"pick\": \"larkspur-4b\"}]"), 3,
        "comparisons[0].pick: ");
    row("pick of nothing", document("\"comparisons\": [{\"tools\": [\"third\", \"depends\"],\n\"pick\": \"x\"}]"), 3,
        "comparisons[0].pick: ");
    row("deletion of nothing", document("\"deleted\": [{\"noun\": \"tool\"}]"), 2, "deleted[0].uid: is missing");
    row("deletion at no time",
        document(
            "\"deleted\": [{\"noun\": \"tool\", \"uid\": \"5a3f8a3e-0d5b-4d39-8d0e-1c8bb0f8dfff\",\n\"at\": \"now\"}]"),
        3, "deleted[0].at: must be a time");
    row("late failure",
        document("\"publication\": {\"name\": \"Changed\"}, \"tools\": [{\"name\": \"New\"}],\n"
                 "\"comparisons\": [{\"tools\": [\"new\", \"gone\"]}]"),
        3, "comparisons[0].tools[1]: there is no tool \"gone\"");
}

void TestExchangeJson::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(int, line);
    QFETCH(QString, what);
    TemporaryLibrary library;
    QVERIFY(import(*library, fixture()).ok());
    const QByteArray before = dump(*library);
    const qsizetype rows = historyRows(*library);

    const auto report = import(*library, json);
    QVERIFY(!report.ok());
    QVERIFY2(report.error().what.startsWith(what), qPrintable(report.error().what));
    QCOMPARE(report.error().line, line);
    QCOMPARE(report.error().file, QStringLiteral("in/some.json"));
    QCOMPARE(report.error().kind, ErrorKind::Refused);
    QCOMPARE(dump(*library), before);
    QCOMPARE(historyRows(*library), rows);
}

void TestExchangeJson::cancelChangesNothing()
{
    TemporaryLibrary library;
    const QByteArray before = dump(*library);
    const auto report = import(*library, fixture(), [](qint64 done, qint64 total) { return done < total / 2; });
    QVERIFY(!report.ok());
    QVERIFY(isCancelled(report.error()));
    QCOMPARE(dump(*library), before);
}

void TestExchangeJson::readsByteOrderMark()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, "\xEF\xBB\xBF" + document("\"tools\": [{\"name\": \"a\"}]")).ok());
    QCOMPARE(import(*library, "\xEF\xBB\xBF" + document("\"tools\": [\n{\"name\": \"a\", \"x\": 1}]")).error().line, 3);
}

QTEST_GUILESS_MAIN(TestExchangeJson)
#include "tst_exchange_json.moc"
