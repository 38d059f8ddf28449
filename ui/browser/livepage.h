#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QUrl>

namespace vd {

class SealedPage;

/// Keeps a browser page at the newest version of a document. The first version is loaded, later ones patch it in place
/// and keep the scroll position. A version that comes while one is on its way waits, and only the newest waiting one is
/// shown.
class LivePage : public QObject
{
    Q_OBJECT

public:
    explicit LivePage(QObject *parent = nullptr);

    [[nodiscard]] SealedPage *page() const { return m_page; }

    /// `subject` says what the page is about: a new subject starts at the top.
    void show(const QByteArray &html, const QString &subject);
    void setAppearance(const QString &appearance);
    /// At once, or when the version on its way has arrived.
    void showBlock(const QString &id, bool smooth);
    /// Loads the newest version again, after the page's process died.
    void reload();

signals:
    void painted(); ///< the newest version is presented
    void crashed(); ///< the page's process ended; nothing is shown until reload()

private:
    void advance();
    void open(double scroll);
    void onPainted(int serial);
    [[nodiscard]] bool isCurrent() const; // what was sent last is what is seen

    SealedPage *m_page;
    QByteArray m_html; // the newest version
    QString m_subject; // of the newest version
    QString m_shown;   // subject of the loaded document
    QString m_appearance;
    QString m_block; // to be shown on arrival
    bool m_smooth = false;
    bool m_loaded = false;    // there is a document that can be patched
    bool m_undressed = false; // the appearance changed while a version was on its way
    bool m_waiting = false;   // m_html is newer than what was sent
    int m_serial = 0;         // of the last version sent
    int m_arrived = 0;        // of the last version painted
};

} // namespace vd
