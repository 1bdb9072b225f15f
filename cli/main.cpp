#include "cli/program.hpp"

#include <cstdlib>
#include <iostream>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

namespace {

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 20) {
        return size.ws_col;
    }
    return 100;  // a file or a pipe: wide enough for a sentence, narrow enough to read
}

bool may_color() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool refused = no_color != nullptr && *no_color != '\0';
    return isatty(STDOUT_FILENO) != 0 && !refused &&
           (term == nullptr || std::string(term) != "dumb");
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    return relata::cli::run(
        {argv + 1, argv + argc},
        {std::cin, std::cout, std::cerr, may_color(), isatty(STDERR_FILENO) != 0, terminal_width()}
    );
}
