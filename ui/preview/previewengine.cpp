#include "previewengine.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <unistd.h>

namespace vd {

namespace {

constexpr auto sandboxVariable = "QTWEBENGINE_DISABLE_SANDBOX";
constexpr auto flagsVariable = "QTWEBENGINE_CHROMIUM_FLAGS";

bool switchedOffForRoot = false;

bool sandboxIsOff()
{
    return qgetenv(sandboxVariable) == "1" || qgetenv(flagsVariable).contains("--no-sandbox");
}

// Chromium keeps the last of two equal switches, so the user's own come after the desk's.
void addFlags()
{
    const QByteArrayList flags{
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=\"MAP * ~NOTFOUND\"",
        // Scroll bars lie above the page, as on a phone: the page gets the whole width of the device.
        "--enable-features=OverlayScrollbar",
        qgetenv(flagsVariable),
    };
    qputenv(flagsVariable, flags.join(' ').trimmed());
}

} // namespace

void preparePreview()
{
    addFlags();
    // A page of OpenGL settings at every start. QT_LOGGING_RULES brings it back.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.webenginecontext.info=false"));
    if (geteuid() == 0 && !sandboxIsOff()) {
        qputenv(sandboxVariable, "1");
        switchedOffForRoot = true;
    }
}

QString sandboxNote()
{
    if (!switchedOffForRoot)
        return {};
    return QCoreApplication::translate(
        "vd::PreviewPane", "The desk runs as root, where Chromium's sandbox refuses to start: the preview runs "
                           "without it. It loads nothing but the desk's own pages.");
}

} // namespace vd
