#pragma once

#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <vector>

namespace vd {

/// A value of YAML, TOML or JSON: a text (also a number, a day …), a list, or an object. Neither deep nor large: text
/// that grows by its aliases, or nests without end, is refused.
struct DataValue
{
    Q_DECLARE_TR_FUNCTIONS(vd::DataValue)

public:
    enum class Kind { Text, List, Object };
    Kind kind = Kind::Text;
    QString text;
    struct Member;
    std::vector<Member> members; ///< of an object; of a list with empty names
    int line = 0;

    static constexpr int mostValues =
        250000; ///< in one text, its aliases written out; a list of 10,000 tools has about as many
    static constexpr int deepest = 32;

    /// Each fails with the line of what is wrong, from 1. A key that an object has twice is refused.
    static Result<DataValue> fromYaml(const QByteArray &text);
    static Result<DataValue> fromToml(const QByteArray &text);
    static Result<DataValue> fromJson(const QByteArray &text);
};

struct DataValue::Member
{
    QString name;
    DataValue value;
};

/// Counts what a text grows to while it is read.
class DataBudget
{
public:
    /// One more value, `depth` lists and objects inside of others.
    Result<void> take(int depth, int line);
    static Error twice(const QString &key, int line);

private:
    int m_left = DataValue::mostValues;
};

} // namespace vd
