// The digest: what readers are told of a span of days.

#include "commandline.h"
#include "digestexport.h"
#include "digestproposal.h"
#include "pagetheme.h"

#include <QFileInfo>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

/// A day given as an option; the fallback when it is not.
Result<QDate> dayOf(const QCommandLineParser &parser, const QString &option, QDate fallback)
{
    if (!parser.isSet(option))
        return fallback;
    const QString text = parser.value(option);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return refused(tr("--%1 %2 is no date; write it like 2026-05-15").arg(option, text));
    return day;
}

/// The digest that was written of these days, or what there is to tell of them.
Result<Digest> digestOf(Library &library, QDate from, QDate to)
{
    const auto digests = library.digests();
    const auto publication = library.publication();
    if (!digests || !publication)
        return !digests ? digests.error() : publication.error();
    for (const Digest &digest : *digests)
        if (digest.startsOn == from && digest.endsOn == to)
            return digest;
    const auto theme = PageTheme::standard(); // for the words, which every theme has
    return DigestProposal(library, theme->language(publication->language).labels).digest(from, to);
}

Result<Digest> digestOf(Library &library, const QString &slug)
{
    const auto id = library.find<Digest>(slug);
    if (!id)
        return id.error();
    if (!id->isValid())
        return refused(tr("there is no digest %1").arg(slug));
    return library.get(*id);
}

} // namespace

int runDigest(const QCommandLineParser &parser)
{
    const QString folder = parser.value(QStringLiteral("output"));
    if (folder.isEmpty())
        return fail(tr("name the folder to write into: --output DIRECTORY"), WrongUsage);
    const QString slug = parser.positionalArguments().value(1);
    if (!slug.isEmpty() && (parser.isSet(QStringLiteral("from")) || parser.isSet(QStringLiteral("to"))))
        return fail(tr("name a digest or its days, not both"), WrongUsage);
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto to = dayOf(parser, QStringLiteral("to"), library->today());
    if (!to)
        return fail(to.error().what, WrongUsage);
    const auto from = dayOf(parser, QStringLiteral("from"), to->addDays(-6));
    if (!from)
        return fail(from.error().what, WrongUsage);
    if (*from > *to)
        return fail(tr("the first day must not be after the last"), WrongUsage);
    const auto digest = slug.isEmpty() ? digestOf(*library, *from, *to) : digestOf(*library, slug);
    if (!digest)
        return fail(digest.error());
    const auto files = DigestFiles::of(*library, *digest);
    if (!files)
        return fail(files.error());
    for (const QString &sentence : files->giveAways)
        say(sentence);
    if (!files->giveAways.isEmpty() && !parser.isSet(QStringLiteral("anyway")))
        return fail(tr("nothing was written: the panel is anonymous; rewrite what gives somebody away, or insist with "
                       "--anyway"),
                    ProblemsFound);
    for (const QString &note : files->notes)
        say(note);
    const auto written = files->write(folder, digest->slug);
    if (!written)
        return fail(written.error());
    for (const QString &path : *written)
        print(path);
    return files->mayBeMailed ? Done : ProblemsFound;
}

} // namespace vd::cli
