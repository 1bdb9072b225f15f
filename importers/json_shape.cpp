#include "importers/json_shape.hpp"

#include "importers/input_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20U;
constexpr std::size_t most_levels = 4;
constexpr std::size_t most_paths = 512;
/// Two levels deeper, as long as few paths were seen: the results of a query nest their records.
constexpr std::size_t most_deep_levels = 6;
constexpr std::size_t most_deep_paths = 128;

/// The first byte at or after `at` that is no JSON white space; NUL at the end.
char next_character(std::string_view bytes, std::size_t at) {
    const auto found = bytes.find_first_not_of(" \t\r\n", at);
    return found == std::string_view::npos ? '\0' : bytes[found];
}

/// A key on the way from the root: `/nodes[]/id` for the id of the first node.
struct Seen {
    std::string path;
    char value = '\0';      ///< the first byte of its value
    std::string_view text;  ///< what it holds when it is a short string without escapes
};

/// Walks over the tokens and remembers the paths of keys in the first item of each list.
class Skimmer {
public:
    /// Of the outermost list, `items` items are looked at; their paths are one.
    explicit Skimmer(std::string_view bytes, std::size_t items = 1)
        : bytes_(bytes.substr(0, most_bytes)), items_(items) {}

    void run() {
        while (at_ < bytes_.size()) {
            const char c = bytes_[at_];
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[') {
                open(c);
            } else if (c == '}' || c == ']') {
                close();
                if (levels_.empty()) break;
            } else if (c == ',') {
                comma();
            } else if (c == ':' || c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                ++at_;
            } else {
                scalar();
            }
        }
        if (levels_.empty()) after_ = next_character(bytes_, at_);
    }
    /// Where the first value of the input ends.
    [[nodiscard]] std::size_t end() const { return std::min(at_, bytes_.size()); }

    /// The first value of the input is over and another one begins: one value a line.
    [[nodiscard]] bool has_second_value() const { return after_ == '{'; }
    [[nodiscard]] char root() const { return root_; }
    [[nodiscard]] const std::vector<Seen>& seen() const { return seen_; }

    [[nodiscard]] const Seen* find(std::string_view path) const {
        const auto found = std::ranges::find(seen_, path, &Seen::path);
        return found == seen_.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool has(std::string_view path) const { return find(path) != nullptr; }
    /// Whether the path leads to a value that begins so.
    [[nodiscard]] bool has(std::string_view path, char value) const {
        const auto* found = find(path);
        return found != nullptr && found->value == value;
    }

private:
    struct Level {
        bool is_object = false;
        bool is_watched = false;  ///< keys in it are remembered
        bool expects_key = false;
        std::size_t items = 0;
        std::size_t path_size = 0;  ///< of the path to it
    };

    void value_begins(char c, std::string_view text = {}) {
        if (levels_.empty()) {
            root_ = c;
        } else if (levels_.back().is_object && levels_.back().is_watched && !seen_.empty() && !is_value_known_) {
            seen_.back().value = c;
            seen_.back().text = text;
            is_value_known_ = true;
        }
    }

    void string() {
        const auto begin = ++at_;
        while (at_ < bytes_.size() && bytes_[at_] != '"') at_ += bytes_[at_] == '\\' ? 2U : 1U;
        const auto end = std::min(at_, bytes_.size());
        at_ = end + 1;
        const auto text = bytes_.substr(begin, end - begin);
        if (levels_.empty() || !levels_.back().expects_key) {
            value_begins('"', text.substr(0, 40));
            return;
        }
        auto& level = levels_.back();
        level.expects_key = false;
        path_.resize(level.path_size);
        if (!level.is_watched || seen_.size() >= most_paths) {
            level.is_watched = false;
            return;
        }
        path_ += '/';
        path_ += text.substr(0, 40);
        if (has(path_)) {
            is_value_known_ = true;
        } else {
            seen_.push_back({path_, '\0', {}});
            is_value_known_ = false;
        }
    }

    void open(char c) {
        value_begins(c);
        ++at_;
        Level level;
        level.is_object = c == '{';
        level.expects_key = level.is_object;
        const auto levels = seen_.size() < most_deep_paths ? most_deep_levels : most_levels;
        level.is_watched =
            levels_.size() < levels &&
            (levels_.empty() || (levels_.back().is_watched &&
                                 (levels_.back().is_object ||
                                  levels_.back().items < (levels_.size() == 1 ? items_ : 1))));
        if (level.is_watched && !level.is_object) path_ += "[]";
        level.path_size = path_.size();
        levels_.push_back(level);
    }

    void close() {
        ++at_;
        if (!levels_.empty()) levels_.pop_back();
        if (!levels_.empty()) path_.resize(std::min(path_.size(), levels_.back().path_size));
    }

    void comma() {
        ++at_;
        if (levels_.empty()) return;
        auto& level = levels_.back();
        ++level.items;
        level.expects_key = level.is_object;
        path_.resize(std::min(path_.size(), level.path_size));
    }

    void scalar() {
        value_begins(bytes_[at_]);
        at_ = std::min(bytes_.find_first_of(",]} \n\r\t\"{[:", at_ + 1), bytes_.size());
    }

    std::string_view bytes_;
    std::size_t items_;
    std::size_t at_ = 0;
    char root_ = '\0';
    char after_ = '\0';
    bool is_value_known_ = true;
    std::string path_;
    std::vector<Level> levels_;
    std::vector<Seen> seen_;
};

bool is_apoc_record(const Skimmer& skim, const std::string& at) {
    const auto* type = skim.find(at + "/type");
    if (type == nullptr) return false;
    if (type->text == "node") return skim.has(at + "/id") && !skim.has(at + "/nodes");
    return type->text == "relationship" && skim.has(at + "/start") && skim.has(at + "/end");
}

/// Whether a record stands in the columns, lists, maps or paths of a query's first result.
bool has_apoc_record(const Skimmer& skim) {
    constexpr std::string_view ending = "/type";
    return std::ranges::any_of(skim.seen(), [&](const Seen& seen) {
        if (!seen.path.ends_with(ending)) return false;
        const auto at = seen.path.substr(0, seen.path.size() - ending.size());
        if (!is_apoc_record(skim, at)) return false;
        return skim.has(at + "/labels", '[') || skim.has(at + "/properties", '{') ||
               skim.has(at + "/label", '"');
    });
}

/// A line of a delta: `{"op": "ADD", "entity": …}`.
bool is_followthemoney_change(const Skimmer& skim) {
    const auto* change = skim.find("/op");
    if (change == nullptr || !skim.has("/entity", '{')) return false;
    return change->text == "ADD" || change->text == "MOD" || change->text == "DEL";
}

bool is_followthemoney_entity(const Skimmer& skim, const std::string& at) {
    return skim.has(at + "/schema", '"') && skim.has(at + "/properties", '{');
}

bool is_cytoscape_element(const Skimmer& skim, const std::string& at) {
    return skim.has(at + "/data", '{') &&
           (skim.has(at + "/data/id") || skim.has(at + "/data/source") || skim.has(at + "/group"));
}

JsonDialect dialect_of_list(const Skimmer& skim) {
    if (is_apoc_record(skim, "[]")) return JsonDialect::apoc;
    if (is_followthemoney_entity(skim, "[]")) return JsonDialect::followthemoney;
    if (is_cytoscape_element(skim, "[]")) return JsonDialect::cytoscape;
    if (has_apoc_record(skim)) return JsonDialect::apoc;
    return JsonDialect::other;
}

JsonDialect dialect_of_object(const Skimmer& skim) {
    if (skim.has("/relata")) return JsonDialect::relata;
    if (is_apoc_record(skim, "")) return JsonDialect::apoc;
    if (is_followthemoney_entity(skim, "") || is_followthemoney_change(skim)) {
        return JsonDialect::followthemoney;
    }
    if (skim.has("/layout/entities") || skim.has("/layout/vertices") ||
        is_followthemoney_entity(skim, "/entities[]") ||
        is_followthemoney_entity(skim, "/results[]")) {
        return JsonDialect::followthemoney;
    }
    if (skim.has("/elements", '{') || skim.has("/elements", '[')) return JsonDialect::cytoscape;
    if (skim.has("/rels")) return JsonDialect::apoc;
    if (!skim.has("/nodes") && skim.has("/graph/nodes[]/key") && !skim.has("/graph/nodes[]/id")) {
        return JsonDialect::graphology;
    }
    if (skim.has("/graphs", '[') || skim.has("/graph/nodes") || skim.has("/graph/edges") ||
        skim.has("/graph/hyperedges")) {
        return JsonDialect::jgf;
    }
    if (skim.has("/_subgraph_cnt") || skim.has("/objects[]/_gvid") || skim.has("/_draw_") ||
        (skim.has("/strict") && skim.has("/directed"))) {
        return JsonDialect::graphviz;
    }
    if (skim.has("/adjacency", '[')) return JsonDialect::adjacency;
    for (const auto* element : {"/nodes[]", "/edges[]"}) {
        const std::string at = element;
        if (!skim.has(at + "/id") && !skim.has(at + "/source") && is_cytoscape_element(skim, at)) {
            return JsonDialect::cytoscape;
        }
    }
    if (skim.has("/nodes", '[')) {
        if (skim.has("/nodes[]/entity_type")) return JsonDialect::sift_kg;
        const bool has_keys = skim.has("/nodes[]/key") && !skim.has("/nodes[]/id");
        const bool is_empty = !skim.has("/nodes[]/id") && skim.has("/attributes", '{');
        if (has_keys || is_empty) return JsonDialect::graphology;
        return JsonDialect::node_link;
    }
    if (skim.has("/nodes", '{')) return JsonDialect::jgf;
    if (skim.has("/children", '[')) return JsonDialect::tree;
    if (skim.has("/nodesSource", '[') || skim.has("/edgesSource", '[')) {
        return JsonDialect::node_link;
    }
    if (skim.has("/links", '[') || skim.has("/edges", '[')) return JsonDialect::node_link;
    if (skim.has("/graph", '{') && skim.seen().front().path == "/graph") return JsonDialect::jgf;
    if (skim.has("/options", '{') && skim.has("/attributes", '{')) return JsonDialect::graphology;
    if (has_apoc_record(skim)) return JsonDialect::apoc;
    return JsonDialect::other;
}

/// The first rows of a query's result may hold no record: the next ones tell. One value a line, or
/// a list of them.
bool has_apoc_record_later(std::string_view bytes, const Skimmer& first) {
    constexpr std::size_t most = 1000;
    bytes = bytes.substr(0, most_bytes / 4);
    if (first.root() == '[') {
        Skimmer skim(bytes, most);
        skim.run();
        return has_apoc_record(skim);
    }
    auto at = first.end();
    for (std::size_t i = 1; i < most; ++i) {
        at = bytes.find('{', at);
        if (at == std::string_view::npos) return false;
        Skimmer skim(bytes.substr(at));
        skim.run();
        if (is_apoc_record(skim, "") || has_apoc_record(skim)) return true;
        if (!skim.has_second_value()) return false;
        at += skim.end();
    }
    return false;
}

std::string found_words(const Skimmer& skim) {
    const auto* type = skim.find("/type");
    constexpr std::array<std::string_view, 2> geojson{"FeatureCollection", "Feature"};
    if (type != nullptr && std::ranges::find(geojson, type->text) != geojson.end()) {
        return "GeoJSON";
    }
    if (type != nullptr && type->text == "Topology") return "TopoJSON";
    if (skim.has("/@context") || skim.has("/@graph") || skim.has("[]/@id")) return "JSON-LD";
    if (skim.has("[]/CXVersion") || skim.has("[]/numberVerification")) return "Cytoscape's CX";
    if (skim.root() == '[') return "a list";
    if (skim.root() != '{') return "a single value";
    constexpr std::size_t most = 6;
    std::string keys;
    std::size_t count = 0;
    for (const auto& seen : skim.seen()) {
        if (seen.path.find('/', 1) != std::string::npos) continue;
        if (count++ == most) {
            keys += ", …";
            break;
        }
        keys += (keys.empty() ? "" : ", ") + shown(std::string_view(seen.path).substr(1), 30);
    }
    return keys.empty() ? "an object without members" : "an object with " + keys;
}

}  // namespace

bool looks_like_json(std::string_view bytes) {
    bytes = without_bom(bytes);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    const char next = next_character(bytes, first + 1);
    if (bytes[first] == '{') return next == '"' || next == '}' || next == '\0';
    if (bytes[first] == '[') return next == '{' || next == '[' || next == '"' || next == ']';
    return false;
}

JsonShape skim_json(std::string_view bytes) {
    bytes = without_bom(bytes);
    Skimmer skim(bytes);
    skim.run();
    JsonShape shape;
    if (skim.root() == '{') {
        shape.dialect = dialect_of_object(skim);
    } else if (skim.root() == '[') {
        shape.dialect = dialect_of_list(skim);
    }
    const bool has_more = skim.root() == '[' || skim.has_second_value();
    if (shape.dialect == JsonDialect::other && has_more && has_apoc_record_later(bytes, skim)) {
        shape.dialect = JsonDialect::apoc;
    }
    if (shape.dialect == JsonDialect::other) {
        shape.found = found_words(skim);
        if (skim.has_second_value()) shape.found += " on each line";
    }
    return shape;
}

std::string_view known_json_dialects() {
    return "relata reads its own JSON, node-link, adjacency and tree JSON as NetworkX and D3 use "
           "them, Cytoscape, JSON Graph Format, graphology, Graphviz, sift-kg, APOC and "
           "FollowTheMoney";
}

}  // namespace relata
