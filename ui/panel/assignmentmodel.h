#pragma once

#include "assignments.h"
#include "sharing.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>

namespace vd {

/// A cell as it is drawn and said.
struct CellTexts
{
    QString name;  ///< the reviewer's; empty while unassigned
    QString state; ///< "drafted", "3 days late" …
    QString told;  ///< everything, a line each
    AssignmentState shape = AssignmentState::Unassigned;
    bool overdue = false;
    bool proposed = false; ///< only a proposal so far
};

/// The matrix: a row per tool, its name and category, then a column per lens. Reviewers can be dropped onto cells, and
/// cells that are not begun dragged to a reviewer. A proposal stands in its cells until it is taken or thrown away.
class AssignmentModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, CategoryColumn, FirstLensColumn };
    enum Role { TextsRole = Qt::UserRole + 1, CategoryRole, ReviewersRole };
    static constexpr auto reviewerMime = "application/x-verdict-reviewer";
    static constexpr auto cellsMime = "application/x-verdict-cells";

    using QAbstractTableModel::QAbstractTableModel;

    void setAssignments(const Assignments &assignments);
    /// Why nothing can be changed, e.g. "This library is open for reading only."; empty when it can.
    void setLock(const QString &reason);
    void setProposal(const QList<Share> &shares);
    [[nodiscard]] const QList<Share> &proposal() const { return m_proposal; }

    [[nodiscard]] const Assignments &assignments() const { return m_assignments; }
    [[nodiscard]] const AssignmentTool &toolAt(int row) const { return m_assignments.tools().at(row); }
    [[nodiscard]] bool isLens(int column) const { return column >= FirstLensColumn; }
    [[nodiscard]] const Lens &lensAt(int column) const { return m_assignments.lenses().at(column - FirstLensColumn); }
    [[nodiscard]] AssignmentCell cellAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    /// The reviews that cells carry, and the reviewer that a drag carries; an invalid one when it carries none.
    [[nodiscard]] static QList<ReviewId> cellsIn(const QMimeData &data);
    [[nodiscard]] static ReviewerId reviewerIn(const QMimeData &data);
    [[nodiscard]] static QMimeData *mimeOf(ReviewerId reviewer);

signals:
    void reviewerDropped(const QModelIndex &index, vd::ReviewerId reviewer);

private:
    void cellsChanged();
    [[nodiscard]] QVariant nameData(const AssignmentTool &tool, int column, int role) const;
    [[nodiscard]] CellTexts textsOf(const QModelIndex &index) const;
    [[nodiscard]] QList<qint64> reviewersOf(const AssignmentTool &tool) const;

    Assignments m_assignments;
    QString m_lock;
    QList<Share> m_proposal;
    QHash<QPair<ToolId, LensId>, ReviewerId> m_proposed;
};

/// Narrows the matrix to a category and to the tools of which somebody has a review; sorts by the columns of text.
class AssignmentFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AssignmentFilter(QObject *parent = nullptr);
    void setCategory(const QString &category); ///< null is every category
    void setReviewer(ReviewerId reviewer);     ///< an invalid one is everybody
    [[nodiscard]] ReviewerId reviewer() const { return m_reviewer; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_category;
    ReviewerId m_reviewer;
};

} // namespace vd

Q_DECLARE_METATYPE(vd::CellTexts)
