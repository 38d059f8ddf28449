#include "statisticstab.h"

#include "backgroundreader.h"
#include "library.h"
#include "statisticschart.h"
#include "statisticsmodel.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace vd {

namespace {

QLabel *wrapped(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

QLabel *quiet(const QString &name, const QString &text)
{
    QLabel *label = wrapped(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    QFont small = label->font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    label->setFont(small);
    label->setText(text);
    return label;
}

} // namespace

StatisticsTab::StatisticsTab(QWidget *parent)
    : QWidget(parent),
      m_model(new StatisticsModel(this)),
      m_order(new StatisticsOrder(m_model, this)),
      m_groupings(new QButtonGroup(this)),
      m_panel(wrapped(QStringLiteral("panelSentence"))),
      m_hint(wrapped(QStringLiteral("statisticsHint"))),
      m_figures(new QWidget),
      m_chart(new StatisticsChart),
      m_chartArea(new QScrollArea),
      m_table(new QTableView),
      m_warnings(wrapped(QStringLiteral("statisticsWarnings")))
{
    constexpr int pause = 100; // ms: an import announces much at once, and all reviews are read
    m_later.setSingleShot(true);
    m_later.setInterval(pause);
    connect(&m_later, &QTimer::timeout, this, &StatisticsTab::read);
    makeTable();
    m_hint->setMargin(8);
    m_hint->setAlignment(Qt::AlignTop);

    auto *halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(makeChartArea());
    halves->addWidget(m_table);
    halves->setSizes({1, 1}); // what there is in equal parts
    auto *figures = new QVBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->addWidget(makeSwitch());
    figures->addWidget(m_panel);
    figures->addWidget(halves, 1);
    figures->addWidget(m_warnings);
    figures->addWidget(quiet(QStringLiteral("statisticsMethod"), StatisticsTexts::method()));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_figures, 1);
    setTabOrder(m_groupings->buttons().constLast(), m_table);
    refresh();
}

StatisticsTab::~StatisticsTab() = default;

QWidget *StatisticsTab::makeSwitch()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new QLabel(tr("Figures by")));
    for (const Grouping grouping : {Grouping::Reviewer, Grouping::Lens, Grouping::Category}) {
        auto *button = new QRadioButton(StatisticsTexts::one(grouping));
        button->setObjectName(QStringLiteral("grouping%1").arg(int(grouping)));
        button->setAccessibleName(tr("Figures by %1").arg(StatisticsTexts::one(grouping)));
        button->setChecked(grouping == Grouping::Reviewer);
        m_groupings->addButton(button, int(grouping));
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(m_groupings, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            refresh();
    });
    return row;
}

QWidget *StatisticsTab::makeChartArea()
{
    auto *area = new QWidget;
    m_chartArea->setWidget(m_chart);
    m_chartArea->setWidgetResizable(true);
    m_chartArea->setFocusPolicy(Qt::NoFocus); // it follows the table
    m_chartArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chartArea->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chartArea, 1);
    layout->addWidget(quiet(QStringLiteral("statisticsLegend"),
                            tr("● ship rate   ○ a rate that says little   ━ its 95 % interval   ┃ the others   "
                               "┆ the whole panel")));
    connect(m_chart, &StatisticsChart::rowClicked, this, [this](int row) {
        m_table->setCurrentIndex(m_order->index(
            row, m_table->currentIndex().isValid() ? m_table->currentIndex().column() : StatisticsTexts::Name));
    });
    return area;
}

void StatisticsTab::makeTable()
{
    m_table->setObjectName(QStringLiteral("statistics"));
    m_table->setAccessibleName(tr("The panel's figures"));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setModel(m_order);
    m_table->setSortingEnabled(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);

    auto *copy = new QAction(QIcon::fromTheme(QStringLiteral("edit-copy")), tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &StatisticsTab::copy);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const PanelFigures figures = m_order->figures().at(index.row());
        if (grouping() == Grouping::Reviewer)
            emit openRequested(ReviewerId{figures.id}, {});
        else if (grouping() == Grouping::Lens)
            emit openRequested(LensId{figures.id}, {});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StatisticsTab::showCurrentRow);
    connect(m_order, &QAbstractItemModel::modelReset, this, &StatisticsTab::drawInOrder);
    connect(m_order, &QAbstractItemModel::layoutChanged, this, &StatisticsTab::drawInOrder);
    connect(m_order, &QAbstractItemModel::dataChanged, this, &StatisticsTab::drawInOrder);
}

Grouping StatisticsTab::grouping() const
{
    return Grouping(m_groupings->checkedId());
}

void StatisticsTab::setLibrary(Library *library)
{
    if (m_library)
        disconnect(m_library, nullptr, this, nullptr);
    m_later.stop();
    m_reader.reset();
    m_library = library;
    m_statistics = {};
    m_stale = true;
    if (m_library) {
        m_reader = std::make_unique<BackgroundReader>(m_library->path());
        connect(m_library, &Library::changed, this, &StatisticsTab::follow);
    }
    showHint(m_library ? tr("Reading…") : QString());
    if (isVisible())
        read();
}

void StatisticsTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void StatisticsTab::follow(const Changes &changes)
{
    const bool matters = changes.touches(Noun::Review) || changes.touches(Noun::Tool) || changes.touches(Noun::Lens) ||
                         changes.touches(Noun::Reviewer);
    if (!matters)
        return;
    m_stale = true;
    if (isVisible())
        m_later.start();
}

void StatisticsTab::read()
{
    m_later.stop();
    if (!m_library || !isVisible())
        return;
    m_stale = false;
    m_reader->ask<PanelStatistics>(
        [](Connection &connection, const BackgroundReader::Stale &) -> Result<PanelStatistics> {
            const auto rows = panelRows(connection);
            if (!rows)
                return rows.error();
            return panelStatistics(*rows);
        },
        [this](const Result<PanelStatistics> &read) {
            if (!read) {
                m_stale = true; // it is tried again when somebody looks again
                return showHint(read.error().text());
            }
            m_statistics = *read;
            refresh();
        });
}

void StatisticsTab::refresh()
{
    const PanelFigures &panel = m_statistics.panel;
    if (panel.verdicts.total() == 0 && panel.writing.reviews == 0) {
        showHint(tr("No verdict is approved yet.\n\nOnce reviews are approved, this shows how often each reviewer says "
                    "ship, how far the panel agrees, and how long reviews take."));
        return;
    }
    m_hint->hide();
    m_figures->show();
    m_panel->setText(StatisticsTexts::panelSentence(panel));
    const QList<PanelFigures> &figures = m_statistics.by(grouping());
    m_model->show(figures, grouping());
    QStringList warnings;
    for (const QString &sentence : StatisticsTexts::warnings(figures))
        warnings << tr("⚠ %1", "warning").arg(sentence);
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

void StatisticsTab::showHint(const QString &sentence)
{
    m_hint->setText(sentence);
    m_hint->show();
    m_figures->hide();
}

void StatisticsTab::drawInOrder()
{
    m_chart->show(m_order->figures(), m_statistics.panel, grouping());
    showCurrentRow();
    m_table->resizeColumnsToContents();
    const int widestName = 26 * fontMetrics().averageCharWidth();
    if (m_table->columnWidth(StatisticsTexts::Name) > widestName)
        m_table->setColumnWidth(StatisticsTexts::Name, widestName);
}

void StatisticsTab::showCurrentRow()
{
    const int row = m_table->currentIndex().row();
    m_chart->setCurrentRow(row);
    if (row < 0)
        return;
    const QRect place = m_chart->rowRect(row);
    m_chartArea->ensureVisible(place.center().x(), place.center().y(), 0, place.height());
}

/// The selected rows, all without a selection, under their heads, as spreadsheets take them.
void StatisticsTab::copy()
{
    QStringList lines;
    const auto add = [&](const auto &textOf) {
        QStringList cells;
        for (int column = 0; column < m_order->columnCount(); ++column)
            cells << textOf(column).toString().simplified();
        lines << cells.join(u'\t');
    };
    add([&](int column) { return m_order->headerData(column, Qt::Horizontal); });
    const bool all = !m_table->selectionModel()->hasSelection();
    for (int row = 0; row < m_order->rowCount(); ++row)
        if (all || m_table->selectionModel()->isRowSelected(row))
            add([&](int column) { return m_order->index(row, column).data(); });
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace vd
