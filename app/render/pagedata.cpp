#include "pagedata.h"

#include "text.h"

namespace vd {

void PageData::source(const QString &address)
{
    const bool isLink = isWebAddress(address);
    text("source", isLink ? address : QString());
    text("source_text", isLink ? QString() : address);
}

} // namespace vd
