#pragma once

#include "assignments.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace vd {

class BackgroundReader;
class Library;
struct Changes;

/// The panel's assignments as they are now: read off the interface thread, and again some time after each change of the
/// library, while somebody looks.
class AssignmentSource : public QObject
{
    Q_OBJECT

public:
    explicit AssignmentSource(QObject *parent = nullptr);
    ~AssignmentSource() override;

    /// The library must outlive the source or be replaced; nullptr is none.
    void setLibrary(Library *library);
    [[nodiscard]] Library *library() const { return m_library; }
    void setScope(Assignments::Scope scope);
    [[nodiscard]] Assignments::Scope scope() const { return m_scope; }
    /// Nothing is read while nobody looks.
    void setWatched(bool watched);
    /// Reads again when the day has changed meanwhile.
    void lookAtTheDay();

    [[nodiscard]] const Assignments &assignments() const { return m_assignments; }
    [[nodiscard]] bool isRead() const { return m_isRead; } ///< false until the library was read once

signals:
    void outdated(); ///< the library has changed; it is read again soon
    void changed();
    void failed(const QString &sentence);

private:
    void follow(const Changes &changes);
    void read();

    Library *m_library = nullptr;
    std::unique_ptr<BackgroundReader> m_reader;
    Assignments m_assignments;
    Assignments::Scope m_scope = Assignments::Scope::InWork;
    QDate m_day; ///< of the last reading
    QTimer m_later;
    bool m_watched = false;
    bool m_stale = true; ///< something changed while nobody looked
    bool m_isRead = false;
};

} // namespace vd
