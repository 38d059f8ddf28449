#pragma once

#include "csvmapping.h"
#include "csvtable.h"
#include "deskcontext.h"
#include "importing.h"
#include "library.h"

#include <QObject>
#include <QStringList>
#include <optional>

class QWidget;

namespace vd {

class LibraryJob;

/// Brings files in: asks how a CSV's columns are meant, works on another thread, says what came in and offers to undo
/// it.
class ImportFlow : public QObject
{
    Q_OBJECT

public:
    ImportFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window);
    void setLibrary(Library *library) { m_library = library; }

    void choose();
    /// One file is one change; the first that is refused ends the import, and those before it stay.
    void import(const QStringList &files);

signals:
    void aboutToRead(); ///< what is typed must be stored now
    void undoRequested();

private:
    struct Source
    {
        QString path;
        std::optional<CsvTable> table; ///< of a CSV file
        CsvMapping mapping;
    };
    using Sources = QList<Source>;

    static Result<QString> readTables(Sources &sources, const Progress &progress);
    static Result<QString> readAll(const Sources &sources, Library &library, const Progress &progress, int &changes);
    bool askMappings(Sources &sources);
    void start(const Sources &sources);
    void report(const Result<QString> &result, int changes);
    void fail(const QString &sentence);

    DeskContext m_context;
    MessageBar &m_bar;
    LibraryJob &m_job;
    QWidget *m_window;
    Library *m_library = nullptr;
};

} // namespace vd
