// The window with its rendered page: the engine as the desk itself loads it, headless and on a display.

#include "deskfixture.h"

#include <QAction>

#include "deskactions.h"
#include "library.h"

namespace vd {

class TestDeskPreview : public QObject
{
    Q_OBJECT

    /// A desk with its preview shown, started as the program starts it.
    struct DeskWithPreview : DeskFixture
    {
        DeskWithPreview()
        {
            window->close();
            settings.setValue(QStringLiteral("window/preview"), true);
            makeWindow();
            window->resize(1360, 860);
            openSample();
            QSignalSpy painted(window->preview(), &PreviewPane::painted);
            showWindow();
            if (!painted.wait(patience))
                qFatal("the page was not painted");
        }

        /// The web view; it comes from a library that this test does not link.
        [[nodiscard]] QWidget *view() const
        {
            for (QWidget *widget : window->preview()->findChildren<QWidget *>())
                if (widget->accessibleName() == QStringLiteral("Rendered page"))
                    return widget;
            return nullptr;
        }
    };
    static constexpr int patience = 20000; // ms

private slots:
    void typingIsPainted()
    {
        DeskWithPreview desk;
        PreviewPane *preview = desk.window->preview();
        desk.window->openRecord(desk.firstComparison());
        QTRY_VERIFY(desk.view() && desk.view()->isVisible());
        const QImage before = desk.view()->grab().toImage();

        QSignalSpy painted(preview, &PreviewPane::painted);
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Set in type a moment ago."), true));
        QVERIFY(painted.wait(patience));
        QTRY_VERIFY(preview->source().contains("Set in type a moment ago."));
        QTRY_VERIFY_WITH_TIMEOUT(desk.view()->grab().toImage() != before, patience);
    }

    void aClickOnThePageChoosesTheField()
    {
        DeskWithPreview desk;
        desk.window->openRecord(desk.firstComparison());
        QSignalSpy clicked(desk.window->preview(), &PreviewPane::blockClicked);
        QWidget *target = desk.view()->focusProxy();
        QVERIFY(target);
        constexpr int step = 12; // pixels; some line of the header is met
        for (int y = step; y < target->height() && clicked.isEmpty(); y += step) {
            QTest::mouseClick(target, Qt::LeftButton, {}, {target->width() / 3, y});
            (void)QTest::qWaitFor([&] { return !clicked.isEmpty(); }, 200);
        }
        QVERIFY(!clicked.isEmpty());
        const QWidget *focused = desk.window->focusWidget();
        QVERIFY(focused);
        QVERIFY2(desk.window->editor()->isAncestorOf(focused), qPrintable(clicked.first().first().toString()));
    }

    void savesThePageAsPdf()
    {
        DeskWithPreview desk;
        for (QAction *action : {desk.window->actions()->savePdf, desk.window->actions()->exportPage}) {
            const QString path = desk.file(action->text().remove(u'&') + QStringLiteral(".PDF")); // its name decides
            desk.prompts.filesToSave = {path};
            action->trigger();
            QTRY_COMPARE_WITH_TIMEOUT(desk.message(), QStringLiteral("Exported to ") + path, patience);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.read(5) == "%PDF-");
        }
    }
};

} // namespace vd

int main(int argc, char **argv)
{
    return vd::runDeskTest<vd::TestDeskPreview>(argc, argv);
}

#include "tst_deskpreview.moc"
