#pragma once

#include "fields.h"
#include "id.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace vd {

/// The invitation to the publication's newsletter; absent from pages without an action.
struct Newsletter
{
    QString kicker;
    QString heading;
    QString text;       ///< CommonMark
    QString action;     ///< the http(s) address that the form posts to
    QString emailField; ///< the name of the form's e-mail field

    static constexpr auto fields()
    {
        return std::tuple{column("kicker", &Newsletter::kicker), column("heading", &Newsletter::heading),
                          column("text", &Newsletter::text), column("action", &Newsletter::action),
                          column("email_field", &Newsletter::emailField)};
    }
    bool operator==(const Newsletter &) const = default;
};

/// The masthead's settings; a library has exactly one, with id 1.
struct Publication
{
    PublicationId id = {1};
    QUuid uid;
    QString name;
    QString kicker; ///< above every headline, e.g. "AI tool comparison"
    QString dek;    ///< the default dek of a comparison
    QString baseUrl;
    QString accent = QStringLiteral("#2456e6"); ///< #rrggbb
    QString language = QStringLiteral("en");    ///< BCP 47
    QString currency = QStringLiteral("USD");   ///< ISO 4217
    int minimumVotes = 10;                      ///< below it the community's share is unknown
    QString footer;                             ///< CommonMark
    Newsletter newsletter;
    QString logo;           ///< data: URL of an image, or empty
    bool anonymous = false; ///< pages and forms name reviewers by persona only
    QStringList dictionary; ///< words that the spelling check knows besides its own
    QString theme;          ///< of the pages: empty is the standard one, else a built-in theme's key or a folder's path
    QMap<QString, QString> themeOptions; ///< what was chosen of the theme's options; others are as the theme has them

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Publication::uid),
                          column("name", &Publication::name),
                          column("kicker", &Publication::kicker),
                          column("dek", &Publication::dek),
                          column("base_url", &Publication::baseUrl),
                          column("accent", &Publication::accent),
                          column("language", &Publication::language),
                          column("currency", &Publication::currency),
                          column("minimum_votes", &Publication::minimumVotes),
                          column("footer", &Publication::footer),
                          column("newsletter", &Publication::newsletter),
                          column("logo", &Publication::logo),
                          column("anonymous", &Publication::anonymous),
                          column("dictionary", &Publication::dictionary),
                          column("theme", &Publication::theme),
                          column("theme_options", &Publication::themeOptions)};
    }
    bool operator==(const Publication &) const = default;
};

} // namespace vd
