#include "graph/edtf.hpp"
#include "tests/fuzz/laws.hpp"

#include <string_view>

namespace {

/// Each line of the input is tried as a date.
void try_date(std::string_view text) {
    const auto date = relata::Edtf::parse(text);
    if (!date) return;
    relata::tests::require_law(date->text() == text, "a date keeps its text");
    relata::tests::require_law(
        date->first_day() <= date->last_day(), "a date ends after it begins"
    );
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(data), size);
    while (!text.empty()) {
        const auto end = text.find('\n');
        try_date(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return 0;
}
