#include "blindcheck.h"

#include "publishedrows.h"
#include "recordstore.h"

#include <QSet>

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

} // namespace

Result<QList<Finding>> BlindCheck::ofPage(Library &library, ComparisonId comparison)
{
    const auto values = ComparisonValues::load(library, comparison);
    if (!values)
        return values.error();
    return Anonymity::check(*values);
}

Result<QList<Finding>> BlindCheck::ofSite(Library &library)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    QList<Finding> findings;
    if (!publication->anonymous)
        return findings;
    const auto comparisons = publishedComparisons(library.connection());
    if (!comparisons)
        return comparisons.error();
    QSet<QString> said;
    for (const PublishedComparison &comparison : *comparisons) {
        const auto found = ofPage(library, comparison.id);
        if (!found)
            return found.error();
        for (const Finding &finding : *found) {
            if (said.contains(finding.sentence))
                continue;
            said << finding.sentence;
            findings << finding;
        }
    }
    return findings;
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
