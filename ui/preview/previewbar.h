#pragma once

#include "previewpane.h"

#include <QHash>
#include <QToolBar>

class QActionGroup;
class QMenu;
class QToolButton;

namespace vd {

/// The preview's commands and the toolbar that shows them. It decides nothing: it says what was chosen and shows what
/// is.
class PreviewBar : public QToolBar
{
    Q_OBJECT

public:
    explicit PreviewBar(QWidget *parent);

    /// Icons take long to find; call this when there is time, before the bar is shown.
    void showIcons();
    void showWidth(PreviewWidth width);
    void showAppearance(PreviewAppearance appearance);
    void showZoom(double scale, bool fits);
    /// Commands that need a page.
    void setPagePresent(bool present);
    [[nodiscard]] QList<QAction *> menuActions() const { return m_menuActions; }

signals:
    void widthChosen(vd::PreviewWidth width);
    void appearanceChosen(vd::PreviewAppearance appearance);
    void zoomStepped(int direction); ///< 1 in, -1 out
    void zoomChosen(double scale);   ///< 0 for "as large as fits"
    void findAsked();
    void browserAsked();

private:
    QAction *command(const QString &name, const QString &toolTip, const QString &icon,
                     const QKeySequence &shortcut = {});
    QActionGroup *addWidths();
    QActionGroup *addAppearances();
    void addZoom();
    QToolButton *menuButton(QMenu *menu, const QString &name);

    QActionGroup *m_widths;
    QActionGroup *m_appearances;
    QToolButton *m_appearanceButton = nullptr;
    QToolButton *m_zoomButton = nullptr;
    QAction *m_zoomIn = nullptr;
    QAction *m_zoomOut = nullptr;
    QAction *m_actualSize = nullptr;
    QAction *m_fit = nullptr;
    QAction *m_find = nullptr;
    QAction *m_browser = nullptr;
    QList<QAction *> m_menuActions;
    QHash<QAction *, QString> m_icons; // names, until showIcons()
};

} // namespace vd
