#include "digestpage.h"

#include "digestproposal.h"
#include "markdown.h"
#include "sitepaths.h"

#include <QHash>

namespace vd {

using namespace Qt::StringLiterals;

QString datesBeside(const Digest &digest, const Labels &labels)
{
    const QString dates = digestDates(digest.startsOn, digest.endsOn, labels);
    return digest.title.contains(dates) ? QString() : dates;
}

PageData digestData(const Edition &edition, const DigestContent &content, bool inSite)
{
    PageData page(edition.data());
    const QString root = sitepath::rootFrom(sitepath::digest(content.digest.slug));
    page.text("dates", datesBeside(content.digest, edition.labels));
    page.html("intro", markdownHtml(content.digest.intro));
    page.date("published", content.digest.sentOn, edition.labels);
    PageData::List entries;
    QHash<QString, int> taken;
    for (const DigestItem &item : content.items) {
        PageData entry;
        const QString id = u"entry-"_s + (item.slug.isEmpty() ? QString::number(entries.size() + 1) : item.slug);
        const int before = taken[id]++;
        entry.text("id", before > 0 ? id + u"--"_s + QString::number(before + 1) : id);
        entry.flag("is_new", item.kind == DigestKind::New);
        entry.text("entry", item.heading);
        PageData::List changes;
        for (const QString &line : item.changes) {
            PageData change;
            change.text("change", line);
            changes.push_back(change.take());
        }
        entry.flag("has_changes", !changes.empty());
        entry.list("changes", std::move(changes));
        entry.html("text", markdownHtml(item.text));
        const QString path = item.slug.isEmpty() ? QString() : root + sitepath::comparison(item.slug);
        entry.text("link", inSite ? path : content.address(item));
        entries.push_back(entry.take());
    }
    page.list("entries", std::move(entries));
    return page;
}

} // namespace vd
