#include "pagerenderer.h"

#include "accent.h"
#include "pagecontext.h"
#include "pagetheme.h"

namespace vd {

PageRenderer::PageRenderer() : m_theme(std::make_unique<const PageTheme>()) {}

PageRenderer::~PageRenderer() = default;

QByteArray PageRenderer::comparisonPage(const PageInput &input) const
{
    const PageTheme::Language &language = m_theme->language(input.publication.language);
    const PageContext context(input, language.labels);
    const std::string accent = accentStyle(input.publication.accent);

    TemplateData page;
    page.html("css", m_theme->css());
    page.html("css_hash", m_theme->cssHash());
    page.html("accent_css", accent);
    page.html("accent_hash", policyHash(accent));
    for (const auto add : {addHead, addOpening, addTools, addVerdict, addPlans, addFacts, addSplit, addCommunity,
                           addScorecard, addNewsletter, addFooter})
        add(page, context);

    std::string html;
    html.reserve(std::size_t(64) * 1024);
    language.page->render(page.node(), [&html](const std::string &part) { html += part; });
    return QByteArray(html.data(), qsizetype(html.size()));
}

} // namespace vd
