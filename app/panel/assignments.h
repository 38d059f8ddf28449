#pragma once

#include "assignmentrows.h"
#include "lens.h"
#include "noun.h"
#include "reviewer.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QPair>

namespace vd {

/// Where the review of a tool through a lens stands.
enum class AssignmentState { Unassigned, Assigned, Drafted, Submitted, Returned, Approved };

/// A cell of the matrix: the review that stands for a tool and lens, newestreview.h says which.
struct AssignmentCell
{
    ReviewId review; ///< none while it is unassigned
    ReviewerId reviewer;
    int round = 0;
    AssignmentState state = AssignmentState::Unassigned;
    QDate due;
    QDate since;          ///< when it came to this state; none when unknown
    bool overdue = false; ///< due before today, and neither submitted nor approved
    int others = 0;       ///< further reviews of the same round
    bool operator==(const AssignmentCell &) const = default;
};

/// What waits for the editor, as a sentence with the record it leads to.
struct WaitingItem
{
    enum class Kind { Approve, Chase, Assign };
    Kind kind = Kind::Approve;
    RecordRef record; ///< the review; the tool of cells that nobody has
    QString field;    ///< where to put the cursor, as the desk names fields; empty for the first
    QString sentence;
    QDate since; ///< what it is sorted by; none comes last
    bool operator==(const WaitingItem &) const = default;
};

/// Who has what: the matrix of tools and lenses over plain values. Reading it for hundreds of tools takes some
/// milliseconds, for a hundred thousand some seconds: not for the interface thread.
class Assignments
{
    Q_DECLARE_TR_FUNCTIONS(vd::Assignments)

public:
    using Scope = AssignmentRows::Scope;

    Assignments() = default;
    /// `reviews` may be in any order and hold reviews of other tools; `loads` counts what each reviewer has yet to hand
    /// in.
    Assignments(const QList<AssignmentTool> &tools, const QList<Lens> &lenses, const QList<Reviewer> &reviewers,
                const QList<AssignedReview> &reviews, const QHash<ReviewerId, int> &loads, QDate today);
    /// Fails with an Error of kind Library.
    static Result<Assignments> load(Connection &connection, Scope scope, QDate today);

    [[nodiscard]] const QList<AssignmentTool> &tools() const { return m_tools; }
    [[nodiscard]] const QList<Lens> &lenses() const { return m_lenses; }
    [[nodiscard]] const QList<Reviewer> &reviewers() const { return m_reviewers; }
    [[nodiscard]] int load(ReviewerId reviewer) const { return m_loads.value(reviewer); }
    [[nodiscard]] const QHash<ReviewerId, int> &loads() const { return m_loads; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] AssignmentCell cell(ToolId tool, LensId lens) const { return m_cells.value({tool, lens}); }
    /// Empty when there is no such reviewer.
    [[nodiscard]] QString nameOf(ReviewerId reviewer) const;
    [[nodiscard]] QString subject(ToolId tool, LensId lens) const; ///< "Primitive on Larkspur 4B"
    [[nodiscard]] QStringList categories() const;                  ///< of the tools, sorted, without the empty one

    /// Submitted reviews to approve, overdue ones to chase, and what nobody has of tools that are compared; oldest
    /// first.
    [[nodiscard]] QList<WaitingItem> waiting() const;

    [[nodiscard]] static AssignmentState stateOf(const AssignedReview &review);
    [[nodiscard]] static bool isOverdue(const AssignedReview &review, QDate today);
    [[nodiscard]] static QString text(AssignmentState state);

private:
    using Place = QPair<ToolId, LensId>;

    void addCells();
    [[nodiscard]] WaitingItem toApprove(const AssignedReview &review) const;
    [[nodiscard]] WaitingItem toChase(const AssignedReview &review) const;
    [[nodiscard]] QList<WaitingItem> toAssign() const;
    [[nodiscard]] QString subject(const AssignedReview &review) const;

    QList<AssignmentTool> m_tools;
    QList<Lens> m_lenses;
    QList<Reviewer> m_reviewers;
    QList<AssignedReview> m_reviews;
    QHash<ReviewerId, int> m_loads;
    QDate m_today;
    QHash<Place, AssignmentCell> m_cells;
    QHash<ToolId, QString> m_toolNames;
    QHash<LensId, QString> m_lensTitles;
};

} // namespace vd
