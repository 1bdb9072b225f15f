#include "render/confined.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

TEST_CASE("confined work gives back what it made, byte for byte", "[render][confined]") {
    std::string bytes(300'000, 'x');
    bytes[1] = '\0';
    const auto result = run_confined([&] { return bytes; }, {});
    CHECK(result.end == ConfinedEnd::finished);
    CHECK(result.output == bytes);
    CHECK(run_confined([] { return std::string(); }, {}).end == ConfinedEnd::finished);
}

TEST_CASE("confined work that does not end is stopped", "[render][confined]") {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = run_confined(
        [] {
            for (volatile bool forever = true; forever;) {
            }
            return std::string();
        },
        {.time = std::chrono::milliseconds(50)}
    );
    CHECK(result.end == ConfinedEnd::too_slow);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a crash stays in the child", "[render][confined]") {
    const auto crashed = run_confined(
        []() -> std::string {
            std::signal(SIGABRT, SIG_DFL);
            std::abort();
        },
        {}
    );
    CHECK(crashed.end == ConfinedEnd::crashed);
    CHECK(crashed.signal == SIGABRT);
    const auto thrown = run_confined([]() -> std::string { throw std::runtime_error("no"); }, {});
    CHECK(thrown.end == ConfinedEnd::crashed);
    CHECK(thrown.signal == 0);
}

TEST_CASE("confined work can neither flood nor write files", "[render][confined]") {
    const auto flood =
        run_confined([] { return std::string(1U << 20U, 'x'); }, {.output_bytes = 1000});
    CHECK(flood.end == ConfinedEnd::too_much_output);

    const std::string name = "confined_test.out";
    const auto wrote = run_confined(
        [&] {
            auto* file = std::fopen(name.c_str(), "w");
            if (file == nullptr) return std::string("refused");
            const bool failed = std::fputs("text", file) < 0 || std::fclose(file) != 0;
            return std::string(failed ? "refused" : "written");
        },
        {}
    );
    CHECK(wrote.output == "refused");
    std::remove(name.c_str());
}

TEST_CASE("confined work sees no environment of the user's", "[render][confined]") {
    setenv("GVBINDIR", "/somewhere", 1);  // NOLINT(concurrency-mt-unsafe)
    const auto result = run_confined(
        [] {
            // NOLINTNEXTLINE(concurrency-mt-unsafe)
            const auto text = [](const char* name) { return std::getenv(name); };
            return std::string(
                       text("GVBINDIR") == nullptr && text("PATH") == nullptr ? "empty" : "set"
                   ) +
                   (text("SERVER_NAME") == nullptr ? "" : " server");
        },
        {}
    );
    unsetenv("GVBINDIR");  // NOLINT(concurrency-mt-unsafe)
    CHECK(result.output == "empty server");
}
