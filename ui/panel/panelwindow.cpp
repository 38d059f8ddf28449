#include "panelwindow.h"

#include "assignmentsource.h"
#include "assignmenttab.h"
#include "library.h"
#include "statisticstab.h"
#include "waitinglist.h"

#include <QEvent>
#include <QFileInfo>
#include <QSettings>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

namespace vd {

namespace {

const QString geometryKey = QStringLiteral("panel/geometry");

} // namespace

PanelWindow::PanelWindow(QSettings &settings)
    : m_settings(settings),
      m_source(new AssignmentSource(this)),
      m_tabs(new QTabWidget),
      m_assignments(new AssignmentTab(*m_source, settings)),
      m_waiting(new WaitingList),
      m_statistics(new StatisticsTab)
{
    setWindowTitle(tr("Panel"));
    setObjectName(QStringLiteral("panelWindow"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_assignments, tr("Assignments"));
    m_tabs->addTab(m_waiting, tr("Waiting for me"));
    m_tabs->addTab(m_statistics, tr("Figures"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);

    connect(m_source, &AssignmentSource::changed, this, &PanelWindow::refresh);
    connect(m_source, &AssignmentSource::failed, m_assignments, &AssignmentTab::say);
    connect(m_assignments, &AssignmentTab::openRequested, this, &PanelWindow::openRequested);
    connect(m_assignments, &AssignmentTab::aboutToWrite, this, &PanelWindow::aboutToWrite);
    connect(m_waiting, &WaitingList::openRequested, this, &PanelWindow::openRequested);
    connect(m_statistics, &StatisticsTab::openRequested, this, &PanelWindow::openRequested);

    constexpr QSize usual(1000, 640);
    constexpr QSize least(760, 420);
    setMinimumSize(least);
    resize(usual);
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    refresh();
}

void PanelWindow::setLibrary(Library *library)
{
    const QString file = library ? QFileInfo(library->path()).fileName() : QString();
    setWindowTitle(file.isEmpty() ? tr("Panel") : tr("Panel — %1").arg(file));
    m_source->setLibrary(library);
    m_statistics->setLibrary(library);
    setWriting(false);
    if (!library)
        close();
}

void PanelWindow::setWriting(bool elsewhere)
{
    const Library *library = m_source->library();
    m_assignments->setLock(elsewhere ? tr("An import is writing; assignments wait for its end.")
                           : library && library->isReadOnly() ? tr("This library is open for reading only.")
                                                              : QString());
}

void PanelWindow::refresh()
{
    m_assignments->refresh();
    m_waiting->show(m_source->assignments(), m_source->isRead());
    const int waiting = m_waiting->count();
    m_tabs->setTabText(m_tabs->indexOf(m_waiting),
                       waiting > 0 ? tr("Waiting for me (%1)").arg(waiting) : tr("Waiting for me"));
}

void PanelWindow::showEvent(QShowEvent *event)
{
    m_source->setWatched(true);
    QWidget::showEvent(event);
}

void PanelWindow::hideEvent(QHideEvent *event)
{
    m_source->setWatched(false);
    saveLayout();
    QWidget::hideEvent(event);
}

void PanelWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_source->lookAtTheDay();
}

void PanelWindow::saveLayout()
{
    m_settings.setValue(geometryKey, saveGeometry());
    m_assignments->saveLayout();
}

} // namespace vd
