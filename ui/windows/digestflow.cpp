#include "digestflow.h"

#include "digestexport.h"
#include "digestwindow.h"
#include "focusing.h"
#include "prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace vd {

namespace {
const QString folderKey = QStringLiteral("digest/folder");
}

DigestFlow::DigestFlow(const DeskContext &context, const QList<QAction *> &shared, QObject *parent)
    : QObject(parent), m_context(context), m_shared(shared)
{
}

DigestFlow::~DigestFlow() = default;

void DigestFlow::setLibrary(Library *library)
{
    m_library = library;
    if (m_window)
        m_window->setLibrary(library);
}

void DigestFlow::setWriting(bool elsewhere)
{
    m_isWriting = elsewhere;
    if (m_window)
        m_window->setWriting(elsewhere);
}

void DigestFlow::show()
{
    if (!m_library)
        return;
    if (!m_window) {
        m_window = std::make_unique<DigestWindow>(m_context.settings);
        m_window->addActions(m_shared);
        connect(m_window.get(), &DigestWindow::aboutToRead, this, &DigestFlow::aboutToRead);
        connect(m_window.get(), &DigestWindow::exportRequested, this, &DigestFlow::exportDigest);
        m_window->setLibrary(m_library);
        m_window->setWriting(m_isWriting);
    }
    emit aboutToRead();
    bringForward(m_window.get());
}

void DigestFlow::flush()
{
    if (m_window)
        m_window->flush();
}

QStringList DigestFlow::refusals() const
{
    return m_window ? m_window->refusals() : QStringList();
}

void DigestFlow::exportDigest()
{
    emit aboutToRead();
    flush();
    const Digest digest = m_window->digest();
    const auto files = DigestFiles::of(*m_library, digest);
    if (!files)
        return m_window->say(tr("Not exported: %1").arg(files.error().text()));
    if (!files->giveAways.isEmpty()) {
        const Question question{tr("Export digest"),
                                tr("The panel is anonymous."),
                                files->giveAways.join(u'\n'),
                                {tr("Export anyway"), tr("Cancel")},
                                true};
        if (m_context.prompts.ask(m_window.get(), question) != 0)
            return;
    }
    const QString folder = m_context.prompts.openFolder(m_window.get(), tr("Export digest: choose a folder"),
                                                        startFolder(m_context.settings.value(folderKey).toString()));
    if (folder.isEmpty())
        return;
    if (const QStringList replaced = files->replaced(folder, digest.slug); !replaced.isEmpty()) {
        const Question question{tr("Export digest"),
                                tr("%1 holds files of these names.").arg(QDir::toNativeSeparators(folder)),
                                tr("They are replaced: %1.").arg(replaced.join(QStringLiteral(", "))),
                                {tr("&Replace them"), tr("Cancel")},
                                true};
        if (m_context.prompts.ask(m_window.get(), question) != 0)
            return;
    }
    m_context.settings.setValue(folderKey, folder);
    const auto written = files->write(folder, digest.slug);
    if (!written)
        return m_window->say(tr("Not exported: %1").arg(written.error().text()));
    QStringList names;
    for (const QString &path : *written)
        names << QFileInfo(path).fileName();
    QString said = tr("Written to %1: %2.").arg(QDir::toNativeSeparators(folder), names.join(QStringLiteral(", ")));
    for (const QString &note : files->notes)
        said += u' ' + note.left(1).toUpper() + note.mid(1) + u'.';
    m_window->say(said);
}

} // namespace vd
