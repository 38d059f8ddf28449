#pragma once

#include "historymark.h"
#include "siteindex.h"
#include "takebytes.h"

#include <QBuffer>
#include <QByteArray>
#include <QDataStream>
#include <QHash>
#include <QString>
#include <QUuid>
#include <optional>
#include <vector>

class QIODevice;

namespace vd {

/// A file that the desk wrote into a site.
struct WrittenFile
{
    quint64 inputs = 0;  ///< fingerprint of all that it was made from
    quint64 content = 0; ///< fingerprint of its bytes
    qint64 size = 0;
    qint64 changed = 0; ///< when, as the file system says, in nanoseconds
};

/// Files of a site by path. Packed, because there may be a million: some 80 bytes each.
class WrittenFiles
{
public:
    /// A path that is not there yet.
    void add(QByteArrayView path, const WrittenFile &file);
    [[nodiscard]] std::size_t size() const { return m_files.size(); }
    /// None where there is no such path.
    [[nodiscard]] std::optional<std::size_t> find(const QString &path) const;
    [[nodiscard]] QByteArrayView pathOf(std::size_t file) const;
    [[nodiscard]] WrittenFile &operator[](std::size_t file) { return m_files[file]; }
    [[nodiscard]] const WrittenFile &operator[](std::size_t file) const { return m_files[file]; }

private:
    [[nodiscard]] std::size_t slotOf(QByteArrayView path) const;
    void grow();

    std::vector<WrittenFile> m_files;
    QByteArray m_paths;           ///< one after the other, UTF-8
    std::vector<quint32> m_ends;  ///< of the paths
    std::vector<quint32> m_slots; ///< a hash table of places in m_files, counted from 1; 0 is free
};

/// What the export before this one wrote, and from what: with it the next one writes only what changed.
struct Manifest
{
    QUuid library;    ///< the publication's uid
    HistoryMark mark; ///< the library when the site was written
    QHash<ToolId, ToolStanding> tools;
    QHash<ComparisonId, quint64> comparisons; ///< their stamps
    WrittenFiles files;

    /// None for bytes that are no manifest of this version, or not whole.
    [[nodiscard]] static std::optional<Manifest> read(QIODevice &device);
};

/// Writes a manifest, entry by entry, in any order.
class ManifestWriter
{
public:
    /// What is written goes to `sink` in blocks.
    explicit ManifestWriter(TakeBytes sink);
    Q_DISABLE_COPY_MOVE(ManifestWriter)
    ~ManifestWriter() = default;

    void add(QUuid library, const HistoryMark &mark);
    void add(ToolId tool, const ToolStanding &standing);
    void add(ComparisonId comparison, quint64 stamp);
    void add(QByteArrayView path, const WrittenFile &file);
    /// Nothing may be added any more.
    void end();

private:
    void close();
    void writeBlock();

    TakeBytes m_sink;
    QBuffer m_entries; ///< of the block that is being written, up to its position
    QDataStream m_stream;
};

} // namespace vd
