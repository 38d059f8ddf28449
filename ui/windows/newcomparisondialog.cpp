#include "newcomparisondialog.h"

#include "comparisontoolpicker.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace vd {

NewComparisonDialog::NewComparisonDialog(Library &library, const QList<ToolId> &preset, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("New comparison"));
    setMinimumWidth(440);
    auto *lead = new QLabel(tr("Which tools stand side by side? You can change them and their order later."));
    lead->setWordWrap(true);
    auto *form = new QFormLayout;
    const QStringList labels{tr("&First tool:"), tr("&Second tool:"), tr("&Third tool (optional):"),
                             tr("F&ourth tool (optional):")};
    for (int i = 0; i < most; ++i) {
        auto *box = new ComparisonToolPicker(library);
        box->setObjectName(QStringLiteral("tool%1").arg(i + 1));
        form->addRow(labels.at(i), box);
        if (i < preset.size())
            if (const auto tool = library.get(preset.at(i)))
                box->setTool(tool->id, tool->name);
        connect(box, &ComparisonToolPicker::picked, this, &NewComparisonDialog::check);
        m_boxes << box;
    }
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *compare = m_buttons->addButton(tr("&Compare"), QDialogButtonBox::AcceptRole);
    compare->setObjectName(QStringLiteral("compare"));
    compare->setDefault(true);
    m_buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false); // Enter must not throw the choice away
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(12);
    rows->addWidget(lead);
    rows->addLayout(form);
    rows->addWidget(m_problem);
    rows->addWidget(m_buttons);
    m_boxes.at(qMin(int(preset.size()), most - 1))->setFocus();
    check();
}

QList<ToolId> NewComparisonDialog::tools() const
{
    QList<ToolId> chosen;
    for (const ComparisonToolPicker *box : m_boxes)
        if (box->tool().isValid())
            chosen << box->tool();
    return chosen;
}

void NewComparisonDialog::check()
{
    const QList<ToolId> chosen = tools();
    const bool differ = QSet<ToolId>(chosen.begin(), chosen.end()).size() == chosen.size();
    bool areFound = true;
    for (const ComparisonToolPicker *box : std::as_const(m_boxes))
        areFound = areFound && (box->tool().isValid() || box->text().trimmed().isEmpty());
    QString problem;
    if (!differ)
        problem = tr("Each tool can stand on the page only once.");
    else if (!areFound)
        problem = tr("Choose each tool from the list that opens while you type.");
    else if (chosen.size() < fewest)
        problem = tr("A comparison needs at least two tools.");
    m_problem->setText(problem);
    findChild<QPushButton *>(QStringLiteral("compare"))->setEnabled(problem.isEmpty());
}

} // namespace vd
