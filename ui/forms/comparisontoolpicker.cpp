#include "comparisontoolpicker.h"

#include "lists.h"
#include "search.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace vd {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1;

} // namespace

ComparisonToolPicker::ComparisonToolPicker(Library &library, QWidget *parent)
    : PlainLine(parent),
      m_library(library),
      m_hits(new QStandardItemModel(this)),
      m_completer(new QCompleter(m_hits, this))
{
    setPlaceholderText(tr("Type a tool's name"));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the library has done the search
    m_completer->setWidget(this);
    connect(this, &QLineEdit::textEdited, this, [this] {
        offer();
        m_tool = exactlyNamed();
        emit picked();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                setTool(ToolId{index.data(idRole).toLongLong()}, index.data(nameRole).toString());
                emit picked();
            });
}

void ComparisonToolPicker::setTool(ToolId tool, const QString &name)
{
    m_tool = tool;
    if (text() == name)
        return;
    setText(name);
    setCursorPosition(0);
}

void ComparisonToolPicker::setTyped(const QString &text)
{
    setTool({}, text);
    find();
    m_tool = exactlyNamed();
}

void ComparisonToolPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier && !isReadOnly())
        return offer();
    PlainLine::keyPressEvent(event);
}

void ComparisonToolPicker::find()
{
    m_hits->clear();
    Lists lists(m_library.connection());
    QList<ToolId> ids;
    const QString typed = text().trimmed();
    if (typed.isEmpty()) {
        if (const auto first = lists.ids(Noun::Tool, 0, mostHits))
            for (const qint64 id : *first)
                ids << ToolId{id};
    } else if (const auto hits = search(m_library.connection(), typed, mostHits)) {
        for (const SearchHit &hit : *hits)
            if (hit.record.noun == Noun::Tool)
                ids << hit.record.as<Tool>();
    }
    for (const ToolId id : std::as_const(ids)) {
        const auto row = lists.row(id);
        if (!row)
            continue;
        auto *item = new QStandardItem(
            row->category.isEmpty() ? row->name : tr("%1 – %2", "tool – category").arg(row->name, row->category));
        item->setData(id.value, idRole);
        item->setData(row->name, nameRole);
        m_hits->appendRow(item);
    }
}

void ComparisonToolPicker::offer()
{
    find();
    if (m_hits->rowCount() == 0 || !hasFocus())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

/// A name typed to the end needs no click, unless two tools have it.
ToolId ComparisonToolPicker::exactlyNamed() const
{
    ToolId found;
    for (int row = 0; row < m_hits->rowCount(); ++row) {
        const QStandardItem *hit = m_hits->item(row);
        if (hit->data(nameRole).toString().compare(text().trimmed(), Qt::CaseInsensitive) != 0)
            continue;
        if (found.isValid())
            return {};
        found = {hit->data(idRole).toLongLong()};
    }
    return found;
}

} // namespace vd
