#pragma once

#include "graph/graph.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>

namespace relata::tests {

/// Graphs with everything a format can trip over, the same for the same seed everywhere: names in
/// many scripts with quotes, delimiters and line breaks, every type of property, parallel
/// relations, loops, relations without direction, documents with and without text, evidence,
/// declared types.
class NastyGraphs {
public:
    enum class Nul { sometimes, never };
    explicit NastyGraphs(std::uint32_t seed, Nul nul = Nul::sometimes) : random_(seed), nul_(nul) {}

    Graph graph() {
        Graph graph;
        graph.properties = properties(2);
        declare(graph.schema());
        const auto documents = below(4);
        for (std::size_t i = 0; i < documents; ++i) add_document(graph);
        const auto entities = 1 + below(8);
        for (std::size_t i = 0; i < entities; ++i) add_entity(graph);
        const auto relations = below(20);
        for (std::size_t i = 0; i < relations; ++i) add_relation(graph);
        return graph;
    }

private:
    // Not a std:: distribution: those differ between standard libraries.
    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::string text() {
        constexpr std::array<std::string_view, 24> pieces{
            "a",    "Wang Yi",   " ",    "\"",  "\\",    "\n",
            "\r\n", ",",         ";",    "|",   "\t",    "中国",
            "é",    "e\xCC\x81", "🌍",    "[\"", "@date", "2020",
            "true", "1.5",       "null", "{}",  "=1+1",  std::string_view("\0", 1)};
        std::string text;
        const auto length = below(4);
        for (std::size_t i = 0; i < length; ++i)
            text += pieces[below(pieces.size() - (nul_ == Nul::never ? 1 : 0))];
        return text;
    }

    std::string some_text() {
        auto result = text();
        return result.empty() ? "x" : result;
    }

    Edtf date() {
        constexpr std::array<std::string_view, 8> dates{
            "2020",
            "2020-11",
            "2020-11-24",
            "2020-11-24/..",
            "2021/2022",
            "202X",
            "-0044",
            "2020?"};
        return *Edtf::parse(dates[below(dates.size())]);
    }

    PropertyValue value(std::size_t depth) {
        switch (below(depth == 0 ? 10 : 12)) {
            case 0:
                return {};
            case 1:
                return one_in(2);
            case 2:
                return std::numeric_limits<std::int64_t>::min();
            case 3:
                return static_cast<std::int64_t>(random_());
            case 4:
                return std::nan("");
            case 5:
                return one_in(2) ? HUGE_VAL : -HUGE_VAL;
            case 6:
                return static_cast<double>(random_()) / 3.0;
            case 7:
                return one_in(2) ? 1.0 : -0.0;
            case 8:
                return date();
            case 9:
                return text();
            case 10: {
                PropertyList list;
                const auto length = below(4);
                for (std::size_t i = 0; i < length; ++i) list.push_back(value(depth - 1));
                return list;
            }
            default:
                return properties(depth - 1);
        }
    }

    PropertyMap properties(std::size_t depth) {
        constexpr std::array<std::string_view, 10> names{
            "when", "weight", "id", "label", "@date", "@", "", "note", "year:int", "Weight"};
        PropertyMap map;
        const auto size = below(4);
        for (std::size_t i = 0; i < size; ++i) {
            map.set(one_in(3) ? text() : std::string(names[below(names.size())]), value(depth));
        }
        return map;
    }

    void declare(Schema& schema) {
        if (one_in(2)) return;
        schema.read_kinds("name\tplural\nShip\tShips\nPerson\tPersons\n", "test");
        schema.read_relation_types(
            "name\twords\tinverse\tfamily\tflags\n"
            "SAILS_TO\tsails to\tis reached "
            "by\tmeeting\t\nMET_WITH\tsaw\tsaw\tmeeting\tsymmetric\n",
            "test"
        );
    }

    void add_document(Graph& graph) {
        Document document;
        document.id = "d" + std::to_string(graph.document_count());
        document.title = text();
        document.publisher = text();
        document.source = text();
        if (one_in(2)) document.date = date();
        if (!one_in(3)) document.text = "Ada “met” Bob.\nThen 中国 joined.";
        document.sha256 = one_in(2) ? std::string(64, 'a') : "";
        graph.add_document(std::move(document));
    }

    void add_entity(Graph& graph) {
        constexpr std::array<std::string_view, 4> kinds{"Person", "Ship", "a;b", "[\"x\"]"};
        Entity entity;
        entity.name = one_in(20) ? "" : some_text();
        if (one_in(2)) entity.id = some_text() + std::to_string(graph.entity_count());
        entity.properties = properties(2);
        const auto id = graph.add_entity(std::move(entity));
        for (std::size_t i = below(3); i > 0; --i) graph.add_kind(id, kinds[below(kinds.size())]);
        for (std::size_t i = below(3); i > 0; --i) graph.add_alias(id, text());
    }

    void add_relation(Graph& graph) {
        constexpr std::array<std::string_view, 5> types{
            "MET_WITH", "SAILS_TO", "supplies \"x\"", "Directed", "国"};
        Relation relation;
        if (one_in(3)) relation.id = some_text() + std::to_string(graph.relation_count());
        relation.source = EntityId{static_cast<std::uint32_t>(below(graph.entity_count()))};
        relation.target = EntityId{static_cast<std::uint32_t>(below(graph.entity_count()))};
        relation.type = graph.schema().type(types[below(types.size())]);
        relation.directed = !one_in(3);
        relation.properties = properties(2);
        const auto id = graph.add_relation(std::move(relation));
        while (graph.document_count() > 0 && one_in(2)) add_evidence(graph, id);
    }

    void add_evidence(Graph& graph, RelationId relation) {
        Evidence evidence;
        evidence.document = DocumentId{static_cast<std::uint32_t>(below(graph.document_count()))};
        const auto& words = graph.document(evidence.document).text;
        evidence.begin = 4;
        evidence.end = 13;
        evidence.quote = words.empty() ? "not kept" : words.substr(4, 9);
        evidence.method = one_in(2) ? "manual" : "";
        if (one_in(2)) evidence.confidence = static_cast<double>(below(4)) / 3.0;
        graph.add_evidence(relation, std::move(evidence));
    }

    std::mt19937 random_;
    Nul nul_;
};

}  // namespace relata::tests
