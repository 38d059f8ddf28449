#include "lists.h"

#include "text.h"

#include <QCoreApplication>
#include <QSqlRecord>
#include <functional>

namespace vd {

namespace {

/// A noun's statements in lists.sql.
struct Statements
{
    QString count;
    QString ids;
    QString position;
};

Statements statementsOf(Noun noun)
{
    switch (noun) {
    case Noun::Tool:
        return {QStringLiteral("lists.countTools"), QStringLiteral("lists.tools"),
                QStringLiteral("lists.positionOfTool")};
    case Noun::Comparison:
        return {QStringLiteral("lists.countComparisons"), QStringLiteral("lists.comparisons"),
                QStringLiteral("lists.positionOfComparison")};
    case Noun::Reviewer:
        return {QStringLiteral("lists.countReviewers"), QStringLiteral("lists.reviewers"),
                QStringLiteral("lists.positionOfReviewer")};
    case Noun::Lens:
        return {QStringLiteral("lists.countLenses"), QStringLiteral("lists.lenses"),
                QStringLiteral("lists.positionOfLens")};
    case Noun::Review:
        return {QStringLiteral("lists.countReviews"), QStringLiteral("lists.reviews"),
                QStringLiteral("lists.positionOfReview")};
    case Noun::Publication: // a library has exactly one
    case Noun::Digest:      // a window of their own lists them
        break;
    }
    return {};
}

QString statementOf(SmartList list)
{
    switch (list) {
    case SmartList::LensMissing:
        return QStringLiteral("lists.lensMissing");
    case SmartList::PriceOld:
        return QStringLiteral("lists.priceOld");
    case SmartList::ReviewSubmitted:
        return QStringLiteral("lists.reviewSubmitted");
    case SmartList::Decidable:
        return QStringLiteral("lists.decidable");
    case SmartList::ReadyToPublish:
        return QStringLiteral("lists.readyToPublish");
    }
    return {};
}

/// Reads the current row by column name.
class Row
{
public:
    explicit Row(const QSqlQuery &query) : m_query(query), m_record(query.record()) {}
    [[nodiscard]] QString text(const char *name) const { return value(name).toString(); }
    [[nodiscard]] int number(const char *name) const { return value(name).toInt(); }
    [[nodiscard]] qint64 id(const char *name = "id") const { return value(name).toLongLong(); }

private:
    [[nodiscard]] QVariant value(const char *name) const
    {
        return m_query.value(m_record.indexOf(QLatin1String(name)));
    }

    const QSqlQuery &m_query;
    QSqlRecord m_record;
};

template <class Value>
Result<Value> readRow(Connection &connection, const QString &statement, qint64 id,
                      const std::function<Value(const Row &)> &read)
{
    QSqlQuery &query = connection.statement(statement);
    query.bindValue(QStringLiteral(":id"), id);
    if (auto done = connection.execute(query); !done)
        return done.error();
    if (!query.next())
        return Error{ErrorKind::NotFound, QCoreApplication::translate("vd::Lists", "there is no such record"), {}};
    Value value = read(Row(query));
    query.finish();
    return value;
}

Result<QList<qint64>> readIds(Connection &connection, QSqlQuery &query)
{
    if (auto done = connection.execute(query); !done)
        return done.error();
    const int column = query.record().indexOf(QStringLiteral("id"));
    QList<qint64> ids;
    while (query.next())
        ids << query.value(column).toLongLong();
    return ids;
}

} // namespace

QList<SmartList> allSmartLists()
{
    return {SmartList::ReviewSubmitted, SmartList::Decidable, SmartList::ReadyToPublish, SmartList::LensMissing,
            SmartList::PriceOld};
}

Noun nounIn(SmartList list)
{
    switch (list) {
    case SmartList::LensMissing:
    case SmartList::PriceOld:
        return Noun::Tool;
    case SmartList::ReviewSubmitted:
        return Noun::Review;
    case SmartList::Decidable:
    case SmartList::ReadyToPublish:
        break;
    }
    return Noun::Comparison;
}

Result<int> Lists::count(Noun noun)
{
    if (noun == Noun::Publication)
        return 1;
    QSqlQuery &query = m_connection.statement(statementsOf(noun).count);
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    const int number = query.next() ? Row(query).number("number") : 0;
    query.finish();
    return number;
}

Result<QList<qint64>> Lists::ids(Noun noun, int offset, int limit)
{
    if (noun == Noun::Publication)
        return offset == 0 && limit > 0 ? QList<qint64>{1} : QList<qint64>{};
    QSqlQuery &query = m_connection.statement(statementsOf(noun).ids);
    query.bindValue(QStringLiteral(":offset"), offset);
    query.bindValue(QStringLiteral(":limit"), limit);
    return readIds(m_connection, query);
}

Result<int> Lists::position(RecordRef record)
{
    if (record.noun == Noun::Publication)
        return record.id == 1 ? 0 : -1;
    auto number = readRow<int>(m_connection, statementsOf(record.noun).position, record.id,
                               [](const Row &row) { return row.number("number"); });
    if (!number && number.error().kind == ErrorKind::NotFound)
        return -1;
    return number;
}

Result<ToolRow> Lists::row(ToolId id)
{
    return readRow<ToolRow>(m_connection, QStringLiteral("lists.tool"), id.value, [](const Row &row) {
        return ToolRow{{row.id()},
                       row.text("name"),
                       row.text("slug"),
                       row.text("category"),
                       {row.number("ship"), row.number("skip")}};
    });
}

Result<ComparisonRow> Lists::row(ComparisonId id)
{
    auto row = readRow<ComparisonRow>(m_connection, QStringLiteral("lists.comparison"), id.value, [](const Row &r) {
        return ComparisonRow{{r.id()},
                             r.text("headline"),
                             r.text("slug"),
                             fromText<ComparisonStatus>(r.text("status")).value_or(ComparisonStatus::Draft),
                             r.number("approved"),
                             r.number("expected")};
    });
    if (!row || !row->title.isEmpty())
        return row;
    QSqlQuery &names = m_connection.statement(QStringLiteral("lists.toolNames"));
    names.bindValue(QStringLiteral(":id"), id.value);
    if (auto done = m_connection.execute(names); !done)
        return done.error();
    QStringList tools;
    while (names.next())
        tools << Row(names).text("name");
    row->title = versus(tools);
    return row;
}

Result<ReviewerRow> Lists::row(ReviewerId id)
{
    return readRow<ReviewerRow>(m_connection, QStringLiteral("lists.reviewer"), id.value, [](const Row &row) {
        return ReviewerRow{{row.id()}, row.text("name"), row.text("slug"), row.text("persona"), row.number("reviews")};
    });
}

Result<LensRow> Lists::row(LensId id)
{
    return readRow<LensRow>(m_connection, QStringLiteral("lists.lens"), id.value, [](const Row &row) {
        return LensRow{{row.id()}, row.text("title"), row.text("key"), row.text("question")};
    });
}

Result<ReviewRow> Lists::row(ReviewId id)
{
    return readRow<ReviewRow>(m_connection, QStringLiteral("lists.review"), id.value, [](const Row &row) {
        return ReviewRow{{row.id()},
                         {row.id("tool")},
                         {row.id("lens")},
                         row.text("tool_name"),
                         row.text("tool_slug"),
                         row.text("lens_title"),
                         row.text("reviewer_name"),
                         row.number("round"),
                         fromText<Verdict>(row.text("verdict")),
                         fromText<ReviewStatus>(row.text("status")).value_or(ReviewStatus::Draft)};
    });
}

Result<QList<qint64>> Lists::ids(SmartList list, QDate today)
{
    QSqlQuery &query = m_connection.statement(statementOf(list));
    if (list == SmartList::PriceOld)
        query.bindValue(QStringLiteral(":before"), today.addDays(-oldPriceDays).toString(Qt::ISODate));
    return readIds(m_connection, query);
}

} // namespace vd
