#pragma once

#include "publication.h"
#include "reviewer.h"

#include <QList>

namespace vd {

/// The panel as pages and forms may show it. Of an anonymous publication nothing is left of a reviewer but the id, the
/// lenses, the persona as name, and a slug made of the place in the panel. Who has no persona, or one that holds a
/// reviewer's name, is called as `numbered` says, with a number for %1: "Reviewer 1", "Reviewer 2" … in the order of
/// joining the panel, which does not change when a reviewer is renamed. Keeps the order given.
[[nodiscard]] QList<Reviewer> signedPanel(const Publication &publication, const QList<Reviewer> &panel,
                                          const QString &numbered);

} // namespace vd
