#pragma once

#include "words.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTextCursor>

class QPlainTextEdit;

namespace vd {

/// A stretch of a text that deserves a look, and why.
struct TextMark
{
    TextRange range;
    QString said; ///< the tooltip
};

/// Marks under the words of a text, in layers that are set apart. They move with the words while somebody types, are
/// never part of the text, and say in a tooltip what they mean.
class TextMarks : public QObject
{
    Q_OBJECT

public:
    /// The higher one is drawn where two meet.
    enum Layer { Worn, Banned, Misspelt };
    static constexpr int layers = 3;

    explicit TextMarks(QPlainTextEdit *text);
    void set(Layer layer, const QList<TextMark> &marks);
    /// Where the marks of a layer are now.
    [[nodiscard]] QList<TextRange> ranges(Layer layer) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Placed
    {
        QTextCursor cursor;
        QString said;
    };
    void paint();
    [[nodiscard]] QString saidAt(int position) const;

    QPlainTextEdit *m_text;
    QList<Placed> m_marks[layers];
};

} // namespace vd
