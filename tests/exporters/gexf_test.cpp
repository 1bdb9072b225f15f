#include "exporters/gexf.hpp"

#include "importers/gexf.hpp"
#include "tests/exporters/xml_round_trip.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("any graph comes back from gexf but for what is named", "[exporters][gexf][property]") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        const auto nul = seed % 2 == 0 ? tests::NastyGraphs::Nul::never
                                       : tests::NastyGraphs::Nul::sometimes;
        const auto graph = tests::NastyGraphs(seed, nul).graph();
        tests::check_xml_round_trip(graph, write_gexf(graph), import_gexf);
    }
}

}  // namespace relata
