#pragma once

#include "search.h"

#include <QAbstractListModel>
#include <QTimer>
#include <memory>

namespace vd {

class BackgroundReader;
class Library;

/// Hits for what is being typed, grouped under headings. The library is asked off the interface thread; answers to what
/// is no longer typed are dropped, and the hits of the query before stay until the newest answer is there.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { HitRole = Qt::UserRole + 1, IsHeadingRole };
    static constexpr int hitsPerGroup = 12;

    explicit SearchModel(QObject *parent = nullptr);
    ~SearchModel() override;

    void setLibrary(Library *library);
    /// Looks for a text; an empty one clears the hits at once.
    void setQuery(const QString &typed);
    [[nodiscard]] const QString &query() const { return m_query; }
    /// Whether the hits are those of the query.
    [[nodiscard]] bool isAnswered() const { return m_answered; }
    [[nodiscard]] int hitCount() const { return m_hits; }
    /// The hit of a row; nullptr for a heading.
    [[nodiscard]] const SearchHit *hitAt(int row) const;
    /// The first hit at or after a row, or before it; -1 when there is none.
    [[nodiscard]] int hitRowFrom(int row, int step = 1) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// The newest query is answered.
    void answered();
    void failed(const vd::Error &error);

private:
    struct Row
    {
        QString heading; ///< empty for a hit
        SearchHit hit;
    };
    void ask();
    void show(const QList<SearchHit> &hits);

    Library *m_library = nullptr;
    std::unique_ptr<BackgroundReader> m_reader;
    QTimer m_again; ///< asks again after a change
    QString m_query;
    QList<Row> m_rows;
    int m_hits = 0;
    bool m_answered = true;
};

} // namespace vd
