#include "comparisonform.h"

#include "checks.h"
#include "comparisonfindings.h"
#include "comparisonoverview.h"
#include "comparisonpick.h"
#include "comparisontoolsfield.h"
#include "text.h"
#include "valuefields.h"

namespace vd {

ComparisonForm::ComparisonForm(Library &library, QWidget *parent) : FormOf(library, parent)
{
    page()->section(tr("Comparison"));
    m_tools = add(&Comparison::tools, new ComparisonToolsField(library), tr("Tools"),
                  tr("Two to four, in the order of the page."));
    addTexts();
    addPick();
    addStatus();
    addOverview();
    finish();
    buffer().setFinish([this](const Comparison &before, Comparison &after) { complete(before, after); });
    connect(&buffer(), &BufferBase::shown, this, &ComparisonForm::refreshSurroundings);
    connect(&library, &Library::changed, this, [this](const Changes &changes) {
        if (changes.touches(record())) // the buffer says shown()
            return;
        for (const Noun noun : {Noun::Tool, Noun::Review, Noun::Lens, Noun::Reviewer, Noun::Publication})
            if (changes.touches(noun))
                return isVisible() ? refreshSurroundings() : void(m_isStale = true);
    });
}

void ComparisonForm::addTexts()
{
    m_headline = add(&Comparison::headline, new LineField, tr("Headline"), tr("Left empty, it names the tools."));
    m_dek = add(&Comparison::dek, new TextField(2), tr("Dek"), tr("One or two sentences under the headline."));
    add(&Comparison::slug, new LineField, tr("Slug"), tr("The page's address; an old one keeps working."));
    add(&Comparison::pricingRead, new TextField(3), tr("Pricing read"),
        tr("What the prices mean, above the table of all plans. CommonMark."));
    add(&Comparison::summary, new TextField(4), tr("Summary"), tr("The verdict in a paragraph or two. CommonMark."));
}

void ComparisonForm::addPick()
{
    m_pick = new ComparisonPick;
    buffer().bind<Comparison>(
        m_pick, QStringLiteral("pick"), [](auto &comparison) -> auto & { return comparison; });
    page()->place(m_pick, tr("Pick"));
}

void ComparisonForm::addStatus()
{
    const QList<QPair<ComparisonStatus, QString>> statuses = {{ComparisonStatus::Draft, tr("draft")},
                                                              {ComparisonStatus::InReview, tr("in review")},
                                                              {ComparisonStatus::Ready, tr("ready")},
                                                              {ComparisonStatus::Published, tr("published")}};
    add(&Comparison::status, new ChoiceField(statuses), tr("Status"));
    add(&Comparison::publishedOn, new DateField, tr("Published on"), tr("Today when the status becomes published."));
}

void ComparisonForm::addOverview()
{
    m_scorecard = page()->section(tr("Scorecard"));
    m_overview = new ComparisonOverview;
    page()->addWidget(m_overview);
    page()->section(tr("Checks"));
    m_findings = new ComparisonFindings;
    page()->addWidget(m_findings);
    connect(m_overview, &ComparisonOverview::openRequested, this, &ComparisonForm::open);
    connect(m_findings, &ComparisonFindings::openRequested, this, &ComparisonForm::open);
}

void ComparisonForm::showEvent(QShowEvent *event)
{
    FormOf::showEvent(event);
    if (std::exchange(m_isStale, false))
        refreshSurroundings();
}

void ComparisonForm::complete(const Comparison &before, Comparison &after)
{
    if (after.pick == PickKind::Tool && !after.tools.contains(after.pickTool)) {
        after.pick = PickKind::None;
        after.pickTool = {};
    }
    const bool published = after.status == ComparisonStatus::Published && before.status != ComparisonStatus::Published;
    if (published && !after.publishedOn.isValid())
        after.publishedOn = library().today();
}

void ComparisonForm::refreshSurroundings()
{
    if (!record().isValid() || buffer().isGone())
        return;
    const auto values = ComparisonValues::load(library(), record().as<Comparison>());
    if (!values)
        return;
    QStringList names;
    QList<QPair<ToolId, QString>> tools;
    for (const Tool &tool : values->tools) {
        names << tool.name;
        tools.append({tool.id, tool.name});
    }
    m_tools->refreshNames();
    m_headline->setPlaceholder(versus(names));
    m_dek->setPlaceholder(values->publication.dek);
    m_pick->setTools(tools);
    m_pick->setSuggestion(
        suggestPick(values->tools, values->lenses, values->reviews, values->publication.minimumVotes));
    m_scorecard->setText(tr("Scorecard: %1").arg(ComparisonOverview::summary(*values)));
    m_overview->show(*values);
    m_findings->show(Checks::check(*values, library().today()), values->lenses);
}

void ComparisonForm::open(RecordRef target, const QString &field)
{
    if (target == record())
        focusField(field);
    else
        emit openRequested(target, field);
}

} // namespace vd
