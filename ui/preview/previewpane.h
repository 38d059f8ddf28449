#pragma once

#include "browserview.h"
#include "result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>
#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTemporaryDir;
class QVBoxLayout;

namespace vd {

class PreviewBar;

/// The rendered page beside the form: shows the very bytes that export writes, at the width of a device, light, dark or
/// as on paper. It opens no connection and runs no script of the page. preparePreview() must have run before the
/// QApplication. Until start() the pane is a quiet placeholder that remembers what to show.
class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);
    ~PreviewPane() override;

    /// Loads the browser and makes the web view: call it after the first window is painted. Later calls do nothing.
    /// Where the browser is missing, the pane says so instead of showing a page.
    void start();

    /// Shows these bytes, keeping the scroll position. When updates come faster than they can be painted only the
    /// newest is shown; painted() follows. `subject` says what the page is about, for instance a slug: a new subject
    /// starts at the top of its page.
    void showPage(const QByteArray &html, const QString &subject = {});
    /// Shows a sentence instead of a page: nothing is chosen, or why there is no page. source() is empty then.
    void showMessage(const QString &sentence);
    /// Says above the page what is wrong with it, while it stays; nothing with "".
    void showNotice(const QString &sentence);
    /// What showPage() was last given.
    [[nodiscard]] QByteArray source() const;

    /// Brings a block of the page into view and outlines it for a moment. Remembered when the page is not there yet.
    void scrollToBlock(const QString &id);

    [[nodiscard]] PreviewWidth pageWidth() const;
    void setPageWidth(PreviewWidth width);
    [[nodiscard]] PreviewAppearance appearance() const;
    void setAppearance(PreviewAppearance appearance);
    /// The scale in use, 1 for 100 %.
    [[nodiscard]] double zoom() const;
    /// A fixed scale; 0 for "as large as fits, at most 100 %", which is the default.
    void setZoom(double scale);

    /// Width, appearance and zoom, for the settings.
    [[nodiscard]] QByteArray saveState() const;
    /// Restores saveState(); what it does not understand is left as it is.
    void restoreState(const QByteArray &state);

    /// The pane's commands for the View menu, with separators: widths, appearances, zoom, find, open in browser.
    /// Shortcuts work only while the pane has the focus.
    [[nodiscard]] QList<QAction *> menuActions() const;

    /// Asks for a printer and prints the page in its light appearance. Nothing happens without a page.
    void print(QWidget *dialogParent);
    /// Writes the page as PDF, whole or not at all, on the paper of the locale. `done` is called once, later, with
    /// ErrorKind::File when the file cannot be written and Refused when there is no page to write, or no browser.
    void savePdf(const QString &path, std::function<void(Result<void>)> done);

signals:
    void painted();                          ///< the newest bytes are in the view and a frame with them was presented
    void blockClicked(const QString &id);    ///< the nearest block with an id around a click
    void linkActivated(const QUrl &url);     ///< a http, https or mailto link was clicked: open it outside
    void browserRequested(const QUrl &file); ///< "Open in browser": a copy of the page, which lives as long as the pane
    void failed(const QString &sentence);    ///< a command of the pane did not work

private:
    void makeNotice();
    void makeBody();
    void connectBar();
    void showSentence(const QString &sentence, bool reloadable);
    void stepZoom(int direction);
    void openInBrowser();
    [[nodiscard]] BrowserEvents browserEvents();
    [[nodiscard]] bool hasPage() const { return !m_source.isNull(); }

    QByteArray m_source; // null while a sentence is shown
    QString m_subject;
    QString m_block; // to be shown when the view is made
    PreviewWidth m_width = PreviewWidth::Tablet;
    PreviewAppearance m_appearance = PreviewAppearance::Light;
    double m_zoom = 0; // 0 fits
    std::unique_ptr<QTemporaryDir> m_browserCopy;

    PreviewBar *m_bar;
    QFrame *m_notice = nullptr; // made when there is one
    QLabel *m_noticeText = nullptr;
    QStackedWidget *m_body;
    QLabel *m_sentence = nullptr;
    QPushButton *m_reload = nullptr;
    QString m_noBrowser;                    // why start() failed
    std::unique_ptr<BrowserView> m_browser; // from start() on
};

} // namespace vd
