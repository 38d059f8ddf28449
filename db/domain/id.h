#pragma once

#include <QtGlobal>
#include <compare>
#include <cstddef>

namespace vd {

/// A row's number in one table; 0 is "none". Ids are local to one library file, a record's uid is what travels.
template <class Noun>
struct Id
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value != 0; }
    // clang-tidy 14 takes the 0 that the compiler compares the result with for a null pointer.
    friend constexpr auto operator<=>(Id, Id) = default; // NOLINT(modernize-use-nullptr)
    friend std::size_t qHash(Id id, std::size_t seed = 0) noexcept
    {
        return std::size_t(id.value) * 0x9E3779B9U ^ seed;
    }
};

struct Publication;
struct Lens;
struct Reviewer;
struct Tool;
struct Review;
struct Comparison;
struct Digest;

using PublicationId = Id<Publication>;
using LensId = Id<Lens>;
using ReviewerId = Id<Reviewer>;
using ToolId = Id<Tool>;
using ReviewId = Id<Review>;
using ComparisonId = Id<Comparison>;
using DigestId = Id<Digest>;

} // namespace vd
