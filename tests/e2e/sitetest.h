// Tests of a publication's whole site, written by the built `verdict`.
#pragma once

#include "library.h"
#include "programtest.h"
#include "sitecrawler.h"

#include <functional>

namespace vd {

using namespace Qt::StringLiterals;

using Edit = std::function<void(Library &)>;

inline void require(const Result<void> &done)
{
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
}

using Files = decltype(SiteCrawler::files);

/// The files that are not the same, or in one site only.
inline QStringList differing(const Files &site, const Files &other)
{
    QStringList paths;
    for (auto file = site.begin(); file != site.end(); ++file)
        if (!other.contains(file.key()) || other[file.key()] != *file)
            paths << file.key();
    for (const QString &path : other.keys())
        if (!site.contains(path))
            paths << path;
    return paths;
}

/// Each test has the sample library, s.verdict, in a folder of its own.
class SiteTest : public ProgramTest
{
protected:
    [[nodiscard]] Run exportSite(const QStringList &more = {}) const
    {
        return run(QStringList{u"export"_s, u"s.verdict"_s, u"--site"_s, u"site"_s} + more);
    }
    void edit(const Edit &change) const
    {
        Library::Opened opened = Library::open(path("s.verdict"), {u"Tester"_s});
        QVERIFY(opened.library);
        change(*opened.library);
    }
    /// A site that takes a while: many tools, each in a published comparison.
    void addPairs(int count) const
    {
        edit([count](Library &library) {
            auto change = library.change(u"many"_s);
            QVERIFY(change);
            ToolId before = *library.find<Tool>(u"tern-coder"_s);
            for (int number = 0; number < count; ++number) {
                Tool tool;
                tool.name = u"Tool %1"_s.arg(number);
                tool.slug = u"tool-%1"_s.arg(number);
                tool.category = u"Category %1"_s.arg(number % 7);
                const auto added = (*change)->add(tool);
                QVERIFY(added);
                Comparison comparison;
                comparison.slug = u"pair-%1"_s.arg(number);
                comparison.tools = {before, *added};
                comparison.status = ComparisonStatus::Published;
                comparison.publishedOn = QDate(2026, 11, 1);
                QVERIFY((*change)->add(comparison));
                before = *added;
            }
            require((*change)->commit());
        });
    }
    [[nodiscard]] QStringList written() const
    {
        const Run planned = exportSite({u"--dry-run"_s});
        QStringList paths;
        for (const QString &line : planned.out.split(u'\n', Qt::SkipEmptyParts))
            paths << line.section(u' ', 2);
        paths.sort();
        return paths;
    }
    [[nodiscard]] SiteCrawler crawl() const { return SiteCrawler(path("site")); }
};

} // namespace vd
