#include "digestexport.h"

#include "atomicwrite.h"
#include "blindcheck.h"
#include "digestmail.h"
#include "digestpage.h"
#include "mailmessage.h"
#include "pagerenderer.h"
#include "pagetheme.h"
#include "sitepage.h"
#include "sitepaths.h"

#include <QDir>
#include <QFile>
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
    const auto findings = BlindCheck::ofDigest(library, digest);
    if (!findings)
        return findings.error();
    const Publication &publication = content->publication;
    auto theme = PageTheme::load(PageTheme::folderOf(publication.theme, QFileInfo(library.path()).absolutePath()));
    if (!theme)
        return theme.error();
    const PageRenderer renderer(std::move(*theme));
    const Edition edition = renderer.edition(publication, *lenses, *panel);

    const DigestMail mail(edition);
    DigestFiles files;
    files.notes = content->notes;
    for (const Finding &finding : *findings)
        files.giveAways << finding.sentence;
    files.mail = mail.html(*content);
    if (const QString why = DigestMail::whyTooLong(files.mail, *content); !why.isEmpty()) {
        files.mayBeMailed = false;
        files.notes << why;
    }
    const QString text = mail.text(*content);
    files.text = text.toUtf8();
    // A mail that was corrected is another mail.
    const QByteArray told = digest.slug.toUtf8() + files.text + files.mail;
    const QString id = QUuid::createUuidV5(publication.uid, told).toString(QUuid::WithoutBraces);
    files.message = MailMessage{publication.name, digest.title, library.now(), id, text, files.mail}.toBytes();
    PageData page = digestData(edition, *content, false);
    addFrame(
        page, edition,
        {.path = sitepath::digest(digest.slug), .title = digest.title, .dek = datesBeside(digest, edition.labels)});
    files.page = renderer.page(PageKind::Digest, edition, page);
    return files;
}

QList<std::pair<QString, QByteArray>> DigestFiles::named(const QString &slug) const
{
    QList<std::pair<QString, QByteArray>> files{{slug + u".mail.html"_s, mail},
                                                {slug + u".txt"_s, text},
                                                {slug + u".eml"_s, message},
                                                {slug + u".html"_s, page}};
    if (!mayBeMailed)
        files = {files.at(1), files.at(3)};
    return files;
}

QStringList DigestFiles::replaced(const QString &folder, const QString &slug) const
{
    QStringList names;
    for (const auto &[name, bytes] : named(slug)) {
        QFile there(QDir(folder).filePath(name));
        if (there.exists() && (!there.open(QIODevice::ReadOnly) || there.readAll() != bytes))
            names << name;
    }
    return names;
}

Result<QStringList> DigestFiles::write(const QString &folder, const QString &slug) const
{
    const QFileInfo target(folder);
    if (!target.isDir())
        return Error{ErrorKind::File, tr("there is no such folder; make it first"), {}, folder};
    QStringList paths;
    for (const auto &[name, bytes] : named(slug)) {
        const QString path = QDir(folder).filePath(name);
        if (auto written = AtomicWrite::write(path, bytes); !written)
            return written.error();
        paths << path;
    }
    return paths;
}

} // namespace vd
