#include "mergetitle.h"

#include "text.h"

#include <QCoreApplication>

namespace vd {

namespace {

template <class Record>
QString nameOf(Library &library, Id<Record> id)
{
    const auto record = library.get(id);
    return record ? mergeTitle(library, *record) : QStringLiteral("?");
}

} // namespace

template <class Record>
QString mergeTitle(Library &library, const Record &record)
{
    if constexpr (std::is_same_v<Record, Review>) {
        const QString title =
            QCoreApplication::translate("vd::MergePlan", "%1 on %2 by %3")
                .arg(nameOf(library, record.lens), nameOf(library, record.tool), nameOf(library, record.reviewer));
        return record.round == 1
                   ? title
                   : QCoreApplication::translate("vd::MergePlan", "%1, round %2").arg(title).arg(record.round);
    } else if constexpr (std::is_same_v<Record, Comparison>) {
        QStringList names;
        for (const ToolId tool : record.tools)
            names << nameOf(library, tool);
        return record.headline.isEmpty() ? versus(names) : record.headline;
    } else if constexpr (std::is_same_v<Record, Lens> || std::is_same_v<Record, Digest>) {
        return record.title;
    } else {
        return record.name;
    }
}

template QString mergeTitle(Library &, const Publication &);
template QString mergeTitle(Library &, const Lens &);
template QString mergeTitle(Library &, const Reviewer &);
template QString mergeTitle(Library &, const Tool &);
template QString mergeTitle(Library &, const Review &);
template QString mergeTitle(Library &, const Comparison &);
template QString mergeTitle(Library &, const Digest &);

} // namespace vd
