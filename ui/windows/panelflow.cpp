#include "panelflow.h"

#include "focusing.h"
#include "panelwindow.h"

namespace vd {

PanelFlow::PanelFlow(const DeskContext &context, const QList<QAction *> &shared, QObject *parent)
    : QObject(parent), m_context(context), m_shared(shared)
{
}

PanelFlow::~PanelFlow() = default;

void PanelFlow::setLibrary(Library *library)
{
    m_library = library;
    if (m_window)
        m_window->setLibrary(library);
}

void PanelFlow::setWriting(bool elsewhere)
{
    m_isWriting = elsewhere;
    if (m_window)
        m_window->setWriting(elsewhere);
}

void PanelFlow::show()
{
    if (!m_library)
        return;
    if (!m_window) {
        m_window = std::make_unique<PanelWindow>(m_context.settings);
        m_window->addActions(m_shared);
        connect(m_window.get(), &PanelWindow::openRequested, this, &PanelFlow::openRequested);
        connect(m_window.get(), &PanelWindow::aboutToWrite, this, &PanelFlow::aboutToWrite);
        m_window->setLibrary(m_library);
        m_window->setWriting(m_isWriting);
    }
    emit aboutToWrite();
    bringForward(m_window.get());
}

void PanelFlow::close()
{
    if (m_window)
        m_window->close();
}

} // namespace vd
