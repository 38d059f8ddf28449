#include "reviewerwindow.h"

#include "emptystate.h"
#include "fileimport.h"
#include "formstate.h"
#include "libraryfile.h"
#include "messagebar.h"
#include "prompts.h"
#include "readingmatter.h"
#include "scorecardtab.h"
#include "writingaids.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

const QString geometryKey = u"reviewer/geometry"_s;
const QString columnsKey = u"reviewer/columns"_s;
const QString readingKey = u"reviewer/reading"_s;

} // namespace

ReviewerWindow::ReviewerWindow(const DeskContext &context) : m_context(context)
{
    buildColumns();
    makeFileActions();
    makeEditActions();
    makeViewActions();
    setAcceptDrops(true);
    setMinimumSize(760, 480);
    resize(1000, 640); // with its frame on a small screen
    restoreGeometry(m_context.settings.value(geometryKey).toByteArray());
    if (!m_columns->restoreState(m_context.settings.value(columnsKey).toByteArray()))
        m_columns->setSizes({210, 480, 310});
    m_showReading->setChecked(m_context.settings.value(readingKey, true).toBool());
    setSession(nullptr);
}

ReviewerWindow::~ReviewerWindow()
{
    setSession(nullptr); // pages go before the library that they write to
}

void ReviewerWindow::buildColumns()
{
    m_messages = new MessageBar;
    m_empty = new EmptyState;
    m_list = new QListWidget;
    m_list->setObjectName(u"forms"_s);
    m_list->setAccessibleName(tr("Forms"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(180);
    m_list->setSpacing(2);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { showForm(row); });

    m_title = new QLabel;
    m_title->setObjectName(u"title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_title->setFont(bold);
    m_standing = new QLabel;
    m_standing->setObjectName(u"standing"_s);
    m_standing->setTextFormat(Qt::PlainText);
    m_standing->setWordWrap(true);
    m_pages = new QStackedWidget;
    auto *middle = new QWidget;
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QLabel *label : {m_title, m_standing}) {
        label->setContentsMargins(16, label == m_title ? 10 : 2, 16, label == m_title ? 0 : 6);
        layout->addWidget(label);
    }
    layout->addWidget(m_pages, 1);
    middle->setMinimumWidth(340);

    m_reading = new ReadingMatter;
    m_reading->setMinimumWidth(200);
    m_columns = new QSplitter;
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_columns->addWidget(m_list);
    m_columns->addWidget(middle);
    m_columns->addWidget(m_reading);
    m_columns->setStretchFactor(1, 1);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_columns);
    auto *centre = new QWidget;
    auto *whole = new QVBoxLayout(centre);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_messages);
    whole->addWidget(m_stack, 1);
    setCentralWidget(centre);

    m_stored = new QLabel;
    m_stored->setObjectName(u"stored"_s);
    m_count = new QLabel;
    m_count->setObjectName(u"count"_s);
    statusBar()->addWidget(m_stored, 1);
    statusBar()->addPermanentWidget(m_count);
    statusBar()->setContentsMargins(8, 0, 8, 0);
}

bool ReviewerWindow::isFor(const QString &path)
{
    if (path.isEmpty() || LibraryFile::seemsToBe(path))
        return false;
    if (const auto format = importFormatOf(path); format && *format == ImportFormat::ReviewForms)
        return true;
    static const QStringList texts{u"txt"_s, u"eml"_s, u"md"_s, u"mbox"_s};
    return texts.contains(QFileInfo(path).suffix().toLower());
}

void ReviewerWindow::openForms(const QString &path)
{
    if (!mayLeave())
        return;
    auto session = FormSession::open(path, m_context.clock);
    if (session)
        return use(*std::move(session), 0);
    Error error = session.error();
    error.file = QDir::toNativeSeparators(path);
    if (m_session) // the forms that are open stay
        return fail(error.text());
    m_empty->say(tr("These forms cannot be opened"), error.text(), {{tr("Open another file…"), [this] { choose(); }}});
    m_stack->setCurrentWidget(m_empty);
}

void ReviewerWindow::use(std::unique_ptr<FormSession> session, qsizetype form)
{
    setSession(std::move(session));
    fillList();
    m_stack->setCurrentWidget(m_columns);
    m_list->setCurrentRow(qBound(0, int(form), m_list->count() - 1));
    if (m_form < 0) // it cannot be shown
        step(1);
    sayProblems();
    sayWhatIsStored();
}

void ReviewerWindow::setSession(std::unique_ptr<FormSession> session)
{
    flush();
    if (m_session) {
        m_session->disconnect(this);
        m_session->library().disconnect(this);
    }
    m_page = nullptr;
    m_form = -1;
    m_unready.clear();
    m_pageOf.clear();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
    }
    while (QWidget *page = m_pages->widget(0))
        delete page;
    m_messages->dismiss();
    m_aids.reset();
    m_session = std::move(session);
    for (QAction *action : {m_sendBack, m_showFolder, m_copyText, m_saveElsewhere, m_previous, m_next, m_showReading})
        action->setEnabled(m_session != nullptr);
    refreshUndo();
    setWindowTitle(m_session ? fileName() : tr("Review forms"));
    if (!m_session) {
        m_stored->clear();
        m_count->clear();
        m_empty->say(tr("No forms are open"), tr("Open the file of review forms that your editor sent you."),
                     {{tr("Open…"), [this] { choose(); }}});
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_aids = std::make_unique<WritingAids>(m_session->library());
    connect(&m_session->library(), &Library::changed, this, &ReviewerWindow::changed);
    connect(m_session.get(), &FormSession::written, this, &ReviewerWindow::sayWhatIsStored);
    connect(m_session.get(), &FormSession::failed, this, [this](const QString &sentence) {
        const Message message{Message::Kind::Failure,
                              tr("Not stored: %1").arg(sentence),
                              {{tr("Save elsewhere…"), [this] { saveElsewhere(); }, false},
                               {tr("Try again"), [this] { m_session->retry(); }, false}}};
        if (m_messages->text() != message.text)
            m_messages->show(message);
        sayWhatIsStored();
    });
    connect(m_session.get(), &FormSession::outdated, this, &ReviewerWindow::reload, Qt::QueuedConnection);
    connect(m_session.get(), &FormSession::parted, this, [this](const QString &theirs) {
        setWindowTitle(fileName());
        m_messages->show({Message::Kind::Notice,
                          tr("Another program changed %1 while you were typing. Its version stays there; what you "
                             "typed is in %2, and this window goes on with it.")
                              .arg(QDir::toNativeSeparators(theirs), fileName())});
    });
}

void ReviewerWindow::fillList()
{
    const QSignalBlocker quiet(m_list);
    for (qsizetype form = 0; form < m_session->forms().forms.size(); ++form) {
        auto *item = new QListWidgetItem;
        if (!m_session->content().review(form).isValid())
            item->setFlags(Qt::NoItemFlags);
        m_list->addItem(item);
        refreshRow(form);
    }
}

void ReviewerWindow::showForm(qsizetype form)
{
    if (!m_session || form < 0 || form >= m_list->count() || !m_session->content().review(form).isValid())
        return;
    if (m_list->currentRow() != form) {
        m_list->setCurrentRow(int(form));
        return;
    }
    flush();
    const Review review = m_session->review(form);
    const auto reviews = m_session->library().reviewsOf(review.tool);
    const auto panel = m_session->library().reviewers();
    const auto lens = m_session->library().get(review.lens);
    if (!reviews || !panel || !lens)
        return fail((!reviews ? reviews.error() : !panel ? panel.error() : lens.error()).text());
    m_form = form;
    m_page = pageFor(*lens);
    m_page->show(review.tool, *reviews, *panel);
    m_page->select(review.id);
    m_pages->setCurrentWidget(m_page);
    m_reading->show(m_session->forms(), m_session->forms().forms.at(form), toolOf(form));
    refreshHeading();
    refreshUndo();
}

ScorecardTab *ReviewerWindow::pageFor(const Lens &lens)
{
    ScorecardTab *&page = m_pageOf[lens.key];
    if (page)
        return page;
    page = new ScorecardTab(m_session->library(), lens, nullptr, ScorecardDesk::Reviewers);
    page->setAids(*m_aids);
    m_pages->addWidget(page);
    connect(page, &ScorecardTab::typing, this, [this] { m_stored->setText(tr("Typing…")); });
    connect(page, &ScorecardTab::stored, this, &ReviewerWindow::sayWhatIsStored);
    connect(page, &ScorecardTab::refused, this,
            [this](const QString &sentence) { m_stored->setText(tr("Not stored: %1").arg(sentence)); });
    connect(page, &ScorecardTab::failed, this, [this](const QString &sentence) {
        if (!sentence.isEmpty())
            fail(sentence);
    });
    return page;
}

/// The session heard it first: it was connected first.
void ReviewerWindow::changed(const Changes &changes)
{
    for (const RecordRef record : changes.updated)
        if (const qsizetype form = m_session->content().formOf(record.as<Review>()); form >= 0)
            refreshRow(form);
    if (m_page && m_form >= 0) {
        const Review review = m_session->review(m_form);
        const auto reviews = m_session->library().reviewsOf(review.tool);
        const auto panel = m_session->library().reviewers();
        if (reviews && panel)
            m_page->refresh(*reviews, *panel);
    }
    refreshHeading();
    refreshUndo();
}

void ReviewerWindow::refreshRow(qsizetype form)
{
    QListWidgetItem *item = m_list->item(int(form));
    const bool isShown = m_session->content().review(form).isValid();
    const QString line = isShown ? state(form).line() : tr("cannot be shown");
    item->setText(nameOf(form) + u'\n' + line);
    item->setData(Qt::AccessibleTextRole, tr("%1: %2", "form, state").arg(nameOf(form), line));
    m_unready.remove(form);
    if (!isShown || !state(form).isReady())
        m_unready.insert(form);
    const qsizetype all = m_session->forms().forms.size();
    m_count->setText(tr("%1 of %2 ready to send").arg(all - m_unready.size()).arg(all));
}

void ReviewerWindow::refreshHeading()
{
    if (m_form < 0)
        return;
    m_title->setText(nameOf(m_form));
    const int round = m_session->forms().forms.at(m_form).round;
    const QString line = state(m_form).line();
    m_standing->setText(round > 1 ? tr("%1 · round %2").arg(line).arg(round) : line);
}

FormState ReviewerWindow::state(qsizetype form) const
{
    return {m_session->forms().forms.at(form), m_session->review(form), m_session->library().today()};
}

QString ReviewerWindow::toolOf(qsizetype form) const
{
    QString slug = m_session->forms().forms.at(form).tool;
    for (const FormTool &tool : m_session->forms().tools)
        if (tool.slug == slug)
            return tool.name;
    return slug;
}

QString ReviewerWindow::nameOf(qsizetype form) const
{
    const QString key = m_session->forms().forms.at(form).lens;
    for (const Lens &lens : m_session->forms().lenses)
        if (lens.key == key)
            return tr("%1 · %2", "tool, lens").arg(toolOf(form), lens.title);
    return toolOf(form);
}

QString ReviewerWindow::fileName() const
{
    return QFileInfo(m_session->path()).fileName();
}

void ReviewerWindow::sayProblems()
{
    const QList<Error> problems = m_session->problems();
    if (problems.isEmpty())
        return;
    constexpr int most = 3;
    QStringList lines;
    for (const Error &problem : problems.first(qMin<qsizetype>(most, problems.size())))
        lines << problem.in(fileName(), problem.line).text();
    if (problems.size() > most)
        lines << tr("… and more: %1").arg(problems.size() - most);
    lines << tr("The lines stay in the file as they are.");
    m_messages->show({Message::Kind::Notice, lines.join(u'\n')});
}

void ReviewerWindow::sayWhatIsStored()
{
    const QStringList unstored = this->unstored();
    m_stored->setText(unstored.isEmpty() ? tr("All changes stored in %1").arg(fileName())
                                         : tr("Not stored: %1").arg(unstored.first()));
    if (m_session->isWritten() && m_messages->text().startsWith(tr("Not stored: %1").arg(QString())))
        m_messages->dismiss();
}

void ReviewerWindow::fail(const QString &sentence)
{
    m_messages->show({Message::Kind::Failure, sentence});
}

void ReviewerWindow::flush()
{
    if (m_page)
        m_page->flush();
}

QStringList ReviewerWindow::unstored() const
{
    QStringList sentences;
    if (!m_session->isWritten())
        sentences << m_session->failure();
    for (const ScorecardTab *page : m_pageOf)
        sentences << page->refusals();
    return sentences;
}

bool ReviewerWindow::mayLeave()
{
    if (!m_session)
        return true;
    flush();
    if (!m_session->isWritten())
        m_session->retry();
    const QStringList unstored = this->unstored();
    if (unstored.isEmpty())
        return true;
    const Question question{tr("Not stored"),
                            tr("Something you typed is not stored: %1").arg(unstored.first()),
                            tr("It is lost when you leave these forms."),
                            {tr("&Leave without it"), tr("Stay")},
                            true};
    return m_context.prompts.ask(this, question) == 0;
}

void ReviewerWindow::closeEvent(QCloseEvent *event)
{
    QSettings &settings = m_context.settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(columnsKey, m_columns->saveState());
    settings.setValue(readingKey, m_showReading->isChecked());
    event->setAccepted(mayLeave());
}

} // namespace vd
