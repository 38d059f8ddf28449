#include "pagerenderer.h"

#include "accent.h"
#include "htmltext.h"
#include "pagecontext.h"
#include "pagetheme.h"

namespace vd {

PageRenderer::PageRenderer(std::shared_ptr<const PageTheme> theme) : m_theme(std::move(theme)) {}

PageRenderer::PageRenderer() : PageRenderer(PageTheme::standard()) {}

PageRenderer::~PageRenderer() = default;

QByteArray PageRenderer::comparisonPage(const PageInput &input) const
{
    const Edition edition = this->edition(input.publication, input.lenses, input.reviewers);
    ShownTools tools;
    for (const Tool &tool : input.tools) {
        QList<Review> reviews;
        std::copy_if(input.reviews.begin(), input.reviews.end(), std::back_inserter(reviews),
                     [&](const Review &review) { return review.tool == tool.id; });
        tools << edition.shown(tool, reviews);
    }
    return comparisonPage(edition, input.comparison, tools);
}

Edition PageRenderer::edition(const Publication &publication, const QList<Lens> &lenses,
                              const QList<Reviewer> &panel) const
{
    TemplateData base;
    base.set("css", TemplateValue::html(m_theme->css()));
    base.set("css_hash", TemplateValue::html(m_theme->cssHash()));
    const std::string accent = accentStyle(publication.accent, m_theme->file().papers());
    base.set("accent_css", TemplateValue::html(accent));
    base.set("accent_hash", TemplateValue::html(policyHash(accent)));
    base.set("options", TemplateValue::text(m_theme->file().classes(publication.themeOptions).toStdString()));
    return {publication, lenses, panel, m_theme->language(publication.language).labels, std::move(base)};
}

QByteArray PageRenderer::comparisonPage(const Edition &edition, const Comparison &comparison,
                                        const ShownTools &tools) const
{
    const PageContext context(edition, comparison, tools);
    PageData page(edition.data());
    for (const auto add : {addHead, addOpening, addTools, addVerdict, addPlans, addFacts, addSplit, addCommunity,
                           addScorecard, addFooter})
        add(page, context);

    std::string html;
    html.reserve(std::size_t(64) * 1024);
    m_theme->language(edition.publication.language).page(PageKind::Comparison).render(page.data(), html);
    return QByteArray(html.data(), qsizetype(html.size()));
}

} // namespace vd
