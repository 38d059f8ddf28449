#pragma once

#include "buffer.h"
#include "text.h"
#include "textfields.h"

namespace vd {

/// As long as a record is new, its slug follows its name: nobody refers to it, and its slug is still what its name made
/// it. Typing a slug by hand ends that.
template <class Record>
class SlugFollower : public QObject
{
public:
    SlugFollower(Library &library, Buffer<Record> &buffer, LineField *name, LineField *slug, QObject *parent)
        : QObject(parent), m_library(library), m_buffer(buffer), m_name(name), m_slug(slug)
    {
        connect(slug, &FormField::edited, this, [this] { m_byHand = true; });
        connect(&buffer, &BufferBase::shown, this, [this] { m_byHand = false; });
        connect(name, &FormField::edited, this, &SlugFollower::follow);
    }

private:
    void follow()
    {
        QString name;
        static_cast<void>(m_name->read(name));
        const Record &stored = m_buffer.storedRecord();
        if (m_byHand || m_slug->isInvalid() || name.isEmpty() || !isMadeFrom(stored.slug, stored.name))
            return;
        const auto users = m_library.usersOf(stored.id);
        const auto slug = m_library.freeSlug(name, stored.id);
        if (!users || !users->isEmpty() || !slug)
            return;
        m_slug->show(*slug);
        m_slug->setDirty(true);
    }

    static bool isMadeFrom(const QString &slug, const QString &name)
    {
        const QString made = slugOf(name);
        if (slug == made)
            return true;
        bool isNumber = false;
        static_cast<void>(slug.mid(made.size() + 1).toInt(&isNumber));
        return slug.startsWith(QString(made + u'-')) && isNumber;
    }

    Library &m_library;
    Buffer<Record> &m_buffer;
    LineField *m_name;
    LineField *m_slug;
    bool m_byHand = false;
};

} // namespace vd
