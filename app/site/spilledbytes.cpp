#include "spilledbytes.h"

#include "descriptors.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace vd {

namespace {

constexpr qsizetype tailSize = 1 << 14, mostReserved = 1 << 21;

} // namespace

SpilledBytes::~SpilledBytes()
{
    if (m_file >= 0)
        ::close(m_file);
}

SpilledBytes::SpilledBytes(SpilledBytes &&other) noexcept : SpilledBytes(other.m_mostHeld)
{
    *this = std::move(other);
}

SpilledBytes &SpilledBytes::operator=(SpilledBytes &&other) noexcept
{
    m_mostHeld = other.m_mostHeld;
    m_held.swap(other.m_held);
    std::swap(m_file, other.m_file);
    std::swap(m_spilled, other.m_spilled);
    m_tail.swap(other.m_tail);
    std::swap(m_isFull, other.m_isFull);
    m_isLost = other.m_isLost.load();
    return *this;
}

qint64 SpilledBytes::append(QByteArrayView bytes)
{
    // Nothing is held any more once something is spilled: what was appended together stays together.
    if (m_spilled + m_tail.size() == 0 && m_held.size() + bytes.size() <= m_mostHeld) {
        m_held.reserve(qMin(m_mostHeld, mostReserved)); // doubling would take more
        m_held.append(bytes);
        return m_held.size() - bytes.size();
    }
    if (m_tail.size() >= tailSize && !m_isFull)
        spill();
    m_tail.append(bytes);
    return m_held.size() + m_spilled + m_tail.size() - bytes.size();
}

void SpilledBytes::spill()
{
    if (m_file < 0)
        m_file =
            ::open(QFile::encodeName(QDir::tempPath()).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    m_isFull = m_file < 0 || !writeAll(m_file, m_tail);
    if (m_isFull)
        return;
    m_spilled += m_tail.size();
    m_tail.resize(0); // and keeps its room
}

QByteArray SpilledBytes::read(qint64 from, qsizetype size) const
{
    if (from < m_held.size())
        return QByteArray::fromRawData(m_held.constData() + from, size);
    from -= m_held.size();
    if (from >= m_spilled)
        return QByteArray::fromRawData(m_tail.constData() + (from - m_spilled), size);
    QByteArray bytes(size, Qt::Uninitialized);
    if (!readAll(m_file, bytes.data(), size, from)) {
        m_isLost = true;
        bytes.fill('\0');
    }
    return bytes;
}

} // namespace vd
