#include "store/replacement_file.hpp"

#include "graph/dot_text.hpp"
#include "graph/error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace relata {

namespace fs = std::filesystem;

void ReplacementFile::refuse(const std::string& why) const {
    throw InputError({sanitized(path_)}, "cannot be written: " + why);
}

ReplacementFile::ReplacementFile(std::string path)
    : path_(std::move(path)), temporary_(path_ + ".XXXXXX") {
    std::error_code error;
    if (fs::is_directory(path_, error)) refuse("it is a folder");
    const auto folder = fs::path(path_).parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error)) {
        refuse("the folder \"" + sanitized(folder.string()) + "\" does not exist");
    }
    descriptor_ = mkstemp(temporary_.data());
    if (descriptor_ < 0) refuse(std::strerror(errno));
}

ReplacementFile::ReplacementFile(ReplacementFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

ReplacementFile::~ReplacementFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

void ReplacementFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) refuse(std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void ReplacementFile::finish() {
    struct stat old {};
    const mode_t umask_now = umask(0);
    umask(umask_now);
    const bool exists = stat(path_.c_str(), &old) == 0;
    const mode_t mode = exists ? old.st_mode & 07777U : 0666U & ~umask_now;
    const bool kept = fchmod(descriptor_, mode) == 0 && fsync(descriptor_) == 0;
    if (!kept || close(std::exchange(descriptor_, -1)) != 0) refuse(std::strerror(errno));
}

void ReplacementFile::move_into_place() {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) refuse(std::strerror(errno));
    temporary_.clear();
    // A power cut must not bring the old name back. Folders some file systems cannot flush are no
    // error: the file itself is safe by now.
    const auto folder = fs::path(path_).parent_path();
    const int at = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at < 0) return;
    fsync(at);
    close(at);
}

}  // namespace relata
