#pragma once

#include "result.h"

#include <QString>

namespace vd::bench {

/// Invented texts, the same in every run: words drawn from a fixed list by a fixed generator.
class Texts
{
public:
    explicit Texts(quint32 seed) : m_state(seed * 2654435761U + 1) {}
    [[nodiscard]] QString words(int count);
    [[nodiscard]] quint32 next();

private:
    quint64 m_state;
};

/// A library with this many tools, a plan, a fact and a vote tally each, and four approved reviews per tool. Kept
/// between runs.
Result<void> makeBigLibrary(const QString &path, int tools);
/// A library with this many published comparisons of pairs of tools, each tool in ten of them. Kept between runs.
Result<void> makeSiteLibrary(const QString &path, int comparisons);
/// The same kind of content as a library JSON file, for the import.
Result<void> writeBigJson(const QString &path, int tools);

} // namespace vd::bench
