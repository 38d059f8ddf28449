#include "columnmappingdialog.h"

#include "columntable.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace vd {

namespace {

enum Column { Name, Becomes, FirstSample };
constexpr int samples = 3;
constexpr int longestSample = 200; ///< characters; a cell may hold a whole article

/// What stands over a sample: the file it is from, or which row it is.
QString sampleTitle(const ColumnTable::Row &row, int number)
{
    const QFileInfo file(row.file);
    if (row.file.isEmpty())
        return ColumnMappingDialog::tr("Row %1").arg(number);
    return file.completeBaseName() == QLatin1String("index") ? file.dir().dirName() : file.fileName();
}

QTableWidgetItem *cell(const QString &text)
{
    const QStringList lines = text.left(longestSample).split(u'\n', Qt::SkipEmptyParts); // a list's parts, too
    auto *item = new QTableWidgetItem(lines.join(QStringLiteral(" · ")).simplified());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text.left(longestSample));
    return item;
}

} // namespace

ColumnMappingDialog::ColumnMappingDialog(const QString &path, const ColumnTable &table, const QString &about,
                                         const ColumnMapping &suggestion, QWidget *parent)
    : QDialog(parent), m_mapping(suggestion)
{
    setWindowTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    auto *lead = new QLabel(about);
    lead->setObjectName(QStringLiteral("mappingFacts"));
    lead->setWordWrap(true);
    const int shown = int(std::min<qsizetype>(samples, table.rows().size()));
    m_columns = new QTableWidget(int(table.header().size()), FirstSample + shown);
    m_columns->setAccessibleName(tr("Columns and what they become"));
    fill(table);

    m_verdict = new QLabel;
    m_verdict->setObjectName(QStringLiteral("mappingVerdict"));
    m_verdict->setWordWrap(true);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *import = m_buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    import->setObjectName(QStringLiteral("mappingImport"));
    import->setDefault(true);
    m_buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false); // Enter must not throw the work away
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(10);
    rows->addWidget(lead);
    rows->addWidget(m_columns, 1);
    rows->addWidget(m_verdict);
    rows->addWidget(m_buttons);
    constexpr QSize roomy(880, 560);
    resize(roomy);
    import->setFocus(); // what the names suggest is right most of the time
    check();
}

void ColumnMappingDialog::fill(const ColumnTable &table)
{
    const int shown = m_columns->columnCount() - FirstSample;
    const bool isOfFiles = shown > 0 && !table.rows().first().file.isEmpty(); // whose front matter has keys
    QStringList titles{isOfFiles ? tr("Key") : tr("Column"), tr("Becomes")};
    for (int sample = 0; sample < shown; ++sample)
        titles << sampleTitle(table.rows().at(sample), sample + 1);
    m_columns->setHorizontalHeaderLabels(titles);
    m_columns->verticalHeader()->hide();
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    m_columns->setTabKeyNavigation(false); // Tab goes from choice to choice
    m_columns->setFocusPolicy(Qt::NoFocus);
    m_columns->setWordWrap(false);
    for (int row = 0; row < table.header().size(); ++row) {
        m_columns->setItem(row, Name, cell(table.header().at(row)));
        addChoice(table.header().at(row), row);
        for (int sample = 0; sample < shown; ++sample)
            m_columns->setItem(row, FirstSample + sample, cell(table.rows().at(sample).cells.at(row)));
    }
    m_columns->resizeColumnToContents(Name);
    m_columns->resizeColumnToContents(Becomes);
    for (int sample = 0; sample < shown; ++sample)
        m_columns->horizontalHeader()->setSectionResizeMode(FirstSample + sample, QHeaderView::Stretch);
    m_columns->resizeRowsToContents();
}

void ColumnMappingDialog::addChoice(const QString &column, int row)
{
    auto *choice = new QComboBox;
    choice->setObjectName(QStringLiteral("mappingColumn%1").arg(row));
    choice->setAccessibleName(tr("What %1 becomes").arg(column));
    for (const ColumnField field : ColumnMapping::allFields())
        choice->addItem(ColumnMapping::title(field), int(field));
    choice->setCurrentIndex(choice->findData(int(m_mapping.field(row))));
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, row] {
        m_mapping.setField(row, ColumnField(choice->currentData().toInt()));
        check();
    });
    m_columns->setCellWidget(row, Becomes, choice);
}

void ColumnMappingDialog::check()
{
    const QString problem = m_mapping.problem();
    if (!problem.isEmpty())
        m_verdict->setText(problem);
    else if (m_mapping.isOfVotes())
        m_verdict->setText(tr("These are votes, for tools that are in the library already."));
    else
        m_verdict->setText(tr("These are tools. What is in the library already under the same name is updated."));
    findChild<QPushButton *>(QStringLiteral("mappingImport"))->setEnabled(problem.isEmpty());
}

} // namespace vd
