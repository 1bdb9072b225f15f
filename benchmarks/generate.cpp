#include "benchmarks/generate.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace relata::bench {
namespace {

/// Not a std:: distribution: those differ between standard libraries.
std::uint32_t below(std::mt19937_64& random, std::uint64_t bound) {
    return static_cast<std::uint32_t>((random() >> 32U) * bound >> 32U);
}

std::vector<std::uint32_t> shuffled(std::uint32_t n, std::mt19937_64& random) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    for (auto i = n; i > 1; --i) std::swap(order[i - 1], order[below(random, i)]);
    return order;
}

void draw_columns(EdgeList& list, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    // three of ten are of type 0, the rest spread over seven types
    constexpr std::uint8_t type_of[10] = {0, 0, 0, 1, 2, 3, 4, 5, 6, 7};
    const bool draw_weights = list.weights.empty();
    for (std::size_t i = 0; i < list.edges.size(); ++i) {
        if (draw_weights) list.weights.push_back(1 + below(random, 255));
        list.types.push_back(type_of[below(random, 10)]);
        list.years.push_back(static_cast<std::uint16_t>(1980 + below(random, 45)));
    }
}

std::string short_number(std::size_t m) {
    if (m >= 1'000'000) return std::to_string((m + 500'000) / 1'000'000) + "M";
    return std::to_string((m + 500) / 1'000) + "k";
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Numbers {
public:
    Numbers(std::string_view text, std::string path) : text_(text), path_(std::move(path)) {}

    bool at_end() {
        while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t' ||
                                  text_.front() == '\n' || text_.front() == '\r')) {
            if (text_.front() == '\n') ++line_;
            text_.remove_prefix(1);
        }
        return text_.empty();
    }
    std::uint32_t next() {
        std::uint32_t number = 0;
        if (!at_end()) {
            const auto [end, error] =
                std::from_chars(text_.data(), text_.data() + text_.size(), number);
            if (error == std::errc{}) {
                text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
                return number;
            }
        }
        throw std::runtime_error(path_ + ":" + std::to_string(line_) + ": expected a whole number");
    }

private:
    std::string_view text_;
    std::string path_;
    std::size_t line_ = 1;
};

template <typename Tail>
void write_lines(const EdgeList& list, const std::string& path, Tail tail) {
    std::ofstream out(path, std::ios::binary);
    std::string text;
    for (std::size_t i = 0; i < list.edges.size(); ++i) {
        text += std::to_string(list.edges[i].source);
        text += ' ';
        text += std::to_string(list.edges[i].target);
        tail(i, text);
        text += '\n';
        if (text.size() > (1U << 20U)) {
            out << text;
            text.clear();
        }
    }
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

EdgeList rmat(unsigned scale, unsigned edge_factor, std::uint64_t seed) {
    EdgeList list;
    list.name = "rmat-" + std::to_string(scale);
    list.vertices = 1U << scale;
    std::mt19937_64 random(seed);
    const auto label = shuffled(list.vertices, random);
    const auto m = std::size_t{list.vertices} * edge_factor;
    list.edges.reserve(m);
    for (std::size_t i = 0; i < m; ++i) {
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        for (unsigned bit = 0; bit < scale; ++bit) {
            const auto chance = below(random, 100);
            row = 2 * row + (chance >= 76 ? 1U : 0U);
            column = 2 * column + ((chance >= 57 && chance < 76) || chance >= 95 ? 1U : 0U);
        }
        list.edges.push_back({label[row], label[column]});
    }
    draw_columns(list, seed + 1);
    return list;
}

EdgeList social(std::uint32_t vertices, std::size_t edges, std::uint64_t seed) {
    EdgeList list;
    list.name = "social-" + short_number(edges);
    list.vertices = vertices;
    std::mt19937_64 random(seed);

    // communities: few are large
    std::vector<std::uint32_t> community(vertices);
    std::uint32_t communities = 0;
    for (std::uint32_t v = 0; v < vertices; ++communities) {
        const auto size = std::min(2'000U, 20 + 20'000 / (1 + below(random, 1'000)));
        for (const auto end = std::min(vertices, v + size); v < end; ++v) {
            community[v] = communities;
        }
    }

    // Who has many ties is drawn often: everyone stands in the lists once and once for each tie.
    std::vector<std::uint32_t> all;
    std::vector<std::vector<std::uint32_t>> inside(communities);
    const auto enlist = [&](std::uint32_t v) {
        all.push_back(v);
        inside[community[v]].push_back(v);
    };
    const auto tie = [&](std::uint32_t a, std::uint32_t b) {
        list.edges.push_back(random() % 2 == 0 ? Edge{a, b} : Edge{b, a});
        enlist(b);
    };
    list.edges.reserve(edges);
    const auto each = vertices == 0 ? 0 : edges / vertices;
    for (const auto newcomer : shuffled(vertices, random)) {
        const auto& near = inside[community[newcomer]];
        for (std::size_t i = 0; i < each && !all.empty(); ++i) {
            const auto& among = !near.empty() && below(random, 10) < 7 ? near : all;
            const auto other = among[below(random, among.size())];
            if (other != newcomer) tie(newcomer, other);
        }
        enlist(newcomer);
    }
    while (list.edges.size() < edges && vertices > 1) {
        const auto a = all[below(random, all.size())];
        const auto b = all[below(random, all.size())];
        if (a != b) tie(a, b);
    }
    for (auto i = list.edges.size(); i > 1; --i) {
        std::swap(list.edges[i - 1], list.edges[below(random, i)]);
    }
    draw_columns(list, seed + 1);
    return list;
}

EdgeList read_edge_list(const std::string& path, std::uint64_t seed) {
    EdgeList list;
    const auto slash = path.rfind('/');
    const auto file = slash == std::string::npos ? path : path.substr(slash + 1);
    list.name = file.substr(0, file.rfind('.'));
    const bool is_weighted = path.ends_with(".wel");
    const auto text = read_file(path);
    Numbers numbers(text, path);
    while (!numbers.at_end()) {
        Edge edge;
        edge.source = numbers.next();
        edge.target = numbers.next();
        if (is_weighted) list.weights.push_back(numbers.next());
        list.vertices = std::max({list.vertices, edge.source + 1, edge.target + 1});
        list.edges.push_back(edge);
    }
    draw_columns(list, seed);
    return list;
}

void write_edge_list(const EdgeList& list, const std::string& path) {
    write_lines(list, path, [](std::size_t, std::string&) {});
}

void write_weighted_edge_list(const EdgeList& list, const std::string& path) {
    write_lines(list, path, [&](std::size_t i, std::string& line) {
        line += ' ';
        line += std::to_string(list.weights[i]);
    });
}

void make_simple(EdgeList& list) {
    std::vector<std::uint32_t> order(list.edges.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return list.edges[i]; });
    std::vector<bool> kept(list.edges.size(), false);
    const Edge* last = nullptr;
    for (const auto i : order) {
        const auto& edge = list.edges[i];
        kept[i] = edge.source != edge.target && (last == nullptr || *last != edge);
        last = &edge;
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < list.edges.size(); ++i) {
        if (!kept[i]) continue;
        list.edges[count] = list.edges[i];
        list.weights[count] = list.weights[i];
        list.types[count] = list.types[i];
        list.years[count++] = list.years[i];
    }
    list.edges.resize(count);
    list.weights.resize(count);
    list.types.resize(count);
    list.years.resize(count);
    list.name += " (simple)";
}

std::uint64_t fingerprint(const EdgeList& list) {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a, number by number
    const auto add = [&](std::uint64_t number) { hash = (hash ^ number) * 1099511628211U; };
    for (const auto& edge : list.edges) {
        add(edge.source);
        add(edge.target);
    }
    for (const auto weight : list.weights) add(weight);
    return hash;
}

}  // namespace relata::bench
