#pragma once

#include "library.h"

#include <QTemporaryDir>
#include <QTimeZone>
#include <memory>

namespace vd {

/// A library of its own in a temporary folder, signed by "Tester", at noon UTC of 15 May 2026; the test moves the
/// clock. A library that cannot be made aborts the test program with the reason.
class TemporaryLibrary
{
public:
    TemporaryLibrary()
    {
        Library::Opened opened = Library::create(path(), options());
        if (!opened.library)
            qFatal("no temporary library: %s", qUtf8Printable(opened.message));
        m_library = std::move(opened.library);
    }
    Q_DISABLE_COPY_MOVE(TemporaryLibrary)

    Library &operator*() { return *m_library; }
    Library *operator->() { return m_library.get(); }

    [[nodiscard]] QString path() const { return file(QStringLiteral("test.verdict")); }
    /// A file's path in the same temporary folder.
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    /// What every Library on this file should be opened with: it shares the clock.
    [[nodiscard]] Library::Options options() const
    {
        Library::Options options;
        options.user = QStringLiteral("Tester");
        options.clock = [now = m_now] { return *now; };
        return options;
    }

    void advance(qint64 milliseconds) { *m_now = m_now->addMSecs(milliseconds); }

    void close() { m_library.reset(); }
    /// As after a restart of the program.
    void reopen()
    {
        close();
        Library::Opened opened = Library::open(path(), options());
        if (!opened.library)
            qFatal("cannot reopen: %s", qUtf8Printable(opened.message));
        m_library = std::move(opened.library);
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<QDateTime> m_now = std::make_shared<QDateTime>(QDate(2026, 5, 15), QTime(12, 0), QTimeZone::utc());
    std::unique_ptr<Library> m_library;
};

} // namespace vd
