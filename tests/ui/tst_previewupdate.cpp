// What is shown follows what is typed: the patched document equals a fresh load, and the reader's place is kept.

#include "pagerenderer.h"
#include "previewengine.h"
#include "previewprobe.h"

#include <QElapsedTimer>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

const QString everything = u"(document.doctype ? document.doctype.name : '') + document.documentElement.outerHTML"_s;

QByteArray longPage(int blocks, const QByteArray &changed = "the first words")
{
    QByteArray body = "<h1 id=\"title\">A vs B</h1><p id=\"dek\">" + changed + "</p>";
    for (int i = 0; i < blocks; ++i)
        body += "<section id=\"b" + QByteArray::number(i) + "\"><h2>Block</h2><p>" +
                QByteArray(600, 'x').replace("xxxxxx", "words ") + "</p></section>\n";
    return wholePage(body, "<style>body{font:17px serif}</style>\n");
}

vd::Plan plan(const QString &name, double amount)
{
    vd::Plan made;
    made.name = name;
    made.amount = amount;
    return made;
}

vd::Fact fact(const QString &name, const QString &value)
{
    vd::Fact made;
    made.name = name;
    made.value = value;
    return made;
}

vd::PageInput twoTools()
{
    vd::PageInput input;
    input.publication.name = u"The Review"_s;
    input.publication.baseUrl = u"https://review.example/"_s;
    input.comparison.slug = u"tern-vs-plover"_s;
    vd::Lens lens;
    lens.id.value = 1;
    lens.key = u"primitive"_s;
    lens.title = u"Primitive"_s;
    input.lenses = {lens};
    vd::Reviewer reviewer;
    reviewer.id.value = 1;
    reviewer.slug = u"builder"_s;
    reviewer.name = u"Builder"_s;
    input.reviewers = {reviewer};
    for (int i = 1; i <= 2; ++i) {
        vd::Tool tool;
        tool.id.value = i;
        tool.slug = i == 1 ? u"tern"_s : u"plover"_s;
        tool.name = i == 1 ? u"Tern"_s : u"Plover"_s;
        tool.plans = {plan(u"Team"_s, 15)};
        vd::VoteTally tally;
        tally.ship = 30;
        tally.skip = 12 * i;
        tool.votes = {tally};
        input.tools << tool;
        input.comparison.tools << tool.id;
        vd::Review review;
        review.id.value = i;
        review.tool = tool.id;
        review.lens = lens.id;
        review.reviewer = reviewer.id;
        review.verdict = vd::Verdict::Ship;
        review.status = vd::ReviewStatus::Approved;
        review.quote = u"It does what it says, and says what it does."_s;
        input.reviews << review;
    }
    return input;
}

} // namespace

class TestPreviewUpdate : public QObject
{
    Q_OBJECT

private slots:
    void patchedEqualsFresh_data();
    void patchedEqualsFresh();
    void followsEveryEdit();
    void keepsTheScrollPosition();
    void startsANewSubjectAtTheTop();
    void keepsThePlaceWhenThePolicyChanges();
    void showsOnlyTheNewest();
    void showsMoreThanTwoMegabytes();
    void remembersThePageUntilStarted();
    void waitsWhileHidden();
    void timesAKeystroke();
};

void TestPreviewUpdate::patchedEqualsFresh_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray start = wholePage("<h1 id=\"t\">A vs B</h1>\n<p id=\"d\">dek</p>\n<ul><li>1<li>2<li>3</ul>",
                                       "<style>p{color:red}</style>\n");
    const auto with = [&](const QByteArray &old, const QByteArray &now) { return QByteArray(start).replace(old, now); };
    QTest::newRow("same") << start << start;
    QTest::newRow("text") << start << with(">dek<", ">another dek<");
    QTest::newRow("text emptied") << start << with(">dek<", "><");
    QTest::newRow("title") << start << with("<title>A vs B", "<title>A &amp; B");
    QTest::newRow("style") << start << with("color:red", "color:blue");
    QTest::newRow("style gone") << start << with("<style>p{color:red}</style>\n", "");
    QTest::newRow("attribute") << start << with("<p id=\"d\">", "<p id=\"d\" class=\"x\">");
    QTest::newRow("attribute before") << start << with("<p id=\"d\">", "<p class=\"x\" id=\"d\">");
    QTest::newRow("language") << start << with("lang=\"en\"", "lang=\"de\" dir=\"ltr\"");
    QTest::newRow("body class") << start << with("<body>", "<body class=\"long\">");
    QTest::newRow("block added") << start << with("<ul>", "<section id=\"new\"><h2>n</h2></section>\n<ul>");
    QTest::newRow("block added first") << start << with("<h1 ", "<nav id=\"toc\">toc</nav><h1 ");
    QTest::newRow("block removed") << start << with("<p id=\"d\">dek</p>\n", "");
    QTest::newRow("blocks swapped") << start
                                    << with("<h1 id=\"t\">A vs B</h1>\n<p id=\"d\">dek</p>",
                                            "<p id=\"d\">dek</p>\n<h1 id=\"t\">A vs B</h1>");
    QTest::newRow("items") << start << with("<li>2<li>3", "<li>2<li>2½<li>3<li>4");
    QTest::newRow("other element") << start << with("<p id=\"d\">dek</p>", "<div id=\"d\">dek</div>");
    QTest::newRow("comment") << start << with("dek</p>", "dek</p><!-- note -->");
    QTest::newRow("drawing") << start
                             << with("</ul>", "</ul><svg viewBox=\"0 0 4 4\"><title>t</title><rect width=\"4\" "
                                              "height=\"2\"/></svg>");
    QTest::newRow("table") << start << with("</ul>", "</ul><table><tr><td>1<td>2</table>");
    QTest::newRow("markup as text") << start
                                    << with(">dek<", ">&lt;script&gt;alert(1)&lt;/script&gt; \xE2\x80\xA8 \"'`<");
    QTest::newRow("data block") << start
                                << with("</ul>", "</ul><script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>");
    QTest::newRow("noscript") << start << with("</ul>", "</ul><noscript><p>no script</p></noscript>");
    QTest::newRow("doctype") << start << with("<!DOCTYPE html>\n", "");
    QTest::newRow("policy") << start << with("img-src data:", "img-src data:; form-action https://example.org");
    QTest::newRow("emptied") << start << QByteArray("");
    QTest::newRow("unreadable bytes") << start << with(">dek<", ">\xFF\xFE dek<");
}

void TestPreviewUpdate::patchedEqualsFresh()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);

    PreviewProbe fresh;
    QVERIFY(fresh.show(after));
    PreviewProbe patched;
    QVERIFY(patched.show(before));
    QVERIFY(patched.show(after));

    QCOMPARE(patched.ask(everything).toString(), fresh.ask(everything).toString());
    QCOMPARE(patched.pane.source(), after);
}

// The page that is published, through the edits that a comparison goes through.
void TestPreviewUpdate::followsEveryEdit()
{
    const vd::PageRenderer renderer;
    vd::PageInput input = twoTools();
    PreviewProbe patched;
    QVERIFY(patched.show(renderer.comparisonPage(input)));
    const QList<std::function<void()>> edits{
        [&] { input.comparison.headline = u"Which one <should> you ship?"_s; },
        [&] { input.comparison.dek = u"A *dek*."_s; },
        [&] { input.comparison.pick = vd::PickKind::Neither; },
        [&] { input.comparison.summary = u"One.\n\n- two\n- three"_s; },
        [&] { input.reviews[0].verdict = vd::Verdict::Skip; },
        [&] { input.reviews[0].status = vd::ReviewStatus::Draft; },
        [&] {
            input.tools[1].pros = {u"fast"_s, u"small"_s};
        },
        [&] { input.tools[1].plans << plan(u"Solo"_s, 0); },
        [&] { input.tools[0].facts = {fact(u"Context window"_s, u"128k"_s)}; },
        [&] { input.tools[0].votes[0].ship = 400; },
        [&] { input.publication.accent = u"#b00020"_s; },
        [&] {
            input.publication.newsletter = {u"k"_s, u"Letter"_s, u"Weekly."_s, u"https://review.example/in"_s, u"e"_s};
        },
        [&] { std::swap(input.tools[0], input.tools[1]); },
        [&] { input = twoTools(); },
    };
    for (int i = 0; i < edits.size(); ++i) {
        edits[i]();
        const QByteArray page = renderer.comparisonPage(input);
        QVERIFY(patched.show(page));
        PreviewProbe fresh;
        QVERIFY(fresh.show(page));
        QVERIFY2(patched.ask(everything).toString() == fresh.ask(everything).toString(),
                 qPrintable(u"edit %1"_s.arg(i)));
        const QString look = u"[...document.querySelectorAll('*')].map(e => getComputedStyle(e).cssText).join()"_s;
        QVERIFY2(patched.ask(look).toString() == fresh.ask(look).toString(),
                 qPrintable(u"look after edit %1"_s.arg(i)));
    }
}

void TestPreviewUpdate::keepsTheScrollPosition()
{
    PreviewProbe probe;
    QVERIFY(probe.show(longPage(60)));
    probe.ask(u"scrollTo(0, 1234)"_s);
    QVERIFY(probe.show(longPage(60, "other words of the same length")));
    QCOMPARE(probe.ask(u"scrollY"_s).toInt(), 1234);
    QCOMPARE(probe.ask(u"document.getElementById('dek').textContent"_s).toString(), u"other words of the same length");
}

void TestPreviewUpdate::startsANewSubjectAtTheTop()
{
    PreviewProbe probe;
    QVERIFY(probe.show(longPage(60), u"a-vs-b"_s));
    probe.ask(u"scrollTo(0, 1234)"_s);
    QVERIFY(probe.show(longPage(60, "another comparison"), u"c-vs-d"_s));
    QCOMPARE(probe.ask(u"scrollY"_s).toInt(), 0);
}

void TestPreviewUpdate::keepsThePlaceWhenThePolicyChanges()
{
    PreviewProbe probe;
    QVERIFY(probe.show(longPage(60)));
    probe.ask(u"scrollTo(0, 1234)"_s);
    QVERIFY(probe.show(longPage(60).replace("img-src data:", "img-src data:; form-action https://example.org")));
    QCOMPARE(probe.ask(u"scrollY"_s).toInt(), 1234);
}

void TestPreviewUpdate::showsOnlyTheNewest()
{
    PreviewProbe probe;
    QVERIFY(probe.show(longPage(1)));
    probe.ask(u"globalThis.seen = []; new MutationObserver(() => seen.push(document.getElementById('dek').textContent))"
              ".observe(document, {subtree: true, characterData: true, childList: true})"_s);
    QSignalSpy painted(&probe.pane, &vd::PreviewPane::painted);
    for (int i = 1; i <= 20; ++i)
        probe.pane.showPage(longPage(1, "version " + QByteArray::number(i)));
    QVERIFY(painted.wait());
    QCOMPARE(painted.count(), 1);
    QCOMPARE(probe.ask(u"seen"_s).toStringList(), (QStringList{u"version 1"_s, u"version 20"_s}));
}

void TestPreviewUpdate::showsMoreThanTwoMegabytes()
{
    PreviewProbe probe;
    const QByteArray logo =
        "<img alt=\"logo\" id=\"logo\" src=\"data:image/png;base64," + QByteArray(3'000'000, 'A') + "\">";
    QVERIFY(probe.show(wholePage(logo + "<p id=\"end\">one</p>")));
    QCOMPARE(probe.ask(u"document.getElementById('end').textContent"_s).toString(), u"one");
    QVERIFY(probe.show(wholePage(logo + "<p id=\"end\">two</p>")));
    QCOMPARE(probe.ask(u"document.getElementById('end').textContent"_s).toString(), u"two");
    QCOMPARE(probe.ask(u"document.getElementById('logo').src.length"_s).toInt(), 3'000'022);
}

void TestPreviewUpdate::remembersThePageUntilStarted()
{
    vd::PreviewPane pane;
    pane.resize(600, 400);
    pane.show();
    pane.showPage(wholePage("<p id=\"p\">early</p>"));
    QVERIFY(!pane.findChild<QWebEngineView *>());
    QSignalSpy painted(&pane, &vd::PreviewPane::painted);
    pane.start();
    QVERIFY(painted.wait(15000));
    pane.start();
    QCOMPARE(pane.findChildren<QWebEngineView *>().size(), 1);
}

void TestPreviewUpdate::waitsWhileHidden()
{
    PreviewProbe probe;
    QVERIFY(probe.show(longPage(1)));
    probe.pane.hide();
    for (int i = 1; i <= 5; ++i)
        probe.pane.showPage(longPage(1, "version " + QByteArray::number(i)));
    QSignalSpy painted(&probe.pane, &vd::PreviewPane::painted);
    probe.pane.show();
    QVERIFY(painted.wait());
    QCOMPARE(probe.ask(u"document.getElementById('dek').textContent"_s).toString(), u"version 5");
}

// Prints, does not judge: the machine decides.
void TestPreviewUpdate::timesAKeystroke()
{
    PreviewProbe probe;
    QVERIFY(probe.show(longPage(90)));
    QList<double> times;
    QByteArray typed;
    for (int i = 0; i < 120; ++i) {
        typed += char('a' + i % 26);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(probe.show(longPage(90, typed)));
        times << double(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    qInfo("%.0f kB page, update to painted: median %.1f ms, p95 %.1f ms, worst %.1f ms",
          double(longPage(90).size()) / 1000, times[60], times[114], times.last());
}

int main(int argc, char *argv[])
{
    vd::preparePreview();
    QApplication app(argc, argv);
    TestPreviewUpdate test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_previewupdate.moc"
