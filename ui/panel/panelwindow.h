#pragma once

#include "noun.h"

#include <QWidget>

class QLabel;
class QSettings;
class QTabWidget;

namespace vd {

class AssignmentSource;
class AssignmentTab;
class Library;
class StatisticsTab;
class WaitingList;

/// The panel in a window of its own beside the desk, a tab for each way to look at it. Follows the library while it is
/// shown; its place on the screen is kept in the settings. It opens nothing itself: records are asked for.
class PanelWindow : public QWidget
{
    Q_OBJECT

public:
    /// The settings outlive the window.
    explicit PanelWindow(QSettings &settings);

    /// The library must outlive the window or be replaced; nullptr is none.
    void setLibrary(Library *library);
    /// While somebody else writes (an import), nothing here does.
    void setWriting(bool elsewhere);

signals:
    void openRequested(vd::RecordRef record, const QString &field);
    /// What is typed elsewhere should be stored now: assignments are about to be read or written.
    void aboutToWrite();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void saveLayout();

    QSettings &m_settings;
    AssignmentSource *m_source;
    QTabWidget *m_tabs;
    AssignmentTab *m_assignments;
    WaitingList *m_waiting;
    StatisticsTab *m_statistics;
};

} // namespace vd
