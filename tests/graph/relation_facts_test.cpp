#include "graph/relation_facts.hpp"

#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

TEST_CASE("facts are those of the relation at each place", "[graph][relation_facts][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    auto graph = tests::random_graph(
        {.seed = seed, .vertices = 8, .relations = 40, .types = 2, .undirected_of_ten = 3}
    );
    for (const auto id : graph.relations()) {
        const auto year = 2000 + static_cast<std::int64_t>(tests::below(random, 6));
        const auto text = std::to_string(year);
        switch (tests::below(random, 4)) {
            case 0:
                break;
            case 1:
                graph.set_property(id, "when", Edtf::year(year));
                break;
            case 2:
                graph.set_property(id, "when", *Edtf::parse("../" + text));
                break;
            default:
                graph.set_property(
                    id, "stated", *Edtf::parse(text + "/" + std::to_string(year + 3))
                );
        }
        if (tests::below(random, 3) == 0) graph.set_property(id, "confidence", 0.25);
        if (tests::below(random, 3) == 0) graph.set_property(id, "status", "denied");
    }
    const Snapshot snapshot(graph);
    const RelationFacts facts(graph, snapshot);
    REQUIRE(facts.arc_count() == snapshot.arc_count());
    const auto window = day_span(*Edtf::parse("2002/2003"));
    const auto overlap = facts.overlap(window);
    CHECK(overlap.maybe <= overlap.surely);
    for (std::uint32_t at = 0; at < snapshot.arc_count(); ++at) {
        for (const bool out : {true, false}) {
            const auto arc = out ? snapshot.out_arc(at) : snapshot.in_arc(at);
            const auto& relation = graph.relation(arc.relation);
            const auto date = date_of(relation);
            const auto days = facts.days(at, out);
            CHECK(days.is_dated() == date.has_value());
            if (date) CHECK(days == day_span(*date));
            CHECK((out ? facts.out(at) : facts.in(at)) == fact_of(relation));
            const auto number = facts.day_numbers(out)[at];
            CHECK(facts.spans()[number] == days);
            if (days.overlaps(window)) {
                CHECK(number >= overlap.maybe);
                CHECK(number < overlap.end);
            } else {
                CHECK((number < overlap.surely || number >= overlap.end));
            }
        }
    }
}
