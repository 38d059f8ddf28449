#include "mailtext.h"

#include "markdown.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTextBoundaryFinder>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

bool isAddress(const QString &word)
{
    return word.contains("://"_L1) || word.contains("mailto:"_L1);
}

QStringList split(const QString &text, QTextBoundaryFinder::BoundaryType at)
{
    QStringList parts;
    QTextBoundaryFinder finder(at, text);
    qsizetype from = 0;
    while (finder.toNextBoundary() >= 0) {
        parts << text.sliced(from, finder.position() - from);
        from = finder.position();
    }
    return parts;
}

/// Where lines can break in a word that is longer than a line: where its language lets them, or else anywhere.
QStringList pieces(const QString &word, qsizetype longest)
{
    if (word.size() <= longest || isAddress(word))
        return {word};
    QStringList parts;
    for (const QString &part : split(word, QTextBoundaryFinder::Line))
        parts << (part.size() <= longest ? QStringList(part) : split(part, QTextBoundaryFinder::Grapheme));
    return parts;
}

QString unescaped(QString text)
{
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1);
}

/// Reads the few elements that a page's own HTML has.
class Reader
{
public:
    QString run(const QString &html)
    {
        qsizetype at = 0;
        while (at < html.size()) {
            const qsizetype open = html.indexOf(u'<', at);
            m_line += unescaped(html.mid(at, open < 0 ? -1 : open - at));
            if (open < 0)
                break;
            const qsizetype close = html.indexOf(u'>', open);
            tag(html.mid(open, close - open + 1));
            at = close + 1;
        }
        finishLine();
        return m_text.trimmed();
    }

private:
    void tag(const QString &tag)
    {
        if (tag.startsWith("<a "_L1)) {
            m_address = unescaped(tag.section(u'"', 1, 1));
            m_linked = m_line.size();
        } else if (tag == "</a>"_L1) {
            const QString shown = m_line.mid(m_linked);
            if (shown != m_address && u"mailto:"_s + shown != m_address)
                m_line += u" <"_s + m_address + u'>';
        } else if (tag == "<ul>"_L1 || tag.startsWith("<ol"_L1)) {
            finishLine();
            m_numbers << (tag == "<ul>"_L1 ? 0 : qMax(1, tag.section(u'"', 1, 1).toInt()));
        } else if (tag == "</ul>"_L1 || tag == "</ol>"_L1) {
            finishLine();
            m_numbers.removeLast();
            endBlock();
        } else if (tag == "<li>"_L1) {
            finishLine();
            int &number = m_numbers.last();
            m_mark = number == 0 ? u"- "_s : QString::number(number++) + u". "_s;
        } else if (tag == "<hr />"_L1 || tag == "<hr>"_L1) {
            m_line = u"* * *"_s;
            finishLine();
            endBlock();
        } else if (tag.startsWith("<br"_L1) || tag == "</li>"_L1) {
            finishLine();
        } else if (tag == "</p>"_L1 || tag == "</pre>"_L1 || tag == "</blockquote>"_L1) {
            finishLine();
            if (m_numbers.isEmpty())
                endBlock();
        } else if (tag == "<pre>"_L1) {
            m_isVerbatim = true;
        }
        if (tag == "</pre>"_L1)
            m_isVerbatim = false;
    }
    void finishLine()
    {
        const QString margin = u"  "_s.repeated(qMax<qsizetype>(0, m_numbers.size() - 1));
        if (m_isVerbatim) {
            m_text += m_line;
        } else if (const QString words = m_line.simplified(); !words.isEmpty()) {
            m_text += wrapped(margin + m_mark + words, margin + QString(m_mark.size(), u' ')) + u'\n';
            m_mark.clear();
        }
        m_line.clear();
    }
    void endBlock()
    {
        if (!m_text.isEmpty() && !m_text.endsWith("\n\n"_L1))
            m_text += m_text.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s;
    }

    QString m_text;
    QString m_line;
    QString m_mark;
    QString m_address;
    qsizetype m_linked = 0;
    QList<int> m_numbers; ///< the next of each list we are in; 0 of one without
    bool m_isVerbatim = false;
};

} // namespace

QString wrapped(const QString &text, const QString &indent)
{
    QStringList lines;
    qsizetype margin = 0;
    while (margin < text.size() && text.at(margin) == u' ')
        ++margin;
    QString line(margin, u' ');
    bool isEmpty = true;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        bool isFirstPiece = true;
        for (const QString &piece : pieces(word, mailTextWidth - indent.size())) {
            const qsizetype gap = isEmpty || !isFirstPiece ? 0 : 1;
            if (!isEmpty && line.size() + gap + piece.size() > mailTextWidth) {
                lines << line;
                line = indent + piece;
            } else {
                line += QString(gap, u' ') + piece;
            }
            isEmpty = false;
            isFirstPiece = false;
        }
    }
    lines << line;
    return lines.join(u'\n');
}

QString mailText(const QString &markdown)
{
    return Reader().run(QString::fromStdString(markdownHtml(markdown)));
}

std::string inlineStyled(const std::string &html, const std::string &accent)
{
    QString styled = QString::fromStdString(html);
    const QString colour = QString::fromStdString(accent);
    styled.replace("<p>"_L1, "<p style=\"margin:0 0 12px\">"_L1);
    styled.replace("<a href"_L1, u"<a style=\"color:%1\" href"_s.arg(colour));
    styled.replace("<ul>"_L1, "<ul style=\"margin:0 0 12px;padding:0 0 0 24px\">"_L1);
    styled.replace("<ol"_L1, "<ol style=\"margin:0 0 12px;padding:0 0 0 24px\""_L1);
    styled.replace("<blockquote>"_L1, "<blockquote style=\"margin:0 0 12px;padding:0 0 0 16px;border-left:2px solid "
                                      "#dbd7cd\">"_L1);
    styled.replace("<pre>"_L1, "<pre style=\"margin:0 0 12px;white-space:pre-wrap\">"_L1);
    return styled.toStdString();
}

} // namespace vd
