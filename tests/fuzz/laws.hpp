#pragma once

#include "exporters/exporter.hpp"
#include "importers/registry.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace relata::tests {

inline void require_law(bool holds, const char* law) {
    if (holds) return;
    std::cerr << "law broken: " << law << '\n';
    std::abort();
}

/// Reads the input as `format`. Either it is refused with a place, or what was read survives
/// relata's own file and every quotation is exactly in its text.
inline void read_and_check(
    const std::uint8_t* data, std::size_t size, std::string_view format, ImportOptions options = {}
) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Graph graph;
    options.source = "input";
    try {
        find_import_format(format)->import(bytes, options, graph);
    } catch (const InputError& error) {
        require_law(error.location().source == "input", "an error names its input");
        require_law(graph.entity_count() == 0, "a refused input leaves the graph empty");
        return;
    }
    for (const auto id : graph.relations()) {
        for (const auto& evidence : graph.relation(id).evidence) {
            const auto& text = graph.document(evidence.document).text;
            require_law(
                text.empty() ||
                    text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote,
                "a quotation is in its text"
            );
        }
    }
    const auto written = find_export_format("json")->write(graph).files.front().bytes;
    Graph again;
    find_import_format("node-link")->import(written, options, again);
    require_law(again == graph, "what was read can be written and read again");
    require_law(
        find_export_format("json")->write(again).files.front().bytes == written,
        "the second trip gives the same bytes"
    );
}

}  // namespace relata::tests
