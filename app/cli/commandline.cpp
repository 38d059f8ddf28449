#include "commandline.h"

#include "pagetheme.h"

#include <unistd.h>

namespace vd::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::cli", text);
}

QCommandLineOption outputOption(const QString &description, const QString &file)
{
    return {QStringLiteral("output"), description, file};
}

QCommandLineOption userOption()
{
    return {QStringLiteral("user"), tr("Sign the change as NAME (default: your login name)"), tr("NAME")};
}

QCommandLineOption anywayOption()
{
    return {QStringLiteral("anyway"), tr("Write it although it gives an anonymous reviewer away")};
}

QCommandLineOption jsonOption()
{
    return {QStringLiteral("json"), tr("Print JSON")};
}

QString usage(const Command &command)
{
    QString line = QStringLiteral("verdict ") + command.name + u' ' + command.operands;
    for (const QCommandLineOption &option : command.options) {
        const QString name = QStringLiteral("--") + option.names().first();
        const QString whole = option.valueName().isEmpty() ? name : name + u' ' + option.valueName();
        // The export takes a site's folder instead of a comparison and its file.
        const bool required = command.name != QLatin1String("export") &&
                              (name == QLatin1String("--output") || name == QLatin1String("--reviewer"));
        line += required ? u' ' + whole : QStringLiteral(" [%1]").arg(whole);
    }
    return line;
}

void printHelp()
{
    print(tr("Verdict Desk without windows, for scripts and servers."));
    print({});
    for (const Command &command : commands())
        print(QStringLiteral("  %1\n      %2").arg(usage(command), command.summary));
    print({});
    print(tr("\"verdict COMMAND --help\" tells about one command. Exit status: 0 done, 1 a check found problems,\n"
             "2 wrong usage, 3 input refused, 4 the library cannot be opened or written."));
}

void printHelp(const Command &command)
{
    print(tr("Usage: %1").arg(usage(command)));
    print(command.summary);
    for (const QCommandLineOption &option : command.options) {
        const QString name = QStringLiteral("--") + option.names().first() +
                             (option.valueName().isEmpty() ? QString() : u' ' + option.valueName());
        print(QStringLiteral("  %1 %2").arg(name, -20).arg(option.description()));
    }
}

void printVersion()
{
    print(QStringLiteral("verdict %1").arg(QStringLiteral(VERDICT_VERSION)));
}

int run(const Command &command, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(command.options);
    parser.addOptions({{{QStringLiteral("h"), QStringLiteral("help")}, tr("Show this help")},
                       {{QStringLiteral("v"), QStringLiteral("version")}, tr("Show the version")}});
    if (!parser.parse(arguments))
        return fail(tr("%1 Usage: %2").arg(parser.errorText(), usage(command)), WrongUsage);
    if (parser.isSet(QStringLiteral("help"))) {
        printHelp(command);
        return Done;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        printVersion();
        return Done;
    }
    const qsizetype operands = parser.positionalArguments().size();
    if (operands < command.minimumOperands || (command.maximumOperands >= 0 && operands > command.maximumOperands))
        return fail(tr("usage: %1").arg(usage(command)), WrongUsage);
    return command.run(parser);
}

} // namespace

QList<Command> commands()
{
    return {
        {QStringLiteral("new"),
         tr("LIBRARY"),
         tr("Make a new library; never overwrites a file"),
         {{QStringLiteral("sample"), tr("Fill it with the sample: six invented tools and their reviews")},
          userOption()},
         1,
         1,
         runNew},
        {QStringLiteral("import"),
         tr("LIBRARY FILE..."),
         tr("Bring in library JSON, tools CSV, votes CSV, filled review forms, or a content folder of tools as Hugo "
            "and "
            "Decap keep them"),
         {userOption()},
         2,
         -1,
         runImport},
        {QStringLiteral("merge"),
         tr("LIBRARY OTHER..."),
         tr("Bring in another library, library JSON, or files of forms or a folder of them, three-way; refused on "
            "conflicts that nobody decided"),
         {{QStringLiteral("dry-run"), tr("Print what would change, and change nothing")},
          {QStringLiteral("accept"), tr("Decide conflicts: theirs or ours"), tr("SIDE")},
          userOption()},
         2,
         -1,
         runMerge},
        {QStringLiteral("list"),
         tr("LIBRARY tools|reviews|comparisons|reviewers"),
         tr("Show what the library holds"),
         {jsonOption()},
         2,
         2,
         runList},
        {QStringLiteral("search"),
         tr("LIBRARY WORDS..."),
         tr("Find everything that holds all the words"),
         {jsonOption()},
         2,
         -1,
         runSearch},
        {QStringLiteral("export"),
         tr("LIBRARY"),
         tr("Write a publication's whole site, what changed of it; or one comparison's page or card"),
         {{QStringLiteral("site"), tr("The site's folder; it is made where there is none"), tr("DIRECTORY")},
          {QStringLiteral("adopt"), tr("Write the site although the folder holds other files, which stay as they are")},
          {QStringLiteral("dry-run"), tr("Only say what would be written and removed")},
          {QStringLiteral("comparison"), tr("Which comparison, by its slug"), tr("SLUG")},
          outputOption(
              tr("Where to write the page; FILE.md writes Markdown, FILE.embed.html a card for other sites, and "
                 "prints the code to paste there"),
              tr("FILE.html")),
          {QStringLiteral("theme"),
           tr("Another theme than the publication's: %1, or a folder").arg(PageTheme::builtIn().join(tr(", "))),
           tr("FOLDER")},
          anywayOption()},
         1,
         1,
         runExport},
        {QStringLiteral("check"),
         tr("LIBRARY [SLUG...]"),
         tr("Check comparisons, or all of them, against the editorial rules"),
         {},
         1,
         -1,
         runCheck},
        {QStringLiteral("forms"),
         tr("LIBRARY"),
         tr("Write the forms that a reviewer has to fill in, as one text file"),
         {{QStringLiteral("reviewer"), tr("Whose, by slug"), tr("SLUG")},
          outputOption(tr("The folder to write SLUG.txt into"), tr("DIRECTORY")),
          anywayOption()},
         1,
         1,
         runForms},
        {QStringLiteral("panel"),
         tr("LIBRARY"),
         tr("Show the panel's figures by reviewer, lens and category: ship rate, agreement, turnaround"),
         {jsonOption()},
         1,
         1,
         runPanel},
        {QStringLiteral("digest"),
         tr("LIBRARY [SLUG]"),
         tr("Write what was published and what changed between two days, or a digest that was written, by its slug: as "
            "a mail, its HTML and text, and a web page"),
         {{QStringLiteral("from"), tr("The first day; six days before the last one unless given"), tr("DATE")},
          {QStringLiteral("to"), tr("The last day; today unless given"), tr("DATE")},
          outputOption(tr("The folder to write into"), tr("DIRECTORY")),
          anywayOption()},
         1,
         2,
         runDigest},
        {QStringLiteral("dump"),
         tr("LIBRARY"),
         tr("Write everything as library JSON"),
         {outputOption(tr("Where to write it"), tr("FILE.json"))},
         1,
         1,
         runDump},
        {QStringLiteral("verify"), tr("LIBRARY"), tr("Check the integrity of the file"), {}, 1, 1, runVerify},
        {QStringLiteral("backup"),
         tr("LIBRARY FILE"),
         tr("Copy the library, also while others write to it"),
         {},
         2,
         2,
         runBackup},
    };
}

int runCommandLine(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    if (first.isEmpty() || first == QLatin1String("--help") || first == QLatin1String("-h") ||
        first == QLatin1String("help")) {
        if (!first.isEmpty()) {
            printHelp();
            return Done;
        }
        return fail(tr("say what to do; \"verdict --help\" lists the commands"), WrongUsage);
    }
    if (first == QLatin1String("--version") || first == QLatin1String("-v")) {
        printVersion();
        return Done;
    }
    for (const Command &command : commands())
        if (command.name == first)
            return run(command, QStringList(arguments.first()) + arguments.sliced(2));
    return fail(tr("there is no command \"%1\"; \"verdict --help\" lists the commands").arg(first), WrongUsage);
}

Library::Options libraryOptions(const QCommandLineParser &parser)
{
    Library::Options options;
    if (parser.optionNames().contains(QStringLiteral("user")))
        options.user = parser.value(QStringLiteral("user"));
    if (options.user.isEmpty())
        options.user = qEnvironmentVariable("USER");
    if (options.user.isEmpty())
        options.user = QString::fromLocal8Bit(qgetenv("LOGNAME"));
    if (options.user.isEmpty())
        options.user = tr("user %1").arg(::getuid());
    return options;
}

std::unique_ptr<Library> openLibrary(const QString &path, Access access, const QCommandLineParser &parser)
{
    Library::Options options = libraryOptions(parser);
    options.readOnly = access == Access::Read;
    Library::Opened opened = Library::open(path, options);
    if (!opened.library) {
        say(QStringLiteral("%1: %2").arg(path, opened.message));
        return nullptr;
    }
    const bool asWanted =
        opened.outcome == Opening::Current || (options.readOnly && opened.outcome == Opening::ReadOnly);
    if (access == Access::Write && opened.library->isReadOnly()) {
        say(QStringLiteral("%1: %2").arg(path, opened.message));
        return nullptr;
    }
    if (!asWanted)
        say(QStringLiteral("%1: %2").arg(path, opened.message));
    return std::move(opened.library);
}

} // namespace vd::cli
