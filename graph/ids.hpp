#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace relata {

/// A dense index with a type of its own, so that an entity cannot be passed where a relation is
/// meant. `Id{}` is invalid.
template <typename Tag>
struct Id {
    std::uint32_t value = UINT32_MAX;

    [[nodiscard]] constexpr bool is_valid() const noexcept { return value != UINT32_MAX; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using EntityId = Id<struct EntityTag>;
using RelationId = Id<struct RelationTag>;
using DocumentId = Id<struct DocumentTag>;
using KindId = Id<struct KindTag>;
using TypeId = Id<struct TypeTag>;

/// One direction of one relation: the edge algorithms walk. A directed relation has a forward arc,
/// source to target; an undirected one has a backward arc as well (a loop has only the forward
/// one). Walking a directed relation against its direction uses its backward arc too.
struct Arc {
    RelationId relation;
    bool forward = true;

    friend constexpr auto operator<=>(const Arc&, const Arc&) = default;
};

}  // namespace relata

template <typename Tag>
struct std::hash<relata::Id<Tag>> {
    std::size_t operator()(relata::Id<Tag> id) const noexcept { return id.value; }
};
