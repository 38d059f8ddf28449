#include "csvmappingdialog.h"

#include "csvtable.h"

#include <QComboBox>
#include <QDialogButtonBox>
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

QString delimiterName(QChar delimiter)
{
    switch (delimiter.unicode()) {
    case u',':
        return CsvMappingDialog::tr("commas");
    case u';':
        return CsvMappingDialog::tr("semicolons");
    case u'\t':
        return CsvMappingDialog::tr("tabs");
    case u'|':
        return CsvMappingDialog::tr("bars");
    default:
        return QString(delimiter);
    }
}

QTableWidgetItem *cell(const QString &text)
{
    auto *item = new QTableWidgetItem(text.left(longestSample).simplified());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text.left(longestSample));
    return item;
}

} // namespace

CsvMappingDialog::CsvMappingDialog(const QString &fileName, const CsvTable &table, QWidget *parent)
    : QDialog(parent), m_mapping(CsvMapping::suggest(table.header()))
{
    setWindowTitle(tr("Import %1").arg(QFileInfo(fileName).fileName()));
    const auto number = table.rows().size();
    const QString count = number == 1 ? tr("One row") : tr("%n rows", nullptr, int(number));
    auto *lead = new QLabel(tr("%1, separated by %2, written in %3. What does each column become?")
                                .arg(count, delimiterName(table.delimiter()), table.encoding()));
    lead->setObjectName(QStringLiteral("csvFacts"));
    lead->setWordWrap(true);
    m_columns = new QTableWidget(int(table.header().size()), FirstSample + samples);
    m_columns->setAccessibleName(tr("Columns of the file"));
    fill(table);

    m_verdict = new QLabel;
    m_verdict->setObjectName(QStringLiteral("csvVerdict"));
    m_verdict->setWordWrap(true);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *import = m_buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    import->setObjectName(QStringLiteral("csvImport"));
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

void CsvMappingDialog::fill(const CsvTable &table)
{
    QStringList titles{tr("Column"), tr("Becomes")};
    for (int sample = 0; sample < samples; ++sample)
        titles << tr("Row %1").arg(sample + 1);
    m_columns->setHorizontalHeaderLabels(titles);
    m_columns->verticalHeader()->hide();
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    m_columns->setTabKeyNavigation(false); // Tab goes from choice to choice
    m_columns->setFocusPolicy(Qt::NoFocus);
    m_columns->setWordWrap(false);
    for (int row = 0; row < table.header().size(); ++row) {
        m_columns->setItem(row, Name, cell(table.header().at(row)));
        addChoice(table.header().at(row), row);
        for (int sample = 0; sample < samples && sample < table.rows().size(); ++sample)
            m_columns->setItem(row, FirstSample + sample, cell(table.rows().at(sample).cells.at(row)));
    }
    m_columns->resizeColumnToContents(Name);
    m_columns->resizeColumnToContents(Becomes);
    for (int sample = 0; sample < samples; ++sample)
        m_columns->horizontalHeader()->setSectionResizeMode(FirstSample + sample, QHeaderView::Stretch);
    m_columns->resizeRowsToContents();
}

void CsvMappingDialog::addChoice(const QString &column, int row)
{
    auto *choice = new QComboBox;
    choice->setObjectName(QStringLiteral("csvColumn%1").arg(row));
    choice->setAccessibleName(tr("What %1 becomes").arg(column));
    for (const CsvField field : CsvMapping::allFields())
        choice->addItem(CsvMapping::title(field), int(field));
    choice->setCurrentIndex(choice->findData(int(m_mapping.field(row))));
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, row] {
        m_mapping.setField(row, CsvField(choice->currentData().toInt()));
        check();
    });
    m_columns->setCellWidget(row, Becomes, choice);
}

void CsvMappingDialog::check()
{
    const QString problem = m_mapping.problem();
    if (!problem.isEmpty())
        m_verdict->setText(problem);
    else if (m_mapping.isOfVotes())
        m_verdict->setText(tr("These are votes, for tools that are in the library already."));
    else
        m_verdict->setText(tr("These are tools. What is in the library already under the same name is updated."));
    findChild<QPushButton *>(QStringLiteral("csvImport"))->setEnabled(problem.isEmpty());
}

} // namespace vd
