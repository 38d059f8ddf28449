#pragma once

#include "rows.h"
#include "spilledbytes.h"

#include <QByteArray>
#include <QString>
#include <array>
#include <cstring>

namespace vd {

/// The texts of many records, `count` each, packed: what they take is little more than their UTF-8, and that of most is
/// not in memory where there are very many.
template <int count>
class PackedTexts
{
public:
    /// Where a record's are.
    using Entry = qint64;

    explicit PackedTexts(qsizetype mostHeld = qsizetype(2) << 20) : m_bytes(mostHeld) {}

    Entry add(const std::array<QByteArray, count> &texts)
    {
        Sizes sizes{};
        for (int which = 0; which < count; ++which)
            sizes[which] = quint32(texts[which].size());
        QByteArray record(reinterpret_cast<const char *>(sizes.data()), sizeof sizes);
        for (const QByteArray &text : texts)
            record.append(text);
        return m_bytes.append(record);
    }

    /// A view, as long as nothing is added, or a copy.
    [[nodiscard]] QByteArray utf8(Entry entry, int which) const
    {
        Sizes sizes{};
        std::memcpy(sizes.data(), m_bytes.read(entry, sizeof sizes).constData(), sizeof sizes);
        qint64 from = entry + qint64(sizeof sizes);
        for (int before = 0; before < which; ++before)
            from += sizes[before];
        return sizes[which] == 0 ? QByteArray() : m_bytes.read(from, sizes[which]);
    }
    [[nodiscard]] QString text(Entry entry, int which) const { return textOf(utf8(entry, which)); }
    /// Whether a text could not be read, and was shown empty.
    [[nodiscard]] bool isLost() const { return m_bytes.isLost(); }

private:
    using Sizes = std::array<quint32, count>;

    SpilledBytes m_bytes;
};

} // namespace vd
