#include "toolsearchbox.h"

#include "lists.h"
#include "search.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace vd {

namespace {

constexpr int mostHits = 30;
constexpr int idRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1;

QStandardItem *itemFor(const ToolRow &row)
{
    const QString text = row.category.isEmpty() ? row.name : QStringLiteral("%1 — %2").arg(row.name, row.category);
    auto *item = new QStandardItem(text);
    item->setData(row.id.value, idRole);
    item->setData(row.name, nameRole);
    return item;
}

} // namespace

ToolSearchBox::ToolSearchBox(Library &library, QWidget *parent) : QLineEdit(parent), m_library(library)
{
    setPlaceholderText(tr("Type a tool's name"));
    setClearButtonEnabled(true);
    m_hits = new QStandardItemModel(this);
    m_completer = new QCompleter(m_hits, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the library has done the search
    m_completer->setWidget(this);
    connect(this, &QLineEdit::textEdited, this, [this] {
        choose({}, text());
        offer();
    });
    connect(this, &QLineEdit::editingFinished, this, &ToolSearchBox::settle);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                choose(ToolId{index.data(idRole).toLongLong()}, index.data(nameRole).toString());
            });
}

void ToolSearchBox::setTool(ToolId id)
{
    if (const auto tool = m_library.get(id))
        choose(id, tool->name);
}

void ToolSearchBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && !m_completer->popup()->isVisible())
        return offer();
    QLineEdit::keyPressEvent(event);
}

void ToolSearchBox::offer()
{
    m_hits->clear();
    Lists lists(m_library.connection());
    QList<ToolId> ids;
    if (text().trimmed().isEmpty()) {
        if (const auto first = lists.ids(Noun::Tool, 0, mostHits))
            for (const qint64 id : *first)
                ids << ToolId{id};
    } else if (const auto hits = search(m_library.connection(), text(), mostHits)) {
        for (const SearchHit &hit : *hits)
            if (hit.record.noun == Noun::Tool)
                ids << hit.record.as<Tool>();
    }
    for (const ToolId id : std::as_const(ids))
        if (const auto row = lists.row(id))
            m_hits->appendRow(itemFor(*row));
    if (m_hits->rowCount() == 0)
        return m_completer->popup()->hide();
    m_completer->complete();
}

void ToolSearchBox::choose(ToolId tool, const QString &name)
{
    const bool isNew = tool != m_tool;
    m_tool = tool;
    if (text() != name)
        setText(name);
    if (isNew)
        emit toolChanged();
}

void ToolSearchBox::settle()
{
    m_completer->popup()->hide();
    if (m_tool.isValid())
        return;
    // A name typed to the end needs no click.
    for (int row = 0; row < m_hits->rowCount(); ++row) {
        const QStandardItem *hit = m_hits->item(row);
        if (hit->data(nameRole).toString().compare(text().trimmed(), Qt::CaseInsensitive) == 0)
            return choose(ToolId{hit->data(idRole).toLongLong()}, hit->data(nameRole).toString());
    }
}

} // namespace vd
