// Strings that break programs, in every text field: stored and given back unchanged, or refused; and on a page never
// anything but text.

#include "codec.h"
#include "jsonread.h"
#include "libraryjsonreader.h"
#include "libraryjsonwriter.h"
#include "naughtystrings.h"
#include "pagerenderer.h"
#include "temporarylibrary.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace vd;

namespace {

/// Fields whose values follow rules of their own.
bool isFreeText(const char *name)
{
    for (const char *ruled : {"slug", "website", "logo", "base_url", "accent", "language", "currency", "action", "key"})
        if (qstrcmp(name, ruled) == 0)
            return false;
    return true;
}

/// Sets every free text of a record, its lists and its parts.
template <HasFields Record>
void fill(Record &record, const QString &text)
{
    forEachField<Record>([&](const auto &field) {
        auto &value = record.*field.member;
        using Member = std::remove_reference_t<decltype(value)>;
        const bool isAddress =
            std::is_same_v<Record, Plan> || std::is_same_v<Record, Fact> ? qstrcmp(field.name, "source") == 0 : false;
        if (!isFreeText(field.name) || isAddress || qstrcmp(field.name, "aliases") == 0)
            return;
        if constexpr (std::is_same_v<Member, QString>)
            value = text;
        else if constexpr (std::is_same_v<Member, QStringList>)
            value = {text, QStringLiteral("plain"), text};
        else if constexpr (std::is_same_v<Member, QMap<QString, QString>>)
            value = {{QStringLiteral("beat"), text}};
        else if constexpr (HasFields<Member>)
            fill(value, text);
        else if constexpr (requires { requires HasFields<typename Member::value_type>; }) {
            value.resize(1);
            fill(value.first(), text);
        }
    });
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

/// A page's input with one text everywhere.
PageInput pageOf(const QString &text)
{
    PageInput input;
    fill(input.publication, text);
    input.publication.newsletter.action = QStringLiteral("https://a.example/");
    input.publication.baseUrl = QStringLiteral("https://a.example/");
    input.publication.minimumVotes = 1;
    Lens lens;
    fill(lens, text);
    lens.id.value = 1;
    lens.key = QStringLiteral("buyer");
    input.lenses = {lens};
    Reviewer reviewer;
    fill(reviewer, text);
    reviewer.id.value = 1;
    reviewer.slug = QStringLiteral("r");
    input.reviewers = {reviewer};
    fill(input.comparison, text);
    input.comparison.slug = QStringLiteral("c");
    input.comparison.pick = PickKind::Tool;
    input.comparison.pickTool.value = 1;
    for (int i = 1; i <= 2; ++i) {
        Tool tool;
        fill(tool, text);
        tool.id.value = i;
        tool.slug = QStringLiteral("t%1").arg(i);
        tool.plans.first().amount = 3;
        tool.votes.first().ship = 30;
        input.tools << tool;
        input.comparison.tools << tool.id;
        Review review;
        fill(review, text);
        review.tool = tool.id;
        review.lens = lens.id;
        review.reviewer = reviewer.id;
        review.verdict = Verdict::Ship;
        review.status = ReviewStatus::Approved;
        input.reviews << review;
    }
    return input;
}

/// What a browser would make of a page, as far as it matters here.
struct Shape
{
    QHash<QString, int> elements;
    QSet<QString> attributes; ///< "element attribute"
    QStringList links;

    explicit Shape(const QByteArray &html)
    {
        static const QRegularExpression tag(
            QStringLiteral("<(!--|/?[A-Za-z][^\\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"));
        static const QRegularExpression attribute(
            QStringLiteral("([^\\s=\"'/>]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?"));
        const QString page = QString::fromUtf8(html);
        for (auto tags = tag.globalMatch(page); tags.hasNext();) {
            const auto match = tags.next();
            const QString name = match.captured(1).toLower();
            ++elements[name];
            for (auto parts = attribute.globalMatch(match.captured(2)); parts.hasNext();) {
                const auto part = parts.next();
                attributes.insert(name + u' ' + part.captured(1).toLower());
                if (part.captured(1) == QLatin1String("href") || part.captured(1) == QLatin1String("src") ||
                    part.captured(1) == QLatin1String("action"))
                    links << part.captured(2);
            }
        }
    }
};

QJsonObject toolObject(const QString &text, int number)
{
    Tool tool;
    fill(tool, text);
    tool.uid = {};
    if (isBlank(tool.name))
        tool.name = QStringLiteral("blank");
    tool.slug = QStringLiteral("t%1").arg(number);
    if (isBlank(text))
        tool.facts.clear();
    QJsonObject object = Encoder(RowNumbers()).object(tool);
    object.insert(QStringLiteral("reviews"),
                  QJsonArray{QJsonObject{{QStringLiteral("reviewer"), QStringLiteral("r%1").arg(number)},
                                         {QStringLiteral("lens"), QStringLiteral("buyer")},
                                         {QStringLiteral("quote"), text},
                                         {QStringLiteral("answers"), QJsonObject{{QStringLiteral("beat"), text}}}}});
    return object;
}

QJsonObject reviewerObject(const QString &text, int number)
{
    Reviewer reviewer;
    fill(reviewer, text);
    if (isBlank(reviewer.name))
        reviewer.name = QStringLiteral("blank");
    reviewer.slug = QStringLiteral("r%1").arg(number);
    return Encoder(RowNumbers()).object(reviewer);
}

QJsonObject comparisonObject(const QString &text, int number)
{
    Comparison comparison;
    fill(comparison, text);
    comparison.slug = QStringLiteral("c%1").arg(number);
    QJsonObject object = Encoder(RowNumbers()).object(comparison);
    object.insert(QStringLiteral("tools"),
                  QJsonArray{QStringLiteral("t%1").arg(number), QStringLiteral("t%1").arg(number == 0 ? 1 : 0)});
    return object;
}

QJsonObject document(const QString &key, const QJsonValue &value)
{
    return {
        {QStringLiteral("format"), QStringLiteral("verdict-library")}, {QStringLiteral("version"), 1}, {key, value}};
}

Result<ImportReport> import(Library &library, const QJsonObject &json)
{
    QByteArray bytes = QJsonDocument(json).toJson();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return LibraryJsonReader::read(library, buffer, QStringLiteral("naughty.json"));
}

QJsonObject dump(Library &library)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!LibraryJsonWriter::write(library, buffer))
        qFatal("no dump");
    return readJson(buffer.data()).object();
}

/// Without uids, which the library gives; keys of `given` only.
QJsonValue like(const QJsonValue &given, const QJsonValue &got)
{
    if (given.isArray()) {
        QJsonArray array;
        for (qsizetype i = 0; i < got.toArray().size(); ++i)
            array.append(like(given[i], got[i]));
        return array;
    }
    if (!given.isObject())
        return got;
    QJsonObject object;
    const QJsonObject all = given.toObject();
    for (auto it = all.begin(); it != all.end(); ++it)
        object.insert(it.key(), like(it.value(), got[it.key()]));
    return object;
}

/// The records of a dump's list, by slug.
QHash<QString, QJsonValue> bySlug(const QJsonObject &dumped, const QString &list)
{
    QHash<QString, QJsonValue> records;
    for (const auto &record : dumped.value(list).toArray())
        records.insert(record[QStringLiteral("slug")].toString(), record);
    return records;
}

} // namespace

class TestExchangeNaughty : public QObject
{
    Q_OBJECT

private slots:
    void recordsComeBackUnchanged();
    void publicationAndLensComeBackUnchanged();
    void ruledFieldsRefuseOrStore();
    void noCharactersAreRefused_data();
    void noCharactersAreRefused();
    void undoBringsThemBack();
    void pagesHoldNothingOfTheirs();
};

void TestExchangeNaughty::recordsComeBackUnchanged()
{
    QJsonObject given = document(QStringLiteral("tools"), QJsonArray());
    QJsonArray tools, reviewers, comparisons;
    const QStringList strings = naughtyStrings();
    for (int i = 0; i < strings.size(); ++i) {
        tools.append(toolObject(strings.at(i), i));
        reviewers.append(reviewerObject(strings.at(i), i));
        comparisons.append(comparisonObject(strings.at(i), i));
    }
    given.insert(QStringLiteral("tools"), tools);
    given.insert(QStringLiteral("reviewers"), reviewers);
    given.insert(QStringLiteral("comparisons"), comparisons);

    TemporaryLibrary library;
    const auto report = import(*library, given);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    library.reopen();
    const QJsonObject got = dump(*library);
    for (const char *list : {"tools", "reviewers", "comparisons"}) {
        const QString key = QLatin1String(list);
        const auto records = bySlug(got, key);
        for (const auto &record : given.value(key).toArray()) {
            const QString slug = record[QStringLiteral("slug")].toString();
            // What equals a default is left out of a dump.
            QJsonObject expected = record.toObject();
            for (const QString &name : expected.keys())
                if (expected.value(name) == QString())
                    expected.remove(name);
            const QJsonValue same = like(expected, records.value(slug));
            QVERIFY2(same == expected || isBlank(strings.at(slug.mid(1).toInt())),
                     qPrintable(slug + QString::fromUtf8(QJsonDocument(same.toObject()).toJson()) +
                                QString::fromUtf8(QJsonDocument(expected).toJson())));
        }
    }
    QVERIFY(import(*library, got)->changedNothing());
    TemporaryLibrary copy;
    QVERIFY(import(*copy, got).ok());
    QVERIFY(dump(*copy) == got);
}

void TestExchangeNaughty::publicationAndLensComeBackUnchanged()
{
    TemporaryLibrary library;
    for (const QString &text : naughtyStrings()) {
        Publication publication;
        fill(publication, text);
        publication.uid = library->publication()->uid;
        Lens lens = library->lenses()->first();
        fill(lens, text);
        lens.prompts.first().key = QStringLiteral("beat");
        if (isBlank(text))
            lens.title = QStringLiteral("blank");
        QJsonObject json = document(QStringLiteral("publication"), QJsonObject());
        QJsonObject masthead;
        forEachField<Publication>([&](const auto &field) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(publication.*field.member)>, QString>)
                if (isFreeText(field.name))
                    masthead.insert(QString::fromLatin1(field.name), publication.*field.member);
        });
        masthead.insert(QStringLiteral("dictionary"), QJsonArray::fromStringList(publication.dictionary));
        masthead.insert(QStringLiteral("theme_options"), QJsonObject{{QStringLiteral("beat"), text}});
        masthead.insert(QStringLiteral("newsletter"), QJsonObject{{QStringLiteral("kicker"), text},
                                                                  {QStringLiteral("heading"), text},
                                                                  {QStringLiteral("text"), text},
                                                                  {QStringLiteral("email_field"), text}});
        json.insert(QStringLiteral("publication"), masthead);
        json.insert(QStringLiteral("lenses"),
                    QJsonArray{QJsonObject{{QStringLiteral("key"), lens.key},
                                           {QStringLiteral("title"), lens.title},
                                           {QStringLiteral("question"), text},
                                           {QStringLiteral("prompts"),
                                            QJsonArray{QJsonObject{{QStringLiteral("key"), QStringLiteral("beat")},
                                                                   {QStringLiteral("label"), text},
                                                                   {QStringLiteral("help"), text}}}}}});
        const auto report = import(*library, json);
        QVERIFY2(report.ok(), qPrintable(text + (report.ok() ? QString() : report.error().text())));
        QVERIFY2(*library->publication() == publication, qPrintable(text));
        QVERIFY2(library->lenses()->first() == lens, qPrintable(text));
    }
}

void TestExchangeNaughty::ruledFieldsRefuseOrStore()
{
    TemporaryLibrary library;
    QVERIFY(import(*library, document(QStringLiteral("tools"),
                                      QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("T")}}}))
                .ok());
    const auto tool = [&] { return *library->get(*library->find<Tool>(QStringLiteral("t"))); };
    int refusedOnes = 0;
    for (const QString &text : naughtyStrings())
        for (const char *field : {"website", "logo", "released", "uid"}) {
            const QJsonObject object{{QStringLiteral("name"), QStringLiteral("T")}, {QLatin1String(field), text}};
            const Tool before = tool();
            const auto report = import(*library, document(QStringLiteral("tools"), QJsonArray{object}));
            if (!report) {
                ++refusedOnes;
                QCOMPARE(report.error().field, QStringLiteral("tools[0].") + QLatin1String(field));
                QVERIFY(tool() == before);
            } else if (!text.isEmpty()) {
                QCOMPARE(Encoder(RowNumbers()).object(tool()).value(QLatin1String(field)).toString(), text);
            }
        }
    QVERIFY(refusedOnes > 485 * 3);
}

void TestExchangeNaughty::undoBringsThemBack()
{
    TemporaryLibrary library;
    Tool tool;
    tool.name = QStringLiteral("T");
    tool.slug = QStringLiteral("t");
    tool.id = *library->add(tool, QStringLiteral("new tool"));
    for (const QString &text : naughtyStrings()) {
        Tool before = *library->get(tool.id);
        Tool after = before;
        fill(after, isBlank(text) ? QStringLiteral("blank") : text);
        if (after == before) // the list holds some twice
            continue;
        QVERIFY(library->update(after, QStringLiteral("edit")).ok());
        after = *library->get(tool.id);
        QVERIFY(library->undo().ok());
        QVERIFY2(*library->get(tool.id) == before, qPrintable(text));
        QVERIFY(library->redo().ok());
        QVERIFY2(*library->get(tool.id) == after, qPrintable(text));
        library->endBurst();
    }
}

void TestExchangeNaughty::noCharactersAreRefused_data()
{
    QTest::addColumn<QByteArray>("escape");
    QTest::newRow("half a pair") << QByteArray("\\ud800");
    QTest::newRow("the other half") << QByteArray("\\udc00");
    QTest::newRow("U+FFFE") << QByteArray("\\ufffe");
    QTest::newRow("U+FFFF") << QByteArray("\\uffff");
}

void TestExchangeNaughty::noCharactersAreRefused()
{
    QFETCH(QByteArray, escape);
    TemporaryLibrary library;
    QByteArray json =
        R"({"format": "verdict-library", "version": 1, "tools": [{"name": "a", "tagline": "x)" + escape + R"(y"}]})";
    QBuffer buffer(&json);
    buffer.open(QIODevice::ReadOnly);
    const auto report = LibraryJsonReader::read(*library, buffer, QStringLiteral("x.json"));
    QVERIFY(!report.ok());
    QCOMPARE(report.error().field, QStringLiteral("tools[0].tagline"));
}

void TestExchangeNaughty::pagesHoldNothingOfTheirs()
{
    static const QSet<QString> commonMark{
        QStringLiteral("p"),          QStringLiteral("em"), QStringLiteral("strong"), QStringLiteral("code"),
        QStringLiteral("pre"),        QStringLiteral("ul"), QStringLiteral("ol"),     QStringLiteral("li"),
        QStringLiteral("blockquote"), QStringLiteral("a"),  QStringLiteral("br"),     QStringLiteral("hr"),
        QStringLiteral("h1"),         QStringLiteral("h2"), QStringLiteral("h3"),     QStringLiteral("h4"),
        QStringLiteral("h5"),         QStringLiteral("h6"), QStringLiteral("del"),    QStringLiteral("span")};
    static const QSet<QString> commonMarkAttributes{QStringLiteral("a href"), QStringLiteral("a title"),
                                                    QStringLiteral("a rel"), QStringLiteral("ol start"),
                                                    QStringLiteral("code class")};
    const PageRenderer renderer;
    const Shape benign(renderer.comparisonPage(pageOf(QStringLiteral("Plain words"))));
    QVERIFY(benign.elements.value(QStringLiteral("h1")) == 1);
    for (const QString &text : naughtyStrings()) {
        const QByteArray html = renderer.comparisonPage(pageOf(text));
        const Shape shape(html);
        for (auto it = shape.elements.begin(); it != shape.elements.end(); ++it) {
            QString name = it.key();
            if (name.startsWith(u'/'))
                name.remove(0, 1);
            if (!commonMark.contains(name)) {
                // Empty parts are left out of a page, so there may be fewer.
                QVERIFY2(it.value() <= benign.elements.value(it.key()), qPrintable(text + u' ' + it.key()));
            }
        }
        for (const QString &attribute : shape.attributes)
            QVERIFY2(benign.attributes.contains(attribute) || commonMarkAttributes.contains(attribute),
                     qPrintable(text + u' ' + attribute));
        for (const QString &link : shape.links) {
            const bool harmless = link.startsWith(u'#') || link.startsWith(QLatin1String("http://")) ||
                                  link.startsWith(QLatin1String("https://")) ||
                                  link.startsWith(QLatin1String("mailto:"));
            QVERIFY2(harmless, qPrintable(text + u' ' + link));
        }
    }
}

QTEST_GUILESS_MAIN(TestExchangeNaughty)
#include "tst_exchange_naughty.moc"
