#pragma once

#include "desklock.h"
#include "library.h"

#include <QCoreApplication>
#include <memory>

namespace vd {

/// A library open in a desk, with the lock that keeps a second desk from writing to it.
class Session
{
    Q_DECLARE_TR_FUNCTIONS(vd::Session)

public:
    /// What came of opening; exactly one of session, heldBy and refusal is set.
    struct Opened
    {
        std::unique_ptr<Session> session;
        QString notice;  ///< what to know about the open library; may be empty
        QString heldBy;  ///< the other desk that writes to it, e.g. "process 123 on larch"
        QString refusal; ///< why it cannot be opened
    };

    /// Opens a library. Held by another desk it is opened only for reading.
    static Opened open(const QString &path, const Library::Options &options);
    /// Makes a new library and opens it.
    static Opened create(const QString &path, const Library::Options &options);

    [[nodiscard]] Library &library() { return *m_library; }

private:
    Session() = default;
    static Opened finish(Library::Opened opened, std::unique_ptr<DeskLock> lock, const QString &path);

    std::unique_ptr<DeskLock> m_lock; // released after the library is closed
    std::unique_ptr<Library> m_library;
};

} // namespace vd
