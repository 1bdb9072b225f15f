#include "benchmarks/peers/igraph.hpp"

namespace relata::bench {

std::unique_ptr<Igraph> Igraph::of(const EdgeList& /*list*/) {
    return nullptr;
}

}  // namespace relata::bench
