#pragma once

#include "enumtext.h"
#include "fields.h"
#include "id.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace vd {

/// Why a comparison is in a digest.
enum class DigestKind { New, Changed };

template <>
inline constexpr auto enumTexts<DigestKind> =
    std::array{EnumText{DigestKind::New, "new"}, EnumText{DigestKind::Changed, "changed"}};

/// A comparison in a digest, in the words that the editor has for it.
struct DigestEntry
{
    QString comparison; ///< its slug, or a former one; a link is made while there is such a comparison
    DigestKind kind = DigestKind::New;
    QString heading;
    QString change; ///< what changed, one line each; empty for what is new
    QString text;   ///< CommonMark, one paragraph

    static constexpr auto fields()
    {
        return std::tuple{column("comparison", &DigestEntry::comparison), column("kind", &DigestEntry::kind),
                          column("heading", &DigestEntry::heading), column("change", &DigestEntry::change),
                          column("text", &DigestEntry::text)};
    }
    bool operator==(const DigestEntry &) const = default;
};

/// What readers are told of a span of days: new and changed comparisons, as a mail and as a page of the site.
struct Digest
{
    DigestId id;
    QUuid uid;
    QString slug;
    QString title;
    QDate startsOn;
    QDate endsOn;  ///< the last day
    QString intro; ///< CommonMark
    QList<DigestEntry> entries;
    QDate sentOn;        ///< invalid: a draft, which the site does not show
    QStringList aliases; ///< former slugs

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Digest::uid),         column("slug", &Digest::slug),
                          column("title", &Digest::title),     column("starts_on", &Digest::startsOn),
                          column("ends_on", &Digest::endsOn),  column("intro", &Digest::intro),
                          column("entries", &Digest::entries), column("sent_on", &Digest::sentOn),
                          rows("aliases", &Digest::aliases)};
    }
    bool operator==(const Digest &) const = default;
};

} // namespace vd
