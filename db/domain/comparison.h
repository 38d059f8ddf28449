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

enum class ComparisonStatus { Draft, InReview, Ready, Published };

template <>
inline constexpr auto enumTexts<ComparisonStatus> =
    std::array{EnumText{ComparisonStatus::Draft, "draft"}, EnumText{ComparisonStatus::InReview, "in review"},
               EnumText{ComparisonStatus::Ready, "ready"}, EnumText{ComparisonStatus::Published, "published"}};

/// The editor's answer: one of the tools, "it depends" or "neither".
enum class PickKind { None, Tool, Depends, Neither };

template <>
inline constexpr auto enumTexts<PickKind> =
    std::array{EnumText{PickKind::None, ""}, EnumText{PickKind::Tool, "tool"}, EnumText{PickKind::Depends, "depends"},
               EnumText{PickKind::Neither, "neither"}};

/// Two to four tools side by side.
struct Comparison
{
    ComparisonId id;
    QUuid uid;
    QString slug;
    QList<ToolId> tools; ///< in the order of the page
    QString headline;    ///< empty: "A vs B"
    QString dek;         ///< empty: the publication's
    QString pricingRead; ///< CommonMark
    QString summary;     ///< CommonMark
    PickKind pick = PickKind::None;
    ToolId pickTool; ///< valid exactly when pick is Tool
    ComparisonStatus status = ComparisonStatus::Draft;
    QDate publishedOn;
    QStringList aliases; ///< former slugs

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Comparison::uid),
                          column("slug", &Comparison::slug),
                          rows("tools", &Comparison::tools),
                          column("headline", &Comparison::headline),
                          column("dek", &Comparison::dek),
                          column("pricing_read", &Comparison::pricingRead),
                          column("summary", &Comparison::summary),
                          internal("pick", &Comparison::pick),
                          internal("pick_tool", &Comparison::pickTool),
                          column("status", &Comparison::status),
                          column("published_on", &Comparison::publishedOn),
                          rows("aliases", &Comparison::aliases)};
    }
    bool operator==(const Comparison &) const = default;
};

} // namespace vd
