#include "pagerenderer.h"

#include "accent.h"
#include "htmltext.h"
#include "pagecontext.h"
#include "pagetheme.h"
#include "sitepage.h"

namespace vd {

PageRenderer::PageRenderer(std::shared_ptr<const PageTheme> theme) : m_theme(std::move(theme)) {}

PageRenderer::PageRenderer() : PageRenderer(PageTheme::standard()) {}

PageRenderer::~PageRenderer() = default;

QList<std::shared_ptr<const ShownTool>> shownTools(const Edition &edition, const PageInput &input)
{
    ShownTools tools;
    for (const Tool &tool : input.tools) {
        QList<Review> reviews;
        std::copy_if(input.reviews.begin(), input.reviews.end(), std::back_inserter(reviews),
                     [&](const Review &review) { return review.tool == tool.id; });
        tools << edition.shown(tool, reviews);
    }
    return tools;
}

QByteArray PageRenderer::comparisonPage(const PageInput &input) const
{
    const Edition edition = this->edition(input.publication, input.lenses, input.reviewers);
    return page(PageKind::Comparison, edition, comparisonData(edition, input.comparison, shownTools(edition, input)));
}

Edition PageRenderer::edition(const Publication &publication, const QList<Lens> &lenses, const QList<Reviewer> &panel,
                              const QList<SiteLink> &ways) const
{
    TemplateData base;
    base.set("css", TemplateValue::html(m_theme->css()));
    base.set("css_hash", TemplateValue::html(m_theme->cssHash()));
    const std::string accent = accentStyle(publication.accent, m_theme->file().papers());
    base.set("accent_css", TemplateValue::html(accent));
    base.set("accent_hash", TemplateValue::html(policyHash(accent)));
    base.set("options", TemplateValue::text(m_theme->file().classes(publication.themeOptions).toStdString()));
    base.set("in_site", TemplateValue(!ways.isEmpty()));
    base.set("nav", TemplateValue(linksData(ways)));
    return {publication,     lenses,         panel, m_theme->language(publication.language).labels,
            std::move(base), !ways.isEmpty()};
}

const Labels &PageRenderer::labels(const QString &language) const
{
    return m_theme->language(language).labels;
}

QByteArray PageRenderer::page(PageKind kind, const Edition &edition, const PageData &data) const
{
    thread_local qsizetype before = 0; // pages of a kind are about as long as each other
    QByteArray html =
        m_theme->language(edition.publication.language).page(kind).render(data.data(), before + before / 8);
    before = html.size();
    return html;
}

} // namespace vd
