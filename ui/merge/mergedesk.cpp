#include "mergedesk.h"

#include "difftext.h"
#include "plaintextof.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vd {

namespace {

QLabel *plainLabel(const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // names come from elsewhere
    label->setWordWrap(true);
    return label;
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

QString MergeDesk::fieldTitle(const QString &field) const
{
    if (const QString beat = m_plan.beats.value(field); !beat.isEmpty())
        return beat;
    QString title = field;
    title.replace(u'_', u' ').replace(QLatin1Char('.'), QStringLiteral(": "));
    return title.left(1).toUpper() + title.mid(1);
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
    m_ours->setObjectName(QStringLiteral("ours"));
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

/// What was made of both gives way to it, too.
void MergeDesk::takeTheirs()
{
    if (FieldMerge *field = currentField())
        field->wanted = offered();
    decide(m_tree->currentItem(), Take::Theirs);
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
    const QString ours = textOf(field.ours);
    const QString theirs = textOf(field.theirs);
    const bool isNew = record.kind == RecordMerge::Kind::Added;
    const bool isKnown = !field.base.isUndefined();
    m_baseColumn->setVisible(isKnown && field.base != field.ours);
    if (isNew) {
        m_ours->showAbsence(tr("It is not here."));
        m_theirs->show(theirs);
    } else if (isKnown) {
        const QString base = textOf(field.base);
        m_base->show(base);
        m_ours->showChange(base, ours);
        m_theirs->showChange(base, theirs);
    } else {
        m_ours->show(ours);
        m_theirs->showChange(ours, theirs);
    }
    const Take take = isNew ? record.take : field.take;
    m_keep->setEnabled(!isNew);
    m_keep->setChecked(take == Take::Ours);
    m_take->setChecked(take == Take::Theirs && field.wanted == offered());
    const FieldShape shape = shapeOf(record.noun, field.field);
    m_resultLabel->setText(shape == FieldShape::Lines ? tr("What will be stored, one entry per line; &edit it")
                           : isNew                    ? tr("What will be stored; &edit it")
                                                      : tr("What will be stored; &edit it to make one of both"));
    m_result->setVisible(shape != FieldShape::Other);
    m_resultLabel->setVisible(shape != FieldShape::Other);
    const QString result = textOf(isNew || take == Take::Theirs ? field.wanted : field.ours);
    if (plainTextOf(m_result) != result)
        m_result->setPlainText(result);
}

/// Lists as lines.
QString MergeDesk::textOf(const QJsonValue &value) const
{
    return m_plan.wordsOf(value, QStringLiteral("\n"));
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
            ours << line + m_plan.wordsOf(field.ours);
        theirs << line + m_plan.wordsOf(field.theirs);
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
        m_ours->show(ours.join(u'\n'));
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
    RecordMerge &record = m_plan.records[m_tree->currentItem()->data(What, RecordRole).toInt()];
    const QString text = plainTextOf(m_result);
    if (shapeOf(record.noun, field->field) == FieldShape::Lines) {
        QJsonArray entries;
        for (const QString &line : text.split(u'\n'))
            if (const QString entry = line.trimmed(); !entry.isEmpty())
                entries.append(entry);
        field->wanted = entries;
    } else {
        field->wanted = text;
    }
    field->take = Take::Theirs;
    if (record.kind == RecordMerge::Kind::Added)
        record.take = Take::Theirs;
    showTicks();
    m_keep->setChecked(false);
    m_take->setChecked(field->wanted == offered());
    refreshState();
}

bool MergeDesk::isDecided() const
{
    for (qsizetype r = 0; r < m_plan.records.size(); ++r) {
        const RecordMerge &now = m_plan.records.at(r);
        const RecordMerge &offer = m_offer.records.at(r);
        if (now.take != offer.take)
            return true;
        for (qsizetype f = 0; f < now.fields.size(); ++f)
            if (now.fields.at(f).take != offer.fields.at(f).take ||
                now.fields.at(f).wanted != offer.fields.at(f).wanted)
                return true;
    }
    return false;
}

/// Also what Escape, Cancel and closing come to.
void MergeDesk::reject()
{
    if (mayClose())
        QDialog::reject();
}

void MergeDesk::setBusy(bool elsewhere)
{
    m_isBusy = elsewhere;
    refreshState();
}

void MergeDesk::refreshState()
{
    const int open = m_plan.undecided();
    const bool isReady = open == 0 && !m_isBusy;
    m_merge->setEnabled(isReady);
    m_merge->setDefault(isReady);
    m_state->setText(isReady     ? tr("Everything is decided. One Undo takes the whole merge back.")
                     : open == 0 ? tr("Everything is decided. The merge waits for other work to end.")
                     : open == 1 ? tr("One record has a conflict to decide.")
                                 : tr("%1 records have conflicts to decide.").arg(open));
}

} // namespace vd
