#include "rowtexts.h"

#include "statuswords.h"

#include <QStringList>
#include <cmath>

namespace vd {

namespace {

/// The parts that say something, in one line.
QString joined(const QStringList &parts, const QString &separator)
{
    QStringList filled;
    for (const QString &part : parts)
        if (!part.isEmpty())
            filled << part;
    return filled.join(separator);
}

template <class Record>
RowTexts texts(Lists &lists, Id<Record> id)
{
    const auto row = lists.row(id);
    return row ? RowWriter::of(*row) : RowTexts{};
}

const QString dot = QStringLiteral(" · ");
const QString comma = QStringLiteral(", ");

} // namespace

RowTexts RowWriter::read(Lists &lists, RecordRef record)
{
    switch (record.noun) {
    case Noun::Tool:
        return texts(lists, record.as<Tool>());
    case Noun::Comparison:
        return texts(lists, record.as<Comparison>());
    case Noun::Reviewer:
        return texts(lists, record.as<Reviewer>());
    case Noun::Lens:
        return texts(lists, record.as<Lens>());
    case Noun::Review:
        return texts(lists, record.as<Review>());
    case Noun::Publication:
    case Noun::Digest:
        break;
    }
    return {};
}

RowTexts RowWriter::of(const ToolRow &row)
{
    RowTexts texts;
    texts.title = row.name;
    texts.subtitle = row.category;
    const int all = row.figures.ship + row.figures.skip;
    QString panel = tr("no approved review");
    if (all > 0) {
        const int share = int(std::lround(100.0 * row.figures.ship / all));
        texts.figure = tr("%1–%2", "ship–skip").arg(row.figures.ship).arg(row.figures.skip);
        texts.subfigure = tr("%1%", "share of ship").arg(share);
        panel = tr("%1 ship, %2 skip, panel ship %3%").arg(row.figures.ship).arg(row.figures.skip).arg(share);
    }
    texts.spoken = joined({row.name, row.category, panel}, comma);
    return texts;
}

RowTexts RowWriter::of(const ComparisonRow &row)
{
    RowTexts texts;
    texts.title = row.title;
    texts.status = row.status;
    texts.subtitle = StatusWords::of(row.status);
    const QString progress = tr("%1 of %2 approved", "reviews").arg(row.approved).arg(row.expected);
    if (row.expected > 0)
        texts.subfigure = tr("%1/%2", "approved of all reviews").arg(row.approved).arg(row.expected);
    texts.spoken = joined({row.title, texts.subtitle, row.expected > 0 ? progress : QString()}, comma);
    return texts;
}

RowTexts RowWriter::of(const ReviewerRow &row)
{
    RowTexts texts;
    texts.title = row.name;
    texts.subtitle = row.persona;
    if (row.reviews > 0)
        texts.subfigure = row.reviews == 1 ? tr("1 review") : tr("%1 reviews").arg(row.reviews);
    texts.spoken = joined({row.name, row.persona, texts.subfigure}, comma);
    return texts;
}

RowTexts RowWriter::of(const LensRow &row)
{
    RowTexts texts;
    texts.title = row.title;
    texts.subtitle = row.question;
    texts.spoken = joined({row.title, row.question}, comma);
    return texts;
}

RowTexts RowWriter::of(const ReviewRow &row)
{
    RowTexts texts;
    texts.title = row.toolName;
    texts.subtitle = joined({row.lensTitle, row.reviewerName}, dot);
    texts.figure = row.verdict ? StatusWords::of(*row.verdict) : QString();
    texts.subfigure = row.round > 1 ? tr("Round %1").arg(row.round) : QString();
    texts.spoken = joined(
        {row.toolName, row.lensTitle, row.reviewerName, texts.figure, texts.subfigure, StatusWords::of(row.status)},
        comma);
    return texts;
}

} // namespace vd
