#pragma once

#include "deskcontext.h"

#include <QList>
#include <QObject>
#include <memory>

class QAction;

namespace vd {

class DigestWindow;
class Library;

/// The digests' window beside the desk, and what is exported from it: made when it is first asked for, gone with the
/// desk.
class DigestFlow : public QObject
{
    Q_OBJECT

public:
    /// `shared` are the desk's commands that work in the window too, e.g. Undo.
    DigestFlow(const DeskContext &context, const QList<QAction *> &shared, QObject *parent);
    ~DigestFlow() override;

    void setLibrary(Library *library);
    /// While an import writes.
    void setWriting(bool elsewhere);
    void show();
    /// Stores what is typed.
    void flush();
    [[nodiscard]] QStringList refusals() const;                           ///< why something that is typed is not stored
    [[nodiscard]] DigestWindow *window() const { return m_window.get(); } ///< nullptr until it is asked for

signals:
    void aboutToRead(); ///< what is typed elsewhere must be stored now

private:
    void exportDigest();

    DeskContext m_context;
    QList<QAction *> m_shared;
    Library *m_library = nullptr;
    bool m_isWriting = false; ///< somebody else
    std::unique_ptr<DigestWindow> m_window;
};

} // namespace vd
