// Commands about the library as a file: new, import, dump, verify, backup.

#include "atomicwrite.h"
#include "commandline.h"
#include "fileimport.h"
#include "libraryfile.h"
#include "libraryjsonreader.h"
#include "libraryjsonwriter.h"

#include <QFile>
#include <QFileInfo>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

} // namespace

int runNew(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().first();
    const Library::Opened created = Library::create(path, libraryOptions(parser));
    if (!created.library)
        return fail(QStringLiteral("%1: %2").arg(path, created.message), LibraryFailed);
    if (!parser.isSet(QStringLiteral("sample")))
        return Done;
    QFile sample(QStringLiteral(":/verdict/sample.json"));
    if (!sample.open(QIODevice::ReadOnly))
        return fail(tr("the sample is missing from this program"), InputRefused);
    const auto imported = LibraryJsonReader::read(*created.library, sample, QStringLiteral("sample.json"));
    return imported ? Done : fail(imported.error());
}

int runImport(const QCommandLineParser &parser)
{
    const QStringList operands = parser.positionalArguments();
    const auto library = openLibrary(operands.first(), Access::Write, parser);
    if (!library)
        return LibraryFailed;
    int status = Done;
    for (const QString &file : operands.sliced(1)) {
        const Result<ImportReport> imported = [&] {
            ProgressLine line(tr("Importing %1").arg(QFileInfo(file).fileName()));
            return importFile(*library, file, line.progress());
        }();
        if (!imported) {
            status = fail(imported.error());
            if (status == LibraryFailed)
                return status;
            continue;
        }
        for (const Error &problem : imported->refused)
            status = fail(problem);
        for (const QString &note : imported->notes)
            sayOf(file, note);
        sayOf(file, imported->text());
    }
    return status;
}

int runDump(const QCommandLineParser &parser)
{
    const QString output = parser.value(QStringLiteral("output"));
    if (output.isEmpty())
        return fail(tr("name the file to write: --output FILE.json"), WrongUsage);
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    ProgressLine line(tr("Writing %1").arg(QFileInfo(output).fileName()));
    const auto written = AtomicWrite::write(
        output, [&](QIODevice &device) { return LibraryJsonWriter::writeMarked(*library, device, line.progress()); });
    return written ? Done : fail(written.error());
}

int runVerify(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().first();
    const auto library = openLibrary(path, Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto problems = LibraryFile::verify(library->connection());
    if (!problems)
        return fail(problems.error());
    for (const QString &problem : *problems)
        say(QStringLiteral("%1: %2").arg(path, problem));
    if (!problems->isEmpty())
        return ProblemsFound;
    print(tr("%1 is sound").arg(path));
    return Done;
}

int runBackup(const QCommandLineParser &parser)
{
    const QStringList operands = parser.positionalArguments();
    const auto library = openLibrary(operands.first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto copied = LibraryFile::backup(library->connection(), operands.at(1));
    return copied ? Done : fail(copied.error());
}

} // namespace vd::cli
