#include "cli/commands.hpp"
#include "cli/csv_answer.hpp"
#include "cli/curating.hpp"
#include "cli/graph_file.hpp"
#include "cli/json_answer.hpp"
#include "cli/ranking.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <utility>

namespace relata::cli {
namespace {

struct RankCommand {
    std::string graph;
    RankQuestion question;
    std::size_t top = 20;  // 0: all
    bool csv = false;
    std::string save_as;
    std::string output;
    ReadOptions read;
};

std::span<const Ranked> shown(const Ranking& ranking, const RankCommand& command) {
    const auto count = command.top == 0 ? ranking.ranked.size() : command.top;
    return std::span(ranking.ranked).first(std::min(count, ranking.ranked.size()));
}

PropertyValue score_value(const Ranking& ranking, double score) {
    if (ranking.measure.is_whole) return static_cast<std::int64_t>(score);
    return score;
}

const char* direction_name(Direction direction) {
    switch (direction) {
        case Direction::out:
            return "out";
        case Direction::in:
            return "in";
        case Direction::either:
            return "either";
    }
    return "";
}

const char* walked_text(const Ranking& ranking) {
    if (ranking.measure.walks == Walks::either_only) return "whichever way they point";
    switch (ranking.question.direction) {
        case Direction::out:
            return "from source to target";
        case Direction::in:
            return "from target to source";
        case Direction::either:
            return "taken either way";
    }
    return "";
}

std::string heading(const Ranking& ranking, const RankCommand& command) {
    const auto& measure = ranking.measure;
    auto text = std::string(measure.name) + ": " + std::string(measure.question) + '\n' +
                counted(ranking.entities, "entity", "entities") + ", " +
                counted(ranking.relations, "relation", "relations") + ", " + walked_text(ranking);
    if (!command.question.weight.empty()) {
        text += measure.numbers == NumbersAre::costs ? ", as long as" : ", weighing";
        text += " their \"" + printable(command.question.weight) + '"';
    }
    text += '\n' + std::string(measure.convention);
    if (ranking.question.normalized) text += "; as a share of what is possible";
    if (!ranking.answer.remark.empty()) text += "\n" + ranking.answer.remark;
    return text + '\n';
}

/// Headings, and a row each, of what stands beside rank and score.
std::vector<std::string> columns_of(const Measure& measure) {
    if (measure.of_relations) return {"rank", "score", "relation", "source", "type", "target"};
    return {"rank", "score", "id", "kind", "name"};
}

std::vector<std::string> cells_of(const Graph& graph, const Ranking& ranking, const Ranked& each) {
    if (ranking.measure.of_relations) {
        const RelationId id{each.number};
        const auto& relation = graph.relation(id);
        return {
            relation.id,
            graph.entity(relation.source).name,
            graph.type_name(id),
            graph.entity(relation.target).name};
    }
    const EntityId id{each.number};
    const auto& entity = graph.entity(id);
    return {entity.id, std::string(graph.kind_name(id)), entity.name};
}

void print_table(
    Invocation& invocation, const Graph& graph, const Ranking& ranking, const RankCommand& command
) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& each : shown(ranking, command)) {
        std::ostringstream score;
        score << each.score;  // six digits
        std::vector<std::string> row{std::to_string(each.rank), score.str()};
        for (auto& cell : cells_of(graph, ranking, each)) row.push_back(std::move(cell));
        rows.push_back(std::move(row));
    }
    auto& out = invocation.terminal.out;
    out << heading(ranking, command) << '\n'
        << table_text(
               columns_of(ranking.measure), rows, {invocation.color(), invocation.terminal.width}
           );
    const auto more = ranking.ranked.size() - rows.size();
    if (more != 0) out << '\n' << more << " more; --top 0 shows all\n";
}

void print_csv(
    Invocation& invocation, const Graph& graph, const Ranking& ranking, const RankCommand& command
) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& each : shown(ranking, command)) {
        const auto score = to_text(score_value(ranking, each.score));
        std::vector<std::string> row{std::to_string(each.rank), score};
        for (auto& cell : cells_of(graph, ranking, each)) row.push_back(std::move(cell));
        rows.push_back(std::move(row));
    }
    write_csv(invocation.terminal.out, columns_of(ranking.measure), rows);
}

PropertyMap ranked_json(const Graph& graph, const Ranking& ranking, const Ranked& each) {
    PropertyMap item{{"rank", count_json(each.rank)}, {"score", score_value(ranking, each.score)}};
    if (ranking.measure.of_relations) {
        const RelationId id{each.number};
        const auto& relation = graph.relation(id);
        item.set("relation", relation.id);
        item.set("from", graph.entity(relation.source).id);
        item.set("to", graph.entity(relation.target).id);
        item.set("type", graph.type_name(id));
        return item;
    }
    const auto& entity = graph.entity(EntityId{each.number});
    item.set("id", entity.id);
    item.set("name", entity.name);
    item.set("kinds", strings_json(graph.schema().names(entity.kinds)));
    return item;
}

void print_json(
    Invocation& invocation, const Graph& graph, const Ranking& ranking, const RankCommand& command
) {
    PropertyList items;
    for (const auto& each : shown(ranking, command)) {
        items.push_back(ranked_json(graph, ranking, each));
    }
    write_json(
        invocation.terminal.out,
        {{"measure", std::string(ranking.measure.name)},
         {"direction", direction_name(ranking.question.direction)},
         {"weight",
          command.question.weight.empty() ? PropertyValue()
                                          : PropertyValue(command.question.weight)},
         {"normalized", ranking.question.normalized},
         {"entities", count_json(ranking.entities)},
         {"relations", count_json(ranking.relations)},
         {"ranked", count_json(ranking.ranked.size())},
         {"details", ranking.answer.details},
         {"ranking", items}}
    );
}

void print(
    Invocation& invocation, const Graph& graph, const Ranking& ranking, const RankCommand& command
) {
    if (invocation.json) {
        print_json(invocation, graph, ranking, command);
    } else if (command.csv) {
        print_csv(invocation, graph, ranking, command);
    } else if (!ranking.ranked.empty()) {
        print_table(invocation, graph, ranking, command);
    }
    auto& err = invocation.terminal.err;
    if (!ranking.answer.warning.empty()) err << "relata: " << ranking.answer.warning << '\n';
    if (ranking.ranked.empty()) {
        err << "relata: there is nothing to rank: "
            << counted(ranking.entities, "entity", "entities") << ", "
            << counted(ranking.relations, "relation", "relations")
            << (command.question.kind.empty() ? "" : ", none of the kind asked for") << '\n';
    }
}

/// Puts the scores into the graph as a property.
void save_scores(Graph& graph, const Ranking& ranking, const std::string& name) {
    for (const auto& each : ranking.scored) {
        const auto value = score_value(ranking, each.score);
        if (ranking.measure.of_relations) {
            graph.set_property(RelationId{each.number}, name, value);
        } else {
            graph.set_property(EntityId{each.number}, name, value);
        }
    }
}

int rank(Invocation& invocation, Graph& graph, const RankCommand& command) {
    const auto ranking = ranking_of(graph, command.question);
    print(invocation, graph, ranking, command);
    if (!command.save_as.empty()) {
        save_scores(graph, ranking, command.save_as);
        invocation.terminal.err << "relata: " << counted(ranking.scored.size(), "score", "scores")
                                << " saved as \"" << printable(command.save_as) << "\"\n";
    }
    return ranking.ranked.empty() ? nothing_found : fine;
}

int run_rank(Invocation& invocation, const RankCommand& command) {
    if (!command.save_as.empty() && command.output.empty()) {
        int code = fine;
        change_graph(invocation, command.graph, [&](Graph& graph) {
            code = rank(invocation, graph, command);
            return true;
        });
        return code;
    }
    if (!command.output.empty()) require_graph_file_name(command.output);
    auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto code = rank(invocation, graph, command);
    if (!command.output.empty()) save_graph(invocation, graph, command.output);
    return code;
}

void add_answer_options(CLI::App& app, Invocation& invocation, RankCommand& command) {
    app.add_option("--top", command.top, "Show so many (0: all)")->capture_default_str();
    app.add_option(
        "--kind", command.question.kind, "Show only entities of this kind; all are counted"
    );
    auto* json = app.add_flag("--json", invocation.json, "The answer as JSON");
    app.add_flag("--csv", command.csv, "The answer as a table for spreadsheets")->excludes(json);
    auto* save = app.add_option(
        "--save-as",
        command.save_as,
        "Keep all scores in the graph, as a property of this name of each entity (or relation)"
    );
    app.add_option(
           "-o,--output", command.output, "Save into this graph file (default: GRAPH, in its place)"
    )
        ->needs(save);
}

}  // namespace

void add_rank(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<RankCommand>();
    auto* app = add_command(
        program,
        invocation,
        "rank",
        "Who stands out? Entities (or relations) by a measure",
        {"relata rank talks.txt --by betweenness --kind Person",
         "relata rank talks.json --by pagerank --around Japan --top 5",
         "relata rank large.relata --by betweenness --error 0.01",
         "relata rank trade.csv --by strength --weight tons --direction out --csv",
         "relata rank talks.relata --by core --save-as core"}
    );
    add_graph_argument(*app, command->graph);
    add_rank_options(*app, command->question);
    add_answer_options(*app, invocation, *command);
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_rank(invocation, *command); };
    });
}

}  // namespace relata::cli
