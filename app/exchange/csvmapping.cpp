#include "csvmapping.h"

#include <QHash>

namespace vd {

namespace {

/// The names under which a field is known, as normalised() leaves them.
struct Synonyms
{
    CsvField field;
    const char *names; ///< separated by bars
};

constexpr Synonyms synonyms[] = {
    {CsvField::Name, "name|tool|title|product|tool name|product name|model|app|application|software"},
    {CsvField::Slug, "slug|id|identifier"},
    {CsvField::Vendor,
     "vendor|company|maker|provider|developer|publisher|manufacturer|organization|organisation|made by"},
    {CsvField::Category, "category|categories|type|kind|group"},
    {CsvField::Tags, "tags|tag|keywords|labels|topics|languages|language"},
    {CsvField::Tagline, "tagline|slogan|one liner|headline|subtitle|short description"},
    {CsvField::Description, "description|about|summary|details|overview|long description"},
    {CsvField::Website, "website|homepage|home page|url|site|web|link|web site|web address|address"},
    {CsvField::License, "license|licence|licensing"},
    {CsvField::Released, "released|release date|released on|launch date|launched|published"},
    {CsvField::BestFor, "best for|good for|recommended for"},
    {CsvField::NotFor, "not for|bad for|avoid if"},
    {CsvField::Pros, "pros|advantages|strengths"},
    {CsvField::Cons, "cons|disadvantages|weaknesses"},
    {CsvField::Fact, "source|source code|repository|repo|github|deprecated|context window|parameters"},
    {CsvField::PlanName, "plan|plan name|tier|pricing plan"},
    {CsvField::PlanAmount, "amount|price|cost|plan price|plan amount|starting price"},
    {CsvField::PlanCurrency, "currency|plan currency"},
    {CsvField::PlanPeriod, "period|billing|billing period|interval|plan period"},
    {CsvField::PlanUnit, "unit|per|plan unit"},
    {CsvField::PlanNote, "plan note|price note|pricing note"},
    {CsvField::PlanAsOf, "price as of|price date|as of|price checked"},
    {CsvField::PlanSource, "pricing page|pricing|pricing url|price source|price page|pricing link"},
};

constexpr Synonyms voteSynonyms[] = {
    {CsvField::Name, "tool|name|slug|title|product|tool name"},
    {CsvField::VotesShip, "ship|ships|votes ship|ship votes|up|upvotes|yes"},
    {CsvField::VotesSkip, "skip|skips|votes skip|skip votes|down|downvotes|no"},
    {CsvField::VotesAsOf, "as of|date|day|counted on|counted|when"},
    {CsvField::VotesSource, "source|origin|poll|from|channel"},
};

/// Lower-case words: "Home-Page_URL" and "homepage url" differ only in what the synonyms say.
QString normalised(const QString &column)
{
    QString words;
    for (const QChar c : column.toLower())
        words += c.isLetterOrNumber() ? c : u' ';
    return words.simplified();
}

bool knows(const Synonyms &entry, const QString &name)
{
    return QString::fromLatin1(entry.names).split(u'|').contains(name);
}

template <std::size_t size>
CsvField fieldNamed(const Synonyms (&entries)[size], const QString &column)
{
    const QString name = normalised(column);
    for (const Synonyms &entry : entries)
        if (knows(entry, name))
            return entry.field;
    return CsvField::Ignore;
}

bool mayRepeat(CsvField field)
{
    return field == CsvField::Ignore || field == CsvField::Fact;
}

template <std::size_t size>
QList<CsvField> fieldsNamed(const Synonyms (&entries)[size], const QStringList &header)
{
    QList<CsvField> fields;
    for (const QString &column : header) {
        const CsvField field = fieldNamed(entries, column);
        fields << (mayRepeat(field) || !fields.contains(field) ? field : CsvField::Ignore);
    }
    return fields;
}

} // namespace

CsvMapping CsvMapping::suggest(const QStringList &header)
{
    CsvMapping votes(fieldsNamed(voteSynonyms, header));
    if (votes.has(CsvField::VotesShip) && votes.has(CsvField::VotesSkip))
        return votes;
    CsvMapping tools(fieldsNamed(synonyms, header));
    for (qsizetype i = 0; i < header.size(); ++i)
        if (header.at(i).startsWith(QLatin1String("fact:"), Qt::CaseInsensitive))
            tools.setField(i, CsvField::Fact);
    // A page with prices is a price's source only where there is a price; otherwise it is worth knowing by itself.
    const bool hasPrices = tools.has(CsvField::PlanAmount) || tools.has(CsvField::PlanName);
    for (qsizetype i = 0; i < header.size(); ++i)
        if (tools.field(i) == CsvField::PlanSource && !hasPrices)
            tools.setField(i, CsvField::Fact);
    return tools;
}

void CsvMapping::setField(qsizetype column, CsvField field)
{
    while (m_fields.size() <= column)
        m_fields << CsvField::Ignore;
    m_fields[column] = field;
}

bool CsvMapping::isOfVotes() const
{
    return has(CsvField::VotesShip) || has(CsvField::VotesSkip);
}

QString CsvMapping::problem() const
{
    if (!has(CsvField::Name))
        return tr("no column names the tool; call one of them \"name\" or \"tool\"");
    for (const CsvField field : m_fields)
        if (!mayRepeat(field) && m_fields.count(field) > 1)
            return tr("two columns are both \"%1\"; choose one of them").arg(title(field));
    if (isOfVotes() && !(has(CsvField::VotesShip) && has(CsvField::VotesSkip)))
        return tr("votes need a column \"ship\" and a column \"skip\"");
    return {};
}

QList<CsvField> CsvMapping::allFields()
{
    QList<CsvField> fields;
    for (int field = int(CsvField::Ignore); field <= int(CsvField::VotesSource); ++field)
        fields << CsvField(field);
    return fields;
}

QString CsvMapping::title(CsvField field)
{
    switch (field) {
    case CsvField::Ignore:
        return tr("Leave out");
    case CsvField::Name:
        return tr("Name");
    case CsvField::Slug:
        return tr("Slug");
    case CsvField::Vendor:
        return tr("Vendor");
    case CsvField::Category:
        return tr("Category");
    case CsvField::Tags:
        return tr("Tags");
    case CsvField::Tagline:
        return tr("Tagline");
    case CsvField::Description:
        return tr("Description");
    case CsvField::Website:
        return tr("Website");
    case CsvField::License:
        return tr("Licence");
    case CsvField::Released:
        return tr("Released");
    case CsvField::BestFor:
        return tr("Best for");
    case CsvField::NotFor:
        return tr("Not for");
    case CsvField::Pros:
        return tr("Pros");
    case CsvField::Cons:
        return tr("Cons");
    case CsvField::Fact:
        return tr("Fact, named as the column");
    case CsvField::PlanName:
        return tr("Plan: name");
    case CsvField::PlanAmount:
        return tr("Plan: amount");
    case CsvField::PlanCurrency:
        return tr("Plan: currency");
    case CsvField::PlanPeriod:
        return tr("Plan: period");
    case CsvField::PlanUnit:
        return tr("Plan: unit");
    case CsvField::PlanNote:
        return tr("Plan: note");
    case CsvField::PlanAsOf:
        return tr("Plan: as of");
    case CsvField::PlanSource:
        return tr("Plan: source");
    case CsvField::VotesShip:
        return tr("Votes: ship");
    case CsvField::VotesSkip:
        return tr("Votes: skip");
    case CsvField::VotesAsOf:
        return tr("Votes: as of");
    case CsvField::VotesSource:
        return tr("Votes: source");
    }
    return {};
}

QString CsvMapping::factName(const QString &column)
{
    static const QString prefix = QStringLiteral("fact:");
    return column.startsWith(prefix, Qt::CaseInsensitive) ? column.mid(prefix.size()).trimmed() : column.trimmed();
}

} // namespace vd
