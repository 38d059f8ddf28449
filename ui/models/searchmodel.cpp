#include "searchmodel.h"

#include "backgroundreader.h"
#include "library.h"
#include "statuswords.h"

namespace vd {

namespace {

constexpr int againMs = 300;

/// What stands below or beside a hit's title.
QString subtitleOf(const SearchHit &hit)
{
    if (hit.record.noun != Noun::Comparison)
        return hit.subtitle;
    const auto status = fromText<ComparisonStatus>(hit.subtitle);
    return status ? StatusWords::of(*status) : QString();
}

} // namespace

SearchModel::SearchModel(QObject *parent) : QAbstractListModel(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &SearchModel::ask);
}

SearchModel::~SearchModel() = default;

void SearchModel::setLibrary(Library *library)
{
    if (m_library)
        disconnect(m_library, nullptr, this, nullptr);
    m_reader.reset();
    m_library = library;
    m_query.clear();
    m_answered = true;
    show({});
    if (m_library) {
        m_reader = std::make_unique<BackgroundReader>(m_library->path());
        connect(m_library, &Library::changed, this, [this] {
            if (!m_query.isEmpty())
                m_again.start();
        });
    }
}

void SearchModel::setQuery(const QString &typed)
{
    const QString query = typed.simplified();
    if (query == m_query)
        return;
    m_query = query;
    ask();
}

void SearchModel::ask()
{
    m_again.stop();
    if (!m_reader)
        return;
    m_answered = m_query.isEmpty();
    if (m_answered) {
        m_reader->forget();
        show({});
        emit answered();
        return;
    }
    using Hits = QList<SearchHit>;
    m_reader->ask<Hits>(
        [query = m_query](Connection &connection, const BackgroundReader::Stale &) {
            return search(connection, query, hitsPerGroup + 1);
        },
        [this](const Result<Hits> &hits) {
            m_answered = true;
            show(hits ? *hits : Hits());
            if (!hits)
                emit failed(hits.error());
            emit answered();
        });
}

void SearchModel::show(const QList<SearchHit> &hits)
{
    beginResetModel();
    m_rows.clear();
    m_hits = 0;
    for (qsizetype i = 0; i < hits.size();) {
        const Noun noun = hits.at(i).record.noun;
        qsizetype end = i;
        while (end < hits.size() && hits.at(end).record.noun == noun)
            ++end;
        const QString group = StatusWords::plural(noun);
        const bool more = end - i > hitsPerGroup;
        m_rows.append({more ? tr("%1, the first %2").arg(group).arg(hitsPerGroup) : group, {}});
        for (qsizetype shown = std::min<qsizetype>(end, i + hitsPerGroup); i < shown; ++i, ++m_hits) {
            m_rows.append({{}, hits.at(i)});
            m_rows.last().hit.subtitle = subtitleOf(hits.at(i));
        }
        i = end;
    }
    endResetModel();
}

const SearchHit *SearchModel::hitAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || !m_rows.at(row).heading.isEmpty())
        return nullptr;
    return &m_rows.at(row).hit;
}

int SearchModel::hitRowFrom(int row, int step) const
{
    for (; row >= 0 && row < m_rows.size(); row += step)
        if (hitAt(row))
            return row;
    return -1;
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool heading = !row.heading.isEmpty();
    switch (role) {
    case IsHeadingRole:
        return heading;
    case HitRole:
        return heading ? QVariant() : QVariant::fromValue(row.hit);
    case Qt::DisplayRole:
        return heading ? row.heading : row.hit.title.text;
    case Qt::ToolTipRole:
        return heading ? QString() : row.hit.title.text;
    case Qt::AccessibleTextRole: {
        if (heading)
            return row.heading;
        QStringList parts{row.hit.title.text};
        for (const QString &part : {row.hit.subtitle, row.hit.snippet.text})
            if (!part.isEmpty())
                parts << part;
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    if (!hitAt(index.row()))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace vd
