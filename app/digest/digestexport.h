#pragma once

#include "digestcontent.h"

#include <QByteArray>
#include <QCoreApplication>

namespace vd {

/// A digest in every form that leaves the desk.
struct DigestFiles
{
    Q_DECLARE_TR_FUNCTIONS(vd::DigestFiles)

public:
    QByteArray mail; ///< HTML
    QByteArray text;
    QByteArray message;    ///< the two as one mail, a draft
    QByteArray page;       ///< HTML, by the publication's theme
    QStringList notes;     ///< what is left out and why, for the editor
    QStringList giveAways; ///< what would give an anonymous panel away: to be said before anything is written

    /// Refused as DigestContent::load() and DigestMail::html() say; fails with ErrorKind::Library when the library
    /// cannot be read, and as the theme does that cannot be used.
    static Result<DigestFiles> of(Library &library, const Digest &digest);
    /// Writes SLUG.mail.html, SLUG.txt, SLUG.eml and SLUG.html, each whole or not at all, over those that are there.
    /// Answers the paths. Fails as AtomicWrite does.
    Result<QStringList> write(const QString &folder, const QString &slug) const;
};

} // namespace vd
