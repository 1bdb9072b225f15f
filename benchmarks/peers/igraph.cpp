#include "benchmarks/peers/igraph.hpp"

#include <igraph/igraph.h>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

void require(igraph_error_t error) {
    if (error != IGRAPH_SUCCESS) {
        throw std::runtime_error(std::string("igraph: ") + igraph_strerror(error));
    }
}

struct Reals {
    igraph_vector_t vector;

    Reals() { require(igraph_vector_init(&vector, 0)); }
    Reals(const Reals&) = delete;
    Reals& operator=(const Reals&) = delete;
    ~Reals() { igraph_vector_destroy(&vector); }
};

struct Integers {
    igraph_vector_int_t vector;

    Integers() { require(igraph_vector_int_init(&vector, 0)); }
    Integers(const Integers&) = delete;
    Integers& operator=(const Integers&) = delete;
    ~Integers() { igraph_vector_int_destroy(&vector); }
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(igraph_vector_int_size(&vector));
    }
};

struct Matrix {
    igraph_matrix_t matrix;

    Matrix() { require(igraph_matrix_init(&matrix, 0, 0)); }
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    ~Matrix() { igraph_matrix_destroy(&matrix); }
};

struct Lists {
    igraph_vector_int_list_t list;

    Lists() { require(igraph_vector_int_list_init(&list, 0)); }
    Lists(const Lists&) = delete;
    Lists& operator=(const Lists&) = delete;
    ~Lists() { igraph_vector_int_list_destroy(&list); }
};

std::vector<double> copy_of(const Reals& reals) {
    const auto size = igraph_vector_size(&reals.vector);
    return {VECTOR(reals.vector), VECTOR(reals.vector) + size};
}

std::vector<std::uint32_t> labels_of(const Integers& integers) {
    std::vector<std::uint32_t> labels;
    for (std::size_t i = 0; i < integers.size(); ++i) {
        labels.push_back(static_cast<std::uint32_t>(VECTOR(integers.vector)[i]));
    }
    return labels;
}

class LinkedIgraph : public Igraph {
public:
    explicit LinkedIgraph(const EdgeList& list) {
        igraph_set_error_handler(igraph_error_handler_ignore);
        igraph_set_warning_handler(igraph_warning_handler_ignore);
        Integers ends;
        require(igraph_vector_int_reserve(
            &ends.vector, static_cast<igraph_integer_t>(2 * list.edges.size())
        ));
        for (const auto& edge : list.edges) {
            igraph_vector_int_push_back(&ends.vector, edge.source);
            igraph_vector_int_push_back(&ends.vector, edge.target);
        }
        require(igraph_create(&graph_, &ends.vector, list.vertices, IGRAPH_DIRECTED));
        for (const auto weight : list.weights) {
            igraph_vector_push_back(&weights_.vector, static_cast<igraph_real_t>(weight));
        }
    }
    LinkedIgraph(const LinkedIgraph&) = delete;
    LinkedIgraph& operator=(const LinkedIgraph&) = delete;
    ~LinkedIgraph() override {
        igraph_destroy(&graph_);
        if (has_undirected_) igraph_destroy(&undirected_);
    }

    std::size_t shortest_path_length(std::uint32_t s, std::uint32_t t) override {
        if (s == t) return 0;
        Integers edges;
        require(igraph_get_shortest_path(&graph_, nullptr, &edges.vector, s, t, IGRAPH_OUT));
        return edges.size() == 0 ? SIZE_MAX : edges.size();
    }

    std::vector<std::size_t> k_shortest_lengths(std::uint32_t s, std::uint32_t t, std::size_t k)
        override {
        Lists paths;
        auto& list = paths.list;
        require(igraph_get_k_shortest_paths(
            &graph_, nullptr, nullptr, &list, static_cast<igraph_integer_t>(k), s, t, IGRAPH_OUT
        ));
        std::vector<std::size_t> lengths;
        for (igraph_integer_t i = 0; i < igraph_vector_int_list_size(&list); ++i) {
            const auto* const path = igraph_vector_int_list_get_ptr(&list, i);
            lengths.push_back(static_cast<std::size_t>(igraph_vector_int_size(path)));
        }
        return lengths;
    }

    std::size_t count_paths(std::uint32_t s, std::uint32_t t, std::size_t max_length) override {
        Integers paths;  // one after the other, -1 after each
        require(igraph_get_all_simple_paths(
            &graph_,
            &paths.vector,
            s,
            igraph_vss_1(t),
            static_cast<igraph_integer_t>(max_length),
            IGRAPH_OUT
        ));
        std::size_t count = 0;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            count += VECTOR(paths.vector)[i] == -1 ? 1U : 0U;
        }
        return count;
    }

    std::size_t count_neighborhood(std::uint32_t v, std::size_t max_distance) override {
        Lists found;
        require(igraph_neighborhood(
            &graph_,
            &found.list,
            igraph_vss_1(v),
            static_cast<igraph_integer_t>(max_distance),
            IGRAPH_OUT,
            0
        ));
        const auto* const vertices = igraph_vector_int_list_get_ptr(&found.list, 0);
        return static_cast<std::size_t>(igraph_vector_int_size(vertices));
    }

    std::size_t count_shared_neighbors(std::uint32_t a, std::uint32_t b) override {
        require(igraph_neighbors(&graph_, &of_a_.vector, a, IGRAPH_ALL));
        require(igraph_neighbors(&graph_, &of_b_.vector, b, IGRAPH_ALL));
        require(igraph_vector_int_intersect_sorted(&of_a_.vector, &of_b_.vector, &of_both_.vector));
        std::size_t count = 0;
        igraph_integer_t last = -1;
        for (std::size_t i = 0; i < of_both_.size(); ++i) {
            const auto v = VECTOR(of_both_.vector)[i];
            if (v != last && v != a && v != b) ++count;
            last = v;
        }
        return count;
    }

    std::size_t breadth_first(std::uint32_t s) override {
        Integers order;
        Integers layers;
        Integers parents;
        require(igraph_bfs_simple(
            &graph_, s, IGRAPH_OUT, &order.vector, &layers.vector, &parents.vector
        ));
        return order.size();
    }

    std::vector<double> shortest_distances(std::uint32_t s) override {
        Matrix distances;
        require(igraph_distances_dijkstra(
            &graph_,
            &distances.matrix,
            igraph_vss_1(s),
            igraph_vss_all(),
            &weights_.vector,
            IGRAPH_OUT
        ));
        const auto n = igraph_matrix_ncol(&distances.matrix);
        return {&MATRIX(distances.matrix, 0, 0), &MATRIX(distances.matrix, 0, 0) + n};
    }

    std::vector<double> pagerank() override {
        Reals scores;
        require(igraph_pagerank(
            &graph_,
            IGRAPH_PAGERANK_ALGO_PRPACK,
            &scores.vector,
            nullptr,
            igraph_vss_all(),
            IGRAPH_DIRECTED,
            0.85,
            nullptr,
            nullptr
        ));
        return copy_of(scores);
    }

    std::size_t count_weak_components() override {
        Integers parts;
        igraph_integer_t count = 0;
        require(igraph_connected_components(&graph_, &parts.vector, nullptr, &count, IGRAPH_WEAK));
        return static_cast<std::size_t>(count);
    }

    std::vector<double> betweenness(const std::vector<std::uint32_t>& sources) override {
        Reals scores;
        Integers from;
        for (const auto s : sources) require(igraph_vector_int_push_back(&from.vector, s));
        require(igraph_betweenness_subset(
            &graph_,
            &scores.vector,
            igraph_vss_all(),
            IGRAPH_DIRECTED,
            igraph_vss_vector(&from.vector),
            igraph_vss_all(),
            nullptr
        ));
        return copy_of(scores);
    }

    std::vector<std::uint32_t> label_propagation() override {
        Integers parts;
        igraph_rng_seed(igraph_rng_default(), 42);
        require(igraph_community_label_propagation(
            undirected(), &parts.vector, IGRAPH_ALL, nullptr, nullptr, nullptr
        ));
        return labels_of(parts);
    }

    std::vector<std::uint32_t> louvain() override {
        Integers parts;
        igraph_rng_seed(igraph_rng_default(), 42);
        require(
            igraph_community_multilevel(undirected(), nullptr, 1, &parts.vector, nullptr, nullptr)
        );
        return labels_of(parts);
    }

    std::vector<std::uint32_t> leiden() override {
        Integers parts;
        Reals degrees;
        igraph_rng_seed(igraph_rng_default(), 42);
        require(igraph_strength(
            undirected(), &degrees.vector, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, nullptr
        ));
        igraph_integer_t count = 0;
        igraph_real_t quality = 0;
        // two rounds, as igraph's own interfaces to it and relata do
        require(igraph_community_leiden(
            undirected(),
            nullptr,
            &degrees.vector,
            1.0 / (2.0 * static_cast<double>(igraph_ecount(undirected()))),
            0.01,
            false,
            2,
            &parts.vector,
            &count,
            &quality
        ));
        return labels_of(parts);
    }

private:
    const igraph_t* undirected() {
        if (!has_undirected_) {
            require(igraph_copy(&undirected_, &graph_));
            require(igraph_to_undirected(&undirected_, IGRAPH_TO_UNDIRECTED_EACH, nullptr));
            has_undirected_ = true;
        }
        return &undirected_;
    }

    igraph_t graph_{};
    igraph_t undirected_{};
    bool has_undirected_ = false;
    Reals weights_;
    Integers of_a_;
    Integers of_b_;
    Integers of_both_;
};

}  // namespace

std::unique_ptr<Igraph> Igraph::of(const EdgeList& list) {
    return std::make_unique<LinkedIgraph>(list);
}

}  // namespace relata::bench
