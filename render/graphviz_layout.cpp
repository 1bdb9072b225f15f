// The one door to Graphviz. It runs in a confined child only: its libraries are not safe for
// threads, cannot be stopped, leak, and a second layout in one process may differ from the first.

#include "render/graphviz_layout.hpp"

#include "render/confined.hpp"
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

double pixels(Agraph_t* graph, double dpi) {
    const auto box = GD_bb(graph);
    const auto inches = [&](double low, double high) {
        return (high - low) / points_an_inch + padding_inches;
    };
    return inches(box.LL.x, box.UR.x) * inches(box.LL.y, box.UR.y) * dpi * dpi;
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

/// The messages, a NUL, the picture; no picture when something failed.
std::string draw(const std::string& dot, PictureFormat format, double dpi) {
    agseterr(AGWARN);
    agseterrf(keep_message);
    auto* context = gvContext();
    std::string picture;
    std::string notes;
    if (auto* graph = read_graph(dot); graph != nullptr) {
        if (format == PictureFormat::png) set_dpi(graph, dpi);
        bool laid_out = gvLayout(context, graph, "dot") == 0;
        if (laid_out && format == PictureFormat::png && pixels(graph, dpi) > most_pixels) {
            // The resolution is read by the layout, so it is done again.
            const auto fitting =
                std::floor(dpi * std::sqrt(most_pixels / pixels(graph, dpi)) * 0.99);
            notes += "Warning: the picture would have more than 100 megapixels at " +
                     std::to_string(std::lround(dpi)) + " dots per inch; drawn at " +
                     std::to_string(std::lround(fitting)) + "\n";
            gvFreeLayout(context, graph);
            set_dpi(graph, std::max(fitting, 1.0));
            laid_out = gvLayout(context, graph, "dot") == 0;
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

std::string explained(const std::string& message) {
    if (message.find("not recognized. Use one of:") != std::string::npos) {
        return "Graphviz has no plugins: run \"dot -c\" as administrator, or install "
               "libgvc6-plugins-gtk or graphviz again (" +
               message + ")";
    }
    return "Graphviz: " + message;
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
    if (!sorted.errors.empty()) throw LayoutError(explained(sorted.errors.front()));
    Picture picture{result.output.substr(end + 1), std::move(sorted.warnings)};
    if (picture.bytes.empty()) {
        const auto& warnings = picture.warnings;
        throw LayoutError(
            explained(warnings.empty() ? "no picture and no reason" : warnings.front())
        );
    }
    if (format == PictureFormat::svg) picture.bytes = accessible_svg(picture.bytes);
    if (format == PictureFormat::pdf) picture.bytes = without_dates(std::move(picture.bytes));
    return picture;
}

}  // namespace relata
