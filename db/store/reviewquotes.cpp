#include "reviewquotes.h"

#include "columns.h"

namespace vd {

Result<QList<ReviewQuote>> quotesOf(Connection &connection, ReviewerId reviewer, LensId lens, ToolId besides, int limit)
{
    QSqlQuery &query = connection.statement(QStringLiteral("quote.ofReviewer"));
    query.bindValue(QStringLiteral(":reviewer"), reviewer.value);
    query.bindValue(QStringLiteral(":lens"), lens.value);
    query.bindValue(QStringLiteral(":tool"), besides.value);
    query.bindValue(QStringLiteral(":limit"), limit);
    if (auto done = connection.execute(query); !done)
        return done.error();
    QList<ReviewQuote> quotes;
    while (query.next()) {
        ReviewQuote &quote = quotes.emplaceBack();
        quote.tool.value = query.value(QStringLiteral("tool")).toLongLong();
        columns::fromColumn(query.value(QStringLiteral("name")), quote.toolName);
        columns::fromColumn(query.value(QStringLiteral("round")), quote.round);
        columns::fromColumn(query.value(QStringLiteral("verdict")), quote.verdict);
        columns::fromColumn(query.value(QStringLiteral("written_on")), quote.writtenOn);
        columns::fromColumn(query.value(QStringLiteral("quote")), quote.quote);
    }
    query.finish();
    return quotes;
}

} // namespace vd
