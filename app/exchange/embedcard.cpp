#include "embedcard.h"

#include "edition.h"
#include "pagetheme.h"
#include "sitepage.h"
#include "sitepaths.h"

#include <QUrl>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// High enough for a headline of three lines on a phone; the card scrolls beyond.
int heightOf(const PageInput &input)
{
    constexpr int headAndPick = 180;
    constexpr int row = 80;
    return headAndPick + row * int(input.tools.size());
}

} // namespace

QByteArray embedCard(const PageInput &input, const PageRenderer &renderer)
{
    const Edition edition = renderer.edition(input.publication, input.lenses, input.reviewers);
    PageData data = comparisonData(edition, input.comparison, shownTools(edition, input));
    const QString page = sitepath::comparison(input.comparison.slug);
    const QString address = edition.address(page);
    data.text("page", address.isEmpty() ? QString() : page);
    data.text("page_address", address);
    SiteFrame frame{.path = sitepath::embed(input.comparison.slug), .title = comparisonHeadline(input)};
    frame.unlisted = true;
    addFrame(data, edition, frame);
    return renderer.page(PageKind::Embed, edition, data);
}

QString embedAddress(const PageInput &input)
{
    return siteAddress(input.publication, sitepath::embed(input.comparison.slug));
}

QString embedCode(const PageInput &input, const QString &fileName)
{
    const QString address = embedAddress(input);
    const QString source = address.isEmpty() ? QString::fromLatin1(QUrl::toPercentEncoding(fileName)) : address;
    return uR"(<iframe src="%1" title="%2" width="100%" height="%3" style="border:0" loading="lazy"></iframe>)"_s.arg(
        source.toHtmlEscaped(), comparisonHeadline(input).toHtmlEscaped(), QString::number(heightOf(input)));
}

} // namespace vd
