#include "manifest.h"

#include <QDataStream>
#include <QIODevice>

namespace vd {

namespace {

constexpr quint32 magic = 0x56445332; // "VDS2": a new number when anything below changes
constexpr auto streamVersion = QDataStream::Qt_6_4;
constexpr qsizetype headSize = 12;
constexpr qsizetype bytesPerFile = 96, bytesPerComparison = 16, bytesPerTool = 256; ///< or so

/// The same bytes, not a copy: there may be a hundred megabytes.
QByteArray bytesFrom(const QByteArray &bytes, qsizetype from)
{
    return bytes.size() < from ? QByteArray() : QByteArray::fromRawData(bytes.constData() + from, bytes.size() - from);
}

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
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i)
        stream >> items.emplaceBack();
}

} // namespace

QByteArray Manifest::toBytes() const
{
    QByteArray bytes;
    bytes.reserve(headSize + files.size() * bytesPerFile + comparisons.size() * bytesPerComparison +
                  tools.size() * bytesPerTool);
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << magic << quint64(0); // the fingerprint, once the rest is there
    stream << library << mark.seq << mark.row << mark.latest << mark.before << mark.undone;
    stream << quint32(tools.size());
    for (auto tool = tools.begin(); tool != tools.end(); ++tool) {
        stream << tool.key() << tool->stamp << tool->logo << tool->split.ship << tool->split.skip;
        write(stream, tool->reviews);
        write(stream, tool->flips);
    }
    stream << quint32(comparisons.size());
    for (auto comparison = comparisons.begin(); comparison != comparisons.end(); ++comparison)
        stream << comparison.key() << comparison.value();
    stream << quint32(files.size());
    for (auto file = files.begin(); file != files.end(); ++file)
        stream << file.key().toUtf8() << file->inputs << file->content << file->size << file->changed;
    stream.device()->seek(sizeof magic);
    stream << Fingerprint::of(bytesFrom(bytes, headSize));
    return bytes;
}

std::optional<Manifest> Manifest::fromBytes(const QByteArray &bytes)
{
    quint32 found = 0;
    quint64 print = 0;
    QDataStream head(bytes);
    head >> found >> print;
    const QByteArray body = bytesFrom(bytes, headSize);
    if (head.status() != QDataStream::Ok || found != magic || print != Fingerprint::of(body))
        return std::nullopt;

    Manifest manifest;
    QDataStream stream(body);
    stream.setVersion(streamVersion);
    HistoryMark &mark = manifest.mark;
    stream >> manifest.library >> mark.seq >> mark.row >> mark.latest >> mark.before >> mark.undone;
    quint32 count = 0;
    for (stream >> count; count > 0; --count) {
        ToolId id;
        ToolStanding standing;
        stream >> id >> standing.stamp >> standing.logo >> standing.split.ship >> standing.split.skip;
        read(stream, standing.reviews);
        read(stream, standing.flips);
        manifest.tools.insert(id, standing);
    }
    for (stream >> count; count > 0; --count) {
        ComparisonId id;
        quint64 stamp = 0;
        stream >> id >> stamp;
        manifest.comparisons.insert(id, stamp);
    }
    stream >> count;
    manifest.files.reserve(count);
    for (; count > 0; --count) {
        QByteArray path;
        WrittenFile file;
        stream >> path >> file.inputs >> file.content >> file.size >> file.changed;
        manifest.files.insert(QString::fromUtf8(path), file);
    }
    return stream.status() == QDataStream::Ok ? std::optional(manifest) : std::nullopt;
}

} // namespace vd
