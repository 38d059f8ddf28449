#pragma once

#include "assigning.h"
#include "assignments.h"
#include "noun.h"

#include <QDate>
#include <QSet>
#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace vd {

class AssignmentDelegate;
class AssignmentFilter;
class AssignmentModel;
class AssignmentSource;
class AssignmentView;
class ReviewersModel;
class ShareBar;

/// The matrix of tools and lenses beside the list of the panel: reviewers are dragged onto cells, or chosen in menus;
/// sharing out is proposed in the cells before it is done. Every edit is one step of undo.
class AssignmentTab : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the tab.
    AssignmentTab(AssignmentSource &source, QSettings &settings, QWidget *parent = nullptr);

    /// Shows what the source has read.
    void refresh();
    /// Why nothing can be changed; empty when it can.
    void setLock(const QString &reason);
    void say(const QString &sentence);
    void saveLayout();

signals:
    void openRequested(vd::RecordRef record, const QString &field);
    void aboutToWrite();

private:
    struct Place
    {
        AssignmentTool tool;
        Lens lens;
        AssignmentCell cell;
    };

    QWidget *buildFilters();
    QWidget *buildMatrix();
    QWidget *buildPanel();
    QWidget *buildActions();
    void connectParts();
    void fillCategories();
    void fillReviewers();
    void filterByReviewer();
    void refreshHint();
    void refreshActions();
    void fitColumns();
    void rememberChosen();
    void chooseAgain();
    void fillAssignMenu();
    void fillDueMenu();
    void showMenu(const QPoint &globalPosition);

    /// What is chosen: cells, and every cell of a tool whose name is chosen. In the order of the matrix.
    [[nodiscard]] QList<Place> chosen() const;
    /// Of every tool that is shown.
    [[nodiscard]] QList<Place> shown() const;
    /// The reviews among the chosen cells that are not approved.
    [[nodiscard]] QList<ReviewId> chosenReviews() const;
    [[nodiscard]] Place placeAt(int row, int column) const;
    [[nodiscard]] QDate dueOfNew() const;
    void open(const QModelIndex &index);
    void assign(const QList<Place> &places, ReviewerId reviewer);
    void assignDropped(const QModelIndex &index, ReviewerId reviewer);
    void handOver(const QList<ReviewId> &reviews, ReviewerId reviewer);
    void takeBack();
    void setDue(QDate due);
    void propose();
    void acceptProposal();
    void discardProposal();
    bool report(const Result<AssigningOutcome> &outcome, const QString &done);

    AssignmentSource &m_source;
    QSettings &m_settings;
    AssignmentModel *m_model;
    AssignmentFilter *m_filter;
    AssignmentDelegate *m_delegate;
    ReviewersModel *m_reviewers;
    QString m_lock;
    QSet<QPair<ToolId, LensId>> m_lastChosen; ///< while the matrix is made anew
    int m_fitted = 0;                         ///< for how many columns the header was set up
    QComboBox *m_scope;
    QComboBox *m_category;
    QComboBox *m_reviewer;
    QPushButton *m_share;
    ShareBar *m_bar;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    AssignmentView *m_view;
    QLabel *m_hint;
    QPushButton *m_hintButton;
    QTreeView *m_panel;
    QLabel *m_panelHint;
    QCheckBox *m_hasDue;
    QDateEdit *m_due;
    QMenu *m_assignMenu;
    QMenu *m_dueMenu;
    QAction *m_open;
    QAction *m_takeBack;
    QPushButton *m_assignButton;
    QPushButton *m_dueButton;
    QLabel *m_message;
};

} // namespace vd
