#include "comparisontoolsfield.h"

#include "comparisontoolpicker.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace vd {

ComparisonToolsField::ComparisonToolsField(Library &library)
    : FieldOf(new QWidget), m_library(library), m_add(new QPushButton(tr("Add a tool")))
{
    auto *layout = new QVBoxLayout(editor());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (int i = 0; i < most; ++i) {
        m_rows.append(makeRow(i));
        layout->addWidget(m_rows.last().widget);
    }
    m_add->setObjectName(QStringLiteral("addTool"));
    m_add->setAutoDefault(false);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &ComparisonToolsField::add);
    refreshButtons();
}

ComparisonToolsField::Row ComparisonToolsField::makeRow(int position)
{
    Row row{new QWidget, new ComparisonToolPicker(m_library), new QToolButton, new QToolButton, new QToolButton};
    row.picker->setObjectName(QStringLiteral("tool%1").arg(position + 1));
    row.up->setObjectName(QStringLiteral("up%1").arg(position + 1));
    row.down->setObjectName(QStringLiteral("down%1").arg(position + 1));
    row.remove->setObjectName(QStringLiteral("remove%1").arg(position + 1));
    row.up->setArrowType(Qt::UpArrow);
    row.down->setArrowType(Qt::DownArrow);
    row.remove->setText(QStringLiteral("✕"));
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    line->addWidget(row.picker, 1);
    for (QToolButton *button : {row.up, row.down, row.remove}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button);
    }
    row.picker->installEventFilter(this);
    connect(row.picker, &ComparisonToolPicker::picked, this, [this, position] {
        m_rows[position].isNew = m_rows[position].isNew && m_rows[position].picker->text().isEmpty();
        refreshButtons();
        touch();
    });
    connect(row.up, &QToolButton::clicked, this, [this, position] { move(position, -1); });
    connect(row.down, &QToolButton::clicked, this, [this, position] { move(position, 1); });
    connect(row.remove, &QToolButton::clicked, this, [this, position] { remove(position); });
    return row;
}

void ComparisonToolsField::show(const QList<ToolId> &value)
{
    m_count = int(qMin(value.size(), qsizetype(most)));
    for (int i = 0; i < most; ++i) {
        m_rows[i].isNew = false;
        m_rows[i].picker->setTool(value.value(i), nameOf(value.value(i)));
    }
    refreshButtons();
}

Result<void> ComparisonToolsField::read(QList<ToolId> &value) const
{
    QList<ToolId> tools;
    for (int i = 0; i < m_count; ++i) {
        const Row &row = m_rows.at(i);
        if (row.isNew)
            continue;
        const QString typed = row.picker->text().trimmed();
        if (typed.isEmpty())
            return refused(tr("choose a tool in place %1, or remove it").arg(i + 1), name());
        if (!row.picker->tool().isValid())
            return refused(tr("\"%1\" names no tool, or several; choose one from the list").arg(typed.left(60)),
                           name());
        if (tools.contains(row.picker->tool()))
            return refused(tr("%1 is there twice; choose another tool").arg(typed), name());
        tools << row.picker->tool();
    }
    if (tools.size() < fewest)
        return refused(tr("a comparison needs two tools at least"), name());
    value = tools;
    return {};
}

QVariant ComparisonToolsField::typedText() const
{
    QList<Place> places;
    for (const Row &row : m_rows.mid(0, m_count))
        places << Place{row.picker->tool(), row.picker->text(), row.isNew};
    return QVariant::fromValue(places);
}

void ComparisonToolsField::retype(const QVariant &typed)
{
    const auto places = typed.value<QList<Place>>();
    show({});
    m_count = int(places.size());
    for (int i = 0; i < m_count; ++i) {
        const Place &place = places.at(i);
        m_rows[i].isNew = place.isNew;
        // Meanwhile a tool may have been renamed, or another one been made that has this name.
        if (const QString name = nameOf(place.tool); !name.isEmpty())
            m_rows[i].picker->setTool(place.tool, name);
        else
            m_rows[i].picker->setTyped(place.text);
    }
    refreshButtons();
}

void ComparisonToolsField::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    for (const Row &row : std::as_const(m_rows)) {
        row.picker->setReadOnly(readOnly);
        row.picker->setToolTip(reason);
    }
    refreshButtons();
}

bool ComparisonToolsField::focusPart(const QString &part)
{
    const int position = part.startsWith(u'[') ? part.mid(1, part.size() - 2).toInt() : 0;
    if (position < 0 || position >= m_count)
        return false;
    m_rows.at(position).picker->setFocus(Qt::OtherFocusReason);
    return true;
}

void ComparisonToolsField::refreshNames()
{
    for (const Row &row : std::as_const(m_rows))
        if (row.picker->tool().isValid() && !row.picker->hasFocus())
            row.picker->setTool(row.picker->tool(), nameOf(row.picker->tool()));
    refreshButtons();
}

bool ComparisonToolsField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->modifiers() == Qt::AltModifier)
        for (int i = 0; i < m_count; ++i) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (watched != m_rows.at(i).picker || (key != Qt::Key_Up && key != Qt::Key_Down))
                continue;
            const int to = key == Qt::Key_Up ? i - 1 : i + 1;
            if (m_readOnly || to < 0 || to >= m_count)
                return true;
            swap(i, to);
            m_rows.at(to).picker->setFocus(Qt::OtherFocusReason);
            return true;
        }
    return FieldOf::eventFilter(watched, event);
}

void ComparisonToolsField::move(int position, int by)
{
    swap(position, position + by);
    // The button for the same way, so that pressing it again goes on; at the end the way back.
    const Row &row = m_rows.at(position + by);
    QToolButton *same = by < 0 ? row.up : row.down;
    (same->isEnabled() ? same : by < 0 ? row.down : row.up)->setFocus(Qt::OtherFocusReason);
}

void ComparisonToolsField::swap(int one, int other)
{
    Row &first = m_rows[one];
    Row &second = m_rows[other];
    const ToolId tool = first.picker->tool();
    const QString text = first.picker->text();
    first.picker->setTool(second.picker->tool(), second.picker->text());
    second.picker->setTool(tool, text);
    std::swap(first.isNew, second.isNew);
    refreshButtons();
    touch();
}

void ComparisonToolsField::remove(int position)
{
    for (int i = position; i + 1 < m_count; ++i) {
        m_rows[i].picker->setTool(m_rows.at(i + 1).picker->tool(), m_rows.at(i + 1).picker->text());
        m_rows[i].isNew = m_rows.at(i + 1).isNew;
    }
    --m_count;
    m_rows[m_count].picker->setTool({}, {});
    m_rows[m_count].isNew = false;
    refreshButtons();
    m_rows.at(qMin(position, m_count - 1)).picker->setFocus(Qt::OtherFocusReason);
    touch();
}

void ComparisonToolsField::add()
{
    m_rows[m_count].isNew = true;
    ++m_count;
    refreshButtons();
    m_rows.at(m_count - 1).picker->setFocus(Qt::OtherFocusReason);
}

void ComparisonToolsField::refreshButtons()
{
    for (int i = 0; i < most; ++i) {
        const Row &row = m_rows.at(i);
        row.widget->setVisible(i < m_count);
        const QString tool = row.picker->text().isEmpty() ? tr("tool %1").arg(i + 1) : row.picker->text();
        row.picker->setAccessibleName(tr("Tool %1 of %2").arg(i + 1).arg(m_count));
        row.up->setEnabled(!m_readOnly && i > 0);
        row.down->setEnabled(!m_readOnly && i + 1 < m_count);
        row.remove->setEnabled(!m_readOnly && m_count > fewest);
        row.up->setToolTip(tr("Move %1 up (Alt+Up)").arg(tool));
        row.down->setToolTip(tr("Move %1 down (Alt+Down)").arg(tool));
        row.remove->setToolTip(m_count > fewest ? tr("Take %1 out of the comparison").arg(tool)
                                                : tr("A comparison needs two tools at least: add one first, or type "
                                                     "another name here"));
        for (QToolButton *button : {row.up, row.down, row.remove})
            button->setAccessibleName(button->toolTip());
    }
    m_add->setVisible(m_count < most && !m_readOnly);
}

QString ComparisonToolsField::nameOf(ToolId tool) const
{
    const auto found = tool.isValid() ? m_library.get(tool) : Result<Tool>(Error{});
    return found ? found->name : QString();
}

} // namespace vd
