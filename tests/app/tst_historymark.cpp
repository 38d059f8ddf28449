// What a site's export asks the history: which records may have changed since a state of the library.

#include "historymark.h"
#include "temporarylibrary.h"

#include <QTest>
#include <functional>

using namespace vd;

using namespace Qt::StringLiterals;

namespace {

using Deed = std::function<void(TemporaryLibrary &)>;

void require(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().text()));
}

ToolId toolNamed(TemporaryLibrary &library, const char *slug)
{
    return *library->find<Tool>(QLatin1String(slug));
}

/// Types a tagline; what follows within a second extends the same row.
Deed types(const char *slug, const char *tagline)
{
    return [=](TemporaryLibrary &library) {
        Tool tool = *library->get(toolNamed(library, slug));
        tool.tagline = QLatin1String(tagline);
        require(library->update(tool, u"edit of Tagline"_s));
        library.advance(1);
    };
}

void undoes(TemporaryLibrary &library)
{
    require(library->undo());
}

void redoes(TemporaryLibrary &library)
{
    require(library->redo());
}

void pauses(TemporaryLibrary &library)
{
    library->endBurst();
}

void deletesAReview(TemporaryLibrary &library)
{
    require(library->remove(library->reviewsOf(toolNamed(library, "tern"))->first().id, u"deletion"_s));
}

Deed all(const QList<Deed> &deeds)
{
    return [=](TemporaryLibrary &library) {
        for (const Deed &deed : deeds)
            deed(library);
    };
}

} // namespace

class TestHistoryMark : public QObject
{
    Q_OBJECT

private slots:
    void touched_data();
    void touched();
    void ofAnotherLibrary();
    void ofAnEmptyOne();

private:
    static void fill(TemporaryLibrary &library);
};

/// Three tools in one row, as an import leaves them.
void TestHistoryMark::fill(TemporaryLibrary &library)
{
    auto change = library->change(u"Import"_s);
    QVERIFY(change.ok());
    for (const char *slug : {"tern", "wren", "heron"}) {
        Tool tool;
        tool.slug = tool.name = QLatin1String(slug);
        QVERIFY((*change)->add(tool).ok());
    }
    Reviewer reviewer;
    reviewer.slug = reviewer.name = u"ada"_s;
    const auto ada = (*change)->add(reviewer);
    QVERIFY(ada.ok());
    Review review;
    review.tool = ToolId{1};
    review.reviewer = *ada;
    review.lens = library->lenses()->first().id;
    QVERIFY((*change)->add(review).ok());
    QVERIFY((*change)->commit().ok());
    library.advance(1);
}

void TestHistoryMark::touched_data()
{
    QTest::addColumn<Deed>("before"); // the mark is made
    QTest::addColumn<Deed>("since");
    QTest::addColumn<QString>("slugs");
    const Deed nothing = all({}), word = types("tern", "A"), more = types("tern", "Ab"), other = types("wren", "B");
    const auto row = [](const char *name, const Deed &before, const Deed &since, const char *slugs) {
        QTest::newRow(name) << before << since << QString::fromLatin1(slugs);
    };
    row("nothing, after an import", nothing, nothing, "");
    row("nothing, after an edit", word, nothing, "");
    row("an edit", nothing, word, "tern");
    row("an edit of another", all({word, pauses}), other, "wren");
    row("more typing in the same row", word, more, "tern");
    row("an undone edit", all({word, pauses, other}), undoes, "wren");
    row("two undone edits", all({word, pauses, other}), all({undoes, undoes}), "tern wren");
    row("undone and done again", word, all({undoes, redoes}), "");
    row("done again what was undone", all({word, undoes}), redoes, "tern");
    row("undone and replaced", all({word, pauses, other}), all({undoes, undoes, types("heron", "C")}),
        "heron tern wren");
    row("an undone edit is dropped", all({word, undoes}), other, "tern wren");
    row("a review that is gone", nothing, deletesAReview, "tern");
}

void TestHistoryMark::touched()
{
    QFETCH(Deed, before);
    QFETCH(Deed, since);
    QFETCH(QString, slugs);
    TemporaryLibrary library;
    fill(library);
    before(library);
    const auto mark = historyMark(library->connection());
    QVERIFY(mark.ok());
    since(library);
    const auto touched = touchedSince(library->connection(), *mark);
    QVERIFY(touched.ok());
    QVERIFY(touched->has_value());
    QSet<QString> found;
    for (const TouchedRecord &one : **touched) {
        const auto tool = one.record.as<Tool>();
        found << library->get(tool.isValid() ? tool : ToolId{one.tool})->slug;
    }
    QStringList names = found.values();
    names.sort();
    QCOMPARE(names.join(u' '), slugs);
}

void TestHistoryMark::ofAnotherLibrary()
{
    TemporaryLibrary library, other;
    for (TemporaryLibrary *one : {&library, &other})
        fill(*one);
    types("tern", "A")(library);
    other.advance(5);
    types("wren", "A")(other);
    pauses(other);
    types("wren", "B")(other);
    const auto mark = historyMark(library->connection());
    QVERIFY(mark.ok());
    const auto touched = touchedSince(other->connection(), *mark);
    QVERIFY(touched.ok());
    QVERIFY(!touched->has_value());
}

void TestHistoryMark::ofAnEmptyOne()
{
    TemporaryLibrary library;
    const auto touched = touchedSince(library->connection(), {});
    QVERIFY(touched.ok());
    QVERIFY(!touched->has_value());
}

QTEST_GUILESS_MAIN(TestHistoryMark)
#include "tst_historymark.moc"
