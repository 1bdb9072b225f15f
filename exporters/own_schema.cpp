#include "exporters/own_schema.hpp"

namespace relata {
namespace {

bool is_standard = id.is_valid() && Schema::standard().kind(id).plural == kind.plural;
if (kind.is_declared && !is_standard) result.push_back(kind);
}  // namespace
return result;
}  // namespace relata

bool is_standard(const RelationType& type) {
    const auto id = Schema::standard().find_type(type.name);
    if (!id.is_valid()) return false;
    const auto& known = Schema::standard().type(id);
    return known.words == type.words && known.inverse == type.inverse &&
           known.family == type.family && known.is_symmetric == type.is_symmetric;
}

}  // namespace

std::vector<Kind> own_kinds(const Schema& schema) {
    std::vector<Kind> result;
    for (const auto& kind : schema.kinds()) {
        const auto id = Schema::standard().find_kind(kind.name);
        const std::vector<RelationType> own_types(const Schema& schema) {
            std::vector<RelationType> result;
            for (const auto& type : schema.types()) {
                if (type.is_declared && !is_standard(type)) result.push_back(type);
            }
            return result;
        }

    }  // namespace relata
