// The timeline: when things happen. A few dates are columns from left to right; many are rows, so
// that the picture fits a page. Only what has a date of its own is drawn: the date on which
// something was said is no date of the thing.

#include "graph/dot_text.hpp"
#include "graph/edtf.hpp"
#include "render/compression.hpp"
#include "render/footnotes.hpp"
#include "render/palette.hpp"
#include "render/phrases.hpp"
#include "render/picture.hpp"
#include "render/statement_writer.hpp"
#include "render/text_wrap.hpp"
#include "render/view.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace relata {
namespace {

constexpr std::size_t most_columns = 8;
constexpr std::size_t boxes_in_a_row = 5;
constexpr std::size_t headline_columns = 24;
constexpr std::size_t line_columns = 30;
constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_line = 160;

/// The words of a statement under a headline.
struct Line {
    std::string text;
    std::vector<RelationId> relations;
    std::string_view color;
};

/// What happens to one entity at one date, as surely as the source says it.
struct Box {
    EntityId headline;
    Status status = Status::asserted;
    std::vector<RelationId> relations;
    std::vector<Line> lines;
};

/// All that happens at one date.
struct Moment {
    std::string text;  ///< `2020-12`
    std::vector<Box> boxes;
};

/// By last day, then first: `2020-11` follows `2020-11-25`. A date that is only text comes last.
using MomentKey = std::tuple<std::int64_t, std::int64_t, std::string>;

MomentKey key_of(const Relation& relation) {
    if (const auto date = relation.properties.date("when")) {
        // "since 2020" begins then; its end is unknown.
        const bool is_open = date->last_day() == Edtf::unbounded_future;
        return {
            is_open ? date->first_day() : date->last_day(), date->first_day(), when_text(relation)};
    }
    return {Edtf::unbounded_future, Edtf::unbounded_future, when_text(relation)};
}

/// How well a kind stands as the headline of a date: what happens before who takes part.
int headline_worth(std::string_view kind) {
    constexpr std::array<std::string_view, 3> things{"Event", "Agreement", "Mechanism"};
    if (std::ranges::find(things, kind) != things.end()) return 2;
    return kind == "Place" || kind == "Country" || kind == "Person" ? 0 : 1;
}

std::vector<EntityId> headlines_of(
    const Graph& graph, const Statement& statement, bool& is_source
) {
    is_source = statement.sources.size() == 1 &&
                headline_worth(graph.kind_name(statement.sources.front())) >
                    headline_worth(graph.kind_name(statement.targets.front()));
    return is_source ? statement.sources : statement.targets;
}

/// The relations of a statement that one of its headlines has part in.
std::vector<RelationId> relations_with(
    const Graph& graph, const Statement& statement, EntityId headline
) {
    std::vector<RelationId> relations;
    for (const auto id : statement.relations) {
        const auto& relation = graph.relation(id);
        if (relation.source == headline || relation.target == headline) relations.push_back(id);
    }
    return relations;
}

void add(
    const Graph& graph,
    const Statement& statement,
    const Theme& theme,
    std::map<MomentKey, Moment>& moments
) {
    const auto& relation = graph.relation(statement.relations.front());
    auto& moment = moments[key_of(relation)];
    moment.text = when_text(relation);
    bool is_source = false;
    for (const auto headline : headlines_of(graph, statement, is_source)) {
        const auto words = relation_words(graph, relation);
        auto text = is_source ? words + " " + joint_names(graph, statement.targets)
                              : joint_names(graph, statement.sources) + ": " + words;
        const auto status = status_of(relation);
        auto box = std::ranges::find_if(moment.boxes, [&](const Box& other) {
            return other.headline == headline && other.status == status;
        });
        if (box == moment.boxes.end()) {
            moment.boxes.push_back({headline, status, {}, {}});
            box = moment.boxes.end() - 1;
        }
        const auto relations = relations_with(graph, statement, headline);
        box->relations.insert(box->relations.end(), relations.begin(), relations.end());
        box->lines.push_back(
            {std::move(text), relations, line_color(theme, graph.schema().type(relation.type))}
        );
    }
}

std::string cell(
    const std::string& markup,
    std::string_view color,
    std::string_view size,
    std::string_view attributes
) {
    return "<TR><TD" + std::string(attributes) + ">" + html_font(color, size, markup) +
           "</TD></TR>";
}

/// `text`, and behind it the numbers of its footnotes, in lines.
std::string lines_of(
    std::string_view text, const std::string& mark, std::size_t columns, const Theme& theme
) {
    auto words = shortened(text, longest_line);
    if (!mark.empty()) words += " " + mark;
    return marked_html(joined_lines(wrapped_evenly(words, columns, longest_word)), mark, theme);
}

std::string box_table(
    const Graph& graph,
    const Box& box,
    const KindLooks& looks,
    const EvidenceList& notes,
    const Theme& theme
) {
    const auto& look = looks.of(graph.kind_name(box.headline));
    const auto& colors = paper(theme);
    auto style = line_style(box.status);
    std::string table =
        "<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\" "
        "COLOR=\"" +
        std::string(look.border) + "\" BGCOLOR=\"" + std::string(colors.background) + "\"";
    if (style != "solid") table += " STYLE=\"" + std::string(style) + "\"";
    const auto headline = one_line(sanitized(graph.entity(box.headline).name));
    table += ">" + cell(
                       lines_of(headline, {}, headline_columns, theme),
                       look.text,
                       "11",
                       " BGCOLOR=\"" + std::string(look.fill) + "\""
                   );
    for (const auto& line : box.lines) {
        const auto mark = footnote_mark(notes, line.relations);
        table += cell(lines_of(line.text, mark, line_columns, theme), line.color, "9", "");
    }
    if (box.status == Status::denied) table += cell("(denied)", colors.ink, "9", "");
    return table + "</TABLE>";
}

/// Dates and boxes on lines that dot may not change: invisible lines fix the order.
class TimelineWriter {
public:
    TimelineWriter(
        const Graph& graph,
        const KindLooks& looks,
        const EvidenceList& notes,
        const DrawOptions& options
    )
        : graph_(graph), looks_(looks), notes_(notes), options_(options) {}

    void column(const Moment& moment) {
        auto last = date(moment.text, false);
        std::string rank = "{rank=same; " + last;
        for (const auto& box : moment.boxes) {
            const auto name = statement(box);
            order_ += last + " -> " + name + invisible;
            rank += "; " + name;
            last = name;
        }
        ranks_ += rank + "}\n";
    }

    void rows(const Moment& moment) {
        for (std::size_t begin = 0; begin < moment.boxes.size(); begin += boxes_in_a_row) {
            auto last = date(begin == 0 ? moment.text : "", begin != 0);
            std::string rank = "{rank=same; " + last;
            const auto end = std::min(begin + boxes_in_a_row, moment.boxes.size());
            for (auto i = begin; i < end; ++i) {
                const auto name = statement(moment.boxes[i]);
                order_ += last + " -> " + name + invisible;
                rank += "; " + name;
                last = name;
            }
            ranks_ += rank + "}\n";
        }
    }

    [[nodiscard]] std::string text() const { return nodes_ + axis_ + order_ + ranks_; }

private:
    static constexpr const char* invisible = " [style=\"invis\"];\n";

    /// A date on the axis, or a place to hold on to for one more row of the date above.
    std::string date(const std::string& text, bool is_more) {
        const auto& colors = paper(options_.theme);
        auto name = "date_" + std::to_string(++dates_);
        DotAttributes node;
        node.label("label", text)
            .word("id", name)
            .word("shape", "plaintext")
            .word("fontsize", "13")
            .word("fontcolor", colors.muted)
            .word("class", "date");
        if (is_more) node.word("width", "0.01").word("height", "0.01").word("margin", "0");
        nodes_ += name + node.text() + ";\n";
        if (!last_date_.empty()) {
            DotAttributes line;
            line.word("color", colors.frame)
                .word("penwidth", "2")
                .word("arrowhead", "none")
                .word("weight", "50")
                .word("class", "axis");
            axis_ += last_date_ + " -> " + name + line.text() + ";\n";
        }
        last_date_ = name;
        return name;
    }

    std::string statement(const Box& box) {
        auto name = "box_" + std::to_string(++boxes_);
        DotAttributes node;
        node.html("label", box_table(graph_, box, looks_, notes_, options_.theme))
            .word("id", name)
            .word("class", relation_class(graph_, box.relations, options_.theme))
            .word("shape", "plaintext")
            .word("margin", "0")
            .tooltip(evidence_text(graph_, box.relations));
        nodes_ += name + node.text() + ";\n";
        return name;
    }

    const Graph& graph_;
    const KindLooks& looks_;
    const EvidenceList& notes_;
    const DrawOptions& options_;
    std::size_t dates_ = 0;
    std::size_t boxes_ = 0;
    std::string last_date_;
    std::string nodes_;
    std::string axis_;
    std::string order_;
    std::string ranks_;
};

}  // namespace

std::string timeline_dot(const Graph& graph, const Part& part, const DrawOptions& options) {
    check_size(part);
    Part dated;
    for (const auto id : part.relations) {
        if (!when_text(graph.relation(id)).empty()) dated.relations.push_back(id);
    }
    std::map<MomentKey, Moment> moments;
    for (const auto& statement : compressed(graph, dated.relations)) {
        add(graph, statement, options.theme, moments);
    }
    std::set<EntityId> headlines;
    for (const auto& [key, moment] : moments) {
        for (const auto& box : moment.boxes) headlines.insert(box.headline);
    }
    dated.entities.assign(headlines.begin(), headlines.end());

    const KindLooks looks(graph, dated.entities, options.theme);
    const auto notes =
        footnotes_among(footnotes_of(graph, part.relations, options), dated.relations);
    TimelineWriter writer(graph, looks, notes, options);
    const bool in_columns = moments.size() <= most_columns;
    for (const auto& [key, moment] : moments) {
        if (in_columns) {
            writer.column(moment);
        } else {
            writer.rows(moment);
        }
    }

    auto legend = part_legend(graph, dated, options);
    auto counts = counted(dated.relations.size(), "dated relation", "dated relations") + " at " +
                  counted(moments.size(), "date", "dates");
    if (const auto sources = sources_text(graph); !sources.empty()) counts += " " + sources;
    legend.lines = {counts + "."};
    if (const auto without = part.relations.size() - dated.relations.size(); without != 0) {
        legend.lines.push_back(
            "Not drawn: " + counted(without, "relation", "relations") + " without a date."
        );
    }
    DotAttributes layout;
    layout.word("rankdir", in_columns ? "LR" : "TB")
        .word("nodesep", in_columns ? "0.12" : "0.2")
        .word("ranksep", "0.25")
        .word("splines", "line");
    const auto body = writer.text() + footnote_statement(graph, notes, options);
    return whole_picture(layout, legend, &looks, options, body);
}

}  // namespace relata
