#include "sharecard.h"

#include "accent.h"
#include "cardtext.h"
#include "pagecontext.h"
#include "palettepng.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

constexpr double margin = 64;
constexpr double innerWidth = ShareCard::width - 2 * margin;
constexpr double gap = 40;           ///< between columns
constexpr double figureShare = 0.48; ///< of a column
constexpr double figureGap = 24;     ///< from the figure to the marks
constexpr double smallestMark = 20;
constexpr double markSpace = 0.2; ///< between marks, in marks

QColor colourOf(Rgb rgb)
{
    return {rgb.red, rgb.green, rgb.blue};
}

/// The page's colours in daylight, see style.css.
struct Colours
{
    explicit Colours(const Palette &palette)
        : paper(colourOf(palette.paper)),
          accent(colourOf(palette.accent)),
          stage(colourOf(palette.stage)),
          stageInk(colourOf(palette.stageInk)),
          stageSoft(colourOf(palette.stageSoft))
    {
    }
    QColor paper, ink{0x19, 0x1a, 0x1d}, soft{0x57, 0x5a, 0x61}, accent, stage, stageInk, stageSoft;

    [[nodiscard]] QList<std::pair<QRgb, QRgb>> edges() const
    {
        return {{paper.rgb(), ink.rgb()},
                {paper.rgb(), soft.rgb()},
                {paper.rgb(), accent.rgb()},
                {stage.rgb(), stageInk.rgb()},
                {stage.rgb(), stageSoft.rgb()}};
    }
};

/// As on the page, in a square of 16: a disc with a tick, a ring with a cross.
QPainterPath shipMark()
{
    QPainterPath mark;
    mark.addEllipse(QRectF(0, 0, 16, 16));
    mark.addPolygon(QPolygonF({{11.9, 4.4}, {6.7, 9.6}, {4.4, 7.3}, {3, 8.7}, {6.7, 12.4}, {13.3, 5.8}, {11.9, 4.4}}));
    return mark;
}

QPainterPath skipMark()
{
    QPainterPath lines;
    lines.addEllipse(QRectF(0.8, 0.8, 14.4, 14.4));
    lines.moveTo(5.2, 5.2);
    lines.lineTo(10.8, 10.8);
    lines.moveTo(10.8, 5.2);
    lines.lineTo(5.2, 10.8);
    QPainterPathStroker stroker;
    stroker.setWidth(1.6);
    return stroker.createStroke(lines);
}

/// Draws a card into a picture, from top to bottom.
class CardPainter
{
public:
    CardPainter(const ShareCard &card, const Colours &colours, QImage &picture)
        : m_card(card), m_colours(colours), m_painter(&picture)
    {
        m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        picture.fill(colours.paper);
    }

    void draw()
    {
        const bool columns = hasColumns();
        const double bandTop = columns ? (m_card.pick.isEmpty() ? 410 : 346) : m_card.pick.isEmpty() ? 606 : 452;
        m_painter.fillRect(QRectF(0, bandTop, ShareCard::width, ShareCard::height - bandTop), m_colours.stage);
        drawHead(bandTop);
        double y = bandTop + 26;
        if (!m_card.pick.isEmpty()) {
            const double room = columns ? 66 : ShareCard::height - bandTop - 56;
            const CardText pick(m_card.pick, {true, QFont::Bold, columns ? 54 : 84, 34, columns ? 1 : 2, 1.2},
                                {innerWidth, room}, m_card.rightToLeft);
            pick.draw(m_painter, {margin, columns ? y : bandTop + (ShareCard::height - bandTop - pick.height()) / 2},
                      m_colours.stageInk);
            y += room + 18;
        } else {
            y += 10;
        }
        if (columns)
            drawColumns(y);
    }

private:
    [[nodiscard]] bool hasColumns() const
    {
        return std::any_of(m_card.tools.begin(), m_card.tools.end(),
                           [](const CardTool &tool) { return tool.split.total() > 0; });
    }

    void drawHead(double bandTop)
    {
        double top = 48;
        const CardText name(m_card.publication, {true, QFont::DemiBold, 36, 26, 1, 1.2}, {innerWidth, 46},
                            m_card.rightToLeft);
        name.draw(m_painter, {margin, top}, m_colours.accent);
        top += m_card.publication.trimmed().isEmpty() ? 0 : 46;
        const QRectF room(margin, top + 8, innerWidth, bandTop - top - 32);
        const CardText headline(m_card.headline, {true, QFont::DemiBold, 124, 44, 4, 1.1}, room.size(),
                                m_card.rightToLeft);
        headline.draw(m_painter, {margin, room.top() + (room.height() - headline.height()) / 2}, m_colours.ink,
                      m_colours.soft);
    }

    [[nodiscard]] CardText nameText(const CardTool &tool, double width, int largest) const
    {
        return {tool.name,
                {false, tool.picked ? QFont::DemiBold : QFont::Normal, largest, 26, 1, 1.3},
                {width, 46},
                m_card.rightToLeft};
    }

    [[nodiscard]] CardText figureText(const CardTool &tool, double width, int largest) const
    {
        const QString unknown = u"—"_s;
        return {tool.figure.isEmpty() ? unknown : tool.figure,
                {true, QFont::Bold, largest, 30, 1, 1.0},
                {width * figureShare, 74},
                m_card.rightToLeft};
    }

    /// How large names, figures and marks are: what fits every column.
    struct Sizes
    {
        int name = 34, figure = 68;
        double figureWidth = 0, mark = 42;
    };

    [[nodiscard]] Sizes sizesFor(double width) const
    {
        Sizes sizes;
        for (const CardTool &tool : m_card.tools) {
            sizes.name = std::min(sizes.name, nameText(tool, width, sizes.name).size());
            sizes.figure = std::min(sizes.figure, figureText(tool, width, sizes.figure).size());
        }
        for (const CardTool &tool : m_card.tools)
            sizes.figureWidth = std::max(sizes.figureWidth, figureText(tool, width, sizes.figure).width());
        for (const CardTool &tool : m_card.tools)
            if (const double size = markSize(tool.split, width - sizes.figureWidth - figureGap); size >= smallestMark)
                sizes.mark = std::min(sizes.mark, size);
        return sizes;
    }

    void drawColumns(double top)
    {
        const auto count = double(m_card.tools.size());
        const double width = (innerWidth - gap * (count - 1)) / count;
        const Sizes sizes = sizesFor(width);
        for (qsizetype i = 0; i < m_card.tools.size(); ++i) {
            const auto place = double(m_card.rightToLeft ? m_card.tools.size() - 1 - i : i);
            drawColumn(m_card.tools.at(i), {margin + place * (width + gap), top, width, ShareCard::height - top},
                       sizes);
        }
    }

    void drawColumn(const CardTool &tool, const QRectF &column, const Sizes &sizes)
    {
        const double rule = tool.picked ? 8 : 2;
        const QColor &colour = tool.picked ? m_colours.stageInk : m_colours.stageSoft;
        m_painter.fillRect(QRectF(column.left(), column.top() + 2 - rule, column.width(), rule), colour);
        nameText(tool, column.width(), sizes.name).draw(m_painter, column.topLeft() + QPointF(0, 12), colour);

        const QRectF room(column.left(), column.top() + 64, column.width(), 74);
        const CardText figure = figureText(tool, column.width(), sizes.figure);
        const double boxLeft = m_card.rightToLeft ? room.right() - room.width() * figureShare : room.left();
        figure.draw(m_painter, {boxLeft, room.center().y() - figure.height() / 2}, m_colours.stageInk);
        const double used = sizes.figureWidth + figureGap;
        drawMarks(tool.split, m_card.rightToLeft ? room.adjusted(0, 0, -used, 0) : room.adjusted(used, 0, 0, 0),
                  sizes.mark);
    }

    /// The size at which a panel's marks fit.
    static double markSize(const Split &split, double width)
    {
        const int count = split.total();
        return count == 0 ? width : width / (count + (count - 1) * markSpace);
    }

    /// A mark per review; in figures where they would be too small.
    void drawMarks(const Split &split, const QRectF &room, double size)
    {
        if (split.total() == 0)
            return;
        if (markSize(split, room.width()) < smallestMark) {
            const CardText text(split.text(), {true, QFont::Bold, 46, 24, 1, 1.0}, room.size(), m_card.rightToLeft);
            text.draw(m_painter, {room.left(), room.center().y() - text.height() / 2}, m_colours.stageSoft);
            return;
        }
        const QPainterPath ship = shipMark(), skip = skipMark();
        for (int i = 0; i < split.total(); ++i) {
            const double step = i * size * (1 + markSpace);
            m_painter.save();
            m_painter.translate(m_card.rightToLeft ? room.right() - size - step : room.left() + step,
                                room.center().y() - size / 2);
            m_painter.scale(size / 16, size / 16);
            m_painter.fillPath(i < split.ship ? ship : skip, m_colours.stageInk);
            m_painter.restore();
        }
    }

    const ShareCard &m_card;
    const Colours &m_colours;
    QPainter m_painter;
};

} // namespace

ShareCard shareCardOf(const Edition &edition, const Comparison &comparison, const QString &headline,
                      const QList<std::shared_ptr<const ShownTool>> &tools)
{
    const Publication &publication = edition.publication;
    ShareCard card{publication.name, headline, pickText({edition, comparison, tools}), publication.accent,
                   QLocale(publication.language).textDirection() == Qt::RightToLeft};
    for (const auto &shown : tools) {
        const auto share = shown->split.shipPercent();
        card.tools << CardTool{shown->tool.name, share ? edition.labels.percent(*share) : QString(), shown->split,
                               comparison.pick == PickKind::Tool && comparison.pickTool == shown->tool.id};
    }
    return card;
}

QByteArray shareCardPng(const ShareCard &card)
{
    const Colours colours(paletteOf(card.accent, Scheme::Light, {.light = {0xfc, 0xfb, 0xf8}}));
    QImage picture(ShareCard::width, ShareCard::height, QImage::Format_RGB32);
    CardPainter(card, colours, picture).draw();
    return palettePng(picture, colours.edges());
}

} // namespace vd
