// YAML as values, by yaml-cpp.
#include "datavalue.h"

#include <QSet>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

namespace vd {

namespace {

int lineOf(const YAML::Mark &mark)
{
    return mark.is_null() ? 0 : mark.line + 1;
}

QString textOf(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// Walks what yaml-cpp has made, in which an alias is the node itself: written out, a few lines can grow without end.
class YamlReader
{
public:
    Result<DataValue> read(const YAML::Node &node, int depth)
    {
        DataValue value;
        value.line = lineOf(node.Mark());
        if (auto taken = m_budget.take(depth, value.line); !taken)
            return taken.error();
        if (node.IsScalar()) {
            value.text = textOf(node.Scalar());
            return value;
        }
        if (node.IsSequence())
            return readList(node, depth, value);
        if (node.IsMap())
            return readObject(node, depth, value);
        return value; // null
    }

private:
    Result<DataValue> readList(const YAML::Node &node, int depth, DataValue &value)
    {
        value.kind = DataValue::Kind::List;
        for (const YAML::Node &part : node) {
            auto member = read(part, depth + 1);
            if (!member)
                return member;
            value.members.push_back({QString(), std::move(member).value()});
        }
        return value;
    }
    Result<DataValue> readObject(const YAML::Node &node, int depth, DataValue &value)
    {
        value.kind = DataValue::Kind::Object;
        QSet<QString> keys;
        for (const auto &part : node) {
            const int line = lineOf(part.first.Mark());
            if (!part.first.IsScalar())
                return refused(DataValue::tr("a key must be a word; put quotation marks around what stands here"))
                    .in({}, line);
            const QString key = textOf(part.first.Scalar());
            if (keys.contains(key))
                return DataBudget::twice(key, line);
            keys.insert(key);
            auto member = read(part.second, depth + 1);
            if (!member)
                return member;
            value.members.push_back({key, std::move(member).value()});
            value.members.back().value.line = line;
        }
        return value;
    }

    DataBudget m_budget;
};

} // namespace

Result<DataValue> DataValue::fromYaml(const QByteArray &text)
{
    try {
        // yaml-cpp takes a quotation that is still open for closed where a line break ends the text.
        std::string whole = text.toStdString();
        whole.erase(whole.find_last_not_of('\n') + 1);
        return YamlReader().read(YAML::Load(whole), 0);
    } catch (const YAML::DeepRecursion &problem) {
        return refused(tr("lists and objects stand too deep in each other; write it flatter"))
            .in({}, lineOf(problem.mark));
    } catch (const YAML::Exception &problem) {
        return refused(tr("this is not valid YAML (%1); correct it").arg(textOf(problem.msg)))
            .in({}, lineOf(problem.mark));
    }
}

} // namespace vd
