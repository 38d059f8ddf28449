#pragma once

#include "deskcontext.h"
#include "library.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace vd {

struct ThemeFile;

/// The menu File ▸ Theme: which theme the publication's pages have, one that comes with the program or a folder's, and
/// what is chosen of its options. A theme that cannot be used is not chosen; the message says why.
class ThemeFlow : public QObject
{
    Q_OBJECT

public:
    ThemeFlow(const DeskContext &context, MessageBar &bar, QMenu *menu, QWidget *window);
    void setLibrary(Library *library) { m_library = library; }

signals:
    void aboutToWrite(); ///< what is typed must be stored now

private:
    void fillMenu();
    void offer(QActionGroup *group, const QString &theme, const QString &name, const QString &tip = {});
    void addOptions(const ThemeFile &theme, const Publication &publication);
    void chooseFolder();
    void choose(const QString &theme);
    void chooseOption(const QString &option, const QString &choice);
    void store(const Publication &publication);
    [[nodiscard]] QString libraryFolder() const;

    DeskContext m_context;
    MessageBar &m_bar;
    QMenu *m_menu;
    QActionGroup *m_group = nullptr; ///< of the themes in the menu
    QWidget *m_window;
    Library *m_library = nullptr;
};

} // namespace vd
