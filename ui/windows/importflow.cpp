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
}

ImportFlow::ImportFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_job(job), m_window(window)
{
}

void ImportFlow::choose()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_context.settings.value(folderKey, documents).toString();
    const QStringList files = m_context.prompts.openFiles(m_window, tr("Import"), folder,
                                                          tr("Library JSON and tables (*.json *.csv *.tsv *.txt);;All files (*)"));
    if (!files.isEmpty())
        import(files);
}

void ImportFlow::import(const QStringList &files)
{
    if (!m_library)
        return m_bar.show({Message::Kind::Notice, tr("Open a library first, or make a new one: what comes in is stored there.")});
    if (m_library->isReadOnly())
        return fail(tr("This library is open for reading only."));
    if (m_job.isRunning())
        return m_bar.show({Message::Kind::Notice, tr("Something is being read already. Try again when it is done.")});
    emit aboutToRead();
    QSettings &settings = m_context.settings;
    settings.setValue(folderKey, QFileInfo(files.first()).absolutePath());
    Q_UNUSED(settings)
}

void ImportFlow::fail(const QString &sentence)
{
    m_bar.show({Message::Kind::Failure, sentence});
}

} // namespace vd
