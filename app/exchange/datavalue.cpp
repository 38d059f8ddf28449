#include "datavalue.h"

#include "jsontext.h"

#include <QJsonArray>
#include <QJsonObject>

namespace vd {

Result<void> DataBudget::take(int depth, int line)
{
    if (depth > DataValue::deepest)
        return refused(DataValue::tr("lists and objects stand %1 deep in each other; write it flatter").arg(depth))
            .in({}, line);
    if (--m_left < 0)
        return refused(DataValue::tr("this is more than %1 values, its aliases written out; make it shorter")
                           .arg(DataValue::mostValues))
            .in({}, line);
    return {};
}

Error DataBudget::twice(const QString &key, int line)
{
    return refused(DataValue::tr("the key \"%1\" stands twice; remove one of them").arg(key)).in({}, line);
}

namespace {

/// A JSON document as a value. QJsonDocument forgets the lines: those that matter are looked up in the text.
class JsonReader
{
public:
    explicit JsonReader(const QByteArray &text)
        : m_root(JsonText::lineOf(text, {})), m_lines(JsonText::linesInside(text))
    {
    }

    Result<DataValue> read(const QJsonValue &json, const QString &path, int depth)
    {
        DataValue value;
        value.line = depth == 0 ? m_root : depth == 1 ? m_lines.value(path) : 0;
        if (auto taken = m_budget.take(depth, value.line); !taken)
            return taken.error();
        if (json.isObject())
            return readObject(json.toObject(), path, depth, value);
        if (json.isArray())
            return readArray(json.toArray(), path, depth, value);
        value.text =
            json.isBool() ? QString::fromLatin1(json.toBool() ? "true" : "false") : json.toVariant().toString();
        return value;
    }

private:
    Result<DataValue> readObject(const QJsonObject &object, const QString &path, int depth, DataValue &value)
    {
        value.kind = DataValue::Kind::Object;
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto member = read(it.value(), path.isEmpty() ? it.key() : path + u'.' + it.key(), depth + 1);
            if (!member)
                return member;
            value.members.push_back({it.key(), std::move(member).value()});
        }
        return value;
    }
    Result<DataValue> readArray(const QJsonArray &array, const QString &path, int depth, DataValue &value)
    {
        value.kind = DataValue::Kind::List;
        for (qsizetype i = 0; i < array.size(); ++i) {
            auto member = read(array.at(i), QStringLiteral("%1[%2]").arg(path).arg(i), depth + 1);
            if (!member)
                return member;
            value.members.push_back({QString(), std::move(member).value()});
        }
        return value;
    }

    int m_root;
    QHash<QString, int> m_lines;
    DataBudget m_budget;
};

} // namespace

Result<DataValue> DataValue::fromJson(const QByteArray &text)
{
    const auto document = JsonText::parse(text);
    if (!document)
        return document.error();
    const QJsonValue root = document->isArray() ? QJsonValue(document->array()) : QJsonValue(document->object());
    return JsonReader(text).read(root, {}, 0);
}

} // namespace vd
