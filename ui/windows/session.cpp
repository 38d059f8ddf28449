#include "session.h"

#include <QDir>
#include <QFileInfo>

namespace vd {

namespace {

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

Session::Opened Session::open(const QString &path, const Library::Options &options)
{
    if (!QFileInfo::exists(path))
        return {{}, {}, {}, tr("%1 is not there any more. It may have been moved or renamed.").arg(shown(path))};
    if (options.readOnly)
        return finish(Library::open(path, options), nullptr, path);
    auto lock = std::make_unique<DeskLock>(path);
    if (lock->take() == DeskLock::Answer::HeldByAnother)
        return {{}, {}, tr("process %1 on %2").arg(lock->holderProcess()).arg(lock->holderHost()), {}};
    return finish(Library::open(path, options), std::move(lock), path);
}

Session::Opened Session::create(const QString &path, const Library::Options &options)
{
    auto lock = std::make_unique<DeskLock>(path);
    if (lock->take() == DeskLock::Answer::HeldByAnother)
        return {{}, {}, tr("process %1 on %2").arg(lock->holderProcess()).arg(lock->holderHost()), {}};
    return finish(Library::create(path, options), std::move(lock), path);
}

Session::Opened Session::finish(Library::Opened opened, std::unique_ptr<DeskLock> lock, const QString &path)
{
    if (!opened.library) {
        const QString why = opened.message.isEmpty() ? tr("It cannot be read.") : opened.message;
        return {{}, {}, {}, tr("%1 was not opened: %2").arg(shown(path), why)};
    }
    std::unique_ptr<Session> session(new Session);
    session->m_lock = std::move(lock);
    session->m_library = std::move(opened.library);
    return {std::move(session), opened.message, {}, {}};
}

} // namespace vd
