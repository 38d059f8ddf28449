#pragma once

#include "emptystate.h"
#include "library.h"
#include "librarypanel.h"
#include "navigationmodel.h"
#include "recordlistmodel.h"
#include "recordview.h"
#include "searchmodel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace vd {

/// The library column's models and widgets, shared by its sources: librarypanel.cpp (what it is asked for),
/// librarypanelsearch.cpp (the field and its hits), librarypanelbrowser.cpp (sections and their records).
struct LibraryPanel::Parts
{
    Library *library = nullptr;
    NavigationModel navigation;
    RecordListModel records;
    SearchModel search;

    QLineEdit *field = nullptr;
    QStackedWidget *pages = nullptr; ///< browser, hits
    QListView *sections = nullptr;
    QLabel *heading = nullptr;
    QToolButton *add = nullptr;
    RecordView *list = nullptr;
    EmptyState *emptyList = nullptr;
    QStackedWidget *listOrEmpty = nullptr;
    QWidget *compareBar = nullptr;
    QPushButton *compare = nullptr;
    RecordView *hits = nullptr;
    EmptyState *noHits = nullptr;
    QStackedWidget *hitsOrNone = nullptr;

    QList<RecordRef> announced; ///< the selection that listeners know
    bool silent = false;        ///< the selection changes, but nobody chose it
    bool isWriting = false;     ///< somebody else
    bool painted = false;
    bool openFirstHit = false; ///< Enter came before the answer

    static QStackedWidget *stackOf(QWidget *full, QWidget *empty)
    {
        auto *stack = new QStackedWidget;
        stack->addWidget(full);
        stack->addWidget(empty);
        return stack;
    }
    [[nodiscard]] bool mayWrite() const { return library && !library->isReadOnly() && !isWriting; }
    [[nodiscard]] bool isSmart() const
    {
        const QModelIndex current = sections->currentIndex();
        return current.isValid() && navigation.kindAt(current.row()) == NavigationModel::Kind::Smart;
    }
    [[nodiscard]] Noun section() const
    {
        const QModelIndex current = sections->currentIndex();
        return current.isValid() ? navigation.nounAt(current.row()) : Noun::Comparison;
    }
    [[nodiscard]] bool isSearching() const { return !field->text().trimmed().isEmpty(); }
};

} // namespace vd
