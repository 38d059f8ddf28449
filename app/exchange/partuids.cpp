#include "partuids.h"

#include <QSet>

namespace vd {

namespace {

bool isCalledTheSame(const Plan &a, const Plan &b)
{
    return a.name == b.name;
}

bool isCalledTheSame(const Fact &a, const Fact &b)
{
    return a.name == b.name;
}

bool isCalledTheSame(const VoteTally &a, const VoteTally &b)
{
    return a.asOf == b.asOf && a.source == b.source;
}

template <class Part>
bool isEqual(Part a, const Part &b)
{
    a.uid = b.uid;
    return a == b;
}

template <class Part>
void keepUids(const QList<Part> &before, QList<Part> &after)
{
    QSet<QUuid> given;
    for (const Part &part : after)
        given.insert(part.uid);
    const auto adopt = [&](auto matches) {
        for (Part &part : after) {
            if (!part.uid.isNull())
                continue;
            for (const Part &old : before)
                if (!given.contains(old.uid) && matches(part, old)) {
                    part.uid = old.uid;
                    given.insert(old.uid);
                    break;
                }
        }
    };
    adopt([](const Part &part, const Part &old) { return isEqual(part, old); });
    adopt([](const Part &part, const Part &old) { return isCalledTheSame(part, old); });
}

} // namespace

void keepPartUids(const Tool &before, Tool &after)
{
    keepUids(before.plans, after.plans);
    keepUids(before.facts, after.facts);
    keepUids(before.votes, after.votes);
}

} // namespace vd
