#include "sealedprofile.h"

#include <QBuffer>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>
#include <QWebEngineUrlSchemeHandler>

using namespace Qt::StringLiterals;

namespace vd {

namespace {
constexpr auto schemeName = "verdict-preview";
}

void registerSealedScheme()
{
    QWebEngineUrlScheme scheme(schemeName);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(scheme);
}

class SealedProfile::Interceptor : public QWebEngineUrlRequestInterceptor
{
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &request) override
    {
        const QString scheme = request.requestUrl().scheme();
        if (scheme == QLatin1StringView(schemeName) || scheme == "data"_L1)
            return;
        request.block(true);
        ++blocked;
    }

    int blocked = 0;
};

class SealedProfile::Handler : public QWebEngineUrlSchemeHandler
{
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    void requestStarted(QWebEngineUrlRequestJob *job) override
    {
        // A relative address in the page ends up here too: there is only the one document.
        if (job->requestUrl().path() != "/"_L1) {
            job->fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        auto *device = new QBuffer(job);
        device->setData(html);
        device->open(QIODevice::ReadOnly);
        job->reply("text/html; charset=utf-8", device);
    }

    QByteArray html;
};

SealedProfile::SealedProfile(QObject *parent)
    : QWebEngineProfile(parent), m_interceptor(new Interceptor(this)), m_handler(new Handler(this))
{
    setUrlRequestInterceptor(m_interceptor);
    installUrlSchemeHandler(schemeName, m_handler);
    setHttpCacheType(NoCache);
    setPersistentCookiesPolicy(NoPersistentCookies);
    setSpellCheckEnabled(false);
}

SealedProfile::~SealedProfile()
{
    removeUrlSchemeHandler(m_handler);
    setUrlRequestInterceptor(nullptr);
}

void SealedProfile::setDocument(const QByteArray &html)
{
    m_handler->html = html;
}

QUrl SealedProfile::url()
{
    return QUrl(QLatin1StringView(schemeName) + u"://page/"_s);
}

int SealedProfile::blockedRequests() const
{
    return m_interceptor->blocked;
}

} // namespace vd
