// The preview where its browser cannot be loaded: it says so instead of a page, and goes on without one.

#include "previewpane.h"

#include <QLabel>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

class TestPreviewless : public QObject
{
    Q_OBJECT

private slots:
    void saysThatThereIsNoBrowser();
    void waitsUntilItIsStarted();
};

namespace {

QString said(const PreviewPane &pane)
{
    QStringList sentences;
    for (const QLabel *label : pane.findChildren<QLabel *>())
        if (label->isVisible() && !label->text().isEmpty())
            sentences << label->text();
    return sentences.join(u'\n');
}

} // namespace

void TestPreviewless::saysThatThereIsNoBrowser()
{
    PreviewPane pane;
    pane.show();
    pane.start();
    QVERIFY2(said(pane).contains(u"The preview's browser cannot be loaded: "_s), qPrintable(said(pane)));
    QVERIFY(said(pane).contains(u"Install Verdict Desk again."_s));
    pane.showMessage(u"Select a comparison."_s);
    QCOMPARE(said(pane), u"Select a comparison."_s);
    pane.showPage("<p>A page</p>", u"page"_s);
    QVERIFY2(said(pane).startsWith(u"The preview's browser cannot be loaded: "_s), qPrintable(said(pane)));
    QCOMPARE(pane.source(), QByteArray("<p>A page</p>"));
    pane.scrollToBlock(u"verdict"_s);
}

void TestPreviewless::waitsUntilItIsStarted()
{
    PreviewPane pane;
    pane.show();
    pane.showPage("<p>A page</p>", u"page"_s);
    QCOMPARE(said(pane), QString());
    pane.start();
    QVERIFY2(said(pane).startsWith(u"The preview's browser cannot be loaded: "_s), qPrintable(said(pane)));
}

QTEST_MAIN(TestPreviewless)
#include "tst_previewless.moc"
