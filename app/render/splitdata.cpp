// The reviewer split: how the panel parts on each tool, and through which lenses.
#include "pagecontext.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QStringList titlesOf(const QList<LensId> &ids, const Edition &edition)
{
    QStringList titles;
    for (const Lens &lens : edition.lenses)
        if (ids.contains(lens.id))
            titles << isolated(lens.title);
    return titles;
}

/// The drawing in words.
QString sentences(const PageContext &context, const QList<LensId> &across)
{
    const Labels &labels = context.labels;
    QStringList standings;
    for (const auto &shown : context.tools)
        if (!shown->standing.isEmpty())
            standings << shown->standing;
    QStringList text{labels.text("split.lead"_L1, {{"standings"_L1, labels.listed(standings)}})};
    if (!across.isEmpty())
        text << labels.text("split.across"_L1, {{"lenses"_L1, labels.listed(titlesOf(across, context.edition))}});
    else if (standings.size() > 1)
        text << labels.text("split.agreed"_L1);
    for (const auto &shown : context.tools)
        if (!shown->divided.isEmpty())
            text << shown->divided;
    return text.join(u' ');
}

} // namespace

void addToolSplit(ShownTool &shown, const Edition &edition)
{
    const QString name = isolated(shown.tool.name);
    if (shown.split.total() > 0)
        shown.standing =
            edition.labels.text("split.standing"_L1, {{"split"_L1, shown.split.text()}, {"tool"_L1, name}});
    if (const auto within = lensesDividedWithin(shown.current, shown.tool.id, edition.lensIds()); !within.isEmpty())
        shown.divided = edition.labels.text(
            "split.within"_L1, {{"tool"_L1, name}, {"lenses"_L1, edition.labels.listed(titlesOf(within, edition))}});
}

void addSplit(PageData &page, const PageContext &context)
{
    const QList<LensId> across = lensesApart(context.tools, context.edition);
    PageData::List rows;
    rows.reserve(std::size_t(context.edition.lenses.size()));
    for (qsizetype at = 0; at < context.edition.lenses.size(); ++at) {
        const Lens &lens = context.edition.lenses.at(at);
        const bool written = std::any_of(context.tools.begin(), context.tools.end(),
                                         [at](const auto &shown) { return !shown->lenses.at(at).quotes.isEmpty(); });
        if (!written)
            continue;
        PageData::List cells;
        cells.reserve(std::size_t(context.tools.size()));
        for (const auto &shown : context.tools)
            cells.push_back(shown->lenses.at(at).cell);
        PageData row;
        row.object("lens", context.edition.lensNames().at(at));
        row.flag("apart", across.contains(lens.id));
        row.list("cells", std::move(cells));
        rows.push_back(row.take());
    }
    page.flag("has_split", !rows.empty());
    page.text("split_text", rows.empty() ? QString() : sentences(context, across));
    page.list("split_rows", std::move(rows));
}

} // namespace vd
