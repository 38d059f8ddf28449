#pragma once

#include "connection.h"

#include <QCoreApplication>
#include <QStringList>
#include <memory>

namespace vd {

/// What opening a library file came to.
enum class Opening {
    Current,       ///< open for writing
    Upgraded,      ///< brought to the current schema, after a copy was laid beside it
    ReadOnly,      ///< open for reading, because it was asked for or the file cannot be written
    NewerReadable, ///< made by a newer version: open for reading only
    Newer,         ///< made by a version too new to be read
    NotALibrary,   ///< some other file
    Damaged,       ///< a library, but truncated or corrupt
    Unreachable    ///< missing, or no permission
};

/// A `.verdict` file: an SQLite database with application_id, foreign keys on, WAL and synchronous=FULL, each verified.
/// user_version is 1000 * the format's major + the number of migrations applied: a library with more migrations can
/// still be read, one with a higher major cannot.
class LibraryFile
{
    Q_DECLARE_TR_FUNCTIONS(vd::LibraryFile)

public:
    static constexpr int applicationId = 0x56644c62; // "VdLb"
    static constexpr int formatMajor = 1;
    static constexpr const char *suffix = ".verdict";

    struct Opened
    {
        Opening outcome = Opening::Unreachable;
        std::unique_ptr<Connection> connection; ///< none unless the outcome says it is open
        QString message;                        ///< for people; empty for Current
        QString backup;                         ///< the copy that an upgrade laid beside the file
        [[nodiscard]] bool isOpen() const { return connection != nullptr; }
    };

    /// Makes a new library; refuses to touch an existing file. The file is whole or absent afterwards.
    static Result<std::unique_ptr<Connection>> create(const QString &path);
    static Opened open(const QString &path, bool readOnly = false);
    /// open() with another list of migrations, for tests of the upgrade.
    static Opened open(const QString &path, bool readOnly, const QStringList &migrations);
    static Result<std::unique_ptr<Connection>> create(const QString &path, const QStringList &migrations);

    /// Whether a file is a library by its name, or a database in use by the log beside it. Nothing else is asked before
    /// a file is read or replaced: merely opening and closing one that is open here endangers it (see open()).
    [[nodiscard]] static bool seemsToBe(const QString &path);

    /// Everything wrong with the file's content, one sentence each; empty when sound.
    static Result<QStringList> verify(Connection &connection);
    /// A consistent copy, made while others may write. Refuses to overwrite; the target is whole or absent afterwards.
    static Result<void> backup(Connection &connection, const QString &target);
};

} // namespace vd
