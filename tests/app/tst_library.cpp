// One writer: every change is one transaction, one history row, one undo step, one announcement.

#include "temporarylibrary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace vd;

namespace {

Tool makeTool(const char *name)
{
    Tool tool;
    tool.name = QLatin1String(name);
    tool.slug = QString(tool.name).toLower().replace(u' ', u'-');
    return tool;
}

/// Two tools with all eight reviews by one reviewer, compared.
struct Desk
{
    ToolId larkspur, tern;
    ReviewerId ada;
    ComparisonId comparison;

    explicit Desk(Library &library)
    {
        larkspur = *library.add(makeTool("Larkspur"), QStringLiteral("new tool"));
        tern = *library.add(makeTool("Tern"), QStringLiteral("new tool"));
        Reviewer reviewer;
        reviewer.name = QStringLiteral("Ada");
        reviewer.slug = QStringLiteral("ada");
        const QList<Lens> lenses = *library.lenses();
        for (const Lens &lens : lenses)
            reviewer.lenses << lens.id;
        ada = *library.add(reviewer, QStringLiteral("new reviewer"));
        for (const ToolId tool : {larkspur, tern})
            for (const Lens &lens : lenses) {
                Review review;
                review.tool = tool;
                review.reviewer = ada;
                review.lens = lens.id;
                review.verdict = Verdict::Ship;
                review.quote = QStringLiteral("Ships.");
                review.answers = {{QStringLiteral("moat"), QStringLiteral("none")}};
                review.status = ReviewStatus::Approved;
                if (!library.add(review, QStringLiteral("new review")))
                    qFatal("no review");
            }
        Comparison drafted;
        drafted.slug = QStringLiteral("larkspur-vs-tern");
        drafted.tools = {larkspur, tern};
        drafted.pick = PickKind::Tool;
        drafted.pickTool = larkspur;
        comparison = *library.add(drafted, QStringLiteral("new comparison"));
    }
};

QJsonArray parsed(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT

private slots:
    void startsWithTheFourLenses();
    void everyNounComesBackAsStored();
    void oneEditIsOneRowOneAnnouncement();
    void typingIsOneStep();
    void typingEndsBurst_data();
    void typingEndsBurst();
    void everyChangeOfStatusIsAStep();
    void undoRedoUndo();
    void undoOutlivesRestart();
    void newChangeDropsRedo();
    void deletingTellsAndComesBack();
    void threeToolComparisonDropsTheTool();
    void deletingReviewerOrLens();
    void tombstones();
    void slugBecomesAlias();
    void typedSlugLeavesOneAlias();
    void refusals_data();
    void refusals();
    void refusalChangesNothing();
    void bulkChangeIsOneStep();
    void abandonedChangeIsRolledBack();
    void readOnlyRefusesEveryWrite();
    void waitsForOtherProgramsOnlySoLong();
    void outsideChangesAreAnnounced();
    void partsGetUids();
};

void TestLibrary::startsWithTheFourLenses()
{
    TemporaryLibrary library;
    QStringList keys;
    for (const Lens &lens : *library->lenses()) {
        keys << lens.key;
        QCOMPARE(lens.prompts.size(), 4);
        QVERIFY(!lens.uid.isNull());
    }
    QCOMPARE(keys, (QStringList{QStringLiteral("primitive"), QStringLiteral("competition"), QStringLiteral("thesis"),
                                QStringLiteral("buyer")}));
    QVERIFY(!library->publication()->uid.isNull());
    QVERIFY(library->undoText().isEmpty());
}

void TestLibrary::everyNounComesBackAsStored()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    Tool tool = *library->get(desk.larkspur);
    tool.vendor = QStringLiteral("Delphin & <Sons>");
    tool.tags = {QStringLiteral("vision"), QStringLiteral("open\nweights")};
    tool.released = QDate(2026, 5, 15);
    tool.pros = {QStringLiteral("small")};
    tool.logo = QStringLiteral("data:image/png;base64,AAAA");
    tool.facts = {{QUuid::createUuid(), QStringLiteral("Context"), QStringLiteral("128k"), QDate(2026, 5, 1),
                   QStringLiteral("https://a.example")}};
    tool.plans = {{QUuid::createUuid(), QStringLiteral("Team"), 12.5, QStringLiteral("EUR"), Period::Year,
                   QStringLiteral("user"), QStringLiteral("n"), QDate(2026, 1, 2), QStringLiteral("https://b.example")},
                  {QUuid::createUuid(), QStringLiteral("Ask"), std::nullopt, {}, Period::Once, {}, {}, {}, {}}};
    tool.votes = {{QUuid::createUuid(), 12, 3, QDate(2026, 5, 2), QStringLiteral("poll")}};
    QVERIFY(library->update(tool, QStringLiteral("edit")).ok());
    library.reopen();
    QCOMPARE(*library->get(desk.larkspur), tool);
    QCOMPARE(library->get(desk.comparison)->tools, (QList<ToolId>{desk.larkspur, desk.tern}));
    QCOMPARE(library->get(desk.ada)->lenses.size(), 4);
    const QList<Review> reviews = *library->reviewsOf(desk.tern);
    QCOMPARE(reviews.size(), 4);
    QCOMPARE(*library->get(reviews.first().id), reviews.first());
    Publication publication = *library->publication();
    publication.newsletter.heading = QStringLiteral("Every Friday");
    QVERIFY(library->update(publication, QStringLiteral("edit")).ok());
    QCOMPARE(*library->publication(), publication);
}

void TestLibrary::oneEditIsOneRowOneAnnouncement()
{
    TemporaryLibrary library;
    const ToolId id = *library->add(makeTool("Larkspur"), QStringLiteral("new tool"));
    QSignalSpy changed(&*library, &Library::changed);
    Tool tool = *library->get(id);
    tool.tagline = QStringLiteral("Reads receipts");
    QVERIFY(library->update(tool, QStringLiteral("edit of Tagline")).ok());
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.first().first().value<Changes>().updated.contains(id));
    const HistoryEntry entry = library->history(10)->first();
    QCOMPARE(entry.who, QStringLiteral("Tester"));
    QCOMPARE(entry.action, QStringLiteral("edit of Tagline"));
    QCOMPARE(entry.at, library->now());
    QCOMPARE(parsed(entry.was)[0][QStringLiteral("fields")].toObject(),
             (QJsonObject{{QStringLiteral("tagline"), QString()}}));
    QCOMPARE(parsed(entry.became)[0][QStringLiteral("fields")].toObject(),
             (QJsonObject{{QStringLiteral("tagline"), QStringLiteral("Reads receipts")}}));
    QVERIFY(library->update(tool, QStringLiteral("edit of Tagline")).ok()); // nothing differs
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library->history(10)->size(), 2);
}

void TestLibrary::typingIsOneStep()
{
    TemporaryLibrary library;
    Tool tool = makeTool("Larkspur");
    tool.id = *library->add(tool, QStringLiteral("new tool"));
    for (const char *typed : {"R", "Re", "Rea", "Read"}) {
        tool.tagline = QLatin1String(typed);
        QVERIFY(library->update(tool, QStringLiteral("edit of Tagline")).ok());
        library.advance(Library::burstMs - 1);
    }
    QCOMPARE(library->history(10)->size(), 2);
    QVERIFY(library->undo().ok());
    QCOMPARE(library->get(tool.id)->tagline, QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(library->get(tool.id)->tagline, QStringLiteral("Read"));
}

void TestLibrary::typingEndsBurst_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"time", "focus", "another field", "another record", "restart", "another user", "undo"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestLibrary::typingEndsBurst()
{
    QFETCH(QString, how);
    TemporaryLibrary library;
    Tool tool = makeTool("Larkspur");
    tool.id = *library->add(tool, QStringLiteral("new tool"));
    Tool other = makeTool("Tern");
    other.id = *library->add(other, QStringLiteral("new tool"));
    tool.tagline = QStringLiteral("a");
    QVERIFY(library->update(tool, QStringLiteral("edit of Tagline")).ok());
    int rows = 3;
    if (how == QLatin1String("time"))
        library.advance(Library::burstMs);
    else if (how == QLatin1String("focus"))
        library->endBurst();
    else if (how == QLatin1String("restart"))
        library.reopen();
    else if (how == QLatin1String("another user"))
        library->setUser(QStringLiteral("Someone else"));
    else if (how == QLatin1String("undo")) {
        QVERIFY(library->undo().ok());
        QVERIFY(library->redo().ok());
    } else if (how == QLatin1String("another field")) {
        tool.vendor = QStringLiteral("v");
        QVERIFY(library->update(tool, QStringLiteral("edit of Vendor")).ok());
        ++rows;
    } else {
        other.tagline = QStringLiteral("o");
        QVERIFY(library->update(other, QStringLiteral("edit of Tagline")).ok());
        ++rows;
    }
    tool.tagline = QStringLiteral("ab");
    QVERIFY(library->update(tool, QStringLiteral("edit of Tagline")).ok());
    QCOMPARE(library->history(10)->size(), rows + 1);
}

void TestLibrary::everyChangeOfStatusIsAStep()
{
    TemporaryLibrary temporary;
    Library &library = *temporary;
    const Desk desk(library);
    Review review = library.reviewsOf(desk.larkspur)->first();
    const ReviewStep own{ReviewStatus::Returned, library.today(), QStringLiteral("Mara"), QStringLiteral("Shorter.")};
    review.status = ReviewStatus::Returned;
    review.steps = {own};
    QVERIFY(library.update(review, QStringLiteral("return")));
    QCOMPARE(library.get(review.id)->steps, QList<ReviewStep>{own}); // said already
    library.endBurst();
    review.status = ReviewStatus::Submitted;
    QVERIFY(library.update(review, QStringLiteral("edit")));
    QCOMPARE(library.get(review.id)->steps,
             (QList<ReviewStep>{own, {ReviewStatus::Submitted, library.today(), library.user(), {}}}));
    review = *library.get(review.id);
    review.quote = QStringLiteral("Another.");
    QVERIFY(library.update(review, QStringLiteral("edit")));
    QCOMPARE(library.get(review.id)->steps.size(), 2);
    QVERIFY(library.undo());
    QVERIFY(library.undo());
    QCOMPARE(library.get(review.id)->steps, QList<ReviewStep>{own});
}

void TestLibrary::undoRedoUndo()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    const Comparison stored = *library->get(desk.comparison);
    QCOMPARE(library->undoText(), QStringLiteral("new comparison"));
    for (int time = 0; time < 2; ++time) {
        QVERIFY(library->undo().ok());
        QCOMPARE(library->get(desk.comparison).error().kind, ErrorKind::NotFound);
        QCOMPARE(library->redoText(), QStringLiteral("new comparison"));
        QVERIFY(library->redo().ok());
        QCOMPARE(*library->get(desk.comparison), stored);
        QVERIFY(library->redoText().isEmpty());
    }
    while (!library->undoText().isEmpty())
        QVERIFY(library->undo().ok());
    QVERIFY(library->toolIds()->isEmpty());
    while (!library->redoText().isEmpty())
        QVERIFY(library->redo().ok());
    QCOMPARE(*library->get(desk.comparison), stored);
    QCOMPARE(LibraryFile::verify(library->connection())->join(u'\n'), QString());
}

void TestLibrary::undoOutlivesRestart()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    library.reopen();
    QVERIFY(library->undo().ok());
    library.reopen();
    QCOMPARE(library->redoText(), QStringLiteral("new comparison"));
    QVERIFY(library->redo().ok());
    QVERIFY(library->get(desk.comparison).ok());
}

void TestLibrary::newChangeDropsRedo()
{
    TemporaryLibrary library;
    const ToolId id = *library->add(makeTool("Larkspur"), QStringLiteral("new tool"));
    QVERIFY(library->undo().ok());
    QVERIFY(library->add(makeTool("Tern"), QStringLiteral("new tool")).ok());
    QVERIFY(library->redoText().isEmpty());
    QVERIFY(library->redo().ok());
    QVERIFY(!library->get(id).ok());
    QVERIFY(library->undo().ok());
    QVERIFY(library->toolIds()->isEmpty());
}

void TestLibrary::deletingTellsAndComesBack()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    QCOMPARE(*library->usersOf(desk.tern),
             (QStringList{QStringLiteral("4 reviews"), QStringLiteral("the comparison Larkspur vs Tern")}));
    const Tool tern = *library->get(desk.tern);
    const Comparison comparison = *library->get(desk.comparison);
    const QList<Review> reviews = *library->reviewsOf(desk.tern);
    QSignalSpy changed(&*library, &Library::changed);
    QVERIFY(library->remove(desk.tern, QStringLiteral("deletion of Tern")).ok());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<Changes>().removed.size(), 6);
    QVERIFY(!library->get(desk.tern).ok());
    QVERIFY(!library->get(desk.comparison).ok());
    QVERIFY(library->reviewsOf(desk.tern)->isEmpty());
    QVERIFY(library->undo().ok());
    QCOMPARE(*library->get(desk.tern), tern);
    QCOMPARE(*library->get(desk.comparison), comparison);
    QCOMPARE(*library->reviewsOf(desk.tern), reviews);
    QVERIFY(library->redo().ok());
    QVERIFY(!library->get(desk.tern).ok());
}

void TestLibrary::threeToolComparisonDropsTheTool()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    const ToolId wren = *library->add(makeTool("Wren"), QStringLiteral("new tool"));
    Comparison comparison = *library->get(desk.comparison);
    comparison.tools << wren;
    QVERIFY(library->update(comparison, QStringLiteral("edit of Tools")).ok());
    QVERIFY(library->remove(desk.larkspur, QStringLiteral("deletion of Larkspur")).ok());
    const Comparison left = *library->get(desk.comparison);
    QCOMPARE(left.tools, (QList<ToolId>{desk.tern, wren}));
    QCOMPARE(left.pick, PickKind::None); // it picked Larkspur
    QVERIFY(library->undo().ok());
    QCOMPARE(*library->get(desk.comparison), comparison);
}

void TestLibrary::deletingReviewerOrLens()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    const QList<Lens> lenses = *library->lenses();
    QCOMPARE(*library->usersOf(desk.ada), QStringList{QStringLiteral("8 reviews")});
    QCOMPARE(*library->usersOf(lenses.first().id),
             (QStringList{QStringLiteral("2 reviews"), QStringLiteral("the reviewer Ada")}));
    QVERIFY(library->remove(lenses.first().id, QStringLiteral("deletion")).ok());
    QCOMPARE(library->get(desk.ada)->lenses.size(), 3);
    QCOMPARE(library->reviewsOf(desk.tern)->size(), 3);
    QVERIFY(library->remove(desk.ada, QStringLiteral("deletion")).ok());
    QVERIFY(library->reviewsOf(desk.tern)->isEmpty());
    QVERIFY(library->undo().ok());
    QVERIFY(library->undo().ok());
    QCOMPARE(library->get(desk.ada)->lenses.size(), 4);
    QCOMPARE(library->reviewsOf(desk.tern)->size(), 4);
    QCOMPARE(*library->lenses(), lenses);
    QVERIFY(!library->remove(PublicationId{1}, QStringLiteral("deletion")).ok());
}

void TestLibrary::tombstones()
{
    TemporaryLibrary library;
    const ToolId id = *library->add(makeTool("Larkspur"), QStringLiteral("new tool"));
    const QString uid = library->get(id)->uid.toString(QUuid::WithoutBraces);
    const auto buried = [&] { return *library->connection().rows(QStringLiteral("SELECT uid, noun FROM tombstone")); };
    QVERIFY(library->remove(id, QStringLiteral("deletion")).ok());
    QCOMPARE(buried(), (QList<QStringList>{{uid, QStringLiteral("tool")}}));
    QVERIFY(library->undo().ok());
    QVERIFY(buried().isEmpty());
    QVERIFY(library->redo().ok());
    QCOMPARE(buried().size(), 1);
}

void TestLibrary::slugBecomesAlias()
{
    TemporaryLibrary library;
    Tool tool = makeTool("Larkspur");
    tool.id = *library->add(tool, QStringLiteral("new tool"));
    tool.slug = QStringLiteral("larkspur-4b");
    QVERIFY(library->update(tool, QStringLiteral("edit of Slug")).ok());
    QCOMPARE(library->get(tool.id)->aliases, QStringList{QStringLiteral("larkspur")});
    QCOMPARE(*library->find<Tool>(QStringLiteral("larkspur")), tool.id);
    QCOMPARE(*library->find<Tool>(QStringLiteral("larkspur-4b")), tool.id);
    QVERIFY(library->undo().ok());
    QVERIFY(library->get(tool.id)->aliases.isEmpty());
    QCOMPARE(*library->freeSlug<Tool>(QStringLiteral("Larkspur")), QStringLiteral("larkspur-2"));
    QCOMPARE(*library->freeSlug<Tool>(QStringLiteral("Larkspur"), tool.id), QStringLiteral("larkspur"));
}

void TestLibrary::typedSlugLeavesOneAlias()
{
    TemporaryLibrary library;
    Tool tool = makeTool("Larkspur");
    tool.id = *library->add(tool, QStringLiteral("new tool"));
    for (const char *typed : {"larkspur-", "larkspur-4", "larkspur-4b"}) {
        Tool edited = *library->get(tool.id);
        edited.slug = QLatin1String(typed);
        if (library->update(edited, QStringLiteral("edit of Slug")).ok())
            library.advance(300);
    }
    QCOMPARE(library->get(tool.id)->slug, QStringLiteral("larkspur-4b"));
    QCOMPARE(library->get(tool.id)->aliases, QStringList{QStringLiteral("larkspur")});
}

void TestLibrary::refusals_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("field");
    QTest::newRow("no name") << "name"
                             << "name";
    QTest::newRow("bad slug") << "slug"
                              << "slug";
    QTest::newRow("slug in use") << "used slug"
                                 << "slug";
    QTest::newRow("website") << "website"
                             << "website";
    QTest::newRow("plan's source") << "plan"
                                   << "plans[0].source";
    QTest::newRow("negative amount") << "amount"
                                     << "plans[0].amount";
    QTest::newRow("logo") << "logo"
                          << "logo";
    QTest::newRow("one tool") << "one tool"
                              << "tools";
    QTest::newRow("five tools") << "five tools"
                                << "tools";
    QTest::newRow("same tool twice") << "twice"
                                     << "tools";
    QTest::newRow("missing tool") << "missing"
                                  << "tools";
    QTest::newRow("pick elsewhere") << "pick"
                                    << "pick";
    QTest::newRow("second review") << "review"
                                   << "reviewer";
    QTest::newRow("approved without verdict") << "verdict"
                                              << "verdict";
    QTest::newRow("confidence") << "confidence"
                                << "confidence";
}

void TestLibrary::refusals()
{
    QFETCH(QString, what);
    QFETCH(QString, field);
    TemporaryLibrary library;
    const Desk desk(*library);
    Tool tool = *library->get(desk.larkspur);
    Comparison comparison = *library->get(desk.comparison);
    Review review = library->reviewsOf(desk.larkspur)->first();
    const auto attempt = [&]() -> Result<void> {
        if (what == QLatin1String("name"))
            tool.name = QStringLiteral("  ");
        else if (what == QLatin1String("slug"))
            tool.slug = QStringLiteral("Not A Slug");
        else if (what == QLatin1String("used slug"))
            tool.slug = QStringLiteral("tern");
        else if (what == QLatin1String("website"))
            tool.website = QStringLiteral("example");
        else if (what == QLatin1String("plan"))
            tool.plans = {{{}, {}, 1.0, {}, Period::Month, {}, {}, {}, QStringLiteral("ftp://x")}};
        else if (what == QLatin1String("amount"))
            tool.plans = {{{}, {}, -1.0, {}, Period::Month, {}, {}, {}, {}}};
        else if (what == QLatin1String("logo"))
            tool.logo = QStringLiteral("data:image/svg+xml;base64,AAAA");
        else if (what == QLatin1String("one tool"))
            comparison.tools = {desk.tern};
        else if (what == QLatin1String("five tools"))
            comparison.tools = {desk.tern, desk.larkspur, ToolId{8}, ToolId{9}, ToolId{10}};
        else if (what == QLatin1String("twice"))
            comparison.tools = {desk.tern, desk.tern};
        else if (what == QLatin1String("missing"))
            comparison.tools = {desk.larkspur, ToolId{99}};
        else if (what == QLatin1String("pick"))
            comparison.pickTool = ToolId{99};
        else if (what == QLatin1String("review")) {
            review.id = {};
            review.uid = {};
            const auto added = library->add(review, QStringLiteral("a"));
            return added ? Result<void>() : added.error();
        } else if (what == QLatin1String("verdict"))
            review.verdict.reset();
        else if (what == QLatin1String("confidence"))
            review.confidence = 49;
        if (auto done = library->update(tool, QStringLiteral("a")); !done)
            return done;
        if (auto done = library->update(comparison, QStringLiteral("a")); !done)
            return done;
        return library->update(review, QStringLiteral("a"));
    };
    const int rows = int(library->history(100)->size());
    QSignalSpy changed(&*library, &Library::changed);
    const Result<void> refusal = attempt();
    QVERIFY(!refusal.ok());
    QCOMPARE(refusal.error().kind, ErrorKind::Refused);
    QCOMPARE(refusal.error().field, field);
    QVERIFY(refusal.error().what.size() > 10);
    QCOMPARE(library->history(100)->size(), rows);
    QCOMPARE(changed.size(), 0);
}

void TestLibrary::refusalChangesNothing()
{
    TemporaryLibrary library;
    const auto change = library->change(QStringLiteral("Import"));
    QVERIFY((*change)->add(makeTool("Larkspur")).ok());
    QVERIFY(!(*change)->add(makeTool("Larkspur")).ok());
    QVERIFY((*change)->add(makeTool("Tern")).ok()); // the change is still usable after a refusal
    QVERIFY((*change)->commit().ok());
    QCOMPARE(library->toolIds()->size(), 2);
}

void TestLibrary::bulkChangeIsOneStep()
{
    TemporaryLibrary library;
    QSignalSpy changed(&*library, &Library::changed);
    {
        const auto change = library->change(QStringLiteral("Import of tools.csv"));
        for (int i = 0; i < 300; ++i) {
            Tool tool = makeTool("Tool");
            tool.slug = QStringLiteral("tool-%1").arg(i);
            QVERIFY((*change)->add(tool).ok());
        }
        QVERIFY((*change)->commit().ok());
    }
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library->history(10)->size(), 1);
    QVERIFY(library->undo().ok());
    QVERIFY(library->toolIds()->isEmpty());
    QVERIFY(library->redo().ok());
    QCOMPARE(library->toolIds()->size(), 300);
}

void TestLibrary::abandonedChangeIsRolledBack()
{
    TemporaryLibrary library;
    {
        const auto change = library->change(QStringLiteral("Import"));
        QVERIFY((*change)->add(makeTool("Larkspur")).ok());
    }
    QVERIFY(library->toolIds()->isEmpty());
    QVERIFY(library->add(makeTool("Larkspur"), QStringLiteral("new tool")).ok());
}

void TestLibrary::waitsForOtherProgramsOnlySoLong()
{
    TemporaryLibrary library;
    Library::Options options = library.options();
    options.patience = 0;
    const auto opened = Library::open(library->path(), options);
    QVERIFY(opened.library);
    const auto other = Connection::open(library->path(), Connection::Mode::ReadWrite);
    QVERIFY(other && (*other)->run(QStringLiteral("BEGIN IMMEDIATE")));
    const auto refused = opened.library->add(makeTool("Larkspur"), QStringLiteral("new tool"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Library);
    QCOMPARE(refused.error().what, QStringLiteral("the library is being written to just now, which takes a moment"));
    QVERIFY((*other)->run(QStringLiteral("COMMIT")));
    QCOMPARE(opened.library->toolIds()->size(), 0);
    QVERIFY(opened.library->add(makeTool("Larkspur"), QStringLiteral("new tool")));
    QCOMPARE(opened.library->toolIds()->size(), 1);
}

void TestLibrary::readOnlyRefusesEveryWrite()
{
    TemporaryLibrary library;
    const Desk desk(*library);
    library.close();
    Library::Options options = library.options();
    options.readOnly = true;
    const Library::Opened opened = Library::open(library.path(), options);
    QCOMPARE(opened.outcome, Opening::ReadOnly);
    QCOMPARE(opened.library->get(desk.tern)->name, QStringLiteral("Tern"));
    QVERIFY(!opened.library->add(makeTool("Wren"), QStringLiteral("new tool")).ok());
    QVERIFY(!opened.library->remove(desk.tern, QStringLiteral("deletion")).ok());
    QVERIFY(!opened.library->undo().ok());
}

void TestLibrary::outsideChangesAreAnnounced()
{
    TemporaryLibrary library;
    const ToolId id = *library->add(makeTool("Larkspur"), QStringLiteral("new tool"));
    QSignalSpy changed(&*library, &Library::changed);
    library->lookForOutsideChanges();
    QCOMPARE(changed.size(), 0);
    {
        const Library::Opened second = Library::open(library.path(), library.options());
        QCOMPARE(second.outcome, Opening::Current);
        QVERIFY(second.library->add(makeTool("Tern"), QStringLiteral("Import")).ok());
    }
    library->lookForOutsideChanges();
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.first().first().value<Changes>().touches(id));
    QCOMPARE(library->toolIds()->size(), 2);
    library->lookForOutsideChanges();
    QCOMPARE(changed.size(), 1);
    QVERIFY(library->undo().ok()); // takes back what the other one did
    QCOMPARE(library->toolIds()->size(), 1);
}

void TestLibrary::partsGetUids()
{
    TemporaryLibrary library;
    Tool tool = makeTool("Larkspur");
    tool.plans = {{{}, QStringLiteral("Free"), 0.0, {}, Period::Month, {}, {}, {}, {}}};
    tool.votes = {{}};
    const Tool stored = *library->get(*library->add(tool, QStringLiteral("new tool")));
    QVERIFY(!stored.uid.isNull());
    QVERIFY(!stored.plans.first().uid.isNull());
    QVERIFY(!stored.votes.first().uid.isNull());
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
