#include "rowdelegate.h"

#include "markedline.h"
#include "navigationmodel.h"
#include "recordlistmodel.h"
#include "searchmodel.h"
#include "statusshape.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace vd {

namespace {

constexpr int tintAlpha = 70;
constexpr int leastSnippet = 20; // letters

/// Headings are no items, but no less readable for it.
QColor headingColor(const QStyleOptionViewItem &option)
{
    return subdued(option.palette.color(QPalette::Active, QPalette::Text),
                   option.palette.color(QPalette::Active, QPalette::Base));
}

} // namespace

RowDelegate::Ink RowDelegate::drawPanel(QPainter *painter, QStyleOptionViewItem &option, const QModelIndex &index) const
{
    initStyleOption(&option, index);
    option.text.clear();
    const QWidget *widget = option.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    const QPalette::ColorGroup group =
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    QColor tint = option.palette.color(group, QPalette::Highlight);
    tint.setAlpha(tintAlpha);
    // Several lists are side by side: only the one that keys go to shows its selection in full colour.
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool selected = chosen && (!widget || widget->hasFocus());
    option.state.setFlag(QStyle::State_Selected, selected);
    if (chosen && !selected)
        painter->fillRect(option.rect, tint);
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = option.rect.adjusted(1, 1, -1, -1);
        focus.state |= QStyle::State_Item;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, widget);
    }
    Ink ink;
    ink.text = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    ink.subdued = selected ? ink.text : subdued(ink.text, option.palette.color(group, QPalette::Base));
    ink.font = option.font;
    ink.smallFont = smaller(option.font);
    if (!selected)
        ink.tint = tint;
    return ink;
}

QFont RowDelegate::smaller(const QFont &font)
{
    QFont smallFont = font;
    if (font.pointSizeF() > 0)
        smallFont.setPointSizeF(font.pointSizeF() * 0.9);
    return smallFont;
}

int RowDelegate::lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

QSize RowDelegate::twoLines(const QStyleOptionViewItem &option) const
{
    const int lines = lineHeight(option.font) + lineHeight(smaller(option.font)) + 2;
    return {lineHeight(option.font) * 8, lines + 2 * lineMargin + 2};
}

QRect RowDelegate::drawRight(QPainter *painter, QRect line, const QString &text, const QFont &font, const QColor &color)
{
    if (text.isEmpty())
        return line;
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    return line.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(text) - sideMargin, 0);
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto texts = index.data(RecordListModel::TextsRole).value<RowTexts>();
    QStyleOptionViewItem row = option;
    painter->save();
    const Ink ink = drawPanel(painter, row, index);
    const QRect area = row.rect.adjusted(sideMargin, lineMargin + 1, -sideMargin, -lineMargin - 1);
    QRect upper(area.topLeft(), QSize(area.width(), lineHeight(ink.font)));
    QRect lower(area.left(), upper.bottom() + 3, area.width(), lineHeight(ink.smallFont));
    upper = drawRight(painter, upper, texts.figure, ink.font, ink.text);
    lower = drawRight(painter, lower, texts.subfigure, ink.smallFont, ink.subdued);
    if (texts.status) {
        const int size = lower.height() * 5 / 8;
        const QRect shape(lower.left(), lower.top() + (lower.height() - size + 1) / 2, size, size);
        drawStatusShape(*painter, shape, *texts.status, ink.subdued);
        lower.setLeft(shape.right() + 6);
    }
    drawMarkedLine(*painter, upper, {texts.title, {}}, {ink.font, ink.text, {}});
    drawMarkedLine(*painter, lower, {texts.subtitle, {}}, {ink.smallFont, ink.subdued, {}});
    painter->restore();
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return twoLines(option);
}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    painter->save();
    const QRect area = row.rect.adjusted(sideMargin, lineMargin + 1, -sideMargin, -lineMargin - 1);
    if (index.data(SearchModel::IsHeadingRole).toBool()) {
        QFont font = smaller(option.font);
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(headingColor(option));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, index.data().toString());
        painter->restore();
        return;
    }
    const auto hit = index.data(SearchModel::HitRole).value<SearchHit>();
    const Ink ink = drawPanel(painter, row, index);
    QRect upper(area.topLeft(), QSize(area.width(), lineHeight(ink.font)));
    const QRect lower(area.left(), upper.bottom() + 3, area.width(), lineHeight(ink.smallFont));
    const bool nameMatched = hit.snippet.text.isEmpty();
    const qreal used = drawMarkedLine(*painter, upper, hit.title, {ink.font, ink.text, ink.tint});
    upper.setLeft(upper.left() + int(used) + sideMargin);
    const QRectF beside = nameMatched ? QRectF(lower) : QRectF(upper);
    if (beside.width() > lineHeight(ink.font))
        drawMarkedLine(*painter, beside, {hit.subtitle, {}}, {ink.smallFont, ink.subdued, {}});
    if (!nameMatched) {
        const int letters = lower.width() * 6 / 5 / std::max(1, QFontMetrics(ink.smallFont).averageCharWidth());
        const MarkedText visible = hit.snippet.excerpt(std::max(leastSnippet, letters));
        drawMarkedLine(*painter, lower, visible, {ink.smallFont, ink.subdued, ink.tint});
    }
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hit = twoLines(option);
    const bool heading = index.data(SearchModel::IsHeadingRole).toBool();
    return heading ? QSize(hit.width(), lineHeight(option.font) + 3 * lineMargin) : hit;
}

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    painter->save();
    const QVariant count = index.data(NavigationModel::CountRole);
    const QString number = count.isValid() ? QLocale().toString(count.toInt()) : QString();
    const auto kind = NavigationModel::Kind(index.data(NavigationModel::KindRole).toInt());
    QRect line = row.rect.adjusted(sideMargin, 0, -sideMargin, 0);
    const QString title = index.data().toString();
    if (kind == NavigationModel::Kind::Heading) {
        QFont font = smaller(option.font);
        font.setBold(true);
        const QColor color = headingColor(option);
        line.setTop(line.top() + lineMargin);
        line = drawRight(painter, line, number, font, color);
        drawMarkedLine(*painter, line, {title, {}}, {font, color, {}});
    } else {
        const Ink ink = drawPanel(painter, row, index);
        const bool nothing = kind == NavigationModel::Kind::Smart && count.toInt() == 0;
        line = drawRight(painter, line, nothing ? QString() : number, ink.font, ink.subdued);
        drawMarkedLine(*painter, line, {title, {}}, {ink.font, nothing ? ink.subdued : ink.text, {}});
    }
    painter->restore();
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto kind = NavigationModel::Kind(index.data(NavigationModel::KindRole).toInt());
    const int extra = kind == NavigationModel::Kind::Heading ? 3 * lineMargin : 2 * lineMargin - 1;
    return {lineHeight(option.font) * 8, lineHeight(option.font) + extra};
}

} // namespace vd
