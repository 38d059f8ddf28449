// Structured data says what the page shows, and nothing that could end the script around it.
#include "pagefixture.h"
#include "pagetheme.h"
#include "plaintext.h"
#include "structureddata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

StructuredPage toolPage()
{
    return {u"https://ledger.example/tools/larkspur-4b.html"_s,
            u"Larkspur 4B"_s,
            u"https://ledger.example/logos/1.png"_s,
            {{u"The Ledger"_s, u"https://ledger.example/"_s}, {u"Tools"_s, u"https://ledger.example/all/tools.html"_s}},
            QDate(2026, 11, 2),
            QDate(2026, 11, 5)};
}

QJsonObject nodeOf(const std::string &json, const QString &type)
{
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("bad JSON: %s", qUtf8Printable(error.errorString()));
    for (const QJsonValue &node : document["@graph"_L1].toArray())
        if (node["@type"_L1] == type)
            return node.toObject();
    return {};
}

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
    [[nodiscard]] std::string toolData(const StructuredPage &page = toolPage()) const
    {
        return toolStructuredData(edition, *tools.first(), page);
    }
    [[nodiscard]] QJsonObject product() const { return nodeOf(toolData(), u"Product"_s); }

    PageInput input;
    std::shared_ptr<const PageTheme> theme = PageTheme::standard();
    Edition edition{input.publication, input.lenses, input.reviewers, theme->language(u"en"_s).labels};
    QList<std::shared_ptr<const ShownTool>> tools;
};

} // namespace

class TestStructuredData : public QObject
{
    Q_OBJECT

private slots:
    void aToolIsAProduct();
    void everyReviewIsSignedAndRated();
    void thePublicationsReviewHasTheNotes();
    void onlyCountedVotesMakeARating();
    void pricesAreOffers();
    void whoSignsLongIsShortened();
    void anAnonymousPanelIsNotNamed();
    void aToolNobodyRatedIsNoProduct();
    void aComparisonLinksToItsTools();
    void withoutAnAddressThereAreNoLinks();
    void nothingEndsTheScript();
    void plainTextOfMarkdown_data();
    void plainTextOfMarkdown();
};

void TestStructuredData::aToolIsAProduct()
{
    const Published published;
    const QJsonObject product = published.product();
    QCOMPARE(product["name"_L1], u"Larkspur 4B"_s);
    QCOMPARE(product["brand"_L1]["name"_L1], u"Fennimore"_s);
    QCOMPARE(product["description"_L1], u"An open-weights model, see the card."_s);
    QCOMPARE(product["releaseDate"_L1], u"2026-05-19"_s);
    const QJsonObject page = nodeOf(published.toolData(), u"WebPage"_s);
    QCOMPARE(page["dateModified"_L1], u"2026-11-05"_s);
    QCOMPARE(page["mainEntity"_L1]["@id"_L1], product["@id"_L1]);
    const QJsonArray crumbs = nodeOf(published.toolData(), u"BreadcrumbList"_s)["itemListElement"_L1].toArray();
    QCOMPARE(crumbs.size(), 3);
    QCOMPARE(crumbs[2]["position"_L1], 3);
    QCOMPARE(crumbs[2]["item"_L1], toolPage().address);
}

void TestStructuredData::everyReviewIsSignedAndRated()
{
    const QJsonArray reviews = Published().product()["review"_L1].toArray();
    QCOMPARE(reviews.size(), 3);
    const QJsonObject review = reviews[1].toObject();
    QCOMPARE(review["author"_L1].toObject(),
             (QJsonObject{
                 {u"@type"_s, u"Person"_s}, {u"name"_s, u"Ilka Brandvold"_s}, {u"alternateName"_s, u"The Builder"_s}}));
    QCOMPARE(review["reviewAspect"_L1], u"Primitive"_s);
    QCOMPARE(review["reviewBody"_L1], u"An image goes in, typed fields come out."_s);
    QCOMPARE(review["reviewRating"_L1].toObject(), (QJsonObject{{u"@type"_s, u"Rating"_s},
                                                                {u"name"_s, u"Ship"_s},
                                                                {u"ratingValue"_s, 1},
                                                                {u"worstRating"_s, 0},
                                                                {u"bestRating"_s, 1}}));
}

void TestStructuredData::thePublicationsReviewHasTheNotes()
{
    const QJsonObject review = Published().product()["review"_L1][0].toObject();
    QCOMPARE(review["author"_L1]["name"_L1], u"The Ledger"_s);
    QCOMPARE(review["reviewRating"_L1]["ratingValue"_L1], 100);
    const QJsonArray pros = review["positiveNotes"_L1]["itemListElement"_L1].toArray();
    QCOMPARE(pros.size(), 2);
    QCOMPARE(pros[1].toObject(),
             (QJsonObject{{u"@type"_s, u"ListItem"_s}, {u"position"_s, 2}, {u"name"_s, u"Every field has a score"_s}}));

    PageInput input = fixture::twoTools();
    input.tools.first().pros = {u"Runs offline"_s, u" "_s};
    input.tools.first().cons.clear();
    QCOMPARE(Published(input).product()["review"_L1].toArray().size(), 2); // one note is too few
}

void TestStructuredData::onlyCountedVotesMakeARating()
{
    const QJsonObject rating = Published().product()["aggregateRating"_L1].toObject();
    QCOMPARE(rating["ratingValue"_L1], 68);
    QCOMPARE(rating["bestRating"_L1], 100);
    QCOMPARE(rating["ratingCount"_L1], 212);

    PageInput input = fixture::twoTools();
    input.tools.first().votes = {fixture::tally(5, 3)};
    QVERIFY(!Published(input).product().contains("aggregateRating"_L1));
}

void TestStructuredData::pricesAreOffers()
{
    const QJsonArray offers = Published().product()["offers"_L1].toArray();
    QCOMPARE(offers.size(), 2); // a price on request is none
    QCOMPARE(offers[0]["price"_L1], 0);
    QCOMPARE(offers[0]["priceCurrency"_L1], u"USD"_s);
    QCOMPARE(offers[1]["priceSpecification"_L1]["price"_L1], 0.2);
    QCOMPARE(offers[1]["priceSpecification"_L1]["unitText"_L1], u"1M tokens"_s);
    QVERIFY(!offers[1].toObject().contains("price"_L1));
}

void TestStructuredData::whoSignsLongIsShortened()
{
    PageInput input = fixture::twoTools();
    input.reviewers.first().name = u"Ilka "_s.repeated(40);
    const QString name = Published(input).product()["review"_L1][1]["author"_L1]["name"_L1].toString();
    QVERIFY(name.size() < 100);
    QVERIFY(name.endsWith(u'…'));
}

void TestStructuredData::anAnonymousPanelIsNotNamed()
{
    PageInput input = fixture::twoTools();
    input.publication.anonymous = true;
    const std::string json = Published(input).toolData();
    for (const QString &name : fixture::panelNames)
        QVERIFY2(json.find(name.toStdString()) == std::string::npos, qPrintable(name));
    QVERIFY(json.find("The Builder") != std::string::npos);
}

void TestStructuredData::aToolNobodyRatedIsNoProduct()
{
    PageInput input = fixture::twoTools();
    input.reviews.clear();
    input.tools.first().votes.clear();
    input.tools.first().plans.clear();
    const Published published(input);
    QVERIFY(published.product().isEmpty());
    QVERIFY(!nodeOf(published.toolData(), u"BreadcrumbList"_s).isEmpty());
    QVERIFY(published.toolData({}).empty());
}

void TestStructuredData::aComparisonLinksToItsTools()
{
    const Published published;
    const QStringList addresses{u"https://ledger.example/tools/a.html"_s, u"https://ledger.example/tools/b.html"_s};
    const StructuredPage page{u"https://ledger.example/compare/pair.html"_s,
                              u"Larkspur 4B vs Tern Coder"_s,
                              {},
                              {{u"The Ledger"_s, u"https://ledger.example/"_s}},
                              QDate(2026, 11, 2),
                              {}};
    const std::string json =
        comparisonStructuredData(published.edition, published.input.comparison, published.tools, addresses, page);
    const QJsonArray list = nodeOf(json, u"ItemList"_s)["itemListElement"_L1].toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[1]["position"_L1], 2);
    QCOMPARE(list[1]["url"_L1], addresses.at(1));
    const QJsonObject article = nodeOf(json, u"Article"_s);
    QCOMPARE(article["headline"_L1], page.title);
    QCOMPARE(article["datePublished"_L1], u"2026-11-02"_s);
    QCOMPARE(article["author"_L1]["name"_L1], u"The Ledger"_s);
    QVERIFY(json.find("Rating") == std::string::npos); // they stand on the tools' pages
}

void TestStructuredData::withoutAnAddressThereAreNoLinks()
{
    const Published published;
    const std::string json = comparisonStructuredData(published.edition, published.input.comparison, published.tools,
                                                      {QString(), QString()}, {{}, u"A vs B"_s, {}, {}, {}, {}});
    QVERIFY(nodeOf(json, u"ItemList"_s).isEmpty());
    QVERIFY(nodeOf(json, u"BreadcrumbList"_s).isEmpty());
    QVERIFY(!nodeOf(json, u"Article"_s).contains("mainEntityOfPage"_L1));
    QVERIFY(crumbStructuredData({}).empty());
}

void TestStructuredData::nothingEndsTheScript()
{
    PageInput input = fixture::twoTools();
    const QString hostile = u"</script><!--<script>\"\\\u2028\u0001\t</SCRIPT >"_s;
    fixture::fillTexts(input, hostile);
    const Published published(input);
    QVERIFY(published.toolData().find('<') == std::string::npos);
    QVERIFY(published.product()["name"_L1].toString().startsWith(u"</script><!--<script>\"\\"_s));
}

void TestStructuredData::plainTextOfMarkdown_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << u"  "_s << QString();
    QTest::newRow("marks") << u"It is *very* **good** `now`"_s << u"It is very good now"_s;
    QTest::newRow("paragraphs") << u"One.\n\nTwo."_s << u"One.\n\nTwo."_s;
    QTest::newRow("list") << u"- one\n- two"_s << u"one\ntwo"_s;
    QTest::newRow("link") << u"See [the card](https://a.example)."_s << u"See the card."_s;
    QTest::newRow("not markup") << u"1 < 2 & 3 > 2 \"so\" &amp; on"_s << u"1 < 2 & 3 > 2 \"so\" & on"_s;
    QTest::newRow("raw HTML") << u"<b>bold</b>"_s << u"<b>bold</b>"_s;
    QTest::newRow("other letters") << u"«Schön»"_s << u"«Schön»"_s;
}

void TestStructuredData::plainTextOfMarkdown()
{
    QFETCH(QString, markdown);
    QTEST(QString::fromStdString(plainText(markdown)), "text");
}

QTEST_APPLESS_MAIN(TestStructuredData)
#include "tst_structureddata.moc"
