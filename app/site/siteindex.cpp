#include "siteindex.h"

#include "library.h"
#include "sitepaths.h"
#include "text.h"

#include <QDir>
#include <QMap>
#include <algorithm>
#include <numeric>

namespace vd {

namespace {

void add(Fingerprint &print, const QStringList &texts)
{
    print.add(texts.size());
    for (const QString &text : texts)
        print.add(text);
}

void add(Fingerprint &print, const Tool &tool)
{
    for (const QString &text : {tool.slug, tool.name, tool.vendor, tool.category, tool.tagline, tool.description,
                                tool.website, tool.license, tool.bestFor, tool.notFor, tool.logo})
        print.add(text);
    add(print, tool.tags);
    add(print, tool.pros);
    add(print, tool.cons);
    print.add(tool.released);
    print.add(tool.facts.size()).add(tool.plans.size()).add(tool.votes.size());
    for (const Fact &fact : tool.facts)
        print.add(fact.name).add(fact.value).add(fact.asOf).add(fact.source);
    for (const Plan &plan : tool.plans)
        print.add(plan.name)
            .add(plan.amount.value_or(-1))
            .add(plan.currency)
            .add(plan.period)
            .add(plan.unit)
            .add(plan.note)
            .add(plan.asOf)
            .add(plan.source);
    for (const VoteTally &tally : tool.votes)
        print.add(tally.ship).add(tally.skip).add(tally.asOf).add(tally.source);
}

/// Former slugs of published records that none has now. One that several gave up leads to the youngest of them.
/// There are `count`; row(place) is the row and slug(place) the slug of one.
template <class Row, class Slug>
Result<QList<FormerSlug>> formerOf(Connection &connection, Noun noun, int count, Row row, Slug slug)
{
    const auto slugs = formerSlugs(connection, noun);
    if (!slugs)
        return slugs.error();
    if (slugs->isEmpty())
        return QList<FormerSlug>();
    QSet<QString> live;
    for (int place = 0; place < count; ++place)
        live << slug(place);
    QMap<QString, std::pair<qint64, int>> holders;
    for (int place = 0; place < count; ++place) {
        const qint64 id = row(place);
        for (const QString &former : slugs->value(id))
            if (isSlug(former) && !live.contains(former) && holders.value(former, {0, 0}).first < id)
                holders.insert(former, {id, place});
    }
    QList<FormerSlug> former;
    for (auto holder = holders.begin(); holder != holders.end(); ++holder)
        former << FormerSlug{holder.key(), holder->second};
    return former;
}

template <class Record>
Result<QList<FormerSlug>> formerOf(Connection &connection, Noun noun, const QList<Record> &records)
{
    return formerOf(
        connection, noun, int(records.size()), [&](int place) { return records.at(place).id.value; },
        [&](int place) { return records.at(place).slug; });
}

Result<void> loadDigests(Library &library, QList<DigestContent> &digests)
{
    RecordStore<Digest> store(library.connection());
    const auto ids = store.ids();
    if (!ids)
        return ids.error();
    for (const DigestId id : *ids) {
        const auto digest = store.get(id);
        if (!digest)
            return digest.error();
        if (!digest->sentOn.isValid())
            continue;
        auto content = DigestContent::load(library, *digest);
        if (!content && content.error().kind == ErrorKind::Library)
            return content.error();
        if (content) // one that says nothing has no page
            digests << *std::move(content);
    }
    std::stable_sort(digests.begin(), digests.end(),
                     [](const DigestContent &a, const DigestContent &b) { return b.digest.endsOn < a.digest.endsOn; });
    return {};
}

} // namespace

quint64 stampOf(const ReviewedTool &reviewed)
{
    Fingerprint print;
    add(print, reviewed.tool);
    for (const Review &review : reviewed.reviews)
        print.add(review.reviewer.value)
            .add(review.lens.value)
            .add(review.round)
            .add(review.verdict ? int(*review.verdict) : -1)
            .add(review.confidence.value_or(-1))
            .add(review.quote)
            .add(review.writtenOn);
    return print.value();
}

quint64 stampOf(const Comparison &comparison)
{
    Fingerprint print;
    for (const QString &text :
         {comparison.slug, comparison.headline, comparison.dek, comparison.pricingRead, comparison.summary})
        print.add(text);
    return print.add(comparison.pick).add(comparison.pickTool.value).add(comparison.publishedOn).value();
}

quint64 stampOf(const Publication &publication)
{
    Fingerprint print;
    for (const QString &text :
         {publication.name, publication.kicker, publication.dek, publication.baseUrl, publication.accent,
          publication.language, publication.currency, publication.footer, publication.logo,
          publication.newsletter.kicker, publication.newsletter.heading, publication.newsletter.text,
          publication.newsletter.action, publication.newsletter.emailField})
        print.add(text);
    for (auto option = publication.themeOptions.begin(); option != publication.themeOptions.end(); ++option)
        print.add(option.key()).add(option.value());
    return print.add(publication.minimumVotes).add(publication.anonymous).value();
}

quint64 stampOf(const Lens &lens)
{
    return Fingerprint().add(lens.id.value).add(lens.key).add(lens.title).add(lens.question).value();
}

quint64 stampOf(const Reviewer &reviewer)
{
    Fingerprint print;
    for (const QString &text : {reviewer.slug, reviewer.name, reviewer.persona, reviewer.motto, reviewer.bio})
        print.add(text);
    for (const LensId lens : reviewer.lenses)
        print.add(lens.value);
    return print.add(reviewer.id.value).value();
}

Result<SiteIndex> SiteIndex::load(Library &library)
{
    SiteIndex index;
    Connection &connection = library.connection();
    auto publication = library.publication();
    auto lenses = library.lenses();
    auto panel = library.reviewers();
    QList<ToolId> compared;
    auto comparisons = SiteComparisons::load(connection, compared);
    auto tools = comparisons ? SiteTools::load(connection, compared) : comparisons.error();
    for (const Error *error : {publication ? nullptr : &publication.error(), lenses ? nullptr : &lenses.error(),
                               panel ? nullptr : &panel.error(), comparisons ? nullptr : &comparisons.error(),
                               tools ? nullptr : &tools.error()})
        if (error)
            return *error;
    index.publication = std::move(*publication);
    index.lenses = std::move(*lenses);
    index.panel = std::move(*panel);
    index.comparisons = std::move(*comparisons);
    index.tools = std::move(*tools);
    index.standings = ToolStandings(index.tools.size());
    if (auto digests = loadDigests(library, index.digests); !digests)
        return digests.error();
    QList<Digest> digests;
    for (const DigestContent &content : std::as_const(index.digests))
        digests << content.digest;
    auto formerComparisons = formerOf(
        connection, Noun::Comparison, index.comparisons.size(),
        [&](int place) { return index.comparisons.id(place).value; },
        [&](int place) { return index.comparisons.slug(place); });
    auto formerTools = formerOf(
        connection, Noun::Tool, index.tools.size(), [&](int place) { return index.tools.id(place).value; },
        [&](int place) { return index.tools.slug(place); });
    auto formerReviewers = formerOf(connection, Noun::Reviewer, index.panel);
    auto formerDigests = formerOf(connection, Noun::Digest, digests);
    for (auto *former : {&formerComparisons, &formerTools, &formerReviewers, &formerDigests})
        if (!*former)
            return former->error();
    index.formerComparisons = std::move(*formerComparisons);
    index.formerTools = std::move(*formerTools);
    index.formerReviewers = std::move(*formerReviewers);
    index.formerDigests = std::move(*formerDigests);

    index.m_toolPlaces.reserve(std::size_t(index.tools.size()));
    for (int place = 0; place < index.tools.size(); ++place)
        index.m_toolPlaces.emplace_back(index.tools.id(place), place);
    std::sort(index.m_toolPlaces.begin(), index.m_toolPlaces.end());
    std::vector<int> places;
    places.reserve(std::size_t(compared.size()));
    for (const ToolId tool : std::as_const(compared))
        places.push_back(index.placeOf(tool));
    index.comparisons.renumberTools(places);
    index.connectTools();
    index.sortIntoCategories();
    return index;
}

Result<void> SiteIndex::wasRead() const
{
    if (!comparisons.isLost() && !tools.isLost() && !standings.isLost() && !m_comparisons.isLost() &&
        !m_inCategories.isLost())
        return {};
    return Error{ErrorKind::File,
                 tr("A temporary file in this folder cannot be read any more. Check its disk and export again."),
                 {}}
        .in(QDir::tempPath());
}

/// For each tool its comparisons, in their order.
void SiteIndex::connectTools()
{
    m_firstComparisons.assign(std::size_t(tools.size()) + 1, 0);
    const auto forEach = [this](const auto &act) {
        for (int place = 0; place < comparisons.size(); ++place)
            for (const int tool : comparisons.tools(place))
                act(std::size_t(tool), place);
    };
    forEach([this](std::size_t tool, int) { ++m_firstComparisons[tool + 1]; });
    std::partial_sum(m_firstComparisons.begin(), m_firstComparisons.end(), m_firstComparisons.begin());
    std::vector<int> all(std::size_t(m_firstComparisons.back()));
    std::vector<int> next(m_firstComparisons.begin(), m_firstComparisons.end() - 1);
    forEach([&](std::size_t tool, int place) { all[std::size_t(next[tool]++)] = place; });
    for (std::size_t tool = 0; tool + 1 < m_firstComparisons.size(); ++tool)
        m_comparisons.appendList(
            std::span<const int>(all).subspan(std::size_t(m_firstComparisons[tool]),
                                              std::size_t(m_firstComparisons[tool + 1] - m_firstComparisons[tool])));
}

void SiteIndex::sortIntoCategories()
{
    QMap<QString, SiteCategory> byKey;
    QHash<QString, QString> keyOf; // by name, of which there are few
    QStringList keys;              // of the tools, empty without a category
    for (int place = 0; place < tools.size(); ++place) {
        const QString name = tools.category(place).simplified();
        auto known = keyOf.constFind(name);
        if (known == keyOf.constEnd())
            known = keyOf.insert(name, name.isEmpty() ? QString() : sitepath::categoryKey(name));
        keys << *known;
        const QString &key = keys.last();
        if (key.isEmpty())
            continue;
        SiteCategory &category = byKey[key];
        if (category.name.isEmpty()) {
            category.key = key;
            category.name = name;
        }
        category.tools << place;
    }
    QHash<QString, std::vector<int>> places;
    for (int place = 0; place < comparisons.size(); ++place) {
        QStringList own;
        for (const int tool : comparisons.tools(place))
            if (const QString &key = keys.at(tool); !key.isEmpty() && !own.contains(key))
                own << key;
        for (const QString &key : std::as_const(own))
            places[key].push_back(place);
    }
    categories = byKey.values();
    for (SiteCategory &category : categories) {
        category.tools.squeeze();
        const std::vector<int> own = places.take(category.key);
        category.comparisons = int(own.size());
        category.first = m_inCategories.appendList(std::span<const int>(own));
    }
}

QList<int> SiteIndex::comparisonsIn(const SiteCategory &category, int from, int most) const
{
    const int count = qBound(0, category.comparisons - from, most);
    return m_inCategories.readList<int>(category.first + from * qint64(sizeof(int)), count);
}

int SiteIndex::placeOf(ToolId tool) const
{
    const auto found = std::lower_bound(m_toolPlaces.begin(), m_toolPlaces.end(), std::pair(tool, 0));
    return found == m_toolPlaces.end() || found->first != tool ? -1 : found->second;
}

QList<int> SiteIndex::comparisonsOf(int tool) const
{
    const int from = m_firstComparisons[std::size_t(tool)];
    return m_comparisons.readList<int>(from * qint64(sizeof(int)), m_firstComparisons[std::size_t(tool) + 1] - from);
}

QString SiteIndex::headlineOf(int comparison) const
{
    QString own = comparisons.headline(comparison).trimmed();
    if (!own.isEmpty())
        return own;
    QStringList names;
    for (const int tool : comparisons.tools(comparison))
        names << tools.name(tool);
    return versus(names);
}

QDate SiteIndex::updatedOn(int comparison) const
{
    QDate last = comparisons.publishedOn(comparison);
    for (const int tool : comparisons.tools(comparison))
        if (const QDate on = standings.reviewedOn(tool); last.isValid() && on.isValid() && last < on)
            last = on;
    return last;
}

QList<int> SiteIndex::neighboursOf(int comparison, int most) const
{
    QList<int> neighbours;
    const std::span<const int> own = comparisons.tools(comparison);
    const int each = (most + int(own.size()) - 1) / qMax(1, int(own.size()));
    for (const int tool : own) {
        int taken = 0;
        for (const int other : comparisonsOf(tool)) {
            if (taken == each || neighbours.size() == most)
                break;
            if (other == comparison || neighbours.contains(other))
                continue;
            neighbours << other;
            ++taken;
        }
    }
    return neighbours;
}

QList<int> SiteIndex::mostDivided(int most) const
{
    // How near to half of its panel speaks against the other half, over all its tools.
    const auto divided = [this](int comparison) {
        const std::span<const int> own = comparisons.tools(comparison);
        double sum = 0;
        for (const int tool : own) {
            const Split split = standings.split(tool);
            if (split.total() >= 2)
                sum += double(qMin(split.ship, split.skip)) / split.total();
        }
        return sum / qMax(1.0, double(own.size()));
    };
    QList<std::pair<double, int>> ranked;
    for (int place = 0; place < comparisons.size(); ++place)
        if (const double share = divided(place); share > 0)
            ranked.append({-share, place});
    const auto end = ranked.begin() + qMin(qsizetype(most), ranked.size());
    std::partial_sort(ranked.begin(), end, ranked.end());
    QList<int> places;
    std::transform(ranked.begin(), end, std::back_inserter(places), [](const auto &entry) { return entry.second; });
    return places;
}

} // namespace vd
