#include "editorpane.h"

#include "elidedlabel.h"
#include "focusing.h"
#include "formfactory.h"
#include "recordtitle.h"

#include <QFont>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vd {

EditorPane::EditorPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("editorPane"));
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("editorTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_status = new QLabel;
    m_status->setObjectName(QStringLiteral("editorStatus"));
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_header = new QWidget;
    auto *header = new QHBoxLayout(m_header);
    header->setContentsMargins(12, 8, 12, 8);
    header->addWidget(m_title, 1);
    header->addWidget(m_status);

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
    open({});
}

void EditorPane::open(RecordRef record)
{
    if (m_library && record.noun == Noun::Review) // a review is written in its tool's scorecard
        if (const auto review = m_library->get(record.as<Review>()))
            record = review->tool;
    if (record.isValid() && record == m_record)
        return;
    flush();
    m_record = record;
    if (!m_library || !record.isValid() || !refreshTitle())
        return showHint();
    RecordForm *form = formFor(record.noun);
    form->load(record);
    m_stack->setCurrentWidget(form);
}

RecordForm *EditorPane::form() const
{
    return m_record.isValid() ? m_forms.value(m_record.noun) : nullptr;
}

bool EditorPane::focusField(const QString &field)
{
    RecordForm *current = form();
    if (!current)
        return false;
    if (!field.isEmpty())
        return current->focusField(field);
    return focusFirst(current);
}

void EditorPane::flush()
{
    if (RecordForm *current = form())
        current->flush();
}

bool EditorPane::refreshTitle()
{
    if (!m_library || !m_record.isValid())
        return true;
    const auto title = RecordTitles::of(*m_library, m_record);
    if (!title) {
        m_record = {};
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
    m_hint->setText(tr("Choose a comparison, a tool or a reviewer on the left, or make a new one with File ▸ New."));
    m_stack->setCurrentWidget(m_hint);
    m_header->hide();
    if (!m_name.isEmpty()) {
        m_name.clear();
        emit titleChanged(m_name);
    }
}

} // namespace vd
