#pragma once

#include "noun.h"
#include "statisticstexts.h"

#include <QTimer>
#include <QWidget>
#include <memory>

class QButtonGroup;
class QLabel;
class QScrollArea;
class QTableView;

namespace vd {

class BackgroundReader;
class Library;
struct Changes;
class StatisticsChart;
class StatisticsModel;
class StatisticsOrder;

/// The panel seen whole: ship rates, agreement and turnaround by reviewer, lens or category, drawn and as a table, with
/// warnings in words. Read off the interface thread; follows the library while it is shown.
class StatisticsTab : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsTab(QWidget *parent = nullptr);
    ~StatisticsTab() override;

    /// The library must outlive the tab or be replaced; nullptr is none.
    void setLibrary(Library *library);

signals:
    /// The reviewer or lens of a row.
    void openRequested(vd::RecordRef record, const QString &field);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeSwitch();
    [[nodiscard]] QWidget *makeChartArea();
    void makeTable();
    void follow(const Changes &changes);
    void read();
    void refresh();
    void showHint(const QString &sentence); ///< instead of the figures
    void drawInOrder();
    void showCurrentRow();
    void copy();
    [[nodiscard]] Grouping grouping() const;

    Library *m_library = nullptr;
    std::unique_ptr<BackgroundReader> m_reader;
    PanelStatistics m_statistics;
    QTimer m_later;
    bool m_stale = true; ///< something changed since the last reading
    StatisticsModel *m_model;
    StatisticsOrder *m_order;
    QButtonGroup *m_groupings;
    QLabel *m_panel;
    QLabel *m_hint;
    QWidget *m_figures;
    StatisticsChart *m_chart;
    QScrollArea *m_chartArea;
    QTableView *m_table;
    QLabel *m_warnings;
};

} // namespace vd
