#include "benchmarks/peers/igraph.hpp"

#include <igraph/igraph.h>
#include <new>
#include <stdexcept>
#include <string>

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
    ~LinkedIgraph() override { igraph_destroy(&graph_); }

    std::size_t shortest_path_length(std::uint32_t s, std::uint32_t t) override {
        if (s == t) return 0;
        Integers edges;
        require(igraph_get_shortest_path(&graph_, nullptr, &edges.vector, s, t, IGRAPH_OUT));
        return edges.size() == 0 ? SIZE_MAX : edges.size();
    }

private:
    igraph_t graph_{};
    Reals weights_;
};

}  // namespace

std::unique_ptr<Igraph> Igraph::of(const EdgeList& list) {
    return std::make_unique<LinkedIgraph>(list);
}

}  // namespace relata::bench
