#pragma once

#include <tuple>

namespace vd {

/// Where a field lives.
enum class FieldKind {
    Column,   ///< a column of the noun's table, and a key of the exchange format
    Internal, ///< a column that the exchange format expresses in another way
    Rows      ///< rows of a table of its own
};

/// A record's field: one name from column to JSON key to form, and the member behind it.
template <class Record, class Member>
struct Field
{
    using Type = Member;
    const char *name;
    Member Record::*member;
    FieldKind kind;
};

template <class Record, class Member>
constexpr auto column(const char *name, Member Record::*member)
{
    return Field<Record, Member>{name, member, FieldKind::Column};
}

template <class Record, class Member>
constexpr auto internal(const char *name, Member Record::*member)
{
    return Field<Record, Member>{name, member, FieldKind::Internal};
}

template <class Record, class Member>
constexpr auto rows(const char *name, Member Record::*member)
{
    return Field<Record, Member>{name, member, FieldKind::Rows};
}

/// A struct that lists its fields in a static constexpr fields().
template <class Record>
concept HasFields = requires
{
    Record::fields();
};

/// Calls visit(field) for each field, in the order of declaration.
template <HasFields Record, class Visit>
void forEachField(Visit &&visit)
{
    std::apply([&](const auto &...field) { (visit(field), ...); }, Record::fields());
}

} // namespace vd
