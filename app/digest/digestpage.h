#pragma once

#include "digestcontent.h"
#include "edition.h"
#include "pagedata.h"

namespace vd {

/// What the page of a digest shows besides its frame: intro, and entries (id is_new entry changes(change) text link).
/// `inSite`: links lead to the site's own pages; otherwise to their addresses, or nowhere without a base URL.
[[nodiscard]] PageData digestData(const Edition &edition, const DigestContent &content, bool inSite);

} // namespace vd
