#include "benchmarks/peers/networkx.hpp"

#include "benchmarks/peers/scratch.hpp"

#include <array>
#include <csignal>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace relata::bench {

std::unique_ptr<NetworkX> NetworkX::of(const EdgeList& list, const std::string& python) {
    const ScratchFile file(".wel");
    write_weighted_edge_list(list, file.path());
    const std::string script =
        std::string(RELATA_SOURCE_DIR) + "/benchmarks/peers/networkx_peer.py";
    const auto n = std::to_string(list.vertices);

    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> to_child{};
    std::array<int, 2> from_child{};
    if (pipe(to_child.data()) != 0 || pipe(from_child.data()) != 0) return nullptr;
    const auto process = fork();
    if (process == 0) {
        dup2(to_child[0], STDIN_FILENO);
        dup2(from_child[1], STDOUT_FILENO);
        for (const auto end : {to_child[0], to_child[1], from_child[0], from_child[1]}) close(end);
        execlp(
            python.c_str(),
            python.c_str(),
            script.c_str(),
            file.path().c_str(),
            n.c_str(),
            static_cast<char*>(nullptr)
        );
        _exit(127);
    }
    close(to_child[0]);
    close(from_child[1]);
    std::unique_ptr<NetworkX> peer(
        new NetworkX(process, fdopen(to_child[1], "w"), fdopen(from_child[0], "r"))
    );
    std::string line;
    if (!peer->read_line(line) || line != "ready") return nullptr;
    return peer;
}

NetworkX::~NetworkX() {
    std::fclose(in_);
    std::fclose(out_);
    waitpid(process_, nullptr, 0);
}

bool NetworkX::read_line(std::string& line) {
    line.clear();
    for (int c = std::getc(out_); c != '\n'; c = std::getc(out_)) {
        if (c == EOF) return false;
        line += static_cast<char>(c);
    }
    return true;
}

NetworkX::Answer NetworkX::ask(
    std::string_view question, const std::vector<std::uint32_t>& numbers
) {
    std::string request(question);
    for (const auto number : numbers) request += ' ' + std::to_string(number);
    request += '\n';
    std::fwrite(request.data(), 1, request.size(), in_);
    std::fflush(in_);
    std::string line;
    if (!read_line(line)) throw std::runtime_error("NetworkX left at " + std::string(question));
    Answer answer;
    std::istringstream words(line);
    words >> answer.seconds;
    for (std::string word; words >> word;) answer.values.push_back(std::stod(word));
    return answer;
}

}  // namespace relata::bench
