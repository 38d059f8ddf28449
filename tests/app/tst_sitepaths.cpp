// Where the files of a site lie: names that any file system takes, and no two things in one place.
#include "sitepaths.h"

#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

class TestSitePaths : public QObject
{
    Q_OBJECT

private slots:
    void paths_data();
    void paths();
    void categories_data();
    void categories();
    void logos();
    void waysBack();
};

void TestSitePaths::paths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &path, const QString &expected) {
        QTest::newRow(name) << path << expected;
    };
    row("comparison", sitepath::comparison(u"a-vs-b"_s), u"compare/a-vs-b.html"_s);
    row("tool", sitepath::tool(u"tern"_s), u"tools/tern.html"_s);
    row("a device", sitepath::tool(u"con"_s), u"tools/con_.html"_s);
    row("a numbered device", sitepath::tool(u"com1"_s), u"tools/com1_.html"_s);
    row("no device", sitepath::tool(u"com0"_s), u"tools/com0.html"_s);
    row("like a device", sitepath::tool(u"console"_s), u"tools/console.html"_s);
    row("card", sitepath::card(u"nul"_s), u"cards/nul_.png"_s);
    row("second page", sitepath::category(u"Voice notes"_s, 2), u"categories/voice-notes/2.html"_s);
    row("all", sitepath::all(u"tools"_s), u"all/tools.html"_s);
    row("more of all", sitepath::all(u"tools"_s, 3), u"all/tools/3.html"_s);
    row("beside", sitepath::jsonBeside(u"tools/tern.html"_s), u"tools/tern.json"_s);
}

void TestSitePaths::paths()
{
    QFETCH(QString, path);
    QFETCH(QString, expected);
    QCOMPARE(path, expected);
}

void TestSitePaths::categories_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const QString &one, const QString &other, bool same) {
        QTest::newRow(name) << one << other << same;
    };
    row("case", u"Vision models"_s, u"VISION  MODELS"_s, true);
    row("separators", u"Vision/models"_s, u"vision models"_s, true);
    row("plus and sharp", u"C++"_s, u"C#"_s, false);
    row("plus and none", u"C++"_s, u"C"_s, false);
    row("other letters", u"工具"_s, u"模型"_s, false);
    row("emoji", u"🛠"_s, u"🤖"_s, false);
    row("emoji beside a word", u"Tools 🛠"_s, u"Tools"_s, false);
    row("dots", u".."_s, u"."_s, false);
    row("marks", u"Café"_s, u"Cafe"_s, false);
}

void TestSitePaths::categories()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(sitepath::category(one) == sitepath::category(other), same);
    static const QRegularExpression safe(u"\\Acategories/[a-z0-9][a-z0-9_-]*\\.html\\z"_s);
    for (const QString &name : {one, other})
        QVERIFY2(safe.match(sitepath::category(name)).hasMatch(), qPrintable(sitepath::category(name)));
    QVERIFY(sitepath::category(QString(300, u'x')).size() < 130);
}

void TestSitePaths::logos()
{
    const QString png = sitepath::logo(u"data:image/png;base64,AAAA"_s);
    QVERIFY(png.startsWith(u"logos/"_s) && png.endsWith(u".png"_s));
    QVERIFY(sitepath::logo(u"data:image/jpeg;base64,AAAA"_s).endsWith(u".jpg"_s));
    QVERIFY(sitepath::logo(u"data:image/png;base64,AAAB"_s) != png);
    QCOMPARE(sitepath::logo(u"https://x.example/logo.png"_s), QString());
}

void TestSitePaths::waysBack()
{
    QCOMPARE(sitepath::rootFrom(u"index.html"_s), QString());
    QCOMPARE(sitepath::rootFrom(u"tools/tern.html"_s), u"../"_s);
    QCOMPARE(sitepath::rootFrom(u"categories/c/2.html"_s), u"../../"_s);
}

QTEST_APPLESS_MAIN(TestSitePaths)
#include "tst_sitepaths.moc"
