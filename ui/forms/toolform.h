#pragma once

#include "formof.h"

namespace vd {

class ReviewLinks;

/// A tool with its plans, facts and votes. Where its reviews stand is shown lens by lens; a click asks with
/// openRequested() for the tool's own record and the scorecard's field, e.g. "primitive.quote", whether there is a
/// review yet or not.
class ToolForm : public FormOf<Tool>
{
    Q_OBJECT

public:
    explicit ToolForm(Library &library, QWidget *parent = nullptr);

private:
    void addDetails();
    void addTexts();
    void addPlans();
    void addFacts();
    void addVotes();
    void addScorecard();
    void showFigures();

    ReviewLinks *m_reviews = nullptr;
    QLabel *m_entryPrice = nullptr;
    QLabel *m_community = nullptr;
};

} // namespace vd
