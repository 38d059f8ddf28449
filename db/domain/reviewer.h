#pragma once

#include "fields.h"
#include "id.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace vd {

/// A member of the panel.
struct Reviewer
{
    ReviewerId id;
    QUuid uid;
    QString slug;
    QString name;
    QString persona; ///< as pages sign, e.g. "The Builder"
    QString motto;
    QString bio;               ///< CommonMark
    QStringList bannedPhrases; ///< what they never write
    QStringList conflicts;     ///< vendors whose tools this reviewer must not review
    QStringList handles;       ///< addresses and user names that would give an anonymous reviewer away
    QList<LensId> lenses;      ///< the lenses they write
    QStringList aliases;       ///< former slugs

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Reviewer::uid),
                          column("slug", &Reviewer::slug),
                          column("name", &Reviewer::name),
                          column("persona", &Reviewer::persona),
                          column("motto", &Reviewer::motto),
                          column("bio", &Reviewer::bio),
                          column("banned_phrases", &Reviewer::bannedPhrases),
                          column("conflicts", &Reviewer::conflicts),
                          column("handles", &Reviewer::handles),
                          rows("lenses", &Reviewer::lenses),
                          rows("aliases", &Reviewer::aliases)};
    }
    bool operator==(const Reviewer &) const = default;
};

} // namespace vd
