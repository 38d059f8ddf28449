#pragma once

#include "packedtexts.h"
#include "publishedrows.h"

#include <QString>
#include <QUuid>
#include <deque>

namespace vd {

/// What lists and links need of the tools that published comparisons show, by place, in the order of their names.
class SiteTools
{
public:
    /// Fails with ErrorKind::Library when they cannot be read.
    [[nodiscard]] static Result<SiteTools> load(Connection &connection, const QList<ToolId> &ids);

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] ToolId id(int place) const { return m_rows[std::size_t(place)].id; }
    [[nodiscard]] QUuid uid(int place) const;
    [[nodiscard]] QString slug(int place) const { return text(place, Slug); }
    [[nodiscard]] QString name(int place) const { return text(place, Name); }
    [[nodiscard]] QString category(int place) const { return text(place, Category); }
    [[nodiscard]] QString tagline(int place) const { return text(place, Tagline); }

private:
    enum Text { Uid, Slug, Name, Category, Tagline, TextCount };
    using Texts = PackedTexts<TextCount>;
    struct Row
    {
        ToolId id;
        Texts::Entry texts;
    };
    [[nodiscard]] QString text(int place, Text which) const
    {
        return m_texts.text(m_rows[std::size_t(place)].texts, which);
    }

    std::deque<Row> m_rows;
    Texts m_texts;
};

} // namespace vd
