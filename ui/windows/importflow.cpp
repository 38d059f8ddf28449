#include "importflow.h"

#include "columnmappingdialog.h"
#include "columnreader.h"
#include "fileimport.h"
#include "focusing.h"
#include "importplan.h"
#include "libraryjob.h"
#include "mergeapply.h"
#include "mergedesk.h"
#include "messagebar.h"
#include "prompts.h"

#include <QFileInfo>
#include <QSettings>
#include <memory>

namespace vd {

namespace {

const QString folderKey = QStringLiteral("import/folder");

QString namesOf(const QStringList &files)
{
    return files.size() == 1 ? QFileInfo(files.first()).fileName()
                             : ImportFlow::tr("%n files", nullptr, int(files.size()));
}

QString delimiterName(QChar delimiter)
{
    switch (delimiter.unicode()) {
    case u',':
        return ImportFlow::tr("commas");
    case u';':
        return ImportFlow::tr("semicolons");
    case u'\t':
        return ImportFlow::tr("tabs");
    case u'|':
        return ImportFlow::tr("bars");
    default:
        return QString(delimiter);
    }
}

} // namespace

ImportFlow::ImportFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_job(job), m_window(window)
{
}

void ImportFlow::setLibrary(Library *library)
{
    delete m_desk; // what it shows belongs to the library that goes
    m_library = library;
}

void ImportFlow::choose()
{
    if (!isReady())
        return;
    const QString folder = startFolder(m_context.settings.value(folderKey).toString());
    const QStringList files = m_context.prompts.openFiles(
        m_window, tr("Import"), folder,
        tr("Library JSON, tables, review forms, libraries (*.json *.csv *.tsv *.txt *.verdict);;All files (*)"));
    if (!files.isEmpty())
        import(files);
}

void ImportFlow::chooseLibrary()
{
    if (!isReady())
        return;
    const QString folder = startFolder(m_context.settings.value(folderKey).toString());
    const QStringList files =
        m_context.prompts.openFiles(m_window, tr("Merge library"), folder, tr("Libraries (*.verdict);;All files (*)"));
    if (!files.isEmpty())
        import(files);
}

void ImportFlow::chooseFolder()
{
    if (!isReady())
        return;
    const QString path = m_context.prompts.openFolder(m_window, tr("Import content folder"),
                                                      startFolder(m_context.settings.value(folderKey).toString()));
    if (!path.isEmpty())
        import({path});
}

bool ImportFlow::isReady()
{
    if (!m_library) {
        m_bar.show(
            {Message::Kind::Notice, tr("Open a library first, or make a new one: what comes in is stored there.")});
        return false;
    }
    if (m_library->isReadOnly()) {
        fail(tr("This library is open for reading only."));
        return false;
    }
    if (m_desk) {
        bringForward(m_desk);
        m_bar.show({Message::Kind::Notice, tr("Decide first what comes in from the file before.")});
        return false;
    }
    return m_job.isFree();
}

void ImportFlow::import(const QStringList &files)
{
    if (!isReady())
        return;
    emit aboutToRead();
    m_context.settings.setValue(folderKey, QFileInfo(files.first()).absolutePath());

    const auto round = std::make_shared<Round>();
    for (const QString &file : files)
        round->sources.append({file, {}, {}, {}});
    m_job.start(
        tr("Reading %1…").arg(namesOf(files)), LibraryJob::Kind::Reads, *m_library,
        [round](Library &library, const Progress &progress) { return readTables(library, round->sources, progress); },
        [this, round](const Result<QString> &result) {
            if (!result)
                report(result, 0);
            else if (askMappings(round->sources))
                step(round);
        });
}

Result<QString> ImportFlow::readTables(Library &library, Sources &sources, const Progress &progress)
{
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    for (Source &source : sources) {
        if (QFileInfo(source.path).isDir()) {
            auto folder = ContentFolder::read(source.path, publication->language, progress);
            if (!folder)
                return folder.error();
            source.about = about(*folder);
            source.mapping = folder->suggestion();
            source.table = std::move(folder).value();
            continue;
        }
        if (LibraryFile::seemsToBe(source.path))
            continue;
        const auto format = importFormatOf(source.path);
        if (!format)
            return format.error();
        source.isForms = *format == ImportFormat::ReviewForms;
        if (*format != ImportFormat::Csv)
            continue;
        auto table = readCsv(source.path);
        if (!table)
            return table.error();
        source.about = about(*table);
        source.mapping = ColumnMapping::suggest(table->header());
        source.table = std::move(table).value();
        if (!progress(0, 0))
            return cancelled();
    }
    return QString();
}

QString ImportFlow::about(const CsvTable &table)
{
    const auto number = table.rows().size();
    const QString count = number == 1 ? tr("One row") : tr("%n rows", nullptr, int(number));
    return tr("%1, separated by %2, written in %3. What does each column become?")
        .arg(count, delimiterName(table.delimiter()), table.encoding());
}

QString ImportFlow::about(const ContentFolder &folder)
{
    const auto number = folder.rows().size();
    QStringList lines{(number == 1 ? tr("One tool.") : tr("%n tools.", nullptr, int(number))) + u' ' +
                      tr("What does each key become?")};
    if (QString notes = folder.notes().join(QStringLiteral(", ")); !notes.isEmpty()) {
        notes[0] = notes.at(0).toUpper();
        lines << notes;
    }
    if (const auto bad = folder.problems().size(); bad == 1)
        lines << tr("One file cannot be read: %1").arg(folder.problems().first().text());
    else if (bad > 1)
        lines << tr("%1 files cannot be read, the first: %2").arg(bad).arg(folder.problems().first().text());
    return lines.join(u'\n');
}

bool ImportFlow::askMappings(Sources &sources)
{
    for (Source &source : sources) {
        if (!source.table)
            continue;
        ColumnMappingDialog dialog(source.path, *source.table, source.about, source.mapping, m_window);
        if (!m_context.prompts.run(dialog))
            return false;
        source.mapping = dialog.mapping();
    }
    return true;
}

void ImportFlow::step(const RoundPtr &round)
{
    if (round->next == round->sources.size())
        return report(round->lines.join(u'\n'), round->changes);
    if (round->sources.at(round->next).table)
        bringTable(round);
    else
        planMerge(round);
}

void ImportFlow::bringTable(const RoundPtr &round)
{
    write(round, round->sources.at(round->next).path,
          [source = round->sources.at(round->next)](Library &library, const Progress &progress) {
              return ColumnReader::read(library, *source.table, source.mapping, source.path, progress);
          });
}

/// The files of forms that follow each other: they are decided, and taken back, as one.
QStringList ImportFlow::formsFrom(const Round &round)
{
    QStringList paths;
    for (qsizetype i = round.next; i < round.sources.size() && round.sources.at(i).isForms; ++i)
        paths << round.sources.at(i).path;
    return paths;
}

void ImportFlow::planMerge(const RoundPtr &round)
{
    const QString path = round->sources.at(round->next).path;
    const QStringList forms = formsFrom(*round);
    const auto plan = std::make_shared<MergePlan>();
    m_job.start(
        tr("Comparing with %1…").arg(QFileInfo(path).fileName()), LibraryJob::Kind::Writes, *m_library,
        [path, forms, plan](Library &library, const Progress &progress) -> Result<QString> {
            auto made = forms.isEmpty() ? planImport(library, path, progress) : planForms(library, forms, progress);
            if (!made)
                return made.error();
            *plan = std::move(*made);
            return QString();
        },
        [this, round, plan](const Result<QString> &result) {
            if (!result)
                report(result, round->changes);
            else
                showPlan(round, *plan);
        });
}

/// JSON that only adds is brought in at once: there is nothing to compare it with.
void ImportFlow::showPlan(const RoundPtr &round, const MergePlan &plan)
{
    const auto isNew = [](const RecordMerge &merge) {
        return merge.kind == RecordMerge::Kind::Added && !merge.isConflict;
    };
    const bool isJson = plan.source.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    if (plan.records.isEmpty() || (isJson && std::all_of(plan.records.begin(), plan.records.end(), isNew)))
        return merge(round, plan);
    m_desk = new MergeDesk(plan, m_window);
    m_desk->setAttribute(Qt::WA_DeleteOnClose);
    m_desk->setBusy(m_job.isRunning());
    connect(&m_job, &LibraryJob::runningChanged, m_desk, &MergeDesk::setBusy);
    connect(m_desk, &QDialog::accepted, this, [this, round] {
        const MergePlan decided = m_desk->plan();
        m_desk = nullptr; // it goes by itself
        emit aboutToRead();
        merge(round, decided);
    });
    m_desk->setQuestion([this] {
        const Question question{tr("Merge"),
                                tr("What you decided is dropped."),
                                tr("Nothing has been changed yet."),
                                {tr("&Drop it"), tr("Go on deciding")},
                                true};
        return m_context.prompts.ask(m_desk, question) == 0;
    });
    connect(m_desk, &QDialog::rejected, this, [this, round] {
        m_desk = nullptr;
        report(cancelled(), round->changes);
    });
    m_desk->show();
}

void ImportFlow::merge(const RoundPtr &round, const MergePlan &plan)
{
    const QString name = QFileInfo(plan.source).fileName();
    const QString action = LibraryFile::seemsToBe(plan.source) ? tr("Merge of %1") : tr("Import of %1");
    round->next += qMax<qsizetype>(0, formsFrom(*round).size() - 1);
    write(round, plan.source, [plan, action = action.arg(name)](Library &library, const Progress &progress) {
        return applyMerge(library, plan, action, progress);
    });
}

void ImportFlow::write(const RoundPtr &round, const QString &path,
                       const std::function<Result<ImportReport>(Library &, const Progress &)> &work)
{
    const auto done = std::make_shared<ImportReport>();
    m_job.start(
        tr("Importing %1…").arg(QFileInfo(path).fileName()), LibraryJob::Kind::Writes, *m_library,
        [work, done](Library &library, const Progress &progress) -> Result<QString> {
            const auto brought = work(library, progress);
            if (!brought)
                return brought.error();
            *done = *brought;
            return QString();
        },
        [this, round, path, done](const Result<QString> &result) {
            if (!result)
                return report(result, round->changes);
            round->lines << told(path, *done);
            round->changes += done->changedNothing() ? 0 : 1;
            ++round->next;
            step(round);
        });
}

/// What a file brought, and what of it did not come in.
QString ImportFlow::told(const QString &path, const ImportReport &report)
{
    constexpr int mostNotes = 3;
    QStringList lines{QStringLiteral("%1: %2").arg(QFileInfo(path).fileName(), report.text())};
    QStringList notes;
    for (const Error &problem : report.refused)
        notes << problem.text();
    notes << report.notes;
    lines << notes.mid(0, mostNotes);
    if (const qsizetype more = notes.size() - mostNotes; more > 0)
        lines << tr("and %n more like this", nullptr, int(more));
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
