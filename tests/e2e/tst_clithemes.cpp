// `verdict export` in themes: whole ones, a folder, and broken ones, which leave what is there as it was.

#include "files.h"
#include "programtest.h"

#include <QDir>

using namespace vd;
using namespace Qt::StringLiterals;

class TestCliThemes : public ProgramTest
{
    Q_OBJECT

private slots:
    void init();
    void exportsInATheme();
    void followsThePublication();
    void refusesABrokenTheme();

private:
    Run exportPage(const QStringList &more = {}) const
    {
        return run(QStringList{u"export"_s, u"s.verdict"_s, u"--comparison"_s, u"larkspur-4b-vs-tern-coder"_s,
                               u"--output"_s, u"page.html"_s} +
                   more);
    }
    void copyTheme()
    {
        QVERIFY(QDir(path("")).mkdir(u"mine"_s));
        const QDir ledger(QStringLiteral(VERDICT_SOURCE_DIR "/resources/themes/ledger"));
        for (const QString &file : ledger.entryList(QDir::Files))
            QVERIFY(QFile::copy(ledger.filePath(file), path(u"mine/"_s + file)));
    }
};

void TestCliThemes::init()
{
    makeFolder();
    makeSample();
}

void TestCliThemes::exportsInATheme()
{
    QCOMPARE(exportPage().status, 0);
    const QByteArray standard = contents(path("page.html"));
    QCOMPARE(exportPage({u"--theme"_s, u"broadsheet"_s}).status, 0);
    QCOMPARE(contents(path("page.html")), standard);
    QCOMPARE(exportPage({u"--theme"_s, u"ledger"_s}).status, 0);
    const QByteArray ledger = contents(path("page.html"));
    QVERIFY(ledger != standard);
    copyTheme();
    QCOMPARE(exportPage({u"--theme"_s, u"mine"_s}).status, 0);
    QCOMPARE(contents(path("page.html")), ledger);
}

void TestCliThemes::followsThePublication()
{
    QCOMPARE(exportPage({u"--theme"_s, u"ledger"_s}).status, 0);
    const QByteArray ledger = contents(path("page.html"));
    vd::write(
        path("theme.json"),
        R"({"format":"verdict-library","version":1,"publication":{"theme":"mine","theme_options":{"rows":"shaded"}}})");
    QCOMPARE(run({u"import"_s, u"s.verdict"_s, u"theme.json"_s}).status, 0);
    const Run missing = exportPage();
    QCOMPARE(missing.status, 3);
    QVERIFY2(missing.err.endsWith(u"/mine: there is no such theme: choose a folder, or one of broadsheet, ledger\n"_s),
             qPrintable(missing.err));
    QCOMPARE(contents(path("page.html")), ledger);
    copyTheme();
    QCOMPARE(exportPage().status, 0);
    QCOMPARE(contents(path("page.html")), QByteArray(ledger).replace("rows-ruled quotes", "rows-shaded quotes"));
}

void TestCliThemes::refusesABrokenTheme()
{
    QCOMPARE(exportPage().status, 0);
    QCOMPARE(run({u"export"_s, u"s.verdict"_s, u"--site"_s, u"site"_s}).status, 0);
    const QByteArray page = contents(path("page.html")), front = contents(path("site/index.html"));
    copyTheme();
    vd::write(path("mine/footer.mustache"), "<footer>\n{{#footer}}\n</footer>\n");
    const QString complaint = u"verdict: "_s + path("mine/footer.mustache") +
                              u":2: the section {{#footer}} is not closed; add {{/footer}}\n"_s;
    const Run refused = exportPage({u"--theme"_s, u"mine"_s});
    QCOMPARE(refused.status, 3);
    QCOMPARE(refused.err, complaint);
    QCOMPARE(contents(path("page.html")), page);
    const Run site = run({u"export"_s, u"s.verdict"_s, u"--site"_s, u"site"_s, u"--theme"_s, u"mine"_s});
    QCOMPARE(site.status, 3);
    QCOMPARE(site.err, complaint);
    QCOMPARE(contents(path("site/index.html")), front);
}

QTEST_GUILESS_MAIN(TestCliThemes)
#include "tst_clithemes.moc"
