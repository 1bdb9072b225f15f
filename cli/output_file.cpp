#include "cli/output_file.hpp"

#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace relata::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw InputError({printable(path)}, "cannot be written: " + why);
}

void require_place(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) refuse(path, "it is a folder");
    const auto folder = fs::path(path).parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error)) {
        refuse(path, "the folder \"" + printable(folder.string()) + "\" does not exist");
    }
}

/// A file beside its final place that vanishes unless it is moved there.
class PendingFile {
public:
    explicit PendingFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".XXXXXX") {
        descriptor_ = mkstemp(temporary_.data());
        if (descriptor_ < 0) refuse(path_, std::strerror(errno));
    }
    PendingFile(PendingFile&& other) noexcept
        : path_(std::move(other.path_)),
          temporary_(std::exchange(other.temporary_, {})),
          descriptor_(std::exchange(other.descriptor_, -1)) {}
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    PendingFile& operator=(PendingFile&&) = delete;
    ~PendingFile() {
        if (descriptor_ >= 0) close(descriptor_);
        if (!temporary_.empty()) unlink(temporary_.c_str());
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) refuse(path_, std::strerror(errno));
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        struct stat old {};
        const mode_t umask_now = umask(0);
        umask(umask_now);
        const bool exists = stat(path_.c_str(), &old) == 0;
        const mode_t mode = exists ? old.st_mode & 07777U : 0666U & ~umask_now;
        const bool kept = fchmod(descriptor_, mode) == 0 && fsync(descriptor_) == 0;
        if (!kept || close(std::exchange(descriptor_, -1)) != 0)
            refuse(path_, std::strerror(errno));
    }

    void move_into_place() {
        if (std::rename(temporary_.c_str(), path_.c_str()) != 0)
            refuse(path_, std::strerror(errno));
        temporary_.clear();
    }

private:
    std::string path_;
    std::string temporary_;
    int descriptor_ = -1;
};

}  // namespace

void write_files(const std::vector<std::pair<std::string, std::string_view>>& files) {
    std::vector<PendingFile> pending;
    for (const auto& [path, bytes] : files) {
        require_place(path);
        pending.emplace_back(path).write(bytes);
    }
    for (auto& file : pending) file.move_into_place();
}

void write_file(const std::string& path, std::string_view bytes) {
    write_files({{path, bytes}});
}

}  // namespace relata::cli
