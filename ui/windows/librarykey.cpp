#include "librarykey.h"

#include "library.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace vd {

QString libraryKey(const QString &group, const Library &library)
{
    const QByteArray path = QFileInfo(library.path()).canonicalFilePath().toUtf8();
    return group + u'/' +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex().left(16));
}

} // namespace vd
