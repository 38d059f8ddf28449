#include "recordlistmodel.h"

#include "library.h"

namespace vd {

namespace {

constexpr int pageSize = 256;
constexpr int keptPages = 64;
constexpr int keptRows = 2000;

/// The ids of one noun among records.
QList<qint64> idsOf(Noun noun, const QSet<RecordRef> &records)
{
    QList<qint64> ids;
    for (const RecordRef record : records)
        if (record.noun == noun)
            ids << record.id;
    return ids;
}

} // namespace

RecordListModel::RecordListModel(QObject *parent) : QAbstractListModel(parent), m_pages(keptPages), m_texts(keptRows) {}

void RecordListModel::setLibrary(Library *library)
{
    if (m_library)
        disconnect(m_library, nullptr, this, nullptr);
    beginResetModel();
    m_library = library;
    m_only = QList<qint64>();
    m_count = 0;
    m_pages.clear();
    m_texts.clear();
    endResetModel();
    if (m_library)
        connect(m_library, &Library::changed, this, &RecordListModel::follow);
}

void RecordListModel::showAll(Noun noun)
{
    m_noun = noun;
    m_only.reset();
    reload();
}

void RecordListModel::showOnly(Noun noun, const QList<qint64> &ids)
{
    if (m_noun == noun && m_only == ids)
        return;
    m_noun = noun;
    m_only = ids;
    reload();
}

void RecordListModel::reload()
{
    beginResetModel();
    m_pages.clear();
    m_texts.clear();
    m_count = countRecords();
    endResetModel();
}

int RecordListModel::countRecords() const
{
    if (!m_library)
        return 0;
    if (m_only)
        return int(m_only->size());
    const auto count = Lists(m_library->connection()).count(m_noun);
    return count ? *count : 0;
}

qint64 RecordListModel::idAt(int row) const
{
    if (!m_library || row < 0 || row >= m_count)
        return 0;
    if (m_only)
        return m_only->at(row);
    const int number = row / pageSize;
    if (!m_pages.contains(number)) {
        const auto ids = Lists(m_library->connection()).ids(m_noun, number * pageSize, pageSize);
        m_pages.insert(number, new QList<qint64>(ids ? *ids : QList<qint64>()));
    }
    return m_pages.object(number)->value(row % pageSize);
}

const RowTexts &RecordListModel::textsOf(qint64 id) const
{
    if (!m_texts.contains(id)) {
        Lists lists(m_library->connection());
        m_texts.insert(id, new RowTexts(RowWriter::read(lists, {m_noun, id})));
    }
    return *m_texts.object(id);
}

RecordRef RecordListModel::recordAt(int row) const
{
    const qint64 id = idAt(row);
    return id ? RecordRef(m_noun, id) : RecordRef();
}

int RecordListModel::rowOf(RecordRef record) const
{
    if (!m_library || record.noun != m_noun)
        return -1;
    if (m_only)
        return int(m_only->indexOf(record.id));
    const auto row = Lists(m_library->connection()).position(record);
    return row && *row < m_count ? *row : -1;
}

int RecordListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant RecordListModel::data(const QModelIndex &index, int role) const
{
    const qint64 id = checkIndex(index, CheckIndexOption::IndexIsValid) ? idAt(index.row()) : 0;
    if (!id)
        return {};
    switch (role) {
    case RecordRole:
        return QVariant::fromValue(RecordRef(m_noun, id));
    case TextsRole:
        return QVariant::fromValue(textsOf(id));
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return textsOf(id).title;
    case Qt::AccessibleTextRole:
        return textsOf(id).spoken;
    default:
        return {};
    }
}

void RecordListModel::follow(const Changes &changes)
{
    if (changes.everything) {
        if (m_only)
            rowsChanged();
        else
            reload();
        return;
    }
    followStructure(changes);
    // Rows speak of other nouns: figures of reviews, titles of tools, progress of lenses.
    const auto othersTouched = [&] {
        for (const QSet<RecordRef> *records : {&changes.added, &changes.updated, &changes.removed})
            for (const RecordRef record : *records)
                if (record.noun != m_noun && record.noun != Noun::Publication)
                    return true;
        return false;
    };
    if (othersTouched())
        rowsChanged();
}

void RecordListModel::followStructure(const Changes &changes)
{
    const QList<qint64> added = m_only ? QList<qint64>() : idsOf(m_noun, changes.added);
    const QList<qint64> removed = idsOf(m_noun, changes.removed);
    const QList<qint64> updated = idsOf(m_noun, changes.updated);
    if (m_only) {
        for (const qint64 id : removed)
            recordRemoved(id);
        for (const qint64 id : updated)
            recordUpdated(id);
    } else if (added.size() + removed.size() + updated.size() > 1) {
        reload();
    } else if (!added.isEmpty()) {
        recordAdded(added.first());
    } else if (!removed.isEmpty()) {
        recordRemoved(removed.first());
    } else if (!updated.isEmpty()) {
        recordUpdated(updated.first());
    }
}

void RecordListModel::recordAdded(qint64 id)
{
    const auto row = Lists(m_library->connection()).position({m_noun, id});
    if (!row || *row < 0 || *row > m_count || countRecords() != m_count + 1) {
        reload();
        return;
    }
    beginInsertRows({}, *row, *row);
    m_pages.clear();
    ++m_count;
    endInsertRows();
}

void RecordListModel::recordRemoved(qint64 id)
{
    const int row = shownRowOf(id);
    if (m_only && row < 0)
        return;
    if (row < 0 || (!m_only && countRecords() != m_count - 1)) {
        reload();
        return;
    }
    beginRemoveRows({}, row, row);
    m_pages.clear();
    m_texts.remove(id);
    if (m_only)
        m_only->removeAt(row);
    --m_count;
    endRemoveRows();
}

void RecordListModel::recordUpdated(qint64 id)
{
    const int before = shownRowOf(id);
    m_texts.remove(id);
    const int now = m_only ? before : rowOf({m_noun, id});
    if (now < 0)
        return;
    if (before < 0) {
        if (!pagesHold())
            reload();
        return;
    }
    if (before != now) {
        beginMoveRows({}, before, before, {}, now > before ? now + 1 : now);
        m_pages.clear();
        endMoveRows();
    }
    emit dataChanged(index(now), index(now));
}

/// The row of a record among the rows that were read so far, as they were then.
int RecordListModel::shownRowOf(qint64 id) const
{
    if (m_only)
        return int(m_only->indexOf(id));
    for (const int number : m_pages.keys())
        if (const qsizetype at = m_pages.object(number)->indexOf(id); at >= 0)
            return number * pageSize + int(at);
    return -1;
}

/// Whether the pages read so far still stand: a record outside them may have moved across them.
bool RecordListModel::pagesHold() const
{
    Lists lists(m_library->connection());
    for (const int number : m_pages.keys()) {
        const auto ids = lists.ids(m_noun, number * pageSize, pageSize);
        if (!ids || *ids != *m_pages.object(number))
            return false;
    }
    return true;
}

void RecordListModel::rowsChanged()
{
    m_texts.clear();
    if (m_count > 0)
        emit dataChanged(index(0), index(m_count - 1));
}

} // namespace vd
