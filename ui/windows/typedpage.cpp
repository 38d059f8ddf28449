#include "typedpage.h"

#include <algorithm>

namespace vd {

namespace {

template <class Record>
void replace(QList<Record> &records, const Record &typed)
{
    const auto same = [&](const Record &record) { return record.id == typed.id; };
    if (const auto found = std::find_if(records.begin(), records.end(), same); found != records.end())
        *found = typed;
}

struct LayOver
{
    PageInput &input;

    void operator()(std::monostate) const {}
    void operator()(const Publication &typed) const { input.publication = typed; }
    void operator()(const Lens &typed) const { replace(input.lenses, typed); }
    void operator()(const Reviewer &typed) const { replace(input.reviewers, typed); }
    void operator()(const Tool &typed) const { replace(input.tools, typed); }
    void operator()(const Review &typed) const { replace(input.reviews, typed); }
    void operator()(const Comparison &typed) const
    {
        // Other tools come with other records, so the page has them when they are stored.
        if (typed.id == input.comparison.id && typed.tools == input.comparison.tools)
            input.comparison = typed;
    }
};

} // namespace

void layOver(PageInput &input, const TypedRecord &typed)
{
    std::visit(LayOver{input}, typed);
}

} // namespace vd
