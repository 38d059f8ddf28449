#include "search.h"

#include "typedwords.h"

#include <QSet>
#include <QSqlRecord>

namespace vd {

namespace {

constexpr qsizetype snippetLength = 110;
constexpr int completions = 32;
/// Sorts after every text that begins with what stands before it.
const QString beyondAll = QString::fromUcs4(U"\U0010FFFF", 1);

/// One search index: the statement that asks it, the columns that the statement marks (best first), its word list.
struct Index
{
    QString statement;
    QStringList columns;
    QString words; ///< empty for an index small enough to be matched by any prefix
};

const Index toolNameIndex{QStringLiteral("search.toolNames"), {QStringLiteral("name")}, {}};
const Index toolIndex{QStringLiteral("search.tools"),
                      {QStringLiteral("name"), QStringLiteral("tagline"), QStringLiteral("category"),
                       QStringLiteral("vendor"), QStringLiteral("tags"), QStringLiteral("description"),
                       QStringLiteral("best_for"), QStringLiteral("not_for"), QStringLiteral("pros"),
                       QStringLiteral("cons")},
                      QStringLiteral("search.toolWord")};
const Index factIndex{QStringLiteral("search.facts"), {QStringLiteral("facts")}, QStringLiteral("search.factWord")};
const Index comparisonIndex{QStringLiteral("search.comparisons"),
                            {QStringLiteral("headline"), QStringLiteral("tools"), QStringLiteral("slug"),
                             QStringLiteral("dek"), QStringLiteral("pricing_read"), QStringLiteral("summary")},
                            {}};
const Index reviewerIndex{
    QStringLiteral("search.reviewers"),
    {QStringLiteral("name"), QStringLiteral("persona"), QStringLiteral("motto"), QStringLiteral("bio")},
    {}};
const Index reviewIndex{QStringLiteral("search.reviews"),
                        {QStringLiteral("quote"), QStringLiteral("answers")},
                        QStringLiteral("search.reviewWord")};

/// The hits of one group, gathered source by source until there are enough. The first failure ends it.
class Group
{
public:
    Group(Connection &connection, Noun noun, const TypedWords &words, int limit)
        : m_connection(connection), m_noun(noun), m_words(words), m_limit(limit)
    {
    }

    void addToolsFrom(const QString &text);
    void addToolsContaining(const QString &text);
    /// With `columns`, only what matches in these columns of the index.
    void addMatches(const Index &index, const QString &columns = {});

    [[nodiscard]] Result<QList<SearchHit>> take()
    {
        if (!m_done)
            return m_done.error();
        return std::move(m_hits);
    }

private:
    [[nodiscard]] bool isOpen() const { return m_done.ok() && m_hits.size() < m_limit; }
    void run(QSqlQuery &query, const QStringList &columns);
    void runOnNames(QSqlQuery &query, const QString &text);
    void match(const Index &index, const QString &expression);
    /// The first word of an index from `first` on that begins with `start`; empty when there is none.
    QString nextWord(const Index &index, const QString &start, const QString &first);

    Connection &m_connection;
    Noun m_noun;
    const TypedWords &m_words;
    qsizetype m_limit;
    QList<SearchHit> m_hits;
    QSet<qint64> m_known;
    Result<void> m_done;
};

void Group::run(QSqlQuery &query, const QStringList &columns)
{
    // Records that are known already must not use up the limit.
    query.bindValue(QStringLiteral(":limit"), m_limit + m_known.size());
    m_done = m_connection.execute(query);
    if (!m_done)
        return;
    const QSqlRecord record = query.record();
    const auto value = [&](const QString &name) { return query.value(record.indexOf(name)); };
    while (m_hits.size() < m_limit && query.next()) {
        const qint64 id = value(QStringLiteral("id")).toLongLong();
        if (m_known.contains(id))
            continue;
        m_known.insert(id);
        SearchHit &hit = m_hits.emplaceBack();
        hit.record = {m_noun, id};
        hit.title.text = value(QStringLiteral("title")).toString();
        hit.subtitle = value(QStringLiteral("subtitle")).toString();
        if (m_noun == Noun::Review) {
            hit.tool = {value(QStringLiteral("tool")).toLongLong()};
            hit.lens = {value(QStringLiteral("lens")).toLongLong()};
        }
        for (const QString &column : columns) {
            MarkedText marked = MarkedText::parse(value(column).toString());
            if (marked.marks.isEmpty())
                continue;
            hit.field = column;
            if (marked.text == hit.title.text)
                hit.title = std::move(marked);
            else
                hit.snippet = marked.excerpt(snippetLength);
            break;
        }
    }
    query.finish();
}

void Group::runOnNames(QSqlQuery &query, const QString &text)
{
    const qsizetype known = m_hits.size();
    run(query, {});
    for (qsizetype i = known; i < m_hits.size(); ++i) {
        SearchHit &hit = m_hits[i];
        hit.field = QStringLiteral("name");
        if (const qsizetype at = hit.title.text.indexOf(text, 0, Qt::CaseInsensitive); at >= 0)
            hit.title.marks = {{at, text.size()}};
    }
}

void Group::addToolsFrom(const QString &text)
{
    if (!isOpen())
        return;
    QSqlQuery &query = m_connection.statement(QStringLiteral("search.toolsFrom"));
    query.bindValue(QStringLiteral(":first"), text);
    query.bindValue(QStringLiteral(":beyond"), QString(text + beyondAll));
    runOnNames(query, text);
}

void Group::addToolsContaining(const QString &text)
{
    if (!isOpen())
        return;
    QString literal = text;
    for (const QChar special : {u'\\', u'%', u'_'})
        literal.replace(special, u'\\' + QString(special));
    QSqlQuery &query = m_connection.statement(QStringLiteral("search.toolsContaining"));
    query.bindValue(QStringLiteral(":pattern"), QString(u'%' + literal + u'%'));
    runOnNames(query, text);
}

void Group::addMatches(const Index &index, const QString &columns)
{
    if (!isOpen() || m_words.isEmpty())
        return;
    const QString start = index.words.isEmpty() ? QString() : m_words.completable();
    // A word that the index does not know ends it here: FTS5 would first gather all that begins with the last one.
    if (!start.isEmpty())
        for (const QString &finished : m_words.finishedWords())
            if (nextWord(index, finished, finished) != finished)
                return;
    QString word;
    for (int i = 0; i < completions && !start.isEmpty(); ++i) {
        word = nextWord(index, start, word.isEmpty() ? start : QString(word + QChar(1)));
        if (word.isEmpty() || !isOpen())
            return;
        match(index, m_words.match(columns, word));
        if (!isOpen())
            return;
    }
    match(index, m_words.match(columns));
}

void Group::match(const Index &index, const QString &expression)
{
    QSqlQuery &query = m_connection.statement(index.statement);
    query.bindValue(QStringLiteral(":match"), expression);
    run(query, index.columns);
}

QString Group::nextWord(const Index &index, const QString &start, const QString &first)
{
    QSqlQuery &query = m_connection.statement(index.words);
    query.bindValue(QStringLiteral(":first"), first);
    query.bindValue(QStringLiteral(":beyond"), QString(start + beyondAll));
    m_done = m_connection.execute(query);
    QString word = m_done && query.next() ? query.value(QStringLiteral("term")).toString() : QString();
    query.finish();
    return word;
}

} // namespace

Result<QList<SearchHit>> search(Connection &connection, const QString &typed, int limitPerGroup)
{
    const TypedWords words(typed);
    QList<SearchHit> hits;
    if (words.text().isEmpty() || limitPerGroup <= 0)
        return hits;
    const bool namesOnly = words.isOneLetter();

    Group tools(connection, Noun::Tool, words, limitPerGroup);
    tools.addToolsFrom(words.text());
    if (words.hasMoreThanWords())
        tools.addToolsContaining(words.text());
    if (!namesOnly) {
        tools.addMatches(toolNameIndex);
        tools.addMatches(toolIndex);
        tools.addMatches(factIndex);
    }
    Group comparisons(connection, Noun::Comparison, words, limitPerGroup);
    comparisons.addMatches(comparisonIndex, QStringLiteral("tool_names headline slug"));
    Group reviewers(connection, Noun::Reviewer, words, limitPerGroup);
    reviewers.addMatches(reviewerIndex, QStringLiteral("name"));
    Group reviews(connection, Noun::Review, words, limitPerGroup);
    if (!namesOnly) {
        comparisons.addMatches(comparisonIndex);
        reviewers.addMatches(reviewerIndex);
        reviews.addMatches(reviewIndex);
    }
    for (Group *group : {&tools, &comparisons, &reviewers, &reviews}) {
        auto found = group->take();
        if (!found)
            return found.error();
        hits += std::move(*found);
    }
    return hits;
}

} // namespace vd
