#include "importers/many_sources.hpp"

#include "importers/article/merge.hpp"
#include "importers/registry.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace relata {
namespace {

/// One file, read and made ready, or why it was not.
struct ReadFile {
    std::unique_ptr<Source> source;  // where it is must not change
    std::optional<PreparedSource> prepared;
    std::exception_ptr error;
};

/// Reads files ahead of the one who takes them, a few at most. Who takes a file nobody has begun
/// with reads it itself, so that it works without any other thread as well.
class ReadAhead {
public:
    ReadAhead(
        std::span<const std::string> files,
        std::string_view format,
        const ImportOptions& options,
        std::size_t jobs
    )
        : files_(files), format_(format), options_(options), most_ahead_(2 * jobs) {
        try {
            const auto helpers = std::min(jobs, files.size());
            for (std::size_t i = 1; i < helpers; ++i) {
                helpers_.emplace_back([this] { help(); });
            }
        } catch (const std::system_error&) {
            return;  // the machine gives no more threads: fewer will do
        }
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;
    ~ReadAhead() {
        {
            const std::lock_guard lock(mutex_);
            next_ = files_.size();
        }
        has_room_.notify_all();
        for (auto& helper : helpers_) helper.join();
    }

    /// The n-th file; they are taken in order.
    ReadFile take(std::size_t n) {
        std::unique_lock lock(mutex_);
        taken_ = n;
        has_room_.notify_all();
        // While another thread reads it, the next one is read here: nobody only waits.
        while (!read_.contains(n)) {
            if (has_room()) {
                read_next(lock);
            } else {
                is_read_.wait(lock);
            }
        }
        return std::move(read_.extract(n).mapped());
    }

private:
    void help() {
        std::unique_lock lock(mutex_);
        while (true) {
            has_room_.wait(lock, [&] { return next_ == files_.size() || has_room(); });
            if (next_ == files_.size()) return;
            read_next(lock);
        }
    }

    [[nodiscard]] bool has_room() const {
        return next_ < files_.size() && next_ < taken_ + most_ahead_;
    }

    /// Reads the first file nobody has begun with, unlocked meanwhile.
    void read_next(std::unique_lock<std::mutex>& lock) {
        const auto n = next_++;
        lock.unlock();
        auto file = read(n);
        lock.lock();
        read_.emplace(n, std::move(file));
        is_read_.notify_all();
    }

    [[nodiscard]] ReadFile read(std::size_t n) const {
        ReadFile file;
        try {
            file.source = std::make_unique<Source>(read_source(files_[n]));
            file.prepared.emplace(*file.source, format_, options_);
        } catch (...) {
            file.error = std::current_exception();
        }
        return file;
    }

    std::span<const std::string> files_;
    std::string_view format_;
    const ImportOptions& options_;
    std::size_t most_ahead_;

    std::mutex mutex_;
    std::condition_variable has_room_;
    std::condition_variable is_read_;
    std::size_t next_ = 0;   ///< the first nobody has begun with
    std::size_t taken_ = 0;  ///< the last that was asked for
    std::map<std::size_t, ReadFile> read_;
    std::vector<std::thread> helpers_;
};

}  // namespace

void import_files(
    std::span<const std::string> files,
    std::string_view format,
    const ImportOptions& options,
    std::size_t jobs,
    Graph& graph,
    const std::function<void(ImportReport report)>& on_report
) {
    ArticleMerger merger(graph);
    ReadAhead ahead(files, format, options, std::max<std::size_t>(1, jobs));
    for (std::size_t n = 0; n < files.size(); ++n) {
        auto file = ahead.take(n);
        ImportReport report;
        try {
            if (file.error) std::rethrow_exception(file.error);
            report = file.prepared->add_to(merger);
        } catch (const InputError& error) {
            const bool may_skip = options.on_error == OnError::skip && files.size() > 1;
            if (!may_skip) throw;
            report.skipped.push_back({error.location(), error.message()});
        }
        on_report(std::move(report));
    }
}

}  // namespace relata
