#include "markdowntext.h"

#include "htmltext.h"
#include "markdown.h"

#include <QRegularExpression>
#include <algorithm>
#include <md4c.h>
#include <vector>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// Whether an ampersand at `at` could begin an entity; text that ends before it can be told may go on.
bool couldBeEntity(QStringView text, qsizetype at)
{
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text.at(i) == u';')
            return i > at + 1;
        if (!text.at(i).isLetterOrNumber() && text.at(i) != u'#')
            return false;
    }
    return true;
}

/// What no line may begin with unless a block is meant, escaped. Other marks are escaped wherever they stand.
QString lineStart(const QString &line)
{
    static const QRegularExpression number(u"^(\\d{1,9})([.)])"_s);
    if (line.isEmpty())
        return line;
    if (u"#+-=>:"_s.contains(line.at(0)))
        return u'\\' + line;
    if (const auto match = number.match(line); match.hasMatch())
        return match.captured(1) + u'\\' + line.mid(match.capturedEnd(1));
    return line;
}

QString escaped(QStringView text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (u"\\`*_[]<|~"_s.contains(c) || (c == u'&' && couldBeEntity(text, i)))
            out += u'\\';
        out += c;
    }
    return out;
}

qsizetype longestRun(const QString &text, QChar of)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == of ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

QString codeSpan(QString code)
{
    code.replace(u'\n', u' ');
    const QString fence(longestRun(code, u'`') + 1, u'`');
    const bool needsRoom = code.startsWith(u'`') || code.endsWith(u'`') ||
                           (code.startsWith(u' ') && code.endsWith(u' ') && !code.trimmed().isEmpty());
    const QString room = needsRoom ? u" "_s : QString();
    return fence + room + code + room + fence;
}

QString ofUtf8(const MD_CHAR *text, MD_SIZE size)
{
    return QString::fromUtf8(text, qsizetype(size));
}

/// An attribute as Markdown; entities stay as they were written.
QString attributeText(const MD_ATTRIBUTE &attribute)
{
    QString out;
    for (int part = 0; attribute.text && attribute.substr_offsets[part] < attribute.size; ++part) {
        const MD_OFFSET begin = attribute.substr_offsets[part];
        const QString text = ofUtf8(attribute.text + begin, attribute.substr_offsets[part + 1] - begin);
        if (attribute.substr_types[part] == MD_TEXT_ENTITY) {
            out += text;
            continue;
        }
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            if (u"\\<>\"`*_[]|"_s.contains(c) || (c == u'&' && couldBeEntity(text, i)))
                out += u'\\';
            out += c == u'\n' ? QChar(u' ') : c;
        }
    }
    return out;
}

bool isAllowedTarget(const QString &address)
{
    static const QRegularExpression schemes(u"^(https?://|mailto:)"_s, QRegularExpression::CaseInsensitiveOption);
    return schemes.match(address).hasMatch();
}

QString linkEnd(const MD_SPAN_A_DETAIL &detail)
{
    const QString title = attributeText(detail.title);
    const QString address = attributeText(detail.href);
    static const QRegularExpression bare(u"^[^\\s()<>]+$"_s);
    const QString target = bare.match(address).hasMatch() ? address : u'<' + address + u'>';
    return u"]("_s + target + (title.isEmpty() ? QString() : u" \""_s + title + u'"') + u')';
}

/// Writes anew what md4c finds.
class Writer
{
public:
    /// False when the text cannot be read.
    bool read(const std::string &utf8)
    {
        MD_PARSER parser{};
        parser.flags = MD_DIALECT_COMMONMARK | MD_FLAG_NOHTML;
        parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
            static_cast<Writer *>(self)->enter(type, detail);
            return 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
            static_cast<Writer *>(self)->leave(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
            static_cast<Writer *>(self)->enter(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void *detail, void *self) {
            static_cast<Writer *>(self)->leave(type, detail);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
            static_cast<Writer *>(self)->text(type, ofUtf8(text, size));
            return 0;
        };
        return md_parse(utf8.data(), MD_SIZE(utf8.size()), &parser, this) == 0;
    }

    [[nodiscard]] const QList<MarkdownBlock> &blocks() const { return m_blocks; }

private:
    struct Frame
    {
        MD_BLOCKTYPE type = MD_BLOCK_DOC;
        QString line;                   ///< running text
        QList<MarkdownBlock> blocks;    ///< inside
        QList<MD_BLOCKTYPE> kinds = {}; ///< of those blocks
        bool isTight = false;
        unsigned number = 0; ///< of the next item
        QString info = {};   ///< of code
        QChar mark = {};     ///< of the list
    };

    Frame &top() { return m_frames.back(); }

    void enter(MD_BLOCKTYPE type, void *detail)
    {
        if (!m_frames.empty())
            flush();
        Frame frame;
        frame.type = type;
        // Two lists in a row would become one: every other one has the other mark.
        const bool follows = !m_frames.empty() && !top().kinds.isEmpty() && top().kinds.last() == type;
        const QChar before = follows ? m_lastMark : QChar();
        if (type == MD_BLOCK_UL) {
            frame.isTight = static_cast<MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0;
            frame.mark = before == u'-' ? u'*' : u'-';
        } else if (type == MD_BLOCK_OL) {
            frame.isTight = static_cast<MD_BLOCK_OL_DETAIL *>(detail)->is_tight != 0;
            frame.number = static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start;
            frame.mark = before == u'.' ? u')' : u'.';
        } else if (type == MD_BLOCK_CODE) {
            static const QRegularExpression word(u"^[\\w+#.-]+$"_s);
            const QString language = attributeText(static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang);
            frame.info = word.match(language).hasMatch() ? language : QString();
        }
        m_frames.push_back(std::move(frame));
    }

    void leave(MD_BLOCKTYPE type)
    {
        if (type != MD_BLOCK_CODE)
            flush();
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        if (type == MD_BLOCK_DOC)
            m_blocks = std::move(frame.blocks);
        else
            put(asBlock(frame), type, frame);
    }

    void put(const MarkdownBlock &block, MD_BLOCKTYPE type, const Frame &frame)
    {
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
            m_lastMark = frame.mark;
        if (block.lines.isEmpty())
            return;
        top().blocks << block;
        top().kinds << type;
    }

    /// Running text that stands in the frame becomes a paragraph of it: md4c leaves that out in tight lists.
    void flush()
    {
        Frame &frame = top();
        if (frame.type == MD_BLOCK_P || frame.type == MD_BLOCK_H || frame.type == MD_BLOCK_CODE || frame.line.isEmpty())
            return;
        const QString line = std::exchange(frame.line, QString());
        frame.blocks << MarkdownBlock{paragraph(line), true};
        frame.kinds << MD_BLOCK_P;
    }

    static QStringList paragraph(const QString &text)
    {
        QStringList lines;
        for (const QString &line : text.split(u'\n'))
            if (const QString shown = line.trimmed(); !shown.isEmpty())
                lines << lineStart(shown);
        return lines;
    }

    static QStringList joined(const QList<MarkdownBlock> &blocks, bool isTight)
    {
        QStringList lines;
        for (const MarkdownBlock &block : blocks) {
            if (!lines.isEmpty() && !isTight)
                lines << QString();
            lines << block.lines;
        }
        return lines;
    }

    MarkdownBlock asBlock(Frame &frame)
    {
        switch (frame.type) {
        case MD_BLOCK_P:
            return {paragraph(frame.line), true};
        case MD_BLOCK_H: {
            const QString line = frame.line.simplified();
            return {line.isEmpty() ? QStringList() : QStringList{u"**"_s + line + u"**"_s}, true};
        }
        case MD_BLOCK_HR:
            return {{u"___"_s}};
        case MD_BLOCK_CODE:
            return {fenced(frame)};
        case MD_BLOCK_QUOTE:
            return {quoted(joined(frame.blocks, false))};
        case MD_BLOCK_LI:
            return {item(frame)};
        default: // a list
            return {joined(frame.blocks, frame.isTight)};
        }
    }

    static QStringList quoted(const QStringList &lines)
    {
        QStringList quoted;
        for (const QString &line : lines)
            quoted << (line.isEmpty() ? u">"_s : u"> "_s + line);
        return quoted.isEmpty() ? QStringList{u">"_s} : quoted;
    }

    static QStringList fenced(const Frame &frame)
    {
        QString code = frame.line;
        if (code.endsWith(u'\n'))
            code.chop(1);
        const QString fence(std::max<qsizetype>(3, longestRun(code, u'`') + 1), u'`');
        return QStringList{fence + frame.info} + code.split(u'\n') + QStringList{fence};
    }

    QStringList item(const Frame &frame)
    {
        Frame &list = top();
        const QString mark = list.type == MD_BLOCK_OL ? QString::number(list.number++) + list.mark : QString(list.mark);
        const QStringList lines = joined(frame.blocks, list.isTight);
        const QString indent(mark.size() + 1, u' ');
        QStringList item;
        for (const QString &line : lines)
            item << (line.isEmpty() ? QString() : (item.isEmpty() ? mark + u' ' : indent) + line);
        return item.isEmpty() ? QStringList{mark} : item;
    }

    void enter(MD_SPANTYPE type, void *detail)
    {
        m_inImages += type == MD_SPAN_IMG ? 1 : 0;
        if (m_inImages > 0)
            return; // it becomes its description, which is plain
        switch (type) {
        case MD_SPAN_EM:
            top().line += u'*';
            break;
        case MD_SPAN_STRONG:
            top().line += isInHeading() ? QString() : u"**"_s;
            break;
        case MD_SPAN_A:
            m_linkKept = isAllowedTarget(attributeText(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
            top().line += m_linkKept ? u"["_s : QString();
            break;
        case MD_SPAN_CODE:
            m_beforeCode = std::exchange(top().line, QString());
            break;
        default:
            break;
        }
    }

    void leave(MD_SPANTYPE type, void *detail)
    {
        m_inImages -= type == MD_SPAN_IMG ? 1 : 0;
        if (m_inImages > 0)
            return;
        switch (type) {
        case MD_SPAN_EM:
            top().line += u'*';
            break;
        case MD_SPAN_STRONG:
            top().line += isInHeading() ? QString() : u"**"_s;
            break;
        case MD_SPAN_A:
            top().line += m_linkKept ? linkEnd(*static_cast<MD_SPAN_A_DETAIL *>(detail)) : QString();
            break;
        case MD_SPAN_CODE:
            top().line = m_beforeCode + codeSpan(top().line);
            break;
        default:
            break;
        }
    }

    [[nodiscard]] bool isInHeading() const { return m_frames.back().type == MD_BLOCK_H; }

    void text(MD_TEXTTYPE type, const QString &text)
    {
        switch (type) {
        case MD_TEXT_NULLCHAR:
            break;
        case MD_TEXT_BR:
            top().line += u"\\\n"_s;
            break;
        case MD_TEXT_SOFTBR:
            top().line += u'\n';
            break;
        case MD_TEXT_ENTITY:
            top().line += text;
            break;
        case MD_TEXT_CODE:
            top().line += m_inImages > 0 ? escaped(text) : text;
            break;
        default:
            top().line += escaped(text);
        }
    }

    std::vector<Frame> m_frames;
    QList<MarkdownBlock> m_blocks;
    QString m_beforeCode;
    QChar m_lastMark;
    int m_inImages = 0;
    bool m_linkKept = false; // CommonMark has no link inside a link
};

QString asText(const QList<MarkdownBlock> &blocks)
{
    QStringList paragraphs;
    for (const MarkdownBlock &block : blocks)
        paragraphs << block.lines.join(u'\n');
    return paragraphs.join(u"\n\n"_s);
}

/// What a text says and how it is built, without its emphasis.
std::string bones(const QString &markdown)
{
    static const QRegularExpression emphasis(u"</?(em|strong)>"_s);
    return QString::fromStdString(markdownHtml(markdown)).remove(emphasis).simplified().toStdString();
}

} // namespace

QString markdownText(const QString &typed)
{
    return escaped(QString::fromStdString(pageText(typed)).simplified());
}

QString markdownLine(const QString &typed)
{
    return lineStart(markdownText(typed));
}

QList<MarkdownBlock> markdownBlocks(const QString &text)
{
    Writer writer;
    const bool isRead = writer.read(pageText(text));
    if (isRead && bones(asText(writer.blocks())) == bones(text))
        return writer.blocks();
    QList<MarkdownBlock> plain;
    static const QRegularExpression blank(u"\\n\\s*\\n"_s);
    for (const QString &part : text.split(blank))
        if (const QString line = markdownLine(part); !line.isEmpty())
            plain << MarkdownBlock{{line}, true};
    return plain;
}

} // namespace vd
