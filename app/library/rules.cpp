#include "rules.h"

#include "text.h"

#include <QRegularExpression>
#include <QSet>
#include <cmath>

namespace vd {

namespace {

constexpr int maximumLogoBytes = 1024 * 1024;

bool isCurrency(const QString &code)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Z]{3}$"));
    return pattern.match(code).hasMatch();
}

bool isKey(const QString &key)
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z0-9]+([_-][a-z0-9]+)*$"));
    return pattern.match(key).hasMatch();
}

/// The first failure of the rules, asked in order.
template <class... Rule>
Result<void> firstBroken(Rule &&...rules)
{
    Result<void> sound;
    static_cast<void>(((sound = rules(), sound.ok()) && ...));
    return sound;
}

/// A record's slug and its former ones, which become addresses too.
Result<void> checkSlugs(const QString &slug, const QStringList &aliases)
{
    if (!isSlug(slug))
        return refused(Rules::tr("a slug holds small letters, digits and single hyphens"), QStringLiteral("slug"));
    for (qsizetype i = 0; i < aliases.size(); ++i)
        if (!isSlug(aliases.at(i)))
            return refused(Rules::tr("\"%1\" is no former slug: a slug holds small letters, digits and single hyphens")
                               .arg(aliases.at(i).left(80)),
                           QStringLiteral("aliases[%1]").arg(i));
    return {};
}

template <class Part>
Result<void> checkParts(const QList<Part> &parts, const char *name)
{
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (auto sound = Rules::check(parts.at(i)); !sound) {
            Error error = sound.error();
            error.field = QStringLiteral("%1[%2].%3").arg(QLatin1String(name)).arg(i).arg(error.field);
            return error;
        }
    return {};
}

} // namespace

Result<void> Rules::checkAddress(const QString &text, const QString &field)
{
    if (text.isEmpty() || isWebAddress(text))
        return {};
    return refused(tr("\"%1\" is no web address; write it whole, e.g. https://example.org").arg(text.left(80)), field);
}

Result<void> Rules::checkLogo(const QString &dataUrl)
{
    static const QRegularExpression pattern(
        QStringLiteral("^data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]*={0,2}$"));
    const QString field = QStringLiteral("logo");
    if (dataUrl.isEmpty())
        return {};
    if (dataUrl.size() > maximumLogoBytes * 4 / 3)
        return refused(tr("the logo is larger than 1 MB; use a smaller picture"), field);
    if (!pattern.match(dataUrl).hasMatch())
        return refused(tr("the logo must be a PNG, JPEG, WebP or GIF picture as a data: address"), field);
    return {};
}

Result<void> Rules::check(const Publication &publication)
{
    static const QRegularExpression accent(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    static const QRegularExpression language(QStringLiteral("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"));
    if (!accent.match(publication.accent).hasMatch())
        return refused(tr("the accent colour must be written like #2456e6"), QStringLiteral("accent"));
    if (!language.match(publication.language).hasMatch())
        return refused(tr("the language must be a code such as en or de-AT"), QStringLiteral("language"));
    if (!isCurrency(publication.currency))
        return refused(tr("the currency must be a three-letter code such as USD"), QStringLiteral("currency"));
    if (publication.minimumVotes < 1)
        return refused(tr("the minimum of votes must be 1 or more"), QStringLiteral("minimum_votes"));
    return firstBroken([&] { return checkAddress(publication.baseUrl, QStringLiteral("base_url")); },
                       [&] { return checkAddress(publication.newsletter.action, QStringLiteral("newsletter.action")); },
                       [&] { return checkLogo(publication.logo); });
}

Result<void> Rules::check(const Lens &lens)
{
    if (!isKey(lens.key))
        return refused(tr("a lens needs a key of small letters, digits and single hyphens"), QStringLiteral("key"));
    if (lens.title.trimmed().isEmpty())
        return refused(tr("a lens needs a title"), QStringLiteral("title"));
    QSet<QString> keys;
    for (qsizetype i = 0; i < lens.prompts.size(); ++i) {
        const QString &key = lens.prompts.at(i).key;
        const QString field = QStringLiteral("prompts[%1].key").arg(i);
        if (!isKey(key))
            return refused(tr("a beat needs a key of small letters, digits and single hyphens"), field);
        if (keys.contains(key))
            return refused(tr("two beats have the key \"%1\"; give one of them another").arg(key), field);
        keys.insert(key);
    }
    return {};
}

Result<void> Rules::check(const Reviewer &reviewer)
{
    if (reviewer.name.trimmed().isEmpty())
        return refused(tr("a reviewer needs a name"), QStringLiteral("name"));
    if (auto sound = checkSlugs(reviewer.slug, reviewer.aliases); !sound)
        return sound;
    return {};
}

Result<void> Rules::check(const Tool &tool)
{
    if (tool.name.trimmed().isEmpty())
        return refused(tr("a tool needs a name"), QStringLiteral("name"));
    if (auto sound = checkSlugs(tool.slug, tool.aliases); !sound)
        return sound;
    return firstBroken([&] { return checkAddress(tool.website, QStringLiteral("website")); },
                       [&] { return checkLogo(tool.logo); }, [&] { return checkParts(tool.plans, "plans"); },
                       [&] { return checkParts(tool.facts, "facts"); },
                       [&] { return checkParts(tool.votes, "votes"); });
}

Result<void> Rules::check(const Plan &plan)
{
    if (plan.amount && (!std::isfinite(*plan.amount) || *plan.amount < 0))
        return refused(tr("an amount is a number of 0 or more; leave it empty for \"ask the vendor\""),
                       QStringLiteral("amount"));
    if (!plan.currency.isEmpty() && !isCurrency(plan.currency))
        return refused(tr("the currency must be a three-letter code such as USD"), QStringLiteral("currency"));
    return checkAddress(plan.source, QStringLiteral("source"));
}

Result<void> Rules::check(const Fact &fact)
{
    if (fact.name.trimmed().isEmpty())
        return refused(tr("a fact needs a name"), QStringLiteral("name"));
    return checkAddress(fact.source, QStringLiteral("source"));
}

Result<void> Rules::check(const VoteTally &tally)
{
    if (tally.ship < 0)
        return refused(tr("votes are counted from 0"), QStringLiteral("ship"));
    if (tally.skip < 0)
        return refused(tr("votes are counted from 0"), QStringLiteral("skip"));
    return {};
}

Result<void> Rules::check(const Review &review)
{
    if (review.round < 1)
        return refused(tr("rounds are counted from 1"), QStringLiteral("round"));
    if (review.confidence && (*review.confidence < 50 || *review.confidence > 100))
        return refused(tr("the confidence is a number from 50 to 100"), QStringLiteral("confidence"));
    const bool handedIn = review.status == ReviewStatus::Submitted || review.status == ReviewStatus::Approved;
    if (handedIn && !review.verdict)
        return refused(tr("choose ship or skip before the review is submitted or approved"), QStringLiteral("verdict"));
    if (handedIn && review.quote.trimmed().isEmpty())
        return refused(tr("write the quote before the review is submitted or approved"), QStringLiteral("quote"));
    return {};
}

Result<void> Rules::check(const Comparison &comparison)
{
    if (auto sound = checkSlugs(comparison.slug, comparison.aliases); !sound)
        return sound;
    const QSet<ToolId> distinct(comparison.tools.begin(), comparison.tools.end());
    if (comparison.tools.size() < 2 || comparison.tools.size() > 4)
        return refused(tr("a comparison needs two to four tools, not %1").arg(comparison.tools.size()),
                       QStringLiteral("tools"));
    if (distinct.size() != comparison.tools.size())
        return refused(tr("a comparison cannot hold the same tool twice"), QStringLiteral("tools"));
    const bool picksTool = comparison.pick == PickKind::Tool;
    if (picksTool != comparison.pickTool.isValid() || (picksTool && !distinct.contains(comparison.pickTool)))
        return refused(tr("the pick must be one of the comparison's tools"), QStringLiteral("pick"));
    return {};
}

Result<void> Rules::check(const Digest &digest)
{
    if (digest.title.trimmed().isEmpty())
        return refused(tr("a digest needs a title"), QStringLiteral("title"));
    if (auto sound = checkSlugs(digest.slug, digest.aliases); !sound)
        return sound;
    if (digest.startsOn.isValid() && digest.endsOn.isValid() && digest.startsOn > digest.endsOn)
        return refused(tr("the first day must not be after the last"), QStringLiteral("ends_on"));
    for (qsizetype i = 0; i < digest.entries.size(); ++i)
        if (const QString &slug = digest.entries.at(i).comparison; !slug.isEmpty() && !isSlug(slug))
            return refused(tr("an entry names its comparison by slug: small letters, digits and single hyphens"),
                           QStringLiteral("entries[%1].comparison").arg(i));
    return {};
}

} // namespace vd
