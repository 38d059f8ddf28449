#include "themeflow.h"

#include "messagebar.h"
#include "pagetheme.h"
#include "prompts.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A text of others in an action, where & would become a mnemonic.
QString escaped(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

ThemeFlow::ThemeFlow(const DeskContext &context, MessageBar &bar, QMenu *menu, QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_menu(menu), m_window(window)
{
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &ThemeFlow::fillMenu);
}

void ThemeFlow::fillMenu()
{
    m_menu->clear();
    for (QMenu *choices : m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        choices->deleteLater();
    if (!m_library)
        return;
    const auto publication = m_library->publication();
    if (!publication)
        return;
    delete m_group;
    QActionGroup *group = m_group = new QActionGroup(m_menu);
    const QStringList builtIn = PageTheme::builtIn();
    for (const QString &key : builtIn)
        if (const auto theme = PageTheme::fileOf(PageTheme::folderOf(key, {})))
            offer(group, key, theme->name);
    m_menu->addSeparator();

    const QString chosen = publication->theme.isEmpty() ? builtIn.first() : publication->theme;
    const QString folder = PageTheme::folderOf(chosen, libraryFolder());
    const auto theme = PageTheme::fileOf(folder);
    if (!builtIn.contains(chosen)) {
        const QString name = QDir(folder).dirName();
        offer(group, chosen, theme ? tr("%1 (%2)").arg(theme->name, name) : name, QDir::toNativeSeparators(folder));
    }
    for (QAction *action : group->actions())
        action->setChecked(action->data().toString() == chosen);
    connect(m_menu->addAction(tr("&Folder…")), &QAction::triggered, this, &ThemeFlow::chooseFolder);
    if (theme)
        addOptions(*theme, *publication);
}

void ThemeFlow::offer(QActionGroup *group, const QString &theme, const QString &name, const QString &tip)
{
    QAction *action = m_menu->addAction(escaped(name));
    action->setActionGroup(group);
    action->setCheckable(true);
    action->setData(theme);
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, [this, theme] { choose(theme); });
}

void ThemeFlow::addOptions(const ThemeFile &theme, const Publication &publication)
{
    if (!theme.options.isEmpty())
        m_menu->addSeparator();
    for (const ThemeOption &option : theme.options) {
        QMenu *choices = m_menu->addMenu(escaped(option.label));
        auto *group = new QActionGroup(choices);
        for (const ThemeOption::Choice &choice : option.choices) {
            QAction *action = choices->addAction(escaped(choice.label));
            action->setActionGroup(group);
            action->setCheckable(true);
            action->setChecked(option.choice(publication.themeOptions) == choice.key);
            connect(action, &QAction::triggered, this,
                    [this, option = option.key, choice = choice.key] { chooseOption(option, choice); });
        }
    }
}

void ThemeFlow::chooseFolder()
{
    const QString folder = m_context.prompts.openFolder(m_window, tr("Theme"), libraryFolder());
    if (folder.isEmpty())
        return;
    // Beside the library, it travels with it.
    const QString relative = QDir(libraryFolder()).relativeFilePath(folder);
    choose(relative.startsWith(u".."_s) || QDir::isAbsolutePath(relative) ? folder : u"./"_s + relative);
}

void ThemeFlow::choose(const QString &theme)
{
    emit aboutToWrite();
    const QString folder = PageTheme::folderOf(theme, libraryFolder());
    if (const auto loaded = PageTheme::load(folder); !loaded)
        return m_bar.show({Message::Kind::Failure, tr("Not chosen: %1").arg(loaded.error().text())});
    auto publication = m_library->publication();
    if (!publication)
        return m_bar.show({Message::Kind::Failure, publication.error().text()});
    publication->theme = theme == PageTheme::builtIn().first() ? QString() : theme;
    store(*publication);
    if (!PageTheme::builtIn().contains(theme))
        m_bar.show({Message::Kind::Done, tr("The pages have the theme in %1. The preview follows what is edited there.")
                                             .arg(QDir::toNativeSeparators(folder))});
}

void ThemeFlow::chooseOption(const QString &option, const QString &choice)
{
    emit aboutToWrite();
    auto publication = m_library->publication();
    if (!publication)
        return m_bar.show({Message::Kind::Failure, publication.error().text()});
    publication->themeOptions.insert(option, choice);
    store(*publication);
}

void ThemeFlow::store(const Publication &publication)
{
    m_library->endBurst(); // every choice is taken back by itself
    if (const auto done = m_library->update(publication, tr("edit of Theme")); !done)
        m_bar.show({Message::Kind::Failure, done.error().text()});
}

QString ThemeFlow::libraryFolder() const
{
    return QFileInfo(m_library->path()).absolutePath();
}

} // namespace vd
