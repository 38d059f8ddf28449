#pragma once

#include "digest.h"
#include "digestexport.h"
#include "themesource.h"

#include <QTimer>
#include <QWidget>
#include <memory>

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTextBrowser;
class QToolButton;

namespace vd {

struct Changes;
class DigestForm;
class Library;
class PageTheme;
class PreviewPane;

/// Digests in a window of their own beside the desk: chosen or made above, edited on the left, seen as mail, text and
/// page on the right. Follows the library and the publication's theme; while that is broken what was seen with it whole
/// stays. Its place on the screen is kept in the settings.
class DigestWindow : public QWidget
{
    Q_OBJECT

public:
    /// The settings outlive the window.
    explicit DigestWindow(QSettings &settings);
    ~DigestWindow() override;

    /// The library must outlive the window or be replaced; nullptr is none.
    void setLibrary(Library *library);
    /// While somebody else writes (an import), nothing here does.
    void setWriting(bool elsewhere);
    /// Stores what is typed.
    void flush();
    /// Why something that is typed is not stored.
    [[nodiscard]] QStringList refusals() const;
    /// As it is typed; one without a slug when none is chosen.
    [[nodiscard]] Digest digest() const;
    /// A line below the form: what was done, or why not.
    void say(const QString &sentence);

signals:
    void exportRequested();
    /// What is typed elsewhere should be stored now: records are about to be read.
    void aboutToRead();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeChooser();
    QWidget *makeViews();
    void makeForm();
    void libraryChanged(const Changes &changes);
    void list(DigestId chosen);
    void choose(DigestId digest);
    void makeDigest();
    void removeDigest();
    void propose();
    void addEntry(ComparisonId comparison);
    void store(const Digest &digest, const QString &action, const QString &done);
    void showViews();
    [[nodiscard]] QString themeFailure();
    void showText(const QString &text, bool fromTop);
    void refreshCommands();
    [[nodiscard]] DigestId chosen() const;

    QSettings &m_settings;
    Library *m_library = nullptr;
    bool m_isWriting = false;
    bool m_saysRefusal = false;
    ThemeSource m_themes;
    DigestFiles m_files;                      ///< as they were made last
    DigestId m_seen;                          ///< whose they are
    std::shared_ptr<const PageTheme> m_words; ///< the page's labels, which every theme has
    QComboBox *m_digests;
    QDateEdit *m_from, *m_to;
    QPushButton *m_new;
    QToolButton *m_remove;
    QSplitter *m_columns;
    QStackedWidget *m_left;
    DigestForm *m_form = nullptr;
    QTabBar *m_tabs;
    QStackedWidget *m_views;
    PreviewPane *m_preview;
    QTextBrowser *m_text;
    QLabel *m_state;
    QPushButton *m_export;
    QTimer m_viewTimer;
};

} // namespace vd
