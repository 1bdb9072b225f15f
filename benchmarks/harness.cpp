#include "benchmarks/harness.hpp"

#include <array>
#include <cstdio>
#include <iomanip>
#include <sys/resource.h>

namespace relata::bench {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

std::string digits(double value, const char* unit) {
    std::array<char, 48> text{};
    const int after_point = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    std::snprintf(text.data(), text.size(), "%.*f%s", after_point, value, unit);
    return text.data();
}

}  // namespace

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void check(bool agree, std::string_view question, std::string_view peer) {
    if (agree) return;
    throw Disagreement(std::string(question) + ": relata and " + std::string(peer) + " disagree");
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string duration(double seconds) {
    if (seconds >= 0.9995) return digits(seconds, " s");
    if (seconds >= 0.9995e-3) return digits(seconds * 1e3, " ms");
    if (seconds >= 0.9995e-6) return digits(seconds * 1e6, " us");
    return digits(seconds * 1e9, " ns");
}

Report::Report(std::ostream& out, Format format, std::size_t runs)
    : out_(&out), format_(format), runs_(runs) {}

void Report::compare(
    std::string_view graph, std::string_view question, const std::vector<Contender>& contenders
) {
    std::vector<std::vector<double>> times(contenders.size());
    for (std::size_t run = 0; run < runs_; ++run) {
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            if (run > 0 && times[i].front() > patience) continue;
            times[i].push_back(contenders[i].run());
        }
    }
    const auto ours = median(times.front());
    if (contenders.size() == 1) {
        print({std::string(graph), std::string(question), {}, ours, 0, 0});
        return;
    }
    for (std::size_t i = 1; i < contenders.size(); ++i) {
        print(
            {std::string(graph),
             std::string(question),
             contenders[i].name,
             ours,
             median(times[i]),
             times[i].size()}
        );
    }
}

void Report::say(std::string_view text) {
    if (format_ == Format::markdown) *out_ << (in_table_ ? "\n" : "");
    *out_ << text << '\n';
    if (format_ == Format::markdown) *out_ << '\n';
    in_table_ = false;
}

void Report::print(const Row& row) {
    const auto ratio = row.peer.empty() ? "" : digits(row.theirs / row.ours, "");
    const auto theirs = row.peer.empty() ? "" : duration(row.theirs);
    const auto peer = row.peer + (row.runs == 1 && runs_ > 1 ? " (one run)" : "");
    if (format_ == Format::markdown) {
        if (!in_table_) {
            *out_ << "| graph | question | relata | peer | its time | ratio |\n"
                     "|---|---|---|---|---|---|\n";
        }
        *out_ << "| " << row.graph << " | " << row.question << " | " << duration(row.ours) << " | "
              << peer << " | " << theirs << " | " << ratio << " |\n";
    } else {
        if (!in_table_) {
            *out_ << std::left << std::setw(20) << "graph" << std::setw(34) << "question"
                  << std::right << std::setw(10) << "relata"
                  << "  " << std::left << std::setw(26) << "peer" << std::right << std::setw(10)
                  << "its time" << std::setw(9) << "ratio" << '\n';
        }
        *out_ << std::left << std::setw(20) << row.graph << std::setw(34) << row.question
              << std::right << std::setw(10) << duration(row.ours) << "  " << std::left
              << std::setw(26) << peer << std::right << std::setw(10) << theirs << std::setw(9)
              << ratio << '\n';
    }
    out_->flush();
    in_table_ = true;
}

}  // namespace relata::bench
