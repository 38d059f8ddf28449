#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QWidget;

namespace vd {

enum class PreviewWidth { Phone, Tablet, Desktop };
enum class PreviewAppearance { Light, Dark, Print };

/// What a browser view tells the preview. All of them are set, and called from the event loop.
struct BrowserEvents
{
    std::function<void()> painted;                     ///< the newest bytes were presented
    std::function<void()> crashed;                     ///< nothing is shown until reload()
    std::function<void(const QString &)> blockClicked; ///< id of the nearest block
    std::function<void(const QUrl &)> linkActivated;   ///< http, https or mailto
    std::function<void(double)> scaleChanged;
    std::function<void(int)> zoomWheeled; ///< 1 in, -1 out
};

/// The preview's web view, as seen from a program that does not link Qt WebEngine: that alone takes longer to load than
/// the desk takes to show its window. The library ui/browser has it; loadBrowser() loads the library when the preview
/// starts. No QObject, because the two sides share no meta-objects.
class BrowserView
{
public:
    using Done = std::function<void(Result<void>)>;

    virtual ~BrowserView() = default;
    BrowserView() = default;
    BrowserView(const BrowserView &) = delete;
    BrowserView &operator=(const BrowserView &) = delete;

    /// Lives as long as this.
    [[nodiscard]] virtual QWidget *widget() = 0;
    virtual void show(const QByteArray &html, const QString &subject) = 0;
    virtual void reload() = 0;
    virtual void showBlock(const QString &id, bool smooth) = 0;
    virtual void setDevice(PreviewWidth width) = 0;
    virtual void setAppearance(PreviewAppearance appearance) = 0;
    virtual void setZoom(double scale) = 0; ///< 0 fits
    [[nodiscard]] virtual double scale() const = 0;
    virtual void openFind() = 0;
    virtual void closeFind() = 0;
    /// Asks for a printer and prints; `done` is called when it was printed or failed, not when the user says no.
    virtual void print(const QByteArray &html, QWidget *dialogParent, Done done) = 0;
    virtual void savePdf(const QByteArray &html, const QString &path, Done done) = 0;
};

/// Loads the library with Qt WebEngine (about 0.1 s and 100 MB) and makes a view. ErrorKind::File when the library is
/// not where the program was installed.
[[nodiscard]] Result<std::unique_ptr<BrowserView>> loadBrowser(BrowserEvents events);

} // namespace vd
