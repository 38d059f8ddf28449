#include "previewpane.h"

#include "previewbar.h"
#include "previewengine.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QStyle>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>

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
    : QWidget(parent), m_bar(new PreviewBar(this)), m_body(new QStackedWidget(this))
{
    setAccessibleName(tr("Preview"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    m_bar->hide(); // until there is something to command
    column->addWidget(m_body, 1);
    if (const QString note = sandboxNote(); !note.isEmpty()) {
        auto *label = new QLabel(note);
        label->setWordWrap(true);
        label->setContentsMargins(8, 4, 8, 4);
        label->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(label);
    }
    makeBody();
    connectBar();
    m_bar->showWidth(m_width);
    m_bar->showAppearance(m_appearance);
    m_bar->showZoom(1, true);
    m_bar->setPagePresent(false);
    addActions(m_bar->menuActions());
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::makeNotice()
{
    m_notice = new QFrame;
    m_notice->setAutoFillBackground(true);
    m_notice->setBackgroundRole(QPalette::ToolTipBase);
    auto *icon = new QLabel;
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(16, 16));
    m_noticeText = new QLabel;
    m_noticeText->setObjectName(u"notice"_s);
    m_noticeText->setWordWrap(true);
    m_noticeText->setTextFormat(Qt::PlainText);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_noticeText->setForegroundRole(QPalette::ToolTipText);
    auto *row = new QHBoxLayout(m_notice);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_noticeText, 1);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_notice); // under the bar
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
        m_body->setCurrentWidget(m_browser->widget());
        m_browser->reload();
    });
}

void PreviewPane::connectBar()
{
    connect(m_bar, &PreviewBar::widthChosen, this, &PreviewPane::setPageWidth);
    connect(m_bar, &PreviewBar::appearanceChosen, this, &PreviewPane::setAppearance);
    connect(m_bar, &PreviewBar::zoomStepped, this, &PreviewPane::stepZoom);
    connect(m_bar, &PreviewBar::zoomChosen, this, &PreviewPane::setZoom);
    connect(m_bar, &PreviewBar::browserAsked, this, &PreviewPane::openInBrowser);
    connect(m_bar, &PreviewBar::findAsked, this, [this] {
        if (m_browser)
            m_browser->openFind();
    });
}

BrowserEvents PreviewPane::browserEvents()
{
    return {
        .painted = [this] { emit painted(); },
        .crashed = [this] { showSentence(tr("The preview's browser process ended unexpectedly."), true); },
        .blockClicked = [this](const QString &id) { emit blockClicked(id); },
        .linkActivated = [this](const QUrl &url) { emit linkActivated(url); },
        .scaleChanged = [this](double scale) { m_bar->showZoom(scale, m_zoom == 0); },
        .zoomWheeled = [this](int direction) { stepZoom(direction); },
    };
}

void PreviewPane::start()
{
    if (m_browser || !m_noBrowser.isEmpty())
        return;
    auto browser = loadBrowser(browserEvents());
    if (!browser) {
        m_noBrowser = browser.error().text();
        showSentence(m_noBrowser, false);
        return;
    }
    m_browser = std::move(*browser);
    m_bar->showIcons();
    m_bar->show();
    m_body->addWidget(m_browser->widget());
    m_browser->setDevice(m_width);
    m_browser->setZoom(m_zoom);
    m_browser->setAppearance(m_appearance);
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
    if (!m_browser && !m_noBrowser.isEmpty())
        showSentence(m_noBrowser, false);
    if (!m_browser)
        return;
    // Before the page is sent: a view that is not seen paints nothing.
    m_body->setCurrentWidget(m_browser->widget());
    m_browser->show(m_source, subject);
}

void PreviewPane::showMessage(const QString &sentence)
{
    m_source = {};
    m_block.clear();
    m_bar->setPagePresent(false);
    if (m_browser)
        m_browser->closeFind();
    showSentence(sentence, false);
}

void PreviewPane::showNotice(const QString &sentence)
{
    if (sentence == (m_notice ? m_noticeText->text() : QString()))
        return;
    if (!m_notice)
        makeNotice();
    m_noticeText->setText(sentence);
    m_noticeText->setAccessibleName(tr("Error: %1").arg(sentence));
    m_notice->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        return;
    QAccessibleEvent event(m_notice, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
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
    if (!m_browser) {
        m_block = id;
        return;
    }
    const bool animated = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    m_browser->showBlock(id, animated);
}

PreviewWidth PreviewPane::pageWidth() const
{
    return m_width;
}

void PreviewPane::setPageWidth(PreviewWidth width)
{
    m_width = width;
    m_bar->showWidth(width);
    if (m_browser)
        m_browser->setDevice(width);
}

PreviewAppearance PreviewPane::appearance() const
{
    return m_appearance;
}

void PreviewPane::setAppearance(PreviewAppearance appearance)
{
    m_appearance = appearance;
    m_bar->showAppearance(appearance);
    if (m_browser)
        m_browser->setAppearance(appearance);
}

double PreviewPane::zoom() const
{
    return m_browser ? m_browser->scale() : (m_zoom > 0 ? m_zoom : 1);
}

void PreviewPane::setZoom(double scale)
{
    m_zoom = scale <= 0 ? 0 : std::clamp(scale, zoomSteps.front(), zoomSteps.back());
    if (m_browser)
        m_browser->setZoom(m_zoom);
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

void PreviewPane::print(QWidget *dialogParent)
{
    if (!hasPage())
        return;
    if (!m_browser) {
        emit failed(m_noBrowser);
        return;
    }
    m_browser->print(m_source, dialogParent, [this](const Result<void> &printed) {
        if (!printed)
            emit failed(printed.error().text());
    });
}

void PreviewPane::savePdf(const QString &path, std::function<void(Result<void>)> done)
{
    if (hasPage() && m_browser) {
        m_browser->savePdf(m_source, path, std::move(done));
        return;
    }
    const QString why = hasPage() ? m_noBrowser : tr("There is no page to save as PDF.");
    QTimer::singleShot(0, this, [done = std::move(done), why] { done(refused(why)); });
}

} // namespace vd
