#pragma once

#include "comparisonvalues.h"
#include "formof.h"

namespace vd {

class ComparisonFindings;
class ComparisonOverview;
class ComparisonPick;
class ComparisonToolsField;
class LineField;
class TextField;

/// A comparison: its tools and texts, the pick beside what the desk suggests, where the reviews stand, and the checks.
/// What is about another record asks for it with openRequested().
class ComparisonForm : public FormOf<Comparison>
{
    Q_OBJECT

public:
    explicit ComparisonForm(Library &library, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addTexts();
    void addPick();
    void addStatus();
    void addOverview();
    void complete(const Comparison &before, Comparison &after);
    void refreshSurroundings(); ///< what follows from other records
    void open(RecordRef record, const QString &field);

    ComparisonToolsField *m_tools = nullptr;
    LineField *m_headline = nullptr;
    TextField *m_dek = nullptr;
    ComparisonPick *m_pick = nullptr;
    QLabel *m_scorecard = nullptr;
    ComparisonOverview *m_overview = nullptr;
    ComparisonFindings *m_findings = nullptr;
    bool m_isStale = false; ///< something changed while the form was hidden
};

} // namespace vd
