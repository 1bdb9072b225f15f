#pragma once

#include "benchmarks/generate.hpp"

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace relata::bench {

/// NetworkX in a Python of its own, which reads the graph once and is then asked line by line. It
/// takes its CPU time itself.
class NetworkX {
public:
    /// Null when that Python or its NetworkX is not there.
    static std::unique_ptr<NetworkX> of(const EdgeList& list, const std::string& python);

    NetworkX(const NetworkX&) = delete;
    NetworkX& operator=(const NetworkX&) = delete;
    ~NetworkX();

    struct Answer {
        double seconds = 0;
        std::vector<double> values;
    };
    /// `question` and its numbers, as peers/networkx_peer.py knows them.
    Answer ask(std::string_view question, const std::vector<std::uint32_t>& numbers = {});

private:
    NetworkX(pid_t process, std::FILE* in, std::FILE* out)
        : process_(process), in_(in), out_(out) {}

    bool read_line(std::string& line);

    pid_t process_;
    std::FILE* in_;   // what it reads
    std::FILE* out_;  // what it says
};

}  // namespace relata::bench
