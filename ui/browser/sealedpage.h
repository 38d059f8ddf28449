#pragma once

#include <QUrl>
#include <QWebEnginePage>

#include <functional>

namespace vd {

class SealedProfile;

/// One document in a browser page that goes nowhere: no request, no script of its own, no navigation, no window, no
/// form. An agent in an isolated script world patches the document, dresses it and reports clicks.
class SealedPage : public QWebEnginePage
{
    Q_OBJECT

public:
    explicit SealedPage(QObject *parent = nullptr);

    /// Loads the document anew. `serial` comes back with painted().
    void open(const QByteArray &html, const QString &appearance, int serial, double scroll);
    /// Turns the document into `html` in place. `answer` gets a negative number, or the scroll position at which the
    /// document must be opened instead.
    void patch(const QByteArray &html, int serial, const std::function<void(double)> &answer);
    /// "light", "dark" or "print", without touching the document.
    void dress(const QString &appearance);
    void showBlock(const QString &id, bool smooth);

    [[nodiscard]] int blockedRequests() const;

signals:
    void painted(int serial); ///< a frame with that version was presented
    void blockClicked(const QString &id);
    void linkActivated(const QUrl &url); ///< http, https or mailto

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;

private:
    SealedPage(SealedProfile *profile, QObject *parent);
    void call(
        const QString &function, const QVariantList &arguments,
        const std::function<void(const QVariant &)> &answer = [](const QVariant &) {});

    SealedProfile *m_profile;
    QUrl m_expected; ///< the one address that may be navigated to, until it is
};

} // namespace vd
