#include "digestexport.h"

#include "atomicwrite.h"
#include "digestmail.h"
#include "digestpage.h"
#include "mailmessage.h"
#include "pagerenderer.h"
#include "pagetheme.h"
#include "sitepage.h"
#include "sitepaths.h"

#include <QDir>
#include <QFileInfo>

namespace vd {

using namespace Qt::StringLiterals;

Result<DigestFiles> DigestFiles::of(Library &library, const Digest &digest)
{
    const auto content = DigestContent::load(library, digest);
    const auto lenses = library.lenses();
    const auto panel = library.reviewers();
    if (!content || !lenses || !panel)
        return !content ? content.error() : !lenses ? lenses.error() : panel.error();
    const Publication &publication = content->publication;
    auto theme = PageTheme::load(PageTheme::folderOf(publication.theme, QFileInfo(library.path()).absolutePath()));
    if (!theme)
        return theme.error();
    const PageRenderer renderer(std::move(*theme));
    const Edition edition = renderer.edition(publication, *lenses, *panel);

    const DigestMail mail(edition);
    auto html = mail.html(*content);
    if (!html)
        return html.error();
    DigestFiles files;
    files.notes = content->notes;
    files.giveAways = content->giveAways;
    files.mail = std::move(*html);
    const QString text = mail.text(*content);
    files.text = text.toUtf8();
    const QString id = QUuid::createUuidV5(publication.uid, digest.slug).toString(QUuid::WithoutBraces);
    files.message = MailMessage{publication.name, digest.title, library.now(), id, text, files.mail}.toBytes();
    PageData page = digestData(edition, *content, false);
    addFrame(
        page, edition,
        {.path = sitepath::digest(digest.slug), .title = digest.title, .dek = datesBeside(digest, edition.labels)});
    files.page = renderer.page(PageKind::Digest, edition, page);
    return files;
}

Result<QStringList> DigestFiles::write(const QString &folder, const QString &slug) const
{
    const QFileInfo target(folder);
    if (!target.isDir())
        return Error{ErrorKind::File, tr("there is no such folder; make it first"), {}, folder};
    QStringList paths;
    for (const auto &[ending, bytes] : {std::pair(u".mail.html"_s, &mail), std::pair(u".txt"_s, &text),
                                        std::pair(u".eml"_s, &message), std::pair(u".html"_s, &page)}) {
        const QString path = QDir(folder).filePath(slug + ending);
        if (auto written = AtomicWrite::write(path, *bytes); !written)
            return written.error();
        paths << path;
    }
    return paths;
}

} // namespace vd
