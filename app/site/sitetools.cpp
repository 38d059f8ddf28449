#include "sitetools.h"

namespace vd {

Result<SiteTools> SiteTools::load(Connection &connection, const QList<ToolId> &ids)
{
    SiteTools loaded;
    auto done = eachPublishedTool(connection, ids, [&](const PublishedTool &tool) {
        const auto entry = loaded.m_texts.add({tool.uid.toRfc4122(), tool.slug.toUtf8(), tool.name.toUtf8(),
                                               tool.category.toUtf8(), tool.tagline.toUtf8()});
        loaded.m_rows.push_back({tool.id, entry});
    });
    if (!done)
        return done.error();
    return loaded;
}

QUuid SiteTools::uid(int place) const
{
    return QUuid::fromRfc4122(m_texts.utf8(m_rows[std::size_t(place)].texts, Uid));
}

} // namespace vd
