// MergeDesk: the tree of what would change, and its ticks.

#include "mergedesk.h"

#include <QHeaderView>
#include <QTreeWidget>

namespace vd {

namespace {

constexpr int mostPerGroup = 2000;

QString nounTitle(Noun noun)
{
    switch (noun) {
    case Noun::Publication:
        return MergeDesk::tr("Publication");
    case Noun::Lens:
        return MergeDesk::tr("Lenses");
    case Noun::Reviewer:
        return MergeDesk::tr("Reviewers");
    case Noun::Tool:
        return MergeDesk::tr("Tools");
    case Noun::Review:
        return MergeDesk::tr("Reviews");
    case Noun::Digest:
        return MergeDesk::tr("Digests");
    case Noun::Comparison:
        break;
    }
    return MergeDesk::tr("Comparisons");
}

Qt::CheckState tickOf(Take take)
{
    return take == Take::Theirs ? Qt::Checked : take == Take::Ours ? Qt::Unchecked : Qt::PartiallyChecked;
}

/// A record with all of its fields.
void decideRecord(RecordMerge &record, Take take)
{
    record.take = take;
    for (FieldMerge &field : record.fields)
        field.take = take;
}

/// What all parts of something have in common; undecided when one is.
Qt::CheckState tickOf(const QList<Take> &takes)
{
    for (const Take take : takes)
        if (take != takes.first())
            return Qt::PartiallyChecked;
    return takes.isEmpty() ? Qt::Checked : tickOf(takes.first());
}

} // namespace

void MergeDesk::fillTree()
{
    QMap<Noun, QTreeWidgetItem *> groups;
    for (int i = 0; i < m_plan.records.size(); ++i) {
        const RecordMerge &record = m_plan.records.at(i);
        if (record.ifNeeded)
            continue;
        QTreeWidgetItem *&group = groups[record.noun];
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {nounTitle(record.noun)});
            group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            group->setData(What, NounRole, int(record.noun));
            group->setExpanded(true);
        }
        if (group->childCount() < mostPerGroup || record.conflicts() > 0)
            addRecord(group, i);
        else
            m_hidden[record.noun] << i;
    }
    showTicks();
    m_tree->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(Becomes, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    // Where somebody must choose is where to begin.
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        if (!(*it)->parent() || (*it)->checkState(What) != Qt::PartiallyChecked)
            continue;
        const bool isField = (*it)->data(What, FieldRole).toInt() >= 0;
        const RecordMerge &record = m_plan.records.at((*it)->data(What, RecordRole).toInt());
        if (isField || record.kind != RecordMerge::Kind::Changed) {
            m_tree->setCurrentItem(*it);
            return;
        }
    }
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0));
}

void MergeDesk::addRecord(QTreeWidgetItem *group, int index)
{
    const RecordMerge &record = m_plan.records.at(index);
    const QString happens = record.kind == RecordMerge::Kind::Added     ? tr("new")
                            : record.kind == RecordMerge::Kind::Removed ? tr("removed")
                                                                        : tr("changed");
    const auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
    auto *item =
        new QTreeWidgetItem(group, {record.title, record.isConflict ? tr("%1: conflict").arg(happens) : happens});
    item->setData(What, RecordRole, index);
    item->setData(What, FieldRole, -1);
    item->setToolTip(What, record.why.isEmpty() ? record.title : record.title + QStringLiteral("\n") + record.why);
    item->setFlags(flags);
    item->setExpanded(record.conflicts() > 0);
    if (record.kind == RecordMerge::Kind::Removed)
        return;
    const bool isNew = record.kind == RecordMerge::Kind::Added;
    for (int i = 0; i < record.fields.size(); ++i) {
        const FieldMerge &field = record.fields.at(i);
        auto *child = new QTreeWidgetItem(item, {fieldTitle(field.field), field.isConflict ? tr("conflict")
                                                                          : isNew          ? tr("new")
                                                                                           : tr("changed")});
        child->setData(What, RecordRole, index);
        child->setData(What, FieldRole, i);
        // What is new comes in as a whole.
        child->setFlags(isNew ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : flags);
        if (field.isConflict) {
            QFont bold = child->font(Becomes);
            bold.setBold(true);
            child->setFont(Becomes, bold);
        }
    }
}

/// Ticks follow the plan, from the leaves up.
void MergeDesk::showTicks()
{
    m_showing = true;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_tree->topLevelItem(g);
        QList<Take> ofGroup;
        for (int r = 0; r < group->childCount(); ++r) {
            QTreeWidgetItem *item = group->child(r);
            const RecordMerge &record = m_plan.records.at(item->data(What, RecordRole).toInt());
            QList<Take> takes;
            for (int f = 0; record.kind == RecordMerge::Kind::Changed && f < item->childCount(); ++f) {
                const Take take = record.fields.at(f).take;
                item->child(f)->setCheckState(What, tickOf(take));
                takes << take;
            }
            if (takes.isEmpty())
                takes = {record.take};
            item->setCheckState(What, tickOf(takes));
            ofGroup << takes;
        }
        group->setCheckState(What, tickOf(ofGroup));
        showHidden(group);
    }
    m_showing = false;
}

/// They are decided together, by the tick of their kind.
void MergeDesk::showHidden(QTreeWidgetItem *group)
{
    const QList<int> hidden = m_hidden.value(Noun(group->data(What, NounRole).toInt()));
    if (hidden.isEmpty())
        return;
    const RecordMerge &first = m_plan.records.at(hidden.first());
    const Take take = first.fields.isEmpty() ? first.take : first.fields.first().take;
    group->setText(
        Becomes,
        (take == Take::Theirs ? tr("and %1 more, which come in") : tr("and %1 more, left out")).arg(hidden.size()));
}

void MergeDesk::ticked(QTreeWidgetItem *item)
{
    if (!m_showing)
        decide(item, item->checkState(What) == Qt::Checked ? Take::Theirs : Take::Ours);
}

/// A field, a record with all of its fields, or all records of a kind.
void MergeDesk::decide(QTreeWidgetItem *item, Take take)
{
    if (!item)
        return;
    if (!item->parent()) {
        for (int r = 0; r < item->childCount(); ++r)
            decideRecord(m_plan.records[item->child(r)->data(What, RecordRole).toInt()], take);
        for (const int hidden : m_hidden.value(Noun(item->data(What, NounRole).toInt())))
            decideRecord(m_plan.records[hidden], take);
    } else {
        RecordMerge &record = m_plan.records[item->data(What, RecordRole).toInt()];
        const int field = item->data(What, FieldRole).toInt();
        if (field >= 0 && record.kind == RecordMerge::Kind::Changed)
            record.fields[field].take = take;
        else
            decideRecord(record, take);
    }
    showTicks();
    showCurrent();
    refreshState();
}

void MergeDesk::decideConflicts(Take take)
{
    m_plan.accept(take);
    showTicks();
    showCurrent();
    refreshState();
}

} // namespace vd
