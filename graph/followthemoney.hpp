#pragma once

#include <string_view>

namespace relata {

/// A schema of the FollowTheMoney model, as `graph/schema/followthemoney.tsv` has it: what reading
/// and writing that format have to agree about.
struct FtmSchema {
    std::string_view source;  ///< of an edge, the property that holds this end; else empty
    std::string_view target;
    std::string_view words;    ///< from the source to the target
    std::string_view inverse;  ///< from the target to the source
    bool is_directed = false;

    [[nodiscard]] bool is_edge() const noexcept { return !source.empty(); }
};

/// nullptr when the model has no schema of this name.
const FtmSchema* find_ftm_schema(std::string_view name);

}  // namespace relata
