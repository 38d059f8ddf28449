#pragma once

#include "formfield.h"
#include "library.h"
#include "membername.h"

#include <QCoreApplication>
#include <QList>
#include <QTimer>
#include <algorithm>
#include <functional>

namespace vd {

/// What all buffers have in common: fields, the clockwork of storing, and what they announce.
class BufferBase : public QObject
{
    Q_OBJECT

public:
    /// What makes sense is stored so long after the first key: before it is in the file a disk confirms twice, which
    /// may take most of the second that is promised.
    static constexpr int limitMs = 200;
    static constexpr int idleMs = 300;   ///< when nothing is typed for so long, what makes no sense is marked
    static constexpr int retryMs = 1000; ///< after the library could not be written, also what is kept

    [[nodiscard]] const QList<FormField *> &fields() const { return m_fields; }
    /// The field of that name, or of the longest part of it: "plans" for "plans[2].amount". None: nullptr.
    [[nodiscard]] FormField *field(const QString &path) const;
    [[nodiscard]] bool hasUnstored() const; ///< typed and not stored: not yet, or not valid
    /// Why something on screen is not stored; empty when nothing was refused.
    [[nodiscard]] QString refusal() const;
    /// That, and why what was typed into records shown before was not stored: it is kept, and shown with them again.
    [[nodiscard]] QStringList refusals() const;
    [[nodiscard]] RecordRef record() const { return m_record; }
    [[nodiscard]] bool isGone() const { return m_gone; }

    /// Stores what is typed and valid, now. What is not valid is marked.
    void flush();
    /// flush(), and what is typed next is another undo step.
    void finishEdit();
    bool focusField(const QString &path);

signals:
    void typing();
    void stored();
    void refused(const QString &sentence);
    void shown(); ///< a record was loaded, or changed here or elsewhere: stored() is up to date
    void gone();  ///< the record is no longer in the library; shown() follows when it comes back
    void failed(const QString &sentence); ///< the library cannot be read or written; empty: it can again

protected:
    explicit BufferBase(Library &library, QObject *parent);
    void watch(FormField *field);
    void begin(RecordRef record);
    void keepRefused();
    void showKept();
    void setGone(bool gone);
    void announce();
    /// The library cannot be written: what is typed stays and is tried again.
    void fail(const QString &why);
    void succeed();
    virtual void write(bool markInvalid) = 0;
    /// Tries again to store what is kept for records that are not shown.
    virtual void writeKept() = 0;
    [[nodiscard]] virtual bool keepsUnwritten() const = 0;
    virtual void reload() = 0;
    virtual void revert(FormField *field) = 0;
    [[nodiscard]] QString actionOf(const FormField *field) const;
    [[nodiscard]] bool isTyped() const; ///< whether a field is dirty

    Library &m_library;
    RecordRef m_record;

private:
    struct Kept
    {
        QString field;
        QVariant text;
        QString error;
    };
    QList<FormField *> m_fields;
    QHash<RecordRef, QList<Kept>> m_kept; ///< what is not valid in records that are not shown
    QTimer m_idle;
    QTimer m_limit;
    QTimer m_retry;
    QString m_failure; ///< why the library could not be written; empty: it could, or nothing was tried
    bool m_gone = false;
};

/// Stands between fields and one record of the library. Storing reads the record anew, writes the changed fields into
/// it and updates it; what others change in the meantime, and undo, arrive in the fields that nobody is typing in. What
/// cannot be written is kept, and tried again, also while another record is shown. The library and the fields outlive
/// the buffer.
template <class Record>
class Buffer : public BufferBase
{
public:
    using Show = std::function<void(const Record &, bool refresh)>;
    using Read = std::function<Result<void>(Record &)>;
    using Copy = std::function<void(const Record &from, Record &to)>;

    explicit Buffer(Library &library, QObject *parent = nullptr) : BufferBase(library, parent)
    {
        connect(&library, &Library::changed, this, [this](const Changes &changes) {
            for (const RecordRef removed : changes.removed)
                m_unwritten.remove(removed);
        });
    }

    template <class Value>
    void bind(FieldOf<Value> *field, Value Record::*member)
    {
        bind<Value>(
            field, nameOf(member), [member](auto &record) -> auto & { return record.*member; });
    }
    /// A member of a member: "newsletter.kicker".
    template <class Value, class Part>
    void bind(FieldOf<Value> *field, Part Record::*part, Value Part::*member)
    {
        const QString name = nameOf(part) + u'.' + nameOf(member);
        bind<Value>(
            field, name, [ part, member ](auto &record) -> auto & { return record.*part.*member; });
    }
    /// Whatever `access(record)` gives a reference to.
    template <class Value, class Access>
    void bind(FieldOf<Value> *field, const QString &name, Access access)
    {
        field->setName(name);
        m_bindings.append({field,
                           [field, access](const Record &record, bool refresh) {
                               refresh ? field->refresh(access(record)) : field->show(access(record));
                           },
                           [field, access](Record &record) { return field->read(access(record)); },
                           [access](const Record &from, Record &to) { access(to) = access(from); }});
        watch(field);
    }
    /// A last word on the record before it is stored, e.g. a date that follows from a status.
    void setFinish(std::function<void(const Record &before, Record &after)> finish) { m_finish = std::move(finish); }

    /// Shows a record; what was typed into the one before is stored first. An invalid id, or one that is not in the
    /// library, leaves the buffer without a record and announces gone().
    void load(Id<Record> id)
    {
        flush();
        keepUnwritten();
        keepRefused();
        begin(RecordRef(id));
        for (const Binding &binding : m_bindings) {
            binding.field->setDirty(false);
            binding.field->setError({});
        }
        take(false);
        if (!isGone())
            retype(m_unwritten.take(m_record));
        showKept();
    }
    /// The record as the library has it.
    [[nodiscard]] const Record &storedRecord() const { return m_stored; }
    /// The same with what is typed and makes sense, stored or not yet.
    [[nodiscard]] Record typed() const
    {
        Record typed = m_stored;
        for (const Binding &binding : m_bindings)
            if (binding.field->isDirty())
                if (Record attempt = typed; binding.read(attempt))
                    typed = std::move(attempt);
        return typed;
    }

protected:
    /// What somebody typed that makes sense and is not stored.
    struct Typed
    {
        Record values;
        QList<FormField *> fields; ///< that are dirty
    };

    void write(bool markInvalid) override;
    void writeKept() override;
    [[nodiscard]] bool keepsUnwritten() const override { return !m_unwritten.isEmpty(); }
    void reload() override { take(true); }
    void revert(FormField *field) override;
    [[nodiscard]] Typed typedOver(const Record &record) const
    {
        Typed typed{record, {}};
        for (const Binding &binding : m_bindings) {
            if (!binding.field->isDirty())
                continue;
            const Record before = typed.values;
            // Of a table the rows that are valid are read where others are not.
            if (binding.read(typed.values) || !(typed.values == before))
                typed.fields << binding.field;
        }
        return typed;
    }
    void retype(const Typed &typed)
    {
        for (const Binding &binding : m_bindings)
            if (typed.fields.contains(binding.field)) {
                binding.show(typed.values, false);
                binding.field->setDirty(true);
            }
    }

private:
    struct Binding
    {
        FormField *field;
        Show show;
        Read read;
        Copy copy;
    };

    [[nodiscard]] Result<Record> fetch(RecordRef record)
    {
        if constexpr (std::is_same_v<Record, Publication>)
            return m_library.publication();
        else
            return m_library.get(record.as<Record>());
    }
    void take(bool refresh);
    void keepUnwritten();
    Result<void> store(Record &wanted, QList<const Binding *> changed, bool markInvalid);

    QList<Binding> m_bindings;
    std::function<void(const Record &, Record &)> m_finish;
    Record m_stored;
    QHash<RecordRef, Typed> m_unwritten; ///< of records that are not shown
};

template <class Record>
void Buffer<Record>::take(bool refresh)
{
    if (!m_record.isValid())
        return setGone(true);
    Result<Record> record = fetch(m_record);
    if (!record) {
        if (record.error().kind == ErrorKind::NotFound)
            setGone(true);
        else
            emit failed(record.error().what);
        return;
    }
    m_stored = *record;
    for (const Binding &binding : m_bindings)
        if (!refresh || !binding.field->isDirty())
            binding.show(m_stored, refresh);
    setGone(false);
    emit shown();
}

template <class Record>
void Buffer<Record>::write(bool markInvalid)
{
    Result<Record> current = fetch(m_record);
    if (!current)
        return current.error().kind == ErrorKind::NotFound ? setGone(true) : fail(current.error().what);
    m_stored = *current;
    Record wanted = *current;
    QList<const Binding *> changed;
    for (const Binding &binding : m_bindings) {
        if (!binding.field->isDirty())
            continue;
        const Result<void> read = binding.read(wanted);
        if (read) {
            binding.field->setError({});
        } else if (markInvalid) {
            binding.field->mark(read.error());
        }
        // What is not valid waits for the pause in typing before it is marked.
        binding.field->setDirty(!read && !markInvalid);
        changed.append(&binding);
    }
    if (changed.isEmpty())
        return;
    const Result<void> done = store(wanted, changed, markInvalid);
    if (!done) {
        for (const Binding *binding : changed)
            binding->field->setDirty(true);
        return fail(done.error().what);
    }
    succeed();
    announce();
}

template <class Record>
void Buffer<Record>::keepUnwritten()
{
    if (!m_record.isValid() || isGone())
        return;
    for (const Binding &binding : m_bindings)
        if (Record attempt = m_stored; binding.field->isDirty())
            if (const auto read = binding.read(attempt); !read)
                binding.field->mark(read.error()); // kept as what is refused
    if (Typed typed = typedOver(m_stored); !typed.fields.isEmpty())
        m_unwritten.insert(m_record, std::move(typed));
}

template <class Record>
void Buffer<Record>::writeKept()
{
    const QList<RecordRef> records = m_unwritten.keys();
    QString why;
    for (const RecordRef record : records) {
        const Result<Record> before = fetch(record);
        if (!before && before.error().kind != ErrorKind::NotFound)
            return fail(before.error().what);
        if (before) {
            const Typed typed = m_unwritten.value(record);
            Record wanted = *before;
            for (const Binding &binding : m_bindings)
                if (typed.fields.contains(binding.field))
                    binding.copy(typed.values, wanted);
            if (m_finish)
                m_finish(*before, wanted);
            m_library.endBurst();
            const Result<void> done = m_library.update(wanted, actionOf(typed.fields.first()));
            m_library.endBurst();
            if (!done)
                why = done.error().what;
            if (!done && done.error().kind == ErrorKind::Refused)
                continue; // marked when it is shown again
            if (!done)
                break;
        }
        m_unwritten.remove(record);
    }
    if (!why.isEmpty())
        return fail(why);
    succeed();
    announce();
}

template <class Record>
Result<void> Buffer<Record>::store(Record &wanted, QList<const Binding *> changed, bool markInvalid)
{
    const Record before = m_stored;
    const QString action = actionOf(changed.first()->field);
    while (!changed.isEmpty()) {
        if (m_finish)
            m_finish(before, wanted);
        const Result<void> done = m_library.update(wanted, action);
        if (done)
            return {};
        // A refusal names its field: without it the rest can be stored.
        const FormField *named = done.error().kind == ErrorKind::Refused ? field(done.error().field) : nullptr;
        const auto culprit = std::find_if(changed.begin(), changed.end(), [&](auto *b) { return b->field == named; });
        if (culprit == changed.end())
            return done.error();
        if (markInvalid)
            (*culprit)->field->mark(done.error());
        else
            (*culprit)->field->setDirty(true);
        (*culprit)->copy(before, wanted);
        changed.erase(culprit);
    }
    return {};
}

template <class Record>
void Buffer<Record>::revert(FormField *field)
{
    for (const Binding &binding : m_bindings) {
        if (binding.field != field)
            continue;
        field->setDirty(false);
        field->setError({});
        binding.show(m_stored, false);
    }
    announce();
}

} // namespace vd
