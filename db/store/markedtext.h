#pragma once

#include <QList>
#include <QString>

namespace vd {

/// Text with the runs that matched, in order and apart.
struct MarkedText
{
    struct Mark
    {
        qsizetype start = 0;
        qsizetype length = 0;
        bool operator==(const Mark &) const = default;
    };
    QString text;
    QList<Mark> marks;

    /// Reads what FTS5's highlight() wrote with the marks char(2) and char(3). Stray marks in the text are dropped.
    [[nodiscard]] static MarkedText parse(const QString &highlighted);
    /// One line of about `length` characters around the first mark, cut between words, with an ellipsis where text is
    /// left out.
    [[nodiscard]] MarkedText excerpt(qsizetype length) const;

    bool operator==(const MarkedText &) const = default;
};

} // namespace vd
