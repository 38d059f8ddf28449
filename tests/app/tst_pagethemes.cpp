// Themes: that those that come with the program show the same things and can be read, and what is said of broken ones.
#include "accent.h"
#include "embedcard.h"
#include "files.h"
#include "libraryjsonreader.h"
#include "pageexport.h"
#include "pagefixture.h"
#include "pagetheme.h"
#include "parsedpage.h"
#include "siteexport.h"
#include "temporarylibrary.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const PageTheme> themeOf(const QString &key)
{
    return *PageTheme::load(PageTheme::folderOf(key, {}));
}

void eachTheme()
{
    QTest::addColumn<QString>("key");
    for (const QString &key : PageTheme::builtIn())
        QTest::newRow(qPrintable(key)) << key;
}

/// What stands between backticks behind "Page data".
QSet<QString> documentedNames()
{
    const QString readme =
        QString::fromUtf8(contents(QStringLiteral(VERDICT_SOURCE_DIR "/resources/themes/README.md")));
    static const QRegularExpression name(u"`([a-z_]+)`"_s);
    QSet<QString> names;
    for (auto match = name.globalMatch(readme.mid(readme.indexOf(u"## Page data"_s))); match.hasNext();)
        names << match.next().captured(1);
    return names;
}

QStringList sorted(const QSet<QString> &texts)
{
    QStringList list(texts.begin(), texts.end());
    list.sort();
    return list;
}

QStringList sortedDifference(const QSet<QString> &texts, const QSet<QString> &others)
{
    return sorted(texts - others);
}

/// The sample, with a changed verdict, a digest that was sent and a slug that was renamed: every kind of page.
void fill(Library &library)
{
    QFile sample(u":/verdict/sample.json"_s);
    if (!sample.open(QIODevice::ReadOnly) || !LibraryJsonReader::read(library, sample, u"sample.json"_s))
        qFatal("no sample");
    Tool tool = *library.get(*library.find<Tool>(u"larkspur-4b"_s));
    Review again = library.reviewsOf(tool.id)->first();
    again.id = {};
    again.uid = QUuid::createUuid();
    again.round = 2;
    again.verdict = again.verdict == Verdict::Ship ? Verdict::Skip : Verdict::Ship;
    again.steps.clear();
    again.writtenOn = QDate(2026, 11, 20);
    Digest digest;
    digest.uid = QUuid::createUuid();
    digest.slug = u"november"_s;
    digest.title = u"November's verdicts"_s;
    digest.startsOn = QDate(2026, 11, 1);
    digest.endsOn = digest.sentOn = QDate(2026, 11, 30);
    digest.intro = u"Two of *them*."_s;
    digest.entries = {{u"larkspur-4b-vs-tern-coder"_s, DigestKind::Changed, u"Larkspur again"_s,
                       u"One line.\nAnother."_s, u"Read it."_s},
                      {u"hollin-minutes-vs-sedge-recorder"_s, DigestKind::New, u"Meetings"_s, {}, {}}};
    tool.slug = u"larkspur"_s;
    if (!library.add(again, u"round"_s) || !library.add(digest, u"digest"_s) || !library.update(tool, u"slug"_s))
        qFatal("no records");
}

/// The pages of a site by their paths, in one theme.
QMap<QString, QByteArray> siteIn(Library &library, const QString &theme)
{
    const QTemporaryDir folder;
    const auto report = exportSite(library, {.folder = folder.filePath(u"site"_s), .theme = themeOf(theme)});
    if (!report)
        qFatal("%s", qPrintable(report.error().text()));
    QMap<QString, QByteArray> pages;
    const QDir site(folder.filePath(u"site"_s));
    for (QDirIterator it(site.path(), {u"*.html"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString file = it.next();
        pages.insert(site.relativeFilePath(file), contents(file));
    }
    return pages;
}

/// A custom property of a style sheet in one scheme.
Rgb customProperty(const QString &css, const QString &name, Scheme scheme)
{
    const qsizetype dark = css.indexOf(u"@media screen and (prefers-color-scheme:dark)"_s);
    const qsizetype from = css.indexOf(u"--"_s + name + u": #"_s, scheme == Scheme::Dark ? dark : 0);
    const auto colour = parseRgb(css.mid(from + name.size() + 4, 7));
    if (from < 0 || !colour)
        qFatal("no %s", qPrintable(name));
    return *colour;
}

/// A copy of Ledger to break.
class CopiedTheme
{
public:
    CopiedTheme()
    {
        for (const QFileInfo &file : QDir(u":/verdict/themes/ledger"_s).entryInfoList(QDir::Files))
            vd::write(path(file.fileName()), contents(file.filePath()));
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }
    /// What loading it says, without the folder; empty when it loads.
    [[nodiscard]] QString complaint() const
    {
        const auto theme = PageTheme::load(folder());
        return theme ? QString() : theme.error().text().remove(folder());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestPageThemes : public QObject
{
    Q_OBJECT

private slots:
    void builtInThemesAreWhole_data() { eachTheme(); }
    void builtInThemesAreWhole();
    void everyNameIsDocumented_data() { eachTheme(); }
    void everyNameIsDocumented();
    void everyDocumentedNameIsUsed();
    void showTheSameBlocks();
    void aCardIsTheSites_data() { eachTheme(); }
    void aCardIsTheSites();
    void canBeRead_data() { eachTheme(); }
    void canBeRead();
    void papersOfTheirOwn();
    void options();
    void folders();
    void themeFiles_data();
    void themeFiles();
    void brokenThemes_data();
    void brokenThemes();
    void marksOfTheBeginningAreNoText();
};

void TestPageThemes::builtInThemesAreWhole()
{
    QFETCH(QString, key);
    const auto theme = PageTheme::load(PageTheme::folderOf(key, {}));
    QVERIFY2(theme, theme ? "" : qPrintable(theme.error().text()));
    QCOMPARE((*theme)->file().name.toLower(), key);
    for (const char *kind : pageKindNames) {
        const QByteArray source = contents(PageTheme::folderOf(key, {}) + u'/' + QLatin1String(kind) + u".mustache");
        QVERIFY2(source.contains("<body"), kind);
    }
    // Nothing in the folder is left over.
    QSet<QString> used;
    for (const char *kind : pageKindNames)
        used << QLatin1String(kind);
    static const QRegularExpression partial(u"\\{\\{> ?([a-z-]+) ?\\}\\}"_s);
    const QDir folder(PageTheme::folderOf(key, {}));
    for (const QString &file : folder.entryList({u"*.mustache"_s}))
        for (auto match = partial.globalMatch(QString::fromUtf8(contents(folder.filePath(file)))); match.hasNext();)
            used << match.next().captured(1);
    for (const QString &file : folder.entryList({u"*.mustache"_s}))
        QVERIFY2(used.contains(file.chopped(9)), qPrintable(file));
}

void TestPageThemes::everyNameIsDocumented()
{
    QFETCH(QString, key);
    const auto theme = themeOf(key);
    const QSet<QString> documented = documentedNames();
    QVERIFY(documented.size() > 100);
    for (std::size_t kind = 0; kind < pageKindNames.size(); ++kind)
        for (const PageTemplate::Use &use : theme->language(u"en"_s).page(PageKind(kind)).uses())
            for (const QString &name : QString::fromStdString(use.name).split(u'.', Qt::SkipEmptyParts))
                QVERIFY2(documented.contains(name),
                         qPrintable(u"%1/%2.mustache:%3: %4 is not in README.md"_s.arg(
                             key, QString::fromStdString(use.file), QString::number(use.line), name)));
}

void TestPageThemes::everyDocumentedNameIsUsed()
{
    QSet<QString> used;
    for (const QString &key : PageTheme::builtIn()) {
        const auto theme = themeOf(key);
        for (std::size_t kind = 0; kind < pageKindNames.size(); ++kind)
            for (const PageTemplate::Use &use : theme->language(u"en"_s).page(PageKind(kind)).uses())
                used << QString::fromStdString(use.name);
    }
    QCOMPARE(sortedDifference(documentedNames(), used), QStringList());
}

void TestPageThemes::showTheSameBlocks()
{
    TemporaryLibrary library;
    fill(*library);
    const auto standard = siteIn(*library, u"broadsheet"_s);
    for (const QString &path : {u"index.html"_s, u"404.html"_s, u"changes.html"_s, u"all/tools.html"_s,
                                u"tools/larkspur-4b.html"_s, u"tools/larkspur.html"_s, u"digests/november.html"_s,
                                u"compare/larkspur-4b-vs-tern-coder.html"_s, u"embed/larkspur-4b-vs-tern-coder.html"_s,
                                u"reviewers/ilka-brandvold.html"_s, u"categories/vision-models.html"_s})
        QVERIFY2(standard.contains(path), qPrintable(path));
    // A word that is not there would be its key.
    static const QRegularExpression wordKey(
        u">[^<]*\\b(?:site|digest|split|facts|plans|price|community|votes)\\.[a-z]"_s);
    for (auto page = standard.begin(); page != standard.end(); ++page)
        QVERIFY2(!QString::fromUtf8(*page).contains(wordKey), qPrintable(page.key()));
    for (const QString &key : PageTheme::builtIn().sliced(1)) {
        const auto other = siteIn(*library, key);
        QCOMPARE(other.keys(), standard.keys());
        for (auto page = standard.begin(); page != standard.end(); ++page) {
            const ParsedPage one(*page), same(other.value(page.key()));
            QVERIFY2(same.error.isEmpty(), qPrintable(page.key() + u": "_s + same.error));
            const auto asSet = [](const QStringList &list) { return QSet<QString>(list.begin(), list.end()); };
            QCOMPARE(same.ids().size(), asSet(same.ids()).size());
            QCOMPARE(sorted(asSet(same.ids())), sorted(asSet(one.ids())));
            QCOMPARE(sorted(asSet(same.links())), sorted(asSet(one.links())));
            // And the same words, in whatever order.
            const auto words = [&asSet](const QByteArray &html) {
                static const QRegularExpression notRead(u"<style>.*?</style>|<[^>]*>"_s,
                                                        QRegularExpression::DotMatchesEverythingOption);
                static const QRegularExpression apart(u"[\\s·(),.]+"_s);
                return asSet(QString::fromUtf8(html).replace(notRead, u" "_s).split(apart, Qt::SkipEmptyParts));
            };
            const QStringList more = sortedDifference(words(other.value(page.key())), words(*page));
            const QStringList less = sortedDifference(words(*page), words(other.value(page.key())));
            QVERIFY2(more.isEmpty() && less.isEmpty(), qPrintable(u"%1: %2 says also: %3; and not: %4"_s.arg(
                                                           page.key(), key, more.join(u' '), less.join(u' '))));
        }
    }
}

/// WCAG 2.2 AA, whatever the accent: 4.5 to 1 for text, 3 to 1 for shapes.
void TestPageThemes::aCardIsTheSites()
{
    QFETCH(QString, key);
    TemporaryLibrary library;
    fill(*library);
    const QMap<QString, QByteArray> site = siteIn(*library, key);
    const PageRenderer renderer(themeOf(key));
    for (const char *slug : {"larkspur-4b-vs-tern-coder", "hollin-minutes-vs-sedge-recorder"}) {
        const auto input = pageInputOf(*library, *library->find<Comparison>(QLatin1String(slug)));
        QVERIFY(input);
        const auto body = [](const QByteArray &page) { return page.mid(page.indexOf("<body")); };
        QCOMPARE(body(embedCard(*input, renderer)), body(site.value(u"embed/%1.html"_s.arg(QLatin1String(slug)))));
    }
}

void TestPageThemes::canBeRead()
{
    QFETCH(QString, key);
    const auto theme = themeOf(key);
    const QString css = QString::fromStdString(theme->css());
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Papers papers = theme->file().papers();
        const Rgb paper = scheme == Scheme::Light ? papers.light : papers.dark;
        const Rgb band = customProperty(css, u"band"_s, scheme);
        for (const Rgb ground : {paper, band}) {
            for (const QString &name : {u"ink"_s, u"soft"_s, u"ship"_s, u"skip"_s})
                QVERIFY2(contrast(customProperty(css, name, scheme), ground) >= 4.5, qPrintable(name));
            for (const char *accent : {"#ffffff", "#000000", "#ffff00", "#00ff00", "#ff0000", "#808080", "#2456e6"})
                QVERIFY2(contrast(paletteOf(QLatin1String(accent), scheme, papers).accent, ground) >= 4.5, accent);
        }
        QVERIFY(contrast(paletteOf(u"#2456e6"_s, scheme, papers).accent, customProperty(css, u"track"_s, scheme)) >= 3);
    }
}

void TestPageThemes::papersOfTheirOwn()
{
    for (const QString &key : PageTheme::builtIn()) {
        const auto theme = themeOf(key);
        const QString html = QString::fromUtf8(PageRenderer(theme).comparisonPage(fixture::twoTools()));
        const auto css = [](Rgb colour) { return QString::fromStdString(toCss(colour)); };
        const Papers papers = theme->file().papers();
        QVERIFY(html.contains(u"@media screen{:root{--paper:"_s + css(papers.light)));
        QVERIFY(html.contains(u"(prefers-color-scheme:dark){:root{--paper:"_s + css(papers.dark)));
    }
}

void TestPageThemes::options()
{
    PageInput input = fixture::twoTools();
    const PageRenderer broadsheet(themeOf(u"broadsheet"_s)), ledger(themeOf(u"ledger"_s));
    const auto body = [&](const PageRenderer &renderer) {
        const QString html = QString::fromUtf8(renderer.comparisonPage(input));
        return html.mid(html.indexOf(u"<body"_s)).section(u'>', 0, 0);
    };
    QCOMPARE(body(broadsheet), u"<body class=\"of-2 type-serif stage-accent\""_s);
    QCOMPARE(body(ledger), u"<body class=\"of-2 rows-ruled quotes-below\""_s);
    input.publication.themeOptions = {{u"quotes"_s, u"beside"_s}, {u"type"_s, u"sans"_s}, {u"none"_s, u"x"_s}};
    QCOMPARE(body(broadsheet), u"<body class=\"of-2 type-sans stage-accent\""_s);
    QCOMPARE(body(ledger), u"<body class=\"of-2 rows-ruled quotes-beside\""_s);
    input.publication.themeOptions = {{u"rows"_s, u"\" onload=\""_s}, {u"stage"_s, u"<"_s}};
    QCOMPARE(body(broadsheet), u"<body class=\"of-2 type-serif stage-accent\""_s);
    QCOMPARE(body(ledger), u"<body class=\"of-2 rows-ruled quotes-below\""_s);
    // Whatever is chosen instead of the first is styled.
    for (const QString &key : PageTheme::builtIn()) {
        const auto theme = themeOf(key);
        QVERIFY(!theme->file().options.isEmpty());
        for (const ThemeOption &option : theme->file().options)
            for (const ThemeOption::Choice &choice : option.choices.sliced(1))
                QVERIFY2(theme->css().find("." + QString(option.key + u'-' + choice.key).toStdString()) !=
                             std::string::npos,
                         qPrintable(option.key));
    }
}

void TestPageThemes::folders()
{
    QCOMPARE(PageTheme::builtIn(), (QStringList{u"broadsheet"_s, u"ledger"_s}));
    QCOMPARE(PageTheme::folderOf({}, u"/library"_s), u":/verdict/themes/broadsheet"_s);
    QCOMPARE(PageTheme::folderOf(u"ledger"_s, u"/library"_s), u":/verdict/themes/ledger"_s);
    QCOMPARE(PageTheme::folderOf(u"./ledger"_s, u"/library"_s), u"/library/ledger"_s);
    QCOMPARE(PageTheme::folderOf(u"mine"_s, u"/library"_s), u"/library/mine"_s);
    QCOMPARE(PageTheme::folderOf(u"../mine/"_s, u"/library"_s), u"/mine"_s);
    QCOMPARE(PageTheme::folderOf(u"/themes/mine"_s, u"/library"_s), u"/themes/mine"_s);
}

void TestPageThemes::themeFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("complaint");
    const QByteArray paper = R"("paper": {"light": "#ffffff", "dark": "#000000"})";
    const auto row = [](const char *name, const QByteArray &json, const QString &complaint) {
        QTest::newRow(name) << json << complaint;
    };
    const auto withOptions = [&](const QByteArray &options) -> QByteArray {
        return "{\"name\": \"A\", " + paper + ",\n\"options\": [\n" + options + "]}";
    };
    const QByteArray choices = R"("choices": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}])";
    row("least", "{\"name\": \"A\", " + paper + "}", {});
    row("with an option", withOptions(R"({"key": "k", "label": "K", )" + choices + "}"), {});
    row("no JSON", "{\n\"name\": \"A\",\n}", u":3: "_s);
    row("a list", "[]", u":1: must be an object"_s);
    row("no name", "{" + paper + "}", u":1: a theme needs a name"_s);
    row("an unknown key", "{\"name\": \"A\",\n\"colour\": 1}", u":2: colour: unknown key"_s);
    row("a name that is a number", "{\n\"name\": 1}", u":2: name: "_s);
    row("no paper", R"({"name": "A"})", u":1: the light paper must be a colour"_s);
    row("paper that is no colour", "{\"name\": \"A\",\n\"paper\": {\n\"light\": \"white\"}}",
        u":3: the light paper must be a colour like #ffffff"_s);
    row("grey paper", "{\"name\": \"A\", \"paper\": {\"light\": \"#aaaaaa\", \"dark\": \"#000000\"}}",
        u":1: the light paper must be"_s);
    row("dark paper that is light", "{\"name\": \"A\", \"paper\": {\"light\": \"#ffffff\",\n\"dark\": \"#666666\"}}",
        u":2: the dark paper must be"_s);
    row("an option without a label", withOptions(R"({"key": "k", )" + choices + "}"), u":3: an option needs a label"_s);
    row("an option without a key", withOptions(R"({"label": "K", )" + choices + "}"), u":3: a key is made of"_s);
    row("a key that is no class", withOptions(R"({"key": "a b", "label": "K", )" + choices + "}"),
        u":3: a key is made of"_s);
    row("one choice", withOptions(R"({"key": "k", "label": "K", "choices": [{"key": "a", "label": "A"}]})"),
        u":3: an option needs two choices"_s);
    row("a choice twice",
        withOptions(
            "{\"key\": \"k\", \"label\": \"K\", \"choices\": [{\"key\": \"a\", \"label\": \"A\"},\n{\"key\": \"a\", "
            "\"label\": \"B\"}]}"),
        u":4: the key \"a\" is there twice"_s);
    row("a choice without a label",
        withOptions(R"({"key": "k", "label": "K", "choices": [{"key": "a"}, {"key": "b", "label": "B"}]})"),
        u":3: a choice needs a label"_s);
    row("an option twice",
        withOptions(R"({"key": "k", "label": "K", )" + choices + "},\n" + R"({"key": "k", "label": "L", )" + choices +
                    "}"),
        u":4: the key \"k\" is there twice"_s);
}

void TestPageThemes::themeFiles()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, complaint);
    const CopiedTheme theme;
    vd::write(theme.path(u"theme.json"_s), json);
    const QString said = theme.complaint();
    const QString expected = complaint.isEmpty() ? QString() : u"/theme.json"_s + complaint;
    QVERIFY2(complaint.isEmpty() ? said.isEmpty() : said.startsWith(expected), qPrintable(said));
}

void TestPageThemes::brokenThemes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text"); // null: the file is not there
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const QString &file, const QByteArray &text, const QString &complaint) {
        QTest::newRow(name) << file << text << complaint;
    };
    row("whole", u"note.txt"_s, "", {});
    row("no theme.json", u"theme.json"_s, {}, u"/theme.json: a theme needs this file, and it cannot be read"_s);
    row("no style sheet", u"style.css"_s, {}, u"/style.css: a theme needs this file, and it cannot be read"_s);
    row("no template of a kind", u"reviewer.mustache"_s, {}, u": there is no template reviewer.mustache"_s);
    row("no partial", u"pages.mustache"_s, {}, u"/category.mustache:26: there is no template pages.mustache"_s);
    row("includes itself", u"masthead.mustache"_s, "\n{{> masthead}}\n",
        u"/masthead.mustache:2: masthead.mustache includes itself"_s);
    row("goes round in a circle", u"crumbs.mustache"_s, "<p>\n{{> heading}}</p>\n{{> front}}\n",
        u"/front.mustache:5: crumbs.mustache includes itself"_s);
    row("a section that stays open", u"source.mustache"_s, "<p>\n{{#a}}\n</p>\n",
        u"/source.mustache:2: the section {{#a}} is not closed; add {{/a}}"_s);
    row("a tag that stays open", u"list.mustache"_s, "<p>\n\n{{a\n", u"/list.mustache:3: "_s);
    row("an unknown word", u"embed.mustache"_s, "{{t.verdict.sail}}",
        u"/embed.mustache:1: there are no words under verdict.sail"_s);
}

void TestPageThemes::brokenThemes()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, complaint);
    const CopiedTheme theme;
    if (text.isNull())
        QVERIFY(QFile::remove(theme.path(file)));
    else
        vd::write(theme.path(file), text);
    const QString said = theme.complaint();
    QVERIFY2(complaint.isEmpty() ? said.isEmpty() : said.startsWith(complaint), qPrintable(said));
    const auto none = PageTheme::load(theme.path(u"nowhere"_s));
    QCOMPARE(none.error().text().remove(theme.folder()),
             u"/nowhere: there is no such theme: choose a folder, or one of broadsheet, ledger"_s);
}

void TestPageThemes::marksOfTheBeginningAreNoText()
{
    const CopiedTheme theme;
    for (const QString &file : {u"theme.json"_s, u"style.css"_s, u"head.mustache"_s})
        vd::write(theme.path(file), "\xef\xbb\xbf" + contents(theme.path(file)));
    QCOMPARE(theme.complaint(), QString());
    const QByteArray html = PageRenderer(*PageTheme::load(theme.folder())).comparisonPage(fixture::twoTools());
    QVERIFY(html.startsWith("<!doctype html>"));
    QVERIFY(!html.contains("\xef\xbb\xbf"));
}

QTEST_GUILESS_MAIN(TestPageThemes)
#include "tst_pagethemes.moc"
