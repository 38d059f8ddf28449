#pragma once

#include "checks.h"
#include "deskcontext.h"
#include "importing.h"
#include "library.h"
#include "siteexport.h"

#include <QObject>

class QAction;
class QWidget;

namespace vd {

class LibraryJob;

/// Writes the publication's site into a folder, on another thread, and says what became of it. The folder is remembered
/// for each library, so that the next time takes one click. Beside files of others, and what would give an anonymous
/// reviewer away, is written only when insisted on.
class SiteFlow : public QObject
{
    Q_OBJECT

public:
    /// The commands of the flow: to choose a folder, to export into the one that is remembered, and to see what that
    /// would change.
    struct Actions
    {
        QAction *choose;
        QAction *again;
        QAction *look;
    };

    SiteFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, const Actions &actions, QWidget *window);
    void setLibrary(Library *library) { m_library = library; }
    /// Enables the commands as what is published allows, and names the folder.
    void refreshActions();

signals:
    void aboutToRead(); ///< what is typed must be stored now
    void openRequested(vd::RecordRef record, const QString &field);

private:
    struct Order
    {
        QString folder;
        bool adopt = false;  ///< beside files of others
        bool anyway = false; ///< although somebody is given away
        bool dryRun = false; ///< only says what would be written
    };
    /// What the other thread brings back; without a report nothing was written.
    struct Outcome
    {
        bool isForeign = false; ///< the folder holds files of others
        QList<Finding> findings;
        std::optional<SiteReport> report;
    };

    void chooseFolder();
    void write(const Order &order);
    static Result<Outcome> work(Library &library, const Order &order, const Progress &progress);
    void askBeside(const Order &order);
    void warn(const Order &order, const QList<Finding> &findings);
    void told(const QString &folder, const SiteReport &report);
    void foretold(const QString &folder, const SiteReport &report);
    [[nodiscard]] QString rememberedFolder() const;
    void remember(const QString &folder);

    DeskContext m_context;
    MessageBar &m_bar;
    LibraryJob &m_job;
    Actions m_actions;
    QWidget *m_window;
    Library *m_library = nullptr;
};

} // namespace vd
