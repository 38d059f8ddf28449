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

    explicit AnonymityPatterns(const QList<Reviewer> &panel);

    QList<Member> panel;
    /// Whoever of the panel it is, so that a text without any of them is told from others at once.
    QList<QRegularExpression> anybody;

    [[nodiscard]] static QRegularExpression products(const QStringList &names);

    // Whoever wrote it
    [[nodiscard]] static const QRegularExpression &addresses();
    [[nodiscard]] static const QRegularExpression &userNames();
    [[nodiscard]] static const QRegularExpression &code();
    /// A person's other work and surroundings; English and German.
    [[nodiscard]] static const QRegularExpression &selfReferences();
};

} // namespace vd
