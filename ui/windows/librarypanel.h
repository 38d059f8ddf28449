#pragma once

#include "noun.h"

#include <QList>
#include <QWidget>
#include <memory>

class QKeyEvent;
class QModelIndex;

namespace vd {

class Library;

/// The left column: search, sections and smart lists with their counts, and the records of the chosen one.
/// It reads and tells; opening, making and removing records is up to whoever listens.
class LibraryPanel : public QWidget
{
    Q_OBJECT

public:
    /// The library must outlive the panel or be replaced before it goes; nullptr is none.
    explicit LibraryPanel(Library *library = nullptr, QWidget *parent = nullptr);
    ~LibraryPanel() override;

    void setLibrary(Library *library);
    /// While an import writes, nothing is made or removed here.
    void setWriting(bool elsewhere);
    /// Shows a record's section and selects its row; a review's tool; the publication's section. Announces the
    /// selection.
    void select(RecordRef record);
    void showSection(Noun noun);
    void focusSearch();
    /// What is selected, in the list's order.
    [[nodiscard]] QList<RecordRef> selection() const;

signals:
    /// The selection changed, by hand or by select(): show the record when it is one.
    void selectionChanged(const QList<vd::RecordRef> &records);
    /// Enter, double click or a search hit: show the record and put the cursor into the field ("" for the first one).
    void openRequested(vd::RecordRef record, const QString &field);
    void contextMenuRequested(const QList<vd::RecordRef> &records, const QPoint &globalPosition);
    /// "Compare" on two to four selected tools, in the list's order.
    void compareRequested(const QList<vd::RecordRef> &tools);
    void removeRequested(const QList<vd::RecordRef> &records);
    void newToolRequested();
    void newComparisonRequested();
    void newReviewerRequested();
    void newLensRequested();
    void importRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildSearch();
    void buildBrowser();
    bool searchKey(QKeyEvent *key);
    void navigate(const QModelIndex &current);
    void showRecords();
    void showEmptySection();
    void refreshPage();
    void refreshHits();
    void openHit(const QModelIndex &index);
    void announceSelection();
    void restoreSelection();
    void selectRow(int row);
    void requestNew(Noun noun);

    struct Parts;
    std::unique_ptr<Parts> m;
};

} // namespace vd
