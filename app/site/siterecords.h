#pragma once

#include "sitepages.h"

#include <QHash>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vd {

/// The records that files of a site are made from. They are read in the order of the library's graph, so that each tool
/// is read and prepared once, or few times, and is soon let go.
class SiteRecords
{
public:
    /// Files that are made together, with what they need. Outlives SiteRecords; any thread may have it.
    struct Batch
    {
        std::vector<PlannedFile> files;
        QHash<int, PageRecords> comparisons; ///< by place in the index
        QHash<int, PageRecords> tools;

        /// What SitePages::make() needs for one of the files.
        [[nodiscard]] const PageRecords &of(const PlannedFile &file) const;
    };

    /// `toMake` are places in `files`, `stamps` what is known of the comparisons, by place, 0 where that is nothing; it
    /// may be empty. All but these two must outlive this.
    SiteRecords(Connection &connection, const SiteIndex &index, const Edition &edition, const PlannedFiles &files,
                std::vector<quint32> toMake, std::vector<quint64> stamps);

    /// The next files; none when all have been given out. Fails with ErrorKind::Library when they cannot be read.
    [[nodiscard]] Result<std::shared_ptr<Batch>> next();

    /// Gives the place and the stamp of each comparison that was read or was known before.
    void eachComparison(const std::function<void(int, quint64)> &take) const;
    /// By its place, as it was read; 0 where it was not.
    [[nodiscard]] quint64 toolStamp(int place) const { return m_toolStamps[std::size_t(place)]; }

private:
    [[nodiscard]] std::vector<int> orderOfTools() const;
    void sortByTool();
    [[nodiscard]] std::span<const int> toolsOf(const PlannedFile &file) const;
    void addTool(PageRecords &records, int tool) const;
    Result<void> loadComparisons(Batch &batch);
    Result<void> show(const Batch &batch);
    void letGo(const Batch &batch);

    Connection &m_connection;
    const SiteIndex &m_index;
    const Edition &m_edition;
    const PlannedFiles &m_files;
    std::vector<quint32> m_toMake;    ///< places in m_files
    std::size_t m_next = 0;           ///< in m_toMake
    std::vector<int> m_uses;          ///< how many of the files still to make show a tool, by its place
    QHash<int, ShownToolPtr> m_shown; ///< by place
    qsizetype m_shownCharacters = 0;
    std::vector<quint64> m_known; ///< stamps of comparisons that were not read
    struct ReadComparison
    {
        int place;
        quint64 stamp;
    };
    SpilledBytes m_read{1 << 18};
    qsizetype m_readCount = 0;
    std::vector<quint64> m_toolStamps;
};

} // namespace vd
