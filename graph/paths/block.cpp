#include "graph/paths/block.hpp"

#include <algorithm>
#include <cstdint>

namespace relata {
namespace {

constexpr std::uint32_t unseen = UINT32_MAX;

/// The depth-first search that numbers vertices and finds how far back each can reach. It begins at
/// the target as if it came from the source by the added edge, and never leaves the source; when it
/// ends, what is still in the stack is the block of that edge.
class BlockSearch {
public:
    explicit BlockSearch(Walker& walker)
        : walker_(&walker),
          number_(walker.vertex_count(), unseen),
          low_(walker.vertex_count(), unseen) {}

    std::vector<Vertex> block() {
        number_[walker_->source()] = 0;
        enter(walker_->target());
        while (!frames_.empty()) {
            auto& frame = frames_.back();
            const auto v = frame.vertex;
            if (frame.next == frame.neighbors.size()) {
                frames_.pop_back();
                if (!frames_.empty()) leave(v, frames_.back().vertex);
                continue;
            }
            const auto w = frame.neighbors[frame.next++];
            if (number_[w] == unseen) {
                enter(w);
            } else {
                low_[v] = std::min(low_[v], number_[w]);
            }
        }
        return stack_;
    }

private:
    struct Frame {
        Vertex vertex;
        std::vector<Vertex> neighbors;
        std::size_t next = 0;
    };

    void enter(Vertex v) {
        number_[v] = low_[v] = ++last_number_;
        stack_.push_back(v);
        Frame frame{v, {}, 0};
        const auto add = [&](Vertex next, ArcPlace /*place*/) {
            frame.neighbors.push_back(next);
            return true;
        };
        walker_->for_each_step(v, Toward::target, add);
        walker_->for_each_step(v, Toward::source, add);
        frames_.push_back(std::move(frame));
    }

    void leave(Vertex v, Vertex parent) {
        low_[parent] = std::min(low_[parent], low_[v]);
        if (low_[v] < number_[parent]) return;
        // Only by `parent` does v's part hang on the rest.
        while (stack_.back() != v) stack_.pop_back();
        stack_.pop_back();
    }

    Walker* walker_;
    std::vector<std::uint32_t> number_;
    std::vector<std::uint32_t> low_;
    std::vector<Vertex> stack_;
    std::vector<Frame> frames_;
    std::uint32_t last_number_ = 0;
};

}  // namespace

void close_dead_ends(Walker& walker) {
    const auto block = BlockSearch(walker).block();
    if (walker.is_exhausted()) return;
    std::vector<std::uint8_t> keep(walker.vertex_count(), 0);
    keep[walker.source()] = 1;
    for (const auto v : block) keep[v] = 1;
    for (Vertex v = 0; v < keep.size(); ++v) {
        if (keep[v] == 0) walker.close(v);
    }
}

}  // namespace relata
