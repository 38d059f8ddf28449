#pragma once

#include "comparison.h"
#include "edition.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <memory>

namespace vd {

/// A tool's column on a share card.
struct CardTool
{
    QString name;
    QString figure; ///< panel ship, "75%"; empty when not known
    Split split;
    bool picked = false;
};

/// What a share card shows. Anything may be empty, of any length and in any script.
struct ShareCard
{
    QString publication;
    QString headline;
    QString pick;   ///< "Ship Larkspur 4B"
    QString accent; ///< #rrggbb
    bool rightToLeft = false;
    QList<CardTool> tools = {}; ///< up to four; all without a review: no columns

    static constexpr int width = 1200, height = 630;
};

/// A comparison's card, in the edition's words.
[[nodiscard]] ShareCard shareCardOf(const Edition &edition, const Comparison &comparison, const QString &headline,
                                    const QList<std::shared_ptr<const ShownTool>> &tools);

/// The picture that social media show of a comparison, as a PNG file. Needs a QGuiApplication, and may run in several
/// threads at once. The same card gives the same bytes on a machine with the same fonts.
[[nodiscard]] QByteArray shareCardPng(const ShareCard &card);

} // namespace vd
