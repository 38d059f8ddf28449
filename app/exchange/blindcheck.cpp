#include "blindcheck.h"

#include "publishedrows.h"
#include "recordstore.h"

#include <QHash>
#include <QSet>
#include <optional>
#include <utility>

namespace vd {

namespace {

LensId lensOf(const ReviewForm &form, const ReviewForms &forms, QString &title)
{
    for (const Lens &lens : forms.lenses)
        if (lens.key == form.lens) {
            title = lens.title;
            return lens.id;
        }
    title = form.lens;
    return {};
}

/// The names of what a digest tells of.
Result<QStringList> productsOf(Library &library, const Digest &digest)
{
    QStringList products;
    for (const DigestEntry &entry : digest.entries) {
        const auto id = library.find<Comparison>(entry.comparison);
        if (!id)
            return id.error();
        const auto comparison = id->isValid() ? library.get(*id) : Result<Comparison>(Comparison());
        if (!comparison)
            return comparison.error();
        for (const ToolId tool : comparison->tools) {
            const auto record = library.get(tool);
            if (!record)
                return record.error();
            products << record->name << record->vendor;
        }
    }
    return products;
}

/// Looks once at each text, whatever the number of pages that show it.
class SiteCheck
{
public:
    SiteCheck(Library &library, const Progress &progress) : m_library(library), m_progress(progress) {}

    Result<QList<Finding>> run(const Publication &publication)
    {
        const auto panel = m_library.reviewers();
        const auto lenses = m_library.lenses();
        auto comparisons = publishedComparisons(m_library.connection());
        if (!panel || !lenses || !comparisons)
            return !panel ? panel.error() : !lenses ? lenses.error() : comparisons.error();
        m_lenses = *lenses;
        m_comparisons = *std::move(comparisons);
        m_scan.emplace(*panel);
        m_findings = m_scan->of(publication, *panel);
        for (auto part : {&SiteCheck::tools, &SiteCheck::comparisons, &SiteCheck::digests})
            if (auto done = (this->*part)(); !done)
                return done.error();
        return m_findings;
    }

private:
    static constexpr int batchSize = 64;

    Result<void> tools()
    {
        QHash<ToolId, QList<int>> places;
        for (int place = 0; place < m_comparisons.size(); ++place)
            for (const ToolId tool : m_comparisons.at(place).tools)
                places[tool] << place;
        const QList<ToolId> ids = places.keys();
        m_total = ids.size() + m_comparisons.size();
        QList<ReviewedTool> suspects; // for their pages' other products may account for what was found
        for (qsizetype from = 0; from < ids.size(); from += batchSize) {
            const auto batch = reviewedTools(m_library.connection(), ids.mid(from, batchSize));
            if (!batch)
                return batch.error();
            for (const ReviewedTool &one : *batch) {
                const QStringList products{one.tool.name, one.tool.vendor};
                m_products.insert(one.tool.id, products);
                if (!m_scan->beside(products).of(one.tool, one.reviews, m_lenses).isEmpty())
                    suspects << one;
            }
            if (!goOn(batch->size()))
                return cancelled();
        }
        for (const ReviewedTool &one : std::as_const(suspects)) {
            QSet<std::pair<RecordRef, QString>> said;
            for (const int place : std::as_const(places[one.tool.id]))
                for (const Finding &finding : beside(m_comparisons.at(place)).of(one.tool, one.reviews, m_lenses))
                    if (const std::pair text(finding.record, finding.field); !said.contains(text)) {
                        said << text;
                        m_findings << finding;
                    }
            if (!goOn(0))
                return cancelled();
        }
        return {};
    }
    Result<void> comparisons()
    {
        for (qsizetype from = 0; from < m_comparisons.size(); from += batchSize) {
            QHash<ComparisonId, const PublishedComparison *> published;
            for (qsizetype i = from; i < qMin(from + batchSize, m_comparisons.size()); ++i)
                published.insert(m_comparisons.at(i).id, &m_comparisons.at(i));
            const auto batch = comparisonsOf(m_library.connection(), published.keys());
            if (!batch)
                return batch.error();
            for (const Comparison &one : *batch)
                m_findings << beside(*published.value(one.id)).of(one);
            if (!goOn(batch->size()))
                return cancelled();
        }
        return {};
    }
    Result<void> digests()
    {
        const auto digests = m_library.digests();
        if (!digests)
            return digests.error();
        for (const Digest &digest : *digests) {
            if (!digest.sentOn.isValid())
                continue;
            const auto products = productsOf(m_library, digest);
            if (!products)
                return products.error();
            m_findings << m_scan->beside(*products).of(digest);
        }
        return {};
    }
    [[nodiscard]] Anonymity beside(const PublishedComparison &comparison) const
    {
        QStringList products;
        for (const ToolId tool : comparison.tools)
            products << m_products.value(tool);
        return m_scan->beside(products);
    }
    bool goOn(qsizetype looked)
    {
        m_done += looked;
        return !m_progress || m_progress(m_done, m_total);
    }

    Library &m_library;
    const Progress &m_progress;
    QList<Lens> m_lenses;
    QList<PublishedComparison> m_comparisons;
    std::optional<Anonymity> m_scan;
    QHash<ToolId, QStringList> m_products; ///< the names of a tool and its vendor
    QList<Finding> m_findings;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<QList<Finding>> BlindCheck::ofPage(Library &library, ComparisonId comparison)
{
    const auto values = ComparisonValues::load(library, comparison);
    if (!values)
        return values.error();
    return Anonymity::check(*values);
}

Result<QList<Finding>> BlindCheck::ofDigest(Library &library, const Digest &digest)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    if (!publication->anonymous)
        return QList<Finding>();
    const auto panel = library.reviewers();
    const auto products = productsOf(library, digest);
    if (!panel || !products)
        return !panel ? panel.error() : products.error();
    return Anonymity(*panel, *products).of(digest);
}

Result<QList<Finding>> BlindCheck::ofSite(Library &library, const Progress &progress)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    if (!publication->anonymous)
        return QList<Finding>();
    return SiteCheck(library, progress).run(*publication);
}

Result<QList<Finding>> BlindCheck::ofForms(Library &library, ReviewerId reviewer, const ReviewForms &forms)
{
    const auto publication = library.publication();
    const auto panel = library.reviewers();
    if (!publication || !panel)
        return !publication ? publication.error() : panel.error();
    QList<Finding> findings;
    if (!publication->anonymous)
        return findings;
    QStringList products;
    for (const ReviewForm &form : forms.forms)
        products << form.toolName;
    const Anonymity scan(*panel, products);
    for (const ReviewForm &form : forms.forms) {
        const QString words = Anonymity::inWords(scan.inQuote(form.texts.value(QStringLiteral("quote")), reviewer));
        if (words.isEmpty())
            continue;
        const auto review = RecordStore<Review>(library.connection()).findUid(form.uid);
        if (!review)
            return review.error();
        QString title;
        const LensId lens = lensOf(form, forms, title);
        findings << Finding{Finding::Severity::Problem,
                            tr("%1 on %2 gives its author away: %3")
                                .arg(title, form.toolName.isEmpty() ? form.tool : form.toolName, words),
                            *review, QStringLiteral("quote"), lens};
    }
    return findings;
}

} // namespace vd
