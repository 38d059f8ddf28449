#pragma once

#include "digestcontent.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <utility>

namespace vd {

/// A digest in every form that leaves the desk.
struct DigestFiles
{
    Q_DECLARE_TR_FUNCTIONS(vd::DigestFiles)

public:
    QByteArray mail;         ///< HTML
    bool mayBeMailed = true; ///< false: the mail is too long, as a note says
    QByteArray text;
    QByteArray message;    ///< the two as one mail, a draft
    QByteArray page;       ///< HTML, by the publication's theme
    QStringList notes;     ///< what is left out and why, for the editor
    QStringList giveAways; ///< what would give an anonymous panel away: to be said before anything is written

    /// Refused as DigestContent::load() says; fails with ErrorKind::Library when the library cannot be read, and as the
    /// theme does that cannot be used.
    static Result<DigestFiles> of(Library &library, const Digest &digest);
    /// The names of the files in a folder that write() would replace with something else.
    [[nodiscard]] QStringList replaced(const QString &folder, const QString &slug) const;
    /// Writes SLUG.mail.html, SLUG.txt, SLUG.eml and SLUG.html, each whole or not at all, over those that are there;
    /// those with the mail only when it may be mailed. Answers the paths. Fails as AtomicWrite does.
    Result<QStringList> write(const QString &folder, const QString &slug) const;

private:
    [[nodiscard]] QList<std::pair<QString, QByteArray>> named(const QString &slug) const;
};

} // namespace vd
