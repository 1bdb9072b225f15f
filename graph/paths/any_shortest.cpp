#include "graph/paths/any_shortest.hpp"

#include "graph/paths/search_memory.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace relata {
namespace {

class AnyShortest {
public:
    explicit AnyShortest(Walker& walker)
        : walker_(&walker),
          marks_(&walker.meeting_marks()),
          sides_{Side(walker, Toward::target), Side(walker, Toward::source)} {
        marks_->forget();
        for (auto& side : sides_) {
            marks_->begin_at(side.frontier->front(), side.toward);
        }
    }

    std::optional<Path> path() {
        while (!contact_ && !sides_[0].frontier->empty() && !sides_[1].frontier->empty()) {
            grow(sides_[0].arcs_to_grow <= sides_[1].arcs_to_grow ? sides_[0] : sides_[1]);
        }
        if (!contact_) return std::nullopt;
        auto steps = way_to_source(contact_->near_source);
        steps.push_back({contact_->near_target, contact_->arc, 1});
        append_way_to_target(contact_->near_target, steps);
        return walker_->path(steps);
    }

private:
    struct Side {
        Side(Walker& walker, Toward way)
            : toward(way),
              frontier(&walker.ball_memory(way).frontier),
              grown(&walker.ball_memory(way).grown) {
            frontier->assign(1, way == Toward::target ? walker.source() : walker.target());
            arcs_to_grow = walker.arcs_at(frontier->front(), way);
        }

        Toward toward;
        std::vector<Vertex>* frontier;
        std::vector<Vertex>* grown;
        std::size_t arcs_to_grow = 0;
    };
    /// The arc where the two sides meet.
    struct Contact {
        Vertex near_source;
        Vertex near_target;
        Arc arc;
    };

    void grow(Side& side) {
        side.grown->clear();
        const auto& frontier = *side.frontier;
        for (std::size_t i = 0; i < frontier.size(); ++i) {
            constexpr std::size_t ahead = 4;
            if (i + ahead < frontier.size()) {
                walker_->prefetch_rows(frontier[i + ahead], side.toward);
            }
            const auto v = frontier[i];
            const auto reach = [&](const Vertex* others, std::size_t count, auto position, bool out
                               ) {
                const auto met =
                    marks_->insert_all(others, count, position, side.toward, out, *side.grown);
                if (met) touch(side, v, others[*met], {*met, out});
                return met;
            };
            const bool was_plain = walker_->for_each_whole_row(
                v,
                side.toward,
                [&](const Vertex* others, ArcRun run, bool out) {
                    const auto position = [&](std::size_t place) {
                        return run.begin + static_cast<std::uint32_t>(place);
                    };
                    return reach(others, run.end - run.begin, position, out);
                }
            );
            if (!was_plain) {
                walker_->for_each_stretch(
                    v,
                    side.toward,
                    [&](const Vertex* others, std::span<const std::uint32_t> positions, bool out) {
                        const auto position = [&](std::size_t place) { return positions[place]; };
                        return reach(others, positions.size(), position, out);
                    }
                );
            }
            if (contact_) return;
        }
        std::swap(*side.frontier, *side.grown);
        side.arcs_to_grow = 0;
        for (const auto v : *side.frontier) side.arcs_to_grow += walker_->arcs_at(v, side.toward);
    }

    void touch(const Side& side, Vertex v, Vertex next, ArcPlace place) {
        const auto arc = walker_->arc(place, side.toward);
        contact_ = side.toward == Toward::target ? Contact{v, next, arc} : Contact{next, v, arc};
    }

    std::vector<Step> way_to_source(Vertex v) {
        std::vector<Step> steps;
        while (v != walker_->source()) {
            const auto place = marks_->reached_by(v);
            steps.push_back({v, walker_->arc(place, Toward::target), 1});
            v = walker_->row_of(place);
        }
        std::ranges::reverse(steps);
        return steps;
    }

    void append_way_to_target(Vertex v, std::vector<Step>& steps) {
        while (v != walker_->target()) {
            const auto place = marks_->reached_by(v);
            v = walker_->row_of(place);
            steps.push_back({v, walker_->arc(place, Toward::source), 1});
        }
    }

    Walker* walker_;
    MeetingMarks* marks_;
    std::array<Side, 2> sides_;
    std::optional<Contact> contact_;
};

}  // namespace

std::optional<Path> any_shortest(Walker& walker) {
    return AnyShortest(walker).path();
}

}  // namespace relata
