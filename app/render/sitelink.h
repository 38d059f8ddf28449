#pragma once

#include <QString>

namespace vd {

/// A link within the site.
struct SiteLink
{
    QString path; ///< as sitepaths.h says
    QString text;
    QString count = {}; ///< what stands behind it in a list, e.g. "4 comparisons"
};

} // namespace vd
