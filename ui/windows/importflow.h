#pragma once

#include "columnmapping.h"
#include "contentfolder.h"
#include "csvtable.h"
#include "deskcontext.h"
#include "importing.h"
#include "library.h"
#include "mergedesk.h"
#include "mergeplan.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <memory>
#include <optional>

class QWidget;

namespace vd {

class LibraryJob;

/// Brings files in, one after the other: asks how a table's columns are meant, shows what a library, its JSON or forms
/// would change before they do, works on another thread, says what came in and offers to undo it.
class ImportFlow : public QObject
{
    Q_OBJECT

public:
    ImportFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window);
    void setLibrary(Library *library);

    void choose();
    /// The same for libraries only, and for content folders.
    void chooseLibrary();
    void chooseFolder();
    /// One file, or folder, is one change; the first that is refused or not wanted ends the import, and those before it
    /// stay.
    void import(const QStringList &files);
    [[nodiscard]] MergeDesk *mergeDesk() const { return m_desk; } ///< while one is open

signals:
    void aboutToRead(); ///< what is typed must be stored now
    void undoRequested();

private:
    struct Source
    {
        QString path;
        std::optional<ColumnTable> table; ///< of a CSV file or a content folder
        QString about;                    ///< said of the table
        ColumnMapping mapping;
        bool isForms = false;
    };
    using Sources = QList<Source>;

    /// Where an import of several files is.
    struct Round
    {
        Sources sources;
        qsizetype next = 0;
        QStringList lines; ///< what each file brought
        int changes = 0;   ///< undo steps made
    };
    using RoundPtr = std::shared_ptr<Round>;

    static Result<QString> readTables(Library &library, Sources &sources, const Progress &progress);
    static QString about(const CsvTable &table);
    static QString about(const ContentFolder &folder);
    bool isReady(); ///< says why not
    bool askMappings(Sources &sources);
    void step(const RoundPtr &round);
    void bringTable(const RoundPtr &round);
    void planMerge(const RoundPtr &round);
    static QStringList formsFrom(const Round &round);
    void showPlan(const RoundPtr &round, const MergePlan &plan);
    void merge(const RoundPtr &round, const MergePlan &plan);
    void write(const RoundPtr &round, const QString &path,
               const std::function<Result<ImportReport>(Library &, const Progress &)> &work);
    static QString told(const QString &path, const ImportReport &report);
    void report(const Result<QString> &result, int changes);
    void fail(const QString &sentence);

    DeskContext m_context;
    MessageBar &m_bar;
    LibraryJob &m_job;
    QWidget *m_window;
    Library *m_library = nullptr;
    QPointer<MergeDesk> m_desk;
};

} // namespace vd
