#include "panelrows.h"

#include "columns.h"

namespace vd {

namespace {

/// The places of a statement's columns, looked up once for all its rows.
class Reader
{
public:
    explicit Reader(const QSqlQuery &query) : m_query(query), m_record(query.record()) {}

    [[nodiscard]] int column(const char *name) const { return m_record.indexOf(QLatin1String(name)); }
    template <class Value>
    void read(int column, Value &value) const
    {
        columns::fromColumn(m_query.value(column), value);
    }

private:
    const QSqlQuery &m_query;
    QSqlRecord m_record;
};

Result<QList<PanelName>> names(Connection &connection, const QString &statement)
{
    QSqlQuery &query = connection.statement(statement);
    if (auto done = connection.execute(query); !done)
        return done.error();
    const Reader reader(query);
    const int id = reader.column("id");
    const int slug = reader.column("slug");
    const int name = reader.column("name");
    QList<PanelName> rows;
    while (query.next()) {
        PanelName row;
        row.id = query.value(id).toLongLong();
        reader.read(slug, row.slug);
        reader.read(name, row.name);
        rows << row;
    }
    return rows;
}

Result<QList<PanelVerdict>> verdicts(Connection &connection)
{
    QSqlQuery &query = connection.statement(QStringLiteral("panel.verdicts"));
    if (auto done = connection.execute(query); !done)
        return done.error();
    const Reader reader(query);
    const int tool = reader.column("tool");
    const int round = reader.column("round");
    const int reviewer = reader.column("reviewer");
    const int lens = reader.column("lens");
    const int category = reader.column("category");
    const int verdict = reader.column("verdict");
    QList<PanelVerdict> rows;
    while (query.next()) {
        PanelVerdict row;
        reader.read(tool, row.tool);
        reader.read(round, row.round);
        reader.read(reviewer, row.reviewer);
        reader.read(lens, row.lens);
        reader.read(category, row.category);
        reader.read(verdict, row.verdict);
        rows << row;
    }
    return rows;
}

Result<QList<PanelWay>> ways(Connection &connection)
{
    QSqlQuery &query = connection.statement(QStringLiteral("panel.ways"));
    if (auto done = connection.execute(query); !done)
        return done.error();
    const Reader reader(query);
    const int reviewer = reader.column("reviewer");
    const int lens = reader.column("lens");
    const int category = reader.column("category");
    const int steps = reader.column("steps");
    QList<PanelWay> rows;
    while (query.next()) {
        PanelWay row;
        reader.read(reviewer, row.reviewer);
        reader.read(lens, row.lens);
        reader.read(category, row.category);
        reader.read(steps, row.steps);
        rows << row;
    }
    return rows;
}

} // namespace

Result<PanelRows> panelRows(Connection &connection)
{
    auto reviewers = names(connection, QStringLiteral("panel.reviewers"));
    if (!reviewers)
        return reviewers.error();
    auto lenses = names(connection, QStringLiteral("panel.lenses"));
    if (!lenses)
        return lenses.error();
    auto counted = verdicts(connection);
    if (!counted)
        return counted.error();
    auto gone = ways(connection);
    if (!gone)
        return gone.error();
    return PanelRows{*reviewers, *lenses, *counted, *gone};
}

} // namespace vd
