#include "assignmentsource.h"

#include "backgroundreader.h"
#include "library.h"

namespace vd {

AssignmentSource::AssignmentSource(QObject *parent) : QObject(parent)
{
    constexpr int pause = 40; // ms: an import announces much at once
    m_later.setSingleShot(true);
    m_later.setInterval(pause);
    connect(&m_later, &QTimer::timeout, this, &AssignmentSource::read);
}

AssignmentSource::~AssignmentSource() = default;

void AssignmentSource::setLibrary(Library *library)
{
    if (m_library)
        disconnect(m_library, nullptr, this, nullptr);
    m_later.stop();
    m_reader.reset();
    m_library = library;
    m_assignments = {};
    m_isRead = false;
    m_stale = true;
    if (m_library) {
        m_reader = std::make_unique<BackgroundReader>(m_library->path());
        connect(m_library, &Library::changed, this, &AssignmentSource::follow);
    }
    emit changed();
    read();
}

void AssignmentSource::setScope(Assignments::Scope scope)
{
    m_scope = scope;
    m_stale = true;
    read();
}

void AssignmentSource::setWatched(bool watched)
{
    m_watched = watched;
    if (m_watched && m_stale)
        read();
}

void AssignmentSource::lookAtTheDay()
{
    if (!m_library || m_library->today() == m_day)
        return;
    m_stale = true;
    read();
}

void AssignmentSource::follow(const Changes &changes)
{
    const bool matters = changes.touches(Noun::Review) || changes.touches(Noun::Tool) || changes.touches(Noun::Lens) ||
                         changes.touches(Noun::Reviewer) || changes.touches(Noun::Comparison);
    if (!matters)
        return;
    m_stale = true;
    m_later.start();
    emit outdated();
}

void AssignmentSource::read()
{
    m_later.stop();
    if (!m_library || !m_watched)
        return;
    m_stale = false;
    m_day = m_library->today();
    m_reader->ask<Assignments>(
        [scope = m_scope, today = m_day](Connection &connection, const BackgroundReader::Stale &) {
            return Assignments::load(connection, scope, today);
        },
        [this](const Result<Assignments> &read) {
            if (!read) {
                m_stale = true; // it is tried again when somebody looks again
                return void(emit failed(read.error().text()));
            }
            m_assignments = *read;
            m_isRead = true;
            emit changed();
        });
}

} // namespace vd
