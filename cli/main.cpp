#include "cli/program.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
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

/// The last word when memory runs out where no handler is: before main, in a destructor.
[[noreturn]] void end_with_message() noexcept {
    std::string_view message = "relata: internal error; please report it\n";
    int code = relata::cli::internal_error;
    try {
        if (std::current_exception() != nullptr) std::rethrow_exception(std::current_exception());
    } catch (const std::bad_alloc&) {
        message = "relata: out of memory\n";
        code = relata::cli::input_error;
    } catch (...) {
        // said above
    }
    // Nothing is left to do when even this fails.
    static_cast<void>(!write(STDERR_FILENO, message.data(), message.size()));
    _exit(code);
}

/// Set before the objects of other files are made: CLI11 keeps some, and they take memory.
struct LastWord {
    LastWord() noexcept { std::set_terminate(end_with_message); }
};
__attribute__((init_priority(101))) const LastWord last_word;

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    // A limit on the size of files is an error to report, as a full disk is.
    std::signal(SIGXFSZ, SIG_IGN);
    return relata::cli::run(
        {argv + 1, argv + argc},
        {std::cin, std::cout, std::cerr, may_color(), isatty(STDERR_FILENO) != 0, terminal_width()}
    );
}
