#include "edition.h"

#include "blockid.h"
#include "markdown.h"
#include "signedpanel.h"
#include "sitepage.h"
#include "sitepaths.h"
#include "text.h"

#include <QUrl>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// The origin that the newsletter's form may post to.
QString originOf(const QString &address)
{
    const QUrl url(address);
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    const QString port = url.port() < 0 ? QString() : u':' + QString::number(url.port());
    return url.scheme() + u"://"_s + host + port;
}

void addNewsletter(PageData &data, const Newsletter &newsletter, const Labels &labels)
{
    const bool works = isWebAddress(newsletter.action);
    data.text("form_origin", works ? originOf(newsletter.action) : QString());
    data.text("letter_action", works ? newsletter.action : QString());
    data.text("letter_kicker", newsletter.kicker);
    data.text("letter_heading",
              newsletter.heading.isEmpty() ? labels.text("newsletter.heading"_L1) : newsletter.heading);
    data.html("letter_text", markdownHtml(newsletter.text));
    data.text("letter_field", newsletter.emailField.isEmpty() ? u"email"_s : newsletter.emailField);
}

std::shared_ptr<const TemplateData> dataOf(const Publication &publication, const Labels &labels, TemplateData base,
                                           bool inSite)
{
    PageData data(std::make_shared<const TemplateData>(std::move(base)));
    data.text("lang", publication.language.isEmpty() ? u"en"_s : publication.language);
    data.flag("rtl", QLocale(publication.language).textDirection() == Qt::RightToLeft);
    data.text("site", publication.name);
    data.text("site_address", isWebAddress(publication.baseUrl) ? publication.baseUrl : QString());
    // In a site every page would carry the picture; there it is a file.
    const QString logoFile = inSite ? sitepath::logo(publication.logo) : QString();
    data.text("site_logo_file", logoFile);
    data.text("site_logo", logoFile.isEmpty() && isPictureUrl(publication.logo) ? publication.logo : logoFile);
    data.text("kicker", publication.kicker);
    data.html("footer", markdownHtml(publication.footer));
    data.text("method_text",
              labels.text("method.text"_L1, {{"minimum"_L1, labels.locale().toString(publication.minimumVotes)}}));
    addNewsletter(data, publication.newsletter, labels);
    return data.share();
}

QDate oldestPriceOf(const QList<Plan> &plans)
{
    QDate oldest;
    for (const Plan &plan : plans)
        if (plan.asOf.isValid() && (!oldest.isValid() || plan.asOf < oldest))
            oldest = plan.asOf;
    return oldest;
}

qsizetype charactersOf(const ShownTool &shown)
{
    qsizetype characters = shown.tool.description.size() + shown.tool.logo.size();
    for (const Review &review : shown.current)
        characters += review.quote.size();
    return characters;
}

} // namespace

Edition::Edition(const Publication &ofPublication, const QList<Lens> &ofLenses, const QList<Reviewer> &ofPanel,
                 const Labels &inLabels, TemplateData base, bool isSite)
    : publication(ofPublication),
      lenses(ofLenses),
      labels(inLabels),
      inSite(isSite),
      m_root(siteAddress(publication, {})),
      m_panel(signedPanel(publication, ofPanel, labels.text("panel.numbered"_L1, {{"n"_L1, u"%1"_s}}))),
      m_data(dataOf(publication, labels, std::move(base), inSite))
{
    for (const Lens &lens : lenses) {
        m_lensIds << lens.id;
        PageData data;
        data.text("id", lensBlockId(lens.key));
        data.text("title", lens.title);
        data.text("question", lens.question);
        m_lensData << data.share();
        m_lensNames << TemplateValue::text(pageText(lens.title));
    }
    for (const Reviewer &reviewer : std::as_const(m_panel)) {
        m_reviewers.insert(reviewer.id, &reviewer);
        m_members.insert(reviewer.id, memberData(reviewer));
    }
}

const Reviewer *Edition::reviewer(ReviewerId id) const
{
    return m_reviewers.value(id);
}

const Lens *Edition::lens(LensId id) const
{
    const auto found = std::find_if(lenses.begin(), lenses.end(), [id](const Lens &lens) { return lens.id == id; });
    return found == lenses.end() ? nullptr : &*found;
}

std::shared_ptr<const ShownTool> Edition::shown(const Tool &tool, const QList<Review> &reviews) const
{
    auto shown = std::make_shared<ShownTool>();
    shown->tool = tool;
    shown->name = TemplateValue::text(pageText(tool.name));
    shown->current = currentReviews(reviews);
    shown->split = splitOf(shown->current, tool.id);
    shown->community = vd::community(tool.votes, publication.minimumVotes);
    shown->entry = entryPrice(tool.plans, publication.currency);
    shown->oldestPrice = oldestPriceOf(tool.plans);
    shown->characters = charactersOf(*shown);

    addToolSplit(*shown, *this);

    PageData data;
    addToolOpening(data, *shown, *this);
    addToolFit(data, *shown);
    addToolPlans(data, *shown, *this);
    addToolVotes(data, *shown, *this);
    addToolFacts(data, *shown, *this);
    addToolPanel(data, *shown, *this);
    shown->data = data.share();
    return shown;
}

} // namespace vd
