// Commands that show what is in a library: list and search. Lines are tab-separated, the slug first; --json prints a
// list of objects.

#include "commandline.h"
#include "lists.h"
#include "search.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

/// One line of a list: names and values in order.
using Line = QList<std::pair<QString, QJsonValue>>;

Line lineOf(const ToolRow &row)
{
    return {{QStringLiteral("slug"), row.slug},
            {QStringLiteral("name"), row.name},
            {QStringLiteral("category"), row.category},
            {QStringLiteral("ship"), row.figures.ship},
            {QStringLiteral("skip"), row.figures.skip}};
}

Line lineOf(const ReviewRow &row)
{
    return {{QStringLiteral("tool"), row.toolSlug},
            {QStringLiteral("lens"), row.lensTitle},
            {QStringLiteral("reviewer"), row.reviewerName},
            {QStringLiteral("round"), row.round},
            {QStringLiteral("verdict"), row.verdict ? QJsonValue(toText(*row.verdict)) : QJsonValue()},
            {QStringLiteral("status"), toText(row.status)}};
}

Line lineOf(const ComparisonRow &row)
{
    return {{QStringLiteral("slug"), row.slug},
            {QStringLiteral("title"), row.title},
            {QStringLiteral("status"), toText(row.status)},
            {QStringLiteral("approved"), row.approved},
            {QStringLiteral("expected"), row.expected}};
}

Line lineOf(const ReviewerRow &row)
{
    return {{QStringLiteral("slug"), row.slug},
            {QStringLiteral("name"), row.name},
            {QStringLiteral("persona"), row.persona},
            {QStringLiteral("reviews"), row.reviews}};
}

void printLines(const QList<Line> &lines, bool asJson)
{
    if (asJson) {
        QJsonArray array;
        for (const Line &line : lines) {
            QJsonObject object;
            for (const auto &[name, value] : line)
                object.insert(name, value);
            array.append(object);
        }
        print(QString::fromUtf8(QJsonDocument(array).toJson()).trimmed());
        return;
    }
    for (const Line &line : lines) {
        QStringList cells;
        for (const auto &[name, value] : line)
            cells << value.toVariant().toString().simplified();
        print(cells.join(u'\t'));
    }
}

template <class Record>
Result<QList<Line>> linesOf(Connection &connection)
{
    Lists lists(connection);
    const auto count = lists.count(nounOf<Record>);
    if (!count)
        return count.error();
    const auto ids = lists.ids(nounOf<Record>, 0, *count);
    if (!ids)
        return ids.error();
    QList<Line> lines;
    for (const qint64 id : *ids) {
        const auto row = lists.row(Id<Record>{id});
        if (!row)
            return row.error();
        lines << lineOf(*row);
    }
    return lines;
}

/// The slug that leads to a hit: a review is found at its tool.
Result<QString> slugOf(Library &library, const SearchHit &hit)
{
    const auto slug = [](const auto &record) { return record ? Result<QString>(record->slug) : record.error(); };
    switch (hit.record.noun) {
    case Noun::Comparison:
        return slug(library.get(hit.record.as<Comparison>()));
    case Noun::Reviewer:
        return slug(library.get(hit.record.as<Reviewer>()));
    case Noun::Review:
        return slug(library.get(hit.tool));
    default:
        return slug(library.get(hit.record.as<Tool>()));
    }
}

} // namespace

int runList(const QCommandLineParser &parser)
{
    const QStringList operands = parser.positionalArguments();
    using Source = Result<QList<Line>> (*)(Connection &);
    static const QHash<QString, Source> sources{{QStringLiteral("tools"), linesOf<Tool>},
                                                {QStringLiteral("reviews"), linesOf<Review>},
                                                {QStringLiteral("comparisons"), linesOf<Comparison>},
                                                {QStringLiteral("reviewers"), linesOf<Reviewer>}};
    const Source source = sources.value(operands.at(1));
    if (!source)
        return fail(tr("\"%1\" cannot be listed; say tools, reviews, comparisons or reviewers").arg(operands.at(1)),
                    WrongUsage);
    const auto library = openLibrary(operands.first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto lines = source(library->connection());
    if (!lines)
        return fail(lines.error());
    printLines(*lines, parser.isSet(QStringLiteral("json")));
    return Done;
}

int runSearch(const QCommandLineParser &parser)
{
    constexpr int limitPerGroup = 1000;
    const QStringList operands = parser.positionalArguments();
    const auto library = openLibrary(operands.first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto hits = search(library->connection(), operands.sliced(1).join(u' '), limitPerGroup);
    if (!hits)
        return fail(hits.error());
    QList<Line> lines;
    for (const SearchHit &hit : *hits) {
        const auto slug = slugOf(*library, hit);
        if (!slug)
            return fail(slug.error());
        lines << Line{{QStringLiteral("noun"), toText(hit.record.noun)},
                      {QStringLiteral("slug"), *slug},
                      {QStringLiteral("field"), hit.field},
                      {QStringLiteral("title"), hit.title.text},
                      {QStringLiteral("subtitle"), hit.subtitle},
                      {QStringLiteral("snippet"), hit.snippet.text}};
    }
    printLines(lines, parser.isSet(QStringLiteral("json")));
    return Done;
}

} // namespace vd::cli
