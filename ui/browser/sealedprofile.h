#pragma once

#include <QByteArray>
#include <QUrl>
#include <QWebEngineProfile>

namespace vd {

/// Registers the scheme of sealed pages. Once, before the first profile is made.
void registerSealedScheme();

/// A browser profile that holds one document in memory and reaches nothing else: every request but for that document
/// and for data: addresses is refused and counted. Nothing is written to disk.
class SealedProfile : public QWebEngineProfile
{
    Q_OBJECT

public:
    explicit SealedProfile(QObject *parent = nullptr);
    ~SealedProfile() override;

    /// What the next load of url() answers with.
    void setDocument(const QByteArray &html);
    [[nodiscard]] static QUrl url();

    [[nodiscard]] int blockedRequests() const;

private:
    class Interceptor;
    class Handler;
    Interceptor *m_interceptor;
    Handler *m_handler;
};

} // namespace vd
