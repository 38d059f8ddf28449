#pragma once

#include "previewpane.h"
#include "sealedpage.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineView>

/// A started preview on screen, and questions to the page in it.
class PreviewProbe
{
public:
    explicit PreviewProbe(QSize size = {800, 600})
    {
        pane.resize(size);
        pane.show();
        pane.start();
    }

    vd::SealedPage *page() { return pane.findChild<vd::SealedPage *>(); }
    QWebEngineView *view() { return pane.findChild<QWebEngineView *>(); }
    /// What takes the mouse inside the view.
    QWidget *target() { return view()->focusProxy(); }

    /// Shows a page and waits until it is painted.
    [[nodiscard]] bool show(const QByteArray &html, const QString &subject = {})
    {
        QSignalSpy painted(&pane, &vd::PreviewPane::painted);
        pane.showPage(html, subject);
        return painted.wait(15000);
    }

    QVariant ask(const QString &expression)
    {
        QVariant answer;
        bool answered = false;
        page()->runJavaScript(expression, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
            answer = value;
            answered = true;
        });
        (void)QTest::qWaitFor([&] { return answered; }, 15000);
        return answer;
    }

    /// The middle of an element, in the view's pixels.
    QPoint middleOf(const QString &selector)
    {
        const QVariantList box =
            ask(QStringLiteral("(() => { const b = document.querySelector('%1').getBoundingClientRect();"
                               "return [b.left + b.width / 2, b.top + b.height / 2]; })()")
                    .arg(selector))
                .toList();
        if (box.size() != 2)
            return {-1, -1};
        const double zoom = view()->zoomFactor();
        return {int(box[0].toDouble() * zoom), int(box[1].toDouble() * zoom)};
    }

    void click(const QString &selector, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(target(), button, keys, middleOf(selector));
    }

    vd::PreviewPane pane;
};

inline QByteArray wholePage(const QByteArray &body, const QByteArray &head = {})
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A vs B</title>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
           "img-src data:\">\n" +
           head + "</head>\n<body>\n" + body + "\n</body>\n</html>\n";
}
