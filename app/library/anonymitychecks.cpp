// What the page of an anonymous publication gives away, and in which field.

#include "anonymity.h"
#include "panel.h"
#include "signedpanel.h"

namespace vd {

namespace {

/// A text that a page shows besides the quotes.
struct PageText
{
    RecordRef record;
    QString field;
    QString name; ///< for people
    QString text;
};

QList<PageText> pageTexts(const ComparisonValues &values)
{

    QList<PageText> texts;
    const Publication &publication = values.publication;
    const Comparison &comparison = values.comparison;
    const auto add = [&texts](RecordRef record, const char *field, const QString &name, const QString &text) {
        texts << PageText{record, QString::fromLatin1(field), name, text};
    };
    add(comparison.id, "headline", Anonymity::tr("The headline"), comparison.headline);
    add(comparison.id, "dek", Anonymity::tr("The dek"), comparison.dek);
    add(comparison.id, "pricing_read", Anonymity::tr("The pricing read"), comparison.pricingRead);
    add(comparison.id, "summary", Anonymity::tr("The summary"), comparison.summary);
    for (const Tool &tool : values.tools) {
        add(tool.id, "tagline", Anonymity::tr("The tagline of %1").arg(tool.name), tool.tagline);
        add(tool.id, "description", Anonymity::tr("The description of %1").arg(tool.name), tool.description);
        add(tool.id, "best_for", Anonymity::tr("What %1 is best for").arg(tool.name), tool.bestFor);
        add(tool.id, "not_for", Anonymity::tr("What %1 is not for").arg(tool.name), tool.notFor);
        add(tool.id, "pros", Anonymity::tr("The list of pros of %1").arg(tool.name), tool.pros.join(u'\n'));
        add(tool.id, "cons", Anonymity::tr("The list of cons of %1").arg(tool.name), tool.cons.join(u'\n'));
    }
    for (const Reviewer &reviewer : signedPanel(publication, values.reviewers, QStringLiteral("%1")))
        add(reviewer.id, "persona", Anonymity::tr("A persona"), reviewer.name);
    add(publication.id, "dek", Anonymity::tr("The default dek"), publication.dek);
    add(publication.id, "newsletter.text", Anonymity::tr("The newsletter's text"), publication.newsletter.text);
    add(publication.id, "footer", Anonymity::tr("The footer"), publication.footer);
    return texts;
}

} // namespace

QList<Finding> Anonymity::check(const ComparisonValues &values)
{
    if (!values.publication.anonymous)
        return {};
    QStringList products;
    for (const Tool &tool : values.tools)
        products << tool.name << tool.vendor;
    const Anonymity scan(values.reviewers, products);
    QList<Finding> findings;
    for (const PageText &one : pageTexts(values))
        if (const QString words = inWords(scan.inText(one.text)); !words.isEmpty())
            findings << Finding{Finding::Severity::Problem, tr("%1 gives a reviewer away: %2").arg(one.name, words),
                                one.record, one.field};
    const QList<Review> current = currentReviews(values.reviews);
    for (const Tool &tool : values.tools)
        for (const Lens &lens : values.lenses)
            for (const Review &review : current)
                if (review.tool == tool.id && review.lens == lens.id)
                    if (const QString words = inWords(scan.inQuote(review.quote, review.reviewer)); !words.isEmpty())
                        findings << Finding{Finding::Severity::Problem,
                                            tr("%1 on %2 gives its author away: %3").arg(lens.title, tool.name, words),
                                            review.id, QStringLiteral("quote"), lens.id};
    return findings;
}

} // namespace vd
