#include "navigationmodel.h"

#include "backgroundreader.h"
#include "library.h"
#include "statuswords.h"

#include <algorithm>

namespace vd {

namespace {

constexpr int pauseMs = 700; ///< counts wait for a pause in typing
constexpr Noun sections[] = {Noun::Comparison, Noun::Tool, Noun::Reviewer, Noun::Lens, Noun::Publication};

} // namespace

NavigationModel::NavigationModel(QObject *parent) : QAbstractListModel(parent)
{
    for (const Noun noun : sections)
        m_entries.append({Kind::Section, noun, {}});
    m_entries.append({Kind::Heading, {}, {}});
    for (const SmartList list : allSmartLists())
        m_entries.append({Kind::Smart, nounIn(list), list});
    m_later.setSingleShot(true);
    m_later.setInterval(pauseMs);
    connect(&m_later, &QTimer::timeout, this, &NavigationModel::count);
}

NavigationModel::~NavigationModel() = default;

void NavigationModel::setLibrary(Library *library)
{
    if (m_library)
        disconnect(m_library, nullptr, this, nullptr);
    m_later.stop();
    m_reader.reset();
    m_counting = false;
    m_library = library;
    m_counts = {};
    if (m_library) {
        m_reader = std::make_unique<BackgroundReader>(m_library->path());
        connect(m_library, &Library::changed, this, &NavigationModel::follow);
    }
    emit dataChanged(index(0), index(rowCount() - 1));
}

void NavigationModel::count()
{
    if (!m_library)
        return;
    m_counting = true;
    m_later.stop();
    const auto read = [today = m_library->today()](Connection &connection,
                                                   const BackgroundReader::Stale &stale) -> Result<Counts> {
        Lists lists(connection);
        Counts counts;
        for (const Noun noun : sections) {
            const auto count = lists.count(noun);
            if (!count)
                return count.error();
            counts.sections.insert(noun, *count);
        }
        for (const SmartList list : allSmartLists()) {
            if (stale())
                break;
            const auto ids = lists.ids(list, today);
            if (!ids)
                return ids.error();
            counts.lists.insert(list, *ids);
        }
        return counts;
    };
    m_reader->ask<Counts>(read, [this](const Result<Counts> &counts) {
        if (!counts)
            return; // what cannot be read is said where records are opened; here the last counts stay
        m_counts = *counts;
        emit dataChanged(index(0), index(rowCount() - 1));
        emit countsChanged();
    });
}

void NavigationModel::follow(const Changes &changes)
{
    if (!m_counting)
        return;
    m_later.start();
    for (int row = 0; row < m_entries.size(); ++row) {
        const Entry &entry = m_entries.at(row);
        const bool mayDiffer = entry.kind == Kind::Section && changes.touches(entry.noun);
        if (!mayDiffer)
            continue;
        const auto count = Lists(m_library->connection()).count(entry.noun);
        if (count && m_counts.sections.value(entry.noun, -1) != *count) {
            m_counts.sections.insert(entry.noun, *count);
            emit dataChanged(index(row), index(row));
        }
    }
}

NavigationModel::Kind NavigationModel::kindAt(int row) const
{
    return m_entries.at(row).kind;
}

Noun NavigationModel::nounAt(int row) const
{
    return m_entries.at(row).noun;
}

SmartList NavigationModel::smartListAt(int row) const
{
    return m_entries.at(row).list;
}

int NavigationModel::rowOf(Noun section) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [section](const Entry &entry) {
        return entry.kind == Kind::Section && entry.noun == section;
    });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int NavigationModel::rowOf(SmartList list) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [list](const Entry &entry) {
        return entry.kind == Kind::Smart && entry.list == list;
    });
    return int(found - m_entries.begin());
}

std::optional<QList<qint64>> NavigationModel::ids(SmartList list) const
{
    const auto found = m_counts.lists.constFind(list);
    return found == m_counts.lists.constEnd() ? std::nullopt : std::optional(*found);
}

QString NavigationModel::title(SmartList list)
{
    switch (list) {
    case SmartList::LensMissing:
        return tr("Lens missing");
    case SmartList::PriceOld:
        return tr("Price older than %1 days").arg(oldPriceDays);
    case SmartList::ReviewSubmitted:
        return tr("Reviews to read");
    case SmartList::Decidable:
        return tr("Ready to decide");
    case SmartList::ReadyToPublish:
        return tr("Ready to publish");
    }
    return {};
}

QString NavigationModel::explanation(SmartList list)
{
    switch (list) {
    case SmartList::LensMissing:
        return tr("Tools without an approved review through every lens");
    case SmartList::PriceOld:
        return tr("Tools with a price that was last looked up more than %1 days ago").arg(oldPriceDays);
    case SmartList::ReviewSubmitted:
        return tr("Submitted reviews that wait to be approved or returned");
    case SmartList::Decidable:
        return tr("Comparisons with every review approved that are not marked ready yet");
    case SmartList::ReadyToPublish:
        return tr("Comparisons marked ready and not published yet");
    }
    return {};
}

std::optional<int> NavigationModel::countAt(int row) const
{
    const Entry &entry = m_entries.at(row);
    if (entry.kind == Kind::Section) {
        const auto count = m_counts.sections.constFind(entry.noun);
        const bool counts = count != m_counts.sections.constEnd() && entry.noun != Noun::Publication;
        return counts ? std::optional(*count) : std::nullopt;
    }
    if (m_counts.lists.isEmpty())
        return std::nullopt;
    if (entry.kind == Kind::Smart)
        return int(m_counts.lists.value(entry.list).size());
    qsizetype all = 0;
    for (const QList<qint64> &ids : m_counts.lists)
        all += ids.size();
    return int(all);
}

int NavigationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant NavigationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    const auto title = [&] {
        if (entry.kind == Kind::Heading)
            return tr("Needs attention");
        return entry.kind == Kind::Section ? StatusWords::plural(entry.noun) : NavigationModel::title(entry.list);
    };
    const auto count = countAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return title();
    case Qt::ToolTipRole:
        return entry.kind == Kind::Smart ? explanation(entry.list) : QString();
    case Qt::AccessibleTextRole:
        return count ? tr("%1, %2", "a section and its count").arg(title()).arg(*count) : title();
    case KindRole:
        return int(entry.kind);
    case NounRole:
        return int(entry.noun);
    case SmartListRole:
        return int(entry.list);
    case CountRole:
        return count ? QVariant(*count) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags NavigationModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_entries.at(index.row()).kind == Kind::Heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace vd
