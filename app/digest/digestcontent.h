#pragma once

#include "digest.h"
#include "library.h"
#include "publication.h"

#include <QCoreApplication>

namespace vd {

/// An entry as readers see it.
struct DigestItem
{
    DigestKind kind = DigestKind::New;
    QString heading;
    QStringList changes;
    QString text; ///< CommonMark
    QString slug; ///< of the comparison's page; empty when there is none
};

/// A digest and what its mail and its page need besides it; values only.
struct DigestContent
{
    Q_DECLARE_TR_FUNCTIONS(vd::DigestContent)

public:
    Publication publication;
    Digest digest;
    QList<DigestItem> items;
    QStringList notes; ///< what is left out and why, for the editor

    /// The comparison's address, absolute; empty without a page or a base URL.
    [[nodiscard]] QString address(const DigestItem &item) const;
    /// The digest's own address in the site, the same way.
    [[nodiscard]] QString address() const;

    /// Of a digest as it is typed, which need not be stored. Refused when there is nothing in it; fails with
    /// ErrorKind::Library when the library cannot be read.
    static Result<DigestContent> load(Library &library, const Digest &digest);
};

} // namespace vd
