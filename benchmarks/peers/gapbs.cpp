#include "benchmarks/peers/gapbs.hpp"

#include "benchmarks/harness.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <utility>
#include <vector>

namespace relata::bench {
namespace {

std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const auto c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string output_of(const std::string& command) {
    auto* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    std::string output;
    std::array<char, 4096> buffer{};
    while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        output.append(buffer.data(), size);
    }
    if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
    return output;
}

}  // namespace

std::unique_ptr<Gapbs> Gapbs::of(
    const EdgeList& list, const std::string& folder, std::size_t threads
) {
    for (const auto* program : {"converter", "bfs", "sssp", "pr", "cc", "bc"}) {
        if (!std::filesystem::exists(std::filesystem::path(folder) / program)) {
            std::cerr << "GAPBS: no " << program << " in " << folder << "; left out\n";
            return nullptr;
        }
    }
    return std::make_unique<Gapbs>(list, folder, threads);
}

Gapbs::Gapbs(const EdgeList& list, std::string folder, std::size_t threads)
    : folder_(std::move(folder)), threads_(threads) {
    const ScratchFile plain(".el");
    write_edge_list(list, plain.path());
    const ScratchFile weighted(".wel");
    write_weighted_edge_list(list, weighted.path());
    const auto converter = quoted(folder_ + "/converter");
    output_of(converter + " -f " + quoted(plain.path()) + " -b " + quoted(plain_.path()));
    output_of(converter + " -f " + quoted(weighted.path()) + " -w -b " + quoted(weighted_.path()));
}

Gapbs::Answer Gapbs::run(const std::string& program, const std::string& arguments, int trials) {
    const auto& graph = program == "sssp" ? weighted_ : plain_;
    Answer answer;
    // Passive: threads that spin while they wait for each other cost a busy machine a hundredfold.
    answer.output = output_of(
        "OMP_NUM_THREADS=" + std::to_string(threads_) + " OMP_WAIT_POLICY=passive LD_PRELOAD=" +
        quoted(RELATA_BENCH_CPU_CLOCK) + " " + quoted(folder_ + "/" + program) + " -f " +
        quoted(graph.path()) + " -n " + std::to_string(trials) + " " + arguments
    );
    std::vector<double> times;
    constexpr std::string_view words = "Trial Time:";
    for (auto at = answer.output.find(words); at != std::string::npos;) {
        times.push_back(std::strtod(answer.output.c_str() + at + words.size(), nullptr));
        at = answer.output.find(words, at + words.size());
    }
    // The first trial is the first to touch its memory; relata's has been touched.
    if (times.size() > 1) times.erase(times.begin());
    answer.seconds = median(times);
    return answer;
}

std::optional<double> Gapbs::Answer::number_after(std::string_view words) const {
    const auto at = output.rfind(words);
    if (at == std::string::npos) return std::nullopt;
    const char* const begin = output.c_str() + at + words.size();
    char* end = nullptr;
    const auto number = std::strtod(begin, &end);
    return end == begin ? std::nullopt : std::optional<double>(number);
}

}  // namespace relata::bench
