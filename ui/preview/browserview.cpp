#include "browserview.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

// One folder up from the program; two from a test, which lies a folder deeper.
QString libraryFile()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    for (const auto up : {"../"_L1, "../../"_L1}) {
        const QString path = programs.absoluteFilePath(up + QStringLiteral(VERDICT_BROWSER));
        if (QFileInfo::exists(path))
            return QDir::cleanPath(path);
    }
    return QDir::cleanPath(programs.absoluteFilePath("../"_L1 + QStringLiteral(VERDICT_BROWSER)));
}

// Qt WebEngine asks a program that loads it late for OpenGL contexts it can share. The preview draws in software.
QtMessageHandler usualHandler = nullptr;

void withoutOpenGLAdvice(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.contains("AA_ShareOpenGLContexts"_L1))
        usualHandler(type, context, message);
}

} // namespace

Result<std::unique_ptr<BrowserView>> loadBrowser(BrowserEvents events)
{
    QLibrary library(libraryFile());
    usualHandler = qInstallMessageHandler(withoutOpenGLAdvice);
    using Make = BrowserView *(*)(BrowserEvents);
    const auto make = reinterpret_cast<Make>(library.resolve("verdict_makeBrowserView"));
    qInstallMessageHandler(usualHandler);
    if (!make)
        return Error{ErrorKind::File,
                     QCoreApplication::translate(
                         "vd::PreviewPane", "The preview's browser cannot be loaded: %1. Install Verdict Desk again.")
                         .arg(library.errorString()),
                     {}};
    return std::unique_ptr<BrowserView>(make(std::move(events)));
}

} // namespace vd
