#include "digestform.h"

#include "banner.h"
#include "entriesfield.h"
#include "entrypicker.h"
#include "formpage.h"
#include "textfields.h"
#include "valuefields.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace vd {

DigestForm::DigestForm(Library &library, const std::function<QString(const Digest &)> &titleOf, QWidget *parent)
    : QWidget(parent), m_buffer(library), m_page(new FormPage), m_banner(new Banner)
{
    const auto place = [this](auto member, auto *field, const QString &label, const QString &help = {}) {
        m_buffer.bind(field, member);
        m_page->place(field, label, help);
    };
    m_buffer.setFinish([titleOf](const Digest &before, Digest &after) {
        if (!before.sentOn.isValid() && before.title == titleOf(before) && after.title == before.title)
            after.title = titleOf(after);
    });
    m_page->section(tr("Digest"));
    place(&Digest::title, static_cast<FieldOf<QString> *>(new LineField), tr("Title"),
          tr("The mail's subject and the page's headline."));
    place(&Digest::intro, static_cast<FieldOf<QString> *>(new TextField(3)), tr("Intro"));

    m_page->section(tr("Entries"), tr("Drag them into order, or move them with Alt+Up and Alt+Down."));
    auto *propose = new QPushButton(tr("Propose what is missing"));
    propose->setObjectName(QStringLiteral("digestPropose"));
    propose->setToolTip(tr("Add what was published or changed in these days and is not in the list"));
    propose->setEnabled(!library.isReadOnly());
    auto *row = new QWidget;
    auto *rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(0, 0, 0, 0);
    auto *add = new EntryPicker(library, [this] {
        QStringList taken;
        for (const DigestEntry &entry : typed().entries)
            taken << entry.comparison;
        return taken;
    });
    add->setObjectName(QStringLiteral("digestAdd"));
    add->setEnabled(!library.isReadOnly());
    rowLayout->addWidget(add, 1);
    rowLayout->addWidget(propose);
    m_page->addWidget(row);
    auto *entries = new EntriesField;
    m_buffer.bind(static_cast<FieldOf<QList<DigestEntry>> *>(entries), &Digest::entries);
    m_page->placeWide(entries, tr("Order"));

    m_page->section(tr("Days"));
    place(&Digest::startsOn, static_cast<FieldOf<QDate> *>(new DateField), tr("First day"));
    place(&Digest::endsOn, static_cast<FieldOf<QDate> *>(new DateField), tr("Last day"));
    place(&Digest::sentOn, static_cast<FieldOf<QDate> *>(new DateField), tr("Sent on"),
          tr("The site shows the digest from then on. Empty: a draft."));
    place(&Digest::slug, static_cast<FieldOf<QString> *>(new LineField), tr("Slug"),
          tr("Part of the page's address. A former one keeps leading there."));
    m_page->finish();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_page);
    m_banner->setReadOnly(library.isReadOnly());
    if (library.isReadOnly())
        for (FormField *field : m_buffer.fields())
            field->setReadOnly(true, Banner::readOnlyReason());

    connect(propose, &QPushButton::clicked, this, &DigestForm::proposalRequested);
    connect(add, &EntryPicker::picked, this, &DigestForm::additionRequested);
    connect(&m_buffer, &BufferBase::failed, m_banner, &Banner::setFailure);
    for (const auto signal : {&BufferBase::typing, &BufferBase::stored, &BufferBase::shown, &BufferBase::gone})
        connect(&m_buffer, signal, this, &DigestForm::changed);
    connect(&m_buffer, &BufferBase::refused, this, &DigestForm::changed);
}

DigestForm::~DigestForm()
{
    m_buffer.disconnect(this);
    m_buffer.flush();
}

void DigestForm::load(DigestId digest)
{
    m_buffer.load(digest);
}

} // namespace vd
