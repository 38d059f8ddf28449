#include "scorecardform.h"

#include "banner.h"
#include "scorecardtab.h"
#include "writingaids.h"

#include <QLabel>
#include <QShortcut>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace vd {

ScorecardForm::ScorecardForm(Library &library, QWidget *parent)
    : RecordForm(parent),
      m_library(library),
      m_aids(new WritingAids(library, this)),
      m_banner(new Banner),
      m_tabs(new QTabWidget),
      m_stack(new QStackedLayout)
{
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setAccessibleName(tr("Lenses"));
    auto *empty =
        new QLabel(tr("Nothing is selected, or it is no longer in the library.\nSelect a tool in the list; Undo "
                      "brings back what was deleted."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setMargin(24);
    empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty = empty;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addLayout(m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    m_banner->setReadOnly(library.isReadOnly());
    // A tab widget's own Ctrl+Tab does not get past a combo box, which searches for it.
    for (const auto &[keys, step] :
         {std::pair(QKeySequence::NextChild, 1), std::pair(QKeySequence::PreviousChild, -1)}) {
        auto *shortcut = new QShortcut(keys, m_tabs);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = step] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
        });
    }
    connect(&library, &Library::changed, this, &ScorecardForm::refresh);
    makeTabs();
}

ScorecardForm::~ScorecardForm()
{
    // What its parts still tell while they go is nobody's any more.
    flush();
    m_library.disconnect(this);
    m_tabs->disconnect(this);
}

RecordRef ScorecardForm::record() const
{
    const ScorecardTab *current = tab(m_tabs->currentIndex());
    if (current && current->review().isValid())
        return current->review();
    return m_tool.isValid() ? RecordRef(m_tool) : RecordRef();
}

void ScorecardForm::load(RecordRef record)
{
    if (record.noun != Noun::Review)
        return openTool(record.as<Tool>());
    const auto review = m_library.get(record.as<Review>());
    const auto lens = review ? m_library.get(review->lens) : Result<Lens>(review.error());
    if (!review || !lens)
        return openTool({});
    openTool(review->tool, lens->key);
    if (ScorecardTab *shown = tab(m_tabs->currentIndex()))
        shown->select(review->id);
}

void ScorecardForm::openTool(ToolId id, const QString &lensKey)
{
    flush();
    const auto tool = m_library.get(id);
    const auto reviews = m_library.reviewsOf(id);
    const auto panel = m_library.reviewers();
    m_stack->setCurrentWidget(tool ? static_cast<QWidget *>(m_tabs) : m_empty);
    if (!tool || !reviews || !panel) {
        m_tool = {};
        return;
    }
    if (const int index = indexOf(lensKey); index >= 0)
        m_tabs->setCurrentIndex(index);
    if (m_tool == id)
        return;
    m_tool = id;
    for (int i = 0; i < m_tabs->count(); ++i)
        tab(i)->show(id, *reviews, *panel);
    refreshMarks();
}

TypedRecord ScorecardForm::typed() const
{
    const ScorecardTab *shown = m_tabs->currentIndex() < 0 ? nullptr : tab(m_tabs->currentIndex());
    return shown ? shown->typed() : TypedRecord();
}

QString ScorecardForm::refusal() const
{
    for (int i = 0; i < m_tabs->count(); ++i)
        if (QString why = tab(i)->refusal(); !why.isEmpty())
            return why;
    return {};
}

QStringList ScorecardForm::refusals() const
{
    QStringList sentences;
    for (int i = 0; i < m_tabs->count(); ++i)
        sentences << tab(i)->refusals();
    return sentences;
}

void ScorecardForm::flush()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        tab(i)->flush();
}

bool ScorecardForm::focusField(const QString &field)
{
    const qsizetype dot = field.indexOf(u'.');
    const QString key = dot < 0 ? field : field.left(dot);
    const int index = indexOf(key);
    if (index < 0 || m_stack->currentWidget() != m_tabs)
        return false;
    m_tabs->setCurrentIndex(index);
    return tab(index)->focusField(dot < 0 ? QString() : field.mid(dot + 1));
}

void ScorecardForm::resizeEvent(QResizeEvent *event)
{
    RecordForm::resizeEvent(event);
    refreshMarks();
}

void ScorecardForm::refresh(const Changes &changes)
{
    if (changes.touches(Noun::Lens)) {
        const auto lenses = m_library.lenses();
        if (lenses && *lenses != m_lenses)
            makeTabs();
    }
    if (!m_tool.isValid())
        return;
    if (changes.touches(m_tool)) {
        const auto tool = m_library.get(m_tool);
        m_stack->setCurrentWidget(tool ? static_cast<QWidget *>(m_tabs) : m_empty);
    }
    if (!changes.touches(Noun::Review) && !changes.touches(Noun::Reviewer) && !changes.touches(Noun::Publication))
        return;
    const auto reviews = m_library.reviewsOf(m_tool);
    const auto panel = m_library.reviewers();
    if (!reviews || !panel)
        return;
    for (int i = 0; i < m_tabs->count(); ++i)
        tab(i)->refresh(*reviews, *panel);
    refreshMarks();
}

void ScorecardForm::makeTabs()
{
    const auto lenses = m_library.lenses();
    if (!lenses)
        return m_banner->setFailure(lenses.error().what);
    const ScorecardTab *current = tab(m_tabs->currentIndex());
    const QString key = current ? current->lens().key : QString();
    flush();
    m_lenses = *lenses;
    while (m_tabs->count() > 0)
        delete m_tabs->widget(0);
    for (const Lens &lens : *lenses) {
        auto *made = new ScorecardTab(m_library, lens);
        made->setAids(*m_aids);
        m_tabs->addTab(made, lens.title);
        connect(made, &ScorecardTab::openRequested, this, &RecordForm::openRequested);
        connect(made, &ScorecardTab::typing, this, &RecordForm::typing);
        connect(made, &ScorecardTab::stored, this, &RecordForm::stored);
        connect(made, &ScorecardTab::refused, this, &RecordForm::refused);
        connect(made, &ScorecardTab::failed, m_banner, &Banner::setFailure);
        connect(made, &ScorecardTab::newReviewerRequested, this, [this, made] { addReviewer(made); });
    }
    if (const int index = indexOf(key); index >= 0)
        m_tabs->setCurrentIndex(index);
    if (const ToolId shown = std::exchange(m_tool, {}); shown.isValid())
        openTool(shown);
}

/// A tab says in words what is missing where there is room, otherwise by its shape and tooltip.
void ScorecardForm::refreshMarks()
{
    if (!m_tool.isValid())
        return;
    for (const bool inWords : {true, false}) {
        for (int i = 0; i < m_tabs->count(); ++i) {
            const ScorecardState state = tab(i)->state();
            const QString title = tab(i)->lens().title;
            const QString marked = tr("%1 %2", "lens, shape").arg(title, state.shape());
            const QString said = state.isComplete() ? marked : tr("%1 %2").arg(marked, state.firstMissing());
            m_tabs->setTabText(i, QString(inWords ? said : marked).replace(u'&', QStringLiteral("&&")));
            m_tabs->setTabToolTip(i, state.sentence());
            m_tabs->tabBar()->setAccessibleTabName(i, tr("%1: %2").arg(title, state.sentence()));
        }
        if (m_tabs->tabBar()->sizeHint().width() <= width())
            return;
    }
}

void ScorecardForm::addReviewer(const ScorecardTab *tab)
{
    Reviewer reviewer;
    reviewer.name = tr("New reviewer");
    reviewer.lenses = {tab->lens().id};
    const auto slug = m_library.freeSlug<Reviewer>(reviewer.name);
    if (!slug)
        return emit refused(slug.error().what);
    reviewer.slug = *slug;
    const auto id = m_library.add(reviewer, tr("new reviewer"));
    if (!id)
        return emit refused(id.error().what);
    emit openRequested(*id, QStringLiteral("name"));
}

ScorecardTab *ScorecardForm::tab(int index) const
{
    return static_cast<ScorecardTab *>(m_tabs->widget(index));
}

int ScorecardForm::indexOf(const QString &lensKey) const
{
    for (int i = 0; i < m_tabs->count(); ++i)
        if (tab(i)->lens().key == lensKey)
            return i;
    return -1;
}

} // namespace vd
