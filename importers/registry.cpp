#include "importers/registry.hpp"

#include "graph/ascii.hpp"
#include "importers/adjacency_json.hpp"
#include "importers/apoc.hpp"
#include "importers/article/article.hpp"
#include "importers/article/merge.hpp"
#include "importers/csv.hpp"
#include "importers/cytoscape.hpp"
#include "importers/dot.hpp"
#include "importers/draft.hpp"
#include "importers/edge_list.hpp"
#include "importers/encoding.hpp"
#include "importers/followthemoney.hpp"
#include "importers/gexf.hpp"
#include "importers/gml.hpp"
#include "importers/graphml.hpp"
#include "importers/graphology.hpp"
#include "importers/graphviz_json.hpp"
#include "importers/html.hpp"
#include "importers/input_text.hpp"
#include "importers/jgf.hpp"
#include "importers/markdown.hpp"
#include "importers/mermaid.hpp"
#include "importers/node_link.hpp"
#include "importers/pajek.hpp"
#include "importers/rdf.hpp"
#include "importers/sif.hpp"
#include "importers/sift_kg.hpp"
#include "importers/tree_json.hpp"
#include "importers/ucinet_dl.hpp"
#include "importers/xgmml.hpp"
#include "importers/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {
namespace {

using namespace std::string_view_literals;

constexpr std::array json_extensions{".json"sv};
constexpr std::array cytoscape_extensions{".cyjs"sv};
constexpr std::array jgf_extensions{".jgf"sv};
constexpr std::array followthemoney_extensions{".ijson"sv, ".vis"sv};
constexpr std::array csv_extensions{".csv"sv, ".tsv"sv};
constexpr std::array dot_extensions{".dot"sv, ".gv"sv};
constexpr std::array gml_extensions{".gml"sv};
constexpr std::array pajek_extensions{".net"sv, ".paj"sv};
constexpr std::array dl_extensions{".dl"sv};
constexpr std::array sif_extensions{".sif"sv};
constexpr std::array edge_list_extensions{
    ".edgelist"sv, ".edges"sv, ".edge"sv, ".el"sv, ".wel"sv, ".ncol"sv, ".mtx"sv};
constexpr std::array adjacency_extensions{".adjlist"sv};
constexpr std::array ntriples_extensions{".nt"sv, ".ntriples"sv};
constexpr std::array turtle_extensions{".ttl"sv, ".turtle"sv};
constexpr std::array mermaid_extensions{".mmd"sv, ".mermaid"sv};
constexpr std::array graphml_extensions{".graphml"sv};
constexpr std::array xgmml_extensions{".xgmml"sv};
constexpr std::array gexf_extensions{".gexf"sv};
constexpr std::array html_extensions{".html"sv, ".htm"sv, ".xhtml"sv};
constexpr std::array markdown_extensions{".md"sv, ".markdown"sv};
constexpr std::array article_extensions{".txt"sv};

/// The names of formats that are JSON, or JSON lines.
constexpr std::array json_formats{
    "node-link"sv,
    "cytoscape"sv,
    "jgf"sv,
    "followthemoney"sv,
    "apoc"sv,
    "graphology"sv,
    "graphviz-json"sv,
    "sift-kg"sv,
    "adjacency-json"sv,
    "tree-json"sv};

bool is_any_text(std::string_view) {
    return true;
}

/// For lists of words, which nothing tells from other text: the ending decides.
bool is_no_text(std::string_view) {
    return false;
}

// The first that claims the content is taken, so the one that takes any text stands last.
constexpr std::array formats{
    ImportFormat{
        "node-link",
        "node-link JSON: relata's own, NetworkX, D3",
        json_extensions,
        looks_like_node_link,
        import_node_link},
    ImportFormat{
        "cytoscape",
        "Cytoscape.js and Cytoscape's JSON",
        cytoscape_extensions,
        looks_like_cytoscape,
        import_cytoscape},
    ImportFormat{"jgf", "JSON Graph Format 1 and 2", jgf_extensions, looks_like_jgf, import_jgf},
    ImportFormat{
        "followthemoney",
        "FollowTheMoney entities: Aleph, OpenSanctions",
        followthemoney_extensions,
        looks_like_followthemoney,
        import_followthemoney},
    ImportFormat{"apoc", "JSON of Neo4j's APOC", {}, looks_like_apoc, import_apoc},
    ImportFormat{"graphology", "JSON of graphology", {}, looks_like_graphology, import_graphology},
    ImportFormat{
        "graphviz-json",
        "JSON of Graphviz (dot -Tjson)",
        {},
        looks_like_graphviz_json,
        import_graphviz_json},
    ImportFormat{"sift-kg", "graph_data.json of sift-kg", {}, looks_like_sift_kg, import_sift_kg},
    ImportFormat{
        "adjacency-json",
        "adjacency JSON: NetworkX",
        {},
        looks_like_adjacency_json,
        import_adjacency_json},
    ImportFormat{
        "tree-json",
        "tree JSON: NetworkX, hierarchies of D3",
        {},
        looks_like_tree_json,
        import_tree_json},
    ImportFormat{
        "graphml",
        "GraphML: yEd, Gephi, NetworkX, igraph, Neo4j",
        graphml_extensions,
        looks_like_graphml,
        import_graphml},
    ImportFormat{"gexf", "GEXF: Gephi, NetworkX", gexf_extensions, looks_like_gexf, import_gexf},
    ImportFormat{"xgmml", "XGMML: Cytoscape", xgmml_extensions, looks_like_xgmml, import_xgmml},
    ImportFormat{
        "html",
        "web page with an article",
        html_extensions,
        looks_like_html,
        import_html,
        text_of_html},
    ImportFormat{"dot", "the DOT language of Graphviz", dot_extensions, looks_like_dot, import_dot},
    ImportFormat{
        "gml",
        "GML: yEd, Gephi, NetworkX, igraph, Cytoscape",
        gml_extensions,
        looks_like_gml,
        import_gml},
    ImportFormat{
        "pajek", "network or project of Pajek", pajek_extensions, looks_like_pajek, import_pajek},
    ImportFormat{
        "ucinet-dl", "DL of UCINET", dl_extensions, looks_like_ucinet_dl, import_ucinet_dl},
    ImportFormat{
        "ntriples", "RDF as N-Triples", ntriples_extensions, looks_like_ntriples, import_ntriples},
    ImportFormat{"turtle", "RDF as Turtle", turtle_extensions, looks_like_turtle, import_turtle},
    ImportFormat{
        "mermaid", "Mermaid flowchart", mermaid_extensions, looks_like_mermaid, import_mermaid},
    ImportFormat{
        "csv",
        "table of relations or entities: relata's own, Gephi, Neo4j",
        csv_extensions,
        looks_like_csv,
        import_csv},
    ImportFormat{
        "edge-list",
        "two nodes a line: SNAP, KONECT, NetworkX, Matrix Market",
        edge_list_extensions,
        looks_like_edge_list,
        import_edge_list},
    ImportFormat{
        "sif",
        "source, relation, targets a line: Cytoscape",
        sif_extensions,
        is_no_text,
        import_sif},
    ImportFormat{
        "adjacency-list",
        "a node and its neighbors a line: NetworkX",
        adjacency_extensions,
        is_no_text,
        import_adjacency_list},
    ImportFormat{
        "markdown",
        "article in Markdown",
        markdown_extensions,
        is_no_text,
        import_markdown,
        text_of_markdown},
    ImportFormat{
        "article",
        "article or briefing in plain English",
        article_extensions,
        is_any_text,
        import_article,
        plain_text},
};

std::string extension(std::string_view source) {
    const auto name = source.substr(source.find_last_of('/') + 1);
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : lower_ascii(name.substr(dot));
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : line) {
        if (!is_blank(c) && !inside) ++words;
        inside = !is_blank(c);
    }
    return words;
}

/// Whether the first lines are sentences rather than rows: long, and with unlike numbers of commas.
bool reads_like_prose(std::string_view text) {
    constexpr std::size_t lines_looked_at = 20;
    constexpr std::size_t words_of_a_sentence = 12;
    std::size_t longest = 0;
    std::size_t lines = 0;
    std::size_t commas_of_first = 0;
    bool is_even = true;
    while (!text.empty() && lines < lines_looked_at) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto words = count_words(line);
        if (words == 0) continue;
        longest = std::max(longest, words);
        const auto commas = static_cast<std::size_t>(std::ranges::count(line, ','));
        if (lines == 0) commas_of_first = commas;
        is_even = is_even && commas > 0 && commas == commas_of_first;
        ++lines;
    }
    return longest >= words_of_a_sentence && !(is_even && lines > 1);
}

/// XML that would otherwise be read as an article, with nonsense as result.
void refuse_other_xml(std::string_view text, const std::string& source) {
    // A text may have tags in it; a document says so in its first one.
    constexpr std::array beginnings{"<?xml"sv, "<!doctype"sv};
    const auto begin = lower_ascii(text.substr(0, 10));
    const bool is_xml = std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        return begin.starts_with(beginning);
    });
    const auto root = is_xml ? find_xml_root(text) : std::nullopt;
    if (!root) return;
    throw InputError(
        PlacesView(text, source).at(root->offset),
        "found XML with the root element " + shown(root->name) +
            ", expected \"graphml\", \"gexf\" or the \"graph\" of XGMML"
    );
}

/// Endings that promise one syntax. A file that holds another was misnamed or mixed up, and reading
/// it as what it is not meant to be would be a surprise.
void require_ending(
    const ImportFormat& format, std::string_view ending, const std::string& source
) {
    constexpr std::array json{".json"sv, ".jsonl"sv, ".ijson"sv, ".cyjs"sv, ".jgf"sv};
    constexpr std::array own{
        ".graphml"sv, ".gexf"sv, ".xgmml"sv, ".dot"sv, ".gv"sv, ".nt"sv, ".ttl"sv};
    const auto holds = [ending](const auto& endings) {
        return std::ranges::find(endings, ending) != endings.end();
    };
    const bool is_json = std::ranges::find(json_formats, format.name) != json_formats.end();
    const bool is_claimed = std::ranges::find(format.extensions, ending) != format.extensions.end();
    const bool is_other_json = holds(json) && !is_json;
    // A list of lines is one text a line; relata's own and other documents are not.
    const bool is_no_list =
        ending == ".jsonl" && is_json && format.name != "followthemoney" && format.name != "apoc";
    if (!is_other_json && !is_no_list && (is_claimed || !holds(own))) return;
    throw InputError(
        {source, 1, 1},
        "the ending " + std::string(ending) + " promises something else than " +
            std::string(format.name) + ", which the file holds; --from " +
            std::string(format.name) + " reads it all the same"
    );
}

}  // namespace

std::span<const ImportFormat> import_formats() {
    return formats;
}

const ImportFormat* find_import_format(std::string_view name) {
    const auto* format = std::ranges::find(formats, name, &ImportFormat::name);
    return format == formats.end() ? nullptr : format;
}

const ImportFormat& detect_format(std::string_view bytes, std::string_view source) {
    const std::string name(source);
    const auto text = without_bom(bytes);
    require_text(text, name);
    const auto* first = std::ranges::find_if_not(text, is_blank);
    const auto ending = extension(source);
    // Turtle without prefixes looks like N-Triples, N-Triples are Turtle, and both may look like a
    // list of edges; Markdown is text with marks in it. What the file is called decides, unless it
    // holds something unmistakable.
    const auto begin = text.substr(static_cast<std::size_t>(first - text.begin()), 2);
    if (!begin.starts_with('{') && begin != "<?" && begin != "<!") {
        for (const auto named : {"turtle"sv, "ntriples"sv, "markdown"sv}) {
            const auto& format = *find_import_format(named);
            if (named == "markdown"sv && looks_like_mermaid(text)) continue;  // a chart in a fence
            if (std::ranges::find(format.extensions, ending) != format.extensions.end()) {
                return format;
            }
        }
    }
    if (first == text.end()) {
        throw InputError({name}, "the input is empty, expected an article, JSON or CSV");
    }
    const auto& article = formats.back();
    for (const auto& format : formats) {
        // Rows of numbers may be edges or neighbors: the ending knows.
        const bool is_adjacency = format.import == import_edge_list && ending == ".adjlist";
        if (&format == &article || is_adjacency) continue;
        if (!format.looks_like(text)) continue;
        require_ending(format, ending, name);
        return format;
    }
    for (const auto& format : formats) {
        if (std::ranges::find(format.extensions, ending) == format.extensions.end()) continue;
        const bool is_prose = reads_like_prose(text) && !has_even_rows(text);
        if (format.import == import_csv && is_prose) continue;
        if (&format != &article) return format;
    }
    if (ending == ".jsonl" || ending == ".ijson") {
        throw InputError(
            {name, 1, 1},
            "no format of JSON lines is known that looks like this; relata reads "
            "FollowTheMoney's and Neo4j's"
        );
    }
    refuse_other_xml(text.substr(static_cast<std::size_t>(first - text.begin())), name);
    return article;
}

namespace {

const ImportFormat& format_named(std::string_view name) {
    const auto* known = find_import_format(name);
    if (known == nullptr) {
        std::string names;
        for (const auto& each : formats) {
            names += (names.empty() ? "" : ", ") + std::string(each.name);
        }
        throw InputError({}, "unknown format " + shown(name) + ", expected one of " + names);
    }
    return *known;
}

}  // namespace

PreparedSource::PreparedSource(const Source& source, std::string_view format, ImportOptions options)
    : options_(std::move(options)), text_(decoded(source.bytes)) {
    if (options_.source.empty()) options_.source = source.name;
    if (!format.empty()) {
        format_ = &format_named(format);
    } else if (options_.reading == ArticleReading::lines) {
        format_ = &formats.back();  // a list of sentences may look like a table
    } else {
        format_ = &detect_format(text_.bytes(), options_.source);
    }
    if (format_->text_of == nullptr) return;
    article_ = read_article(format_->text_of(text_.bytes(), options_), format_->name, options_);
}

ImportReport PreparedSource::add_to(ArticleMerger& merger) {
    ImportReport report;
    if (article_) {
        report = merger.add(std::move(*article_));
    } else {
        report = format_->import(text_.bytes(), options_, merger.graph());
        merger.look_again();
        if (options_.reading != ArticleReading::named) {
            report.notes.push_back(
                {{options_.source}, "these are data, which have no clauses; read as they are"}
            );
        }
    }
    if (text_.from().empty()) return report;
    auto message = "converted from " + text_.from() + " to UTF-8";
    if (text_.replaced() > 0) {
        message += "; " + std::to_string(text_.replaced()) +
                   (text_.replaced() == 1 ? " byte means" : " bytes mean") +
                   " nothing there and became U+FFFD";
    }
    report.notes.insert(report.notes.begin(), {{options_.source}, std::move(message)});
    return report;
}

ImportReport import_source(
    const Source& source, std::string_view format, ImportOptions options, Graph& graph
) {
    ArticleMerger merger(graph);
    return PreparedSource(source, format, std::move(options)).add_to(merger);
}

std::string kept_text(const Source& source) {
    const auto text = decoded(source.bytes);
    try {
        const auto& format = detect_format(text.bytes(), source.name);
        ImportOptions options;
        options.source = source.name;
        if (format.text_of != nullptr) return format.text_of(text.bytes(), options).text;
    } catch (const InputError&) {
        return std::string(text.bytes());
    }
    return std::string(text.bytes());
}

ImportReport add_graph(Graph added, const std::string& source, Graph& graph) {
    const PlacesView places({}, source);
    return commit(Draft(std::move(added), "relata", places), graph);
}

}  // namespace relata
