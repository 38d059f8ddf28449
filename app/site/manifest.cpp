#include "manifest.h"

#include <QIODevice>

namespace vd {

namespace {

// A manifest is this number and blocks: size, fingerprint, entries. A block of no size ends it. Each entry begins with
// what it is.
constexpr quint32 magic = 0x56445333; // "VDS3": a new number when anything below changes
constexpr auto streamVersion = QDataStream::Qt_6_4;
constexpr qint64 blockSize = 1 << 16;
constexpr quint32 mostReserved = 64;

enum class Entry : quint8 { Library, Tool, Comparison, File };

} // namespace

template <class Record>
QDataStream &operator<<(QDataStream &stream, Id<Record> id)
{
    return stream << id.value;
}

template <class Record>
QDataStream &operator>>(QDataStream &stream, Id<Record> &id)
{
    return stream >> id.value;
}

namespace {

QDataStream &operator<<(QDataStream &stream, const ReviewLine &line)
{
    return stream << line.lens << line.reviewer << line.verdict << line.on;
}

QDataStream &operator>>(QDataStream &stream, ReviewLine &line)
{
    return stream >> line.lens >> line.reviewer >> line.verdict >> line.on;
}

QDataStream &operator<<(QDataStream &stream, const Flip &flip)
{
    return stream << flip.tool << flip.lens << flip.reviewer << flip.to << flip.round << flip.on;
}

QDataStream &operator>>(QDataStream &stream, Flip &flip)
{
    return stream >> flip.tool >> flip.lens >> flip.reviewer >> flip.to >> flip.round >> flip.on;
}

template <class Item>
void write(QDataStream &stream, const QList<Item> &items)
{
    stream << quint32(items.size());
    for (const Item &item : items)
        stream << item;
}

template <class Item>
void read(QDataStream &stream, QList<Item> &items)
{
    quint32 count = 0;
    stream >> count;
    items.reserve(qMin(count, mostReserved)); // what is read is not trusted
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i)
        stream >> items.emplaceBack();
}

void readEntry(QDataStream &stream, Manifest &manifest)
{
    Entry entry{};
    stream >> entry;
    switch (entry) {
    case Entry::Library: {
        HistoryMark &mark = manifest.mark;
        stream >> manifest.library >> mark.seq >> mark.row >> mark.latest >> mark.before >> mark.undone;
        return;
    }
    case Entry::Tool: {
        ToolId id;
        ToolStanding standing;
        stream >> id >> standing.stamp >> standing.logo >> standing.split.ship >> standing.split.skip;
        read(stream, standing.reviews);
        read(stream, standing.flips);
        manifest.tools.insert(id, standing);
        return;
    }
    case Entry::Comparison: {
        ComparisonId id;
        quint64 stamp = 0;
        stream >> id >> stamp;
        manifest.comparisons.insert(id, stamp);
        return;
    }
    case Entry::File: {
        QByteArray path;
        WrittenFile file;
        stream >> path >> file.inputs >> file.content >> file.size >> file.changed;
        manifest.files.add(path, file);
        return;
    }
    }
    stream.setStatus(QDataStream::ReadCorruptData);
}

} // namespace

void WrittenFiles::add(QByteArrayView path, const WrittenFile &file)
{
    if (2 * (m_files.size() + 1) > m_slots.size())
        grow();
    m_slots[slotOf(path)] = quint32(m_files.size() + 1);
    m_files.push_back(file);
    m_paths.append(path);
    m_ends.push_back(quint32(m_paths.size()));
}

std::optional<std::size_t> WrittenFiles::find(const QString &path) const
{
    if (m_files.empty())
        return std::nullopt;
    const quint32 found = m_slots[slotOf(path.toUtf8())];
    return found == 0 ? std::nullopt : std::optional(std::size_t(found - 1));
}

QByteArrayView WrittenFiles::pathOf(std::size_t file) const
{
    const quint32 from = file == 0 ? 0 : m_ends[file - 1];
    return QByteArrayView(m_paths).sliced(from, m_ends[file] - from);
}

/// The path's, or the free one that it would come to.
std::size_t WrittenFiles::slotOf(QByteArrayView path) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = Fingerprint::of(path) & mask;; slot = (slot + 1) & mask)
        if (m_slots[slot] == 0 || pathOf(m_slots[slot] - 1) == path)
            return slot;
}

void WrittenFiles::grow()
{
    constexpr std::size_t fewest = 64; // a power of two, as all that follow
    m_slots.assign(std::max(fewest, 2 * m_slots.size()), 0);
    for (std::size_t file = 0; file < m_files.size(); ++file)
        m_slots[slotOf(pathOf(file))] = quint32(file + 1);
}

std::optional<Manifest> Manifest::read(QIODevice &device)
{
    QDataStream blocks(&device);
    blocks.setVersion(streamVersion);
    quint32 found = 0;
    blocks >> found;
    if (found != magic)
        return std::nullopt;
    Manifest manifest;
    QByteArray bytes;
    for (;;) {
        quint32 size = 0;
        quint64 print = 0;
        blocks >> size >> print;
        if (blocks.status() != QDataStream::Ok || size > device.bytesAvailable())
            return std::nullopt;
        bytes.resize(size);
        if (blocks.readRawData(bytes.data(), int(size)) != int(size) || Fingerprint::of(bytes) != print)
            return std::nullopt;
        if (size == 0)
            return manifest;
        QDataStream entries(bytes);
        entries.setVersion(streamVersion);
        while (!entries.atEnd() && entries.status() == QDataStream::Ok)
            readEntry(entries, manifest);
        if (entries.status() != QDataStream::Ok)
            return std::nullopt;
    }
}

ManifestWriter::ManifestWriter(TakeBytes sink) : m_sink(std::move(sink))
{
    m_entries.open(QIODevice::WriteOnly);
    m_stream.setDevice(&m_entries);
    m_stream.setVersion(streamVersion);
    m_stream << magic;
    m_sink(m_entries.data());
    m_entries.seek(0);
}

void ManifestWriter::add(QUuid library, const HistoryMark &mark)
{
    m_stream << Entry::Library << library << mark.seq << mark.row << mark.latest << mark.before << mark.undone;
    close();
}

void ManifestWriter::add(ToolId tool, const ToolStanding &standing)
{
    m_stream << Entry::Tool << tool << standing.stamp << standing.logo << standing.split.ship << standing.split.skip;
    write(m_stream, standing.reviews);
    write(m_stream, standing.flips);
    close();
}

void ManifestWriter::add(ComparisonId comparison, quint64 stamp)
{
    m_stream << Entry::Comparison << comparison << stamp;
    close();
}

void ManifestWriter::add(QByteArrayView path, const WrittenFile &file)
{
    m_stream << Entry::File << path.toByteArray() << file.inputs << file.content << file.size << file.changed;
    close();
}

void ManifestWriter::end()
{
    if (m_entries.pos() > 0)
        writeBlock();
    writeBlock();
}

/// After an entry.
void ManifestWriter::close()
{
    if (m_entries.pos() >= blockSize)
        writeBlock();
}

void ManifestWriter::writeBlock()
{
    const QByteArrayView entries = QByteArrayView(m_entries.data()).first(qsizetype(m_entries.pos()));
    QByteArray head;
    QDataStream stream(&head, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << quint32(entries.size()) << Fingerprint::of(entries);
    m_sink(head);
    m_sink(entries);
    m_entries.seek(0);
}

} // namespace vd
