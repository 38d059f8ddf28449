#include "entrypicker.h"

#include "publishedrows.h"
#include "text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace vd {

namespace {

constexpr int idRole = Qt::UserRole;

} // namespace

EntryPicker::EntryPicker(Library &library, const std::function<QStringList()> &taken, QWidget *parent)
    : PlainLine(parent),
      m_library(library),
      m_taken(taken),
      m_offers(new QStandardItemModel(this)),
      m_completer(new QCompleter(m_offers, this))
{
    setPlaceholderText(tr("Add a comparison: type its name"));
    setAccessibleName(tr("Add a comparison"));
    setToolTip(tr("Published comparisons that are not in the list; Down shows them all"));
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(m_completer);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.size() == 1 || m_offers->rowCount() == 0)
            fill(); // before the completer looks
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &EntryPicker::pick);
    connect(this, &QLineEdit::returnPressed, this, [this] {
        const bool isChosen = m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid();
        if (!isChosen && !text().trimmed().isEmpty() && m_completer->completionCount() == 1)
            pick(m_completer->currentIndex());
    });
}

void EntryPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Down || event->modifiers() != Qt::NoModifier || isReadOnly())
        return PlainLine::keyPressEvent(event);
    fill();
    m_completer->setCompletionPrefix(text());
    m_completer->complete();
}

void EntryPicker::fill()
{
    m_offers->clear();
    const auto comparisons = publishedComparisons(m_library.connection());
    if (!comparisons)
        return;
    const auto tools = publishedTools(m_library.connection(), toolsOf(*comparisons));
    if (!tools)
        return;
    QHash<ToolId, QString> names;
    for (const PublishedTool &tool : *tools)
        names.insert(tool.id, tool.name);
    const QStringList taken = m_taken();
    for (const PublishedComparison &comparison : *comparisons) {
        if (taken.contains(comparison.slug))
            continue;
        QString title = comparison.headline.trimmed();
        if (title.isEmpty()) {
            QStringList sides;
            for (const ToolId tool : comparison.tools)
                sides << names.value(tool);
            title = versus(sides);
        }
        auto *item = new QStandardItem(title);
        item->setData(comparison.id.value, idRole);
        m_offers->appendRow(item);
    }
}

void EntryPicker::pick(const QModelIndex &index)
{
    const ComparisonId comparison{index.data(idRole).toLongLong()};
    if (!comparison.isValid())
        return;
    m_completer->popup()->hide();
    // The line still puts the chosen name into itself.
    QMetaObject::invokeMethod(
        this,
        [this, comparison] {
            clear();
            emit picked(comparison);
        },
        Qt::QueuedConnection);
}

} // namespace vd
