#pragma once

#include "deskcontext.h"
#include "noun.h"

#include <QObject>
#include <memory>

class QAction;

namespace vd {

class Library;
class PanelWindow;

/// The panel's window beside the desk: made when it is first asked for, gone with the desk.
class PanelFlow : public QObject
{
    Q_OBJECT

public:
    /// `shared` are the desk's commands that work in the panel's window too, e.g. Undo.
    PanelFlow(const DeskContext &context, const QList<QAction *> &shared, QObject *parent);
    ~PanelFlow() override;

    void setLibrary(Library *library);
    /// While an import writes.
    void setWriting(bool elsewhere);
    void show();
    void close();
    [[nodiscard]] PanelWindow *window() const { return m_window.get(); } ///< nullptr until it is asked for

signals:
    void openRequested(vd::RecordRef record, const QString &field);
    void aboutToWrite();

private:
    DeskContext m_context;
    QList<QAction *> m_shared;
    Library *m_library = nullptr;
    bool m_isWriting = false; ///< somebody else
    std::unique_ptr<PanelWindow> m_window;
};

} // namespace vd
