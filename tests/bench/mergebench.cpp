// Planning the merge of two libraries of 100,000 reviews that differ in 1,000, against reading all records of both.

#include "biglibrary.h"
#include "librarymerge.h"
#include "measuring.h"
#include "scenarios.h"

#include <QFile>

namespace vd::bench {

namespace {

constexpr int tools = 25000;
constexpr int differences = 1000;

std::unique_ptr<Library> open(const QString &path)
{
    Library::Options options;
    options.user = QStringLiteral("Bench");
    Library::Opened opened = Library::open(path, options);
    if (!opened.library)
        qFatal("%s", qPrintable(opened.message));
    return std::move(opened.library);
}

void removeLibrary(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
}

/// Half of the differences on each side, a few of them of the same review.
void change(Library &library, const QString &text, int first)
{
    auto change = library.change(text);
    const auto ids = RecordStore<Review>(library.connection()).ids();
    if (!change || !ids)
        qFatal("the library cannot be changed");
    constexpr int step = 97;
    for (int i = 0; i < differences / 2; ++i) {
        Review review = *library.get(ids->at((first + qsizetype(i) * step) % ids->size()));
        review.quote += text;
        if (!(*change)->update(review))
            qFatal("a review cannot be changed");
    }
    if (!(*change)->commit())
        qFatal("the library cannot be written");
}

template <class Record>
qsizetype readAll(Library &library)
{
    RecordStore<Record> store(library.connection());
    qsizetype count = 0;
    for (const Id<Record> id : *store.ids())
        count += store.get(id) ? 1 : 0;
    return count;
}

} // namespace

void measureMerge(const QString &folder)
{
    const QString common = folder + QStringLiteral("/merge.verdict");
    const QString copy = folder + QStringLiteral("/merge-copy.verdict");
    for (const QString &path : {common, copy})
        removeLibrary(path);
    if (auto made = makeBigLibrary(common, tools); !made)
        qFatal("%s", qPrintable(made.error().text()));
    auto ours = open(common);
    if (auto copied = LibraryFile::backup(ours->connection(), copy); !copied)
        qFatal("%s", qPrintable(copied.error().text()));
    auto theirs = open(copy);
    change(*ours, QStringLiteral(" Ours."), 0);
    change(*theirs, QStringLiteral(" Theirs."), differences / 4);
    Times planning;
    Times reading;
    qsizetype changed = 0;
    for (int round = 0; round < 3; ++round) {
        reading.add(millisecondsOf([&] {
            for (Library *library : {ours.get(), theirs.get()})
                static_cast<void>(readAll<Tool>(*library) + readAll<Review>(*library));
        }));
        planning.add(millisecondsOf([&] {
            const auto plan = LibraryMerge::plan(*ours, *theirs);
            changed = plan ? plan->records.size() : -1;
        }));
    }
    report("plan of a merge, 100,000 reviews, 1,000 differ", planning.median(), reading.median(),
           "reading all records of both", "<= 2x");
    std::printf("    records in the plan: %lld\n", static_cast<long long>(changed));
}

} // namespace vd::bench
