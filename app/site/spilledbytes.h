#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <atomic>
#include <cstring>
#include <span>
#include <type_traits>

namespace vd {

/// Bytes that are appended once and then read often. The first `mostHeld` are kept in memory; what follows goes to a
/// file without a name in the folder for temporary files, as long as there is room, and else stays in memory, too.
/// Once all are appended several threads may read.
class SpilledBytes
{
public:
    explicit SpilledBytes(qsizetype mostHeld) : m_mostHeld(mostHeld) {}
    ~SpilledBytes();
    Q_DISABLE_COPY(SpilledBytes)
    SpilledBytes(SpilledBytes &&other) noexcept;
    SpilledBytes &operator=(SpilledBytes &&other) noexcept;

    /// Where the bytes come to lie.
    qint64 append(QByteArrayView bytes);
    /// Bytes that were appended together, from any place in them: a view, as long as nothing is appended, or a copy.
    /// Zeros when the file cannot be read; see isLost().
    [[nodiscard]] QByteArray read(qint64 from, qsizetype size) const;
    /// Entries as they are in memory, one after the other.
    template <class Entry>
    qint64 appendList(std::span<const Entry> entries)
    {
        static_assert(std::is_trivially_copyable_v<Entry>);
        return append({reinterpret_cast<const char *>(entries.data()), qsizetype(entries.size_bytes())});
    }
    /// Some that were appended together.
    template <class Entry>
    [[nodiscard]] QList<Entry> readList(qint64 from, qsizetype count) const
    {
        QList<Entry> entries(count);
        if (count > 0) {
            const QByteArray bytes = read(from, count * qsizetype(sizeof(Entry)));
            std::memcpy(entries.data(), bytes.constData(), std::size_t(bytes.size()));
        }
        return entries;
    }
    /// Whether something could not be read.
    [[nodiscard]] bool isLost() const { return m_isLost; }

private:
    void spill();

    qsizetype m_mostHeld;
    QByteArray m_held;     ///< the first
    int m_file = -1;       ///< of what follows; its descriptor
    qint64 m_spilled = 0;  ///< bytes in it
    QByteArray m_tail;     ///< what comes behind these
    bool m_isFull = false; ///< nothing can be written to the file any more
    mutable std::atomic<bool> m_isLost = false;
};

} // namespace vd
