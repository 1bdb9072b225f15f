#include "graph/dot_text.hpp"
#include "graph/error.hpp"
#include "store/graph_file.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace relata {
namespace {

/// Whether `path` still names the open file: a writer that had the lock may have replaced it.
bool is_current(int descriptor, const std::string& path) {
    struct stat open_file {};
    struct stat named {};
    return fstat(descriptor, &open_file) == 0 && stat(path.c_str(), &named) == 0 &&
           open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

}  // namespace

GraphFileLock::GraphFileLock(const std::string& path, unsigned patience_seconds) {
    constexpr auto pause = std::chrono::milliseconds(50);
    constexpr unsigned tries_a_second = 20;
    for (unsigned tries = 0;; ++tries) {
        descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor_ < 0) return;  // reading it will say why
        const bool is_locked = flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
        if (is_locked && is_current(descriptor_, path)) return;
        // File systems without locks exist; there the last writer wins.
        const bool is_taken = !is_locked && (errno == EWOULDBLOCK || errno == EINTR);
        if (!is_locked && !is_taken) return;
        close(std::exchange(descriptor_, -1));
        if (is_taken && tries >= patience_seconds * tries_a_second) {
            throw InputError(
                {sanitized(path)},
                "another program is changing this graph; try again when it is done"
            );
        }
        if (is_taken) std::this_thread::sleep_for(pause);
    }
}

GraphFileLock::~GraphFileLock() {
    if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace relata
