// `relata import --reader model`, against a server of the test.

#include "tests/importers/model_server.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using relata::tests::answer_of;
using relata::tests::ask;
using relata::tests::chat_reply;
using relata::tests::Folder;
using relata::tests::ModelServer;
using relata::tests::read_file;
using relata::tests::relation_json_of;
using relata::tests::ServerReply;

namespace {

const std::string article = "Talks\n\nNorway and Chile signed a treaty on fishing in Oslo.\n";

ServerReply good_answer() {
    return {
        200,
        chat_reply(answer_of({relation_json_of(
            1,
            "Norway and Chile signed a treaty",
            "SIGNED",
            {"Norway", "Country"},
            {"treaty", "Agreement"}
        )}))};
}

}  // namespace

TEST_CASE("a model reads an article with a key of the environment", "[cli][model]") {
    const Folder folder;
    const ModelServer server([](const auto&, auto) { return good_answer(); });
    setenv("RELATA_TEST_KEY", "s3cret", 1);
    const auto run = ask(
        {"import",
         folder.file("a.txt", article),
         "-o",
         folder / "a.json",
         "--reader",
         "model",
         "--endpoint",
         server.address() + "/v1",
         "--model",
         "tiny",
         "--api-key-env",
         "RELATA_TEST_KEY"}
    );
    unsetenv("RELATA_TEST_KEY");
    REQUIRE(run.code == 0);
    REQUIRE(server.requests().size() == 1);
    CHECK(server.requests()[0].find("Authorization: Bearer s3cret\r\n") != std::string::npos);
    const auto graph = read_file(folder / "a.json");
    CHECK(graph.find("\"model:tiny\"") != std::string::npos);
    CHECK((graph + run.out + run.err).find("s3cret") == std::string::npos);
}

TEST_CASE("when there is no model, the report says who read the article", "[cli][model]") {
    const Folder folder;
    std::string address;
    {
        const ModelServer server([](const auto&, auto) { return ServerReply{}; });
        address = server.address();
    }
    const auto run = ask(
        {"import",
         folder.file("a.txt", article),
         "-o",
         folder / "a.json",
         "--reader=model",
         "--endpoint=" + address,
         "--model=tiny"}
    );
    REQUIRE(run.code == 0);
    CHECK_THAT(
        run.err,
        Catch::Matchers::Contains("a.txt: read by rules instead of the model tiny: " + address)
    );
    CHECK_THAT(
        run.err, Catch::Matchers::Contains("1 article read by rules, not by the model: " + address)
    );
    CHECK(read_file(folder / "a.json").find("model:tiny") == std::string::npos);
}

TEST_CASE("what a model needs is asked for", "[cli][model]") {
    const Folder folder;
    const auto file = folder.file("a.txt", article);
    const auto run = [&](std::vector<std::string> options) {
        std::vector<std::string> all{"import", file, "--dry-run"};
        all.insert(all.end(), options.begin(), options.end());
        return ask(all);
    };
    CHECK(run({"--reader", "model"}).code == 2);
    CHECK_THAT(
        run({"--reader", "model", "--endpoint", "http://localhost:1"}).err,
        Catch::Matchers::Contains("--model is required")
    );
    CHECK_THAT(
        run({"--model", "tiny"}).err, Catch::Matchers::Contains("--model: needs --reader model")
    );
    CHECK(run({"--reader", "oracle"}).code == 2);
    const std::vector<std::string> model{
        "--reader", "model", "--model", "tiny", "--endpoint", "http://localhost:1"};
    const auto with = [&](const std::string& option, const std::string& value) {
        auto options = model;
        options.insert(options.end(), {option, value});
        return run(options);
    };
    // Whoever gives the key itself must not see it again.
    const auto key = with("--api-key-env", "sk-12345");
    CHECK(key.code == 1);
    CHECK_THAT(key.err, Catch::Matchers::Contains("expected the name of an environment variable"));
    CHECK(key.err.find("sk-12345") == std::string::npos);
    CHECK_THAT(
        with("--api-key-env", "RELATA_NO_SUCH_KEY").err,
        Catch::Matchers::Contains("the environment variable is not set, or empty")
    );
    CHECK_THAT(
        with("--endpoint", "ftp://localhost").err +
            run({"--reader=model", "--model=tiny", "--endpoint=ftp://x"}).err,
        Catch::Matchers::Contains("begins with neither http:// nor https://")
    );
}
