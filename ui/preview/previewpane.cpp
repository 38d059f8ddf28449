#include "previewpane.h"

#include "devicestage.h"
#include "findbar.h"
#include "livepage.h"
#include "paper.h"
#include "previewbar.h"
#include "previewengine.h"
#include "sealedpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QStyle>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>
#include <QWebEngineContextMenuRequest>
#include <QWebEngineView>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

// The steps browsers take.
constexpr std::array zoomSteps{0.25, 0.33, 0.5,  0.67, 0.75, 0.8, 0.9, 1.0, 1.1,
                               1.25, 1.5,  1.75, 2.0,  2.5,  3.0, 4.0, 5.0};

constexpr std::array widthNames{"phone"_L1, "tablet"_L1, "desktop"_L1};
constexpr std::array appearanceNames{"light"_L1, "dark"_L1, "print"_L1};

template <class Names>
int indexOf(const Names &names, const QString &name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : int(found - names.begin());
}

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent), m_bar(new PreviewBar(this)), m_body(new QStackedWidget(this)), m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Preview"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_bar);
    m_column->addWidget(m_body, 1);
    makeBody();
    connectBar();
    m_bar->showWidth(m_width);
    m_bar->showAppearance(m_appearance);
    m_bar->showZoom(1, true);
    m_bar->setPagePresent(false);
    addActions(m_bar->menuActions());
}

PreviewPane::~PreviewPane()
{
    // The view must not outlive the page it shows.
    delete m_stage;
}

void PreviewPane::makeBody()
{
    auto *quiet = new QWidget;
    m_sentence = new QLabel;
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_reload = new QPushButton(QIcon::fromTheme(u"view-refresh"_s), tr("Reload"));
    m_reload->hide();
    auto *layout = new QVBoxLayout(quiet);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addWidget(m_reload, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_body->addWidget(quiet);
    connect(m_reload, &QPushButton::clicked, this, [this] {
        m_body->setCurrentWidget(m_stage);
        m_live->reload();
    });

    if (const QString note = sandboxNote(); !note.isEmpty()) {
        auto *label = new QLabel(note);
        label->setWordWrap(true);
        label->setContentsMargins(8, 4, 8, 4);
        label->setForegroundRole(QPalette::PlaceholderText);
        m_column->addWidget(label);
    }
}

void PreviewPane::connectBar()
{
    connect(m_bar, &PreviewBar::widthChosen, this, &PreviewPane::setPageWidth);
    connect(m_bar, &PreviewBar::appearanceChosen, this, &PreviewPane::setAppearance);
    connect(m_bar, &PreviewBar::zoomStepped, this, &PreviewPane::stepZoom);
    connect(m_bar, &PreviewBar::zoomChosen, this, &PreviewPane::setZoom);
    connect(m_bar, &PreviewBar::browserAsked, this, &PreviewPane::openInBrowser);
    connect(m_bar, &PreviewBar::findAsked, this, [this] {
        if (m_find)
            m_find->open();
    });
}

void PreviewPane::start()
{
    if (m_live)
        return;
    m_live = new LivePage(this);
    m_view = new QWebEngineView;
    m_view->setPage(m_live->page());
    m_view->setAcceptDrops(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Rendered page"));
    m_stage = new DeviceStage(m_view, m_body);
    m_body->addWidget(m_stage);
    m_find = new FindBar(m_live->page(), this);
    m_column->insertWidget(1, m_find);

    connect(m_view, &QWidget::customContextMenuRequested, this, &PreviewPane::showContextMenu);
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_stage, &DeviceStage::zoomWheeled, this, &PreviewPane::stepZoom);
    connect(m_stage, &DeviceStage::scaleChanged, this, [this](double scale) { m_bar->showZoom(scale, m_zoom == 0); });
    connect(m_live->page(), &SealedPage::blockClicked, this, &PreviewPane::blockClicked);
    connect(m_live->page(), &SealedPage::linkActivated, this, &PreviewPane::linkActivated);
    connect(m_live, &LivePage::painted, this, &PreviewPane::painted);
    connect(m_live, &LivePage::crashed, this,
            [this] { showSentence(tr("The preview's browser process ended unexpectedly."), true); });

    m_stage->setDevice(m_width);
    m_stage->setZoom(m_zoom);
    applyAppearance();
    if (hasPage())
        showPage(m_source, m_subject);
    if (!m_block.isEmpty())
        scrollToBlock(std::exchange(m_block, {}));
}

void PreviewPane::showPage(const QByteArray &html, const QString &subject)
{
    m_source = html.isNull() ? QByteArray("") : html;
    m_subject = subject;
    m_bar->setPagePresent(true);
    if (!m_live)
        return;
    // Before the page is sent: a view that is not seen paints nothing.
    m_body->setCurrentWidget(m_stage);
    m_live->show(m_source, subject);
}

void PreviewPane::showMessage(const QString &sentence)
{
    m_source = {};
    m_block.clear();
    m_bar->setPagePresent(false);
    if (m_find && m_find->isVisible())
        m_find->close();
    showSentence(sentence, false);
}

void PreviewPane::showSentence(const QString &sentence, bool reloadable)
{
    m_sentence->setText(sentence);
    m_reload->setVisible(reloadable);
    m_body->setCurrentIndex(0);
}

QByteArray PreviewPane::source() const
{
    return m_source;
}

void PreviewPane::scrollToBlock(const QString &id)
{
    if (!m_live) {
        m_block = id;
        return;
    }
    const bool animated = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    m_live->showBlock(id, animated);
}

PreviewWidth PreviewPane::pageWidth() const
{
    return m_width;
}

void PreviewPane::setPageWidth(PreviewWidth width)
{
    m_width = width;
    m_bar->showWidth(width);
    if (m_stage)
        m_stage->setDevice(width);
}

PreviewAppearance PreviewPane::appearance() const
{
    return m_appearance;
}

void PreviewPane::setAppearance(PreviewAppearance appearance)
{
    m_appearance = appearance;
    m_bar->showAppearance(appearance);
    applyAppearance();
}

void PreviewPane::applyAppearance()
{
    if (!m_live)
        return;
    m_stage->setSheet(m_appearance == PreviewAppearance::Print);
    // What shows before the page has painted itself.
    m_live->page()->setBackgroundColor(m_appearance == PreviewAppearance::Dark ? Qt::black : Qt::white);
    m_live->setAppearance(appearanceNames[size_t(m_appearance)]);
}

double PreviewPane::zoom() const
{
    return m_stage ? m_stage->scale() : (m_zoom > 0 ? m_zoom : 1);
}

void PreviewPane::setZoom(double scale)
{
    m_zoom = scale <= 0 ? 0 : std::clamp(scale, zoomSteps.front(), zoomSteps.back());
    if (m_stage)
        m_stage->setZoom(m_zoom);
    m_bar->showZoom(zoom(), m_zoom == 0);
}

void PreviewPane::stepZoom(int direction)
{
    // A hair of tolerance: the scale in use is the step rounded to whole pixels.
    constexpr double hair = 0.005;
    const double now = zoom();
    if (direction > 0) {
        const auto next = std::upper_bound(zoomSteps.begin(), zoomSteps.end(), now + hair);
        setZoom(next == zoomSteps.end() ? zoomSteps.back() : *next);
    } else {
        const auto next = std::lower_bound(zoomSteps.begin(), zoomSteps.end(), now - hair);
        setZoom(next == zoomSteps.begin() ? zoomSteps.front() : *std::prev(next));
    }
}

QByteArray PreviewPane::saveState() const
{
    return QByteArray(widthNames[size_t(m_width)].data()) + ' ' + appearanceNames[size_t(m_appearance)].data() + ' ' +
           QByteArray::number(m_zoom);
}

void PreviewPane::restoreState(const QByteArray &state)
{
    const QStringList parts = QString::fromLatin1(state).split(u' ');
    if (parts.size() != 3)
        return;
    if (const int width = indexOf(widthNames, parts[0]); width >= 0)
        setPageWidth(PreviewWidth(width));
    if (const int appearance = indexOf(appearanceNames, parts[1]); appearance >= 0)
        setAppearance(PreviewAppearance(appearance));
    bool isNumber = false;
    if (const double scale = parts[2].toDouble(&isNumber); isNumber)
        setZoom(scale);
}

QList<QAction *> PreviewPane::menuActions() const
{
    return m_bar->menuActions();
}

void PreviewPane::openInBrowser()
{
    if (!m_browserCopy)
        m_browserCopy = std::make_unique<QTemporaryDir>();
    QSaveFile file(m_browserCopy->filePath(u"preview.html"_s));
    if (!m_browserCopy->isValid() || !file.open(QIODevice::WriteOnly) || file.write(m_source) != m_source.size() ||
        !file.commit()) {
        emit failed(tr("A copy of the page for the browser cannot be written: %1.").arg(file.errorString()));
        return;
    }
    emit browserRequested(QUrl::fromLocalFile(file.fileName()));
}

void PreviewPane::showContextMenu(const QPoint &position)
{
    QMenu menu;
    QAction *copy = menu.addAction(QIcon::fromTheme(u"edit-copy"_s), tr("&Copy"));
    QAction *all = menu.addAction(QIcon::fromTheme(u"edit-select-all"_s), tr("Select &all"));
    const QWebEngineContextMenuRequest *request = m_view->lastContextMenuRequest();
    const QUrl link = request ? request->linkUrl() : QUrl();
    QAction *address = menu.addAction(QIcon::fromTheme(u"edit-copy"_s), tr("Copy &link address"));
    copy->setEnabled(m_view->hasSelection());
    address->setVisible(link.isValid());

    const QAction *chosen = menu.exec(m_view->mapToGlobal(position));
    if (chosen == copy)
        m_view->triggerPageAction(QWebEnginePage::Copy);
    else if (chosen == all)
        m_view->triggerPageAction(QWebEnginePage::SelectAll);
    else if (chosen == address)
        QGuiApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded));
}

void PreviewPane::print(QWidget *dialogParent)
{
    if (!hasPage())
        return;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageLayout(paper::layout());
    QPrintDialog dialog(printer.get(), dialogParent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    paper::print(m_source, printer, this, [this](const Result<void> &printed) {
        if (!printed)
            emit failed(printed.error().text());
    });
}

void PreviewPane::savePdf(const QString &path, std::function<void(Result<void>)> done)
{
    if (hasPage()) {
        paper::savePdf(m_source, path, this, std::move(done));
        return;
    }
    QTimer::singleShot(0, this, [done = std::move(done)] { done(refused(tr("There is no page to save as PDF."))); });
}

} // namespace vd
