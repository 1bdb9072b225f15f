// Our reader of DOT against Graphviz's own: the same nodes, edges and attributes from the same
// text.

#include "graph/cell_text.hpp"
#include "importers/dot.hpp"

#include <catch2/catch.hpp>
#include <graphviz/cgraph.h>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace relata {
namespace {

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using DotGraph = std::unique_ptr<Agraph_t, CloseGraph>;

/// Random text of the whole grammar, and most of it valid.
class RandomDot {
public:
    explicit RandomDot(std::uint32_t seed) : random_(seed) {}

    std::string text() {
        is_directed_ = one_in(2);
        std::string out = one_in(4) ? "strict " : "";
        out += is_directed_ ? "digraph" : "GRAPH";
        out += one_in(2) ? " g {" : "{\n# line\n";
        statements(out, 3);
        return out + "}\n";
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::string id() {
        constexpr std::array<std::string_view, 12> ids{
            "a",
            "b",
            "c",
            "d",
            "\"e f\"",
            "\"q\\\"x\"",
            "7",
            "-.5",
            "\"g\" + \"h\"",
            "é",
            "\"a\"",
            "_1"};
        return std::string(ids[below(ids.size())]);
    }

    void attributes(std::string& out) {
        constexpr std::array<std::string_view, 5> names{"color", "size", "note", "\"my x\"", "w"};
        constexpr std::array<std::string_view, 6> values{
            "red", "2", "1.5", "\"a b\"", "\"back\\\\slash\"", "\"two\\\nlines\""};
        out += " [";
        for (auto i = below(3); i > 0; --i) {
            out += std::string(names[below(names.size())]) + '=' +
                   std::string(values[below(values.size())]);
            out += one_in(2) ? ", " : one_in(2) ? "; " : " ";
        }
        out += ']';
        if (one_in(6)) attributes(out);
    }

    void subgraph(std::string& out, std::size_t depth) {
        if (one_in(2)) out += one_in(2) ? "subgraph cluster_s " : "subgraph t ";
        out += "{";
        statements(out, depth - 1);
        out += "}";
    }

    void end(std::string& out, std::size_t depth) {
        if (depth > 0 && one_in(4)) return subgraph(out, depth);
        out += id();
        if (one_in(6)) out += one_in(2) ? ":p" : ":p:sw";
    }

    void statements(std::string& out, std::size_t depth) {
        for (auto i = below(5); i > 0; --i) {
            switch (below(6)) {
                case 0:
                    out += one_in(2) ? "node" : "edge";
                    attributes(out);
                    break;
                case 1:
                    out += id();
                    attributes(out);
                    break;
                case 2:
                    if (depth > 0) {
                        subgraph(out, depth);
                    } else {
                        out += id();
                    }
                    break;
                default:
                    end(out, depth);
                    for (auto k = 1 + below(3); k > 0; --k) {
                        out += is_directed_ ? " -> " : "--";
                        end(out, depth);
                    }
                    if (one_in(2)) attributes(out);
            }
            out += one_in(2) ? ";" : " /* c */\n";
        }
    }

    std::mt19937 random_;
    bool is_directed_ = true;
};

/// Attributes as text: those that are there, in order of their names.
std::string attributes_of(Agraph_t* graph, int kind, void* object) {
    std::vector<std::string> lines;
    for (auto* symbol = agnxtattr(graph, kind, nullptr); symbol != nullptr;
         symbol = agnxtattr(graph, kind, symbol)) {
        const std::string value = agxget(object, symbol);
        const std::string name = symbol->name;
        if (value.empty() || name == "label") continue;
        lines.push_back(name + '=' + to_text(cell_value(name, value)));
    }
    std::ranges::sort(lines);
    std::string out;
    for (const auto& line : lines) out += ' ' + line;
    return out;
}

std::string attributes_of(const PropertyMap& properties) {
    std::string out;
    for (const auto& [name, value] : properties) {
        if (name != "subgraph") out += ' ' + name + '=' + to_text(value);
    }
    return out;
}

std::string by_graphviz(Agraph_t* graph) {
    std::vector<std::string> edges;
    std::string out;
    for (auto* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
        out += std::string(agnameof(node)) + attributes_of(graph, AGNODE, node) + '\n';
        for (auto* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
            edges.push_back(
                std::string(agnameof(agtail(edge))) + " > " + agnameof(aghead(edge)) +
                attributes_of(graph, AGEDGE, edge) + '\n'
            );
        }
    }
    std::ranges::sort(edges);
    for (const auto& edge : edges) out += edge;
    return out;
}

std::string by_relata(const Graph& graph) {
    std::vector<std::string> edges;
    std::string out;
    for (const auto id : graph.entities()) {
        out += graph.entity(id).id + attributes_of(graph.entity(id).properties) + '\n';
    }
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        edges.push_back(
            graph.entity(relation.source).id + " > " + graph.entity(relation.target).id +
            attributes_of(relation.properties) + '\n'
        );
    }
    std::ranges::sort(edges);
    for (const auto& edge : edges) out += edge;
    return out;
}

}  // namespace

TEST_CASE("DOT is read as Graphviz reads it", "[importers][dot][property]") {
    agseterr(AGMAX);
    for (std::uint32_t seed = 0; seed < 2000; ++seed) {
        const auto text = RandomDot(seed).text();
        CAPTURE(seed, text);
        const DotGraph expected(agmemread(text.c_str()));
        Graph graph;
        ImportOptions options;
        options.source = "t.dot";
        bool is_read = true;
        try {
            import_dot(text, options, graph);
        } catch (const InputError& error) {
            CAPTURE(error.what());
            is_read = false;
        }
        REQUIRE(is_read == (expected != nullptr));
        if (is_read) CHECK(by_relata(graph) == by_graphviz(expected.get()));
    }
}

}  // namespace relata
