#include "digestwindow.h"

#include "digestform.h"
#include "digestproposal.h"
#include "pagetheme.h"
#include "previewpane.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateEdit>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStylePainter>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace vd {

namespace {

const QString geometryKey = QStringLiteral("digest/geometry");
const QString columnsKey = QStringLiteral("digest/columns");
const QString viewKey = QStringLiteral("digest/view");
constexpr int daysOfAWeek = 7;
constexpr int viewDelayMs = 250;
enum View { Mail, Text, Page };

/// Shows both ends of what is too long for it: a title's beginning, and the digest's state behind it.
class ElidedCombo : public QComboBox
{
public:
    ElidedCombo() { view()->setTextElideMode(Qt::ElideMiddle); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QRect text = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        constexpr int gap = 4;
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideMiddle, text.width() - gap);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

} // namespace

DigestWindow::DigestWindow(QSettings &settings)
    : m_settings(settings),
      m_themes(this),
      m_words(PageTheme::standard()),
      m_digests(new ElidedCombo),
      m_from(new QDateEdit),
      m_to(new QDateEdit),
      m_new(new QPushButton(tr("&New digest"))),
      m_remove(new QToolButton),
      m_columns(new QSplitter),
      m_left(new QStackedWidget),
      m_tabs(new QTabBar),
      m_views(new QStackedWidget),
      m_preview(new PreviewPane),
      m_text(new QTextBrowser),
      m_state(new QLabel),
      m_export(new QPushButton(tr("&Export digest…")))
{
    setObjectName(QStringLiteral("digestWindow"));
    auto *empty = new QLabel(tr("No digest yet.\nChoose the days above and press New digest: it begins with what was "
                                "published and what changed in them."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setMargin(24);
    empty->setForegroundRole(QPalette::PlaceholderText);
    m_left->addWidget(empty);
    m_columns->addWidget(m_left);
    m_columns->addWidget(makeViews());
    m_columns->setChildrenCollapsible(false);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 1);

    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setObjectName(QStringLiteral("digestState"));
    m_export->setObjectName(QStringLiteral("digestExport"));
    m_export->setDefault(true);
    m_export->setShortcut(Qt::CTRL | Qt::Key_E);
    m_export->setToolTip(tr("Write the mail, its HTML and text, and the page"));
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_export);
    bottom->setContentsMargins(12, 8, 12, 8);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeChooser());
    layout->addWidget(m_columns, 1);
    layout->addLayout(bottom);

    m_viewTimer.setSingleShot(true);
    connect(&m_viewTimer, &QTimer::timeout, this, &DigestWindow::showViews);
    connect(&m_themes, &ThemeSource::changed, this, &DigestWindow::showViews);
    connect(m_export, &QPushButton::clicked, this, &DigestWindow::exportRequested);
    connect(m_digests, &QComboBox::activated, this, [this] { choose(chosen()); });
    connect(m_new, &QPushButton::clicked, this, &DigestWindow::makeDigest);
    connect(m_remove, &QToolButton::clicked, this, &DigestWindow::removeDigest);
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);

    constexpr QSize usual(1000, 680);
    constexpr QSize least(760, 480);
    setMinimumSize(least);
    resize(usual);
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    constexpr int form = 440; // beside it lines of 72 characters fit
    m_columns->setSizes({form, usual.width() - form});
    m_columns->restoreState(m_settings.value(columnsKey).toByteArray());
    m_tabs->setCurrentIndex(m_settings.value(viewKey).toInt());
    setLibrary(nullptr);
}

DigestWindow::~DigestWindow()
{
    // What is typed is stored while there is somebody to hear of it.
    if (m_library)
        m_library->disconnect(this);
    delete std::exchange(m_form, nullptr);
}

QWidget *DigestWindow::makeChooser()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    const auto label = [](const QString &text, QWidget *widget) {
        auto *made = new QLabel(text);
        made->setBuddy(widget);
        return made;
    };
    m_digests->setObjectName(QStringLiteral("digestChoice"));
    m_digests->setAccessibleName(tr("Digest"));
    m_digests->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_digests->setMinimumContentsLength(24);
    m_remove->setIcon(QIcon::fromTheme(QStringLiteral("edit-delete")));
    m_remove->setText(tr("Delete"));
    m_remove->setToolButtonStyle(m_remove->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Delete this digest; Undo brings it back"));
    m_remove->setAccessibleName(tr("Delete this digest"));
    for (QDateEdit *date : {m_from, m_to}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    }
    m_from->setObjectName(QStringLiteral("digestFrom"));
    m_to->setObjectName(QStringLiteral("digestTo"));
    m_new->setObjectName(QStringLiteral("digestNew"));
    m_new->setToolTip(tr("Begin a digest of these days"));
    layout->addWidget(label(tr("&Digest"), m_digests));
    layout->addWidget(m_digests, 1);
    layout->addWidget(m_remove);
    layout->addSpacing(24);
    layout->addWidget(label(tr("&From"), m_from));
    layout->addWidget(m_from);
    layout->addWidget(label(tr("&to"), m_to));
    layout->addWidget(m_to);
    layout->addWidget(m_new);
    return bar;
}

QWidget *DigestWindow::makeViews()
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs->addTab(tr("Mail"));
    m_tabs->addTab(tr("Mail as text"));
    m_tabs->addTab(tr("Web page"));
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setObjectName(QStringLiteral("digestViews"));
    m_tabs->setAccessibleName(tr("What to see of the digest"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Mail as text"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QTextEdit::NoWrap);
    constexpr int margin = 12;
    m_text->document()->setDocumentMargin(margin);
    m_views->addWidget(m_preview);
    m_views->addWidget(m_text);
    layout->addWidget(m_tabs);
    layout->addWidget(m_views, 1);
    m_preview->setMinimumWidth(320);
    connect(m_tabs, &QTabBar::currentChanged, this, &DigestWindow::showViews);
    connect(m_preview, &PreviewPane::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_preview, &PreviewPane::browserRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_preview, &PreviewPane::failed, this, &DigestWindow::say);
    return box;
}

void DigestWindow::makeForm()
{
    delete std::exchange(m_form, nullptr);
    if (!m_library)
        return;
    m_form = new DigestForm(*m_library, [this](const Digest &digest) {
        const auto publication = m_library->publication();
        const QString language = publication ? publication->language : QString();
        return digestTitle(digest.startsOn, digest.endsOn, m_words->language(language).labels);
    });
    m_left->addWidget(m_form);
    connect(m_form, &DigestForm::changed, this, [this] {
        m_viewTimer.start(viewDelayMs);
        const QString refusal = m_form->refusal();
        if (!refusal.isEmpty())
            say(tr("Not stored: %1").arg(refusal));
        else if (m_saysRefusal)
            say({});
        m_saysRefusal = !refusal.isEmpty();
    });
    connect(m_form, &DigestForm::proposalRequested, this, &DigestWindow::propose);
    connect(m_form, &DigestForm::additionRequested, this, &DigestWindow::addEntry);
}

void DigestWindow::setLibrary(Library *library)
{
    if (m_library)
        m_library->disconnect(this);
    flush();
    m_library = library;
    m_themes.forget();
    m_seen = {};
    m_isWriting = false;
    makeForm();
    const QString file = library ? QFileInfo(library->path()).fileName() : QString();
    setWindowTitle(file.isEmpty() ? tr("Digest") : tr("Digest — %1").arg(file));
    say({});
    if (!library) {
        list({});
        close();
        return;
    }
    connect(library, &Library::changed, this, &DigestWindow::libraryChanged);
    m_to->setDate(library->today());
    m_from->setDate(library->today().addDays(1 - daysOfAWeek));
    const auto digests = library->digests();
    list(digests && !digests->isEmpty() ? digests->first().id : DigestId());
}

void DigestWindow::setWriting(bool elsewhere)
{
    m_isWriting = elsewhere;
    if (m_form)
        m_form->setEnabled(!elsewhere);
    refreshCommands();
}

void DigestWindow::flush()
{
    if (m_form)
        m_form->flush();
}

QStringList DigestWindow::refusals() const
{
    return m_form ? m_form->refusals() : QStringList();
}

Digest DigestWindow::digest() const
{
    return m_form && m_form->digest().isValid() ? m_form->typed() : Digest();
}

void DigestWindow::say(const QString &sentence)
{
    m_state->setText(sentence);
}

void DigestWindow::libraryChanged(const Changes &changes)
{
    if (changes.touches(Noun::Digest)) {
        DigestId wanted = chosen();
        for (const RecordRef record : changes.added) // one that came back, too
            if (record.noun == Noun::Digest)
                wanted = record.as<Digest>();
        list(wanted);
    } else {
        m_viewTimer.start(viewDelayMs); // a comparison's page or the publication's name may be another
    }
}

/// Shows what there is, and the chosen one or the newest.
void DigestWindow::list(DigestId wanted)
{
    const auto digests = m_library ? m_library->digests() : Result<QList<Digest>>(QList<Digest>());
    if (!digests)
        say(digests.error().text());
    m_digests->clear();
    if (digests)
        for (const Digest &digest : *digests) {
            const QString state = digest.sentOn.isValid()
                                      ? tr("sent %1").arg(QLocale().toString(digest.sentOn, QLocale::ShortFormat))
                                      : tr("draft");
            m_digests->addItem(tr("%1 (%2)").arg(digest.title, state), digest.id.value);
        }
    const int row = m_digests->findData(wanted.value);
    m_digests->setCurrentIndex(row < 0 && m_digests->count() > 0 ? 0 : row);
    choose(chosen());
}

DigestId DigestWindow::chosen() const
{
    return {m_digests->currentData().toLongLong()};
}

void DigestWindow::choose(DigestId digest)
{
    if (m_form && m_form->digest() != digest)
        m_form->load(digest);
    m_left->setCurrentIndex(m_form && digest.isValid() ? m_left->indexOf(m_form) : 0);
    refreshCommands();
    m_viewTimer.start(0);
}

void DigestWindow::makeDigest()
{
    if (m_from->date() > m_to->date())
        return say(tr("The first day must not be after the last."));
    emit aboutToRead();
    flush();
    const auto publication = m_library->publication();
    if (!publication)
        return say(publication.error().text());
    const Labels &labels = m_words->language(publication->language).labels;
    const auto digest = DigestProposal(*m_library, labels).digest(m_from->date(), m_to->date());
    if (!digest)
        return say(digest.error().text());
    const auto id = m_library->add(*digest, tr("New digest"));
    if (!id)
        return say(id.error().text());
    say(digest->entries.isEmpty()
            ? tr("Nothing was published and no verdict changed in these days.")
            : tr("%n proposed: put them in order, edit them, drop some.", nullptr, int(digest->entries.size())));
}

void DigestWindow::removeDigest()
{
    const auto done = m_library->remove(chosen(), tr("deletion of a digest"));
    say(done ? tr("Deleted. Undo brings it back.") : done.error().text());
}

void DigestWindow::propose()
{
    emit aboutToRead();
    flush();
    auto digest = m_library->get(chosen());
    const auto publication = m_library->publication();
    if (!digest || !publication)
        return say(!digest ? digest.error().text() : publication.error().text());
    if (!digest->startsOn.isValid() || !digest->endsOn.isValid())
        return say(tr("Choose the first and the last day; then there is something to propose."));
    DigestProposal proposal(*m_library, m_words->language(publication->language).labels);
    const auto entries = proposal.entries(digest->startsOn, digest->endsOn);
    if (!entries)
        return say(entries.error().text());
    const qsizetype before = digest->entries.size();
    for (const DigestEntry &entry : *entries) {
        const auto isThere = [&entry](const DigestEntry &known) { return known.comparison == entry.comparison; };
        if (std::none_of(digest->entries.begin(), digest->entries.end(), isThere))
            digest->entries << entry;
    }
    if (digest->entries.size() == before)
        return say(tr("Nothing is missing: all that was published or changed in these days is in the list."));
    store(*digest, tr("proposal of entries"), tr("%n added.", nullptr, int(digest->entries.size() - before)));
}

/// Chosen by hand. One that was published before the digest's days is in it for something that changed, which the
/// editor writes.
void DigestWindow::addEntry(ComparisonId id)
{
    emit aboutToRead();
    flush();
    auto digest = m_library->get(chosen());
    const auto comparison = m_library->get(id);
    const auto publication = m_library->publication();
    if (!digest || !comparison || !publication)
        return say((!digest ? digest.error() : !comparison ? comparison.error() : publication.error()).text());
    auto entry = DigestProposal(*m_library, m_words->language(publication->language).labels).entryOf(*comparison);
    if (!entry)
        return say(entry.error().text());
    if (digest->startsOn.isValid() && comparison->publishedOn < digest->startsOn)
        entry->kind = DigestKind::Changed;
    digest->entries << *entry;
    store(*digest, tr("addition of an entry"), tr("Added: “%1”").arg(entry->heading));
}

/// As one undo step.
void DigestWindow::store(const Digest &digest, const QString &action, const QString &saying)
{
    m_library->endBurst();
    const auto done = m_library->update(digest, action);
    m_library->endBurst();
    say(done ? saying : done.error().text());
}

void DigestWindow::showViews()
{
    m_viewTimer.stop();
    m_views->setCurrentIndex(m_tabs->currentIndex() == Text ? 1 : 0);
    if (!isVisible() || !m_library)
        return;
    if (m_tabs->currentIndex() != Text)
        m_preview->start();
    const Digest shown = digest();
    const auto files = shown.slug.isEmpty() ? Result<DigestFiles>(refused({})) : DigestFiles::of(*m_library, shown);
    const bool isAnother = shown.id != m_seen;
    const QString broken = themeFailure();
    const bool goesOn = !files && !broken.isEmpty() && !isAnother;
    m_preview->showNotice(goesOn ? broken : QString());
    if (files) {
        m_files = *files;
        m_seen = shown.id;
    } else if (!goesOn) {
        m_seen = {};
        const QString why = files.error().what;
        const QString text = why.isEmpty() ? tr("Nothing is chosen.") : why.left(1).toUpper() + why.mid(1) + u'.';
        m_preview->showMessage(text);
        return showText(text, true);
    }
    if (m_tabs->currentIndex() == Text)
        showText(QString::fromUtf8(m_files.text), isAnother);
    else
        m_preview->showPage(m_tabs->currentIndex() == Mail ? m_files.mail : m_files.page,
                            shown.slug + QString::number(m_tabs->currentIndex()));
}

/// Why the publication's theme cannot be used; empty when it can. Its folder is watched from now on.
QString DigestWindow::themeFailure()
{
    const auto publication = m_library->publication();
    if (!publication)
        return {};
    const QString beside = QFileInfo(m_library->path()).absolutePath();
    const auto &theme = m_themes.theme(PageTheme::folderOf(publication->theme, beside));
    return theme ? QString() : theme.error().text();
}

/// Whoever types elsewhere goes on reading where they were.
void DigestWindow::showText(const QString &text, bool fromTop)
{
    const int across = m_text->horizontalScrollBar()->value();
    const int down = m_text->verticalScrollBar()->value();
    m_text->setPlainText(text);
    m_text->horizontalScrollBar()->setValue(fromTop ? 0 : across);
    m_text->verticalScrollBar()->setValue(fromTop ? 0 : down);
}

void DigestWindow::refreshCommands()
{
    const bool mayWrite = m_library && !m_library->isReadOnly() && !m_isWriting;
    const bool isChosen = chosen().isValid();
    m_new->setEnabled(mayWrite);
    m_from->setEnabled(mayWrite);
    m_to->setEnabled(mayWrite);
    m_remove->setEnabled(mayWrite && isChosen);
    m_digests->setEnabled(m_digests->count() > 0);
    m_export->setEnabled(isChosen);
}

void DigestWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &DigestWindow::showViews); // after the window is painted
}

void DigestWindow::hideEvent(QHideEvent *event)
{
    flush();
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(columnsKey, m_columns->saveState());
    m_settings.setValue(viewKey, m_tabs->currentIndex());
    QWidget::hideEvent(event);
}

} // namespace vd
