// What records of an anonymous publication give away, and in which field.

#include "anonymity.h"
#include "panel.h"
#include "signedpanel.h"

namespace vd {

namespace {

/// Of the texts of one record, which are not quotes.
class TextFindings
{
public:
    TextFindings(const Anonymity &scan, RecordRef record) : m_scan(scan), m_record(record) {}

    void look(const QString &field, const QString &name, const QString &text)
    {
        if (const QString words = Anonymity::inWords(m_scan.inText(text)); !words.isEmpty())
            m_findings << Finding{Finding::Severity::Problem,
                                  Anonymity::tr("%1 gives a reviewer away: %2").arg(name, words), m_record, field};
    }
    [[nodiscard]] const QList<Finding> &found() const { return m_findings; }

private:
    const Anonymity &m_scan;
    RecordRef m_record;
    QList<Finding> m_findings;
};

} // namespace

QList<Finding> Anonymity::of(const Comparison &comparison) const
{
    TextFindings texts(*this, comparison.id);
    texts.look(QStringLiteral("headline"), tr("The headline"), comparison.headline);
    texts.look(QStringLiteral("dek"), tr("The dek"), comparison.dek);
    texts.look(QStringLiteral("pricing_read"), tr("The pricing read"), comparison.pricingRead);
    texts.look(QStringLiteral("summary"), tr("The summary"), comparison.summary);
    return texts.found();
}

QList<Finding> Anonymity::of(const Tool &tool, const QList<Review> &reviews, const QList<Lens> &lenses) const
{
    TextFindings texts(*this, tool.id);
    texts.look(QStringLiteral("tagline"), tr("The tagline of %1").arg(tool.name), tool.tagline);
    texts.look(QStringLiteral("description"), tr("The description of %1").arg(tool.name), tool.description);
    texts.look(QStringLiteral("best_for"), tr("What %1 is best for").arg(tool.name), tool.bestFor);
    texts.look(QStringLiteral("not_for"), tr("What %1 is not for").arg(tool.name), tool.notFor);
    texts.look(QStringLiteral("pros"), tr("The list of pros of %1").arg(tool.name), tool.pros.join(u'\n'));
    texts.look(QStringLiteral("cons"), tr("The list of cons of %1").arg(tool.name), tool.cons.join(u'\n'));
    QList<Finding> findings = texts.found();
    const QList<Review> current = currentReviews(reviews);
    for (const Lens &lens : lenses)
        for (const Review &review : current)
            if (review.tool == tool.id && review.lens == lens.id)
                if (const QString words = inWords(inQuote(review.quote, review.reviewer)); !words.isEmpty())
                    findings << Finding{Finding::Severity::Problem,
                                        tr("%1 on %2 gives its author away: %3").arg(lens.title, tool.name, words),
                                        review.id, QStringLiteral("quote"), lens.id};
    return findings;
}

QList<Finding> Anonymity::of(const Publication &publication, const QList<Reviewer> &panel) const
{
    QList<Finding> findings;
    for (const Reviewer &reviewer : signedPanel(publication, panel, QStringLiteral("%1"))) {
        TextFindings persona(*this, reviewer.id);
        persona.look(QStringLiteral("persona"), tr("A persona"), reviewer.name);
        findings << persona.found();
    }
    TextFindings texts(*this, publication.id);
    texts.look(QStringLiteral("dek"), tr("The default dek"), publication.dek);
    texts.look(QStringLiteral("newsletter.text"), tr("The newsletter's text"), publication.newsletter.text);
    texts.look(QStringLiteral("footer"), tr("The footer"), publication.footer);
    return findings << texts.found();
}

QList<Finding> Anonymity::of(const Digest &digest) const
{
    TextFindings texts(*this, digest.id);
    texts.look(QStringLiteral("title"), tr("The digest's title"), digest.title);
    texts.look(QStringLiteral("intro"), tr("The intro of the digest %1").arg(digest.title), digest.intro);
    for (qsizetype place = 0; place < digest.entries.size(); ++place) {
        const DigestEntry &entry = digest.entries.at(place);
        const QString name = tr("Entry %1 of the digest %2").arg(place + 1).arg(digest.title);
        const QString field = QStringLiteral("entries[%1].").arg(place);
        texts.look(field + QStringLiteral("heading"), name, entry.heading);
        texts.look(field + QStringLiteral("change"), name, entry.change);
        texts.look(field + QStringLiteral("text"), name, entry.text);
    }
    return texts.found();
}

QList<Finding> Anonymity::check(const ComparisonValues &values)
{
    if (!values.publication.anonymous)
        return {};
    QStringList products;
    for (const Tool &tool : values.tools)
        products << tool.name << tool.vendor;
    const Anonymity scan(values.reviewers, products);
    QList<Finding> findings = scan.of(values.comparison);
    for (const Tool &tool : values.tools)
        findings << scan.of(tool, values.reviews, values.lenses);
    return findings << scan.of(values.publication, values.reviewers);
}

} // namespace vd
