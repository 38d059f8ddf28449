// The command that brings another library, library JSON or forms in and decides conflicts: merge.

#include "commandline.h"
#include "importplan.h"
#include "mergeapply.h"

#include <QFileInfo>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

} // namespace

int runMerge(const QCommandLineParser &parser)
{
    const QString other = parser.positionalArguments().at(1);
    const QString accept = parser.value(QStringLiteral("accept"));
    const bool isDry = parser.isSet(QStringLiteral("dry-run"));
    if (!accept.isEmpty() && accept != QLatin1String("theirs") && accept != QLatin1String("ours"))
        return fail(tr("\"%1\" decides nothing; say --accept theirs or --accept ours").arg(accept), WrongUsage);
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Write, parser);
    if (!library)
        return LibraryFailed;
    auto plan = [&] {
        ProgressLine line(tr("Comparing with %1").arg(QFileInfo(other).fileName()));
        return planImport(*library, other, line.progress());
    }();
    if (!plan)
        return fail(plan.error());
    if (!accept.isEmpty())
        plan->accept(accept == QLatin1String("theirs") ? Take::Theirs : Take::Ours);
    const int undecided = plan->undecided();
    if (isDry || undecided > 0)
        for (const QString &line : plan->lines())
            print(line);
    if (isDry) {
        for (const QString &note : std::as_const(plan->notes))
            say(QStringLiteral("%1: %2").arg(other, note));
        say(QStringLiteral("%1: %2").arg(other, plan->summary()));
        return Done;
    }
    if (undecided > 0)
        return fail(
            tr("%1: %2; nothing was changed. Decide with --accept theirs or --accept ours, or merge in the desk")
                .arg(other, plan->summary()),
            InputRefused);
    const auto merged = applyMerge(*library, *plan, tr("Merge of %1").arg(QFileInfo(other).fileName()));
    if (!merged)
        return fail(merged.error());
    for (const QString &note : merged->notes)
        say(QStringLiteral("%1: %2").arg(other, note));
    say(QStringLiteral("%1: %2").arg(other, merged->text()));
    return Done;
}

} // namespace vd::cli
