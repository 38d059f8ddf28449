#pragma once

#include "digestcontent.h"
#include "edition.h"
#include "pagedata.h"

namespace vd {

/// Its days, where the title does not say them already.
[[nodiscard]] QString datesBeside(const Digest &digest, const Labels &labels);
/// What the page of a digest shows besides its frame: intro, and entries (id is_new entry changes(change) text link).
/// `inSite`: links lead to the site's own pages; otherwise to their addresses, or nowhere without a base URL.
[[nodiscard]] PageData digestData(const Edition &edition, const DigestContent &content, bool inSite);

} // namespace vd
