#include "siteflow.h"

#include "blindcheck.h"
#include "libraryjob.h"
#include "librarykey.h"
#include "messagebar.h"
#include "pageexport.h"
#include "prompts.h"
#include "publishedrows.h"
#include "showinfolder.h"
#include "sitefolder.h"
#include "sitepaths.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QUrl>
#include <memory>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// At most so many lines about files that stay.
constexpr int mostKept = 3;
/// And about files that would be written or removed.
constexpr int mostChanges = 8;

QString shown(const QString &folder)
{
    return QDir::toNativeSeparators(folder);
}

} // namespace

SiteFlow::SiteFlow(const DeskContext &context, MessageBar &bar, LibraryJob &job, const Actions &actions,
                   QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_job(job), m_actions(actions), m_window(window)
{
    connect(actions.choose, &QAction::triggered, this, &SiteFlow::chooseFolder);
    connect(actions.again, &QAction::triggered, this, [this] { write({rememberedFolder()}); });
    connect(actions.look, &QAction::triggered, this, [this] {
        Order look{rememberedFolder()};
        look.dryRun = true;
        write(look);
    });
}

void SiteFlow::refreshActions()
{
    const QKeySequence keys = Qt::CTRL | Qt::SHIFT | Qt::Key_E;
    const QString folder = rememberedFolder();
    const auto published = m_library ? isAnythingPublished(m_library->connection()) : Result<bool>(false);
    m_actions.choose->setEnabled(published && *published);
    m_actions.choose->setToolTip(m_library && !m_actions.choose->isEnabled()
                                     ? tr("Nothing is published yet: give a comparison the status Published first")
                                     : tr("Write the whole site into a folder, ready for any web host"));
    // Also when nothing is published any more: then the pages that are there go.
    for (QAction *action : {m_actions.again, m_actions.look}) {
        action->setEnabled(!folder.isEmpty());
        action->setVisible(!folder.isEmpty());
    }
    const QString name = QDir(folder).dirName().replace(u'&', u"&&"_s);
    m_actions.again->setText(tr("Export site a&gain to “%1”").arg(name));
    m_actions.again->setToolTip(tr("Write what changed into %1").arg(shown(folder)));
    m_actions.look->setText(tr("&What would change in “%1”").arg(name));
    m_actions.look->setToolTip(tr("Say which files the next export would write and remove"));
    // The keys go to whichever of the two is meant: the first time it takes a folder.
    m_actions.choose->setShortcut(folder.isEmpty() ? keys : QKeySequence());
    m_actions.again->setShortcut(folder.isEmpty() ? QKeySequence() : keys);
}

void SiteFlow::chooseFolder()
{
    if (!m_job.isFree())
        return;
    const QString folder =
        m_context.prompts.openFolder(m_window, tr("Export site: choose a folder"), startFolder(rememberedFolder()));
    if (!folder.isEmpty())
        write({QDir::cleanPath(folder)});
}

void SiteFlow::write(const Order &order)
{
    if (!m_library || !m_job.isFree())
        return;
    emit aboutToRead();
    const auto outcome = std::make_shared<Outcome>();
    const QString title = order.dryRun ? tr("Comparing the site with %1…") : tr("Writing the site into %1…");
    m_job.start(
        title.arg(shown(order.folder)), LibraryJob::Kind::Reads, *m_library,
        [order, outcome](Library &library, const Progress &progress) -> Result<QString> {
            auto made = work(library, order, progress);
            if (!made)
                return made.error();
            *outcome = *std::move(made);
            return QString();
        },
        [this, order, outcome](const Result<QString> &done) {
            if (!done && isCancelled(done.error()))
                return m_bar.show({Message::Kind::Notice, tr("Cancelled; nothing was written.")});
            if (!done)
                return m_bar.show({Message::Kind::Failure, tr("Not exported: %1").arg(done.error().text())});
            if (outcome->isForeign)
                return askBeside(order);
            if (!outcome->report)
                return warn(order, outcome->findings);
            if (order.dryRun)
                return foretold(order.folder, *outcome->report);
            remember(order.folder);
            told(order.folder, *outcome->report);
        });
}

Result<SiteFlow::Outcome> SiteFlow::work(Library &library, const Order &order, const Progress &progress)
{
    Outcome outcome;
    if (!order.adopt && SiteFolder::isForeign(order.folder)) {
        outcome.isForeign = true;
        return outcome;
    }
    if (!order.anyway && !order.dryRun) {
        auto findings = BlindCheck::ofSite(library, progress);
        if (!findings)
            return findings.error();
        outcome.findings = *std::move(findings);
        if (!outcome.findings.isEmpty())
            return outcome;
    }
    const auto publication = library.publication();
    if (!publication)
        return publication.error();
    auto theme = themeOf(library, *publication);
    if (!theme)
        return theme.error();
    if (!progress(0, 0))
        return cancelled();
    SiteOptions options;
    options.folder = order.folder;
    options.adopt = order.adopt;
    options.dryRun = order.dryRun;
    options.theme = *std::move(theme);
    options.progress = progress;
    auto report = exportSite(library, options);
    if (!report)
        return report.error();
    outcome.report = *std::move(report);
    return outcome;
}

void SiteFlow::askBeside(const Order &order)
{
    Order insisting = order;
    insisting.adopt = true;
    m_bar.showUntilNextChange(
        {Message::Kind::Notice,
         tr("Not written: %1 holds files that the desk did not write. The site can go beside them; none of "
            "them is changed.")
             .arg(shown(order.folder)),
         {{tr("Write it beside them"), [this, insisting] { write(insisting); }},
          {tr("Choose another folder"), [this] { chooseFolder(); }}}});
}

void SiteFlow::warn(const Order &order, const QList<Finding> &findings)
{
    Order insisting = order;
    insisting.anyway = true;
    const Finding &first = findings.first();
    QString text = tr("Not written: the panel is anonymous. %1").arg(first.sentence);
    if (const qsizetype others = findings.size() - 1; others > 0)
        text += tr(" The same goes for %L1 other texts: the checks of comparisons and the digests' window name them.")
                    .arg(others);
    m_bar.showUntilNextChange({Message::Kind::Notice,
                               text,
                               {{tr("Go there"), [this, first] { emit openRequested(first.record, first.field); }},
                                {tr("Write anyway"), [this, insisting] { write(insisting); }}}});
}

void SiteFlow::told(const QString &folder, const SiteReport &report)
{
    const QString front = QDir(folder).filePath(sitepath::front);
    QStringList lines;
    if (report.cancelled)
        lines << tr("Cancelled. Files written: %L1. Each of them is whole; the next export completes the site.")
                     .arg(report.written);
    else
        lines << tr("The site is in %4. %L1 files: %L2 written, %L3 removed.")
                     .arg(report.files)
                     .arg(report.written)
                     .arg(report.removed.size())
                     .arg(shown(folder)); // last: it may hold a %
    for (const QString &path : report.kept.mid(0, mostKept))
        lines << tr("%1 is no longer part of the site, but somebody changed it: it stays.").arg(path);
    if (const qsizetype more = report.kept.size() - mostKept; more > 0)
        lines << tr("and %n more like this", nullptr, int(more));
    if (!report.strays.isEmpty())
        lines << tr("Files that are no part of the site, and of which the notes on who wrote them were damaged; remove "
                    "them yourself: %1.")
                     .arg(report.strays.mid(0, mostKept).join(u", "_s) +
                          (report.strays.size() > mostKept ? u" …"_s : QString()));
    lines << report.leftOut;
    QList<Message::Action> actions;
    if (QFileInfo::exists(front))
        actions = {{tr("Open"), [front] { QDesktopServices::openUrl(QUrl::fromLocalFile(front)); }, false},
                   {tr("Show folder"), [front] { showInFolder(front); }, false}};
    m_bar.show({report.cancelled ? Message::Kind::Notice : Message::Kind::Done, lines.join(u'\n'), actions});
}

void SiteFlow::foretold(const QString &folder, const SiteReport &report)
{
    if (report.cancelled)
        return m_bar.show({Message::Kind::Notice, tr("Cancelled; nothing was written.")});
    QStringList changes;
    for (const QString &path : report.toWrite)
        changes << tr("would be written: %1").arg(path);
    for (const QString &path : report.removed)
        changes << tr("would be removed: %1").arg(path);
    if (changes.isEmpty())
        return m_bar.showUntilNextChange(
            {Message::Kind::Done,
             tr("The site in %1 is as the library is: nothing would be written.").arg(shown(folder))});
    // Which of them come out as they are there is not known before they are made.
    QStringList lines{tr("At most %L1 files would be written, %L2 removed in %3.")
                          .arg(report.toWrite.size())
                          .arg(report.removed.size())
                          .arg(shown(folder))}; // last: it may hold a %
    lines << changes.mid(0, mostChanges);
    if (const qsizetype more = changes.size() - mostChanges; more > 0)
        lines << tr("and %n more like this", nullptr, int(more));
    m_bar.showUntilNextChange(
        {Message::Kind::Notice, lines.join(u'\n'), {{tr("Export"), [this, folder] { write({folder}); }}}});
}

QString SiteFlow::rememberedFolder() const
{
    return m_library ? m_context.settings.value(libraryKey(u"site"_s, *m_library)).toString() : QString();
}

void SiteFlow::remember(const QString &folder)
{
    m_context.settings.setValue(libraryKey(u"site"_s, *m_library), folder);
    refreshActions();
}

} // namespace vd
