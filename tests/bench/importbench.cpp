// Import of 10,000 tools with 40,000 reviews against the sqlite3 shell that loads the same rows with the same indexes.

#include "biglibrary.h"
#include "fileimport.h"
#include "library.h"
#include "measuring.h"
#include "scenarios.h"
#include "sqltexts.h"

#include <QFile>
#include <QProcess>

namespace vd::bench {

namespace {

constexpr int tools = 10000;
const char *const tables[] = {"publication", "lens",       "reviewer", "reviewer_lens", "tool",   "fact",
                              "plan",        "vote_tally", "review",   "alias",         "history"};

void shell(const QString &database, const QByteArray &script)
{
    QProcess sqlite;
    sqlite.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), database});
    sqlite.write(script);
    sqlite.closeWriteChannel();
    sqlite.waitForFinished(-1);
    if (sqlite.exitCode() != 0)
        qFatal("sqlite3: %s", sqlite.readAllStandardError().constData());
}

void removeDatabase(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
}

double importOnce(const QString &json, const QString &path)
{
    removeDatabase(path);
    Library::Options options;
    options.user = QStringLiteral("Bench");
    auto opened = Library::create(path, options);
    if (!opened.library)
        qFatal("%s", qPrintable(opened.message));
    return millisecondsOf([&] {
        if (const auto report = importFile(*opened.library, json); !report)
            qFatal("%s", qPrintable(report.error().text()));
    });
}

} // namespace

void measureImport(const QString &folder)
{
    const QString json = folder + QStringLiteral("/import.json");
    if (auto made = writeBigJson(json, tools); !made)
        qFatal("%s", qPrintable(made.error().text()));
    const QString imported = folder + QStringLiteral("/imported.verdict");
    const QString loaded = folder + QStringLiteral("/loaded.db");
    Times ours;
    Times theirs;
    for (int round = 0; round < 3; ++round) {
        ours.add(importOnce(json, imported));
        QByteArray dump(".mode csv\n");
        for (const char *table : tables)
            dump += QByteArray(".output '") + QFile::encodeName(folder) + '/' + table + ".csv'\nSELECT * FROM " +
                    table + ";\n";
        shell(imported, dump);
        const QByteArray schema = schemaMigrations().join(u'\n').toUtf8();
        removeDatabase(loaded);
        shell(loaded, "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n" + schema);
        QByteArray load("PRAGMA synchronous = FULL;\nPRAGMA cache_size = -32768;\n.mode csv\n");
        for (const char *table : tables)
            if (QFile(folder + u'/' + QLatin1String(table) + QStringLiteral(".csv")).size() > 0)
                load += QByteArray(".import '") + QFile::encodeName(folder) + '/' + table + ".csv' " + table + '\n';
        theirs.add(millisecondsOf([&] { shell(loaded, load); }));
    }
    report("import of 10,000 tools, 40,000 reviews (JSON)", ours.median(), theirs.median(),
           "sqlite3 .import of the same rows", "<= 2x");
}

} // namespace vd::bench
