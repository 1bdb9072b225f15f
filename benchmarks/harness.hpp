#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::bench {

/// CPU seconds, of the user and of the system for the user, that this process has used on all its
/// threads. Not the time on the wall, which tells how busy the machine is with others.
double cpu_seconds();

/// CPU seconds of one call.
template <typename Work>
double seconds_of(Work&& work) {
    const auto begin = cpu_seconds();
    work();
    return cpu_seconds() - begin;
}

/// Makes the compiler believe that a value is needed.
template <typename Value>
void keep(const Value& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

/// Two that answer one question disagree. Nothing is timed then.
class Disagreement : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws Disagreement, naming the question and the peer, unless `agree`.
void check(bool agree, std::string_view question, std::string_view peer);

/// One that answers the question: relata, or a peer.
struct Contender {
    std::string name;
    std::function<double()> run;  ///< answers once, and returns the CPU seconds that took
};

/// Answers for each of `items` in turn; the seconds are the mean of one.
template <typename Items, typename Work>
Contender mean_of(std::string name, const Items& items, Work work) {
    return {std::move(name), [&items, work] {
                return seconds_of([&] {
                           for (const auto& item : items) keep(work(item));
                       }) /
                       static_cast<double>(items.size());
            }};
}

/// Answers once.
template <typename Work>
Contender once(std::string name, Work work) {
    return {std::move(name), [work] { return seconds_of([&] { keep(work()); }); }};
}

struct Row {
    std::string graph;
    std::string question;
    std::string peer;  ///< empty when there is none to compare with
    double ours = 0;   ///< seconds
    double theirs = 0;
    std::size_t runs = 0;  ///< of the peer
};

double median(std::vector<double> values);

/// Times and prints. The first contender is relata; they take turns, run by run, so that what
/// disturbs the machine disturbs all of them; medians are compared. Who needs more than `patience`
/// seconds for one run has only that one.
class Report {
public:
    enum class Format { text, markdown };

    Report(std::ostream& out, Format format, std::size_t runs);

    void compare(
        std::string_view graph, std::string_view question, const std::vector<Contender>& contenders
    );
    /// A line of text between the rows.
    void say(std::string_view text);

    [[nodiscard]] std::size_t runs() const noexcept { return runs_; }

    static constexpr double patience = 10.0;

private:
    void print(const Row& row);

    std::ostream* out_;
    Format format_;
    std::size_t runs_;
    bool in_table_ = false;
};

/// `1.26 ms`, `5.4 us`, `13 ns`: three digits.
std::string duration(double seconds);

}  // namespace relata::bench
