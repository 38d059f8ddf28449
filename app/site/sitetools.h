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
    /// Whether a text could not be read, and was shown empty.
    [[nodiscard]] bool isLost() const { return m_texts.isLost(); }

private:
    enum Text { Uid, Slug, Name, Category, Tagline, TextCount };
    using Texts = PackedTexts<TextCount>;
    struct Row
    {
        ToolId id;
        Texts::Entry texts = 0;
    };
    [[nodiscard]] QString text(int place, Text which) const
    {
        return m_texts.text(m_rows[std::size_t(place)].texts, which);
    }

    std::deque<Row> m_rows;
    Texts m_texts{1 << 19}; // tools are fewer than comparisons
};

} // namespace vd
