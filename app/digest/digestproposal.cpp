#include "digestproposal.h"

#include "codec.h"
#include "digestrows.h"
#include "price.h"
#include "publishedrows.h"
#include "text.h"

#include <QRegularExpression>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// The day on which a review came to count; none when nobody wrote it down.
QDate approvedOn(const Review &review)
{
    const auto last = std::find_if(review.steps.rbegin(), review.steps.rend(), [](const ReviewStep &step) {
        return step.status == ReviewStatus::Approved && step.on.isValid();
    });
    return last == review.steps.rend() ? review.writtenOn : last->on;
}

QString priceWords(const QList<Plan> &plans, const QString &currency, const Labels &labels)
{
    const auto entry = entryPrice(plans, currency);
    if (!entry)
        return {};
    if (entry->kind == PriceKind::Free)
        return labels.text("price.free"_L1);
    return moneyText(entry->amount, entry->currency, labels.locale()) + labels.text("price.month"_L1);
}

/// The record with the values that history has of it.
template <class Record>
Record withFormer(Record record, const QJsonObject &former)
{
    static const RowNumbers numbers;
    Decoder(numbers).decode(former, record);
    return record;
}

} // namespace

QString digestTitle(QDate from, QDate to, const Labels &labels)
{
    return labels.text("digest.title"_L1, {{"dates"_L1, digestDates(from, to, labels)}});
}

QString firstParagraph(const QString &text)
{
    static const QRegularExpression gap(u"\\n[ \\t]*\\n"_s);
    for (const QString &block : text.split(gap, Qt::SkipEmptyParts))
        if (QString paragraph = block.trimmed(); !paragraph.isEmpty() && !paragraph.startsWith(u'#'))
            return paragraph;
    return {};
}

QString digestDates(QDate from, QDate to, const Labels &labels)
{
    if (!from.isValid() || !to.isValid() || from == to)
        return labels.date(from.isValid() ? from : to);
    const bool sameYear = from.year() == to.year();
    const QString day = labels.text(sameYear && from.month() == to.month() ? "digest.day.ofMonth"_L1 : "digest.day"_L1);
    const QString first = sameYear ? labels.locale().toString(from, day) : labels.date(from);
    return labels.text("digest.dates"_L1, {{"from"_L1, first}, {"to"_L1, labels.date(to)}});
}

Result<QList<DigestEntry>> DigestProposal::entries(QDate from, QDate to)
{
    m_from = from;
    m_to = to;
    const auto publication = m_library.publication();
    if (!publication)
        return publication.error();
    m_currency = publication->currency;
    if (auto done = readHistory(); !done)
        return done.error();
    RecordStore<Comparison> comparisons(m_library.connection());
    const auto published = comparisons.idsBy(u"digest.publishedSince"_s, u":from"_s, from.toString(Qt::ISODate));
    const auto tools = touchedTools();
    if (!published || !tools)
        return !published ? published.error() : tools.error();
    QHash<ToolId, QStringList> changesOf;
    QSet<ComparisonId> touched;
    for (const ToolId tool : *tools) {
        const auto changes = toolChanges(tool);
        if (!changes)
            return changes.error();
        if (changes->isEmpty())
            continue;
        changesOf.insert(tool, *changes);
        const auto users = comparisons.idsBy(u"comparison.ofTool"_s, u":tool"_s, tool.value);
        if (!users)
            return users.error();
        touched.unite({users->begin(), users->end()});
    }
    for (auto it = m_former.cbegin(); it != m_former.cend(); ++it)
        if (it.key().noun == Noun::Comparison)
            touched.insert(it.key().as<Comparison>());

    QList<DigestEntry> entries;
    for (const ComparisonId id : *published) {
        const auto comparison = m_library.get(id);
        if (!comparison)
            return comparison.error();
        if (comparison->publishedOn > to)
            continue;
        const auto entry = entryOf(*comparison);
        if (!entry)
            return entry.error();
        entries << *entry;
    }
    QList<Comparison> changed;
    for (const ComparisonId id : std::as_const(touched)) {
        const auto comparison = m_library.get(id);
        if (!comparison && comparison.error().kind != ErrorKind::NotFound)
            return comparison.error();
        if (comparison && comparison->status == ComparisonStatus::Published &&
            (!comparison->publishedOn.isValid() || comparison->publishedOn < from))
            changed << *comparison;
    }
    std::sort(changed.begin(), changed.end(), [](const Comparison &a, const Comparison &b) {
        return std::pair(b.publishedOn, b.slug) < std::pair(a.publishedOn, a.slug);
    });
    for (const Comparison &comparison : std::as_const(changed)) {
        QStringList changes;
        const auto pick = pickChange(comparison);
        if (!pick)
            return pick.error();
        if (!pick->isEmpty())
            changes << *pick;
        for (const ToolId tool : comparison.tools)
            changes << changesOf.value(tool);
        if (changes.isEmpty())
            continue;
        auto entry = entryOf(comparison);
        if (!entry)
            return entry.error();
        entry->kind = DigestKind::Changed;
        entry->change = changes.join(u'\n');
        entries << *entry;
    }
    return entries;
}

Result<Digest> DigestProposal::digest(QDate from, QDate to)
{
    auto proposed = entries(from, to);
    if (!proposed)
        return proposed.error();
    Digest digest;
    digest.startsOn = from;
    digest.endsOn = to;
    digest.title = digestTitle(from, to, m_labels);
    digest.entries = std::move(*proposed);
    const auto slug = m_library.freeSlug<Digest>(to.toString(Qt::ISODate));
    if (!slug)
        return slug.error();
    digest.slug = *slug;
    return digest;
}

Result<DigestEntry> DigestProposal::entryOf(const Comparison &comparison)
{
    DigestEntry entry;
    entry.comparison = comparison.slug;
    entry.heading = comparison.headline.trimmed();
    if (entry.heading.isEmpty()) {
        QStringList names;
        for (const ToolId id : comparison.tools) {
            const auto tool = m_library.get(id);
            if (!tool)
                return tool.error();
            names << tool->name;
        }
        entry.heading = versus(names);
    }
    entry.text = firstParagraph(comparison.summary);
    if (entry.text.isEmpty())
        entry.text = firstParagraph(comparison.dek);
    return entry;
}

Result<void> DigestProposal::readHistory()
{
    m_former.clear();
    m_removed.clear();
    const auto former = formerValuesSince(m_library.connection(), m_from.startOfDay());
    if (!former)
        return former.error();
    const QDateTime end = m_to.addDays(1).startOfDay();
    const auto goBack = [](Then &then, const FormerValues &change) {
        if (change.change == FormerValues::Change::Added)
            then.isAbsent = true;
        if (change.change == FormerValues::Change::Removed)
            then.isRemoved = true;
        for (auto it = change.was.begin(); it != change.was.end(); ++it)
            then.fields.insert(it.key(), it.value());
    };
    for (const FormerValues &change : *former) { // from the newest back, so that the oldest of a field wins
        auto &[before, after] = m_former[change.record];
        goBack(before, change);
        if (change.at >= end)
            goBack(after, change);
        if (change.change == FormerValues::Change::Removed)
            m_removed[ToolId{change.was.value("tool"_L1).toInteger()}] << change.record.as<Review>();
    }
    return {};
}

Result<QSet<ToolId>> DigestProposal::touchedTools()
{
    const auto reviewed = RecordStore<Tool>(m_library.connection())
                              .idsBy(u"digest.reviewedSince"_s, u":from"_s, m_from.toString(Qt::ISODate));
    if (!reviewed)
        return reviewed.error();
    QSet<ToolId> tools(reviewed->begin(), reviewed->end());
    QList<ReviewId> reviews;
    for (auto it = m_former.cbegin(); it != m_former.cend(); ++it) {
        if (it.key().noun == Noun::Tool)
            tools.insert(it.key().as<Tool>());
        else if (it.key().noun == Noun::Review && !it->before.fields.isEmpty()) // those that came have a day
            reviews << it.key().as<Review>();
    }
    for (auto it = m_removed.cbegin(); it != m_removed.cend(); ++it)
        tools.insert(it.key());
    const auto edited = toolsOfReviews(m_library.connection(), reviews);
    if (!edited)
        return edited.error();
    return tools.unite({edited->begin(), edited->end()});
}

Result<QStringList> DigestProposal::toolChanges(ToolId id)
{
    const auto tool = m_library.get(id);
    if (!tool && tool.error().kind == ErrorKind::NotFound)
        return QStringList();
    const auto reviews = m_library.reviewsOf(id);
    if (!tool || !reviews)
        return !tool ? tool.error() : reviews.error();
    QStringList changes;
    for (const QString &change : {panelChange(*tool, *reviews), priceChange(*tool)})
        if (!change.isEmpty())
            changes << change;
    return changes;
}

QString DigestProposal::panelChange(const Tool &tool, const QList<Review> &reviews) const
{
    const Split before = splitThen(reviews, tool.id, &Former::before, m_from.addDays(-1));
    const Split after = splitThen(reviews, tool.id, &Former::after, m_to);
    if (before == after || after.total() == 0)
        return {};
    if (before.total() == 0)
        return m_labels.text("digest.panel.first"_L1, {{"tool"_L1, tool.name}, {"after"_L1, after.text()}});
    return m_labels.text("digest.panel"_L1,
                         {{"tool"_L1, tool.name}, {"after"_L1, after.text()}, {"before"_L1, before.text()}});
}

Split DigestProposal::splitThen(const QList<Review> &reviews, ToolId tool, Then Former::*end, QDate last) const
{
    QList<Review> counted;
    // What came into the library later brought the day of its approval along; without a day it has always been there.
    const auto count = [&](const Review &review, const Then &then) {
        if (const QDate on = approvedOn(review); !then.isAbsent || !on.isValid() || on <= last)
            counted << review;
    };
    for (const Review &review : reviews) {
        const Then then = m_former.value(RecordRef(review.id)).*end;
        count(withFormer(review, then.fields), then);
    }
    for (const ReviewId id : m_removed.value(tool))
        if (const Then then = m_former.value(RecordRef(id)).*end; then.isRemoved)
            count(withFormer(Review(), then.fields), then);
    return splitOf(currentReviews(counted), tool);
}

QString DigestProposal::priceChange(const Tool &tool) const
{
    const auto former = m_former.constFind(RecordRef(tool.id));
    if (former == m_former.constEnd())
        return {};
    const QString before = priceWords(withFormer(tool, former->before.fields).plans, m_currency, m_labels);
    const QString after = priceWords(withFormer(tool, former->after.fields).plans, m_currency, m_labels);
    if (before == after || before.isEmpty() || after.isEmpty())
        return {};
    return m_labels.text("digest.price"_L1, {{"tool"_L1, tool.name}, {"after"_L1, after}, {"before"_L1, before}});
}

Result<QString> DigestProposal::pickChange(const Comparison &comparison)
{
    const auto former = m_former.constFind(RecordRef(comparison.id));
    if (former == m_former.constEnd())
        return QString();
    const auto words = [&](const Comparison &then) -> Result<QString> {
        if (then.pick == PickKind::Depends)
            return m_labels.text("pick.depends"_L1);
        if (then.pick == PickKind::Neither)
            return m_labels.text(then.tools.size() > 2 ? "pick.none"_L1 : "pick.neither"_L1);
        const auto tool = then.pick == PickKind::Tool ? m_library.get(then.pickTool) : Result<Tool>(refused({}));
        if (!tool)
            return tool.error().kind == ErrorKind::Library ? Result<QString>(tool.error()) : QString();
        return m_labels.text("pick.tool"_L1, {{"tool"_L1, tool->name}});
    };
    const auto before = words(withFormer(comparison, former->before.fields));
    const auto after = words(withFormer(comparison, former->after.fields));
    if (!before || !after)
        return !before ? before.error() : after.error();
    if (*before == *after || before->isEmpty() || after->isEmpty())
        return QString();
    return m_labels.text("digest.pick"_L1, {{"after"_L1, *after}, {"before"_L1, *before}});
}

} // namespace vd
