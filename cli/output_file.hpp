#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::cli {

/// Writes a file whole or not at all: into a new file beside it, flushed to the disk, then renamed
/// over the old one. Throws InputError when the folder does not exist or cannot be written to.
void write_file(const std::string& path, std::string_view bytes);

/// The same for files that belong together: all are written and flushed before the first is
/// renamed.
void write_files(const std::vector<std::pair<std::string, std::string_view>>& files);

}  // namespace relata::cli
