#include "editorpane.h"

#include "elidedlabel.h"
#include "focusing.h"
#include "formfactory.h"
#include "recordtitle.h"

#include <QButtonGroup>
#include <QFont>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace vd {

namespace {

QToolButton *addAspect(const QString &text, QButtonGroup *choice)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    choice->addButton(button);
    return button;
}

} // namespace

EditorPane::EditorPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("editorPane"));
    setAccessibleName(tr("Editor"));
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("editorTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_status = new QLabel;
    m_status->setObjectName(QStringLiteral("editorStatus"));
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_aspects = new QWidget;
    auto *aspects = new QHBoxLayout(m_aspects);
    aspects->setContentsMargins(0, 0, 0, 0);
    aspects->setSpacing(2);
    auto *choice = new QButtonGroup(this);
    m_details = addAspect(tr("Details"), choice);
    m_reviews = addAspect(tr("Scorecard"), choice);
    aspects->addWidget(m_details);
    aspects->addWidget(m_reviews);
    connect(m_reviews, &QToolButton::toggled, this, &EditorPane::showScorecard);
    m_header = new QWidget;
    auto *header = new QHBoxLayout(m_header);
    header->setContentsMargins(12, 4, 8, 4);
    header->setSpacing(12);
    m_header->setMinimumHeight(m_details->sizeHint().height() + 8); // the same with and without aspects
    header->addWidget(m_title, 1);
    header->addWidget(m_status);
    header->addWidget(m_aspects);

    m_hint = new QLabel;
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(32);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_hint);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_header);
    rows->addWidget(m_stack, 1);
    showHint();
}

void EditorPane::setLibrary(Library *library)
{
    flush();
    qDeleteAll(m_forms); // now: they hold on to the library that may be about to go
    m_forms.clear();
    m_library = library;
    showHint();
}

void EditorPane::open(RecordRef record)
{
    RecordRef tool = record;
    if (m_library && record.noun == Noun::Review) {
        if (const auto review = m_library->get(record.as<Review>()))
            tool = review->tool;
        m_scorecard = true;
    }
    if (record.isValid() && record == m_record)
        return;
    flush();
    m_record = tool;
    if (!m_library || !m_record.isValid() || !refreshTitle())
        return showHint();
    showForm(record);
}

void EditorPane::showForm(RecordRef record)
{
    const bool isTool = m_record.noun == Noun::Tool;
    m_aspects->setVisible(isTool);
    (m_scorecard ? m_reviews : m_details)->setChecked(true);
    RecordForm *form = formFor(formNoun());
    form->load(record);
    m_stack->setCurrentWidget(form);
}

void EditorPane::showScorecard(bool scorecard)
{
    if (m_scorecard == scorecard || m_record.noun != Noun::Tool || !m_record.isValid())
        return;
    flush();
    m_scorecard = scorecard;
    showForm(m_record);
}

Noun EditorPane::formNoun() const
{
    return m_record.noun == Noun::Tool && m_scorecard ? Noun::Review : m_record.noun;
}

RecordForm *EditorPane::form() const
{
    return m_record.isValid() ? m_forms.value(formNoun()) : nullptr;
}

bool EditorPane::isScorecardField(const QString &field) const
{
    if (field == QStringLiteral("reviews"))
        return true;
    const auto lens = m_library->find<Lens>(field.section(u'.', 0, 0));
    return field.contains(u'.') && lens && lens->isValid();
}

bool EditorPane::focusField(const QString &field)
{
    if (!form())
        return false;
    if (field.isEmpty())
        return focusFirst(form());
    if (m_record.noun == Noun::Tool)
        showScorecard(isScorecardField(field));
    return form()->focusField(field);
}

void EditorPane::flush()
{
    if (RecordForm *current = form())
        current->flush();
}

QStringList EditorPane::refusals() const
{
    QStringList sentences;
    if (const RecordForm *shown = form())
        sentences << shown->refusals();
    for (const RecordForm *other : m_forms)
        if (other != form())
            sentences << other->refusals();
    return sentences;
}

bool EditorPane::refreshTitle()
{
    if (!m_library || !m_record.isValid())
        return true;
    const auto title = RecordTitles::of(*m_library, m_record);
    if (!title) {
        showHint();
        return false;
    }
    m_title->setText(title->name);
    m_status->setText(title->status);
    m_header->show();
    if (m_name != title->name)
        emit titleChanged(m_name = title->name);
    return true;
}

RecordForm *EditorPane::formFor(Noun noun)
{
    if (RecordForm *made = m_forms.value(noun))
        return made;
    RecordForm *form = makeForm(noun, *m_library, m_stack);
    m_stack->addWidget(form);
    m_forms.insert(noun, form);
    connect(form, &RecordForm::typing, this, &EditorPane::typing);
    connect(form, &RecordForm::stored, this, &EditorPane::stored);
    connect(form, &RecordForm::refused, this, &EditorPane::refused);
    connect(form, &RecordForm::openRequested, this, &EditorPane::openRequested);
    return form;
}

void EditorPane::showHint()
{
    m_record = {};
    m_hint->setText(tr("Choose a comparison, a tool or a reviewer on the left, or make a new one with File › New."));
    m_stack->setCurrentWidget(m_hint);
    m_header->hide();
    if (!m_name.isEmpty()) {
        m_name.clear();
        emit titleChanged(m_name);
    }
}

} // namespace vd
