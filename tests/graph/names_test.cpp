#include "graph/names.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

TEST_CASE("names fold to what their spellings share", "[graph][names]") {
    CHECK(fold_name("São  Paulo") == "sao paulo");
    CHECK(fold_name("  China–Japan-South Korea\tFTA ") == "china japan south korea fta");
    CHECK(fold_name("O'Neill") == "oneill");
    CHECK(fold_name("Łódź Ørsted STRASSE straße") == "lodz orsted strasse strasse");
    CHECK(fold_name("王毅") == "王毅");
    CHECK(fold_name("\xFF\xFE") == "");
    CHECK(fold_name("!!!") == "");
}

TEST_CASE("a folded name is the same whether or not it is all ASCII", "[graph][names]") {
    // é takes the way of Unicode, e that of ASCII
    std::mt19937 random(11);
    std::uniform_int_distribution<int> any(1, 127);
    for (int round = 0; round < 2000; ++round) {
        std::string name;
        for (int i = 0; i < 12; ++i) name += static_cast<char>(any(random));
        CAPTURE(name);
        CHECK(fold_name(name + 'e') == fold_name(name + "\u00e9"));
        CHECK(fold_name('e' + name) == fold_name("\u00e9" + name));
    }
}

TEST_CASE("slugs are short ids", "[graph][names]") {
    CHECK(slug("Wang Yi") == "wang-yi");
    CHECK(slug("…") == "entity");
}

TEST_CASE("width counts columns, not bytes", "[graph][names]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("王毅") == 4);
    CHECK(display_width("e\xCC\x81") == 1);
    CHECK(display_width("\xFF") == 1);
}

TEST_CASE("an entity is found by id, name, alias, spelling or part", "[graph][names]") {
    Graph graph;
    const auto motegi = graph.add_entity("Toshimitsu Motegi", "Person");
    const auto peru = graph.add_entity("Perú", "Country");
    graph.add_alias(peru, "Republic of Peru");
    CHECK(find_by_name(graph, "toshimitsu-motegi").exact == std::vector{motegi});
    CHECK(find_by_name(graph, "TOSHIMITSU MOTEGI").exact == std::vector{motegi});
    CHECK(find_by_name(graph, "Motegi").exact == std::vector{motegi});
    CHECK(find_by_name(graph, "peru").exact == std::vector{peru});
    CHECK(find_by_name(graph, "republic of perú").exact == std::vector{peru});
    CHECK(find_by_name(graph, "").exact.empty());
}

TEST_CASE("a name that means two entities gives both", "[graph][names]") {
    Graph graph;
    const auto one = graph.add_entity("Li Wei", "Person");
    const auto two = graph.add_entity("Li Wei", "Person");
    CHECK(find_by_name(graph, "Li Wei").exact == std::vector{one, two});
}

TEST_CASE("a misspelt name gets the nearest ones", "[graph][names]") {
    Graph graph;
    graph.add_entity("Germany", "Country");
    const auto motegi = graph.add_entity("Toshimitsu Motegi", "Person");
    const auto match = find_by_name(graph, "Motgei");
    CHECK(match.exact.empty());
    CHECK(match.nearest == std::vector{motegi});
    CHECK(find_by_name(graph, "qqqqqqqqqqqq").nearest.empty());
    CHECK(nearest_word("prsn", {"Country", "Person"}) == "Person");
    CHECK(nearest_word("zebra", {"Country", "Person"}).empty());
}
