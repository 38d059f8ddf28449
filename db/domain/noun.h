#pragma once

#include "enumtext.h"
#include "id.h"

#include <QHash>

namespace vd {

/// The kinds of record a library holds, named as in the database and in history.
enum class Noun { Publication, Lens, Reviewer, Tool, Review, Comparison, Digest };

template <>
inline constexpr auto enumTexts<Noun> = std::array{
    EnumText{Noun::Publication, "publication"}, EnumText{Noun::Lens, "lens"},
    EnumText{Noun::Reviewer, "reviewer"},       EnumText{Noun::Tool, "tool"},
    EnumText{Noun::Review, "review"},           EnumText{Noun::Comparison, "comparison"},
    EnumText{Noun::Digest, "digest"},
};

template <class Record>
inline constexpr Noun nounOf = Noun::Publication;
template <>
inline constexpr Noun nounOf<Lens> = Noun::Lens;
template <>
inline constexpr Noun nounOf<Reviewer> = Noun::Reviewer;
template <>
inline constexpr Noun nounOf<Tool> = Noun::Tool;
template <>
inline constexpr Noun nounOf<Review> = Noun::Review;
template <>
inline constexpr Noun nounOf<Comparison> = Noun::Comparison;
template <>
inline constexpr Noun nounOf<Digest> = Noun::Digest;

/// One record, whatever its kind.
struct RecordRef
{
    Noun noun = Noun::Publication;
    qint64 id = 0;

    RecordRef() = default;
    RecordRef(Noun recordNoun, qint64 recordId) : noun(recordNoun), id(recordId) {}
    template <class Record>
    RecordRef(Id<Record> recordId) : noun(nounOf<Record>), id(recordId.value)
    {
    }
    [[nodiscard]] bool isValid() const { return id != 0; }
    template <class Record>
    [[nodiscard]] Id<Record> as() const
    {
        return noun == nounOf<Record> ? Id<Record>{id} : Id<Record>{};
    }
    bool operator==(const RecordRef &) const = default;
    friend std::size_t qHash(RecordRef ref, std::size_t seed = 0) noexcept
    {
        return std::size_t(ref.id) * 8U + std::size_t(ref.noun) + seed;
    }
};

} // namespace vd
