#include "importflow.h"

#include "csvmappingdialog.h"
#include "csvreader.h"
#include "fileimport.h"
#include "libraryjob.h"
#include "messagebar.h"
#include "prompts.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <memory>

namespace vd {

namespace {

const QString folderKey = QStringLiteral("import/folder");

QString namesOf(const QStringList &files)
{
    return files.size() == 1 ? QFileInfo(files.first()).fileName()
                             : ImportFlow::tr("%n files", nullptr, int(files.size()));
}

} // namespace

ImportFlow::ImportFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_job(job), m_window(window)
{
}

void ImportFlow::choose()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_context.settings.value(folderKey, documents).toString();
    const QStringList files =
        m_context.prompts.openFiles(m_window, tr("Import"), folder,
                                    tr("Library JSON, tables, review forms (*.json *.csv *.tsv *.txt);;All files (*)"));
    if (!files.isEmpty())
        import(files);
}

void ImportFlow::import(const QStringList &files)
{
    if (!m_library)
        return m_bar.show(
            {Message::Kind::Notice, tr("Open a library first, or make a new one: what comes in is stored there.")});
    if (m_library->isReadOnly())
        return fail(tr("This library is open for reading only."));
    if (m_job.isRunning())
        return m_bar.show({Message::Kind::Notice, tr("Other work is still going on. Try again when it is done.")});
    emit aboutToRead();
    m_context.settings.setValue(folderKey, QFileInfo(files.first()).absolutePath());

    const auto sources = std::make_shared<Sources>();
    for (const QString &file : files)
        sources->append({file, {}, {}});
    m_job.start(
        tr("Reading %1…").arg(namesOf(files)), LibraryJob::Kind::Reads, *m_library,
        [sources](Library &, const Progress &progress) { return readTables(*sources, progress); },
        [this, sources](const Result<QString> &result) {
            if (!result)
                report(result, 0);
            else if (askMappings(*sources))
                start(*sources);
        });
}

Result<QString> ImportFlow::readTables(Sources &sources, const Progress &progress)
{
    for (Source &source : sources) {
        const auto format = importFormatOf(source.path);
        if (!format)
            return format.error();
        if (*format != ImportFormat::Csv)
            continue;
        auto table = readCsv(source.path);
        if (!table)
            return table.error();
        source.table = std::move(table).value();
        if (!progress(0, 0))
            return cancelled();
    }
    return QString();
}

bool ImportFlow::askMappings(Sources &sources)
{
    for (Source &source : sources) {
        if (!source.table)
            continue;
        CsvMappingDialog dialog(source.path, *source.table, m_window);
        if (!m_context.prompts.run(dialog))
            return false;
        source.mapping = dialog.mapping();
    }
    return true;
}

void ImportFlow::start(const Sources &sources)
{
    QStringList files;
    for (const Source &source : sources)
        files << source.path;
    const auto changes = std::make_shared<int>(0);
    m_job.start(
        tr("Importing %1…").arg(namesOf(files)), LibraryJob::Kind::Writes, *m_library,
        [sources, changes](Library &library, const Progress &progress) {
            return readAll(sources, library, progress, *changes);
        },
        [this, changes](const Result<QString> &result) { report(result, *changes); });
}

/// What each file brought, a line each. `changes` counts those that changed something, also when a later one is
/// refused.
Result<QString> ImportFlow::readAll(const Sources &sources, Library &library, const Progress &progress, int &changes)
{
    QStringList lines;
    for (const Source &source : sources) {
        const auto report = source.table
                                ? CsvReader::read(library, *source.table, source.mapping, source.path, progress)
                                : importFile(library, source.path, progress);
        if (!report)
            return report.error();
        lines << QStringLiteral("%1: %2").arg(QFileInfo(source.path).fileName(), report->text());
        constexpr int mostNotes = 3;
        lines << report->notes.mid(0, mostNotes);
        if (const qsizetype more = report->notes.size() - mostNotes; more > 0)
            lines << tr("and %n more like this", nullptr, int(more));
        changes += report->changedNothing() ? 0 : 1;
    }
    return lines.join(u'\n');
}

void ImportFlow::report(const Result<QString> &result, int changes)
{
    const auto undo = [this, changes] {
        for (int i = 0; i < changes; ++i)
            emit undoRequested();
    };
    QList<Message::Action> actions;
    if (changes > 0)
        actions << Message::Action{tr("Undo"), undo};
    const bool wasCancelled = !result && isCancelled(result.error());
    const auto kind = result ? Message::Kind::Done : wasCancelled ? Message::Kind::Notice : Message::Kind::Failure;
    const QString text = result          ? *result
                         : !wasCancelled ? result.error().text()
                         : changes > 0   ? tr("Cancelled; the files before this one are in.")
                                         : result.error().what;
    m_bar.showUntilNextChange({kind, text, actions});
}

void ImportFlow::fail(const QString &sentence)
{
    m_bar.show({Message::Kind::Failure, sentence});
}

} // namespace vd
