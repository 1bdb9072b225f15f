#pragma once

#include "graph/graph.hpp"
#include "graph/paths.hpp"
#include "render/part.hpp"
#include "render/positions.hpp"
#include "render/theme.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Whether relations have numbers, and whether the sentences they mean stand under the picture.
enum class Footnotes { none, numbers, list };

struct DrawOptions {
    std::string title{};  ///< empty: made from the graph's documents
    Theme theme = Theme::light;
    /// Which of arrangement_count() ways to write the same picture. Graphviz keeps the first good
    /// order it finds, so what is written first changes how many lines cross.
    std::size_t arrangement = 0;
    /// Who the picture is about: drawn larger, with a thick border.
    std::vector<EntityId> emphasized{};
    /// A property of entities, a community say: `grouped` frames by its values instead of by kinds,
    /// `overview` colors by them.
    std::string group_by{};
    /// A property with a number, 0 or more, a score say: how large `overview` draws an entity.
    /// Empty: its number of neighbors.
    std::string size_by{};
    /// Where things stood in an earlier picture; only `map` can keep them there.
    Positions earlier{};
    /// In reading order, the same as in a dossier of the same part. Not in `overview`.
    Footnotes footnotes = Footnotes::none;
};

/// How many arrangements `flow` and `grouped` know; best_view_dot tries them all.
std::size_t arrangement_count();

// The text of a picture in the DOT language: styled, with legend, ready for Graphviz, one picture
// one string. Same graph, same bytes. All but `overview` merge relations of one statement (see
// `render/compression.hpp`); the ids of all merged relations stay on what is drawn. Entities of the
// kind `Date` are counted in the line under the title and not drawn: their dates stand in brackets.
// All throw InputError above `most_drawn_entities`.

/// View `flow`: from left to right, who acts before what is done. For a screen.
std::string flow_dot(const Graph& graph, const Part& part, const DrawOptions& options);
std::string flow_dot(const Graph& graph, const DrawOptions& options);  ///< of the whole graph

/// View `grouped`: as `flow`, the entities of a kind, or of `DrawOptions::group_by`, together in a
/// frame. Taller: for print.
std::string grouped_dot(const Graph& graph, const Part& part, const DrawOptions& options);

/// View `map`: no direction of reading, what is related stands near. For a square with few hubs.
/// What `DrawOptions::earlier` knows stays close to where it was.
std::string map_dot(const Graph& graph, const Part& part, const DrawOptions& options);

/// View `timeline`: one column for each date at which something happens, in the order of their
/// ends; above eight dates, one row each. What has no date is only counted.
std::string timeline_dot(const Graph& graph, const Part& part, const DrawOptions& options);

/// View `overview`: dots sized by the number of relations, thin lines, names of the forty best
/// connected. For hundreds of entities.
std::string overview_dot(const Graph& graph, const Part& part, const DrawOptions& options);

/// `How A is connected to B`: what a picture of paths is called when options do not say.
std::string path_title(const Graph& graph, EntityId source, EntityId target);

/// View `path`: an answer to "how are A and B connected", each step with its date and quotation.
/// All paths are drawn together: an entity or a relation that several share is drawn once. The two
/// ends are emphasized. An arrowhead follows the relation's own direction, not the path's.
std::string path_dot(
    const Graph& graph,
    EntityId source,
    EntityId target,
    const std::vector<Path>& paths,
    const DrawOptions& options
);

/// The views of a part of a graph; `path` has its own question.
enum class View { flow, grouped, map, timeline, overview };
std::string_view view_name(View view);

/// What suits a part by its size: `flow` up to 60 statements, then `flow` for a screen and
/// `grouped` for print, `overview` above 150 statements or entities.
View suitable_view(const Graph& graph, const Part& part, bool for_print);

/// The view of that name's DOT text.
std::string view_dot(View view, const Graph& graph, const Part& part, const DrawOptions& options);

/// How many relations a picture of a part draws once statements are merged. Above
/// `most_readable_statements` all but `overview` are correct but hard to read.
std::size_t drawn_statement_count(const Graph& graph, const Part& part);
inline constexpr std::size_t most_readable_statements = 150;
inline constexpr std::size_t most_drawn_entities = 2'000;

}  // namespace relata
