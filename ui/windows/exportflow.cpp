#include "exportflow.h"

#include "atomicwrite.h"
#include "blindcheck.h"
#include "embedcard.h"
#include "libraryfile.h"
#include "messagebar.h"
#include "pageexport.h"
#include "pagefeed.h"
#include "previewpane.h"
#include "prompts.h"
#include "reviewforms.h"
#include "showinfolder.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QSettings>
#include <QUrl>

namespace vd {

namespace {
const QString folderKey = QStringLiteral("export/folder");
}

ExportFlow::ExportFlow(const DeskContext &context, MessageBar &bar, PageFeed &feed, PreviewPane &preview,
                       QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_feed(feed), m_preview(preview), m_window(window)
{
}

void ExportFlow::exportPage()
{
    unlessPageGivesAway(tr("Export anyway"), [this] { writePage(); });
}

void ExportFlow::savePdf()
{
    unlessPageGivesAway(tr("Save anyway"), [this] { writePdf(); });
}

void ExportFlow::print()
{
    unlessPageGivesAway(tr("Print anyway"), [this] { printPage(); });
}

void ExportFlow::copySource()
{
    unlessPageGivesAway(tr("Copy anyway"), [this] { copyPage(); });
}

void ExportFlow::sendForms(ReviewerId id)
{
    emit aboutToRead();
    const auto reviewer = m_library->get(id);
    const auto forms = ReviewForms::forReviewer(*m_library, id);
    if (!reviewer || !forms)
        return fail(!reviewer ? reviewer.error().text() : forms.error().text());
    unlessGivenAway(BlindCheck::ofForms(*m_library, id, *forms), tr("Write anyway"),
                    [this, reviewer = *reviewer] { writeForms(reviewer); });
}

void ExportFlow::unlessPageGivesAway(const QString &insistence, const Deed &deed)
{
    emit aboutToRead();
    const ComparisonId shown = m_feed.comparison();
    if (!m_library || !shown.isValid())
        return deed();
    if (const auto page = m_feed.page(); !page) // its theme is broken, or the library
        return fail(page.error().text());
    // The message stays while another page is looked at; what it warned of says nothing of that one.
    unlessGivenAway(BlindCheck::ofPage(*m_library, shown), insistence, [this, shown, insistence, deed] {
        m_feed.comparison() == shown ? deed() : unlessPageGivesAway(insistence, deed);
    });
}

void ExportFlow::unlessGivenAway(const Result<QList<Finding>> &findings, const QString &insistence, const Deed &deed)
{
    if (!findings)
        return fail(findings.error().text());
    if (findings->isEmpty())
        return deed();
    const Finding first = findings->first();
    const qsizetype others = findings->size() - 1;
    QString text = tr("Not written: the panel is anonymous. %1").arg(first.sentence);
    if (others > 0)
        text += tr(" The same goes for %1 other texts; the comparison's checks list them.").arg(others);
    m_bar.showUntilNextChange(
        {Message::Kind::Notice,
         text,
         {{tr("Go there"), [this, first] { emit openRequested(first.record, first.field); }}, {insistence, deed}}});
}

void ExportFlow::writePage()
{
    emit aboutToRead();
    const QString path =
        askPageTarget(tr("Export page"), QStringLiteral(".html"),
                      tr("Web pages (*.html *.htm);;Cards to embed in other sites (*.embed.html);;Markdown (*.md);;"
                         "PDF documents (*.pdf);;All files (*)"));
    if (path.isEmpty())
        return;
    const PageFormat format = pageFormatOf(path);
    if (format == PageFormat::Pdf)
        return writePdfTo(path);
    if (format == PageFormat::Markdown || format == PageFormat::Embed) {
        if (const auto done = exportComparison(*m_library, m_feed.comparison(), path); !done)
            return fail(tr("Not exported: %1").arg(done.error().text()));
        return format == PageFormat::Embed ? cardWritten(path) : written(path);
    }
    const auto html = m_feed.page();
    if (!html)
        return fail(html.error().text());
    if (const auto done = AtomicWrite::write(path, *html); !done)
        return fail(tr("Not exported: %1").arg(done.error().text()));
    written(path);
}

void ExportFlow::writePdf()
{
    emit aboutToRead();
    const QString path =
        askPageTarget(tr("Save page as PDF"), QStringLiteral(".pdf"), tr("PDF documents (*.pdf);;All files (*)"));
    if (!path.isEmpty())
        writePdfTo(path);
}

void ExportFlow::writePdfTo(const QString &path)
{
    m_preview.start();
    m_preview.savePdf(path, [self = QPointer<ExportFlow>(this), path](const Result<void> &done) {
        if (self)
            done ? self->written(path) : self->fail(self->tr("Not saved: %1").arg(done.error().text()));
    });
}

void ExportFlow::printPage()
{
    emit aboutToRead();
    m_preview.start();
    m_preview.print(m_window);
}

void ExportFlow::copyPage()
{
    emit aboutToRead();
    const auto html = m_feed.page();
    if (!html)
        return fail(html.error().text());
    QGuiApplication::clipboard()->setText(QString::fromUtf8(*html));
    m_bar.show({Message::Kind::Done, tr("The page's HTML is on the clipboard.")});
}

void ExportFlow::writeForms(const Reviewer &reviewer)
{
    emit aboutToRead();
    const auto forms = ReviewForms::forReviewer(*m_library, reviewer.id);
    if (!forms)
        return fail(forms.error().text());
    if (forms->forms.isEmpty())
        return m_bar.show({Message::Kind::Notice, tr("%1 has nothing to write: every review of the compared tools is "
                                                     "approved or another's. Assign reviews, or begin a new round.")
                                                      .arg(reviewer.name)});
    const QString path = askTarget(tr("Send forms to %1").arg(reviewer.name), forms->fileName(),
                                   tr("Review forms (*.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    if (const auto done = AtomicWrite::write(path, forms->toText()); !done)
        return fail(tr("Not written: %1").arg(done.error().text()));
    m_bar.show({Message::Kind::Done,
                tr("The forms of %1 are in %2. Send the file; import it when it comes back filled in. Forms in it: %3")
                    .arg(reviewer.name, QDir::toNativeSeparators(path))
                    .arg(forms->forms.size()),
                {{tr("Show in folder"), [path] { showInFolder(path); }, false}}});
}

QString ExportFlow::askPageTarget(const QString &title, const QString &extension, const QString &filter)
{
    const auto comparison = m_library ? m_library->get(m_feed.comparison()) : Result<Comparison>(refused({}));
    return comparison ? askTarget(title, comparison->slug + extension, filter) : QString();
}

QString ExportFlow::askTarget(const QString &title, const QString &name, const QString &filter)
{
    const QDir folder(startFolder(m_context.settings.value(folderKey).toString()));
    QString path = m_context.prompts.saveFile(m_window, title, folder.filePath(name), filter);
    if (LibraryFile::seemsToBe(path)) {
        fail(tr("%1 is the name of a library; choose another one.").arg(QFileInfo(path).fileName()));
        return {};
    }
    if (!path.isEmpty())
        m_context.settings.setValue(folderKey, QFileInfo(path).absolutePath());
    return path;
}

void ExportFlow::written(const QString &path)
{
    m_bar.show({Message::Kind::Done,
                tr("Exported to %1").arg(QDir::toNativeSeparators(path)),
                {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }, false},
                 {tr("Show in folder"), [path] { showInFolder(path); }, false}}});
}

void ExportFlow::cardWritten(const QString &path)
{
    const auto input = pageInputOf(*m_library, m_feed.comparison());
    if (!input)
        return fail(input.error().text());
    const QString address = embedAddress(*input);
    const QString where = QDir::toNativeSeparators(path);
    const QString text =
        address.isEmpty()
            ? tr("The card is in %1. Put it beside the page that is to show it, and paste the iframe's code there.")
                  .arg(where)
            : tr("The card is in %1. Put it at %2, as an export of the site does, and paste the iframe's code into any "
                 "page that is to show it.")
                  .arg(where, address);
    m_bar.show({Message::Kind::Done,
                text,
                {{tr("Copy the iframe's code"),
                  [this, code = embedCode(*input, QFileInfo(path).fileName())] { copyCode(code); }},
                 {tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }, false},
                 {tr("Show in folder"), [path] { showInFolder(path); }, false}}});
}

void ExportFlow::copyCode(const QString &code)
{
    QGuiApplication::clipboard()->setText(code);
    m_bar.show({Message::Kind::Done, tr("On the clipboard: %1").arg(code)});
}

void ExportFlow::fail(const QString &sentence)
{
    m_bar.show({Message::Kind::Failure, sentence});
}

} // namespace vd
