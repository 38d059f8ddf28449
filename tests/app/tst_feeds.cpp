// What a site has for machines: feeds, sitemaps, robots.txt and JSON documents.
#include "feeds.h"
#include "fingerprint.h"
#include "pagefixture.h"
#include "pagetheme.h"
#include "sitejson.h"
#include "sitemaps.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>
#include <QXmlStreamReader>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QString base = u"https://ledger.example/verdicts/"_s;

QDateTime noon(int day)
{
    return {QDate(2026, 11, 1).addDays(day - 1), QTime(12, 0), QTimeZone::utc()};
}

FeedEntry entry(int day)
{
    const QString number = QString::number(day);
    return {base + u"compare/"_s + number + u".html"_s,  u"Pair "_s + number, u"What it says."_s, noon(day), noon(day),
            feedId(QUuid::createUuidV5(QUuid(), number))};
}

Feed feedOf(const QList<FeedEntry> &entries)
{
    return {u"The Ledger"_s, {}, u"en"_s, base + u"feed.xml"_s, base, feedId(QUuid::createUuidV5(QUuid(), u"all"_s)),
            entries};
}

/// Every element's text by its path, "feed/entry/title"; attributes stand under "feed/link@href". Fails on bad XML.
QMultiMap<QString, QString> readXml(const QByteArray &xml)
{
    QMultiMap<QString, QString> found;
    QXmlStreamReader reader(xml);
    QStringList path;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            path << reader.name().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                found.insert(path.join(u'/') + u'@' + attribute.qualifiedName(), attribute.value().toString());
        } else if (token == QXmlStreamReader::Characters && !reader.isWhitespace()) {
            found.insert(path.join(u'/'), reader.text().toString());
        } else if (token == QXmlStreamReader::EndElement) {
            path.removeLast();
        }
    }
    if (reader.hasError())
        qFatal("bad XML: %s", qUtf8Printable(reader.errorString()));
    return found;
}

/// The fixture's comparison as an edition of English labels.
struct Published
{
    explicit Published(const PageInput &of = fixture::twoTools()) : input(of)
    {
        for (const Tool &tool : input.tools) {
            QList<Review> reviews;
            std::copy_if(input.reviews.begin(), input.reviews.end(), std::back_inserter(reviews),
                         [&](const Review &review) { return review.tool == tool.id; });
            tools << edition.shown(tool, reviews);
        }
    }

    [[nodiscard]] QJsonObject comparison() const
    {
        return read([this](const TakeBytes &take) {
            comparisonJson(edition, input.comparison, u"Larkspur 4B vs Tern Coder"_s, tools,
                           {u"compare/pair.json"_s, base + u"compare/pair.html"_s, {}, {}}, take);
        });
    }

    static QJsonObject read(const std::function<void(const TakeBytes &)> &make)
    {
        QByteArray json;
        make([&json](QByteArrayView bytes) { json += bytes; });
        QJsonParseError error;
        QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        if (error.error != QJsonParseError::NoError)
            qFatal("bad JSON: %s", qUtf8Printable(error.errorString()));
        return object;
    }

    PageInput input;
    std::shared_ptr<const PageTheme> theme = PageTheme::standard();
    Edition edition{input.publication, input.lenses, input.reviewers, theme->language(u"en"_s).labels};
    QList<std::shared_ptr<const ShownTool>> tools;
};

struct SitemapFile
{
    QString path;
    QByteArray bytes;
};

QList<SitemapFile> sitemapOf(const QList<SitemapPage> &pages, const QString &base)
{
    const Sitemap sitemap(
        pages.size(), [&](qsizetype number) { return pages.at(number); }, base);
    QList<SitemapFile> files;
    for (qsizetype file = 0; file < sitemap.files().size(); ++file) {
        files << SitemapFile{sitemap.files().at(file).path, {}};
        sitemap.make(file, [&](QByteArrayView bytes) { files.last().bytes += bytes; });
        if (Fingerprint::of(files.last().bytes) != sitemap.files().at(file).content)
            qFatal("%s is not what was promised", qUtf8Printable(files.last().path));
    }
    return files;
}

} // namespace

class TestFeeds : public QObject
{
    Q_OBJECT

private slots:
    void aFeedSaysWhatItIs();
    void theNewestEntryComesFirst();
    void aFeedEndsAfterTheNewestEntries();
    void namesAreNoMarkup_data();
    void namesAreNoMarkup();
    void idsOutliveAddresses();
    void aFeedWithoutEntriesIsStillOne();
    void aSitemapNamesEveryPage();
    void aLargeSitemapIsSplit_data();
    void aLargeSitemapIsSplit();
    void robotsNameTheSitemap();
    void aComparisonAsData();
    void whatIsNotKnownIsLeftOut();
    void anAnonymousPanelIsNotNamed();
    void aToolAsData();
    void listsAsData();
    void aLongListComesInPieces();
};

void TestFeeds::aFeedSaysWhatItIs()
{
    const QByteArray xml = atomFeed(feedOf({entry(1)}));
    const auto found = readXml(xml);
    QCOMPARE(found.values(u"feed/title"_s), QStringList{u"The Ledger"_s});
    QCOMPARE(found.values(u"feed/author/name"_s), QStringList{u"The Ledger"_s});
    QCOMPARE(found.values(u"feed@xml:lang"_s), QStringList{u"en"_s});
    QVERIFY(found.values(u"feed/link@href"_s).contains(base + u"feed.xml"_s));
    QVERIFY(found.values(u"feed/link@href"_s).contains(base));
    QCOMPARE(found.values(u"feed/updated"_s), QStringList{u"2026-11-01T12:00:00Z"_s});
    QCOMPARE(found.values(u"feed/entry/published"_s), QStringList{u"2026-11-01T12:00:00Z"_s});
    QCOMPARE(found.values(u"feed/entry/link@href"_s), QStringList{base + u"compare/1.html"_s});
    QCOMPARE(atomFeed(feedOf({entry(1)})), xml);
}

void TestFeeds::theNewestEntryComesFirst()
{
    const QByteArray xml = atomFeed(feedOf({entry(1), entry(3), entry(2)}));
    QVERIFY(xml.indexOf("Pair 3") < xml.indexOf("Pair 2"));
    QVERIFY(xml.indexOf("Pair 2") < xml.indexOf("Pair 1"));
    QCOMPARE(readXml(xml).values(u"feed/updated"_s), QStringList{u"2026-11-03T12:00:00Z"_s});
    QCOMPARE(atomFeed(feedOf({entry(2), entry(1), entry(3)})), xml);
}

void TestFeeds::aFeedEndsAfterTheNewestEntries()
{
    QList<FeedEntry> entries;
    for (int day = 1; day <= longestFeed + 5; ++day)
        entries << entry(day);
    const auto titles = readXml(atomFeed(feedOf(entries))).values(u"feed/entry/title"_s);
    QCOMPARE(titles.size(), longestFeed);
    QVERIFY(titles.contains(u"Pair 55"_s));
    QVERIFY(!titles.contains(u"Pair 5"_s));
}

void TestFeeds::namesAreNoMarkup_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("read");
    QTest::newRow("markup") << u"<b>A & B</b> ]]> \"C\""_s << u"<b>A & B</b> ]]> \"C\""_s;
    QTest::newRow("control") << u"A\u0001\u0008B"_s << u"AB"_s;
    QTest::newRow("half a character") << u"A"_s + QChar(0xd83d) + u"B"_s << u"AB"_s;
    QTest::newRow("emoji") << u"A 🚀"_s << u"A 🚀"_s;
    QTest::newRow("none") << u" "_s << base + u"compare/1.html"_s;
}

void TestFeeds::namesAreNoMarkup()
{
    QFETCH(QString, typed);
    FeedEntry named = entry(1);
    named.title = typed;
    QTEST(readXml(atomFeed(feedOf({named}))).value(u"feed/entry/title"_s), "read");
}

void TestFeeds::idsOutliveAddresses()
{
    const QUuid uid(u"6ceb62b9-7b69-4d54-a087-525886835b48"_s);
    QCOMPARE(feedId(uid), u"urn:uuid:6ceb62b9-7b69-4d54-a087-525886835b48"_s);
    QVERIFY(feedId(uid, u"changes"_s) != feedId(uid));
    QCOMPARE(feedId(uid, u"changes"_s), feedId(uid, u"changes"_s));
}

void TestFeeds::aFeedWithoutEntriesIsStillOne()
{
    QCOMPARE(readXml(atomFeed(feedOf({}))).value(u"feed/updated"_s), u"1970-01-01T00:00:00Z"_s);
}

void TestFeeds::aSitemapNamesEveryPage()
{
    const auto files = sitemapOf({{base, {}}, {base + u"compare/a&b.html"_s, QDate(2026, 11, 2)}}, base);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().path, u"sitemap.xml"_s);
    const auto found = readXml(files.first().bytes);
    QCOMPARE(found.count(u"urlset/url/loc"_s), 2);
    QCOMPARE(found.value(u"urlset/url/lastmod"_s), u"2026-11-02"_s);
    QVERIFY(files.first().bytes.contains("compare/a&amp;b.html"));
}

void TestFeeds::aLargeSitemapIsSplit_data()
{
    QTest::addColumn<int>("pages");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("parts");
    QTest::newRow("as many as fit") << 50'000 << 60 << 1;
    QTest::newRow("one more") << 50'001 << 60 << 2;
    QTest::newRow("more bytes than fit") << 30'000 << 2000 << 2;
}

void TestFeeds::aLargeSitemapIsSplit()
{
    QFETCH(int, pages);
    QFETCH(int, length);
    QFETCH(int, parts);
    QList<SitemapPage> all;
    for (int i = 0; i < pages; ++i)
        all << SitemapPage{QString(base + QString::number(i) + u'/').leftJustified(length, u'x'),
                           QDate(2026, 1, 1).addDays(i % 300)};
    const auto files = sitemapOf(all, base);
    QCOMPARE(int(files.size()), parts == 1 ? 1 : parts + 1);
    int named = 0;
    for (const SitemapFile &file : files) {
        QVERIFY(file.bytes.size() <= mostSitemapBytes);
        QVERIFY(file.bytes.count("<url>") <= mostSitemapPages);
        named += int(file.bytes.count("<url>"));
    }
    QCOMPARE(named, pages);
    if (parts > 1) {
        const auto index = readXml(files.last().bytes);
        QCOMPARE(files.last().path, u"sitemap.xml"_s);
        QCOMPARE(index.count(u"sitemapindex/sitemap/loc"_s), parts);
        QVERIFY(index.values(u"sitemapindex/sitemap/loc"_s).contains(base + files.first().path));
        QCOMPARE(index.values(u"sitemapindex/sitemap/lastmod"_s).last(), // of the first part
                 QDate(2026, 1, 1).addDays(299).toString(Qt::ISODate));
    }
}

void TestFeeds::robotsNameTheSitemap()
{
    QVERIFY(robotsText(base).contains("\nSitemap: https://ledger.example/verdicts/sitemap.xml\n"));
    QVERIFY(robotsText(u"https://ledger.example"_s).contains("Sitemap: https://ledger.example/sitemap.xml\n"));
    QVERIFY(!robotsText({}).contains("Sitemap"));
}

void TestFeeds::aComparisonAsData()
{
    const QJsonObject json = Published().comparison();
    QCOMPARE(json["format"_L1], u"verdict-site"_s);
    QCOMPARE(json["kind"_L1], u"comparison"_s);
    QCOMPARE(json["path"_L1], u"compare/pair.html"_s);
    QCOMPARE(json["published"_L1], u"2026-11-02"_s);
    QCOMPARE(json["dek"_L1], u"A model you own against a model you rent."_s);
    QCOMPARE(json["pick"_L1].toObject(), (QJsonObject{{u"kind"_s, u"tool"_s}, {u"tool"_s, u"larkspur-4b"_s}}));
    QCOMPARE(json["apart"_L1].toArray(), QJsonArray{u"competition"_s});
    const QJsonObject tool = json["tools"_L1][0].toObject();
    QCOMPARE(tool["path"_L1], u"tools/larkspur-4b.html"_s);
    const QJsonObject figures = tool["figures"_L1].toObject();
    QCOMPARE(figures["panel_ship"_L1], 100);
    QCOMPARE(figures["votes"_L1], 212);
    QCOMPARE(figures["community"_L1], 68);
    QCOMPARE(figures["entry"_L1].toObject(), (QJsonObject{{u"amount"_s, 0}}));
    const QJsonArray reviews = json["reviews"_L1].toArray();
    QCOMPARE(reviews.size(), 4);
    QCOMPARE(reviews[1]["quote"_L1], u"A model trained on *sessions*.\n\nIt closed two of my five."_s);
    QCOMPARE(reviews[0]["reviewer"_L1].toObject(), (QJsonObject{{u"name"_s, u"Ilka Brandvold"_s},
                                                                {u"persona"_s, u"The Builder"_s},
                                                                {u"path"_s, u"reviewers/ilka.html"_s}}));
}

void TestFeeds::whatIsNotKnownIsLeftOut()
{
    PageInput input = fixture::twoTools();
    input.reviews.clear();
    input.comparison.pick = PickKind::None;
    input.publication.baseUrl.clear();
    const QJsonObject json = Published(input).comparison();
    QVERIFY(!json.contains("pick"_L1));
    QVERIFY(!json.contains("reviews"_L1));
    QVERIFY(!json["site"_L1].toObject().contains("address"_L1));
    const QJsonObject figures = json["tools"_L1][1]["figures"_L1].toObject();
    QVERIFY(!figures.contains("panel_ship"_L1));
    QVERIFY(!figures.contains("community"_L1)); // 8 votes are below the minimum
    QCOMPARE(figures["votes"_L1], 8);
}

void TestFeeds::anAnonymousPanelIsNotNamed()
{
    PageInput input = fixture::twoTools();
    input.publication.anonymous = true;
    const Published published(input);
    const QByteArray json = QJsonDocument(published.comparison()).toJson();
    for (const QString &name : fixture::panelNames + QStringList{u"reviewers/"_s})
        QVERIFY2(!json.contains(name.toUtf8()), qPrintable(name));
    QVERIFY(json.contains("The Builder"));
}

void TestFeeds::aToolAsData()
{
    const Published published;
    const QJsonObject json = Published::read([&](const TakeBytes &take) {
        toolJson(published.edition, *published.tools.first(),
                 {{u"pair"_s, u"A vs B"_s, {u"a"_s, u"b"_s}, QDate(2026, 11, 2), {}}},
                 {u"tools/larkspur-4b.json"_s, {}, {}, {}}, take);
    });
    const QJsonObject tool = json["tool"_L1].toObject();
    QCOMPARE(tool["license"_L1], u"Apache-2.0"_s);
    QCOMPARE(tool["pros"_L1].toArray().size(), 2);
    QCOMPARE(tool["plans"_L1][1]["amount"_L1], 0.2);
    QCOMPARE(tool["plans"_L1][1]["currency"_L1], u"USD"_s);
    QVERIFY(!tool["plans"_L1][2].toObject().contains("amount"_L1));
    QCOMPARE(json["reviews"_L1].toArray().size(), 2);
    QCOMPARE(json["comparisons"_L1][0]["path"_L1], u"compare/pair.html"_s);
}

void TestFeeds::listsAsData()
{
    const Published published;
    const JsonTool tool{u"larkspur-4b"_s, u"Larkspur 4B"_s, u"Vision models"_s, {}, {3, 1}};
    const JsonComparison pair{u"pair"_s, u"A vs B"_s, {u"larkspur-4b"_s}, {}, {}};
    const QJsonObject index = Published::read([&](const TakeBytes &take) {
        indexJson(published.edition, {{pair}, {tool}, {u"Vision models"_s}, published.edition.panel()},
                  {u"index.json"_s, {}, {}, {}}, take);
    });
    QCOMPARE(index["tools"_L1][0]["figures"_L1]["panel_ship"_L1], 75);
    QCOMPARE(index["categories"_L1][0]["path"_L1], u"categories/vision-models.html"_s);
    QCOMPARE(index["reviewers"_L1].toArray().size(), 2);
    const QJsonObject category = Published::read([&](const TakeBytes &take) {
        categoryJson(published.edition, u"Vision models"_s, {tool}, {pair},
                     {u"categories/vision-models.json"_s, {}, {}, {}}, take);
    });
    QCOMPARE(category["name"_L1], u"Vision models"_s);
    const QJsonObject reviewer = Published::read([&](const TakeBytes &take) {
        reviewerJson(published.edition, published.edition.panel().first(),
                     {{u"larkspur-4b"_s, u"Larkspur 4B"_s, {1}, Verdict::Skip, QDate(2026, 10, 2)}},
                     {u"reviewers/ilka.json"_s, {}, {}, {}}, take);
    });
    QCOMPARE(reviewer["verdicts"_L1][0]["lens"_L1], u"primitive"_s);
    QCOMPARE(reviewer["verdicts"_L1][0]["verdict"_L1], u"skip"_s);
}

void TestFeeds::aLongListComesInPieces()
{
    const Published published;
    constexpr int count = 5000;
    const auto pairAt = [](qsizetype number) {
        return JsonComparison{u"pair-"_s + QString::number(number), u"A vs B"_s, {u"a"_s, u"b"_s}, {}, {}};
    };
    QList<qsizetype> pieces;
    const QJsonObject index = Published::read([&](const TakeBytes &take) {
        indexJson(published.edition, {{count, pairAt}, {}, {}, {}}, {u"index.json"_s, {}, {}, {}},
                  [&](QByteArrayView bytes) {
                      pieces << bytes.size();
                      take(bytes);
                  });
    });
    QCOMPARE(index["comparisons"_L1].toArray().size(), count);
    QCOMPARE(index["comparisons"_L1].toArray().last()["slug"_L1], u"pair-4999"_s);
    QVERIFY(pieces.size() > 2);
    QVERIFY(*std::max_element(pieces.begin(), pieces.end()) < 100'000);
}

QTEST_APPLESS_MAIN(TestFeeds)
#include "tst_feeds.moc"
