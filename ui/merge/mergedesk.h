#pragma once

#include "mergeplan.h"

#include <QDialog>
#include <QHash>
#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTreeWidget;
class QTreeWidgetItem;

namespace vd {

class DiffText;

/// Shows a plan before anything is done: records and their fields on the left, ticked where theirs is taken; beside
/// them the field as it was sent, as it is here and as it comes in, with the words marked, and below what will be
/// stored, to be edited where it is text or a list of texts. Conflicts are neither ticked nor not until they are
/// decided, and the merge waits for them. What has been decided does not go without a question.
class MergeDesk : public QDialog
{
    Q_OBJECT

public:
    explicit MergeDesk(const MergePlan &plan, QWidget *parent = nullptr);

    /// As decided so far.
    [[nodiscard]] const MergePlan &plan() const { return m_plan; }
    /// What asks before decisions are dropped; true lets them go.
    void setQuestion(const std::function<bool()> &mayDrop) { m_mayDrop = mayDrop; }
    /// Asks when something differs from what was offered.
    [[nodiscard]] bool mayClose() const { return !isDecided() || !m_mayDrop || m_mayDrop(); }
    void reject() override;
    /// The merge waits while other work goes on, as it does for conflicts.
    void setBusy(bool elsewhere);

    // For tests
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

private:
    enum Column { What, Becomes };
    /// An index, an index, of a kind's own row its Noun.
    enum Role { RecordRole = Qt::UserRole, FieldRole, NounRole };

    /// As people read it: "best_for" is "Best for", and an answer what its beat is called.
    [[nodiscard]] QString fieldTitle(const QString &field) const;
    [[nodiscard]] bool isDecided() const;
    QWidget *makeDetail();
    void fillTree();
    void addRecord(QTreeWidgetItem *group, int record);
    void ticked(QTreeWidgetItem *item);
    void decide(QTreeWidgetItem *item, Take take);
    void takeTheirs();
    void decideConflicts(Take take);
    void showTicks();
    void showCurrent();
    void showField(const RecordMerge &record, const FieldMerge &field);
    void showWhole(const RecordMerge &record);
    [[nodiscard]] QString textOf(const QJsonValue &value) const;
    void edited();
    void refreshState();
    void showHidden(QTreeWidgetItem *group);
    [[nodiscard]] FieldMerge *currentField();
    /// What comes in for the current field before anybody edits it.
    [[nodiscard]] QJsonValue offered() const;

    MergePlan m_plan;
    const MergePlan m_offer; ///< as it was before anything was decided
    std::function<bool()> m_mayDrop;
    QHash<Noun, QList<int>> m_hidden; ///< the records of a kind that are too many to be listed; none is a conflict
    QTreeWidget *m_tree;
    QLabel *m_title;
    QLabel *m_why;
    DiffText *m_base;
    DiffText *m_ours;
    DiffText *m_theirs;
    QWidget *m_baseColumn;
    QPushButton *m_keep;
    QPushButton *m_take;
    QLabel *m_resultLabel;
    QPlainTextEdit *m_result;
    QLabel *m_state;
    QPushButton *m_merge;
    bool m_showing = false;
    bool m_isBusy = false; ///< somebody else
};

} // namespace vd
