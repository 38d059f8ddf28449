#pragma once

#include "terminal.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QList>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>

namespace vd::cli {

/// One command of `verdict`: what it is called, what it takes, and the function that does it.
struct Command
{
    QString name;
    QString operands; ///< as in the usage line, e.g. "LIBRARY FILE..."
    QString summary;  ///< one line
    QList<QCommandLineOption> options;
    int minimumOperands = 1;
    int maximumOperands = 1; ///< -1: any number
    std::function<int(const QCommandLineParser &)> run;
};

/// All commands, in the order of the help.
[[nodiscard]] QList<Command> commands();

/// Runs the program: arguments[0] is its name. Answers the exit status.
[[nodiscard]] int runCommandLine(const QStringList &arguments);

/// Opens a library, or says why not and leaves nothing; the exit status is then LibraryFailed.
enum class Access { Read, Write };
[[nodiscard]] std::unique_ptr<Library> openLibrary(const QString &path, Access access,
                                                   const QCommandLineParser &parser);
[[nodiscard]] Library::Options libraryOptions(const QCommandLineParser &parser);

// The commands' functions, by file
int runNew(const QCommandLineParser &parser);
int runImport(const QCommandLineParser &parser);
int runDump(const QCommandLineParser &parser);
int runVerify(const QCommandLineParser &parser);
int runBackup(const QCommandLineParser &parser);
int runList(const QCommandLineParser &parser);
int runSearch(const QCommandLineParser &parser);
int runExport(const QCommandLineParser &parser);
int runCheck(const QCommandLineParser &parser);
int runForms(const QCommandLineParser &parser);
int runMerge(const QCommandLineParser &parser);
int runPanel(const QCommandLineParser &parser);
int runDigest(const QCommandLineParser &parser);

} // namespace vd::cli
