#include "graph/followthemoney.hpp"

#include "standard_schema.hpp"

#include <algorithm>
#include <map>

namespace relata {
namespace {

std::string_view next_cell(std::string_view& row) {
    const auto end = std::min(row.find('\t'), row.size());
    const auto cell = row.substr(0, end);
    row.remove_prefix(std::min(end + 1, row.size()));
    return cell;
}

/// The table is ours: it is known to be in order.
std::map<std::string_view, FtmSchema> read_schemata() {
    std::map<std::string_view, FtmSchema> schemata;
    auto rest = standard_schema::followthemoney_tsv;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto row = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (row.empty() || row.starts_with('#') || row.starts_with("schema\t")) continue;
        const auto name = next_cell(row);
        next_cell(row);  // what it extends
        FtmSchema schema;
        schema.source = next_cell(row);
        schema.target = next_cell(row);
        schema.words = next_cell(row);
        schema.inverse = next_cell(row);
        schema.is_directed = next_cell(row) == "yes";
        schemata.emplace(name, schema);
    }
    return schemata;
}

}  // namespace

const FtmSchema* find_ftm_schema(std::string_view name) {
    static const auto schemata = read_schemata();
    const auto found = schemata.find(name);
    return found == schemata.end() ? nullptr : &found->second;
}

}  // namespace relata
