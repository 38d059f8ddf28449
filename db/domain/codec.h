#pragma once

#include "enumtext.h"
#include "fields.h"
#include "noun.h"
#include "result.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QUuid>
#include <cmath>
#include <concepts>
#include <optional>

namespace vd {

/// How JSON names other records: by number in a library's own history, by slug in the exchange format.
class References
{
public:
    virtual ~References() = default;
    [[nodiscard]] virtual QJsonValue name(Noun noun, qint64 id) const = 0;
    /// Nothing when there is no such record.
    [[nodiscard]] virtual std::optional<qint64> find(Noun noun, const QJsonValue &name) const = 0;
    /// Whether fields of kind Internal are written and accepted.
    [[nodiscard]] virtual bool withInternals() const = 0;
};

/// History's way: plain row numbers.
class RowNumbers : public References
{
public:
    [[nodiscard]] QJsonValue name(Noun, qint64 id) const override { return id; }
    [[nodiscard]] std::optional<qint64> find(Noun, const QJsonValue &name) const override { return name.toInteger(); }
    [[nodiscard]] bool withInternals() const override { return true; }
};

/// Values to JSON. A field that equals its default is left out.
class Encoder
{
public:
    explicit Encoder(const References &references) : m_references(references) {}

    QJsonValue encode(const QString &value) const { return value; }
    QJsonValue encode(std::same_as<bool> auto value) const { return value; }
    QJsonValue encode(int value) const { return value; }
    QJsonValue encode(double value) const { return value; }
    QJsonValue encode(const QUuid &value) const
    {
        return value.isNull() ? QString() : value.toString(QUuid::WithoutBraces);
    }
    QJsonValue encode(const QDate &value) const { return value.toString(Qt::ISODate); }
    QJsonValue encode(const QMap<QString, QString> &value) const
    {
        QJsonObject object;
        for (auto it = value.begin(); it != value.end(); ++it)
            object.insert(it.key(), it.value());
        return object;
    }
    template <TextEnum Enum>
    QJsonValue encode(Enum value) const
    {
        return toText(value);
    }
    template <class Record>
    QJsonValue encode(Id<Record> id) const
    {
        return id.isValid() ? m_references.name(nounOf<Record>, id.value) : QJsonValue();
    }
    template <class Value>
    QJsonValue encode(const std::optional<Value> &value) const
    {
        return value ? encode(*value) : QJsonValue();
    }
    template <class Item>
    QJsonValue encode(const QList<Item> &items) const
    {
        QJsonArray array;
        for (const Item &item : items)
            array.append(encode(item));
        return array;
    }
    template <HasFields Record>
    QJsonValue encode(const Record &record) const
    {
        return object(record);
    }

    template <HasFields Record>
    [[nodiscard]] QJsonObject object(const Record &record) const
    {
        static const Record defaults{};
        return difference(defaults, record).second;
    }

    /// The fields in which two values of one record differ: as they were, as they became.
    template <HasFields Record>
    [[nodiscard]] std::pair<QJsonObject, QJsonObject> difference(const Record &before, const Record &after) const
    {
        std::pair<QJsonObject, QJsonObject> changed;
        forEachField<Record>([&](const auto &field) {
            if (field.kind == FieldKind::Internal && !m_references.withInternals())
                return;
            if (before.*field.member == after.*field.member)
                return;
            const QString name = QString::fromLatin1(field.name);
            if constexpr (HasFields<std::remove_cvref_t<decltype(before.*field.member)>>) {
                changed.first.insert(name, whole(before.*field.member));
                changed.second.insert(name, whole(after.*field.member));
            } else {
                changed.first.insert(name, encode(before.*field.member));
                changed.second.insert(name, encode(after.*field.member));
            }
        });
        return changed;
    }

private:
    /// Every field: nested values are decoded over what is there, so what became a default must be said.
    template <HasFields Record>
    [[nodiscard]] QJsonObject whole(const Record &record) const
    {
        QJsonObject fields;
        forEachField<Record>(
            [&](const auto &field) { fields.insert(QString::fromLatin1(field.name), encode(record.*field.member)); });
        return fields;
    }

    const References &m_references;
};

/// JSON to values, strictly: an unknown key or a wrong type is refused with its path, e.g. `tools[3].plans[0].amount`.
/// Keys that are absent leave the value as it was. After the first failure nothing more is decoded.
class Decoder
{
    Q_DECLARE_TR_FUNCTIONS(vd::Decoder)

public:
    explicit Decoder(const References &references, const QString &path = {}) : m_references(references), m_path(path) {}

    [[nodiscard]] const QString &path() const { return m_path; } ///< of the failure, once there is one
    [[nodiscard]] bool failed() const { return !m_what.isEmpty(); }
    [[nodiscard]] Result<void> result() const;
    bool fail(const QString &what);

    bool decode(const QJsonValue &json, QString &value);
    bool decode(const QJsonValue &json, bool &value);
    bool decode(const QJsonValue &json, int &value);
    bool decode(const QJsonValue &json, double &value);
    bool decode(const QJsonValue &json, QUuid &value);
    bool decode(const QJsonValue &json, QDate &value);
    bool decode(const QJsonValue &json, QMap<QString, QString> &value);

    template <TextEnum Enum>
    bool decode(const QJsonValue &json, Enum &value)
    {
        const std::optional<Enum> known = json.isString() ? fromText<Enum>(json.toString()) : std::nullopt;
        if (!known)
            return fail(tr("must be one of: %1").arg(allTexts<Enum>().join(QStringLiteral(", "))));
        value = *known;
        return true;
    }
    template <class Record>
    bool decode(const QJsonValue &json, Id<Record> &id)
    {
        if (json.isNull()) {
            id = {};
            return true;
        }
        const std::optional<qint64> found = m_references.find(nounOf<Record>, json);
        if (!found)
            return fail(tr("there is no %1 \"%2\"").arg(toText(nounOf<Record>), json.toVariant().toString()));
        id.value = *found;
        return true;
    }
    template <class Value>
    bool decode(const QJsonValue &json, std::optional<Value> &value)
    {
        if (json.isNull()) {
            value.reset();
            return true;
        }
        Value decoded{};
        if (!decode(json, decoded))
            return false;
        value = decoded;
        return true;
    }
    template <class Item>
    bool decode(const QJsonValue &json, QList<Item> &items)
    {
        if (!json.isArray())
            return fail(tr("must be a list"));
        const QJsonArray array = json.toArray();
        QList<Item> decoded(array.size());
        for (qsizetype i = 0; i < array.size(); ++i) {
            const Step step(*this, QStringLiteral("[%1]").arg(i));
            if (!decode(array.at(i), decoded[i]))
                return false;
        }
        items = decoded;
        return true;
    }
    template <HasFields Record>
    bool decode(const QJsonValue &json, Record &record)
    {
        if (!json.isObject())
            return fail(tr("must be an object"));
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Step step(*this, it.key(), Step::Key);
            bool known = false;
            bool sound = true;
            forEachField<Record>([&](const auto &field) {
                if (known || it.key() != QLatin1String(field.name) ||
                    (field.kind == FieldKind::Internal && !m_references.withInternals()))
                    return;
                known = true;
                sound = decode(it.value(), record.*field.member);
            });
            if (!known)
                return fail(tr("unknown key"));
            if (!sound)
                return false;
        }
        return true;
    }

    /// Extends the path while it lives; a failed decoder keeps the path of the failure.
    class Step
    {
    public:
        enum Kind { Index, Key };
        Step(Decoder &decoder, const QString &step, Kind kind = Index)
            : m_decoder(decoder), m_length(decoder.m_path.size())
        {
            if (kind == Key && !decoder.m_path.isEmpty())
                decoder.m_path += u'.';
            decoder.m_path += step;
        }
        ~Step()
        {
            if (!m_decoder.failed())
                m_decoder.m_path.truncate(m_length);
        }
        Q_DISABLE_COPY_MOVE(Step)

    private:
        Decoder &m_decoder;
        qsizetype m_length;
    };

private:
    const References &m_references;
    QString m_path;
    QString m_what;
};

} // namespace vd
