// The one door to Graphviz. It runs in a confined child only: its libraries are not safe for
// threads, cannot be stopped, leak, and a second layout in one process may differ from the first.

#include "render/graphviz_layout.hpp"

#include "render/confined.hpp"
#include "render/footnotes.hpp"
#include "render/pdf.hpp"
#include "render/svg.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <map>
#include <string_view>
#include <system_error>

namespace relata {
namespace {

// ---- in the child -------------------------------------------------------------------------------
// Nothing here is freed: the process ends with the picture.

/// What Graphviz said. A plain array, because it is filled from a C callback.
std::array<char, 1U << 16U> messages{};
std::size_t messages_length = 0;

int keep_message(char* text) noexcept {
    const auto length = std::min(std::strlen(text), messages.size() - messages_length);
    std::memcpy(messages.data() + messages_length, text, length);
    messages_length += length;
    return 0;
}

/// Many of Graphviz's functions take a `char*` and do not write to it.
char* unwritten(const char* text) {
    return const_cast<char*>(text);  // NOLINT(*-const-cast)
}

/// Hands out ids in order of arrival. Graphviz's own are addresses of strings, which differ from
/// run to run, and its order of things follows them here and there.
struct SequentialIds {
    IDTYPE next = 1;
    std::map<std::pair<bool, std::string>, IDTYPE> ids;  // nodes apart from graphs
    std::map<std::pair<bool, IDTYPE>, const std::string*> names;
};

void* open_ids(Agraph_t* /*graph*/, Agdisc_t* /*discipline*/) {
    return new SequentialIds;  // NOLINT(*-owning-memory): lives as long as the process
}

// The result type of `map` differs between versions.
template <typename Result>
Result map_id(void* state, int kind, char* name, IDTYPE* id, int create) noexcept {
    auto& all = *static_cast<SequentialIds*>(state);
    if (name == nullptr) {
        *id = all.next++;
        return 1;
    }
    const std::pair key{kind == AGNODE, std::string(name)};
    auto found = all.ids.find(key);
    if (found == all.ids.end()) {
        if (create == 0) return 0;
        found = all.ids.emplace(key, all.next++).first;
        all.names[{key.first, found->second}] = &found->first.second;
    }
    *id = found->second;
    return 1;
}

void free_id(void* /*state*/, int /*kind*/, IDTYPE /*id*/) {}

char* print_id(void* state, int kind, IDTYPE id) noexcept {
    const auto& names = static_cast<SequentialIds*>(state)->names;
    const auto found = names.find({kind == AGNODE, id});
    return found == names.end() ? nullptr : unwritten(found->second->c_str());
}

void close_ids(void* /*state*/) {}
void register_id(void* /*state*/, int /*kind*/, void* /*object*/) {}

template <typename Discipline>
void allow_given_ids(Discipline& ids) {
    // A member up to version 12: claims an id chosen by the caller, which never happens here.
    if constexpr (requires { ids.alloc; }) ids.alloc = [](void*, int, IDTYPE) { return 0L; };
}

std::string_view unread;  // what agread has not seen of the DOT text

int read_some(void* /*channel*/, char* buffer, int size) noexcept {
    const auto length = std::min(unread.size(), static_cast<std::size_t>(std::max(size, 0)));
    std::memcpy(buffer, unread.data(), length);
    unread.remove_prefix(length);
    return static_cast<int>(length);
}

Agraph_t* read_graph(const std::string& dot) {
    static Agiddisc_t ids{};
    ids.open = open_ids;
    ids.map = map_id;
    allow_given_ids(ids);
    ids.free = free_id;
    ids.print = print_id;
    ids.close = close_ids;
    ids.idregister = register_id;
    static Agiodisc_t input = AgIoDisc;
    input.afread = read_some;
    static Agdisc_t discipline = AgDefaultDisc;
    discipline.id = &ids;
    discipline.io = &input;
    unread = dot;
    return agread(&unread, &discipline);
}

/// With no font at all, Graphviz draws boxes in place of letters and says nothing. Then all letters
/// have one width.
bool has_fonts(GVC_t* context) {
    auto* graph = agopen(unwritten("fonts"), Agdirected, nullptr);
    agattr(graph, AGNODE, unwritten("shape"), unwritten("plaintext"));
    agattr(graph, AGNODE, unwritten("width"), unwritten("0"));
    agattr(graph, AGNODE, unwritten("margin"), unwritten("0"));
    agattr(graph, AGNODE, unwritten("fontname"), unwritten("Helvetica,Arial,sans-serif"));
    auto* narrow = agnode(graph, unwritten("iiii"), 1);
    auto* wide = agnode(graph, unwritten("WWWW"), 1);
    if (gvLayout(context, graph, "dot") != 0) return true;  // another trouble, told elsewhere
    return std::abs(ND_width(narrow) - ND_width(wide)) > 1e-6;
}

constexpr double most_pixels = 100e6;
constexpr double points_an_inch = 72;
constexpr double padding_inches = 0.6;  // of the pictures render/ writes, both sides

/// Points.
struct Size {
    double width = 0;
    double height = 0;
};

Size size_of(Agraph_t* graph) {
    const auto box = GD_bb(graph);
    return {box.UR.x - box.LL.x, box.UR.y - box.LL.y};
}

double pixels(const Size& size, double dpi) {
    const auto inches = [](double points) { return points / points_an_inch + padding_inches; };
    return inches(size.width) * inches(size.height) * dpi * dpi;
}

void set_dpi(Agraph_t* graph, double dpi) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", dpi);
    agattr(graph, AGRAPH, unwritten("dpi"), text.data());
}

// The type of the length differs between versions.
template <typename Length>
std::string render(
    int (*function)(GVC_t*, graph_t*, const char*, char**, Length*),
    GVC_t* context,
    graph_t* graph,
    const char* format
) {
    char* bytes = nullptr;
    Length length = 0;
    if (function(context, graph, format, &bytes, &length) != 0 || bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(length)};
}

const char* format_name(PictureFormat format) {
    switch (format) {
        case PictureFormat::png:
            return "png";
        case PictureFormat::pdf:
            return "pdf";
        case PictureFormat::svg:
            break;
    }
    return "svg";
}

/// The engine a picture asks for in its own attributes, which are ours: dot when it names none.
const char* engine_of(Agraph_t* graph) {
    const char* name = agget(graph, unwritten("layout"));
    return name == nullptr || *name == '\0' ? "dot" : name;
}

constexpr double gap_above_notes = 14;

/// The list of sentences that goes under a picture, one of those the DOT text offers.
struct Notes {
    std::string table;  // HTML; none when nothing is offered
    Size size;
};

/// The one with the most columns that is no wider than the picture; the narrowest when none fits.
Notes fitting_notes(GVC_t* context, Agraph_t* graph) {
    auto* sizes = agopen(unwritten("notes"), Agdirected, nullptr);
    const auto* font = agattr(graph, AGNODE, unwritten("fontname"), nullptr);
    agattr(sizes, AGNODE, unwritten("fontname"), font == nullptr ? unwritten("") : font->defval);
    for (const auto* attribute : {"shape", "margin", "width", "height", "label"}) {
        const bool is_shape = std::string_view(attribute) == "shape";
        agattr(sizes, AGNODE, unwritten(attribute), unwritten(is_shape ? "plaintext" : "0"));
    }
    std::vector<std::pair<char*, node_t*>> offered;
    for (const auto* attribute : footnote_attributes) {
        auto* table = agget(graph, unwritten(attribute));
        if (table == nullptr || *table == '\0') continue;
        auto* node = agnode(sizes, unwritten(attribute), 1);
        agset(node, unwritten("label"), agstrdup_html(sizes, table));
        offered.emplace_back(table, node);
    }
    Notes best;
    if (offered.empty() || gvLayout(context, sizes, "dot") != 0) return best;
    const auto width = size_of(graph).width;
    for (const auto& [table, node] : offered) {
        const Size size{ND_width(node) * points_an_inch, ND_height(node) * points_an_inch};
        if (best.table.empty() || size.width <= width) best = {table, size};
    }
    // As wide as the picture, so that the title, which looks for the left end, stays where it is.
    constexpr std::string_view beginning = "<TABLE";
    if (best.size.width < width && best.table.starts_with(beginning)) {
        best.size.width = std::min(std::floor(width), 65'535.0);
        best.table.insert(
            beginning.size(), " WIDTH=\"" + std::to_string(std::lround(best.size.width)) + "\""
        );
    }
    return best;
}

/// The picture as it is, with the notes below. Everything keeps its place: a second layout only
/// takes the positions of the first. A list that is part of the layout would move all the rest, and
/// the graph's own label, which is not, is the title.
bool add_notes(GVC_t* context, Agraph_t* graph, const Notes& notes) {
    const auto box = GD_bb(graph);
    if (render(&gvRenderData, context, graph, "dot").empty()) return false;  // notes positions
    gvFreeLayout(context, graph);
    // The title finds its place anew, above all; the engine a picture asks for wins over ours.
    agsafeset(graph, unwritten("lp"), unwritten(""), unwritten(""));
    agsafeset(graph, unwritten("layout"), unwritten("nop2"), unwritten(""));
    auto* node = agnode(graph, unwritten("footnotes"), 1);
    const auto set = [&](const char* name, const char* value) {
        agsafeset(node, unwritten(name), unwritten(value), unwritten(""));
    };
    std::array<char, 80> position{};
    const double x = box.LL.x + notes.size.width / 2;
    const double y = box.LL.y - gap_above_notes - notes.size.height / 2;
    std::snprintf(position.data(), position.size(), "%.2f,%.2f", x, y);
    set("pos", position.data());
    set("id", "footnotes");
    set("class", "footnotes");
    set("shape", "plaintext");
    set("margin", "0");
    agset(node, unwritten("label"), agstrdup_html(graph, unwritten(notes.table.c_str())));
    return gvLayout(context, graph, "nop2") == 0;
}

/// The messages, a NUL, the picture; no picture when something failed.
std::string draw(const std::string& dot, PictureFormat format, double dpi) {
    agseterr(AGWARN);
    agseterrf(keep_message);
    auto* context = gvContext();
    std::string picture;
    std::string notes;
    if (auto* graph = read_graph(dot); graph != nullptr) {
        if (format == PictureFormat::png) set_dpi(graph, dpi);
        const auto* engine = engine_of(graph);
        bool laid_out = gvLayout(context, graph, engine) == 0;
        const auto list = laid_out ? fitting_notes(context, graph) : Notes{};
        auto size = laid_out ? size_of(graph) : Size{};
        if (!list.table.empty()) {
            size.width = std::max(size.width, list.size.width);
            size.height += gap_above_notes + list.size.height;
        }
        const bool is_too_large =
            laid_out && format == PictureFormat::png && pixels(size, dpi) > most_pixels;
        if (is_too_large) {
            const auto fitting =
                std::floor(dpi * std::sqrt(most_pixels / pixels(size, dpi)) * 0.99);
            notes += "Warning: the picture would have more than 100 megapixels at " +
                     std::to_string(std::lround(dpi)) + " dots per inch; drawn at " +
                     std::to_string(std::lround(fitting)) + "\n";
            set_dpi(graph, std::max(fitting, 1.0));
        }
        if (laid_out && !list.table.empty()) {
            laid_out = add_notes(context, graph, list);
        } else if (is_too_large) {
            // The resolution is read by the layout, so it is done again.
            gvFreeLayout(context, graph);
            laid_out = gvLayout(context, graph, engine) == 0;
        }
        if (laid_out) picture = render(&gvRenderData, context, graph, format_name(format));
        // After the picture, so that it cannot change it.
        if (!picture.empty() && !has_fonts(context)) {
            notes += "Warning: no font found, letters are boxes: install fonts-liberation2\n";
        }
    }
    notes.append(messages.data(), messages_length);
    std::erase(notes, '\0');
    return notes + '\0' + picture;
}

struct Point {
    double x = 0;
    double y = 0;
};

struct Box {
    double left = 0;
    double low = 0;
    double right = 0;
    double high = 0;
};

bool overlap(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right && a.low < b.high && b.low < a.high;
}

/// A drawn edge: its Bézier curves as a chain of short straight lines.
struct Line {
    const node_t* tail = nullptr;
    const node_t* head = nullptr;
    std::vector<Point> points;
    Box box;
    double backward = 0;  // what it costs when it runs against the direction of reading
};

/// Each cubic curve is four points, the last of which begins the next.
Line line_of(edge_t* edge) {
    constexpr int pieces = 6;
    Line line{agtail(edge), aghead(edge), {}, {1e9, 1e9, -1e9, -1e9}, 0};
    if (ND_coord(agtail(edge)).x > ND_coord(aghead(edge)).x) {
        const auto* words = agget(edge, unwritten("class"));
        line.backward = words != nullptr && std::string_view(words).starts_with("joint ") ? 10 : 2;
    }
    const auto* splines = ED_spl(edge);
    if (splines == nullptr) return line;
    for (int i = 0; i < static_cast<int>(splines->size); ++i) {
        const auto& curve = splines->list[i];
        for (int j = 0; j + 3 < static_cast<int>(curve.size); j += 3) {
            const auto* p = curve.list + j;
            for (int k = 0; k <= pieces; ++k) {
                const double t = static_cast<double>(k) / pieces;
                const double u = 1 - t;
                const double a = u * u * u;
                const double b = 3 * u * u * t;
                const double c = 3 * u * t * t;
                const double d = t * t * t;
                line.points.push_back(
                    {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                     a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y}
                );
            }
        }
    }
    for (const auto& point : line.points) {
        line.box.left = std::min(line.box.left, point.x);
        line.box.right = std::max(line.box.right, point.x);
        line.box.low = std::min(line.box.low, point.y);
        line.box.high = std::max(line.box.high, point.y);
    }
    return line;
}

/// Twice the signed area of a triangle.
double turn(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Point& a, const Point& b, const Point& c, const Point& d) {
    return turn(a, b, c) * turn(a, b, d) < -1e-9 && turn(c, d, a) * turn(c, d, b) < -1e-9;
}

Box box_of(const Point& a, const Point& b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

bool cross(const Line& a, const Line& b) {
    if (!overlap(a.box, b.box)) return false;
    // Most pieces of two long lines are far from each other.
    for (std::size_t i = 1; i < a.points.size(); ++i) {
        const auto piece = box_of(a.points[i - 1], a.points[i]);
        if (!overlap(piece, b.box)) continue;
        for (std::size_t j = 1; j < b.points.size(); ++j) {
            if (overlap(piece, box_of(b.points[j - 1], b.points[j])) &&
                cross(a.points[i - 1], a.points[i], b.points[j - 1], b.points[j])) {
                return true;
            }
        }
    }
    return false;
}

double layout_score(Agraph_t* graph) {
    struct Placed {
        const node_t* node;
        Box box;
    };
    constexpr double touch = 2;  // points: a line ends at the border of its node
    std::vector<Placed> nodes;
    std::vector<Line> lines;
    for (auto* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
        const auto at = ND_coord(node);
        const double half = ND_ht(node) / 2 - touch;
        nodes.push_back(
            {node,
             {at.x - ND_lw(node) + touch, at.y - half, at.x + ND_rw(node) - touch, at.y + half}}
        );
        for (auto* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
            lines.push_back(line_of(edge));
        }
    }
    std::size_t crossings = 0;
    std::size_t through = 0;
    double length = 0;
    double backward = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        backward += lines[i].backward;
        const auto& points = lines[i].points;
        for (std::size_t j = 1; j < points.size(); ++j) {
            length += std::hypot(points[j].x - points[j - 1].x, points[j].y - points[j - 1].y);
        }
        for (std::size_t j = 0; j < i; ++j) crossings += cross(lines[i], lines[j]) ? 1U : 0U;
        for (const auto& [node, box] : nodes) {
            if (node == lines[i].tail || node == lines[i].head) continue;
            through += std::ranges::any_of(points, [box = box](const Point& point) {
                return box.left < point.x && point.x < box.right && box.low < point.y &&
                       point.y < box.high;
            });
        }
    }
    const auto bounds = GD_bb(graph);
    const double area = (bounds.UR.x - bounds.LL.x) * (bounds.UR.y - bounds.LL.y) /
                        (points_an_inch * points_an_inch);
    return static_cast<double>(crossings) + 30 * static_cast<double>(through) + backward +
           length / points_an_inch / 6 + area / 15;
}

/// The position of the best, as text.
std::string index_of_best(const std::vector<std::string>& dots) {
    agseterr(AGMAX);
    auto* context = gvContext();
    std::size_t best = 0;
    double least = INFINITY;
    for (std::size_t i = 0; i < dots.size(); ++i) {
        auto* graph = read_graph(dots[i]);
        if (graph == nullptr || gvLayout(context, graph, "dot") != 0) continue;
        const auto score = layout_score(graph);
        if (score < least) {
            least = score;
            best = i;
        }
        gvFreeLayout(context, graph);
        agclose(graph);
    }
    return std::to_string(best);
}

// ---- in the parent ------------------------------------------------------------------------------

std::string seconds_text(std::chrono::milliseconds time) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g s", static_cast<double>(time.count()) / 1000);
    return text.data();
}

constexpr std::string_view advice = "; draw a part of the graph, or write .dot";

std::string trouble(const Confined& result, const LayoutLimits& limits) {
    const auto mebibytes = std::to_string(limits.memory_bytes >> 20U) + " MiB";
    switch (result.end) {
        case ConfinedEnd::too_slow:
            return "Graphviz needed more than " + seconds_text(limits.time) + std::string(advice);
        case ConfinedEnd::too_much_output:
            return "the picture is larger than " + mebibytes + std::string(advice);
        default:
            break;
    }
    auto text =
        "Graphviz gave up, most often because it needed more than " + mebibytes + " of memory";
    if (result.signal != 0) text += " (signal " + std::to_string(result.signal) + ")";
    return text + std::string(advice);
}

struct Messages {
    std::vector<std::string> warnings;
    std::vector<std::string> errors;
};

Messages sorted_messages(std::string_view text) {
    Messages sorted;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = std::string(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        constexpr std::string_view warning = "Warning: ";
        constexpr std::string_view error = "Error: ";
        auto& list = line.starts_with("Error") ? sorted.errors : sorted.warnings;
        if (line.starts_with(warning)) line.erase(0, warning.size());
        if (line.starts_with(error)) line.erase(0, error.size());
        if (std::ranges::find(list, line) == list.end()) list.push_back(std::move(line));
    }
    return sorted;
}

bool tells_of_plugins(const std::string& message) {
    // No list of plugins at all, or one that cannot be read.
    return message.find("not recognized. Use one of:") != std::string::npos ||
           message.find("/config") != std::string::npos;
}

/// The sentence for a failure: what Graphviz said, and what to do about it.
std::string explained(const std::vector<std::string>& said) {
    if (said.empty()) return "Graphviz drew nothing and gave no reason";
    const auto found = std::ranges::find_if(said, tells_of_plugins);
    if (found == said.end()) return "Graphviz: " + said.front();
    return "Graphviz finds no plugins (" + *found +
           "): run \"dot -c\" as administrator, or install graphviz again";
}

}  // namespace

Picture render_dot(const std::string& dot, PictureFormat format, const LayoutLimits& limits) {
    ConfinedLimits confinement;
    confinement.time = limits.time;
    confinement.memory_bytes = limits.memory_bytes;
    confinement.output_bytes = limits.memory_bytes;
    Confined result;
    try {
        result = run_confined([&] { return draw(dot, format, limits.dpi); }, confinement);
    } catch (const std::system_error& error) {
        throw LayoutError(std::string("cannot run Graphviz: ") + error.what());
    }
    if (result.end != ConfinedEnd::finished) throw LayoutError(trouble(result, limits));

    const auto end = result.output.find('\0');
    auto sorted = sorted_messages(std::string_view(result.output).substr(0, end));
    // Graphviz reports a broken label or an unknown shape with "Error" and returns success.
    if (!sorted.errors.empty()) throw LayoutError(explained(sorted.errors));
    Picture picture{result.output.substr(end + 1), std::move(sorted.warnings)};
    if (picture.bytes.empty()) throw LayoutError(explained(picture.warnings));
    if (format == PictureFormat::svg) picture.bytes = accessible_svg(picture.bytes);
    if (format == PictureFormat::pdf) picture.bytes = without_dates(std::move(picture.bytes));
    return picture;
}

std::size_t best_layout(const std::vector<std::string>& dots, const LayoutLimits& limits) {
    if (dots.size() < 2) return 0;
    ConfinedLimits confinement;
    confinement.time = limits.time;
    confinement.memory_bytes = limits.memory_bytes;
    try {
        const auto result = run_confined([&] { return index_of_best(dots); }, confinement);
        if (result.end != ConfinedEnd::finished) return 0;
        return std::min<std::size_t>(std::stoul(result.output), dots.size() - 1);
    } catch (const std::system_error&) {
        return 0;
    }
}

}  // namespace relata
