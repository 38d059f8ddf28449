// Search per keystroke on 100,000 tools and 400,000 reviews.

#include "biglibrary.h"
#include "library.h"
#include "measuring.h"
#include "scenarios.h"
#include "search.h"

namespace vd::bench {

void measureSearch(const QString &library)
{
    const auto opened = LibraryFile::open(library, true);
    if (!opened.isOpen())
        qFatal("%s", qPrintable(opened.message));
    Connection &connection = *opened.connection;
    Times perKeystroke;
    Times baseline;
    const QStringList typed{QStringLiteral("the"),           QStringLiteral("corlien"),
                            QStringLiteral("basta fentaor"), QStringLiteral("qua lumi mar"),
                            QStringLiteral("tool 4711"),     QStringLiteral("zzz")};
    QString slowest;
    const auto keystroke = [&](const QString &text) {
        const double time = millisecondsOf([&] {
            if (const auto hits = search(connection, text, 20); !hits)
                qFatal("%s", qPrintable(hits.error().text()));
        });
        if (time > perKeystroke.worst())
            slowest = text;
        perKeystroke.add(time);
    };
    for (int round = 0; round < 5; ++round)
        for (const QString &text : typed)
            for (int length = 1; length <= text.size(); ++length)
                keystroke(text.left(length));
    std::printf("  (the slowest was \"%s\")\n", qPrintable(slowest));
    Times everything;
    for (int round = 0; round < 20; ++round) {
        everything.add(millisecondsOf([&] { static_cast<void>(search(connection, QStringLiteral("the"), 20).ok()); }));
        baseline.add(millisecondsOf([&] {
            static_cast<void>(
                connection
                    .rows(QStringLiteral("SELECT quote FROM review_text WHERE review_text MATCH '\"the\" *' LIMIT 20"))
                    .ok());
        }));
    }
    report("search, a keystroke, median", perKeystroke.median(), baseline.median(), "bare FTS5 query, 20 rows",
           "<= 16 ms");
    report("search, a keystroke, worst", perKeystroke.worst(), baseline.median(), "bare FTS5 query, 20 rows",
           "<= 50 ms");
    report("search, three letters that match everything", everything.worst(), baseline.median(),
           "bare FTS5 query, 20 rows", "<= 50 ms");
}

} // namespace vd::bench
