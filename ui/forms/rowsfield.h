#pragma once

#include "formfield.h"
#include "membername.h"
#include "rowseditor.h"
#include "rules.h"
#include "valuefields.h"

#include <QHash>
#include <algorithm>

namespace vd {

/// How numbers are typed in cells: a point or a comma before the decimals, nothing between thousands.
struct CellText
{
    Q_DECLARE_TR_FUNCTIONS(vd::CellText)

public:
    static QString ofAmount(const std::optional<double> &amount);
    static Result<std::optional<double>> amount(const QString &text);
    static Result<int> count(const QString &text); ///< "" is 0
};

/// A column of a table of parts: its looks, and how a cell's text becomes the part's member.
template <class Part>
struct PartColumn
{
    RowColumn looks;
    std::function<QString(const Part &)> show;
    std::function<Result<void>(const QString &, Part &)> read;
    std::function<void(const Part &from, Part &to)> copy;
};

/// A list of parts of a record, e.g. a tool's plans, as a table. Valid cells are stored whatever stands in the others:
/// a cell that is not valid leaves its part as it was, and a new row that is not valid as a whole waits.
template <class Part>
class RowsField : public FieldOf<QList<Part>>
{
public:
    RowsField(const QList<PartColumn<Part>> &columns, const QString &newRowHint)
        : RowsField(columns, new RowsModel(looksOf(columns), newRowHint,
                                           [this](const RowsModel::Row &row) { return partOf(row).second; }))
    {
    }

    [[nodiscard]] RowsModel *model() const { return m_model; }
    [[nodiscard]] RowsEditor *rows() const { return m_rows; }

    void show(const QList<Part> &value) override
    {
        m_model->setRows(remember(value));
        this->setError(m_model->firstError());
    }
    Result<void> read(QList<Part> &value) const override
    {
        value.clear();
        for (const RowsModel::Row &row : m_model->rows())
            if (const auto part = partOf(row).first)
                value.append(*part);
        const QString error = m_model->firstError();
        return error.isEmpty() ? Result<void>() : Result<void>(refused(error));
    }
    /// What is not valid stays; the rest follows the library.
    void refresh(const QList<Part> &value) override
    {
        QList<Part> said;
        static_cast<void>(read(said));
        if (said == value) {
            static_cast<void>(remember(value));
            return;
        }
        const WrongRows wrong = wrongRows();
        const QHash<QUuid, Part> known = m_known;
        putBack(wrong, known, remember(value));
    }
    [[nodiscard]] QVariant typedText() const override { return QVariant::fromValue(std::pair(wrongRows(), m_known)); }
    void retype(const QVariant &typed) override
    {
        const auto [wrong, known] = typed.value<std::pair<WrongRows, QHash<QUuid, Part>>>();
        putBack(wrong, known, m_model->rows());
    }
    /// The error's field names the cell: "plans[0].source".
    void mark(const Error &error) override
    {
        const auto [row, column] = cellOf(error.field.mid(this->name().size()));
        m_model->setError(row, column, error.what);
        this->setError(row >= 0 && column >= 0 ? m_model->firstError() : error.what);
    }
    void setReadOnly(bool readOnly, const QString &reason) override { m_rows->setReadOnly(readOnly, reason); }
    bool focusPart(const QString &part) override
    {
        const auto [row, column] = cellOf(part);
        m_rows->focusCell(row, column);
        return true;
    }

protected:
    [[nodiscard]] QWidget *tinted() const override { return nullptr; }

private:
    RowsField(const QList<PartColumn<Part>> &columns, RowsModel *model)
        : FieldOf<QList<Part>>(new RowsEditor(model)),
          m_columns(columns),
          m_model(model),
          m_rows(static_cast<RowsEditor *>(this->editor()))
    {
        model->setParent(this);
        QObject::connect(model, &RowsModel::edited, this, [this] { this->touch(); });
        QObject::connect(model, &RowsModel::aboutToStep, this, &FormField::stepped);
        QObject::connect(model, &RowsModel::stepped, this, &FormField::stepped);
    }

    using WrongRows = QHash<QUuid, RowsModel::Row>;
    [[nodiscard]] WrongRows wrongRows() const
    {
        WrongRows wrong;
        for (const RowsModel::Row &row : m_model->rows())
            if (!row.errors.join(QString()).isEmpty())
                wrong.insert(row.uid, row);
        return wrong;
    }
    /// Wrong cells over the rows' own, and wrong rows that are not among the parts that were known then.
    void putBack(WrongRows wrong, const QHash<QUuid, Part> &known, QList<RowsModel::Row> rows)
    {
        for (RowsModel::Row &row : rows) {
            const RowsModel::Row old = wrong.take(row.uid);
            for (int column = 0; column < old.errors.size(); ++column)
                if (!old.errors.at(column).isEmpty())
                    row.texts[column] = old.texts.at(column);
        }
        for (const RowsModel::Row &row : std::as_const(wrong))
            if (!known.contains(row.uid))
                rows.append(row);
        m_model->setRows(rows);
        this->setError(m_model->firstError());
    }

    static QList<RowColumn> looksOf(const QList<PartColumn<Part>> &columns)
    {
        QList<RowColumn> looks;
        for (const PartColumn<Part> &column : columns)
            looks << column.looks;
        return looks;
    }

    /// "[2].amount": the row of the third part that can be stored, the column of amount.
    [[nodiscard]] std::pair<int, int> cellOf(const QString &path) const
    {
        const qsizetype bracket = path.indexOf(u']');
        if (!path.startsWith(u'[') || bracket < 0)
            return {-1, -1};
        int before = path.mid(1, bracket - 1).toInt();
        int row = 0;
        for (; row < m_model->rows().size(); ++row)
            if (partOf(m_model->rows().at(row)).first && before-- == 0)
                break;
        return {row, m_model->columnNamed(path.mid(bracket + 2))};
    }

    QList<RowsModel::Row> remember(const QList<Part> &parts)
    {
        m_known.clear();
        QList<RowsModel::Row> rows;
        for (int position = 0; position < parts.size(); ++position) {
            const Part &part = parts.at(position);
            RowsModel::Row row;
            if constexpr (requires { part.uid; })
                row.uid = part.uid;
            else if (position < m_model->rows().size())
                row.uid = m_model->rows().at(position).uid; // parts without a uid are who they are by their place
            if (row.uid.isNull())
                row.uid = QUuid::createUuid();
            for (const PartColumn<Part> &column : m_columns)
                row.texts << column.show(part);
            m_known.insert(row.uid, part);
            rows << row;
        }
        return rows;
    }

    /// The part that a row stands for, if it can be stored, and what is wrong, by column.
    [[nodiscard]] std::pair<std::optional<Part>, QStringList> partOf(const RowsModel::Row &row) const
    {
        QStringList errors(m_columns.size());
        if (m_model && m_model->isEmptyRow(row))
            return {std::nullopt, errors};
        const bool known = m_known.contains(row.uid);
        Part before = m_known.value(row.uid);
        if constexpr (requires { before.uid; })
            before.uid = row.uid;
        Part part = before;
        for (int column = 0; column < m_columns.size(); ++column)
            if (const auto read = m_columns.at(column).read(row.texts.at(column), part); !read)
                errors[column] = read.error().what;
        if constexpr (requires { Rules::check(part); }) {
            for (auto sound = Rules::check(part); !sound; sound = Rules::check(part)) {
                const auto named = std::find_if(m_columns.begin(), m_columns.end(), [&](const auto &column) {
                    return column.looks.name == sound.error().field;
                });
                const qsizetype column = named - m_columns.begin();
                const bool hopeless = named == m_columns.end() || !errors.at(column).isEmpty() || !known;
                if (named != m_columns.end() && errors.at(column).isEmpty())
                    errors[column] = sound.error().what;
                if (hopeless)
                    return {known ? std::optional(before) : withoutInvalid(before, part, errors), errors};
                named->copy(before, part);
            }
        }
        return {!known && part == before ? std::nullopt : std::optional(part), errors};
    }

    /// A new row's valid cells, if they can stand without the others.
    [[nodiscard]] std::optional<Part> withoutInvalid(const Part &fresh, Part part, const QStringList &errors) const
    {
        for (int column = 0; column < m_columns.size(); ++column)
            if (!errors.at(column).isEmpty())
                m_columns.at(column).copy(fresh, part);
        if constexpr (requires { Rules::check(part); })
            if (!Rules::check(part))
                return std::nullopt;
        return part == fresh ? std::nullopt : std::optional(part);
    }

    QList<PartColumn<Part>> m_columns;
    RowsModel *m_model = nullptr;
    RowsEditor *m_rows = nullptr;
    QHash<QUuid, Part> m_known;
};

/// Columns, by the kind of their member.
template <class Part>
PartColumn<Part> textColumn(QString Part::*member, RowColumn looks)
{
    looks.name = nameOf(member);
    return {looks, [member](const Part &part) { return part.*member; },
            [member](const QString &text, Part &part) -> Result<void> {
                part.*member = text.trimmed();
                return {};
            },
            [member](const Part &from, Part &to) { to.*member = from.*member; }};
}

template <class Part, class Value>
PartColumn<Part> parsedColumn(Value Part::*member, RowColumn looks, QString (*show)(const Value &),
                              Result<Value> (*parse)(const QString &))
{
    looks.name = nameOf(member);
    return {looks, [member, show](const Part &part) { return show(part.*member); },
            [member, parse](const QString &text, Part &part) -> Result<void> {
                const Result<Value> value = parse(text);
                if (!value)
                    return value.error();
                part.*member = *value;
                return {};
            },
            [member](const Part &from, Part &to) { to.*member = from.*member; }};
}

template <class Part>
PartColumn<Part> amountColumn(std::optional<double> Part::*member, RowColumn looks)
{
    looks.isNumber = true;
    return parsedColumn(member, looks, &CellText::ofAmount, &CellText::amount);
}

template <class Part>
PartColumn<Part> countColumn(int Part::*member, RowColumn looks)
{
    looks.isNumber = true;
    return parsedColumn<Part, int>(
        member, looks, [](const int &value) { return QString::number(value); }, &CellText::count);
}

template <class Part>
PartColumn<Part> dateColumn(QDate Part::*member, RowColumn looks)
{
    looks.example = DateField::tr("YYYY-MM-DD");
    return parsedColumn<Part, QDate>(
        member, looks, [](const QDate &date) { return date.toString(Qt::ISODate); }, &DateField::parse);
}

template <class Part, TextEnum Enum>
PartColumn<Part> choiceColumn(Enum Part::*member, RowColumn looks, const QList<QPair<Enum, QString>> &choices)
{
    for (const auto &[value, text] : choices)
        looks.choices.append({toText(value), text});
    looks.name = nameOf(member);
    return {looks, [member](const Part &part) { return toText(part.*member); },
            [member](const QString &text, Part &part) -> Result<void> {
                part.*member = fromText<Enum>(text).value_or(part.*member);
                return {};
            },
            [member](const Part &from, Part &to) { to.*member = from.*member; }};
}

} // namespace vd
