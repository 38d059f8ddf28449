#include "digestcontent.h"

#include "sitepage.h"
#include "sitepaths.h"
#include "text.h"

namespace vd {

using namespace Qt::StringLiterals;

QString DigestContent::address(const DigestItem &item) const
{
    return item.slug.isEmpty() ? QString() : siteAddress(publication, sitepath::comparison(item.slug));
}

QString DigestContent::address() const
{
    return siteAddress(publication, sitepath::digest(digest.slug));
}

Result<DigestContent> DigestContent::load(Library &library, const Digest &digest)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    DigestContent content{*publication, digest, {}, {}};
    if (!isWebAddress(publication->baseUrl))
        content.notes << tr("the publication has no base URL: links are left out of the mail");
    for (const DigestEntry &entry : digest.entries) {
        DigestItem item{entry.kind, entry.heading.trimmed(), {}, entry.text.trimmed(), {}};
        for (const QString &line : entry.change.split(u'\n'))
            if (const QString change = line.trimmed(); !change.isEmpty())
                item.changes << change;
        if (!entry.comparison.isEmpty()) {
            const auto id = library.find<Comparison>(entry.comparison);
            if (!id)
                return id.error();
            const auto comparison = id->isValid() ? library.get(*id) : Result<Comparison>(refused({}));
            if (!comparison && comparison.error().kind == ErrorKind::Library)
                return comparison.error();
            if (comparison && comparison->status == ComparisonStatus::Published)
                item.slug = comparison->slug;
            else
                content.notes << tr("\"%1\" has no published page and stands without a link")
                                     .arg(item.heading.isEmpty() ? entry.comparison : item.heading);
        }
        if (!item.heading.isEmpty() || !item.text.isEmpty() || !item.changes.isEmpty())
            content.items << item;
    }
    if (content.items.isEmpty() && digest.intro.trimmed().isEmpty())
        return refused(tr("the digest is empty: nothing was published or changed in these days; choose other days, or "
                          "write an intro"));
    return content;
}

} // namespace vd
