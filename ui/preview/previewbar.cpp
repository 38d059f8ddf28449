#include "previewbar.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

// Chooses silently: the group's signal is for what a person chooses.
void check(QActionGroup *group, int which)
{
    for (QAction *action : group->actions()) {
        if (action->data().toInt() == which)
            action->setChecked(true);
    }
}

} // namespace

PreviewBar::PreviewBar(QWidget *parent) : QToolBar(tr("Preview"), parent)
{
    setIconSize({16, 16});
    setMovable(false);
    m_widths = addWidths();
    addSeparator();
    m_appearances = addAppearances();
    addZoom();
    addSeparator();
    m_find = command(tr("&Find in page…"), tr("Find in page"), u"edit-find"_s, QKeySequence::Find);
    m_browser = command(tr("Open in &browser"), tr("Open the page in the web browser"), u"document-open-remote"_s);
    addActions({m_find, m_browser});
    connect(m_find, &QAction::triggered, this, &PreviewBar::findAsked);
    connect(m_browser, &QAction::triggered, this, &PreviewBar::browserAsked);

    const auto separator = [this] {
        auto *made = new QAction(this);
        made->setSeparator(true);
        return made;
    };
    m_menuActions =
        m_widths->actions() + QList<QAction *>{separator()} + m_appearances->actions() +
        QList<QAction *>{separator(), m_zoomIn, m_zoomOut, m_actualSize, m_fit, separator(), m_find, m_browser};
    for (QAction *action : m_menuActions) {
        if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action)))
            button->setAccessibleName(action->toolTip());
    }
}

void PreviewBar::showIcons()
{
    for (auto [action, name] : m_icons.asKeyValueRange())
        action->setIcon(QIcon::fromTheme(name));
    m_icons.clear();
}

void PreviewBar::showWidth(PreviewWidth width)
{
    check(m_widths, int(width));
}

void PreviewBar::showAppearance(PreviewAppearance appearance)
{
    check(m_appearances, int(appearance));
    const QString name = m_appearances->checkedAction()->toolTip();
    m_appearanceButton->setText(name);
    m_appearanceButton->setAccessibleName(tr("Appearance: %1").arg(name));
    m_widths->setEnabled(appearance != PreviewAppearance::Print); // paper has its own width
}

void PreviewBar::showZoom(double scale, bool fits)
{
    const QString percent = tr("%1 %").arg(locale().toString(int(std::round(scale * 100))));
    m_zoomButton->setText(percent);
    m_zoomButton->setAccessibleName(tr("Zoom: %1").arg(percent));
    m_fit->setChecked(fits);
}

void PreviewBar::setPagePresent(bool present)
{
    m_find->setEnabled(present);
    m_browser->setEnabled(present);
}

QAction *PreviewBar::command(const QString &name, const QString &toolTip, const QString &icon,
                             const QKeySequence &shortcut)
{
    auto *action = new QAction(name, this);
    m_icons.insert(action, icon);
    action->setToolTip(toolTip);
    action->setShortcut(shortcut);
    // The desk's other columns have texts of their own to find in.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!shortcut.isEmpty())
        action->setToolTip(tr("%1 (%2)").arg(toolTip, shortcut.toString(QKeySequence::NativeText)));
    return action;
}

QActionGroup *PreviewBar::addWidths()
{
    auto *group = new QActionGroup(this);
    const auto add = [&](PreviewWidth width, const QString &name, const QString &toolTip, const QString &icon) {
        QAction *action = group->addAction(command(name, toolTip, icon));
        action->setCheckable(true);
        action->setData(int(width));
        addAction(action);
    };
    add(PreviewWidth::Phone, tr("&Phone width"), tr("Phone, 390 pixels wide"), u"phone"_s);
    add(PreviewWidth::Tablet, tr("&Tablet width"), tr("Tablet, 768 pixels wide"), u"tablet"_s);
    add(PreviewWidth::Desktop, tr("&Desktop width"), tr("Desktop, 1280 pixels wide or more"), u"computer"_s);
    connect(group, &QActionGroup::triggered, this,
            [this](QAction *action) { emit widthChosen(PreviewWidth(action->data().toInt())); });
    return group;
}

QActionGroup *PreviewBar::addAppearances()
{
    auto *group = new QActionGroup(this);
    auto *menu = new QMenu(this);
    const auto add = [&](PreviewAppearance appearance, const QString &name, const QString &shortName) {
        QAction *action = group->addAction(command(name, shortName, {}));
        action->setCheckable(true);
        action->setData(int(appearance));
        menu->addAction(action);
    };
    add(PreviewAppearance::Light, tr("&Light appearance"), tr("Light"));
    add(PreviewAppearance::Dark, tr("Dar&k appearance"), tr("Dark"));
    add(PreviewAppearance::Print, tr("On pap&er"), tr("Paper"));
    connect(group, &QActionGroup::triggered, this,
            [this](QAction *action) { emit appearanceChosen(PreviewAppearance(action->data().toInt())); });
    m_appearanceButton = menuButton(menu, tr("Appearance of the page"));
    return group;
}

void PreviewBar::addZoom()
{
    m_zoomIn = command(tr("Zoom &in"), tr("Zoom in"), u"zoom-in"_s, QKeySequence::ZoomIn);
    m_zoomOut = command(tr("Zoom &out"), tr("Zoom out"), u"zoom-out"_s, QKeySequence::ZoomOut);
    m_actualSize = command(tr("&Actual size"), tr("100 %"), u"zoom-original"_s, Qt::CTRL | Qt::Key_0);
    m_fit = command(tr("Fit &width"), tr("As large as fits"), u"zoom-fit-best"_s);
    m_fit->setCheckable(true);
    connect(m_zoomIn, &QAction::triggered, this, [this] { emit zoomStepped(1); });
    connect(m_zoomOut, &QAction::triggered, this, [this] { emit zoomStepped(-1); });
    connect(m_actualSize, &QAction::triggered, this, [this] { emit zoomChosen(1); });
    connect(m_fit, &QAction::triggered, this, [this] { emit zoomChosen(0); });

    auto *menu = new QMenu(this);
    menu->addActions({m_zoomIn, m_zoomOut, m_actualSize, m_fit});
    m_zoomButton = menuButton(menu, tr("Zoom"));
}

QToolButton *PreviewBar::menuButton(QMenu *menu, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    addWidget(button);
    return button;
}

} // namespace vd
