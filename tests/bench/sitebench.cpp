// Exporting 10,000 comparisons: against Hugo building the same pages, and against a program that only writes the same
// bytes. Every export is a process of its own, from its start to its end.

#include "biglibrary.h"
#include "hugosite.h"
#include "library.h"
#include "measuring.h"
#include "scenarios.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace vd::bench {

namespace {

constexpr int rounds = 5, hugoRounds = 3;

std::unique_ptr<Library> open(const QString &path)
{
    Library::Options options;
    options.user = QStringLiteral("Bench");
    Library::Opened opened = Library::open(path, options);
    if (!opened.library)
        qFatal("%s", qPrintable(opened.message));
    return std::move(opened.library);
}

/// What a process took, with its children: milliseconds, and megabytes at most.
struct Cost
{
    double wall = 0, cpu = 0, memory = 0;
};

/// rusage knows a peak too, but that of a child begins with its parent's.
double peakOf(pid_t process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.simplified().split(' ').value(1).toDouble() / 1024;
    return 0;
}

Cost costOf(const QStringList &command)
{
    QList<QByteArray> words;
    for (const QString &word : command)
        words << QFile::encodeName(word);
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    Cost cost;
    rusage usage = {};
    std::atomic<pid_t> watched = 0;
    std::jthread watcher([&](const std::stop_token &stop) {
        for (constexpr useconds_t glance = 10000; !stop.stop_requested(); ::usleep(glance))
            if (const pid_t process = watched; process != 0)
                cost.memory = qMax(cost.memory, peakOf(process));
    });
    cost.wall = millisecondsOf([&] {
        pid_t process = 0;
        int status = 0;
        if (posix_spawnp(&process, arguments.front(), nullptr, nullptr, arguments.data(), environ) != 0)
            qFatal("%s does not start", arguments.front());
        watched = process;
        if (::wait4(process, &status, 0, &usage) != process)
            qFatal("%s is not waited for", arguments.front());
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            qFatal("%s failed", arguments.front());
    });
    watcher = {}; // has come to its end
    const auto milliseconds = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    cost.cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    return cost;
}

struct Costs
{
    Times wall, cpu, memory;

    void add(const Cost &cost)
    {
        wall.add(cost.wall);
        cpu.add(cost.cpu);
        memory.add(cost.memory);
    }
};

Cost exportPages(const QString &library, const QString &site, bool whole = false)
{
    QStringList command{QCoreApplication::applicationDirPath() + QStringLiteral("/verdict_exportpages"), library, site};
    if (whole)
        command << QStringLiteral("whole");
    return costOf(command);
}

int pagesIn(const QString &folder)
{
    int pages = 0;
    for (QDirIterator it(folder, {QStringLiteral("*.html")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();
         it.next())
        ++pages;
    return pages;
}

/// What a program in C would do that has every byte at hand.
double writeSameBytes(const QString &from, const QString &to)
{
    QList<std::pair<QByteArray, QByteArray>> files;
    for (QDirIterator it(from, {QStringLiteral("*.html")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(path));
        const QString target = to + path.mid(from.size());
        QDir().mkpath(target.section(u'/', 0, -2));
        files.append({QFile::encodeName(target), file.readAll()});
    }
    return millisecondsOf([&] {
        for (const auto &[name, bytes] : files) {
            const int descriptor = ::open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
            if (descriptor < 0 || ::write(descriptor, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
                qFatal("%s cannot be written", name.constData());
            ::close(descriptor);
        }
    });
}

void editOneTool(const QString &path)
{
    const auto library = open(path);
    const auto ids = library->toolIds();
    Tool tool = *library->get(ids->at(ids->size() / 2));
    tool.tagline += QStringLiteral(" (again)");
    if (auto done = library->update(tool, QStringLiteral("edit of Tagline")); !done)
        qFatal("%s", qPrintable(done.error().text()));
}

QString madeLibrary(const QString &folder, int comparisons)
{
    QString path = folder + QStringLiteral("/site-%1.verdict").arg(comparisons);
    std::printf("Making a library of %d comparisons (kept for the next run)\n", comparisons);
    std::fflush(stdout);
    if (auto made = makeSiteLibrary(path, comparisons); !made)
        qFatal("%s", qPrintable(made.error().text()));
    return path;
}

void reportMemory(const char *what, double megabytes, const char *aim)
{
    std::printf("%-46s %9.0f MB   aim %s\n", what, megabytes, aim);
    std::fflush(stdout);
}

class SiteBench
{
public:
    SiteBench(const QString &folder, const QString &scratch) : m_folder(folder), m_scratch(scratch)
    {
        QFile::copy(madeLibrary(folder, comparisons), m_library);
    }

    void run()
    {
        measureFirst();
        measureAgain();
        measureWhole();
        measureMany();
    }

private:
    static constexpr int comparisons = 10000;

    /// What is compared closely is measured in turns. Hugo comes behind: it keeps every core busy for so long that a
    /// machine that others share is slower afterwards.
    void measureFirst()
    {
        const bool hasHugo = !QStandardPaths::findExecutable(QStringLiteral("hugo")).isEmpty();
        if (hasHugo)
            writeHugoSite(*open(m_library), m_hugo);
        else
            std::printf("There is no hugo here: apt install hugo\n");
        Costs ours, hugo;
        for (int round = 0; round < rounds; ++round) {
            clear({m_site, m_same});
            ours.add(exportPages(m_library, m_site));
            m_writing.add(writeSameBytes(m_site, m_same));
            if (pagesIn(m_site) != comparisons)
                qFatal("there are not %d pages", comparisons);
        }
        for (int round = 0; hasHugo && round < hugoRounds; ++round) {
            clear({m_public});
            hugo.add(costOf({QStringLiteral("hugo"), QStringLiteral("--quiet"), QStringLiteral("--source"), m_hugo,
                             QStringLiteral("--destination"), m_public}));
            if (pagesIn(m_public) != comparisons)
                qFatal("Hugo did not make %d pages", comparisons);
        }
        report("site, 10,000 comparisons, wall", ours.wall.median(), m_writing.median(), "writing the same bytes",
               "<= 2x");
        if (hasHugo) {
            report("site, 10,000 comparisons, CPU", ours.cpu.median(), hugo.cpu.median(), "Hugo", "<= 0.1x");
            report("site, 10,000 comparisons, wall", ours.wall.median(), hugo.wall.median(), "Hugo", "<= 0.1x");
            reportMemory("  Hugo's memory", hugo.memory.median(), "-");
        }
        reportMemory("  memory", ours.memory.median(), "<= 200 MB");
        clear({m_same, m_public, m_hugo});
    }

    void measureAgain()
    {
        report("site, nothing changed", exportPages(m_library, m_site).wall, m_writing.median(),
               "writing the same bytes", "<= 1 s");
        editOneTool(m_library);
        report("site, one tool edited", exportPages(m_library, m_site).wall, m_writing.median(),
               "writing the same bytes", "<= 0.2 s");
    }

    /// With every other kind of file.
    void measureWhole()
    {
        clear({m_site});
        const Cost first = exportPages(m_library, m_site, true);
        report("whole site, wall", first.wall, m_writing.median(), "writing its 10,000 comparisons", "-");
        reportMemory("  memory", first.memory, "<= 200 MB");
        report("whole site, nothing changed", exportPages(m_library, m_site, true).wall, m_writing.median(),
               "writing its 10,000 comparisons", "<= 1 s");
        editOneTool(m_library);
        report("whole site, one tool edited", exportPages(m_library, m_site, true).wall, m_writing.median(),
               "writing its 10,000 comparisons", "<= 0.2 s");
        clear({m_site});
    }

    void measureMany()
    {
        constexpr int many = 100000;
        constexpr qint64 needed = qint64(8) * 1024 * 1024 * 1024;
        if (QStorageInfo(m_scratch).bytesAvailable() < needed) {
            std::printf("There is no room for 100,000 comparisons in %s\n", qPrintable(m_scratch));
            return;
        }
        const Cost cost = exportPages(madeLibrary(m_folder, many), m_site);
        report("site, 100,000 comparisons, wall", cost.wall, 10 * m_writing.median(), "ten times that writing", "-");
        reportMemory("  memory", cost.memory, "<= 200 MB");
    }

    static void clear(const QStringList &folders)
    {
        for (const QString &folder : folders)
            QDir(folder).removeRecursively();
    }

    QString m_folder, m_scratch;
    QString m_library = m_scratch + QStringLiteral("/site.verdict"), m_site = m_scratch + QStringLiteral("/site"),
            m_same = m_scratch + QStringLiteral("/same"), m_hugo = m_scratch + QStringLiteral("/hugo"),
            m_public = m_scratch + QStringLiteral("/public");
    Times m_writing;
};

/// Memory, where there is enough of it: what a disk does just then is nobody's merit.
QString scratchPlace(const QString &folder)
{
    constexpr qint64 needed = qint64(3) * 1024 * 1024 * 1024;
    const QStorageInfo memory(QStringLiteral("/dev/shm"));
    return memory.fileSystemType() == "tmpfs" && memory.bytesAvailable() > needed ? memory.rootPath() : folder;
}

} // namespace

void measureSite(const QString &folder)
{
    const QTemporaryDir scratch(scratchPlace(folder) + QStringLiteral("/verdict-bench-XXXXXX"));
    if (!scratch.isValid())
        qFatal("%s", qPrintable(scratch.errorString()));
    std::printf("Sites are written to %s (%s)\n", qPrintable(scratch.path()),
                QStorageInfo(scratch.path()).fileSystemType().constData());
    SiteBench(folder, scratch.path()).run();
}

} // namespace vd::bench
