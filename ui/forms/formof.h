#pragma once

#include "banner.h"
#include "buffer.h"
#include "formpage.h"
#include "recordform.h"

#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace vd {

/// A form whose fields belong to one record. A form declares its fields in its constructor, each named by the member
/// that it edits, so that a field has one name from column to focusField():
///
///     LensForm::LensForm(Library &library, QWidget *parent) : FormOf(library, parent)
///     {
///         page()->section(tr("Lens"));
///         add(&Lens::title, new LineField, tr("Title"));
///         add(&Lens::question, new TextField(2), tr("Question"), tr("What a reviewer answers through this lens."));
///         auto *key = add(&Lens::key, new LineField, tr("Key"));   // add() gives the field back, to be set up further
///         finish();
///     }
///
/// add(&Publication::newsletter, &Newsletter::kicker, …) edits a member of a member. For records that a form of its own
/// design edits several of, use FormPage and Buffer as this class does.
template <class Record>
class FormOf : public RecordForm
{
public:
    [[nodiscard]] RecordRef record() const override { return m_buffer.record(); }
    void load(RecordRef record) override
    {
        const bool another = record != this->record();
        m_buffer.load(record.as<Record>());
        if (another)
            m_page->verticalScrollBar()->setValue(0);
    }
    void flush() override { m_buffer.flush(); }
    [[nodiscard]] QString refusal() const override { return m_buffer.refusal(); }
    [[nodiscard]] QStringList refusals() const override { return m_buffer.refusals(); }
    [[nodiscard]] TypedRecord typed() const override { return m_buffer.typed(); }
    bool focusField(const QString &field) override { return m_buffer.focusField(field); }

    ~FormOf() override
    {
        // The form that was built on this is gone already: what storing tells is not for it.
        m_buffer.disconnect(this);
        m_library.disconnect(this);
        m_buffer.flush();
    }

protected:
    FormOf(Library &library, QWidget *parent)
        : RecordForm(parent),
          m_library(library),
          m_buffer(library),
          m_page(new FormPage),
          m_banner(new Banner),
          m_empty(new QLabel),
          m_stack(new QStackedLayout)
    {
        m_empty->setAlignment(Qt::AlignCenter);
        m_empty->setWordWrap(true);
        m_empty->setMargin(24);
        m_empty->setForegroundRole(QPalette::PlaceholderText);
        m_empty->setText(
            RecordForm::tr("Nothing is selected, or it is no longer in the library.\nSelect something in the list; "
                           "Undo brings back what was deleted."));
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(m_banner);
        layout->addLayout(m_stack);
        m_stack->addWidget(m_empty);
        m_stack->addWidget(m_page);
        connect(&m_buffer, &BufferBase::typing, this, &RecordForm::typing);
        connect(&m_buffer, &BufferBase::stored, this, &RecordForm::stored);
        connect(&m_buffer, &BufferBase::refused, this, &RecordForm::refused);
        connect(&m_buffer, &BufferBase::failed, m_banner, &Banner::setFailure);
        connect(&m_buffer, &BufferBase::gone, this, [this] { m_stack->setCurrentWidget(m_empty); });
        connect(&m_buffer, &BufferBase::shown, this, [this] { m_stack->setCurrentWidget(m_page); });
    }

    template <class FieldType, class Value>
    FieldType *add(Value Record::*member, FieldType *field, const QString &label, const QString &help = {})
    {
        m_buffer.bind(static_cast<FieldOf<Value> *>(field), member);
        m_page->place(field, label, help);
        return field;
    }
    template <class FieldType, class Value, class Part>
    FieldType *add(Part Record::*part, Value Part::*member, FieldType *field, const QString &label,
                   const QString &help = {})
    {
        m_buffer.bind(static_cast<FieldOf<Value> *>(field), part, member);
        m_page->place(field, label, help);
        return field;
    }
    /// As wide as the page, its label above it.
    template <class FieldType, class Value>
    FieldType *addWide(Value Record::*member, FieldType *field, const QString &label, const QString &help = {})
    {
        m_buffer.bind(static_cast<FieldOf<Value> *>(field), member);
        m_page->placeWide(field, label, help);
        return field;
    }
    /// After the last field.
    void finish()
    {
        m_page->finish();
        m_banner->setReadOnly(m_library.isReadOnly());
        if (m_library.isReadOnly())
            for (FormField *field : m_buffer.fields())
                field->setReadOnly(true, Banner::readOnlyReason());
    }

    [[nodiscard]] Library &library() const { return m_library; }
    [[nodiscard]] Buffer<Record> &buffer() { return m_buffer; }
    [[nodiscard]] FormPage *page() const { return m_page; }

private:
    Library &m_library;
    Buffer<Record> m_buffer;
    FormPage *m_page;
    Banner *m_banner;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace vd
