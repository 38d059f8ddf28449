#include "sealedpage.h"

#include "previewbridge.h"
#include "sealedprofile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QUrlQuery>
#include <QWebChannel>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

Q_LOGGING_CATEGORY(agentLog, "verdict.preview")

constexpr quint32 agentWorld = QWebEngineScript::ApplicationWorld;

QString resource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The resource %s is missing from the program.", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QWebEngineScript agent()
{
    QWebEngineScript script;
    script.setName(u"agent"_s);
    script.setWorldId(agentWorld);
    script.setInjectionPoint(QWebEngineScript::DocumentReady);
    script.setRunsOnSubFrames(false);
    script.setSourceCode(resource(u":/qtwebchannel/qwebchannel.js"_s) + u'\n' +
                         resource(u":/verdict/preview/previewagent.js"_s));
    return script;
}

void switchOffWhatAPageNeverNeeds(QWebEngineSettings *settings)
{
    // Scripts in the agent's own world run all the same.
    for (const auto attribute :
         {QWebEngineSettings::JavascriptEnabled, QWebEngineSettings::JavascriptCanOpenWindows,
          QWebEngineSettings::LocalStorageEnabled, QWebEngineSettings::LocalContentCanAccessRemoteUrls,
          QWebEngineSettings::LocalContentCanAccessFileUrls, QWebEngineSettings::PluginsEnabled,
          QWebEngineSettings::PdfViewerEnabled, QWebEngineSettings::FullScreenSupportEnabled,
          QWebEngineSettings::ScreenCaptureEnabled, QWebEngineSettings::WebGLEnabled,
          QWebEngineSettings::DnsPrefetchEnabled, QWebEngineSettings::HyperlinkAuditingEnabled,
          QWebEngineSettings::AutoLoadIconsForPage, QWebEngineSettings::ErrorPageEnabled,
          QWebEngineSettings::FocusOnNavigationEnabled})
        settings->setAttribute(attribute, false);
}

} // namespace

SealedPage::SealedPage(QObject *parent) : SealedPage(new SealedProfile, parent) {}

SealedPage::SealedPage(SealedProfile *profile, QObject *parent) : QWebEnginePage(profile, parent), m_profile(profile)
{
    profile->setParent(this); // goes after the page, as the engine wants it
    switchOffWhatAPageNeverNeeds(settings());
    scripts().insert(agent());

    auto *bridge = new PreviewBridge(this);
    auto *channel = new QWebChannel(this);
    channel->registerObject(u"desk"_s, bridge);
    setWebChannel(channel, agentWorld);
    connect(bridge, &PreviewBridge::painted, this, &SealedPage::painted);
    connect(bridge, &PreviewBridge::blockClicked, this, &SealedPage::blockClicked);
    connect(bridge, &PreviewBridge::linkActivated, this, [this](const QString &address) {
        const QUrl url(address, QUrl::StrictMode);
        const QString scheme = url.scheme();
        if (scheme == "http"_L1 || scheme == "https"_L1 || scheme == "mailto"_L1)
            emit linkActivated(url);
    });
}

void SealedPage::open(const QByteArray &html, const QString &appearance, int serial, double scroll)
{
    m_profile->setDocument(html);
    m_expected = SealedProfile::url();
    m_expected.setQuery(QUrlQuery{
        {u"appearance"_s, appearance}, {u"serial"_s, QString::number(serial)}, {u"scroll"_s, QString::number(scroll)}});
    load(m_expected);
}

void SealedPage::patch(const QByteArray &html, int serial, const std::function<void(double)> &answer)
{
    call(u"patch"_s, {serial, QString::fromUtf8(html)},
         [answer](const QVariant &scroll) { answer(scroll.isValid() ? scroll.toDouble() : 0.0); });
}

void SealedPage::dress(const QString &appearance)
{
    call(u"setAppearance"_s, {appearance});
}

void SealedPage::showBlock(const QString &id, bool smooth)
{
    call(u"showBlock"_s, {id, smooth});
}

int SealedPage::blockedRequests() const
{
    return m_profile->blockedRequests();
}

bool SealedPage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (!isMainFrame || type != NavigationTypeTyped || url != m_expected)
        return false;
    m_expected.clear();
    return true;
}

QWebEnginePage *SealedPage::createWindow(WebWindowType)
{
    return nullptr;
}

void SealedPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &message, int line,
                                          const QString &)
{
    qCDebug(agentLog) << line << message;
}

void SealedPage::call(const QString &function, const QVariantList &arguments,
                      const std::function<void(const QVariant &)> &answer)
{
    const QByteArray json = QJsonDocument(QJsonArray::fromVariantList(arguments)).toJson(QJsonDocument::Compact);
    runJavaScript(u"verdictDesk."_s + function + u"(..."_s + QString::fromUtf8(json) + u')', agentWorld, answer);
}

} // namespace vd
