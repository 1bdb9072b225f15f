#include "cli/output_file.hpp"

#include "store/replacement_file.hpp"

namespace relata::cli {

void write_files(const std::vector<std::pair<std::string, std::string_view>>& files) {
    std::vector<ReplacementFile> pending;
    for (const auto& [path, bytes] : files) {
        auto& file = pending.emplace_back(path);
        file.write(bytes);
        file.finish();
    }
    for (auto& file : pending) file.move_into_place();
}

void write_file(const std::string& path, std::string_view bytes) {
    write_files({{path, bytes}});
}

}  // namespace relata::cli
