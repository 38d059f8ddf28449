#pragma once

#include "deskcontext.h"
#include "session.h"

#include <QObject>
#include <functional>

class QWidget;

namespace vd {

class LibraryJob;

/// How a desk opens libraries: the user's name from the settings or the system, the clock.
[[nodiscard]] Library::Options libraryOptions(const DeskContext &context, bool readOnly = false);

/// Libraries as files: making, opening, copying and checking them. Asks what needs asking and says what came of it.
class LibraryFlow : public QObject
{
    Q_OBJECT

public:
    /// Takes a library that was opened; answers false when the one that is open cannot be left.
    using Use = std::function<bool(std::unique_ptr<Session>)>;

    LibraryFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, QWidget *window, const Use &use);
    void setLibrary(Library *library) { m_library = library; }

    void create();
    void choose();
    /// A library that another desk has is offered for reading.
    void open(const QString &path, bool readOnly = false);
    /// The same, for what Session::open() made of the path.
    void receive(Session::Opened opened, const QString &path);
    /// The sample library in the user's data folder, made when there is none yet.
    void openSample();

    void backUp();
    void saveAsJson();
    void verify();

    static QString filter();

signals:
    void recentChanged();

private:
    void use(Session::Opened opened, const QString &path);
    bool addSample(Library &library);
    [[nodiscard]] QString folder() const;
    void fail(const QString &sentence);

    DeskContext m_context;
    MessageBar &m_bar;
    LibraryJob &m_job;
    QWidget *m_window;
    Use m_use;
    Library *m_library = nullptr;
};

} // namespace vd
