#include "exporters/graphml.hpp"

#include "importers/graphml.hpp"
#include "tests/exporters/xml_round_trip.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("any graph comes back from graphml but for what is named", "[exporters][graphml][property]") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const auto nul = seed % 2 == 0 ? tests::NastyGraphs::Nul::never
                                       : tests::NastyGraphs::Nul::sometimes;
        const auto graph = tests::NastyGraphs(seed, nul).graph();
        tests::check_xml_round_trip(graph, write_graphml(graph), import_graphml);
    }
}

}  // namespace relata
