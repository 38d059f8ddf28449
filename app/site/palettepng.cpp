#include "palettepng.h"

#include <QBuffer>
#include <QImageWriter>
#include <algorithm>
#include <optional>
#include <vector>

namespace vd {

namespace {

/// A palette's size.
constexpr int mostColours = 256;
/// The square of how far a pixel may lie from its place in the palette: a step no eye sees.
constexpr int nearEnough = 3 * 12 * 12;

int distance(QRgb one, QRgb other)
{
    const int red = qRed(one) - qRed(other), green = qGreen(one) - qGreen(other), blue = qBlue(one) - qBlue(other);
    return red * red + green * green + blue * blue;
}

QRgb mixed(QRgb from, QRgb to, int step, int steps)
{
    const auto channel = [=](int one, int other) { return one + ((other - one) * step + steps / 2) / steps; };
    return qRgb(channel(qRed(from), qRed(to)), channel(qGreen(from), qGreen(to)), channel(qBlue(from), qBlue(to)));
}

QList<QRgb> paletteOf(const QList<std::pair<QRgb, QRgb>> &edges)
{
    QList<QRgb> palette;
    const int steps = mostColours / int(std::max<qsizetype>(1, edges.size())) - 1;
    for (const auto &[ground, colour] : edges)
        for (int step = 0; step <= steps; ++step)
            if (const QRgb shade = mixed(ground, colour, step, steps); !palette.contains(shade))
                palette << shade;
    return palette;
}

/// Remembers where each colour lies in a palette.
class Places
{
public:
    explicit Places(const QList<QRgb> &palette) : m_palette(palette), m_slots(size) {}

    [[nodiscard]] const QList<QRgb> &palette() const { return m_palette; }

    /// None for a colour far from all of them.
    std::optional<uchar> of(QRgb colour)
    {
        Slot &slot = m_slots[(colour * 0x9E3779B1U) >> (32 - bits)];
        if (slot.colour != colour || !slot.known)
            slot = find(colour);
        return slot.near ? std::optional(slot.place) : std::nullopt;
    }

private:
    static constexpr int bits = 12;
    static constexpr std::size_t size = 1 << bits;
    struct Slot
    {
        QRgb colour = 0;
        uchar place = 0;
        bool near = false, known = false;
    };

    Slot find(QRgb colour) const
    {
        int best = 0, least = distance(colour, m_palette.first());
        for (int i = 1; i < m_palette.size() && least > 0; ++i)
            if (const int far = distance(colour, m_palette.at(i)); far < least)
                best = i, least = far;
        return {colour, uchar(best), least <= nearEnough, true};
    }

    QList<QRgb> m_palette;
    std::vector<Slot> m_slots;
};

/// Null where a pixel does not fit the palette.
QImage indexed(const QImage &picture, const QList<QRgb> &palette)
{
    QImage flat(picture.size(), QImage::Format_Indexed8);
    flat.setColorTable(palette);
    // The pictures of a site have one palette, and many colours of their edges in common.
    thread_local Places places(palette);
    if (places.palette() != palette)
        places = Places(palette);
    const int width = picture.width(), height = picture.height();
    for (int y = 0; y < height; ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        uchar *to = flat.scanLine(y);
        QRgb last = ~from[0];
        uchar place = 0;
        for (int x = 0; x < width; ++x) {
            if (from[x] != last) {
                const auto found = places.of(from[x]);
                if (!found)
                    return {};
                last = from[x];
                place = *found;
            }
            to[x] = place;
        }
    }
    return flat;
}

} // namespace

QByteArray palettePng(const QImage &picture, const QList<std::pair<QRgb, QRgb>> &edges)
{
    const QImage flat = indexed(picture, paletteOf(edges));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    constexpr int moderate = 40; // of 100; more costs time and saves next to nothing
    writer.setCompression(moderate);
    writer.write(flat.isNull() ? picture : flat);
    return bytes;
}

} // namespace vd
