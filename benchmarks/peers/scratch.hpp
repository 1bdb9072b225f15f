#pragma once

#include <filesystem>
#include <string>
#include <unistd.h>

namespace relata::bench {

/// A file for a peer to read, gone with this.
class ScratchFile {
public:
    explicit ScratchFile(const std::string& extension)
        : path_((std::filesystem::temp_directory_path() /
                 ("relata_bench_" + std::to_string(getpid()) + "_" + std::to_string(++count_) +
                  extension))
                    .string()) {}
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    inline static int count_ = 0;
    std::string path_;
};

}  // namespace relata::bench
