#include "columnmapping.h"

#include <QRegularExpression>
#include <utility>

namespace vd {

namespace {

/// The names under which a field is known, as normalised() leaves them.
struct Synonyms
{
    ColumnField field;
    const char *names; ///< separated by bars
};

constexpr Synonyms synonyms[] = {
    {ColumnField::Name, "name|tool|title|product|tool name|product name|model|app|application|software"},
    {ColumnField::Slug, "slug|id|identifier"},
    {ColumnField::Vendor,
     "vendor|company|maker|provider|developer|publisher|manufacturer|organization|organisation|made by"},
    {ColumnField::Category, "category|categories|type|kind|group"},
    {ColumnField::Tags, "tags|tag|keywords|labels|topics|languages|language"},
    {ColumnField::Tagline, "tagline|slogan|one liner|headline|subtitle|short description"},
    {ColumnField::Description, "description|about|summary|details|overview|long description"},
    {ColumnField::Website, "website|homepage|home page|url|site|web|link|web site|web address|address"},
    {ColumnField::License, "license|licence|licensing"},
    {ColumnField::Released, "released|release date|released on|launch date|launched|published"},
    {ColumnField::BestFor, "best for|good for|recommended for"},
    {ColumnField::NotFor, "not for|bad for|avoid if"},
    {ColumnField::Pros, "pros|advantages|strengths"},
    {ColumnField::Cons, "cons|disadvantages|weaknesses"},
    {ColumnField::Logo, "logo|icon|image|images|thumbnail"},
    {ColumnField::Fact, "source|source code|repository|repo|github|deprecated|context window|parameters"},
    {ColumnField::PlanName, "plan|plan name|tier|pricing plan|plans|tiers"},
    {ColumnField::PlanAmount, "amount|price|cost|plan price|plan amount|starting price"},
    {ColumnField::PlanCurrency, "currency|plan currency"},
    {ColumnField::PlanPeriod, "period|billing|billing period|interval|plan period"},
    {ColumnField::PlanUnit, "unit|per|plan unit"},
    {ColumnField::PlanNote, "plan note|price note|pricing note"},
    {ColumnField::PlanAsOf, "price as of|price date|as of|price checked"},
    {ColumnField::PlanSource, "pricing page|pricing|pricing url|price source|price page|pricing link"},
};

constexpr Synonyms voteSynonyms[] = {
    {ColumnField::Name, "tool|name|slug|title|product|tool name"},
    {ColumnField::VotesShip, "ship|ships|votes ship|ship votes|up|upvotes|yes"},
    {ColumnField::VotesSkip, "skip|skips|votes skip|skip votes|down|downvotes|no"},
    {ColumnField::VotesAsOf, "as of|date|day|counted on|counted|when"},
    {ColumnField::VotesSource, "source|origin|poll|from|channel"},
};

/// Lower-case words: "Home-Page_URL" and "homepage url" differ only in what the synonyms say.
QString normalised(const QString &column)
{
    QString words;
    for (const QChar c : column.toLower())
        words += c.isLetterOrNumber() ? c : u' ';
    return words.simplified();
}

/// What a name suggests, and how unusual that name is for it.
struct Guess
{
    ColumnField field = ColumnField::Ignore;
    qsizetype rank = 0;
};

template <std::size_t size>
Guess guessOf(const Synonyms (&entries)[size], const QString &name)
{
    for (const Synonyms &entry : entries)
        if (const qsizetype rank = QString::fromLatin1(entry.names).split(u'|').indexOf(name); rank >= 0)
            return {entry.field, rank};
    return {};
}

/// A key inside of keys is what its last part says; "vendor.name" is what "vendor" says.
template <std::size_t size>
Guess guessOfColumn(const Synonyms (&entries)[size], const QString &column)
{
    constexpr qsizetype inside = 100;
    static const QStringList general{QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("label"),
                                     QStringLiteral("value"), QStringLiteral("text")};
    static const QStringList wrappers{QStringLiteral("params"), QStringLiteral("extra"), QStringLiteral("data"),
                                      QStringLiteral("tool")};
    Guess guess = guessOf(entries, normalised(column));
    QStringList keys = column.split(u'.');
    if (guess.field != ColumnField::Ignore || keys.size() < 2 || column.contains(u' '))
        return guess;
    const bool isWrapped = keys.size() == 2 && wrappers.contains(normalised(keys.first()));
    if (!isWrapped && general.contains(normalised(keys.last())))
        keys.removeLast();
    guess = guessOf(entries, normalised(keys.last()));
    guess.rank += inside;
    return guess;
}

bool mayRepeat(ColumnField field)
{
    return field == ColumnField::Ignore || field == ColumnField::Fact;
}

template <std::size_t size>
QList<ColumnField> fieldsNamed(const Synonyms (&entries)[size], const QStringList &header)
{
    QList<Guess> guesses;
    for (const QString &column : header)
        guesses << guessOfColumn(entries, column);
    QList<ColumnField> fields;
    for (qsizetype i = 0; i < guesses.size(); ++i) {
        const auto isBetter = [&](qsizetype other) {
            return guesses.at(other).field == guesses.at(i).field &&
                   std::pair(guesses.at(other).rank, other) < std::pair(guesses.at(i).rank, i);
        };
        bool isBest = true;
        for (qsizetype other = 0; other < guesses.size() && !mayRepeat(guesses.at(i).field); ++other)
            isBest = isBest && !isBetter(other);
        fields << (isBest ? guesses.at(i).field : ColumnField::Ignore);
    }
    return fields;
}

} // namespace

ColumnMapping ColumnMapping::suggest(const QStringList &header)
{
    ColumnMapping votes(fieldsNamed(voteSynonyms, header));
    if (votes.has(ColumnField::VotesShip) && votes.has(ColumnField::VotesSkip))
        return votes;
    ColumnMapping tools(fieldsNamed(synonyms, header));
    for (qsizetype i = 0; i < header.size(); ++i)
        if (header.at(i).startsWith(QLatin1String("fact:"), Qt::CaseInsensitive))
            tools.setField(i, ColumnField::Fact);
    // A page with prices is a price's source only where there is a price; otherwise it is worth knowing by itself.
    const bool hasPrices = tools.has(ColumnField::PlanAmount) || tools.has(ColumnField::PlanName);
    for (qsizetype i = 0; i < header.size(); ++i)
        if (tools.field(i) == ColumnField::PlanSource && !hasPrices)
            tools.setField(i, ColumnField::Fact);
    return tools;
}

void ColumnMapping::setField(qsizetype column, ColumnField field)
{
    while (m_fields.size() <= column)
        m_fields << ColumnField::Ignore;
    m_fields[column] = field;
}

bool ColumnMapping::isOfVotes() const
{
    return has(ColumnField::VotesShip) || has(ColumnField::VotesSkip);
}

QString ColumnMapping::problem() const
{
    if (!has(ColumnField::Name))
        return tr("no column names the tool; call one of them \"name\" or \"tool\"");
    for (const ColumnField field : m_fields)
        if (!mayRepeat(field) && m_fields.count(field) > 1)
            return tr("two columns are both \"%1\"; choose one of them").arg(title(field));
    if (isOfVotes() && !(has(ColumnField::VotesShip) && has(ColumnField::VotesSkip)))
        return tr("votes need a column \"ship\" and a column \"skip\"");
    return {};
}

QList<ColumnField> ColumnMapping::allFields()
{
    QList<ColumnField> fields;
    for (int field = int(ColumnField::Ignore); field <= int(ColumnField::VotesSource); ++field)
        fields << ColumnField(field);
    return fields;
}

QString ColumnMapping::title(ColumnField field)
{
    switch (field) {
    case ColumnField::Ignore:
        return tr("Leave out");
    case ColumnField::Name:
        return tr("Name");
    case ColumnField::Slug:
        return tr("Slug");
    case ColumnField::Vendor:
        return tr("Vendor");
    case ColumnField::Category:
        return tr("Category");
    case ColumnField::Tags:
        return tr("Tags");
    case ColumnField::Tagline:
        return tr("Tagline");
    case ColumnField::Description:
        return tr("Description");
    case ColumnField::Website:
        return tr("Website");
    case ColumnField::License:
        return tr("Licence");
    case ColumnField::Released:
        return tr("Released");
    case ColumnField::BestFor:
        return tr("Best for");
    case ColumnField::NotFor:
        return tr("Not for");
    case ColumnField::Pros:
        return tr("Pros");
    case ColumnField::Cons:
        return tr("Cons");
    case ColumnField::Logo:
        return tr("Logo");
    case ColumnField::Fact:
        return tr("Fact, named as the column");
    case ColumnField::PlanName:
        return tr("Plan: name");
    case ColumnField::PlanAmount:
        return tr("Plan: amount");
    case ColumnField::PlanCurrency:
        return tr("Plan: currency");
    case ColumnField::PlanPeriod:
        return tr("Plan: period");
    case ColumnField::PlanUnit:
        return tr("Plan: unit");
    case ColumnField::PlanNote:
        return tr("Plan: note");
    case ColumnField::PlanAsOf:
        return tr("Plan: as of");
    case ColumnField::PlanSource:
        return tr("Plan: source");
    case ColumnField::VotesShip:
        return tr("Votes: ship");
    case ColumnField::VotesSkip:
        return tr("Votes: skip");
    case ColumnField::VotesAsOf:
        return tr("Votes: as of");
    case ColumnField::VotesSource:
        return tr("Votes: source");
    }
    return {};
}

QString ColumnMapping::factName(const QString &column)
{
    static const QString prefix = QStringLiteral("fact:");
    static const QRegularExpression key(QStringLiteral("^[a-z0-9]+([._-][A-Za-z0-9]+)+$"));
    if (column.startsWith(prefix, Qt::CaseInsensitive))
        return column.mid(prefix.size()).trimmed();
    if (!key.match(column).hasMatch())
        return column.trimmed();
    QString words = column.section(u'.', -1).replace(u'_', u' ').replace(u'-', u' ');
    words[0] = words.at(0).toUpper();
    return words;
}

} // namespace vd
