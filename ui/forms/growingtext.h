#pragma once

#include <QPlainTextEdit>

class QMenu;

namespace vd {

/// A text of several lines that is as tall as what is in it, so that the form scrolls and not the field.
/// Tab moves on; undo is the desk's.
class GrowingText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit GrowingText(int leastLines, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The context menu is about to be shown for a position in the text: whoever has more to offer adds it.
    void menuRequested(QMenu *menu, int position);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    [[nodiscard]] int heightOf(int lines) const;

    static constexpr int mostLines = 40;
    int m_leastLines;
    int m_lines;
};

} // namespace vd
