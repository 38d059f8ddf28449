#include "recordtitle.h"

#include "text.h"

namespace vd {

namespace {

template <class Record>
Result<RecordTitle> named(Library &library, Id<Record> id, QString Record::*name, const QString &unnamed)
{
    const auto record = library.get(id);
    if (!record)
        return record.error();
    const QString text = *record.*name;
    return RecordTitle{text.trimmed().isEmpty() ? unnamed : text, RecordTitles::noun(nounOf<Record>)};
}

} // namespace

QString RecordTitles::noun(Noun noun)
{
    switch (noun) {
    case Noun::Publication:
        return tr("Publication");
    case Noun::Lens:
        return tr("Lens");
    case Noun::Reviewer:
        return tr("Reviewer");
    case Noun::Tool:
        return tr("Tool");
    case Noun::Review:
        return tr("Review");
    case Noun::Comparison:
        return tr("Comparison");
    case Noun::Digest:
        return tr("Digest");
    }
    return {};
}

QString RecordTitles::status(ComparisonStatus status)
{
    switch (status) {
    case ComparisonStatus::Draft:
        return tr("draft");
    case ComparisonStatus::InReview:
        return tr("in review");
    case ComparisonStatus::Ready:
        return tr("ready");
    case ComparisonStatus::Published:
        return tr("published");
    }
    return {};
}

QString RecordTitles::name(Library &library, const Comparison &comparison)
{
    if (!comparison.headline.trimmed().isEmpty())
        return comparison.headline;
    QStringList names;
    for (const ToolId id : comparison.tools)
        if (const auto tool = library.get(id))
            names << tool->name;
    return names.isEmpty() ? tr("Comparison without tools") : versus(names);
}

Result<RecordTitle> RecordTitles::of(Library &library, RecordRef record)
{
    switch (record.noun) {
    case Noun::Publication: {
        const auto publication = library.publication();
        if (!publication)
            return publication.error();
        return RecordTitle{publication->name.isEmpty() ? tr("Your publication") : publication->name,
                           noun(Noun::Publication)};
    }
    case Noun::Lens:
        return named(library, record.as<Lens>(), &Lens::title, tr("Lens without a title"));
    case Noun::Reviewer:
        return named(library, record.as<Reviewer>(), &Reviewer::name, tr("Reviewer without a name"));
    case Noun::Tool:
        return named(library, record.as<Tool>(), &Tool::name, tr("Tool without a name"));
    case Noun::Review: {
        const auto review = library.get(record.as<Review>());
        if (!review)
            return review.error();
        auto title = of(library, review->tool);
        if (title)
            title->status = noun(Noun::Review);
        return title;
    }
    case Noun::Comparison: {
        const auto comparison = library.get(record.as<Comparison>());
        if (!comparison)
            return comparison.error();
        return RecordTitle{name(library, *comparison),
                           noun(Noun::Comparison) + QStringLiteral(" · ") + status(comparison->status)};
    }
    case Noun::Digest:
        return named(library, record.as<Digest>(), &Digest::title, tr("Digest without a title"));
    }
    return refused(tr("there is no such record"));
}

} // namespace vd
