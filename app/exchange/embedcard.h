#pragma once

#include "pagerenderer.h"

namespace vd {

/// The card of a comparison for other sites, as one file that asks for no other: the headline, the figures and the
/// pick, with a link to the comparison's page where the publication has a base URL.
[[nodiscard]] QByteArray embedCard(const PageInput &input, const PageRenderer &renderer);

/// Where a site export puts the same card; empty without a base URL.
[[nodiscard]] QString embedAddress(const PageInput &input);

/// What is pasted into the HTML of another page to show the card there. It lies at embedAddress(), or without one
/// beside that page as `fileName`.
[[nodiscard]] QString embedCode(const PageInput &input, const QString &fileName);

} // namespace vd
