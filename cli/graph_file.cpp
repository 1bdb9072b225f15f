#include "cli/graph_file.hpp"

#include "cli/output_file.hpp"
#include "exporters/exporter.hpp"
#include "graph/error.hpp"
#include "importers/registry.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

namespace relata::cli {
namespace {

constexpr std::string_view extension = ".relata";

}  // namespace

void require_graph_file_name(const std::string& path) {
    if (path.ends_with(extension) || path.ends_with(".json")) return;
    throw InputError(
        {printable(path)},
        "a graph is kept in a .relata or a .json file; for other formats use `relata export`"
    );
}

void save_graph(Invocation& invocation, const Graph& graph, const std::string& path) {
    if (!path.ends_with(extension)) {
        write_file(path, find_export_format("json")->write(graph).files.front().bytes);
        return;
    }
    constexpr std::size_t long_lasting = 200'000;  // records; about a second
    SaveProgress progress;
    if (invocation.terminal.progress &&
        graph.entity_count() + graph.relation_count() >= long_lasting) {
        progress = [&invocation](std::size_t done, std::size_t total) {
            show_progress(invocation.terminal.err, "writing", done, total);
        };
    }
    write_graph_file(graph, path, progress);
}

Graph load_graph(const std::string& path) {
    if (is_graph_file(path)) return read_graph_file(path);
    require_graph_file_name(path);
    Graph graph;
    import_source(read_source(source_files(path).front()), {}, {}, graph);
    return graph;
}

void change_graph(
    Invocation& invocation, const std::string& path, const std::function<bool(Graph&)>& change
) {
    require_graph_file_name(path);
    const GraphFileLock lock(path);
    auto graph = load_graph(path);
    if (change(graph)) save_graph(invocation, graph, path);
}

}  // namespace relata::cli
