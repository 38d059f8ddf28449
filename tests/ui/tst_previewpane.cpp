// The preview as a person uses it: widths, appearance, zoom, find, clicks, messages, paper.

#include "previewengine.h"
#include "previewprobe.h"

#include "findbar.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPrinter>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

#include <QWheelEvent>

#include "paper.h"

using namespace Qt::StringLiterals;
using vd::PreviewAppearance;
using vd::PreviewPane;
using vd::PreviewWidth;

namespace {

const QByteArray dressedPage =
    wholePage("<p id=\"p\">text</p><p id=\"screen\">screen</p><p id=\"both\">both</p>",
              "<style>html{background:white} p{color:rgb(1,1,1)}"
              "@media (prefers-color-scheme: dark){html{background:rgb(20,20,20)} p{color:rgb(2,2,2)}}"
              "@media (prefers-color-scheme: light){#both{outline:1px solid}}"
              "@media print{p{color:rgb(3,3,3)} #screen{display:none}}"
              "@media screen and (min-width: 1px){#both{letter-spacing:4px}}</style>"
              "<style media=\"print\">#both{text-indent:7px}</style>");

QByteArray tallPage()
{
    QByteArray body = "<h1 id=\"title\">A vs B</h1><p><a id=\"jump\" href=\"#b20\">jump</a></p>";
    for (int i = 0; i < 40; ++i)
        body += "<section id=\"b" + QByteArray::number(i) +
                "\" style=\"height:150px\"><h2>needle</h2><p>words</p></section>";
    return wholePage(body);
}

} // namespace

class TestPreviewPane : public QObject
{
    Q_OBJECT

private slots:
    void showsTheWidthOfTheDevice_data();
    void showsTheWidthOfTheDevice();
    void scrollsWhatIsTooWide();
    void zooms();
    void zoomsWithTheWheel();
    void dresses_data();
    void dresses();
    void dressesWhatIsPatchedIn();
    void dressingLeavesTheDocumentAlone();
    void paintedMeansOnScreen();
    void reportsClickedBlocks_data();
    void reportsClickedBlocks();
    void selectingTextIsNoClick();
    void opensLinksOutside_data();
    void opensLinksOutside();
    void jumpsWithinThePage();
    void scrollsToABlock();
    void findsText();
    void saysWhatIsMissing();
    void survivesACrash();
    void saysThatTheSandboxIsOff();
    void startsWhereTheSandboxCannot();
    void remembersItsState();
    void hasAMenuOfItsOwn();
    void opensACopyInTheBrowser();
    void savesAPdf();
    void saysWhyThereIsNoPdf();
    void prints();
    void everyButtonHasAName();
};

void TestPreviewPane::showsTheWidthOfTheDevice_data()
{
    QTest::addColumn<PreviewWidth>("width");
    QTest::addColumn<int>("room");
    QTest::addColumn<int>("cssWidth");
    for (int room : {380, 391, 437, 501, 613, 768, 999, 1280}) {
        QTest::addRow("phone in %d", room) << PreviewWidth::Phone << room << 390;
        QTest::addRow("tablet in %d", room) << PreviewWidth::Tablet << room << 768;
        QTest::addRow("desktop in %d", room) << PreviewWidth::Desktop << room << 1280;
    }
    QTest::newRow("desktop with room") << PreviewWidth::Desktop << 1500 << 1500;
}

void TestPreviewPane::showsTheWidthOfTheDevice()
{
    QFETCH(PreviewWidth, width);
    QFETCH(int, room);
    QFETCH(int, cssWidth);
    PreviewProbe probe({room, 500});
    probe.pane.setPageWidth(width);
    QVERIFY(probe.show(tallPage()));
    const auto matches = [&](const QString &condition) {
        return probe.ask(u"matchMedia('(%1: %2px)').matches"_s.arg(condition).arg(cssWidth)).toBool();
    };
    QVERIFY(matches(u"min-width"_s));
    QVERIFY(matches(u"max-width"_s));
    QCOMPARE(probe.ask(u"document.documentElement.clientWidth"_s).toInt(), cssWidth);
    // As large as fits, and centred.
    QVERIFY(probe.view()->width() <= room);
    QVERIFY(probe.view()->width() >= std::min(room, cssWidth) - 1);
    const int left = probe.view()->mapTo(&probe.pane, QPoint()).x();
    QVERIFY(qAbs(left - (room - left - probe.view()->width())) <= 1);
}

void TestPreviewPane::scrollsWhatIsTooWide()
{
    PreviewProbe probe({500, 500});
    probe.pane.setPageWidth(PreviewWidth::Desktop);
    probe.pane.setZoom(1);
    QVERIFY(probe.show(tallPage()));
    QCOMPARE(probe.view()->width(), 1280);
    QCOMPARE(probe.ask(u"innerWidth"_s).toInt(), 1280);
    QCOMPARE(probe.pane.width(), 500);
}

void TestPreviewPane::zooms()
{
    PreviewProbe probe({800, 500});
    probe.pane.setPageWidth(PreviewWidth::Phone);
    QVERIFY(probe.show(tallPage()));
    const auto actions = probe.pane.menuActions();
    const auto trigger = [&](const QString &toolTip) {
        for (QAction *action : actions) {
            if (action->toolTip().startsWith(toolTip))
                return action->trigger();
        }
        QFAIL("no such command");
    };
    QCOMPARE(probe.pane.zoom(), 1.0);
    trigger(u"Zoom in"_s);
    QCOMPARE(qRound(probe.pane.zoom() * 100), 110);
    QTRY_COMPARE(probe.ask(u"innerWidth"_s).toInt(), 390);
    trigger(u"Zoom out"_s);
    trigger(u"Zoom out"_s);
    QCOMPARE(qRound(probe.pane.zoom() * 100), 90);
    trigger(u"100"_s);
    QCOMPARE(probe.pane.zoom(), 1.0);
    probe.pane.setZoom(99);
    QCOMPARE(probe.pane.zoom(), 5.0);
    trigger(u"As large"_s);
    QCOMPARE(probe.pane.zoom(), 1.0);
    probe.pane.setPageWidth(PreviewWidth::Desktop);
    QCOMPARE(qRound(probe.pane.zoom() * 1280), 800);
}

void TestPreviewPane::zoomsWithTheWheel()
{
    PreviewProbe probe({800, 500});
    probe.pane.setPageWidth(PreviewWidth::Phone);
    QVERIFY(probe.show(tallPage()));
    const auto turn = [&](int delta, Qt::KeyboardModifiers keys) {
        QWheelEvent event({100, 100}, probe.target()->mapToGlobal(QPointF(100, 100)), {}, {0, delta}, Qt::NoButton,
                          keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(probe.target(), &event);
    };
    turn(120, Qt::ControlModifier);
    QCOMPARE(qRound(probe.pane.zoom() * 100), 110);
    turn(-60, Qt::ControlModifier);
    turn(-60, Qt::ControlModifier);
    QCOMPARE(qRound(probe.pane.zoom() * 100), 100);
    turn(-120, {});
    QCOMPARE(qRound(probe.pane.zoom() * 100), 100);
}

void TestPreviewPane::dresses_data()
{
    QTest::addColumn<PreviewAppearance>("appearance");
    QTest::addColumn<QString>("color");
    QTest::addColumn<QString>("screenDisplay");
    QTest::addColumn<QString>("lightOutline");
    QTest::addColumn<QString>("screenSpacing");
    QTest::addColumn<QString>("printIndent");
    QTest::newRow("light") << PreviewAppearance::Light << u"rgb(1, 1, 1)"_s << u"block"_s << u"solid"_s << u"4px"_s
                           << u"0px"_s;
    QTest::newRow("dark") << PreviewAppearance::Dark << u"rgb(2, 2, 2)"_s << u"block"_s << u"none"_s << u"4px"_s
                          << u"0px"_s;
    QTest::newRow("paper") << PreviewAppearance::Print << u"rgb(3, 3, 3)"_s << u"none"_s << u"solid"_s << u"normal"_s
                           << u"7px"_s;
}

void TestPreviewPane::dresses()
{
    QFETCH(PreviewAppearance, appearance);
    PreviewProbe probe;
    const auto look = [&](const QString &id, const QString &property) {
        return probe.ask(u"getComputedStyle(document.getElementById('%1'))['%2']"_s.arg(id, property)).toString();
    };
    const auto verify = [&] {
        QTEST(look(u"p"_s, u"color"_s), "color");
        QTEST(look(u"screen"_s, u"display"_s), "screenDisplay");
        QTEST(look(u"both"_s, u"outlineStyle"_s), "lightOutline");
        QTEST(look(u"both"_s, u"letterSpacing"_s), "screenSpacing");
        QTEST(look(u"both"_s, u"textIndent"_s), "printIndent");
    };
    // Chosen before the page comes, while it is on its way, and through every other appearance.
    probe.pane.setAppearance(appearance);
    QVERIFY(probe.show(dressedPage));
    verify();
    for (const auto other : {PreviewAppearance::Dark, PreviewAppearance::Print, PreviewAppearance::Light}) {
        probe.pane.setAppearance(other);
        probe.pane.setAppearance(appearance);
        verify();
    }
    QSignalSpy painted(&probe.pane, &PreviewPane::painted);
    probe.pane.showPage(dressedPage, u"another"_s);
    probe.pane.setAppearance(PreviewAppearance::Dark);
    probe.pane.setAppearance(appearance);
    QVERIFY(painted.wait());
    verify();
}

void TestPreviewPane::dressesWhatIsPatchedIn()
{
    PreviewProbe probe;
    probe.pane.setAppearance(PreviewAppearance::Dark);
    QVERIFY(probe.show(dressedPage));
    QVERIFY(probe.show(QByteArray(dressedPage).replace("rgb(2,2,2)", "rgb(4,4,4)")));
    QCOMPARE(probe.ask(u"getComputedStyle(document.getElementById('p')).color"_s).toString(), u"rgb(4, 4, 4)");
}

void TestPreviewPane::dressingLeavesTheDocumentAlone()
{
    PreviewProbe probe;
    QVERIFY(probe.show(dressedPage));
    const QString before = probe.ask(u"document.documentElement.outerHTML"_s).toString();
    QVERIFY(before.contains(u"prefers-color-scheme: dark"));
    for (const auto appearance : {PreviewAppearance::Dark, PreviewAppearance::Print}) {
        probe.pane.setAppearance(appearance);
        probe.pane.scrollToBlock(u"p"_s);
        QCOMPARE(probe.ask(u"document.documentElement.outerHTML"_s).toString(), before);
        QCOMPARE(probe.pane.source(), dressedPage);
    }
}

void TestPreviewPane::paintedMeansOnScreen()
{
    PreviewProbe probe({400, 400});
    probe.pane.setPageWidth(PreviewWidth::Phone);
    const auto page = [](const QByteArray &colour) {
        return wholePage("", "<style>html{background:" + colour + "}</style>");
    };
    QVERIFY(probe.show(page("white")));
    for (int i = 0; i < 20; ++i) {
        const QByteArray colour = i % 2 ? "#ff0000" : "#0000ff";
        QVERIFY(probe.show(page(colour)));
        const auto seen = [&] {
            const QImage picture = probe.view()->grab().toImage();
            return picture.pixelColor(picture.rect().center());
        };
        // On a machine under load the frame may reach the widget a moment after the page has drawn it.
        QTRY_COMPARE(seen(), QColor(QString::fromLatin1(colour)));
    }
}

void TestPreviewPane::reportsClickedBlocks_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<QString>("id");
    QTest::newRow("block") << u"#dek"_s << u"dek"_s;
    QTest::newRow("inside a block") << u"#dek em"_s << u"dek"_s;
    QTest::newRow("block in a block") << u"#inner"_s << u"inner"_s;
    QTest::newRow("drawing in a block") << u"rect"_s << u"outer"_s;
    QTest::newRow("field of a form") << u"input"_s << u"newsletter"_s;
    QTest::newRow("no block around") << u"#none-around ~ p.loose"_s << QString();
}

void TestPreviewPane::reportsClickedBlocks()
{
    QFETCH(QString, selector);
    QFETCH(QString, id);
    PreviewProbe probe;
    probe.pane.setPageWidth(PreviewWidth::Tablet);
    QVERIFY(probe.show(
        wholePage("<p id=\"dek\">The <em>dek</em></p><section id=\"outer\"><p id=\"inner\">inner</p>"
                  "<svg width=\"40\" height=\"20\"><g id=\"bar\"><rect width=\"40\" height=\"20\"/></g></svg>"
                  "</section><form id=\"newsletter\"><input></form>"
                  "<i id=\"none-around\"></i><p class=\"loose\">loose</p>")));
    QSignalSpy clicked(&probe.pane, &PreviewPane::blockClicked);
    probe.click(selector);
    if (id.isEmpty()) {
        probe.click(u"#dek"_s); // comes after it, so it is the only one
        id = u"dek"_s;
    }
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toString(), id);
}

void TestPreviewPane::selectingTextIsNoClick()
{
    PreviewProbe probe;
    QVERIFY(probe.show(wholePage("<p id=\"one\">one two three four five</p><p id=\"two\">two</p>")));
    QSignalSpy clicked(&probe.pane, &PreviewPane::blockClicked);
    QSignalSpy selected(probe.page(), &QWebEnginePage::selectionChanged);
    const int line = probe.middleOf(u"#one"_s).y();
    QTest::mousePress(probe.target(), Qt::LeftButton, {}, {15, line});
    QTest::mouseMove(probe.target(), {70, line});
    QTRY_VERIFY(selected.count() > 0);
    QVERIFY(probe.page()->hasSelection());
    QTest::mouseRelease(probe.target(), Qt::LeftButton, {}, {70, line});
    probe.click(u"#two"_s); // comes after it, so it is the only one
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toString(), u"two");
}

void TestPreviewPane::opensLinksOutside_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("opens");
    QTest::newRow("https") << QByteArray("https://example.org/a?b=c#d") << true;
    QTest::newRow("http") << QByteArray("http://example.org/") << true;
    QTest::newRow("mail") << QByteArray("mailto:desk@example.org") << true;
    QTest::newRow("telephone") << QByteArray("tel:123") << false;
    QTest::newRow("file transfer") << QByteArray("ftp://example.org/") << false;
}

void TestPreviewPane::opensLinksOutside()
{
    QFETCH(QByteArray, address);
    QFETCH(bool, opens);
    PreviewProbe probe;
    QVERIFY(probe.show(wholePage("<p id=\"block\"><a href=\"" + address + "\">link</a></p><p id=\"after\">after</p>")));
    QSignalSpy opened(&probe.pane, &PreviewPane::linkActivated);
    QSignalSpy clicked(&probe.pane, &PreviewPane::blockClicked);
    probe.click(u"a"_s);
    probe.click(u"#after"_s);
    QTRY_COMPARE(clicked.count(), 1); // the link itself is no click on its block
    QCOMPARE(clicked[0][0].toString(), u"after");
    QCOMPARE(opened.count(), opens ? 1 : 0);
    if (opens)
        QCOMPARE(opened[0][0].toUrl().toEncoded(), address);
}

void TestPreviewPane::jumpsWithinThePage()
{
    PreviewProbe probe;
    QVERIFY(probe.show(tallPage()));
    QSignalSpy opened(&probe.pane, &PreviewPane::linkActivated);
    probe.click(u"#jump"_s);
    QTRY_VERIFY(probe.ask(u"scrollY"_s).toInt() > 1000);
    QCOMPARE(opened.count(), 0);
    // The address has a fragment now; the next version must not mind.
    QVERIFY(probe.show(tallPage().replace("words", "other words")));
    QVERIFY(probe.ask(u"scrollY"_s).toInt() > 1000);
}

void TestPreviewPane::scrollsToABlock()
{
    PreviewProbe probe;
    probe.pane.showPage(tallPage());
    probe.pane.scrollToBlock(u"b30"_s); // before the page is there
    const auto visible = [&](const QString &id) {
        return probe
            .ask(u"(b => b.top >= 0 && b.bottom <= innerHeight)"
                 "(document.getElementById('%1').getBoundingClientRect())"_s.arg(id))
            .toBool();
    };
    QTRY_VERIFY(visible(u"b30"_s));
    const int there = probe.ask(u"scrollY"_s).toInt();
    probe.pane.scrollToBlock(u"b30"_s);
    probe.pane.scrollToBlock(u"no-such-block"_s);
    QCOMPARE(probe.ask(u"scrollY"_s).toInt(), there);
    QVERIFY(probe.ask(u"document.getElementById('b30').getAnimations().length"_s).toInt() > 0);
    probe.pane.scrollToBlock(u"b2"_s);
    QTRY_VERIFY(visible(u"b2"_s));
}

void TestPreviewPane::findsText()
{
    PreviewProbe probe;
    QVERIFY(probe.show(tallPage()));
    auto *bar = probe.pane.findChild<vd::FindBar *>();
    QVERIFY(bar->isHidden());
    probe.target()->setFocus();
    QTest::keyClick(probe.target(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    auto *text = bar->findChild<QLineEdit *>();
    auto *count = bar->findChild<QLabel *>();
    QCOMPARE(probe.pane.focusWidget(), text);

    QTest::keyClicks(text, u"needle"_s);
    QTRY_COMPARE(count->text(), u"1 of 40"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTRY_COMPARE(count->text(), u"2 of 40"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(count->text(), u"40 of 40"_s);
    QTest::keyClicks(text, u"s"_s);
    QTRY_COMPARE(count->text(), u"Not found"_s);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(bar->isHidden());
}

void TestPreviewPane::saysWhatIsMissing()
{
    PreviewProbe probe;
    probe.pane.showMessage(u"Choose a comparison to see its page."_s);
    const auto sentenceVisible = [&] {
        for (const QLabel *label : probe.pane.findChildren<QLabel *>()) {
            if (label->text() == u"Choose a comparison to see its page." && label->isVisible())
                return true;
        }
        return false;
    };
    QVERIFY(sentenceVisible());
    QVERIFY(probe.pane.source().isEmpty());
    QVERIFY(probe.show(tallPage()));
    QVERIFY(!sentenceVisible());
    QVERIFY(probe.view()->isVisible());
    probe.pane.showMessage(u"Choose a comparison to see its page."_s);
    QVERIFY(sentenceVisible());
    QVERIFY(!probe.view()->isVisible());
}

void TestPreviewPane::survivesACrash()
{
    PreviewProbe probe;
    QVERIFY(probe.show(tallPage()));
    QSignalSpy ended(probe.page(), &QWebEnginePage::renderProcessTerminated);
    QVERIFY(QProcess::execute(u"kill"_s, {u"-KILL"_s, QString::number(probe.page()->renderProcessPid())}) == 0);
    QVERIFY(ended.wait());
    QPushButton *reload = nullptr;
    for (QPushButton *button : probe.pane.findChildren<QPushButton *>()) {
        if (button->isVisible())
            reload = button;
    }
    QVERIFY(reload);
    QSignalSpy painted(&probe.pane, &PreviewPane::painted);
    QTest::mouseClick(reload, Qt::LeftButton);
    QVERIFY(painted.wait(15000));
    QVERIFY(probe.view()->isVisible());
    QVERIFY(probe.show(tallPage().replace("words", "new words")));
    QVERIFY(probe.ask(u"document.body.textContent"_s).toString().contains(u"new words"));
}

void TestPreviewPane::saysThatTheSandboxIsOff()
{
    PreviewProbe probe;
    QVERIFY(probe.show(tallPage()));
    QStringList visible;
    for (const QLabel *label : probe.pane.findChildren<QLabel *>()) {
        if (label->isVisible())
            visible << label->text();
    }
    QCOMPARE(visible.contains(vd::sandboxNote()), !vd::sandboxNote().isEmpty());
}

// Tests run with the sandbox switched off by hand; a desk that root starts has to do that itself and say so.
void TestPreviewPane::startsWhereTheSandboxCannot()
{
    QProcess desk;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QTWEBENGINE_DISABLE_SANDBOX"_s);
    desk.setProcessEnvironment(environment);
    desk.start(QCoreApplication::applicationFilePath(), {u"saysThatTheSandboxIsOff"_s});
    QVERIFY(desk.waitForFinished());
    QCOMPARE(desk.exitStatus(), QProcess::NormalExit);
    QCOMPARE(desk.exitCode(), 0);
}

void TestPreviewPane::remembersItsState()
{
    PreviewPane pane;
    pane.setPageWidth(PreviewWidth::Phone);
    pane.setAppearance(PreviewAppearance::Dark);
    pane.setZoom(1.5);
    PreviewPane other;
    other.restoreState("nonsense");
    other.restoreState("tv pink many");
    QCOMPARE(other.pageWidth(), PreviewPane().pageWidth());
    QCOMPARE(other.appearance(), PreviewAppearance::Light);
    other.restoreState(pane.saveState());
    QCOMPARE(other.pageWidth(), PreviewWidth::Phone);
    QCOMPARE(other.appearance(), PreviewAppearance::Dark);
    QCOMPARE(other.zoom(), 1.5);
}

void TestPreviewPane::hasAMenuOfItsOwn()
{
    PreviewProbe probe;
    QVERIFY(probe.show(wholePage("<p><a href=\"https://example.org/x\">link</a></p>")));
    QStringList offered;
    const auto choose = [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return false;
        for (QAction *action : menu->actions()) {
            if (!action->isVisible())
                continue;
            offered << action->text().remove(u'&');
            if (offered.last().contains(u"link"))
                menu->setActiveAction(action);
        }
        QTest::keyClick(menu, Qt::Key_Return);
        return true;
    };
    QGuiApplication::clipboard()->clear();
    QTimer poll;
    connect(&poll, &QTimer::timeout, this, [&] {
        if (choose())
            poll.stop();
    });
    poll.start(10);
    probe.click(u"a"_s, Qt::RightButton);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/x"_s);
    QCOMPARE(offered, (QStringList{u"Copy"_s, u"Select all"_s, u"Copy link address"_s}));
}

void TestPreviewPane::opensACopyInTheBrowser()
{
    PreviewProbe probe;
    QVERIFY(probe.show(tallPage()));
    QSignalSpy asked(&probe.pane, &PreviewPane::browserRequested);
    for (QAction *action : probe.pane.menuActions()) {
        if (action->toolTip().contains(u"browser"))
            action->trigger();
    }
    QCOMPARE(asked.count(), 1);
    QFile copy(asked[0][0].toUrl().toLocalFile());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), tallPage());
}

void TestPreviewPane::savesAPdf()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"page.pdf"_s);
    PreviewProbe probe;
    probe.pane.setAppearance(PreviewAppearance::Dark);
    QVERIFY(probe.show(dressedPage));
    std::optional<vd::Result<void>> done;
    probe.pane.savePdf(path, [&](vd::Result<void> result) { done = std::move(result); });
    QVERIFY(!done);
    QVERIFY(QTest::qWaitFor([&] { return done.has_value(); }, 20000));
    QVERIFY2(done->ok(), done->ok() ? "" : qPrintable(done->error().text()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("%%EOF"));
    QVERIFY(!pdf.contains("verdict-preview"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"page.pdf"_s});
}

void TestPreviewPane::saysWhyThereIsNoPdf()
{
    PreviewProbe probe;
    std::optional<vd::Result<void>> done;
    const auto save = [&](const QString &path) {
        done.reset();
        probe.pane.savePdf(path, [&](vd::Result<void> result) { done = std::move(result); });
        return QTest::qWaitFor([&] { return done.has_value(); }, 20000);
    };
    QVERIFY(save(u"/tmp/never.pdf"_s));
    QVERIFY(!done->ok());
    QCOMPARE(done->error().kind, vd::ErrorKind::Refused);

    QVERIFY(probe.show(tallPage()));
    QTemporaryDir folder;
    QVERIFY(save(folder.filePath(u"no/such/folder.pdf"_s)));
    QVERIFY(!done->ok());
    QCOMPARE(done->error().kind, vd::ErrorKind::File);
    QVERIFY(done->error().text().contains(u"folder.pdf"));
}

void TestPreviewPane::prints()
{
    QTemporaryDir folder;
    auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(folder.filePath(u"printed.pdf"_s));
    PreviewProbe probe;
    QVERIFY(probe.show(tallPage()));
    std::optional<bool> printed;
    vd::paper::print(tallPage(), printer, &probe.pane, [&](const vd::Result<void> &result) { printed = result.ok(); });
    QVERIFY(QTest::qWaitFor([&] { return printed.has_value(); }, 30000));
    QVERIFY(*printed);
    QVERIFY(QFileInfo(folder.filePath(u"printed.pdf"_s)).size() > 1000);
}

void TestPreviewPane::everyButtonHasAName()
{
    PreviewProbe probe;
    for (const QToolButton *button : probe.pane.findChildren<QToolButton *>()) {
        if (button->objectName().startsWith(u"qt_") || qobject_cast<QLineEdit *>(button->parent()))
            continue; // Qt's own
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->text()));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->accessibleName()));
    }
}

int main(int argc, char *argv[])
{
    vd::preparePreview();
    QApplication app(argc, argv);
    TestPreviewPane test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_previewpane.moc"
