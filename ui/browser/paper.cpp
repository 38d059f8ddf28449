#include "paper.h"

#include "sealedpage.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QPageSize>
#include <QPointer>
#include <QPrinter>
#include <QSaveFile>
#include <QWebEngineView>

#include <cmath>

using namespace Qt::StringLiterals;

namespace vd::paper {

namespace {

constexpr double marginMillimetres = 15;
constexpr double cssPixelsPerMillimetre = 96 / 25.4;

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::PreviewPane", text);
}

Error fileError(const QString &what, const QString &path)
{
    return {ErrorKind::File, what, {}, QDir::toNativeSeparators(path)};
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fileError(
            tr("The PDF cannot be written: %1. Choose another folder or make room.").arg(file.errorString()), path);
    return {};
}

// The page is one of its own, so that the one on screen neither flickers nor changes under the printer.
void open(SealedPage *page, const QByteArray &html, std::function<void(bool)> loaded)
{
    QObject::connect(page, &QWebEnginePage::loadFinished, page, std::move(loaded), Qt::SingleShotConnection);
    page->open(html, u"light"_s, 0, 0);
}

} // namespace

QPageLayout layout()
{
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return {QPageSize(letter ? QPageSize::Letter : QPageSize::A4), QPageLayout::Portrait,
            QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
            QPageLayout::Millimeter};
}

int cssWidth()
{
    return int(std::round(layout().fullRect(QPageLayout::Millimeter).width() * cssPixelsPerMillimetre));
}

int cssMargin()
{
    return int(std::round(marginMillimetres * cssPixelsPerMillimetre));
}

void savePdf(const QByteArray &html, const QString &path, QWidget *owner, Done done)
{
    auto *page = new SealedPage(owner);
    const auto finish = [owner = QPointer<QWidget>(owner), page, path, done = std::move(done)](const QByteArray &pdf) {
        if (!owner)
            return;
        page->deleteLater();
        done(pdf.isEmpty() ? fileError(tr("The page could not be turned into a PDF. Try again."), path)
                           : writeWhole(path, pdf));
    };
    open(page, html, [page, finish](bool loaded) {
        if (loaded)
            page->printToPdf(finish, layout());
        else
            finish({});
    });
}

void print(const QByteArray &html, const std::shared_ptr<QPrinter> &printer, QWidget *owner, Done done)
{
    auto *view = new QWebEngineView(owner);
    view->hide();
    auto *page = new SealedPage(view);
    view->setPage(page);
    const auto finish = [view, printer, done = std::move(done)](bool printed) {
        view->deleteLater();
        if (printed)
            done({});
        else
            done(Error{ErrorKind::File, tr("The page could not be printed. Look at the printer and try again."), {}});
    };
    QObject::connect(view, &QWebEngineView::printFinished, view, finish);
    open(page, html, [view, printer, finish](bool loaded) {
        if (loaded)
            view->print(printer.get());
        else
            finish(false);
    });
}

} // namespace vd::paper
