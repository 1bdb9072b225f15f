#include "cli/commands.hpp"
#include "cli/csv_answer.hpp"
#include "cli/entity_names.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/components.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace relata::cli {
namespace {

struct BrokersCommand {
    std::string graph;
    std::size_t top = 20;
    std::size_t least_cut_off = 1;
    bool denied = false;
    bool csv = false;
    NarrowOptions narrow;
    ReadOptions read;
};

/// What cuts others off when it is gone, the gravest first.
struct Brokers {
    std::vector<ArticulationPoint> entities;
    std::vector<Bridge> relations;
    std::size_t entities_found = 0;  ///< with those beyond `--top`
    std::size_t relations_found = 0;

    [[nodiscard]] bool is_empty() const { return entities_found + relations_found == 0; }
};

/// Those that cut off enough, most first; `found` says how many they are, `top` how many are kept.
template <typename Broker, typename CutOff>
std::size_t keep_gravest(
    std::vector<Broker>& brokers, const BrokersCommand& command, const CutOff& cut_off
) {
    std::erase_if(brokers, [&](const Broker& broker) {
        return std::invoke(cut_off, broker) < command.least_cut_off;
    });
    const auto found = brokers.size();
    std::ranges::stable_sort(brokers, std::greater{}, cut_off);
    if (command.top != 0 && brokers.size() > command.top) {
        brokers.erase(brokers.begin() + static_cast<std::ptrdiff_t>(command.top), brokers.end());
    }
    return found;
}

Brokers find_brokers(const Snapshot& snapshot, const BrokersCommand& command) {
    Brokers brokers{articulation_points(snapshot), bridges(snapshot)};
    brokers.entities_found = keep_gravest(brokers.entities, command, &ArticulationPoint::cut_off);
    brokers.relations_found = keep_gravest(brokers.relations, command, &Bridge::cut_off);
    return brokers;
}

/// Who is cut off, those with the most relations first.
template <typename Broker>
std::vector<EntityId> cut_off_entities(const Snapshot& snapshot, const Broker& broker) {
    auto vertices = cut_off_by(snapshot, broker);
    std::ranges::stable_sort(vertices, std::greater{}, [&](Vertex v) {
        return snapshot.out_degree(v) + snapshot.in_degree(v);
    });
    std::vector<EntityId> entities;
    for (const auto v : vertices) entities.push_back(snapshot.entity(v));
    return entities;
}

/// A relation as a sentence, and the first quotation it rests on with its place.
std::string cited_sentence(const Graph& graph, const Relation& relation) {
    auto text = relation_sentence(graph, relation);
    if (relation.evidence.empty()) return text;
    const auto& first = relation.evidence.front();
    return text + ": “" + one_line(first.quote) + "” (" + citation(graph, first) + ')';
}

void say_beyond_top(std::ostream& out, std::size_t found, std::size_t shown) {
    if (found > shown) out << found - shown << " more; --top 0 shows all\n";
}

void print_brokers(
    Invocation& invocation, const Graph& graph, const Snapshot& snapshot, const Brokers& brokers
) {
    constexpr std::size_t named = 3;
    auto& out = invocation.terminal.out;
    const TerminalStyle style{invocation.color(), invocation.terminal.width};
    if (brokers.entities_found > 0) {
        out << counted(brokers.entities_found, "entity", "entities")
            << " without whom others lose each other\n\n";
        std::vector<std::vector<std::string>> rows;
        for (const auto& point : brokers.entities) {
            rows.push_back(
                {one_line(graph.entity(snapshot.entity(point.vertex)).name),
                 std::to_string(point.parts),
                 std::to_string(point.cut_off),
                 first_names(graph, cut_off_entities(snapshot, point), named)}
            );
        }
        out << table_text({"without", "parts", "cut off", "namely"}, rows, style);
        say_beyond_top(out, brokers.entities_found, brokers.entities.size());
    }
    if (brokers.relations_found > 0) {
        if (brokers.entities_found > 0) out << '\n';
        out << counted(brokers.relations_found, "relation", "relations")
            << " on which a connection rests alone\n\n";
        std::vector<std::vector<std::string>> rows;
        for (const auto& bridge : brokers.relations) {
            rows.push_back(
                {std::to_string(bridge.cut_off()),
                 cited_sentence(graph, graph.relation(bridge.relation))}
            );
        }
        out << table_text({"cut off", "relation, and what it rests on"}, rows, style);
        say_beyond_top(out, brokers.relations_found, brokers.relations.size());
    }
}

PropertyMap brokers_json(const Graph& graph, const Snapshot& snapshot, const Brokers& brokers) {
    const auto ids = [&](const std::vector<EntityId>& entities) {
        PropertyList list;
        for (const auto id : entities) list.push_back(graph.entity(id).id);
        return list;
    };
    PropertyList entities;
    for (const auto& point : brokers.entities) {
        const auto& entity = graph.entity(snapshot.entity(point.vertex));
        entities.push_back(PropertyMap{
            {"id", entity.id},
            {"name", entity.name},
            {"parts", count_json(point.parts)},
            {"cut_off", ids(cut_off_entities(snapshot, point))}});
    }
    PropertyList relations;
    for (const auto& bridge : brokers.relations) {
        auto relation = relation_json(graph, bridge.relation);
        relation.set("from_side", count_json(bridge.source_side));
        relation.set("to_side", count_json(bridge.target_side));
        relation.set("cut_off", ids(cut_off_entities(snapshot, bridge)));
        relations.push_back(relation);
    }
    return {
        {"entities", entities},
        {"relations", relations},
        {"entities_found", count_json(brokers.entities_found)},
        {"relations_found", count_json(brokers.relations_found)}};
}

void write_brokers(
    std::ostream& out, const Graph& graph, const Snapshot& snapshot, const Brokers& brokers
) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& point : brokers.entities) {
        const auto& entity = graph.entity(snapshot.entity(point.vertex));
        rows.push_back(
            {"entity",
             entity.id,
             entity.name,
             std::to_string(point.cut_off),
             std::to_string(point.parts),
             "",
             ""}
        );
    }
    for (const auto& bridge : brokers.relations) {
        const auto& relation = graph.relation(bridge.relation);
        const bool is_cited = !relation.evidence.empty();
        rows.push_back(
            {"relation",
             relation.id,
             relation_sentence(graph, relation),
             std::to_string(bridge.cut_off()),
             "2",
             is_cited ? relation.evidence.front().quote : "",
             is_cited ? graph.document(relation.evidence.front().document).id : ""}
        );
    }
    write_csv(out, {"what", "id", "name", "cut_off", "parts", "quotation", "document"}, rows);
}

int run_brokers(Invocation& invocation, const BrokersCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto snapshot = narrowed(graph, command.narrow, command.denied);
    const auto brokers = find_brokers(snapshot, command);
    auto& out = invocation.terminal.out;
    if (invocation.json) {
        write_json(out, brokers_json(graph, snapshot, brokers));
    } else if (command.csv) {
        write_brokers(out, graph, snapshot, brokers);
    } else {
        print_brokers(invocation, graph, snapshot, brokers);
    }
    if (!brokers.is_empty()) return fine;
    invocation.terminal.err << "relata: no entity and no relation cuts off "
                            << counted(command.least_cut_off, "entity", "entities")
                            << " or more when it is gone\n";
    return nothing_found;
}

}  // namespace

void add_brokers(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<BrokersCommand>();
    auto* app = add_command(
        program,
        invocation,
        "brokers",
        "Who and what holds the graph together: gone, others lose each other",
        {"relata brokers talks.relata",
         "relata brokers talks.relata --min-cut-off 3 --type MET_WITH",
         "relata brokers talks.relata --top 0 --csv"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("--top", command->top, "How many entities and relations to show; 0: all")
        ->capture_default_str();
    app->add_option(
           "--min-cut-off", command->least_cut_off, "Only what cuts off so many entities or more"
    )
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    add_narrow_options(*app, command->narrow);
    app->add_flag("--denied", command->denied, "Also count relations that a source denies");
    auto* json = app->add_flag("--json", invocation.json, "The answer as JSON");
    app->add_flag("--csv", command->csv, "The answer as CSV")->excludes(json);
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_brokers(invocation, *command); };
    });
}

}  // namespace relata::cli
