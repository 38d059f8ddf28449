#include "cardtext.h"

#include <QGlyphRun>
#include <QHash>
#include <QMutex>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QFont fontOf(const CardFont &wanted, int size)
{
    // As the pages' stacks, and what a bare system has.
    static const QStringList serif{u"Charter"_s, u"Source Serif 4"_s, u"Noto Serif"_s, u"DejaVu Serif"_s, u"serif"_s};
    static const QStringList sans{u"Noto Sans"_s, u"DejaVu Sans"_s, u"sans-serif"_s};
    QFont font;
    font.setFamilies(wanted.serif ? serif : sans);
    font.setWeight(QFont::Weight(wanted.weight));
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

const QString versus = u" vs "_s;

/// A copy that shares nothing: QPainterPath fills in what it derives when it is drawn, also in what is shared between
/// threads.
QPainterPath unshared(const QPainterPath &path)
{
    QPainterPath copy;
    copy.setFillRule(path.fillRule());
    copy.addPath(path);
    return copy;
}

/// The outlines of glyphs, which cost most of a picture's time, kept for the next picture of any thread.
class Outlines
{
public:
    static QList<QPainterPath> of(const QRawFont &font, const QList<quint32> &glyphs)
    {
        static Outlines kept;
        const QString name = u"%1/%2/%3"_s.arg(font.familyName(), font.styleName()).arg(font.weight());
        QList<QPainterPath> outlines;
        const QMutexLocker lock(&kept.m_mutex);
        QHash<quint32, QPainterPath> &known = kept.m_fonts[name];
        for (const quint32 glyph : glyphs) {
            auto outline = known.constFind(glyph);
            if (outline == known.constEnd())
                outline = known.insert(glyph, font.pathForGlyph(glyph));
            outlines << unshared(*outline);
        }
        return outlines;
    }

private:
    QMutex m_mutex;
    QHash<QString, QHash<quint32, QPainterPath>> m_fonts;
};

/// Draws outlines: Qt's cache of drawn glyphs depends on what was drawn before, and the same text must give the same
/// pixels. Only what has no outline, an emoji, is drawn as a picture.
void drawRun(QPainter &painter, const QGlyphRun &run, const QColor &colour)
{
    const QRawFont font = run.rawFont();
    const QList<quint32> glyphs = run.glyphIndexes();
    const QList<QPointF> positions = run.positions();
    if (font.fontTable("head").isEmpty()) // no font here has the script: Qt's stand-in cannot even tell its name
        return;
    const QList<QPainterPath> outlines = Outlines::of(font, glyphs);
    const auto isPicture = [&](qsizetype i) {
        return outlines.at(i).isEmpty() && !font.boundingRect(glyphs.at(i)).isEmpty();
    };
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        if (isPicture(i)) {
            painter.setPen(colour);
            return painter.drawGlyphRun({}, run);
        }
    }
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        painter.translate(positions.at(i));
        painter.fillPath(outlines.at(i), colour);
        painter.translate(-positions.at(i));
    }
}

} // namespace

/// Lays the text out at one size and scales it: without hinting a size more or less changes nothing else, so that
/// trying another size only breaks lines anew.
struct CardText::Setting
{
    Setting(const CardFont &font, QSizeF size, bool toLeft) : wanted(font), box(size), rightToLeft(toLeft) {}

    static constexpr int reference = 64; ///< pixels

    CardFont wanted;
    QSizeF box;
    bool rightToLeft;
    QTextLayout layout;
    int size = 0;
    int lines = 0;

    [[nodiscard]] double scale() const { return double(size) / reference; }
    [[nodiscard]] double lineHeight() const { return std::ceil(size * wanted.leading); }

    void setText(const QString &text, bool mayBreakWords)
    {
        const QFont font = fontOf(wanted, reference);
        QTextOption option;
        option.setWrapMode(mayBreakWords ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::WordWrap);
        option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        option.setAlignment(Qt::AlignAbsolute | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft));
        layout.setTextOption(option);
        layout.setFont(font);
        layout.setText(text);
        QFont italic = font;
        italic.setItalic(true);
        italic.setWeight(QFont::Normal);
        QTextCharFormat format;
        format.setFont(italic);
        QList<QTextLayout::FormatRange> formats;
        for (qsizetype at = text.indexOf(versus); at >= 0; at = text.indexOf(versus, at + 1))
            formats << QTextLayout::FormatRange{int(at), int(versus.size()), format};
        layout.setFormats(formats);
    }

    /// Whether the text fits the box at this size in lines of this width.
    bool set(int pixels, double width)
    {
        size = pixels;
        lines = 0;
        bool fits = true;
        layout.beginLayout();
        for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
            next.setLineWidth(width / scale());
            // Lines lie as far apart as the leading says, whatever fonts are in them.
            const double inside = lineHeight() / scale() - next.ascent() - next.descent();
            next.setPosition({0, lines * lineHeight() / scale() + inside / 2});
            fits = fits && next.naturalTextWidth() * scale() <= width + 0.5;
            ++lines;
        }
        layout.endLayout();
        return fits && lines <= wanted.mostLines && lines * lineHeight() <= box.height() + 0.5;
    }

    /// The largest size that fits in this many lines, by halving; 0 when none does.
    int largestIn(int mostLines)
    {
        const auto fits = [&](int pixels) { return set(pixels, box.width()) && lines <= mostLines; };
        if (fits(wanted.largest))
            return wanted.largest;
        int low = wanted.smallest, high = wanted.largest;
        if (!fits(low))
            return 0;
        while (high - low > 1) {
            const int middle = (low + high) / 2;
            (fits(middle) ? low : high) = middle;
        }
        return low;
    }

    /// The largest size that fits, or a little less where that takes fewer lines; false when none does.
    bool fit(const QString &text)
    {
        constexpr double littleLess = 0.8;
        setText(text, false);
        const int best = largestIn(wanted.mostLines);
        for (int mostLines = 1; mostLines <= wanted.mostLines && best > 0; ++mostLines)
            if (const int pixels = largestIn(mostLines); pixels > 0 && pixels >= best * littleLess)
                return set(pixels, box.width());
        return false;
    }

    /// As narrow as it can be in as many lines, so that no word is left alone on the last one.
    void balance()
    {
        const int wantedLines = lines, pixels = size;
        if (wantedLines < 2)
            return;
        double low = box.width() / 2, high = box.width();
        while (high - low > 8) {
            const double middle = (low + high) / 2;
            (set(pixels, middle) && lines == wantedLines ? high : low) = middle;
        }
        set(pixels, high);
    }

    /// Cuts the text to what fits at the smallest size.
    void cut(const QString &text)
    {
        const auto fits = [&](const QString &shorter) {
            setText(shorter, true);
            return set(wanted.smallest, box.width());
        };
        const auto cutTo = [&](qsizetype length) -> QString {
            QString shorter = text.first(length);
            if (!shorter.isEmpty() && shorter.back().isHighSurrogate())
                shorter.chop(1);
            return shorter.trimmed() + u'…';
        };
        if (fits(text))
            return;
        qsizetype low = 0, high = text.size();
        while (high - low > 1) {
            const qsizetype middle = (low + high) / 2;
            (fits(cutTo(middle)) ? low : high) = middle;
        }
        fits(cutTo(low));
    }
};

CardText::CardText(const QString &text, const CardFont &font, QSizeF box, bool rightToLeft)
    : m_setting(std::make_unique<Setting>(font, box, rightToLeft))
{
    const QString line = text.simplified();
    if (line.isEmpty())
        return;
    if (m_setting->fit(line))
        m_setting->balance();
    else
        m_setting->cut(line);
}

CardText::~CardText() = default;

double CardText::height() const
{
    return m_setting->lines * m_setting->lineHeight();
}

int CardText::size() const
{
    return m_setting->size;
}

double CardText::width() const
{
    double widest = 0;
    for (int i = 0; i < m_setting->lines; ++i)
        widest = std::max(widest, m_setting->layout.lineAt(i).naturalTextWidth());
    return widest * m_setting->scale();
}

void CardText::draw(QPainter &painter, QPointF topLeft, const QColor &colour, const QColor &versusColour) const
{
    if (m_setting->lines == 0)
        return;
    // Balanced lines are narrower than the box, and start where the box does.
    const double scale = m_setting->scale();
    const double shift =
        m_setting->rightToLeft ? m_setting->box.width() - m_setting->layout.lineAt(0).width() * scale : 0;
    painter.save();
    painter.translate(topLeft + QPointF(shift, 0));
    painter.scale(scale, scale);
    const auto paint = [&](int from, int length, const QColor &ink) {
        for (const QGlyphRun &run : m_setting->layout.glyphRuns(from, length))
            drawRun(painter, run, ink);
    };
    const QString text = m_setting->layout.text();
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(versus); at >= 0; at = text.indexOf(versus, at + 1)) {
        if (at > done)
            paint(int(done), int(at - done), colour);
        done = at + versus.size();
        paint(int(at), int(versus.size()), versusColour.isValid() ? versusColour : colour);
    }
    if (done < text.size())
        paint(int(done), int(text.size() - done), colour);
    painter.restore();
}

} // namespace vd
