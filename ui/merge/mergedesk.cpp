#include "mergedesk.h"

#include "difftext.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vd {

namespace {

enum Column { What, Becomes };
enum Role { RecordRole = Qt::UserRole, FieldRole, NounRole }; // an index, an index, of a kind's own row its Noun
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

/// A field's name as people read it: "answers.moat" is "Answers: moat".
QString fieldTitle(const QString &field)
{
    QString title = field;
    title.replace(u'_', u' ').replace(QLatin1Char('.'), QStringLiteral(": "));
    return title.left(1).toUpper() + title.mid(1);
}

Qt::CheckState tickOf(Take take)
{
    return take == Take::Theirs ? Qt::Checked : take == Take::Ours ? Qt::Unchecked : Qt::PartiallyChecked;
}

QLabel *plainLabel(const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // names come from elsewhere
    label->setWordWrap(true);
    return label;
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

QWidget *column(const QString &title, QWidget *text)
{
    auto *widget = new QWidget;
    auto *rows = new QVBoxLayout(widget);
    rows->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(title);
    label->setBuddy(text);
    rows->addWidget(label);
    rows->addWidget(text, 1);
    return widget;
}

} // namespace

MergeDesk::MergeDesk(const MergePlan &plan, QWidget *parent)
    : QDialog(parent), m_plan(plan), m_offer(plan), m_tree(new QTreeWidget)
{
    const QString file = QFileInfo(plan.source).fileName();
    setWindowTitle(tr("Merge %1").arg(file));
    auto *lead = plainLabel(
        tr("%1: %2. Ticked is what comes in; nothing is changed before you merge.").arg(file, plan.summary()));
    m_tree->setAccessibleName(tr("What would change"));
    m_tree->setHeaderLabels({tr("Record and field"), tr("What happens")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    fillTree();

    auto *halves = new QSplitter;
    halves->addWidget(m_tree);
    halves->addWidget(makeDetail());
    halves->setChildrenCollapsible(false);
    halves->setStretchFactor(1, 1);
    halves->setSizes({380, 620});

    auto *ours = new QPushButton(tr("Keep &ours in all conflicts"));
    auto *theirs = new QPushButton(tr("Take &theirs in all conflicts"));
    ours->setObjectName(QStringLiteral("allOurs"));
    theirs->setObjectName(QStringLiteral("allTheirs"));
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("mergeState"));
    m_state->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_merge = buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole);
    m_merge->setObjectName(QStringLiteral("merge"));
    for (QPushButton *button : {ours, theirs, buttons->button(QDialogButtonBox::Cancel)})
        button->setAutoDefault(false);
    const bool hasConflicts = plan.conflicts() > 0;
    ours->setVisible(hasConflicts);
    theirs->setVisible(hasConflicts);
    auto *line = new QHBoxLayout;
    line->addWidget(ours);
    line->addWidget(theirs);
    line->addStretch();

    auto *rows = new QVBoxLayout(this);
    rows->addWidget(lead);
    rows->addWidget(halves, 1);
    rows->addLayout(line);
    auto *last = new QHBoxLayout;
    last->addWidget(m_state, 1);
    last->addWidget(buttons);
    rows->addLayout(last);
    resize(1000, 620);

    connect(ours, &QPushButton::clicked, this, [this] { decideConflicts(Take::Ours); });
    connect(theirs, &QPushButton::clicked, this, [this] { decideConflicts(Take::Theirs); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) { ticked(item); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &MergeDesk::showCurrent);
    refreshState();
    showCurrent();
}

QWidget *MergeDesk::makeDetail()
{
    m_title = plainLabel();
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_why = plainLabel();
    m_base = new DiffText(tr("As it was"));
    m_ours = new DiffText(tr("Ours, now"));
    m_theirs = new DiffText(tr("Theirs"));
    m_theirs->setObjectName(QStringLiteral("theirs"));
    auto *texts = new QSplitter(Qt::Vertical);
    m_baseColumn = column(tr("As it was"), m_base);
    texts->addWidget(m_baseColumn);
    texts->addWidget(column(tr("Ours, now"), m_ours));
    texts->addWidget(column(tr("Theirs"), m_theirs));
    texts->setChildrenCollapsible(false);

    m_keep = new QPushButton(tr("&Keep ours"));
    m_take = new QPushButton(tr("T&ake theirs"));
    m_keep->setObjectName(QStringLiteral("keepOurs"));
    m_take->setObjectName(QStringLiteral("takeTheirs"));
    auto *line = new QHBoxLayout;
    for (QPushButton *button : {m_keep, m_take}) {
        button->setCheckable(true);
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    line->addStretch();
    connect(m_keep, &QPushButton::clicked, this, [this] { decide(m_tree->currentItem(), Take::Ours); });
    connect(m_take, &QPushButton::clicked, this, &MergeDesk::takeTheirs);

    m_resultLabel = new QLabel(tr("What will be stored; &edit it to make one of both"));
    m_result = new QPlainTextEdit;
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setTabChangesFocus(true);
    m_resultLabel->setBuddy(m_result);
    connect(m_result, &QPlainTextEdit::textChanged, this, &MergeDesk::edited);

    auto *detail = new QWidget;
    auto *rows = new QVBoxLayout(detail);
    rows->setContentsMargins(8, 0, 0, 0);
    rows->addWidget(m_title);
    rows->addWidget(m_why);
    rows->addWidget(texts, 3);
    rows->addLayout(line);
    rows->addWidget(m_resultLabel);
    rows->addWidget(m_result, 1);
    return detail;
}

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
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        if ((*it)->checkState(What) == Qt::PartiallyChecked && (*it)->childCount() == 0) {
            m_tree->setCurrentItem(*it);
            return;
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
    if (record.kind != RecordMerge::Kind::Changed)
        return;
    for (int i = 0; i < record.fields.size(); ++i) {
        const FieldMerge &field = record.fields.at(i);
        auto *child =
            new QTreeWidgetItem(item, {fieldTitle(field.field), field.isConflict ? tr("conflict") : tr("changed")});
        child->setData(What, RecordRole, index);
        child->setData(What, FieldRole, i);
        child->setFlags(flags);
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
            for (int f = 0; f < item->childCount(); ++f) {
                const Take take = record.fields.at(f).take;
                item->child(f)->setCheckState(What, tickOf(take));
                takes << take;
            }
            if (record.kind != RecordMerge::Kind::Changed || takes.isEmpty())
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
    } else if (const int field = item->data(What, FieldRole).toInt(); field >= 0) {
        m_plan.records[item->data(What, RecordRole).toInt()].fields[field].take = take;
    } else {
        decideRecord(m_plan.records[item->data(What, RecordRole).toInt()], take);
    }
    showTicks();
    showCurrent();
    refreshState();
}

/// What was made of both gives way to it, too.
void MergeDesk::takeTheirs()
{
    if (FieldMerge *field = currentField())
        field->wanted = offered();
    decide(m_tree->currentItem(), Take::Theirs);
}

void MergeDesk::decideConflicts(Take take)
{
    m_plan.accept(take);
    showTicks();
    showCurrent();
    refreshState();
}

FieldMerge *MergeDesk::currentField()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const int field = item && item->parent() ? item->data(What, FieldRole).toInt() : -1;
    return field < 0 ? nullptr : &m_plan.records[item->data(What, RecordRole).toInt()].fields[field];
}

QJsonValue MergeDesk::offered() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return m_offer.records.at(item->data(What, RecordRole).toInt())
        .fields.at(item->data(What, FieldRole).toInt())
        .wanted;
}

void MergeDesk::showCurrent()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const bool isRecord = item && item->parent();
    m_showing = true;
    for (QWidget *widget : {static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_take)})
        widget->setEnabled(item);
    if (!isRecord) {
        m_title->setText(item ? item->text(What) : QString());
        m_why->setText(tr("Choose a record to see what would change. The tick takes or leaves all of this kind."));
        m_baseColumn->hide();
        m_ours->showAbsence({});
        m_theirs->showAbsence({});
        m_result->hide();
        m_resultLabel->hide();
        m_keep->setChecked(false);
        m_take->setChecked(false);
    } else {
        const RecordMerge &record = m_plan.records.at(item->data(What, RecordRole).toInt());
        if (const FieldMerge *field = currentField())
            showField(record, *field);
        else
            showWhole(record);
    }
    m_why->setVisible(!m_why->text().isEmpty());
    m_showing = false;
}

void MergeDesk::showField(const RecordMerge &record, const FieldMerge &field)
{
    m_title->setText(tr("%1 of %2").arg(fieldTitle(field.field), record.title));
    m_why->setText(!record.why.isEmpty() ? record.why
                   : field.isConflict ? tr("It was changed here and there since then. Choose one, or edit the result.")
                                      : QString());
    const QString ours = MergePlan::wordsOf(field.ours);
    const QString theirs = MergePlan::wordsOf(field.theirs);
    const bool isKnown = !field.base.isUndefined();
    m_baseColumn->setVisible(isKnown && field.base != field.ours);
    if (isKnown) {
        const QString base = MergePlan::wordsOf(field.base);
        m_base->show(base);
        m_ours->showChange(base, ours);
        m_theirs->showChange(base, theirs);
    } else {
        m_ours->show(ours);
        m_theirs->showChange(ours, theirs);
    }
    m_keep->setChecked(field.take == Take::Ours);
    m_take->setChecked(field.take == Take::Theirs && field.wanted == offered());
    const bool isText = field.wanted.isString() && record.kind == RecordMerge::Kind::Changed;
    m_result->setVisible(isText);
    m_resultLabel->setVisible(isText);
    const QString result = MergePlan::wordsOf(field.take == Take::Theirs ? field.wanted : field.ours);
    if (m_result->toPlainText() != result)
        m_result->setPlainText(result);
}

void MergeDesk::showWhole(const RecordMerge &record)
{
    m_title->setText(record.title);
    m_why->setText(record.why);
    m_baseColumn->hide();
    QStringList ours;
    QStringList theirs;
    for (const FieldMerge &field : record.fields) {
        const QString line = fieldTitle(field.field) + QStringLiteral(": ");
        if (!field.ours.isUndefined())
            ours << line + MergePlan::wordsOf(field.ours);
        theirs << line + MergePlan::wordsOf(field.theirs);
    }
    switch (record.kind) {
    case RecordMerge::Kind::Added:
        m_ours->showAbsence(tr("It is not here."));
        m_theirs->show(theirs.join(u'\n'));
        break;
    case RecordMerge::Kind::Changed:
        m_ours->show(ours.join(u'\n'));
        m_theirs->showChange(ours.join(u'\n'), theirs.join(u'\n'));
        break;
    case RecordMerge::Kind::Removed:
        m_ours->showAbsence(tr("It stays as it is, when it is kept."));
        m_theirs->showAbsence(tr("It was deleted."));
        break;
    }
    const Qt::CheckState tick = m_tree->currentItem()->checkState(What);
    m_keep->setChecked(tick == Qt::Unchecked);
    m_take->setChecked(tick == Qt::Checked);
    m_result->hide();
    m_resultLabel->hide();
}

/// What an editor makes of both is stored instead of theirs.
void MergeDesk::edited()
{
    FieldMerge *field = currentField();
    if (m_showing || !field)
        return;
    field->wanted = m_result->toPlainText();
    field->take = Take::Theirs;
    showTicks();
    m_keep->setChecked(false);
    m_take->setChecked(field->wanted == offered());
    refreshState();
}

void MergeDesk::refreshState()
{
    const int open = m_plan.undecided();
    m_merge->setEnabled(open == 0);
    m_merge->setDefault(open == 0);
    m_state->setText(open == 0   ? tr("Everything is decided. One Undo takes the whole merge back.")
                     : open == 1 ? tr("One record has a conflict to decide.")
                                 : tr("%1 records have conflicts to decide.").arg(open));
}

} // namespace vd
