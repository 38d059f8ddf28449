#include "result.h"

namespace vd {

QString Error::text() const
{
    if (file.isEmpty())
        return what;
    const QString place = line > 0 ? file + u':' + QString::number(line) : file;
    return place + QStringLiteral(": ") + what;
}

Error Error::in(const QString &fileName, int lineNumber) const
{
    Error located = *this;
    located.file = fileName;
    if (lineNumber > 0)
        located.line = lineNumber;
    return located;
}

Error refused(const QString &what, const QString &field)
{
    return {ErrorKind::Refused, what, field};
}

} // namespace vd
