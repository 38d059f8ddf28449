#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace vd {

/// A file of forms as lines, whatever became of it on its way: other line ends and encodings, quoting by mail programs,
/// quoted-printable. From a file that was not meddled with, bytes() makes the same bytes again.
class FormLines
{
public:
    struct Line
    {
        QString text;    ///< as it stands in the file, decoded
        QString content; ///< without quoting and trailing space
        int number = 0;  ///< in the file, from 1
    };

    explicit FormLines(const QByteArray &bytes);

    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    /// The first line of the forms, an index; none when this is no file of forms.
    [[nodiscard]] std::optional<qsizetype> start() const { return m_start; }
    [[nodiscard]] int lastNumber() const { return m_lines.isEmpty() ? 1 : m_lines.last().number; }
    /// Whether the bytes were no UTF-8, and taken for Windows-1252.
    [[nodiscard]] bool isGuessed() const { return m_guessed; }

    /// A line of content as it would stand in this file.
    [[nodiscard]] QString quoted(const QString &content) const;
    /// Lines as a file, UTF-8, with this file's line ends.
    [[nodiscard]] QByteArray bytes(const QStringList &lines) const;

    static constexpr auto mark = QLatin1String("@@ verdict forms 1");
    /// A line whose last sign a mail program that writes quoted-printable changes to "=3D".
    static constexpr auto encoding = QLatin1String("@@ encoding utf-8 =");
    /// How deep a mail program has quoted the file that begins with this line; nothing for any other line.
    [[nodiscard]] static std::optional<int> depthOfMark(const QString &line);

private:
    QList<Line> m_lines;
    std::optional<qsizetype> m_start;
    int m_depth = 0;
    QByteArray m_end = "\n";
    bool m_hasMark = false; ///< a byte order mark
    bool m_guessed = false;
};

} // namespace vd
