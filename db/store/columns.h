#pragma once

#include "codec.h"
#include "connection.h"
#include "jsonread.h"
#include "rows.h"

#include <QJsonDocument>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>
#include <array>

namespace vd {

/// How a field's value stands in a column. Lists and nested values are JSON text; an unknown number is NULL; text is
/// never NULL.
namespace columns {

const RowNumbers &rowNumbers();

inline QVariant toColumn(const QString &value)
{
    if (value.isNull())
        return QStringLiteral("");
    // SQLite takes a leading byte order mark for one, and away; a second one in front keeps the first.
    if (value.startsWith(QChar(QChar::ByteOrderMark)) || value.startsWith(QChar(QChar::ByteOrderSwapped)))
        return QString(QChar(QChar::ByteOrderMark) + value);
    return value;
}
inline QVariant toColumn(bool value)
{
    return int(value);
}
inline QVariant toColumn(int value)
{
    return value;
}
inline QVariant toColumn(const QUuid &value)
{
    return value.toString(QUuid::WithoutBraces);
}
inline QVariant toColumn(const QDate &value)
{
    return toColumn(value.toString(Qt::ISODate));
}
template <class Record>
QVariant toColumn(Id<Record> id)
{
    return id.isValid() ? QVariant(id.value) : QVariant(QMetaType::fromType<qint64>());
}
template <TextEnum Enum>
QVariant toColumn(Enum value)
{
    return toColumn(toText(value));
}
template <class Value>
QVariant toColumn(const std::optional<Value> &value)
{
    if (!value)
        return QVariant(QMetaType::fromType<QString>());
    if constexpr (TextEnum<Value>)
        return toColumn(*value);
    else
        return *value;
}
template <class Nested>
requires(!TextEnum<Nested>) QVariant toColumn(const Nested &value)
{
    const QJsonValue json = Encoder(rowNumbers()).encode(value);
    const QJsonDocument document = json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

// A column is a QVariant, or what Rows reads, which is asked for its value in the same words.

template <class Column>
void fromColumn(const Column &column, QString &value)
{
    value = column.toString();
}
template <class Column>
void fromColumn(const Column &column, bool &value)
{
    value = column.toInt() != 0;
}
template <class Column>
void fromColumn(const Column &column, int &value)
{
    value = column.toInt();
}
template <class Column>
void fromColumn(const Column &column, double &value)
{
    value = column.toDouble();
}
template <class Column>
void fromColumn(const Column &column, QUuid &value)
{
    value = QUuid::fromString(column.toString());
}
template <class Column>
void fromColumn(const Column &column, QDate &value)
{
    value = QDate::fromString(column.toString(), Qt::ISODate);
}
template <class Column, class Record>
void fromColumn(const Column &column, Id<Record> &id)
{
    id.value = column.toLongLong();
}
template <class Column, TextEnum Enum>
void fromColumn(const Column &column, Enum &value)
{
    value = fromText<Enum>(column.toString()).value_or(Enum{});
}
template <class Column, class Value>
void fromColumn(const Column &column, std::optional<Value> &value)
{
    if (column.isNull())
        value.reset();
    else if constexpr (TextEnum<Value>)
        value = fromText<Value>(column.toString());
    else
        fromColumn(column, value.emplace());
}
template <class Column, class Nested>
requires(!TextEnum<Nested>) void fromColumn(const Column &column, Nested &value)
{
    const QJsonDocument document = readJson(column.toByteArray()); // of a text: its UTF-8
    Decoder(rowNumbers())
        .decode(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), value);
}

/// Binds every column field of a record to the placeholder of its name.
template <HasFields Record>
void bindColumns(QSqlQuery &query, const Record &record)
{
    forEachField<Record>([&](const auto &field) {
        if (field.kind != FieldKind::Rows)
            query.bindValue(u':' + QLatin1String(field.name), toColumn(record.*field.member));
    });
}

/// Where a record's fields stand in a query's rows; finding them by name takes longer than reading them. Fields that
/// the query leaves out keep their values.
template <HasFields Record>
class ColumnMap
{
public:
    explicit ColumnMap(const QSqlQuery &query)
    {
        const QSqlRecord row = query.record();
        find([&row](const char *name) { return row.indexOf(QLatin1String(name)); });
    }
    explicit ColumnMap(const Rows &rows)
    {
        find([&rows](const char *name) { return rows.indexOf(name); });
    }

    /// `row` is a QSqlQuery or Rows.
    template <class Row>
    void read(const Row &row, Record &record) const
    {
        std::size_t at = 0;
        forEachField<Record>([&](const auto &field) {
            if (m_columns[at] >= 0)
                fromColumn(row.value(m_columns[at]), record.*field.member);
            ++at;
        });
    }

private:
    template <class IndexOf>
    void find(IndexOf &&indexOf)
    {
        forEachField<Record>([&](const auto &field) {
            m_columns[m_fields++] = field.kind == FieldKind::Rows ? -1 : indexOf(field.name);
        });
    }

    std::array<int, std::tuple_size_v<decltype(Record::fields())>> m_columns{};
    std::size_t m_fields = 0;
};

/// Reads every column field of the query's current row, by name.
template <HasFields Record>
void readColumns(const QSqlQuery &query, Record &record)
{
    ColumnMap<Record>(query).read(query, record);
}

} // namespace columns

} // namespace vd
