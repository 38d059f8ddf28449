#include "webview.h"

#include "devicestage.h"
#include "findbar.h"
#include "livepage.h"
#include "paper.h"
#include "sealedpage.h"
#include "sealedprofile.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QOpenGLContext>
#include <QPrintDialog>
#include <QPrinter>
#include <QQuickWindow>
#include <QVBoxLayout>
#include <QWebEngineContextMenuRequest>
#include <QWebEngineView>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

// Qt Gui's hook for modules such as Qt WebEngine; no public header declares it.
Q_GUI_EXPORT void qt_gl_set_global_share_context(QOpenGLContext *context);

namespace vd {

WebView::WebView(BrowserEvents events)
    : m_events(std::move(events)),
      m_live(new LivePage(this)),
      m_view(new QWebEngineView),
      m_find(new FindBar(m_live->page(), this)),
      m_stage(new DeviceStage(m_view, this))
{
    m_view->setPage(m_live->page());
    m_view->setAcceptDrops(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Rendered page"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_find);
    column->addWidget(m_stage, 1);
    setFocusProxy(m_stage);

    connect(m_view, &QWidget::customContextMenuRequested, this, &WebView::showContextMenu);
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_stage, &DeviceStage::zoomWheeled, this, m_events.zoomWheeled);
    connect(m_stage, &DeviceStage::scaleChanged, this, m_events.scaleChanged);
    connect(m_live->page(), &SealedPage::blockClicked, this, m_events.blockClicked);
    connect(m_live->page(), &SealedPage::linkActivated, this, m_events.linkActivated);
    connect(m_live, &LivePage::painted, this, m_events.painted);
    connect(m_live, &LivePage::crashed, this, m_events.crashed);
}

WebView::~WebView()
{
    // The view must not outlive the page it shows.
    delete m_stage;
}

void WebView::show(const QByteArray &html, const QString &subject)
{
    m_live->show(html, subject);
}

void WebView::reload()
{
    m_live->reload();
}

void WebView::showBlock(const QString &id, bool smooth)
{
    m_live->showBlock(id, smooth);
}

void WebView::setDevice(PreviewWidth width)
{
    m_stage->setDevice(width);
}

void WebView::setAppearance(PreviewAppearance appearance)
{
    m_stage->setSheet(appearance == PreviewAppearance::Print);
    // What shows before the page has painted itself.
    m_live->page()->setBackgroundColor(appearance == PreviewAppearance::Dark ? Qt::black : Qt::white);
    constexpr std::array names{"light"_L1, "dark"_L1, "print"_L1};
    m_live->setAppearance(names.at(size_t(appearance)));
}

void WebView::setZoom(double scale)
{
    m_stage->setZoom(scale);
}

double WebView::scale() const
{
    return m_stage->scale();
}

void WebView::openFind()
{
    m_find->open();
}

void WebView::closeFind()
{
    if (m_find->isVisible())
        m_find->close();
}

void WebView::print(const QByteArray &html, QWidget *dialogParent, Done done)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageLayout(paper::layout());
    QPrintDialog dialog(printer.get(), dialogParent);
    if (dialog.exec() == QDialog::Accepted)
        paper::print(html, printer, this, std::move(done));
}

void WebView::savePdf(const QByteArray &html, const QString &path, Done done)
{
    paper::savePdf(html, path, this, std::move(done));
}

void WebView::showContextMenu(const QPoint &position)
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

} // namespace vd

extern "C" Q_DECL_EXPORT vd::BrowserView *verdict_makeBrowserView(vd::BrowserEvents events)
{
    static const bool prepared = [] {
        // Software drawing needs no OpenGL context at start, and looks the same with every driver and in a virtual
        // machine; a page that stands still costs it nothing.
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        // The engine asks this context for its format all the same; one that is never created has the default format.
        qt_gl_set_global_share_context(new QOpenGLContext(qGuiApp));
        vd::registerSealedScheme();
        return true;
    }();
    Q_UNUSED(prepared)
    return new vd::WebView(std::move(events));
}
