#pragma once

#include "id.h"
#include "reviewer.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace vd {

/// What Anonymity looks for, compiled once: a panel is looked for in many texts. A pattern that finds nothing is empty.
struct AnonymityPatterns
{
    struct Member
    {
        ReviewerId id;
        QRegularExpression handles;
        QRegularExpression wholeName; ///< of two words or more
        QRegularExpression parts;     ///< of the name
        QRegularExpression ordinary;  ///< those parts that are ordinary words too
    };

    AnonymityPatterns(const QList<Reviewer> &panel, const QStringList &products);

    QList<Member> panel;
    QRegularExpression products;

    // Whoever wrote it
    [[nodiscard]] static const QRegularExpression &addresses();
    [[nodiscard]] static const QRegularExpression &userNames();
    [[nodiscard]] static const QRegularExpression &code();
    /// A person's other work and surroundings; English and German.
    [[nodiscard]] static const QRegularExpression &selfReferences();
};

} // namespace vd
