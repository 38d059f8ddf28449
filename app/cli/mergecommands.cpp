// The command that brings another library, library JSON or forms in and decides conflicts: merge.

#include "commandline.h"
#include "fileimport.h"
#include "importplan.h"
#include "libraryfile.h"
#include "mergeapply.h"

#include <QDir>
#include <QFileInfo>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

/// A folder stands for the text files in it.
QStringList filesOf(const QStringList &operands)
{
    QStringList files;
    for (const QString &operand : operands) {
        if (!QFileInfo(operand).isDir()) {
            files << operand;
            continue;
        }
        const QDir folder(operand);
        for (const QString &name : folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name))
            files << folder.filePath(name);
    }
    return files;
}

bool isMergedAlone(const QString &file)
{
    const auto format =
        LibraryFile::seemsToBe(file) ? Result<ImportFormat>(ImportFormat::LibraryJson) : importFormatOf(file);
    return format && *format == ImportFormat::LibraryJson;
}

} // namespace

int runMerge(const QCommandLineParser &parser)
{
    const QStringList others = filesOf(parser.positionalArguments().sliced(1));
    const QString other = others.size() == 1 ? others.first() : tr("%1 files").arg(others.size());
    const QString accept = parser.value(QStringLiteral("accept"));
    const auto tell = [&](const QStringList &notes) { // those of many files name theirs
        for (const QString &note : notes)
            others.size() == 1 ? sayOf(other, note) : say(note);
    };
    const bool isDry = parser.isSet(QStringLiteral("dry-run"));
    if (!accept.isEmpty() && accept != QLatin1String("theirs") && accept != QLatin1String("ours"))
        return fail(tr("\"%1\" decides nothing; say --accept theirs or --accept ours").arg(accept), WrongUsage);
    if (others.isEmpty())
        return fail(tr("there is no text file in this folder; name files of forms"), InputRefused);
    if (others.size() > 1)
        for (const QString &file : others)
            if (isMergedAlone(file))
                return fail(tr("%1: merge one library or JSON at a time; only forms come in together").arg(file),
                            WrongUsage);
    const QString path = parser.positionalArguments().first();
    // Planning needs a library that can be written, but opening an old one for that would upgrade it.
    if (isDry && !openLibrary(path, Access::Read, parser))
        return LibraryFailed;
    const auto library = openLibrary(path, Access::Write, parser);
    if (!library)
        return LibraryFailed;
    auto plan = [&] {
        ProgressLine line(tr("Comparing with %1").arg(QFileInfo(other).fileName()));
        return others.size() == 1 ? planImport(*library, other, line.progress())
                                  : planForms(*library, others, line.progress());
    }();
    if (!plan)
        return fail(plan.error());
    if (!accept.isEmpty())
        plan->accept(accept == QLatin1String("theirs") ? Take::Theirs : Take::Ours);
    const int status = plan->refused > 0 ? InputRefused : Done; // the rest comes in all the same
    const int undecided = plan->undecided();
    if (isDry || undecided > 0) {
        for (const QString &line : plan->lines())
            print(line);
        tell(plan->notes);
    }
    if (isDry) {
        sayOf(other, plan->summary());
        return status;
    }
    if (undecided > 0)
        return fail(
            tr("%1: %2; nothing was changed. Decide with --accept theirs or --accept ours, or merge in the desk")
                .arg(other, plan->summary()),
            InputRefused);
    const auto merged = applyMerge(*library, *plan, tr("Merge of %1").arg(QFileInfo(other).fileName()));
    if (!merged)
        return fail(merged.error());
    tell(merged->notes);
    sayOf(other, merged->text());
    return status;
}

} // namespace vd::cli
