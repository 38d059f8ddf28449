#include "toolform.h"

#include "community.h"
#include "logofield.h"
#include "percent.h"
#include "price.h"
#include "reviewlinks.h"
#include "rowsfield.h"
#include "slugfollower.h"
#include "textfields.h"
#include "valuefields.h"

namespace vd {

ToolForm::ToolForm(Library &library, QWidget *parent) : FormOf(library, parent)
{
    addDetails();
    addTexts();
    addScorecard();
    addPlans();
    addFacts();
    addVotes();
    finish();
    connect(&buffer(), &BufferBase::shown, this, &ToolForm::showFigures);
    connect(&this->library(), &Library::changed, this, [this](const Changes &changes) {
        if (changes.touches(Noun::Publication) && !buffer().isGone())
            showFigures();
    });
}

void ToolForm::addDetails()
{
    page()->section(tr("Details"));
    auto *name = add(&Tool::name, new LineField, tr("Name"));
    auto *slug = add(
        &Tool::slug, new LineField, tr("Slug"),
        tr("The tool's address. Follows the name until it is edited or the tool is used; an old one keeps working."));
    new SlugFollower(library(), buffer(), name, slug, this);
    add(&Tool::tagline, new LineField, tr("Tagline"), tr("One line under the name."));
    add(&Tool::vendor, new LineField, tr("Vendor"));
    add(&Tool::category, new LineField(tr("Coding assistant")), tr("Category"));
    add(&Tool::tags, new TagsField(tr("local, open weights")), tr("Tags"), tr("Separated by commas."));
    add(&Tool::website, new LineField(QStringLiteral("https://example.org")), tr("Website"));
    add(&Tool::license, new LineField(tr("Apache-2.0, proprietary …")), tr("Licence"));
    add(&Tool::released, new DateField, tr("Released"));
    add(&Tool::logo, new LogoField, tr("Logo"),
        tr("Drop or paste a PNG, JPEG, WebP or GIF. Larger pictures are scaled down to 256 pixels."));
}

void ToolForm::addTexts()
{
    page()->section(tr("In words"), tr("Texts are CommonMark; pros and cons have one entry per line."));
    add(&Tool::description, new TextField(5), tr("Description"), tr("What it is and does."));
    add(&Tool::bestFor, new TextField(2), tr("Best for"), tr("Who should ship with it."));
    add(&Tool::notFor, new TextField(2), tr("Not for"), tr("Who should look elsewhere."));
    add(&Tool::pros, new LinesField(3), tr("Pros"));
    add(&Tool::cons, new LinesField(3), tr("Cons"));
}

void ToolForm::addScorecard()
{
    page()->section(tr("Scorecard"));
    m_reviews = new ReviewLinks(library());
    page()->addWidget(m_reviews);
    connect(m_reviews, &ReviewLinks::lensChosen, this,
            [this](const QString &lens) { emit openRequested(record(), lens + QStringLiteral(".quote")); });
}

void ToolForm::addPlans()
{
    page()->section(tr("Prices"));
    const QList<QPair<Period, QString>> periods = {{Period::Month, tr("a month")},
                                                   {Period::Year, tr("a year")},
                                                   {Period::Once, tr("once")},
                                                   {Period::Usage, tr("by usage")}};
    const QList<PartColumn<Plan>> columns = {
        textColumn(&Plan::name, {.title = tr("Plan"), .width = 11, .stretch = 3}),
        amountColumn(&Plan::amount, {.title = tr("Amount"), .hint = tr("ask"), .width = 7}),
        textColumn(&Plan::currency, {.title = tr("Currency"), .width = 5, .stretch = 0, .rank = 1}),
        choiceColumn(&Plan::period, {.title = tr("Per"), .width = 9}, periods),
        textColumn(&Plan::unit, {.title = tr("Unit"), .width = 9, .stretch = 1, .rank = 2}),
        textColumn(&Plan::note, {.title = tr("Note"), .width = 12, .stretch = 2, .rank = 3}),
        dateColumn(&Plan::asOf, {.title = tr("As of"), .width = 11, .stretch = 0, .rank = 3}),
        textColumn(&Plan::source, {.title = tr("Source"),
                                   .example = QStringLiteral("https://example.org/pricing"),
                                   .width = 12,
                                   .stretch = 2,
                                   .rank = 4}),
    };
    auto *plans = new RowsField<Plan>(columns, tr("Add a plan…"));
    addWide(&Tool::plans, plans, tr("Plans"),
            tr("Leave the amount empty when the vendor has to be asked; 0 is free. Enter edits a cell, Tab moves on."));
    connect(&buffer(), &BufferBase::shown, plans, [this, plans] {
        if (const auto publication = library().publication())
            plans->model()->setHint(QStringLiteral("currency"), publication->currency);
    });
    m_entryPrice = page()->addRemark();
}

void ToolForm::addFacts()
{
    page()->section(tr("Side by side"));
    const QList<PartColumn<Fact>> columns = {
        textColumn(&Fact::name, {.title = tr("Fact"), .width = 13, .stretch = 2}),
        textColumn(&Fact::value, {.title = tr("Value"), .width = 13, .stretch = 3}),
        dateColumn(&Fact::asOf, {.title = tr("As of"), .width = 11, .stretch = 0, .rank = 1}),
        textColumn(&Fact::source, {.title = tr("Source"),
                                   .example = QStringLiteral("https://example.org/docs"),
                                   .width = 14,
                                   .stretch = 2,
                                   .rank = 2}),
    };
    addWide(&Tool::facts, new RowsField<Fact>(columns, tr("Add a fact…")), tr("Facts"),
            tr("Facts of the same name, e.g. \"Context window\", stand in one row of a comparison's table."));
}

void ToolForm::addVotes()
{
    page()->section(tr("Community"));
    const QList<PartColumn<VoteTally>> columns = {
        dateColumn(&VoteTally::asOf, {.title = tr("Counted on"), .width = 11}),
        countColumn(&VoteTally::ship, {.title = tr("Ship"), .width = 6}),
        countColumn(&VoteTally::skip, {.title = tr("Skip"), .width = 6}),
        textColumn(&VoteTally::source, {.title = tr("Source"), .width = 14, .stretch = 3, .rank = 1}),
    };
    addWide(&Tool::votes, new RowsField<VoteTally>(columns, tr("Add a count…")), tr("Votes"),
            tr("What readers said, one row per count of new votes: the rows are added up."));
    m_community = page()->addRemark();
}

void ToolForm::showFigures()
{
    const auto publication = library().publication();
    if (!publication)
        return;
    const Tool &tool = buffer().storedRecord();
    m_reviews->show(tool.id);

    const auto entry = entryPrice(tool.plans, publication->currency);
    m_entryPrice->setText(entry ? tr("Entry price: %1").arg(entryText(entry))
                                : tr("Entry price: — (no plan has a price by the month or year in one currency)"));
    m_entryPrice->setVisible(!tool.plans.isEmpty());

    const Community votes = community(tool.votes, publication->minimumVotes);
    if (votes.isKnown())
        m_community->setText(tr("Community: %1 % say ship, of %2 votes; the true share lies between %3 % and %4 % "
                                "(95 % interval).")
                                 .arg(*votes.percent)
                                 .arg(votes.total)
                                 .arg(wholePercent(votes.interval.low))
                                 .arg(wholePercent(votes.interval.high)));
    else
        m_community->setText(tr("Community: — until %1 votes are counted; so far there are %2.")
                                 .arg(publication->minimumVotes)
                                 .arg(votes.total));
    m_community->setVisible(!tool.votes.isEmpty());
}

} // namespace vd
