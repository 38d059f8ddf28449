#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <atomic>

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
