#pragma once

#include "packedtexts.h"
#include "publishedrows.h"

#include <QDate>
#include <QString>
#include <QUuid>
#include <deque>
#include <span>
#include <vector>

namespace vd {

/// What lists and links need of the published comparisons, by place, the newest first. Packed, because there may be a
/// hundred thousand: each takes some 25 bytes besides its texts, which packedtexts.h keeps.
class SiteComparisons
{
public:
    /// Its tools are numbered as they come in `tools`. Fails with ErrorKind::Library when they cannot be read.
    [[nodiscard]] static Result<SiteComparisons> load(Connection &connection, QList<ToolId> &tools);
    /// Gives each tool another number.
    void renumberTools(const std::vector<int> &numbers);

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] ComparisonId id(int place) const { return idOf(at(place)); }
    [[nodiscard]] QDate publishedOn(int place) const { return at(place).date(); }
    /// In order.
    [[nodiscard]] std::span<const int> tools(int place) const;
    [[nodiscard]] QUuid uid(int place) const;
    [[nodiscard]] QString slug(int place) const { return m_texts.text(at(place).texts, Slug); }
    /// Its own; empty stands for its tools' names.
    [[nodiscard]] QString headline(int place) const { return m_texts.text(at(place).texts, Headline); }
    /// UTF-8; a view or a copy.
    [[nodiscard]] QByteArray dek(int place) const { return m_texts.utf8(at(place).texts, Dek); }
    /// Whether a text could not be read, and was shown empty.
    [[nodiscard]] bool isLost() const { return m_texts.isLost(); }

private:
    enum Text { Id, Uid, Slug, Headline, Dek, TextCount };
    using Texts = PackedTexts<TextCount>;
    struct Row
    {
        qint64 texts : 48;          ///< their entry
        quint64 toolCount : 16 = 0; ///< in m_tools
        quint32 firstTool = 0;
        qint32 publishedOn = 0; ///< as a Julian day; 0 for none

        [[nodiscard]] QDate date() const { return publishedOn == 0 ? QDate() : QDate::fromJulianDay(publishedOn); }
    };
    [[nodiscard]] const Row &at(int place) const { return m_rows[std::size_t(place)]; }
    [[nodiscard]] ComparisonId idOf(const Row &row) const;
    void add(const PublishedComparison &comparison);
    Result<void> addTools(Connection &connection, QList<ToolId> &tools);
    void sort();

    std::deque<Row> m_rows; // grows without a copy
    std::vector<int> m_tools;
    Texts m_texts;
};

} // namespace vd
