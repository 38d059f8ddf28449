#include "frontmatter.h"

#include "datavalue.h"

#include <QDate>
#include <QRegularExpression>
#include <algorithm>

namespace vd {

namespace {

QString tr(const char *text)
{
    return FrontMatter::tr(text);
}

/// UTF-8 with plain line ends and without a byte order mark.
Result<QByteArray> plainText(const QByteArray &bytes)
{
    QByteArray text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    text.replace("\r\n", "\n").replace('\r', '\n');
    int line = 0;
    for (const QByteArray &part : text.split('\n')) {
        ++line;
        if (!part.isValidUtf8() || part.contains('\0'))
            return refused(tr("this line is not UTF-8 text; save the file as UTF-8")).in({}, line);
    }
    return text;
}

Result<DataValue> dataIn(const QByteArray &text, DataSyntax syntax)
{
    switch (syntax) {
    case DataSyntax::Yaml:
        return DataValue::fromYaml(text);
    case DataSyntax::Toml:
        return DataValue::fromToml(text);
    case DataSyntax::Json:
        break;
    }
    return DataValue::fromJson(text);
}

/// A moment becomes its day, however the syntax writes it: the desk knows days only.
QString dayOrText(const QString &text)
{
    static const QRegularExpression moment(QStringLiteral(
        "^(\\d{4})-(\\d{1,2})-(\\d{1,2})"
        "([Tt ]\\s*\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d*)?)?\\s*(Z|[+-]\\d{1,2}(:?\\d{2})?)?(\\s+[A-Z]+)?)?$"));
    const auto match = moment.match(text.trimmed());
    const QDate day(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    return match.hasMatch() && day.isValid() ? day.toString(Qt::ISODate) : text;
}

/// Lays nested values out as columns.
class Flattening
{
public:
    explicit Flattening(QList<FrontMatter::Entry> &entries) : m_entries(entries) {}

    void add(const DataValue &value, const QString &column, int line)
    {
        switch (value.kind) {
        case DataValue::Kind::Text:
            return put(column, dayOrText(value.text), line);
        case DataValue::Kind::Object:
            for (const auto &[key, member] : value.members)
                add(member, column.isEmpty() ? key : column + u'.' + key, member.line > 0 ? member.line : line);
            return;
        case DataValue::Kind::List:
            return addList(value, column, line);
        }
    }

private:
    void put(const QString &column, const QString &cell, int line)
    {
        const QString name = column.simplified();
        const auto same = [&](const FrontMatter::Entry &entry) { return entry.column == name; };
        if (m_entries.size() <= FrontMatter::mostKeys && std::none_of(m_entries.begin(), m_entries.end(), same))
            m_entries.append({name, cell, line});
    }

    /// The keys of a list's objects, in the order in which they turn up.
    static QStringList keysIn(const DataValue &list)
    {
        QStringList keys;
        for (const auto &[none, part] : list.members)
            if (part.kind == DataValue::Kind::Object)
                for (const auto &[key, member] : part.members)
                    if (!keys.contains(key))
                        keys << key;
        return keys;
    }

    void addList(const DataValue &list, const QString &column, int line)
    {
        const QStringList keys = keysIn(list);
        if (keys.size() < 2) // "- text: Fast" is how forms write a list of texts
            return put(column, linesOf(list, {}), line);
        for (const QString &key : keys)
            put(column + u'.' + key, linesOf(list, key), line);
    }

    /// A line per part: the part itself, or its member of this name.
    static QString linesOf(const DataValue &list, const QString &key)
    {
        QStringList lines;
        for (const auto &[none, part] : list.members) {
            const DataValue *shown = &part;
            if (part.kind == DataValue::Kind::Object) {
                const auto member = std::find_if(part.members.begin(), part.members.end(),
                                                 [&](const auto &one) { return key.isEmpty() || one.name == key; });
                shown = member == part.members.end() ? nullptr : &member->value;
            } else if (!key.isEmpty()) {
                shown = nullptr;
            }
            lines << (shown ? inOneLine(*shown) : QString());
        }
        return lines.join(u'\n');
    }

    static QString inOneLine(const DataValue &value)
    {
        if (value.kind == DataValue::Kind::Text)
            return dayOrText(value.text).simplified();
        QStringList parts;
        for (const auto &[name, member] : value.members)
            parts << (name.isEmpty() ? QString() : name + QStringLiteral(": ")) + inOneLine(member);
        return parts.join(QStringLiteral(", "));
    }

    QList<FrontMatter::Entry> &m_entries;
};

Result<FrontMatter> laidOut(const DataValue &object)
{
    FrontMatter matter;
    matter.line = std::max(1, object.line);
    Flattening(matter.entries).add(object, {}, matter.line);
    if (matter.entries.size() > FrontMatter::mostKeys)
        return refused(tr("these are more than %1 keys, which no tool has; leave the file out or shorten it")
                           .arg(FrontMatter::mostKeys))
            .in({}, matter.line);
    return matter;
}

/// Where the object that a text begins with ends, behind its brace; -1 when it does not.
qsizetype endOfObject(const QByteArray &text)
{
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

struct Parts
{
    DataSyntax syntax;
    QByteArray data; ///< on the lines of the file
    QByteArray body;
};

Result<std::optional<Parts>> partsOf(const QByteArray &text)
{
    const auto never = [](const QByteArray &opening, const QString &closing) {
        return refused(tr("the front matter that opens here with %1 is never closed; add a line %2 below it")
                           .arg(QString::fromLatin1(opening), closing))
            .in({}, 1);
    };
    if (text.startsWith('{')) {
        const qsizetype end = endOfObject(text);
        if (end < 0)
            return never("{", QStringLiteral("}"));
        return std::optional(Parts{DataSyntax::Json, text.first(end), text.mid(end)});
    }
    const QByteArray fence = text.first(std::max<qsizetype>(0, text.indexOf('\n'))).trimmed();
    if ((fence != "---" && fence != "+++") || !text.startsWith(fence))
        return std::optional<Parts>();
    const QByteArray first = text.first(text.indexOf('\n') + 1);
    for (qsizetype begin = first.size(); begin < text.size();) {
        const qsizetype end = text.indexOf('\n', begin);
        const QByteArray line = text.mid(begin, end < 0 ? -1 : end - begin);
        if (line.startsWith(fence) && line.trimmed() == fence)
            return std::optional(Parts{fence == "---" ? DataSyntax::Yaml : DataSyntax::Toml,
                                       '\n' + text.mid(first.size(), begin - first.size()),
                                       end < 0 ? QByteArray() : text.mid(end + 1)});
        if (end < 0)
            break;
        begin = end + 1;
    }
    return never(fence, QString::fromLatin1(fence));
}

Error notKeys(int line)
{
    return refused(tr("this is no list of keys with values, such as \"title: Tern\"")).in({}, line);
}

} // namespace

const FrontMatter::Entry *FrontMatter::find(const QString &column) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry &entry) {
        return entry.column.compare(column, Qt::CaseInsensitive) == 0;
    });
    return found == entries.end() ? nullptr : &*found;
}

Result<std::optional<FrontMatter>> FrontMatter::ofText(const QByteArray &bytes)
{
    const auto text = plainText(bytes);
    if (!text)
        return text.error();
    const auto parts = partsOf(*text);
    if (!parts)
        return parts.error();
    if (!*parts)
        return std::optional<FrontMatter>();
    const auto data = dataIn((*parts)->data, (*parts)->syntax);
    if (!data)
        return data.error();
    const bool isEmpty = data->kind == DataValue::Kind::Text && data->text.isEmpty();
    if (data->kind != DataValue::Kind::Object && !isEmpty)
        return notKeys(std::max(1, data->line));
    auto laid = laidOut(*data);
    if (!laid)
        return laid.error();
    FrontMatter matter = std::move(laid).value();
    static const QRegularExpression divider(QStringLiteral("^[ \\t]*<!--\\s*more\\s*-->[ \\t]*$"),
                                            QRegularExpression::MultilineOption); // where Hugo ends its summary
    matter.body = QString::fromUtf8((*parts)->body).remove(divider).trimmed();
    return std::optional(matter);
}

Result<QList<FrontMatter>> FrontMatter::ofData(const QByteArray &bytes, DataSyntax syntax)
{
    const auto text = plainText(bytes);
    if (!text)
        return text.error();
    const auto data = dataIn(*text, syntax);
    if (!data)
        return data.error();
    if (data->kind == DataValue::Kind::Text)
        return notKeys(1);
    QList<const DataValue *> objects;
    if (data->kind == DataValue::Kind::Object)
        objects << &*data;
    else
        for (const auto &[none, part] : data->members)
            objects << &part;
    QList<FrontMatter> records;
    for (const DataValue *object : objects) {
        if (object->kind != DataValue::Kind::Object)
            return notKeys(std::max(1, object->line));
        auto laid = laidOut(*object);
        if (!laid)
            return laid.error();
        records << std::move(laid).value();
    }
    return records;
}

} // namespace vd
