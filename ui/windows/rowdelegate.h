#pragma once

#include <QStyledItemDelegate>

namespace vd {

/// What the library column's delegates share: the row's panel as the style draws it, and colours that follow its state.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    struct Ink
    {
        QColor text;
        QColor subdued;
        QColor tint; ///< behind what matched
        QFont font;
        QFont smallFont;
    };
    static constexpr int sideMargin = 8;
    static constexpr int lineMargin = 4;

    /// Draws selection, hover and focus, and tells what to write with.
    Ink drawPanel(QPainter *painter, QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] static QFont smaller(const QFont &font);
    [[nodiscard]] static int lineHeight(const QFont &font);
    [[nodiscard]] QSize twoLines(const QStyleOptionViewItem &option) const;
    /// Draws text at the right end of a line and returns what is left of the line.
    static QRect drawRight(QPainter *painter, QRect line, const QString &text, const QFont &font, const QColor &color);
};

/// A record: title and second line, figures at the right, a comparison's status as a shape beside its word.
class RecordDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A search hit with what matched marked, or a group's heading.
class HitDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A section or smart list with its count, or the heading between them.
class NavigationDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vd
