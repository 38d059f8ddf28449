#pragma once

#include "change.h"
#include "lists.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>
#include <memory>
#include <optional>

namespace vd {

class BackgroundReader;
class Library;

/// The sections of a library and, below a heading, what needs attention, each with its count. Smart lists are read off
/// the interface thread: first when count() is called, then some time after each change.
class NavigationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Section, Heading, Smart };
    enum Role { KindRole = Qt::UserRole + 1, NounRole, SmartListRole, CountRole };

    explicit NavigationModel(QObject *parent = nullptr);
    ~NavigationModel() override;

    void setLibrary(Library *library);
    /// Reads all counts now; answered by countsChanged.
    void count();

    [[nodiscard]] Kind kindAt(int row) const;
    [[nodiscard]] Noun nounAt(int row) const;           ///< of a smart list: of its records
    [[nodiscard]] SmartList smartListAt(int row) const; ///< meaningful for Kind::Smart
    [[nodiscard]] int rowOf(Noun section) const;
    [[nodiscard]] int rowOf(SmartList list) const;
    /// The records of a smart list; none while they are not known yet.
    [[nodiscard]] std::optional<QList<qint64>> ids(SmartList list) const;
    [[nodiscard]] static QString title(SmartList list);
    [[nodiscard]] static QString explanation(SmartList list);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// All counts and smart lists have been read again.
    void countsChanged();

private:
    struct Entry
    {
        Kind kind = Kind::Section;
        Noun noun = Noun::Tool;
        SmartList list = SmartList::LensMissing;
    };
    struct Counts
    {
        QHash<Noun, int> sections;
        QHash<SmartList, QList<qint64>> lists;
    };

    void follow(const Changes &changes);
    [[nodiscard]] std::optional<int> countAt(int row) const;

    QList<Entry> m_entries;
    Library *m_library = nullptr;
    std::unique_ptr<BackgroundReader> m_reader;
    QTimer m_later;
    bool m_counting = false; ///< count() was called
    Counts m_counts;
};

} // namespace vd
