// Commands on the way to the panel and to the reader: forms, check and export.

#include "atomicwrite.h"
#include "blindcheck.h"
#include "checks.h"
#include "commandline.h"
#include "embedcard.h"
#include "pageexport.h"
#include "reviewforms.h"
#include "siteexport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

Result<ComparisonId> findComparison(Library &library, const QString &slug)
{
    auto id = library.find<Comparison>(slug);
    if (!id || id->isValid())
        return id;
    return Error{ErrorKind::NotFound,
                 tr("there is no comparison \"%1\"; \"verdict list LIBRARY comparisons\" shows them").arg(slug),
                 {},
                 library.path()};
}

/// Prints what an editor should look at; answers whether the comparison is fit to publish.
Result<bool> check(Library &library, ComparisonId id)
{
    const auto values = ComparisonValues::load(library, id);
    if (!values)
        return values.error();
    const QList<Finding> findings = Checks::check(*values, library.today());
    for (const Finding &finding : findings) {
        const QString severity = finding.severity == Finding::Severity::Problem ? tr("problem") : tr("note");
        print(QStringLiteral("%1: %2: %3").arg(values->comparison.slug, severity, finding.sentence));
    }
    if (findings.isEmpty())
        print(QStringLiteral("%1: %2").arg(values->comparison.slug, tr("ready to publish")));
    return !Checks::hasProblems(findings);
}

/// Whether a file may be written: nobody is given away by it, or the user insists. Says what was found.
bool mayWrite(const QList<Finding> &findings, const QCommandLineParser &parser)
{
    for (const Finding &finding : findings)
        say(finding.sentence);
    if (findings.isEmpty() || parser.isSet(QStringLiteral("anyway")))
        return true;
    say(tr("nothing was written: the panel is anonymous; rewrite what gives somebody away, or insist with --anyway"));
    return false;
}

/// The theme that is named on the command line; none when the publication's own is meant.
Result<std::shared_ptr<const PageTheme>> chosenTheme(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("theme")))
        return std::shared_ptr<const PageTheme>();
    return PageTheme::load(PageTheme::folderOf(parser.value(QStringLiteral("theme")), QDir::currentPath()));
}

/// Why a file in the place of these forms must stay, if it must.
QString whyToKeep(const QString &path, const ReviewForms &forms)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto there = ReviewForms::parse(file.readAll());
    if (!there)
        return {};
    if (there->reviewer != forms.reviewer)
        return tr("this file has the forms of another reviewer; choose another folder");
    const bool isFilledIn =
        std::any_of(there->forms.begin(), there->forms.end(), [](const ReviewForm &form) { return form.isTouched(); });
    return isFilledIn ? tr("this file has been filled in; import it and move it away first") : QString();
}

void printReport(const SiteReport &report, bool dryRun)
{
    for (const QString &sentence : report.leftOut)
        say(sentence);
    for (const QString &path : report.kept)
        say(tr("%1: it is no longer part of the site, but somebody changed it; it stays").arg(path));
    for (const QString &path : report.strays)
        say(tr("%1: it is no part of the site, and the notes of who wrote it were damaged; remove it yourself")
                .arg(path));
    if (dryRun) {
        for (const QString &path : report.toWrite)
            print(tr("would write %1").arg(path));
        for (const QString &path : report.removed)
            print(tr("would remove %1").arg(path));
        if (report.toWrite.isEmpty() && report.removed.isEmpty())
            say(tr("nothing would be written or removed"));
        return;
    }
    print(tr("%1 files: %2 written, %3 removed, the rest is as it was")
              .arg(report.files)
              .arg(report.written)
              .arg(report.removed.size()));
}

/// What to paste where a card is to be seen, and where to put the card.
int printCode(Library &library, ComparisonId id, const QString &output)
{
    const auto input = pageInputOf(library, id);
    if (!input)
        return fail(input.error());
    const QString address = embedAddress(*input);
    say(address.isEmpty()
            ? tr("put %1 beside the page that is to show it, and paste this code there").arg(output)
            : tr("put %1 at %2, as an export of the site does, and paste this code into any page that is to show it")
                  .arg(output, address));
    print(embedCode(*input, QFileInfo(output).fileName()));
    return Done;
}

int runSite(const QCommandLineParser &parser)
{
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto findings = [&] {
        ProgressLine line(tr("Looking for names"));
        return BlindCheck::ofSite(*library, line.progress());
    }();
    if (!findings)
        return fail(findings.error());
    if (!mayWrite(*findings, parser))
        return ProblemsFound;
    auto theme = chosenTheme(parser);
    const auto publication = library->publication();
    if (theme && !*theme)
        theme = publication ? themeOf(*library, *publication)
                            : Result<std::shared_ptr<const PageTheme>>(publication.error());
    if (!theme)
        return fail(theme.error());
    SiteOptions options;
    options.folder = parser.value(QStringLiteral("site"));
    options.adopt = parser.isSet(QStringLiteral("adopt"));
    options.dryRun = parser.isSet(QStringLiteral("dry-run"));
    options.theme = *theme;
    const auto report = [&] {
        ProgressLine line(tr("Writing the site"));
        options.progress = line.progress();
        return exportSite(*library, options);
    }();
    if (!report && report.error().field == QLatin1String("adopt"))
        say(tr("--adopt writes the site beside what is there"));
    if (!report)
        return fail(report.error());
    printReport(*report, options.dryRun);
    return Done;
}

} // namespace

int runCheck(const QCommandLineParser &parser)
{
    const QStringList operands = parser.positionalArguments();
    const auto library = openLibrary(operands.first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    QList<ComparisonId> comparisons;
    for (const QString &slug : operands.sliced(1)) {
        const auto id = findComparison(*library, slug);
        if (!id)
            return fail(id.error());
        comparisons << *id;
    }
    if (operands.size() == 1) {
        const auto all = library->comparisonIds();
        if (!all)
            return fail(all.error());
        comparisons = *all;
    }
    bool sound = true;
    for (const ComparisonId id : comparisons) {
        const auto fit = check(*library, id);
        if (!fit)
            return fail(fit.error());
        sound = sound && *fit;
    }
    return sound ? Done : ProblemsFound;
}

int runExport(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("site")))
        return runSite(parser);
    const QString slug = parser.value(QStringLiteral("comparison"));
    const QString output = parser.value(QStringLiteral("output"));
    if (slug.isEmpty() || output.isEmpty())
        return fail(tr("say what to write and where: --site DIRECTORY, or --comparison SLUG --output FILE.html"),
                    WrongUsage);
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto id = findComparison(*library, slug);
    if (!id)
        return fail(id.error());
    const auto findings = BlindCheck::ofPage(*library, *id);
    if (!findings)
        return fail(findings.error());
    if (!mayWrite(*findings, parser))
        return ProblemsFound;
    const auto theme = chosenTheme(parser);
    if (!theme)
        return fail(theme.error());
    const auto written = exportComparison(*library, *id, output, *theme);
    if (!written)
        return fail(written.error());
    return pageFormatOf(output) == PageFormat::Embed ? printCode(*library, *id, output) : Done;
}

int runForms(const QCommandLineParser &parser)
{
    const QString slug = parser.value(QStringLiteral("reviewer"));
    const QString folder = parser.value(QStringLiteral("output"));
    if (slug.isEmpty() || folder.isEmpty())
        return fail(tr("name the reviewer and the folder: --reviewer SLUG --output DIRECTORY"), WrongUsage);
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto id = library->find<Reviewer>(slug);
    if (!id)
        return fail(id.error());
    if (!id->isValid())
        return fail(tr("there is no reviewer \"%1\"; \"verdict list LIBRARY reviewers\" shows them").arg(slug),
                    InputRefused);
    if (!QFileInfo(folder).isDir())
        return fail(tr("%1: there is no such folder; make it first").arg(folder), InputRefused);
    const auto forms = ReviewForms::forReviewer(*library, *id);
    if (!forms)
        return fail(forms.error());
    if (forms->forms.isEmpty()) {
        print(tr("%1 has nothing to write: every review of the compared tools is approved or another's").arg(slug));
        return Done;
    }
    const auto findings = BlindCheck::ofForms(*library, *id, *forms);
    if (!findings)
        return fail(findings.error());
    if (!mayWrite(*findings, parser))
        return ProblemsFound;
    const QString path = QDir(folder).filePath(forms->fileName());
    if (const QString why = whyToKeep(path, *forms); !why.isEmpty())
        return fail(QStringLiteral("%1: %2").arg(path, why), InputRefused);
    if (auto written = AtomicWrite::write(path, forms->toText()); !written)
        return fail(written.error());
    print(tr("%1 holds the forms: %2").arg(path).arg(forms->forms.size()));
    return Done;
}

} // namespace vd::cli
