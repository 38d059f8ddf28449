#pragma once

#include "rows.h"

#include <QByteArray>
#include <QString>
#include <array>
#include <cstring>
#include <vector>

namespace vd {

/// The texts of many records, `count` each, packed: what they take is little more than their UTF-8.
template <int count>
class PackedTexts
{
public:
    /// Where a record's are.
    struct Entry
    {
        quint32 block = 0, from = 0;
    };

    Entry add(const std::array<QByteArray, count> &texts)
    {
        Sizes sizes{};
        qsizetype all = sizeof sizes;
        for (int which = 0; which < count; ++which) {
            sizes[which] = quint32(texts[which].size());
            all += texts[which].size();
        }
        if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < all)
            m_blocks.emplace_back().reserve(qMax(blockSize, all));
        QByteArray &block = m_blocks.back();
        const Entry entry{quint32(m_blocks.size() - 1), quint32(block.size())};
        block.append(reinterpret_cast<const char *>(sizes.data()), sizeof sizes);
        for (const QByteArray &text : texts)
            block.append(text);
        return entry;
    }

    [[nodiscard]] QByteArrayView utf8(Entry entry, int which) const
    {
        const QByteArrayView block = m_blocks[entry.block];
        Sizes sizes{};
        std::memcpy(sizes.data(), block.data() + entry.from, sizeof sizes);
        qsizetype from = qsizetype(entry.from) + qsizetype(sizeof sizes);
        for (int before = 0; before < which; ++before)
            from += sizes[before];
        return block.sliced(from, sizes[which]);
    }
    [[nodiscard]] QString text(Entry entry, int which) const { return textOf(utf8(entry, which)); }

private:
    using Sizes = std::array<quint32, count>;
    static constexpr qsizetype blockSize = 1 << 18;

    std::vector<QByteArray> m_blocks; ///< none of which grows beyond what was reserved
};

} // namespace vd
