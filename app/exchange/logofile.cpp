#include "logofile.h"

#include "logoimage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vd {

namespace {

/// Folders of a site whose files are served from its root, for content up to so many folders below.
constexpr int mostLevels = 6;

bool lies(const QString &path, const QString &folder)
{
    return !folder.isEmpty() && path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

} // namespace

Result<QString> LogoFile::find(const QString &name, const QString &file, const QString &root)
{
    const QString path = name.trimmed();
    const QString whole = QFileInfo(root).canonicalFilePath();
    const auto inside = [](const QString &candidate, const QString &folder) {
        const QFileInfo info(candidate);
        const QString canonical = info.canonicalFilePath();
        return info.isFile() && lies(canonical, QFileInfo(folder).canonicalFilePath()) ? canonical : QString();
    };
    if (path.contains(QLatin1String("://")))
        return refused(tr("it is on the web, and nothing is fetched from there; put the picture beside the file"));
    QString relative = path;
    while (relative.startsWith(u'/'))
        relative.remove(0, 1);
    if (relative.isEmpty())
        return refused(tr("there is no such picture in the folder"));
    for (const QString &candidate : {QFileInfo(file).dir().filePath(relative), QDir(whole).filePath(relative)})
        if (const QString found = inside(candidate, whole); !found.isEmpty())
            return found;
    QDir above(whole);
    for (int level = 0; level < mostLevels && path.startsWith(u'/'); ++level) {
        for (const char *served : {"static", "public", "assets"}) {
            const QString folder = above.filePath(QLatin1String(served));
            if (const QString found = inside(QDir(folder).filePath(relative), folder); !found.isEmpty())
                return found;
        }
        if (!above.cdUp())
            break;
    }
    return refused(tr("there is no such picture in the folder"));
}

Result<QString> LogoFile::read(const QString &name, const QString &file, const QString &root)
{
    if (name.trimmed().startsWith(QLatin1String("data:")))
        return name.trimmed();
    auto path = find(name, file, root);
    if (!path)
        return path;
    QFile picture(*path);
    if (!picture.open(QIODevice::ReadOnly))
        return refused(tr("the picture cannot be read (%1); check its permissions").arg(picture.errorString()));
    if (picture.size() > mostBytes)
        return refused(tr("the picture is larger than %1 MB; save it smaller").arg(mostBytes / 1024 / 1024));
    return LogoImage::fromFile(picture.readAll());
}

} // namespace vd
