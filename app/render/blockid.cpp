#include "blockid.h"

#include <QHash>
#include <QStringList>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

constexpr auto separator = "--"_L1;
constexpr auto toolPrefix = "tool-"_L1;
constexpr auto lensPrefix = "lens-"_L1;
constexpr auto quotePrefix = "quote--"_L1;
constexpr auto reviewerPrefix = "reviewer-"_L1;

const QHash<QString, Block> &fixedBlocks()
{
    static const QHash<QString, Block> blocks = [] {
        const auto publication = [](const QString &field) { return Block{.noun = Noun::Publication, .field = field}; };
        const auto comparison = [](const QString &field) { return Block{.noun = Noun::Comparison, .field = field}; };
        return QHash<QString, Block>{
            {u"masthead"_s, publication(u"name"_s)},
            {u"kicker"_s, publication(u"kicker"_s)},
            {u"newsletter"_s, publication(u"newsletter"_s)},
            {u"footer"_s, publication(u"footer"_s)},
            {u"method"_s, publication(u"minimum_votes"_s)},
            {u"panel"_s, publication({})},
            {u"headline"_s, comparison(u"headline"_s)},
            {u"dek"_s, comparison(u"dek"_s)},
            {u"byline"_s, comparison(u"published_on"_s)},
            {u"contents"_s, comparison({})},
            {u"tools"_s, comparison(u"tools"_s)},
            {u"verdict"_s, comparison(u"pick"_s)},
            {u"pick"_s, comparison(u"pick"_s)},
            {u"summary"_s, comparison(u"summary"_s)},
            {u"best-for"_s, comparison({})},
            {u"pros-cons"_s, comparison({})},
            {u"pricing"_s, comparison(u"pricing_read"_s)},
            {u"pricing-read"_s, comparison(u"pricing_read"_s)},
            {u"plans"_s, comparison({})},
            {u"facts"_s, comparison({})},
            {u"split"_s, comparison({})},
            {u"community"_s, comparison({})},
            {u"scorecard"_s, comparison({})},
        };
    }();
    return blocks;
}

/// The field behind a part of a tool's id; empty when it is none.
QString toolField(const QString &part)
{
    static const QHash<QString, QString> fields{
        {u"logo"_s, u"logo"_s},         {u"category"_s, u"category"_s},
        {u"tagline"_s, u"tagline"_s},   {u"description"_s, u"description"_s},
        {u"best-for"_s, u"best_for"_s}, {u"not-for"_s, u"not_for"_s},
        {u"pros"_s, u"pros"_s},         {u"cons"_s, u"cons"_s},
        {u"plans"_s, u"plans"_s},       {u"entry"_s, u"plans"_s},
        {u"facts"_s, u"facts"_s},       {u"vendor"_s, u"vendor"_s},
        {u"website"_s, u"website"_s},   {u"license"_s, u"license"_s},
        {u"released"_s, u"released"_s}, {u"votes"_s, u"votes"_s},
        {u"community"_s, u"votes"_s},   {u"panel-ship"_s, u"reviews"_s},
    };
    return fields.value(part);
}

std::optional<Block> parseTool(const QStringList &parts)
{
    Block block{.noun = Noun::Tool, .field = u"name"_s, .tool = parts.value(0)};
    if (block.tool.isEmpty() || parts.size() > 3)
        return std::nullopt;
    if (parts.size() == 1)
        return block;
    block.field = toolField(parts.at(1));
    if (block.field.isEmpty())
        return std::nullopt;
    if (parts.size() == 3) {
        bool isNumber = false;
        block.row = parts.at(2).toInt(&isNumber);
        if (!isNumber || block.row < 0)
            return std::nullopt;
    }
    return block;
}

std::optional<Block> parseQuote(const QStringList &parts)
{
    if (parts.size() < 2 || parts.size() > 3 || parts.contains(QString()))
        return std::nullopt;
    return Block{.noun = Noun::Review,
                 .field = u"quote"_s,
                 .tool = parts.at(1),
                 .lens = parts.at(0),
                 .reviewer = parts.value(2)};
}

} // namespace

std::optional<Block> parseBlockId(const QString &id)
{
    if (const auto fixed = fixedBlocks().constFind(id); fixed != fixedBlocks().constEnd())
        return *fixed;
    const auto after = [&id](QLatin1String prefix) { return id.mid(prefix.size()); };
    if (id.startsWith(quotePrefix))
        return parseQuote(after(quotePrefix).split(u"--"_s));
    if (id.startsWith(toolPrefix))
        return parseTool(after(toolPrefix).split(u"--"_s));
    if (id.startsWith(lensPrefix) && id.size() > lensPrefix.size())
        return Block{.noun = Noun::Lens, .field = u"title"_s, .lens = after(lensPrefix)};
    if (id.startsWith(reviewerPrefix) && id.size() > reviewerPrefix.size())
        return Block{.noun = Noun::Reviewer, .field = u"name"_s, .reviewer = after(reviewerPrefix)};
    return std::nullopt;
}

QString toolBlockId(const QString &toolSlug)
{
    return toolPrefix + toolSlug;
}

QString toolBlockId(const QString &toolSlug, const QString &part, int row)
{
    const QString id = toolPrefix + toolSlug + separator + part;
    return row < 0 ? id : id + separator + QString::number(row);
}

QString lensBlockId(const QString &lensKey)
{
    return lensPrefix + lensKey;
}

QString quoteBlockId(const QString &lensKey, const QString &toolSlug, const QString &reviewerSlug)
{
    const QString id = quotePrefix + lensKey + separator + toolSlug;
    return reviewerSlug.isEmpty() ? id : id + separator + reviewerSlug;
}

QString reviewerBlockId(const QString &reviewerSlug)
{
    return reviewerPrefix + reviewerSlug;
}

} // namespace vd
