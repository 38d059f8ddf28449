// What lists and links of a site know of the library: who is published, in which order, and what leads to what.
#include "namelessfile.h"
#include "siteindex.h"
#include "temporarylibrary.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

class SiteIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const QString &name : {u"wren"_s, u"Tern"_s, u"auk"_s, u"\ufeffmark"_s, u"draft only"_s}) {
            Tool tool;
            tool.name = name;
            tool.slug = u"tool-%1"_s.arg(m_tools.size());
            tool.category = m_tools.size() < 2 ? u"Editors"_s : u" "_s;
            tool.tagline = u"Says é."_s;
            const auto id = m_library->add(tool, u"import"_s);
            QVERIFY(id.ok());
            m_tools << *id;
        }
        // Added in another order than they are shown in; a draft between them.
        add("b", QDate(2026, 1, 1), {1, 0});
        add("never", {}, {0, 4}, ComparisonStatus::Draft);
        add("c", QDate(2026, 1, 2), {0, 2, 3}, ComparisonStatus::Published, u"\ufeffHead"_s);
        add("a", QDate(2026, 1, 1), {2, 0});
        auto loaded = SiteIndex::load(*m_library);
        QVERIFY(loaded.ok());
        m_index = *std::move(loaded);
    }

    void showsTheNewestFirst()
    {
        QStringList slugs;
        for (int place = 0; place < m_index.comparisons.size(); ++place)
            slugs << m_index.comparisons.slug(place);
        QCOMPARE(slugs, (QStringList{u"c"_s, u"a"_s, u"b"_s}));
        QCOMPARE(m_index.comparisons.publishedOn(0), QDate(2026, 1, 2));
        for (int place = 0; place < m_index.comparisons.size(); ++place) {
            const auto record = m_library->get(m_index.comparisons.id(place));
            QVERIFY(record.ok());
            QCOMPARE(record->slug, m_index.comparisons.slug(place));
            QCOMPARE(record->uid, m_index.comparisons.uid(place));
            QCOMPARE(record->dek.toUtf8(), m_index.comparisons.dek(place));
            QList<ToolId> tools;
            for (const int tool : m_index.comparisons.tools(place))
                tools << m_index.tools.id(tool);
            QCOMPARE(tools, record->tools);
        }
    }

    void knowsToolsByName()
    {
        QStringList names;
        for (int place = 0; place < m_index.tools.size(); ++place) {
            names << m_index.tools.name(place);
            const auto record = m_library->get(m_index.tools.id(place));
            QVERIFY(record.ok());
            QCOMPARE(m_index.placeOf(record->id), place);
            QCOMPARE(m_index.tools.uid(place), record->uid);
            QCOMPARE(m_index.tools.slug(place), record->slug);
            QCOMPARE(m_index.tools.name(place), record->name);
            QCOMPARE(m_index.tools.category(place), record->category);
            QCOMPARE(m_index.tools.tagline(place), record->tagline);
        }
        QCOMPARE(names, (QStringList{u"auk"_s, u"Tern"_s, u"wren"_s, u"\ufeffmark"_s})); // not the draft's
        QCOMPARE(m_index.placeOf(m_tools.at(4)), -1);
    }

    void leadsFromToolsToComparisonsAndOn()
    {
        const auto comparedWith = [this](int tool) {
            QStringList slugs;
            for (const int place : m_index.comparisonsOf(m_index.placeOf(m_tools.at(tool))))
                slugs << m_index.comparisons.slug(place);
            return slugs;
        };
        QCOMPARE(comparedWith(0), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
        QCOMPARE(comparedWith(1), QStringList{u"b"_s});
        QCOMPARE(comparedWith(2), (QStringList{u"c"_s, u"a"_s}));
        QCOMPARE(comparedWith(3), QStringList{u"c"_s});
        QCOMPARE(m_index.neighboursOf(0, 6), (QList<int>{1, 2})); // of "c": its first tool's others
        QCOMPARE(m_index.neighboursOf(2, 1), QList<int>{0});      // of "b": as many as asked for
    }

    void headsComparisons()
    {
        QCOMPARE(m_index.headlineOf(0), u"\ufeffHead"_s);
        QCOMPARE(m_index.headlineOf(2), u"Tern vs wren"_s);
    }

    void sortsIntoCategories()
    {
        QCOMPARE(m_index.categories.size(), 1); // a blank one is none
        const SiteCategory &editors = m_index.categories.first();
        QCOMPARE(editors.name, u"Editors"_s);
        QCOMPARE(editors.tools, (QList<int>{1, 2}));
        QCOMPARE(editors.comparisons, 3); // each once
        QCOMPARE(m_index.comparisonsIn(editors, 0, 9), (QList<int>{0, 1, 2}));
        QCOMPARE(m_index.comparisonsIn(editors, 1, 1), QList<int>{1});
        QCOMPARE(m_index.comparisonsIn(editors, 3, 9), QList<int>());
        QCOMPARE(m_index.comparisonsIn(editors, 60, 60), QList<int>()); // the tools' list may be longer
    }

    void saysWhenTextsAreLost()
    {
        TemporaryLibrary library;
        constexpr int many = 60, length = 100'000; // more than is kept in memory
        QList<ToolId> tools;
        for (const QString &slug : {u"one"_s, u"two"_s}) {
            Tool tool;
            tool.name = tool.slug = slug;
            tools << *library->add(tool, u"import"_s);
        }
        for (int number = 0; number < many; ++number) {
            Comparison comparison;
            comparison.slug = u"c-%1"_s.arg(number);
            comparison.dek = QString(length, u'd');
            comparison.publishedOn = QDate(2026, 1, 1).addDays(number);
            comparison.status = ComparisonStatus::Published;
            comparison.tools = tools;
            QVERIFY(library->add(comparison, u"import"_s).ok());
        }
        const QTemporaryDir folder;
        qputenv("TMPDIR", folder.path().toUtf8());
        const auto index = SiteIndex::load(*library);
        QVERIFY(index.ok());
        for (int place = 0; place < many; ++place)
            QCOMPARE(index->comparisons.dek(place), QByteArray(length, 'd'));
        QVERIFY(index->wasRead().ok());
        QVERIFY(QFile::resize(namelessFileIn(folder.path()), 0));
        int empty = 0;
        for (int place = 0; place < many; ++place)
            empty += index->comparisons.dek(place).isEmpty() ? 1 : 0;
        QVERIFY(empty > 0);
        QVERIFY(!index->wasRead().ok());
        QCOMPARE(index->wasRead().error().kind, ErrorKind::File);
        QCOMPARE(index->wasRead().error().file, folder.path());
    }

private:
    void add(const char *slug, QDate on, const QList<int> &tools, ComparisonStatus status = ComparisonStatus::Published,
             const QString &headline = {})
    {
        Comparison comparison;
        comparison.slug = QLatin1String(slug);
        comparison.headline = headline;
        comparison.dek = u"On %1, é."_s.arg(comparison.slug);
        comparison.publishedOn = on;
        comparison.status = status;
        for (const int tool : tools)
            comparison.tools << m_tools.at(tool);
        QVERIFY(m_library->add(comparison, u"import"_s).ok());
    }

    TemporaryLibrary m_library;
    QList<ToolId> m_tools;
    SiteIndex m_index;
};

QTEST_GUILESS_MAIN(SiteIndexTest)
#include "tst_siteindex.moc"
