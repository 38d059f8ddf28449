#include "libraryflow.h"

#include "atomicwrite.h"
#include "fileimport.h"
#include "libraryjob.h"
#include "libraryjsonwriter.h"
#include "messagebar.h"
#include "prompts.h"
#include "recentfiles.h"
#include "showinfolder.h"
#include "username.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace vd {

namespace {

const QString suffix = QLatin1String(LibraryFile::suffix);

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

LibraryFlow::LibraryFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window, const Use &use)
    : QObject(window), m_context(context), m_bar(bar), m_job(job), m_window(window), m_use(use)
{
}

QString LibraryFlow::filter()
{
    return tr("Verdict libraries (*.verdict);;All files (*)");
}

Library::Options libraryOptions(const DeskContext &context, bool readOnly)
{
    Library::Options options;
    options.user = context.settings.value(QStringLiteral("user/name")).toString();
    if (options.user.isEmpty())
        options.user = systemUserName();
    options.clock = context.clock;
    options.readOnly = readOnly;
    options.patience = 200; // the window stands still meanwhile; what is typed is written again until it is stored
    return options;
}

QString LibraryFlow::folder() const
{
    const QStringList recent = RecentFiles(m_context.settings).paths();
    return startFolder(recent.isEmpty() ? QString() : QFileInfo(recent.first()).absolutePath());
}

void LibraryFlow::create()
{
    QString path = m_context.prompts.saveFile(m_window, tr("New library"),
                                              QDir(folder()).filePath(tr("reviews") + suffix), filter(), false);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += suffix;
    if (QFileInfo::exists(path))
        return fail(tr("%1 exists already and is left as it is. Choose another name.").arg(shown(path)));
    const Question question{
        tr("New library"),
        tr("How should %1 begin?").arg(QFileInfo(path).fileName()),
        tr("The sample content is six invented tools with a full panel and four comparisons. You can undo it."),
        {tr("&Empty"), tr("With &sample content"), tr("Cancel")}};
    const int answer = m_context.prompts.ask(m_window, question);
    if (answer != 0 && answer != 1)
        return;
    auto opened = Session::create(path, libraryOptions(m_context));
    if (opened.session && answer == 1 && !addSample(opened.session->library()))
        return;
    use(std::move(opened), path);
}

void LibraryFlow::choose()
{
    const QStringList paths = m_context.prompts.openFiles(m_window, tr("Open library"), folder(), filter());
    if (!paths.isEmpty())
        open(paths.first());
}

void LibraryFlow::open(const QString &path, bool readOnly)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (m_library && !canonical.isEmpty() && canonical == QFileInfo(m_library->path()).canonicalFilePath())
        return m_bar.show({Message::Kind::Notice, tr("%1 is open already.").arg(QFileInfo(path).fileName())});
    receive(Session::open(path, libraryOptions(m_context, readOnly)), path);
}

void LibraryFlow::receive(Session::Opened opened, const QString &path)
{
    if (!opened.heldBy.isEmpty()) {
        const Question question{
            tr("Open library"),
            tr("%1 is open in another desk (%2).").arg(QFileInfo(path).fileName(), opened.heldBy),
            tr("Only one desk at a time writes to a library. You can read here what is stored there."),
            {tr("Open for &reading only"), tr("Cancel")}};
        if (m_context.prompts.ask(m_window, question) != 0)
            return;
        opened = Session::open(path, libraryOptions(m_context, true));
    }
    use(std::move(opened), path);
}

void LibraryFlow::openSample()
{
    const QDir home(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QString path = home.filePath(tr("sample") + suffix);
    if (QFileInfo::exists(path))
        return open(path);
    if (!home.mkpath(QStringLiteral(".")))
        return fail(tr("The folder %1 cannot be made.").arg(shown(home.path())));
    auto opened = Session::create(path, libraryOptions(m_context));
    if (opened.session && !addSample(opened.session->library()))
        return;
    opened.notice = tr("This is the sample library, stored in %1. Change whatever you like.").arg(shown(path));
    use(std::move(opened), path);
}

void LibraryFlow::use(Session::Opened opened, const QString &path)
{
    if (!opened.session) {
        RecentFiles(m_context.settings).remove(path);
        emit recentChanged();
        return fail(opened.refusal);
    }
    const bool readOnly = opened.session->library().isReadOnly();
    if (!m_use(std::move(opened.session)))
        return;
    RecentFiles(m_context.settings).add(path);
    emit recentChanged();
    if (!opened.notice.isEmpty())
        m_bar.show({Message::Kind::Notice, opened.notice});
    else if (readOnly)
        m_bar.show({Message::Kind::Notice, tr("This library is open for reading only: nothing you type is stored.")});
    else
        m_bar.dismiss();
}

bool LibraryFlow::addSample(Library &library)
{
    const auto done = importFile(library, QStringLiteral(":/verdict/sample.json"));
    if (!done)
        fail(tr("The sample content is missing from this installation: %1").arg(done.error().text()));
    return done.ok();
}

void LibraryFlow::backUp()
{
    if (!m_library || !m_job.isFree())
        return;
    const QFileInfo file(m_library->path());
    const QString name =
        QStringLiteral("%1-%2%3").arg(file.completeBaseName(), m_library->today().toString(Qt::ISODate), suffix);
    const QString target =
        m_context.prompts.saveFile(m_window, tr("Back up library"), file.absoluteDir().filePath(name), filter(), false);
    if (target.isEmpty())
        return;
    m_job.start(
        tr("Backing up %1…").arg(file.fileName()), LibraryJob::Kind::Reads, *m_library,
        [target](Library &library) -> Result<QString> {
            const auto done = LibraryFile::backup(library.connection(), target);
            return done ? Result<QString>(target) : done.error();
        },
        [this](const Result<QString> &result) {
            if (!result)
                return fail(result.error().text());
            const QString &path = *result;
            m_bar.show({Message::Kind::Done, tr("Backed up to %1.").arg(shown(path)), {{tr("Show in folder"), [path] {
                                                                                            showInFolder(path);
                                                                                        }}}});
        });
}

void LibraryFlow::saveAsJson()
{
    if (!m_library || !m_job.isFree())
        return;
    const QFileInfo file(m_library->path());
    const QString target =
        m_context.prompts.saveFile(m_window, tr("Save library as JSON"),
                                   file.absoluteDir().filePath(file.completeBaseName() + QStringLiteral(".json")),
                                   tr("Library JSON (*.json);;All files (*)"));
    if (target.isEmpty())
        return;
    m_job.start(
        tr("Writing %1…").arg(QFileInfo(target).fileName()), LibraryJob::Kind::Reads, *m_library,
        [target](Library &library, const Progress &progress) -> Result<QString> {
            const auto done = AtomicWrite::write(
                target, [&](QIODevice &device) { return LibraryJsonWriter::writeMarked(library, device, progress); });
            return done ? Result<QString>(target) : done.error();
        },
        [this](const Result<QString> &result) {
            if (!result)
                return isCancelled(result.error()) ? m_bar.show({Message::Kind::Notice, result.error().what})
                                                   : fail(result.error().text());
            const QString &path = *result;
            m_bar.show({Message::Kind::Done,
                        tr("Everything in this library is written to %1.").arg(shown(path)),
                        {{tr("Show in folder"), [path] { showInFolder(path); }}}});
        });
}

void LibraryFlow::verify()
{
    if (!m_library || !m_job.isFree())
        return;
    m_job.start(
        tr("Checking the library file…"), LibraryJob::Kind::Reads, *m_library,
        [](Library &library) -> Result<QString> {
            const auto problems = LibraryFile::verify(library.connection());
            return problems ? Result<QString>(problems->join(u'\n')) : problems.error();
        },
        [this](const Result<QString> &result) {
            if (!result || !result->isEmpty())
                return fail(
                    result ? tr("The library file is damaged. Back it up, then open an older copy.\n%1").arg(*result)
                           : result.error().text());
            m_bar.show({Message::Kind::Done, tr("The library file is sound.")});
        });
}

void LibraryFlow::fail(const QString &sentence)
{
    m_bar.show({Message::Kind::Failure, sentence});
}

} // namespace vd
