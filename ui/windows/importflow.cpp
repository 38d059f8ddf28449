#include "importflow.h"

#include "fileimport.h"
#include "libraryjob.h"
#include "messagebar.h"
#include "prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace vd {

namespace {

const QString folderKey = QStringLiteral("import/folder");

QString namesOf(const QStringList &files)
{
    return files.size() == 1 ? QFileInfo(files.first()).fileName()
                             : ImportFlow::tr("%n files", nullptr, int(files.size()));
}

/// What each file brought, a line each. `changes` counts those that changed something, also when a later one is
/// refused.
Result<QString> importAll(const QStringList &files, Library &library, const Progress &progress, int &changes)
{
    QStringList lines;
    for (const QString &file : files) {
        const auto report = importFile(library, file, progress);
        if (!report)
            return report.error();
        lines << QStringLiteral("%1: %2").arg(QFileInfo(file).fileName(), report->text());
        constexpr int mostNotes = 3;
        lines << report->notes.mid(0, mostNotes);
        if (const qsizetype more = report->notes.size() - mostNotes; more > 0)
            lines << ImportFlow::tr("and %n more like this", nullptr, int(more));
        changes += report->changedNothing() ? 0 : 1;
    }
    return lines.join(u'\n');
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
    const QStringList files = m_context.prompts.openFiles(
        m_window, tr("Import"), folder, tr("Library JSON and tables (*.json *.csv *.tsv *.txt);;All files (*)"));
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
        return m_bar.show({Message::Kind::Notice, tr("Something is being read already. Try again when it is done.")});
    emit aboutToRead();
    m_context.settings.setValue(folderKey, QFileInfo(files.first()).absolutePath());
    const auto changes = std::make_shared<int>(0);
    m_job.start(
        tr("Importing %1…").arg(namesOf(files)), LibraryJob::Kind::Writes, *m_library,
        [files, changes](Library &library, const Progress &progress) {
            return importAll(files, library, progress, *changes);
        },
        [this, changes](const Result<QString> &result) { report(result, *changes); });
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
    m_bar.showUntilNextChange({kind, result ? *result : result.error().text(), actions});
}

void ImportFlow::fail(const QString &sentence)
{
    m_bar.show({Message::Kind::Failure, sentence});
}

} // namespace vd
