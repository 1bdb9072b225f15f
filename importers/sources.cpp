#include "importers/registry.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace relata {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

void find_files(const fs::path& folder, std::vector<std::string>& found) {
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        std::error_code unknown;
        if (is_hidden(at->path())) {
            if (at->is_directory(unknown)) at.disable_recursion_pending();
        } else if (at->is_regular_file(unknown)) {
            found.push_back(at->path().string());
        }
    }
    if (error) throw InputError({folder.string()}, "cannot be read: " + error.message());
}

}  // namespace

std::vector<std::string> source_files(const std::string& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) {
        const bool is_missing = !error || error == std::errc::no_such_file_or_directory ||
                                error == std::errc::not_a_directory;
        throw InputError(
            {path}, is_missing ? "no such file or folder" : "cannot be read: " + error.message()
        );
    }
    if (fs::is_character_file(status) || fs::is_block_file(status) || fs::is_socket(status)) {
        throw InputError({path}, "is a device, expected a file or a folder");
    }
    if (!fs::is_directory(status)) return {path};

    std::vector<std::string> files;
    find_files(path, files);
    if (files.empty()) throw InputError({path}, "the folder holds no files");
    std::ranges::sort(files);
    return files;
}

namespace {

/// A pipe nobody writes into would keep its reader waiting for ever. Stays open until the reader is
/// done: a writer must not find the pipe without readers in between.
class PipeWithWriter {
public:
    explicit PipeWithWriter(const std::string& path) {
        constexpr int patience_milliseconds = 5000;
        std::error_code unknown;
        if (!fs::is_fifo(path, unknown)) return;
        descriptor_ = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (descriptor_ < 0) return;  // opening it again says why
        pollfd waiting{descriptor_, POLLIN, 0};
        if (poll(&waiting, 1, patience_milliseconds) != 0) return;
        close(std::exchange(descriptor_, -1));
        throw InputError({path}, "is a pipe nobody writes into");
    }
    PipeWithWriter(const PipeWithWriter&) = delete;
    PipeWithWriter& operator=(const PipeWithWriter&) = delete;
    ~PipeWithWriter() {
        if (descriptor_ >= 0) close(descriptor_);
    }

private:
    int descriptor_ = -1;
};

}  // namespace

Source read_source(const std::string& file) {
    const PipeWithWriter pipe(file);
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        const std::error_code why(errno, std::generic_category());
        throw InputError({file}, "cannot be opened: " + why.message());
    }
    std::error_code unknown;
    const auto size = fs::file_size(file, unknown);
    return read_stream(in, file, unknown ? 0 : static_cast<std::size_t>(size));
}

std::vector<Source> read_sources(const std::string& path) {
    std::vector<Source> sources;
    for (const auto& file : source_files(path)) sources.push_back(read_source(file));
    return sources;
}

Source read_stream(std::istream& in, std::string name, std::size_t expected_size) {
    std::vector<char> block(std::size_t{1} << 18U);
    std::string bytes;
    bytes.reserve(expected_size);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) throw InputError({std::move(name)}, "reading failed before the end");
    return {std::move(name), std::move(bytes)};
}

}  // namespace relata
