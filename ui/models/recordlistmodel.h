#pragma once

#include "change.h"
#include "rowtexts.h"

#include <QAbstractListModel>
#include <QCache>
#include <optional>

namespace vd {

class Library;

/// The records of one noun, all of them or the ones of a smart list. Ids are read by the page and rows when they are
/// shown, so a list of 100,000 costs what is visible. Follows the library: a single record that comes, goes, moves or
/// changes is announced as such, so that views keep their selection; anything else resets the model.
class RecordListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RecordRole = Qt::UserRole + 1, TextsRole };

    explicit RecordListModel(QObject *parent = nullptr);

    /// Shows nothing until showAll() or showOnly(). The library must outlive the model or be replaced.
    void setLibrary(Library *library);
    void showAll(Noun noun);
    /// Some records, in this order.
    void showOnly(Noun noun, const QList<qint64> &ids);
    [[nodiscard]] Noun noun() const { return m_noun; }

    [[nodiscard]] RecordRef recordAt(int row) const; ///< an invalid one when there is no such row
    [[nodiscard]] int rowOf(RecordRef record) const; ///< -1 when it is not in the list

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void follow(const Changes &changes);
    void followStructure(const Changes &changes);
    void recordAdded(qint64 id);
    void recordRemoved(qint64 id);
    void recordUpdated(qint64 id);
    void reload();
    void rowsChanged();
    [[nodiscard]] bool pagesHold() const;
    [[nodiscard]] int shownRowOf(qint64 id) const;
    [[nodiscard]] qint64 idAt(int row) const;
    [[nodiscard]] const RowTexts &textsOf(qint64 id) const;
    [[nodiscard]] int countRecords() const;

    Library *m_library = nullptr;
    Noun m_noun = Noun::Comparison;
    std::optional<QList<qint64>> m_only;
    int m_count = 0;
    mutable QCache<int, QList<qint64>> m_pages; ///< by page number, when all are shown
    mutable QCache<qint64, RowTexts> m_texts;   ///< by id
};

} // namespace vd
