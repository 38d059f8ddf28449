#include "buffer.h"

#include <QApplication>

namespace vd {

BufferBase::BufferBase(Library &library, QObject *parent) : QObject(parent), m_library(library)
{
    for (QTimer *timer : {&m_idle, &m_limit, &m_retry})
        timer->setSingleShot(true);
    m_idle.setInterval(idleMs);
    m_limit.setInterval(limitMs);
    m_retry.setInterval(retryMs);
    connect(&m_idle, &QTimer::timeout, this, &BufferBase::flush);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        flush();
        if (!m_retry.isActive() && keepsUnwritten())
            writeKept();
    });
    connect(&m_limit, &QTimer::timeout, this, [this] { write(false); });
    connect(&library, &Library::changed, this, [this](const Changes &changes) {
        for (const RecordRef removed : changes.removed)
            m_kept.remove(removed);
        if (m_record.isValid() && changes.touches(m_record))
            reload();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *from, const QWidget *to) {
        for (const FormField *field : std::as_const(m_fields))
            if (field->owns(from) && !field->owns(to))
                return finishEdit();
    });
}

FormField *BufferBase::field(const QString &path) const
{
    FormField *found = nullptr;
    for (FormField *field : m_fields) {
        const QString name = field->name();
        const bool within =
            path == name || (path.startsWith(name) && QStringView(u".[").contains(path.at(name.size())));
        if (within && (!found || found->name().size() < name.size()))
            found = field;
    }
    return found;
}

bool BufferBase::hasUnstored() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](auto *field) { return field->isDirty() || field->isInvalid(); });
}

QString BufferBase::refusal() const
{
    for (const FormField *field : m_fields)
        if (field->isInvalid())
            return field->error();
    return isTyped() ? m_failure : QString();
}

QStringList BufferBase::refusals() const
{
    QStringList sentences;
    for (const FormField *field : m_fields)
        if (field->isInvalid())
            sentences << field->error();
    for (const QList<Kept> &record : m_kept)
        for (const Kept &kept : record)
            sentences << kept.error;
    if (!m_failure.isEmpty() && (isTyped() || keepsUnwritten()))
        sentences << m_failure;
    return sentences;
}

void BufferBase::keepRefused()
{
    if (!m_record.isValid())
        return;
    QList<Kept> kept;
    for (const FormField *field : std::as_const(m_fields))
        if (field->isInvalid() && field->typedText().isValid())
            kept.append({field->name(), field->typedText(), field->error()});
    if (!kept.isEmpty())
        m_kept.insert(m_record, kept);
}

void BufferBase::showKept()
{
    if (m_gone)
        return;
    for (const Kept &kept : m_kept.take(m_record)) {
        FormField *field = this->field(kept.field);
        field->retype(kept.text);
        field->setDirty(true);
    }
    flush(); // marks it
}

void BufferBase::flush()
{
    m_idle.stop();
    m_limit.stop();
    if (m_record.isValid() && !m_gone && isTyped())
        write(true);
}

void BufferBase::finishEdit()
{
    flush();
    m_library.endBurst();
}

bool BufferBase::focusField(const QString &path)
{
    FormField *found = field(path);
    return found && !m_gone && found->focusPart(path.mid(found->name().size()));
}

void BufferBase::watch(FormField *field)
{
    m_fields.append(field);
    connect(field, &FormField::edited, this, [this] {
        m_idle.start();
        if (!m_limit.isActive())
            m_limit.start();
        emit typing();
    });
    connect(field, &FormField::stepped, this, &BufferBase::finishEdit);
    connect(field, &FormField::reverted, this, [this, field] { revert(field); });
}

void BufferBase::begin(RecordRef record)
{
    m_record = record;
    m_library.endBurst();
}

void BufferBase::setGone(bool isGone)
{
    m_gone = isGone;
    if (isGone)
        emit gone();
}

void BufferBase::announce()
{
    if (const QString why = refusal(); !why.isEmpty())
        return emit refused(why);
    if (!hasUnstored())
        emit stored();
}

void BufferBase::fail(const QString &why)
{
    m_failure = why;
    m_retry.start();
    emit failed(why);
    emit refused(why);
}

void BufferBase::succeed()
{
    if (keepsUnwritten() && m_retry.isActive())
        return; // it can be written again, but what is kept is not yet
    m_failure.clear();
    emit failed({});
}

bool BufferBase::isTyped() const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [](auto *field) { return field->isDirty(); });
}

QString BufferBase::actionOf(const FormField *field) const
{
    return tr("edit of %1").arg(field->label());
}

} // namespace vd
