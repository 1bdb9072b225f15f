#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// How sure the source is that a thing happened, from a relation's property `status`.
enum class Status { asserted, planned, considered, denied };

/// `asserted` when the property is missing or has a value relata does not know.
Status status_of(const Relation& relation);

/// A status in one word: "planned".
std::string_view status_name(Status status);

/// What a legend and a reader call a status: "planned or expected".
std::string_view status_words(Status status);

/// A relation as part of a sentence, without its ends. Walked forward it reads from source to
/// target
/// ("will establish", "Foreign Minister of"), else from target to source with the inverse words of
/// its type. A `role` stands in the place of the words for offices, in brackets for other types.
std::string relation_words(const Graph& graph, const Relation& relation, bool forward = true);

/// Whether it says the same in both directions: undirected, or of a symmetric type.
bool is_mutual(const Graph& graph, const Relation& relation);

/// When the thing itself happens (`when`), for people: `2020-11-24`, `2021/2022`, `since 2020`,
/// `until 2020`; empty when unknown.
std::string when_text(const Relation& relation);

/// When it was said (`stated`), in the same form.
std::string stated_text(const Relation& relation);

/// What a reader calls a document: its title, else what document_file says.
std::string document_label(const Document& document);

/// Where to look a document up: the file name or address of its source, else its title, else its
/// id.
std::string document_file(const Document& document);

/// Where evidence stands: `talks.txt, bytes 4056–4210`. A longer name of a document is cut to
/// `label_columns` columns.
std::string citation(const Graph& graph, const Evidence& evidence, std::size_t label_columns = 200);

/// The whole relation as one sentence: `China will establish Fast track (planned, 2020-11)`.
std::string relation_sentence(const Graph& graph, const Relation& relation);

/// `China`, `China and Japan`, `China, Japan and South Korea`.
std::string enumerated(const std::vector<std::string>& names);

/// `1 relation`, `2 relations`; digits in groups of three.
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

/// `text` on one line: each run of blanks, tabs and line feeds is one blank, none at the ends.
std::string one_line(std::string_view text);

}  // namespace relata
