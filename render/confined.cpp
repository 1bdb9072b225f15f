#include "render/confined.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define RELATA_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RELATA_ADDRESS_SANITIZER 1
#endif
#endif

namespace relata {
namespace {

using Clock = std::chrono::steady_clock;

class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { close(); }
    void close() {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

// The type of `resource` is an enumeration in glibc and an int elsewhere.
template <typename Resource>
void limit(Resource resource, rlim_t value) {
    rlimit wanted{};
    if (getrlimit(resource, &wanted) != 0) return;
    if (wanted.rlim_max != RLIM_INFINITY && value > wanted.rlim_max) value = wanted.rlim_max;
    wanted = {value, value};
    setrlimit(resource, &wanted);
}

#ifndef RELATA_ADDRESS_SANITIZER
/// Address space in use. A child inherits it, and RLIMIT_AS counts it: a graph of 2 GB in the
/// parent would leave nothing for a limit of 1 GB.
std::size_t inherited_memory() {
    std::size_t pages = 0;
    if (auto* file = std::fopen("/proc/self/statm", "re")) {
        std::array<char, 64> line{};
        if (std::fgets(line.data(), static_cast<int>(line.size()), file) != nullptr) {
            pages = std::strtoull(line.data(), nullptr, 10);
        }
        std::fclose(file);
    }
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}
#endif

void lead_standard_streams_nowhere(int keep) {
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
    const auto most = std::min<long>(sysconf(_SC_OPEN_MAX), 4096);
    for (int other = STDERR_FILENO + 1; other < most; ++other) {
        if (other != keep) ::close(other);
    }
}

void confine(const ConfinedLimits& limits, int keep) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    lead_standard_streams_nowhere(keep);
    // GVBINDIR and friends can load code, GV_FILE_PATH and the lack of SERVER_NAME open files; the
    // rest could change the picture. SOURCE_DATE_EPOCH fixes the dates that newer versions write.
    clearenv();
    setenv("SERVER_NAME", "relata", 1);
    setenv("GV_FILE_PATH", "", 1);
    setenv("SOURCE_DATE_EPOCH", "0", 1);
    std::setlocale(LC_ALL, "C");

    std::signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
    const auto seconds = static_cast<rlim_t>(limits.time.count() / 1000 + 1);
    limit(RLIMIT_CPU, seconds);
#ifndef RELATA_ADDRESS_SANITIZER
    limit(RLIMIT_AS, inherited_memory() + limits.memory_bytes);
#endif
}

/// False when the other end is gone.
bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// The last byte a child writes: without it, the output is not whole.
constexpr char end_mark = '\x04';

[[noreturn]] void be_the_child(
    const std::function<std::string()>& work, const ConfinedLimits& limits, int output
) {
    confine(limits, output);
    bool done = false;
    try {
        auto bytes = work();
        bytes += end_mark;
        done = write_all(output, bytes);
    } catch (...) {  // must not unwind into the parent's stack
        done = false;
    }
    // No destructors, no flushing of buffers that belong to the parent.
    _exit(done ? EXIT_SUCCESS : EXIT_FAILURE);
}

enum class Reading { complete, too_slow, too_much };

Reading read_until(
    int descriptor, Clock::time_point deadline, std::size_t most, std::string& bytes
) {
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) return Reading::too_slow;
        pollfd wanted{descriptor, POLLIN, 0};
        const int ready =
            poll(&wanted, 1, static_cast<int>(std::min<long long>(left.count(), 60'000)));
        if (ready <= 0) continue;  // interrupted, or time to look at the clock again
        const auto length = read(descriptor, buffer.data(), buffer.size());
        if (length < 0 && errno == EINTR) continue;
        if (length <= 0) return Reading::complete;
        bytes.append(buffer.data(), static_cast<std::size_t>(length));
        if (bytes.size() > most) return Reading::too_much;
    }
}

}  // namespace

Confined run_confined(const std::function<std::string()>& work, const ConfinedLimits& limits) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    }
    const File input(ends[0]);
    File output(ends[1]);
    const auto deadline = Clock::now() + limits.time;
    const auto child = fork();
    if (child < 0)
        throw std::system_error(errno, std::generic_category(), "cannot start a process");
    if (child == 0) be_the_child(work, limits, output.get());
    output.close();

    Confined result;
    Reading reading = Reading::too_much;
    try {
        reading = read_until(input.get(), deadline, limits.output_bytes, result.output);
    } catch (const std::bad_alloc&) {
        reading = Reading::too_much;
    }
    // Whatever it still does, nobody will hear of it.
    if (reading != Reading::complete) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (reading == Reading::too_slow) {
        result.end = ConfinedEnd::too_slow;
    } else if (reading == Reading::too_much) {
        result.end = ConfinedEnd::too_much_output;
    } else if (result.output.ends_with(end_mark)) {
        result.end = ConfinedEnd::finished;
        result.output.pop_back();
        return result;
    } else if (WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
        if (result.signal == SIGXCPU) result.end = ConfinedEnd::too_slow;
    }
    result.output.clear();
    return result;
}

}  // namespace relata
