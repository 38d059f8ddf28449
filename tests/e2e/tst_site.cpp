// A publication's whole site, written by the built `verdict`: what is in it.
#include "htmltext.h"
#include "sitetest.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace vd;
using namespace Qt::StringLiterals;

class TestSite : public SiteTest
{
    Q_OBJECT

private slots:
    void init()
    {
        makeFolder();
        makeSample();
    }
    void everyLinkLeadsSomewhere();
    void everyLinkLeadsSomewhereInOtherThemes();
    void policiesNameWhatIsInline();
    void onlyWhatIsPublishedGoesOut();
    void withoutAddress();
    void slugsThatWereRenamedLeadOn();
    void changedVerdictsAreTold();
    void anonymousPanelHasNoNames();
};

void TestSite::everyLinkLeadsSomewhere()
{
    const Run made = exportSite();
    QVERIFY2(made.status == 0, qPrintable(made.err));
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    for (const char *path :
         {"index.html", "404.html", "robots.txt", "sitemap.xml", "feed.xml", "index.json",
          "compare/larkspur-4b-vs-tern-coder.html", "compare/larkspur-4b-vs-tern-coder.json", "tools/larkspur-4b.html",
          "tools/larkspur-4b.json", "categories/vision-models.html", "categories/vision-models.xml",
          "reviewers/wren-takahara.html", "all/comparisons.html", "all/tools.html", "all/categories.html",
          "all/panel.html", "embed/larkspur-4b-vs-tern-coder.html", "cards/larkspur-4b-vs-tern-coder.png"})
        QVERIFY2(site.files.contains(QLatin1String(path)), path);
    for (auto file = site.files.begin(); file != site.files.end(); ++file)
        if (file.key().endsWith(u".json"_s))
            QVERIFY2(!QJsonDocument::fromJson(*file).isNull(), qPrintable(file.key()));
    // A tool lists its comparisons, and a comparison leads to its tools.
    QVERIFY(site.pages[u"tools/tern-coder.html"_s].links().contains(u"../compare/larkspur-4b-vs-tern-coder.html"_s));
    QVERIFY(site.pages[u"compare/larkspur-4b-vs-tern-coder.html"_s].links().contains(u"../tools/tern-coder.html"_s));
}

void TestSite::everyLinkLeadsSomewhereInOtherThemes()
{
    QCOMPARE(exportSite({u"--theme"_s, u"ledger"_s}).status, 0);
    QCOMPARE(crawl().faults().join(u"\n"_s), QString());
}

void TestSite::policiesNameWhatIsInline()
{
    QCOMPARE(exportSite().status, 0);
    static const QRegularExpression meta(u"http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\""_s);
    static const QRegularExpression element(u"<(style|script)[^>]*>(.*?)</\\1>"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    int scripts = 0;
    const auto files = crawl().files;
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (!file.key().endsWith(u".html"_s))
            continue;
        const QString html = QString::fromUtf8(*file);
        const QString policy = meta.match(html).captured(1);
        for (auto found = element.globalMatch(html); found.hasNext();) {
            const auto match = found.next();
            scripts += match.captured(1) == u"script"_s ? 1 : 0;
            QVERIFY2(policy.contains(QString::fromStdString(policyHash(match.captured(2).toStdString()))),
                     qPrintable(file.key() + u' ' + match.captured(1)));
        }
    }
    QVERIFY(scripts > 10);
}

void TestSite::onlyWhatIsPublishedGoesOut()
{
    QCOMPARE(exportSite().status, 0);
    QStringList published;
    edit([&](Library &library) {
        for (const ComparisonId id : *library.comparisonIds())
            if (const Comparison comparison = *library.get(id); comparison.status == ComparisonStatus::Published)
                published << u"compare/%1.html"_s.arg(comparison.slug);
        QVERIFY(published.size() < library.comparisonIds()->size());
    });
    published.sort();
    const SiteCrawler site = crawl();
    QStringList found = site.pages.keys();
    found.removeIf([](const QString &path) { return !path.startsWith(u"compare/"_s); });
    QCOMPARE(found, published);
    for (const QString &path : std::as_const(published))
        QVERIFY(QString::fromUtf8(site.files[u"sitemap.xml"_s]).contains(path));
}

void TestSite::withoutAddress()
{
    edit([](Library &library) {
        Publication publication = *library.publication();
        publication.baseUrl.clear();
        require(library.update(publication, u"edit"_s));
    });
    const Run made = exportSite();
    QCOMPARE(made.status, 0);
    QVERIFY2(made.err.contains(u"no base URL"_s), qPrintable(made.err));
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    for (const char *path : {"feed.xml", "sitemap.xml", "cards/larkspur-4b-vs-tern-coder.png"})
        QVERIFY2(!site.files.contains(QLatin1String(path)), path);
}

void TestSite::slugsThatWereRenamedLeadOn()
{
    edit([](Library &library) {
        Tool tool = *library.get(*library.find<Tool>(u"tern-coder"_s));
        tool.slug = u"former-tern"_s;
        require(library.update(tool, u"edit"_s));
        library.endBurst();
        tool = *library.get(tool.id);
        tool.slug = u"tern-coder"_s;
        require(library.update(tool, u"edit"_s));
    });
    QCOMPARE(exportSite().status, 0);
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    QVERIFY(site.pages[u"tools/former-tern.html"_s].links().contains(u"../tools/tern-coder.html"_s));
    QVERIFY(site.files[u"tools/former-tern.html"_s].contains("url=../tools/tern-coder.html"));
    QVERIFY(!site.files[u"sitemap.xml"_s].contains("former-tern"));
}

void TestSite::changedVerdictsAreTold()
{
    edit([](Library &library) {
        Review review = library.reviewsOf(*library.find<Tool>(u"tern-coder"_s))->first();
        Review next = review;
        next.id = {};
        next.uid = {};
        next.round = review.round + 1;
        next.verdict = review.verdict == Verdict::Ship ? Verdict::Skip : Verdict::Ship;
        next.writtenOn = QDate(2026, 11, 20);
        QVERIFY(library.add(next, u"round 2"_s));
    });
    QCOMPARE(exportSite().status, 0);
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    QVERIFY(site.pages[u"changes.html"_s].text.contains(u"Tern Coder"_s));
    QVERIFY(site.files[u"changes.xml"_s].contains("Tern Coder"));
    QVERIFY(site.pages[u"index.html"_s].has("changed"));
}

void TestSite::anonymousPanelHasNoNames()
{
    QStringList names;
    edit([&](Library &library) {
        Publication publication = *library.publication();
        publication.anonymous = true;
        require(library.update(publication, u"edit"_s));
        const auto panel = library.reviewers();
        for (const Reviewer &reviewer : *panel)
            names << reviewer.name << reviewer.slug;
    });
    QCOMPARE(exportSite({u"--anyway"_s}).status, 0);
    const SiteCrawler site = crawl();
    QCOMPARE(site.faults().join(u"\n"_s), QString());
    for (auto file = site.files.begin(); file != site.files.end(); ++file) {
        QVERIFY2(!file.key().startsWith(u"reviewers/"_s), qPrintable(file.key()));
        for (const QString &name : std::as_const(names))
            QVERIFY2(!QString::fromUtf8(*file).contains(name), qPrintable(file.key() + u": "_s + name));
    }
}

QTEST_GUILESS_MAIN(TestSite)
#include "tst_site.moc"
