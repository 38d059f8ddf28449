#pragma once

#include "deskcontext.h"
#include "library.h"

#include <QObject>

class QWidget;

namespace vd {

class LibraryJob;

/// Making and removing records: asks what needs asking, changes the library, says what happened and offers to undo it.
class RecordFlow : public QObject
{
    Q_OBJECT

public:
    RecordFlow(const DeskContext &context, MessageBar &bar, const LibraryJob &job, QWidget *window);
    void setLibrary(Library *library) { m_library = library; }

    void newTool();
    void newReviewer();
    void newLens();
    /// Asks for two to four tools, beginning with these.
    void newComparison(const QList<ToolId> &preset);
    /// Asks, naming who uses them; several records are one undo step. The publication stays.
    void remove(const QList<RecordRef> &records);
    /// A draft of the next round for everyone who reviewed the tool.
    void newRound(ToolId tool);

signals:
    void made(vd::RecordRef record, const QString &field); ///< show it, with the field's text selected
    void undoRequested();

private:
    template <class Record>
    void add(const Record &record, const QString &action, const QString &field);
    bool isReady();
    void fail(const Error &error);

    DeskContext m_context;
    MessageBar &m_bar;
    const LibraryJob &m_job;
    QWidget *m_window;
    Library *m_library = nullptr;
};

} // namespace vd
