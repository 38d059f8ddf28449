#include "csvtable.h"

#include "windows1252.h"

#include <QStringDecoder>
#include <algorithm>
#include <optional>

namespace vd {

namespace {

QString decodedAs(QStringConverter::Encoding encoding, const QByteArray &bytes)
{
    QStringDecoder decoder(encoding); // takes a byte order mark away
    return decoder.decode(bytes);
}

/// UTF-16 without a mark: in European text, every other byte is zero.
std::optional<QStringConverter::Encoding> utf16WithoutMark(const QByteArray &bytes)
{
    const qsizetype length = std::min<qsizetype>(bytes.size(), 4096) & ~qsizetype(1);
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < length; ++i)
        zeros[i % 2] += bytes.at(i) == '\0' ? 1 : 0;
    if (length < 2 || std::max(zeros[0], zeros[1]) * 4 < length)
        return std::nullopt;
    return zeros[1] > zeros[0] ? QStringConverter::Utf16LE : QStringConverter::Utf16BE;
}

/// Reads row after row with one delimiter.
class Scanner
{
public:
    Scanner(const QString &text, QChar delimiter) : m_text(text), m_delimiter(delimiter) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] int openQuoteLine() const { return m_openQuoteLine; } ///< 0 when every quotation ended

    /// The next row that is not an empty line; without cells at the end.
    CsvTable::Row next()
    {
        while (!atEnd()) {
            CsvTable::Row row = readRow();
            if (row.cells.size() > 1 || !row.cells.first().trimmed().isEmpty())
                return row;
        }
        return {};
    }

private:
    CsvTable::Row readRow()
    {
        CsvTable::Row row{{}, m_line};
        for (;;) {
            row.cells << readCell();
            if (atEnd())
                return row;
            const QChar c = m_text.at(m_at++);
            if (c == m_delimiter)
                continue;
            if (c == u'\r' && !atEnd() && m_text.at(m_at) == u'\n')
                ++m_at;
            ++m_line;
            return row;
        }
    }
    QString readCell()
    {
        qsizetype begin = m_at;
        while (begin < m_text.size() && m_text.at(begin) == u' ' && m_delimiter != u' ')
            ++begin;
        if (begin < m_text.size() && m_text.at(begin) == u'"') {
            m_at = begin + 1;
            return readQuoted();
        }
        begin = m_at;
        while (!atEnd() && m_text.at(m_at) != m_delimiter && m_text.at(m_at) != u'\n' && m_text.at(m_at) != u'\r')
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }
    QString readQuoted()
    {
        const int beganOn = m_line;
        QString cell;
        for (;; ++m_at) {
            if (atEnd()) {
                m_openQuoteLine = beganOn;
                return cell;
            }
            const QChar c = m_text.at(m_at);
            if (c == u'"') {
                if (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) != u'"')
                    break;
                ++m_at;
            }
            const bool endsLine =
                c == u'\n' || (c == u'\r' && (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) != u'\n'));
            m_line += endsLine ? 1 : 0;
            cell += c;
        }
        ++m_at; // the closing quote; what follows up to the delimiter belongs to the cell, as spreadsheets read it
        const qsizetype tail = m_at;
        while (!atEnd() && m_text.at(m_at) != m_delimiter && m_text.at(m_at) != u'\n' && m_text.at(m_at) != u'\r')
            ++m_at;
        const QString rest = m_text.mid(tail, m_at - tail);
        return rest.trimmed().isEmpty() ? cell : cell + rest;
    }

    const QString &m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_openQuoteLine = 0;
};

/// How well a delimiter explains the first rows: columns of the header, if most rows have as many.
int scoreOf(const QString &text, QChar delimiter)
{
    constexpr int sample = 30;
    Scanner scanner(text, delimiter);
    const qsizetype columns = scanner.next().cells.size();
    int rows = 0;
    int alike = 0;
    while (rows < sample && !scanner.atEnd()) {
        const qsizetype cells = scanner.next().cells.size();
        if (cells == 0)
            break;
        ++rows;
        alike += cells == columns ? 1 : 0;
    }
    if (columns < 2)
        return 0;
    const int agreement = rows == 0 ? 100 : 100 * alike / rows;
    return agreement * 100 + int(std::min<qsizetype>(columns, 99));
}

QChar delimiterOf(const QString &text)
{
    QChar best = u',';
    int bestScore = 0;
    for (const QChar delimiter : {u',', u';', u'\t', u'|'}) {
        const int score = scoreOf(text, delimiter);
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

} // namespace

QString CsvTable::decoded(const QByteArray &bytes, QString *encoding)
{
    const auto say = [&](const char *name) {
        if (encoding)
            *encoding = QLatin1String(name);
    };
    if (const auto marked = QStringConverter::encodingForData(bytes);
        marked && *marked != QStringConverter::Utf32LE && *marked != QStringConverter::Utf32BE) {
        say(*marked == QStringConverter::Utf8 ? "UTF-8" : "UTF-16");
        return decodedAs(*marked, bytes);
    }
    if (const auto guessed = utf16WithoutMark(bytes)) {
        say("UTF-16");
        return decodedAs(*guessed, bytes);
    }
    QStringDecoder utf8(QStringConverter::Utf8);
    const QString text = utf8.decode(bytes);
    say(utf8.hasError() ? "Windows-1252" : "UTF-8");
    return utf8.hasError() ? fromWindows1252(bytes) : text;
}

Result<CsvTable> CsvTable::parse(const QByteArray &bytes)
{
    QString encoding;
    const QString text = decoded(bytes, &encoding);
    if (text.contains(QChar::Null))
        return refused(tr("this is no text file; export the table as CSV"));
    CsvTable table;
    table.m_delimiter = delimiterOf(text);
    table.m_encoding = encoding;
    Scanner scanner(text, table.m_delimiter);
    const auto complain = [](int line, const QString &what) { return refused(what).in({}, line); };
    const auto unfinished = [&] {
        return complain(
            scanner.openQuoteLine(),
            tr("the quotation mark that opens here is never closed; close it, or double it if it is meant"));
    };

    const Row header = scanner.next();
    if (scanner.openQuoteLine() > 0)
        return unfinished();
    if (header.cells.isEmpty())
        return complain(1, tr("the file is empty; its first row must name the columns"));
    table.m_headerLine = header.line;
    for (const QString &cell : header.cells)
        table.m_header << cell.simplified();
    for (Row row = scanner.next(); !row.cells.isEmpty(); row = scanner.next()) {
        if (scanner.openQuoteLine() > 0)
            return unfinished();
        if (row.cells.size() != header.cells.size())
            return complain(row.line,
                            row.cells.size() < header.cells.size()
                                ? tr("the row is too short: %1 cells where the header has %2; add the missing "
                                     "ones, empty if need be")
                                      .arg(row.cells.size())
                                      .arg(header.cells.size())
                                : tr("the row is too long: %1 cells where the header has %2; put quotation marks "
                                     "around a cell that holds a delimiter")
                                      .arg(row.cells.size())
                                      .arg(header.cells.size()));
        table.m_rows << row;
    }
    return table;
}

} // namespace vd
