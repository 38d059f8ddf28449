#include "importing.h"

namespace vd {

namespace {

QString counted(Noun noun, int count)
{
    const bool one = count == 1;
    switch (noun) {
    case Noun::Tool:
        return one ? ImportReport::tr("1 tool") : ImportReport::tr("%1 tools").arg(count);
    case Noun::Review:
        return one ? ImportReport::tr("1 review") : ImportReport::tr("%1 reviews").arg(count);
    case Noun::Reviewer:
        return one ? ImportReport::tr("1 reviewer") : ImportReport::tr("%1 reviewers").arg(count);
    case Noun::Comparison:
        return one ? ImportReport::tr("1 comparison") : ImportReport::tr("%1 comparisons").arg(count);
    case Noun::Lens:
        return one ? ImportReport::tr("1 lens") : ImportReport::tr("%1 lenses").arg(count);
    case Noun::Digest:
        return one ? ImportReport::tr("1 digest") : ImportReport::tr("%1 digests").arg(count);
    case Noun::Publication:
        break;
    }
    return ImportReport::tr("the publication");
}

const QString &cancelledField()
{
    static const QString field = QStringLiteral("(cancelled)");
    return field;
}

} // namespace

QString ImportReport::text() const
{
    if (changedNothing())
        return tr("nothing changed: all of it was in the library already");
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it->added > 0)
            parts << tr("%1 added").arg(counted(it.key(), it->added));
        if (it->updated > 0)
            parts << tr("%1 updated").arg(counted(it.key(), it->updated));
        if (it->removed > 0)
            parts << tr("%1 removed").arg(counted(it.key(), it->removed));
    }
    return parts.join(QStringLiteral(", "));
}

Error cancelled()
{
    return refused(ImportReport::tr("Cancelled; nothing was changed."), cancelledField());
}

bool isCancelled(const Error &error)
{
    return error.field == cancelledField();
}

} // namespace vd
