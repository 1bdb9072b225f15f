#include "exporters/own_schema.hpp"

namespace relata {
namespace {

bool is_standard(const Kind& kind) {
    const auto id = Schema::standard().find_kind(kind.name);
    return id.is_valid() && Schema::standard().kind(id).plural == kind.plural;
}

bool is_standard(const RelationType& type) {
    const auto id = Schema::standard().find_type(type.name);
    if (!id.is_valid()) return false;
    const auto& known = Schema::standard().type(id);
    return known.words == type.words && known.inverse == type.inverse &&
           known.family == type.family && known.is_symmetric == type.is_symmetric;
}

template <typename Declaration>
std::vector<Declaration> own(const std::vector<Declaration>& declarations) {
    std::vector<Declaration> result;
    for (const auto& declaration : declarations) {
        if (declaration.is_declared && !is_standard(declaration)) result.push_back(declaration);
    }
    return result;
}

}  // namespace

std::vector<Kind> own_kinds(const Schema& schema) {
    return own(schema.kinds());
}

std::vector<RelationType> own_types(const Schema& schema) {
    return own(schema.types());
}

}  // namespace relata
