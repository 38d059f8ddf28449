// Nothing leaves the preview, whatever a page tries: a server on this machine that every trick points at sees no
// connection.

#include "previewengine.h"
#include "previewprobe.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

class TestPreviewSeal : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void noRequestLeaves_data();
    void noRequestLeaves();
    void navigationsAreRefused_data();
    void navigationsAreRefused();
    void thePageCannotMoveItself();
    void thePagesScriptsDoNotRun();
    void droppedFilesDoNotNavigate();
    void nothingIsKept();
    void theServerWouldNotice();

private:
    [[nodiscard]] QByteArray address(const QByteArray &path) const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server->serverPort()) + '/' + path;
    }
    // No policy of its own: the seal must hold without the page's help.
    [[nodiscard]] static QByteArray openPage(const QByteArray &head, const QByteArray &body)
    {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>open</title>" + head +
               "</head><body>" + body + "<p id=\"end\">end</p></body></html>";
    }

    std::unique_ptr<QTcpServer> m_server;
};

void TestPreviewSeal::init()
{
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

void TestPreviewSeal::noRequestLeaves_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("intercepted"); // else the page never asks
    QTest::newRow("image") << QByteArray() << QByteArray("<img src=\"@\">") << true;
    QTest::newRow("image set") << QByteArray() << QByteArray("<img srcset=\"@ 1x, @2 2x\">") << true;
    QTest::newRow("style sheet") << QByteArray("<link rel=stylesheet href=\"@\">") << QByteArray() << true;
    QTest::newRow("style import") << QByteArray("<style>@import url(\"@\");</style>").replace("@import", "\x01")
                                  << QByteArray() << true;
    QTest::newRow("style image") << QByteArray("<style>body{background:url(\"@\")}</style>") << QByteArray() << true;
    QTest::newRow("font") << QByteArray("<style>\x02{font-family:x;src:url(\"@\")}body{font-family:x}</style>")
                          << QByteArray("text") << true;
    QTest::newRow("icon") << QByteArray("<link rel=icon href=\"@\">") << QByteArray() << false;
    QTest::newRow("prefetch") << QByteArray("<link rel=prefetch href=\"@\">") << QByteArray() << true;
    QTest::newRow("preload") << QByteArray("<link rel=preload as=image href=\"@\">") << QByteArray() << true;
    QTest::newRow("preconnect") << QByteArray("<link rel=preconnect href=\"@\">") << QByteArray() << false;
    QTest::newRow("name prefetch") << QByteArray("<link rel=dns-prefetch href=\"@\">") << QByteArray() << false;
    QTest::newRow("prerender") << QByteArray("<link rel=prerender href=\"@\">") << QByteArray() << false;
    QTest::newRow("manifest") << QByteArray("<link rel=manifest href=\"@\">") << QByteArray() << false;
    QTest::newRow("script") << QByteArray("<script src=\"@\"></script>") << QByteArray() << false;
    QTest::newRow("fetch") << QByteArray() << QByteArray("<script>fetch('@')</script>") << false;
    QTest::newRow("fetch on error") << QByteArray() << QByteArray("<img src=\"data:x\" onerror=\"fetch('@')\">")
                                    << false;
    QTest::newRow("socket") << QByteArray() << QByteArray("<script>new WebSocket('@'.replace('http', 'ws'))</script>")
                            << false;
    QTest::newRow("refresh") << QByteArray("<meta http-equiv=refresh content=\"0;url=@\">") << QByteArray() << false;
    QTest::newRow("frame") << QByteArray() << QByteArray("<iframe src=\"@\"></iframe>") << false;
    QTest::newRow("frame in frame") << QByteArray() << QByteArray("<iframe srcdoc=\"<img src='@'>\"></iframe>")
                                    << false;
    QTest::newRow("object") << QByteArray() << QByteArray("<object data=\"@\"></object>") << false;
    QTest::newRow("embed") << QByteArray() << QByteArray("<embed src=\"@\">") << false;
    QTest::newRow("video") << QByteArray() << QByteArray("<video src=\"@\" autoplay></video>") << true;
    QTest::newRow("audio") << QByteArray() << QByteArray("<audio src=\"@\" autoplay></audio>") << true;
    QTest::newRow("drawing") << QByteArray() << QByteArray("<svg><image href=\"@\" width=9 height=9 /></svg>") << true;
    QTest::newRow("image button") << QByteArray() << QByteArray("<input type=image src=\"@\">") << true;
}

void TestPreviewSeal::noRequestLeaves()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(bool, intercepted);
    for (QByteArray *part : {&head, &body})
        part->replace('@', address("x")).replace('\x01', "@import").replace('\x02', "@font-face");

    PreviewProbe probe;
    QSignalSpy connected(m_server.get(), &QTcpServer::newConnection);
    // Both ways a page comes to the screen: loaded, and patched into the document.
    QVERIFY(probe.show(openPage(head, body)));
    QVERIFY(probe.show(openPage({}, {})));
    QVERIFY(probe.show(openPage(head, body)));
    if (intercepted)
        QTRY_VERIFY(probe.page()->blockedRequests() > 0);
    // One more round through the page and back: whatever it wanted to ask, it has asked.
    QVERIFY(probe.show(openPage(head, body + "<p>last</p>")));
    QCOMPARE(probe.ask(u"document.getElementById('end').textContent"_s).toString(), u"end");
    QCOMPARE(connected.count(), 0);
    QVERIFY(!m_server->hasPendingConnections());
}

void TestPreviewSeal::navigationsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("button");
    QTest::addColumn<int>("keys");
    QTest::addColumn<bool>("opensOutside");
    const int left = Qt::LeftButton;
    const int middle = Qt::MiddleButton;
    const QByteArray link = "<a id=\"x\" href=\"@\">link</a>";
    QTest::newRow("link") << link << left << 0 << true;
    QTest::newRow("link, new window") << link << left << int(Qt::ShiftModifier) << true;
    QTest::newRow("link, new tab") << link << left << int(Qt::ControlModifier) << true;
    QTest::newRow("link, middle button") << link << middle << 0 << true;
    QTest::newRow("link to a new window")
        << QByteArray("<a id=\"x\" href=\"@\" target=\"_blank\">link</a>") << left << 0 << true;
    QTest::newRow("link in a drawing") << QByteArray("<svg width=80 height=80><a href=\"@\"><rect id=\"x\" width=80 "
                                                     "height=80 /></a></svg>")
                                       << left << 0 << true;
    QTest::newRow("ping") << QByteArray("<a id=\"x\" href=\"#end\" ping=\"@\">link</a>") << left << 0 << false;
    QTest::newRow("form") << QByteArray("<form action=\"@\"><button id=\"x\">Send</button></form>") << left << 0
                          << false;
    QTest::newRow("form, new window") << QByteArray(
                                             "<form action=\"@\" target=\"_blank\" method=\"post\"><button id=\"x\">"
                                             "Send</button></form>")
                                      << left << 0 << false;
    QTest::newRow("file link") << QByteArray("<a id=\"x\" href=\"file:///etc/passwd\">link</a>") << left << 0 << false;
    QTest::newRow("script link") << QByteArray("<a id=\"x\" href=\"javascript:document.title='run'\">link</a>") << left
                                 << 0 << false;
    QTest::newRow("relative link") << QByteArray("<a id=\"x\" href=\"other.html\">link</a>") << left << 0 << false;
    QTest::newRow("data link") << QByteArray("<a id=\"x\" href=\"data:text/html,x\">link</a>") << left << 0 << false;
    QTest::newRow("broken link") << QByteArray("<a id=\"x\" href=\"http://[\">link</a>") << left << 0 << false;
}

void TestPreviewSeal::navigationsAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, button);
    QFETCH(int, keys);
    QFETCH(bool, opensOutside);
    body.replace('@', address("x"));

    PreviewProbe probe;
    QSignalSpy connected(m_server.get(), &QTcpServer::newConnection);
    QSignalSpy opened(&probe.pane, &vd::PreviewPane::linkActivated);
    QVERIFY(probe.show(openPage({}, body)));
    const QUrl before = probe.page()->url();
    probe.click(u"#x"_s, Qt::MouseButton(button), Qt::KeyboardModifiers(keys));
    if (opensOutside) {
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toUrl(), QUrl(QString::fromLatin1(address("x"))));
    }
    QVERIFY(probe.show(openPage({}, body + "<p>after</p>")));
    QCOMPARE(opened.count(), opensOutside ? 1 : 0);
    QCOMPARE(probe.page()->url().adjusted(QUrl::RemoveFragment), before);
    QCOMPARE(probe.ask(u"document.title"_s).toString(), u"open");
    QCOMPARE(connected.count(), 0);
}

// The scheme of the preview passes the interceptor, so the page itself has to refuse.
void TestPreviewSeal::thePageCannotMoveItself()
{
    PreviewProbe probe;
    QVERIFY(probe.show(openPage({}, {})));
    const QByteArray restless = "<meta http-equiv=refresh content=\"0;url=?again\">";
    QVERIFY(probe.show(openPage(restless, {})));
    for (int i = 0; i < 5; ++i) // time enough to wish to move
        QVERIFY(probe.show(openPage(restless, "<p>" + QByteArray::number(i) + "</p>")));
    QVERIFY(!probe.page()->url().query().contains(u"again"_s));
    QCOMPARE(probe.ask(u"document.getElementById('end').previousSibling.textContent"_s).toString(), u"4");
}

void TestPreviewSeal::thePagesScriptsDoNotRun()
{
    PreviewProbe probe;
    const QByteArray body =
        "<script>document.title = 'run'</script><img src=\"data:x\" onerror=\"document.title='run'\">"
        "<svg onload=\"document.title='run'\"></svg><p id=\"x\" onclick=\"document.title='run'\">x</p>"
        "<details open ontoggle=\"document.title='run'\"><summary>s</summary></details>";
    QVERIFY(probe.show(openPage({}, body)));
    probe.click(u"#x"_s);
    QVERIFY(probe.show(openPage({}, body + body)));
    QCOMPARE(probe.ask(u"document.title"_s).toString(), u"open");
}

void TestPreviewSeal::droppedFilesDoNotNavigate()
{
    PreviewProbe probe;
    QVERIFY(probe.show(openPage({}, {})));
    const QUrl before = probe.page()->url();
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(u"/etc/hostname"_s)});
    QDragEnterEvent enter({40, 40}, Qt::CopyAction, &files, Qt::LeftButton, {});
    QVERIFY(!probe.view()->acceptDrops());
    QCoreApplication::sendEvent(probe.view(), &enter);
    QDropEvent drop(QPointF(40, 40), Qt::CopyAction, &files, Qt::LeftButton, {});
    QCoreApplication::sendEvent(probe.view(), &drop);
    QVERIFY(probe.show(openPage({}, "after")));
    QCOMPARE(probe.page()->url(), before);
}

void TestPreviewSeal::nothingIsKept()
{
    PreviewProbe probe;
    QVERIFY(probe.page()->profile()->isOffTheRecord());
    QVERIFY(!probe.page()->profile()->isSpellCheckEnabled());
}

// The other tests would pass with a deaf server, too.
void TestPreviewSeal::theServerWouldNotice()
{
    QSignalSpy connected(m_server.get(), &QTcpServer::newConnection);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_server->serverPort());
    QVERIFY(connected.wait());
}

int main(int argc, char *argv[])
{
    vd::preparePreview();
    QApplication app(argc, argv);
    TestPreviewSeal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_previewseal.moc"
