#include "rowseditor.h"

#include "formfield.h"
#include "textfields.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vd {

RowsEditor::RowsEditor(RowsModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_table(new RowsTable(model)), m_details(new QWidget)
{
    setFocusProxy(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table);
    layout->addWidget(m_details);

    auto *grid = new QGridLayout(m_details);
    grid->setContentsMargins(12, 2, 0, 4);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    for (int column = 0; column < model->columnCount(); ++column) {
        m_detailOf << makeDetail(column);
        grid->addWidget(m_detailOf.last().label, column, 0);
        grid->addWidget(m_detailOf.last().editor, column, 1);
    }

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    m_add = addButton(QStringLiteral("list-add"), tr("Add"), tr("Add a row"));
    m_remove = addButton(QStringLiteral("list-remove"), tr("Remove"), tr("Remove the row (Delete)"));
    m_up = addButton(QStringLiteral("go-up"), tr("Up"), tr("Move the row up (Alt+Up)"));
    m_down = addButton(QStringLiteral("go-down"), tr("Down"), tr("Move the row down (Alt+Down)"));
    for (QToolButton *button : {m_add, m_remove, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);

    connect(m_add, &QToolButton::clicked, m_table, &RowsTable::editNewRow);
    connect(m_remove, &QToolButton::clicked, m_table, &RowsTable::removeCurrentRow);
    connect(m_up, &QToolButton::clicked, m_table, [this] { m_table->moveCurrentRow(-1); });
    connect(m_down, &QToolButton::clicked, m_table, [this] { m_table->moveCurrentRow(1); });
    connect(m_table, &RowsTable::currentRowChanged, this, &RowsEditor::refresh);
    connect(m_table, &RowsTable::columnsFitted, this, &RowsEditor::refresh);
    refresh();
}

void RowsEditor::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    m_model->setReadOnly(readOnly);
    m_table->setToolTip(reason);
    for (const Detail &detail : std::as_const(m_detailOf)) {
        if (auto *line = qobject_cast<QLineEdit *>(detail.editor))
            line->setReadOnly(readOnly);
        else
            detail.editor->setEnabled(!readOnly);
    }
    refresh();
}

void RowsEditor::focusCell(int row, int column)
{
    const QModelIndex cell = m_model->index(qBound(0, row, m_model->rowCount() - 1), qMax(0, column));
    const bool hidden = m_table->isColumnHidden(cell.column());
    m_table->setCurrentIndex(hidden ? cell.siblingAtColumn(0) : cell);
    QWidget *target = hidden && !m_details->isHidden() ? m_detailOf.at(cell.column()).editor : m_table;
    target->setFocus(Qt::OtherFocusReason);
}

void RowsEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

QToolButton *RowsEditor::addButton(const QString &icon, const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setText(text);
    button->setIcon(QIcon::fromTheme(icon));
    button->setToolButtonStyle(button->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

RowsEditor::Detail RowsEditor::makeDetail(int column)
{
    const RowColumn &spec = m_model->columns().at(column);
    auto *label = new QLabel(spec.title);
    QWidget *editor = nullptr;
    const auto set = [this, column](const QString &text) {
        m_model->setData(m_table->currentIndex().siblingAtColumn(column), text);
    };
    if (spec.choices.isEmpty()) {
        auto *line = new PlainLine;
        connect(line, &QLineEdit::textEdited, this, set);
        editor = line;
    } else {
        auto *combo = new QComboBox;
        for (const auto &[stored, shown] : spec.choices)
            combo->addItem(shown, stored);
        connect(combo, &QComboBox::activated, this, [combo, set] { set(combo->currentData().toString()); });
        ignoreWheelWithoutFocus(combo);
        editor = combo;
    }
    label->setBuddy(editor);
    editor->setAccessibleName(spec.title);
    return {label, editor};
}

void RowsEditor::refresh()
{
    const QModelIndex current = m_table->currentIndex();
    const bool onRow = current.isValid() && !m_model->isNewRow(current.row());
    bool anyDetail = false;
    for (int column = 0; column < m_detailOf.size(); ++column) {
        const Detail &detail = m_detailOf.at(column);
        const bool shows = onRow && m_table->isColumnHidden(column);
        detail.label->setVisible(shows);
        detail.editor->setVisible(shows);
        anyDetail = anyDetail || shows;
        if (!shows)
            continue;
        const QModelIndex cell = current.siblingAtColumn(column);
        const QString text = cell.data(Qt::EditRole).toString();
        const QString error = cell.data(Qt::AccessibleDescriptionRole).toString();
        if (auto *line = qobject_cast<QLineEdit *>(detail.editor)) {
            line->setPlaceholderText(m_model->columns().at(column).placeholder());
            if (line->text() != text) {
                line->setText(text);
                line->setCursorPosition(0);
            }
        } else if (auto *combo = qobject_cast<QComboBox *>(detail.editor)) {
            combo->setCurrentIndex(combo->findData(text));
        }
        tintError(detail.editor, !error.isEmpty());
        detail.editor->setAccessibleDescription(error);
    }
    m_details->setVisible(anyDetail);
    m_add->setEnabled(!m_readOnly);
    m_remove->setEnabled(!m_readOnly && onRow);
    m_up->setEnabled(!m_readOnly && onRow && current.row() > 0);
    m_down->setEnabled(!m_readOnly && onRow && current.row() + 1 < m_model->rows().size());
}

} // namespace vd
