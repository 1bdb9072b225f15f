#pragma once

#include "exporters/losses.hpp"
#include "graph/cell_text.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Whether a property keeps its name when it is written as an attribute of a node or edge and read
/// again: not when a reader takes it for a name, a kind, a type or an id, or changes its case.
bool keeps_name(const Entity& entity, std::string_view name, const PropertyValue& value);
bool keeps_name(const Relation& relation, std::string_view name, const PropertyValue& value);

/// Whether readers take a type of this name for a direction, as Gephi writes it (`Directed`),
/// unless the direction is given as well.
bool is_direction_word(std::string_view type);

/// Letters, digits and `_`, a letter first: what formats allow as the name of an attribute.
bool is_plain_name(std::string_view name);

/// Several texts as a list in JSON.
std::string json_list(const std::vector<std::string>& texts);

/// Whether all relations are called `r1`, `r2`, … in their order: then nobody needs to write that.
bool has_plain_relation_ids(const Graph& graph);

/// Which directions the relations have.
enum class RelationDirections { all_directed, all_undirected, mixed };
RelationDirections relation_directions(const Graph& graph);

/// A number with a point, as formats want it that tell reals from integers by it: `1.0e+30`.
std::string pointed_double(double value);

/// For each entity its id, or another word where `is_fit` says that the id will not do.
std::vector<std::string> fit_ids(
    const Graph& graph, const std::function<bool(std::string_view)>& is_fit, Losses& losses
);

/// Names that are all different: where two entities share one, or it is empty, the id is added.
std::vector<std::string> unique_names(const Graph& graph);

/// What none of the text formats carries: documents, evidence, declared kinds and types.
void add_common_losses(const Graph& graph, Losses& losses);
/// The properties of the graph but for its name.
void add_graph_property_losses(const Graph& graph, Losses& losses);

}  // namespace relata
