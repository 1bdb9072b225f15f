// Articles read by a language model: asked on the loopback interface, checked here.

#include "importers/model/model_reader.hpp"

#include "importers/registry.hpp"
#include "tests/importers/model_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>

namespace relata {
namespace {

using namespace std::chrono_literals;
using tests::answer_of;
using tests::chat_reply;
using tests::ModelServer;
using tests::relation_json_of;
using tests::ServerReply;

const std::string article_text =
    "Talks in Oslo\n\n"
    "Norway and Chile signed a treaty on\nfishing in Oslo. They will meet again in May.\n";

const auto good = relation_json_of(
    1,
    "Norway and Chile signed a treaty on fishing",
    "SIGNED",
    {"Norway", "Country"},
    {"treaty on fishing", "Agreement"}
);
const auto hallucinated = relation_json_of(
    1,
    "Norway and Chile tore up a treaty",
    "SIGNED",
    {"Norway", "Country"},
    {"treaty on fishing", "Agreement"}
);
const auto of_unknown_type = relation_json_of(
    1, "Norway and Chile signed", "BETRAYED", {"Norway", "Country"}, {"Chile", "Country"}
);

model::ModelOptions options_for(const std::string& address) {
    model::ModelOptions options;
    options.endpoint = address + "/v1";
    options.name = "tiny";
    options.first_wait = 1ms;
    options.longest_wait = 5ms;
    options.request_limit = 1500ms;
    options.article_limit = 1500ms;
    return options;
}

/// What an article says when a model reads it.
struct ByModel {
    Graph graph;
    ImportReport report;

    explicit ByModel(const model::ModelOptions& options, const std::string& text = article_text)
        : ByModel(model::model_reader(options), text) {}
    explicit ByModel(
        std::shared_ptr<const ArticleReader> reader, const std::string& text = article_text
    ) {
        ImportOptions import_options;
        import_options.reader = std::move(reader);
        report = import_source({"article.txt", text}, "article", import_options, graph);
    }

    /// `SOURCE TYPE TARGET (METHOD)`, one relation a line.
    [[nodiscard]] std::string lines() const {
        std::string lines;
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            lines += graph.entity(relation.source).name + ' ' + std::string(graph.type_name(id)) +
                     ' ' + graph.entity(relation.target).name + " (" +
                     relation.evidence.front().method + ")\n";
        }
        return lines;
    }
    [[nodiscard]] std::string notes() const {
        std::string notes;
        for (const auto& note : report.notes) notes += note.message + '\n';
        return notes;
    }
    [[nodiscard]] bool is_by_rule() const {
        return lines().find("(model:") == std::string::npos && graph.relation_count() > 0;
    }
};

const std::string signed_by_norway = "Norway SIGNED treaty on fishing (model:tiny)\n";

}  // namespace

TEST_CASE("a good answer becomes relations with their quotations", "[importers][model]") {
    const ModelServer server([](const auto&, auto) {
        return ServerReply{200, chat_reply(answer_of({good}))};
    });
    const ByModel told(options_for(server.address()));
    CHECK(told.lines() == signed_by_norway);
    CHECK(told.notes().empty());
    REQUIRE(told.graph.document_count() == 1);
    const auto& relation = told.graph.relation(*told.graph.relations().begin());
    const auto& evidence = relation.evidence.front();
    // The line break of the text, which the model saw as a blank, is in the quotation again.
    CHECK(evidence.quote == "Norway and Chile signed a treaty on\nfishing");
    CHECK(article_text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote);
    CHECK(relation.properties.number("confidence") == Approx(0.75));

    REQUIRE(server.requests().size() == 1);
    const auto request = server.requests().front();
    CHECK(request.rfind("POST /v1/chat/completions HTTP/1.1\r\n", 0) == 0);
    CHECK(request.find("Authorization") == std::string::npos);
    CHECK(request.find("\"model\":\"tiny\",\"temperature\":0,") != std::string::npos);
    CHECK(request.find("\"type\":\"json_schema\"") != std::string::npos);
    CHECK(
        request.find("1: Norway and Chile signed a treaty on fishing in Oslo.") != std::string::npos
    );
    CHECK(request.find("article.txt") == std::string::npos);
}

TEST_CASE("what the text does not bear out is dropped and counted", "[importers][model]") {
    // However often it is asked.
    const auto wrong = GENERATE(hallucinated, of_unknown_type);
    const ModelServer server([&](const auto&, auto) {
        return ServerReply{200, chat_reply(answer_of({good, wrong}))};
    });
    const ByModel told(options_for(server.address()));
    CHECK(told.lines() == signed_by_norway);
    CHECK(server.requests().size() == 3);  // two rounds of repair
    const std::string fault =
        wrong == hallucinated ? "quotation not in its sentence" : "unknown relation type";
    CHECK(
        told.notes() ==
        "1 relation of the model tiny dropped, for the text does not bear out what it answered: " +
            fault + " (1)\n"
    );
}

TEST_CASE("the model is told what was wrong, and puts it right", "[importers][model]") {
    const auto right = relation_json_of(
        1, "Norway and Chile signed", "COOPERATES_WITH", {"Norway", "Country"}, {"Chile", "Country"}
    );
    const ModelServer server([&](const auto&, std::size_t number) {
        return ServerReply{
            200, chat_reply(number == 1 ? answer_of({good, of_unknown_type}) : answer_of({right}))};
    });
    const ByModel told(options_for(server.address()));
    CHECK(told.graph.relation_count() == 2);
    REQUIRE(server.requests().size() == 2);
    CHECK(
        server.requests().back().find("relation 2: there is no type \\\"BETRAYED\\\"") !=
        std::string::npos
    );
    CHECK_THAT(
        told.notes(),
        Catch::Matchers::EndsWith(
            "unknown relation type (1); 1 came right when it was told what was wrong\n"
        )
    );
}

TEST_CASE("a server that knows no schema is asked for any JSON", "[importers][model]") {
    const ModelServer server([](const std::string& request, auto) {
        if (request.find("json_schema") != std::string::npos) {
            return ServerReply{400, R"({"error":{"message":"unknown response_format"}})"};
        }
        return ServerReply{200, chat_reply("```json\n" + answer_of({good}) + "\n```")};
    });
    const auto reader = model::model_reader(options_for(server.address()));
    CHECK(ByModel(reader).lines() == signed_by_norway);
    CHECK(server.requests().size() == 2);
    CHECK(server.requests().back().find("\"type\":\"json_object\"") != std::string::npos);
    // For the next article that is known.
    CHECK(ByModel(reader).lines() == signed_by_norway);
    CHECK(server.requests().size() == 3);
}

TEST_CASE("a server that has no time is asked again", "[importers][model]") {
    const auto status = GENERATE(429, 503);
    const ModelServer server([&](const auto&, std::size_t number) {
        // An hour is more than anybody waits: the limit counts.
        if (number < 3) return ServerReply{status, "", "Retry-After: 3600\r\n"};
        return ServerReply{200, chat_reply(answer_of({good}))};
    });
    auto options = options_for(server.address());
    options.longest_wait = 30ms;
    const auto begin = std::chrono::steady_clock::now();
    const ByModel told(options);
    CHECK(std::chrono::steady_clock::now() - begin >= 60ms);
    CHECK(told.lines() == signed_by_norway);
    CHECK(server.requests().size() == 3);
}

TEST_CASE(
    "when the model fails, the rules read the article and the report says why", "[importers][model]"
) {
    SECTION("500 always") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{500, R"({"error":{"message":"out of \u001b[31mmemory"}})"};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK(server.requests().size() == 4);
        CHECK_THAT(
            told.notes(),
            Catch::Matchers::StartsWith(
                "read by rules instead of the model tiny: " + server.address() +
                " answered 500, \"out of \uFFFD[31mmemory\", 4 times in a row\n"
            )
        );
    }
    SECTION("a slow server") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{200, chat_reply(answer_of({good})), "", 1000ms};
        });
        auto options = options_for(server.address());
        options.request_limit = 100ms;
        const auto begin = std::chrono::steady_clock::now();
        const ByModel told(options);
        CHECK(std::chrono::steady_clock::now() - begin < 900ms);
        CHECK(told.is_by_rule());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains(" did not answer within 0.1 seconds"));
    }
    SECTION("an answer without end") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{200, std::string(100'000, 'x')};
        });
        auto options = options_for(server.address());
        options.most_answer = 10'000;
        const ByModel told(options);
        CHECK(told.is_by_rule());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains(" is larger than 10000 bytes"));
    }
    SECTION("no server at all") {
        std::string address;
        {
            const ModelServer server([](const auto&, auto) { return ServerReply{}; });
            address = server.address();
        }
        const ByModel told(options_for(address));
        CHECK(told.is_by_rule());
        CHECK_THAT(
            told.notes(),
            Catch::Matchers::Contains(
                "instead of the model tiny: " + address + ": Couldn't connect"
            )
        );
    }
    SECTION("no chat") {
        const ModelServer server([](const auto&, auto) { return ServerReply{200, "<html>"}; });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("something that is no JSON"));
    }
    SECTION("a refusal") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{
                200, R"({"choices":[{"message":{"content":null,"refusal":"I will not"}}]})"};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("the model refused to answer"));
    }
    SECTION("an article too long to be sent") {
        const ModelServer server([](const auto&, auto) { return ServerReply{}; });
        auto options = options_for(server.address());
        options.most_text = 50;
        const ByModel told(options);
        CHECK(told.is_by_rule());
        CHECK(server.requests().empty());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("longer than 50 bytes"));
    }
    SECTION("three articles in a row: it is not asked any more") {
        const ModelServer server([](const auto&, auto) { return ServerReply{404, ""}; });
        const auto reader = model::model_reader(options_for(server.address()));
        for (int i = 0; i < 5; ++i) CHECK(ByModel(reader).is_by_rule());
        CHECK(server.requests().size() == 6);  // with a schema and without
    }
}

TEST_CASE("an answer that is no JSON is asked for again", "[importers][model]") {
    const std::string broken = answer_of({good}).substr(0, 60);
    SECTION("and read then") {
        const ModelServer server([&](const auto&, std::size_t number) {
            return ServerReply{200, chat_reply(number == 1 ? broken : answer_of({good}))};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.lines() == signed_by_norway);
        CHECK(told.notes().empty());
        REQUIRE(server.requests().size() == 2);
        CHECK(
            server.requests().back().find("could not be read: it is no JSON") != std::string::npos
        );
    }
    SECTION("twice, and then no more") {
        const ModelServer server([&](const auto&, auto) {
            return ServerReply{200, chat_reply(broken)};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK(server.requests().size() == 3);
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("its answers could not be read: it is"));
    }
    SECTION("what was good stays good when the server breaks off") {
        const ModelServer server([&](const auto&, std::size_t number) {
            if (number > 1) return ServerReply{404, ""};
            return ServerReply{200, chat_reply(answer_of({good, hallucinated}))};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.lines() == signed_by_norway);
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("could not be asked again: http://127"));
    }
}

TEST_CASE("a word that refers takes the name the answer finds for it", "[importers][model]") {
    const std::string meets =
        R"({"sentence":2,"quote":"They will meet again","type":"WILL_MEET","status":"planned",)"
        R"("source":{"surface":"They","kind":"Country","name":"Norway","name_sentence":1},)"
        R"("target":{"surface":"They","kind":"Country","name":"Chile","name_sentence":1}})";
    const ModelServer server([&](const auto&, auto) {
        return ServerReply{200, chat_reply(answer_of({meets}))};
    });
    const ByModel told(options_for(server.address()));
    CHECK(told.lines() == "Norway WILL_MEET Chile (model:tiny)\n");
    const auto& relation = told.graph.relation(*told.graph.relations().begin());
    CHECK(relation.properties.number("confidence") == Approx(0.75 * 0.85 * 0.85));
    CHECK(relation.properties.text("status") == "planned");
}

TEST_CASE("the key goes to the server and nowhere else", "[importers][model]") {
    SECTION("as a header; it stands in no message and no graph") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{418, R"({"error":{"message":"bad key s3cret-key, sorry"}})"};
        });
        auto options = options_for(server.address());
        options.key = "s3cret-key";
        const ByModel told(options);
        CHECK(
            server.requests().front().find("\r\nAuthorization: Bearer s3cret-key\r\n") !=
            std::string::npos
        );
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("answered 418, \"bad key …, sorry\""));
        CHECK(told.notes().find("s3cret") == std::string::npos);
    }
    SECTION("a server that does not take it is not quoted") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{401, R"({"error":{"message":"wrong key s3c***key"}})"};
        });
        auto options = options_for(server.address());
        options.key = "s3cret-key";
        const auto notes = ByModel(options).notes();
        CHECK_THAT(notes, Catch::Matchers::Contains("answered 401, it does not take the key"));
        CHECK(notes.find("s3c") == std::string::npos);
    }
    SECTION("not without https to another machine") {
        auto options = options_for("http://models.example.org");
        options.key = "s3cret-key";
        CHECK_THROWS_WITH(
            model::model_reader(options),
            "a key is sent by https or to this machine only; http://models.example.org:80 is "
            "neither"
        );
    }
    SECTION("not in the address") {
        CHECK_THROWS_WITH(
            model::model_reader(options_for("http://user:s3cret@localhost")),
            "the address of the model has a user name in it; give a key with --api-key-env"
        );
    }
    SECTION("not with a second header in it") {
        auto options = options_for("http://localhost:1");
        options.key = "a\r\nX: y";
        CHECK_THROWS_WITH(
            model::model_reader(options),
            "the key of the model has a line break or control character in it"
        );
    }
}

TEST_CASE("redirects are followed on the same server only", "[importers][model]") {
    SECTION("there, with the question") {
        const ModelServer server([](const std::string& request, auto) {
            if (request.rfind("POST /v1/", 0) == 0) {
                return ServerReply{302, "", "Location: /v2/chat/completions\r\n"};
            }
            return ServerReply{200, chat_reply(answer_of({good}))};
        });
        CHECK(ByModel(options_for(server.address())).lines() == signed_by_norway);
        CHECK(server.requests().back().rfind("POST /v2/chat/completions ", 0) == 0);
    }
    SECTION("not to another") {
        const ModelServer other([](const auto&, auto) { return ServerReply{}; });
        const ModelServer server([&](const auto&, auto) {
            return ServerReply{307, "", "Location: " + other.address() + "/v1\r\n"};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK(other.requests().empty());
        CHECK_THAT(
            told.notes(),
            Catch::Matchers::Contains("redirects to another server, " + other.address())
        );
    }
    SECTION("not to a file") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{302, "", "Location: file:///etc/passwd\r\n"};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("neither http nor https"));
    }
    SECTION("not for ever") {
        const ModelServer server([](const auto&, auto) {
            return ServerReply{302, "", "Location: /v1/chat/completions\r\n"};
        });
        const ByModel told(options_for(server.address()));
        CHECK(told.is_by_rule());
        CHECK_THAT(told.notes(), Catch::Matchers::Contains("redirects more than 3 times"));
        CHECK(server.requests().size() == 4);
    }
}

TEST_CASE("a long article is asked about in parts, with what stands before", "[importers][model]") {
    std::string text = "Talks\n\n";
    for (int i = 1; i <= 12; ++i)
        text += "Norway met Chile in town number " + std::to_string(i) + ". ";
    const ModelServer server([&](const auto&, std::size_t number) {
        const auto sentence = number == 1 ? 1 : 9;
        return ServerReply{
            200,
            chat_reply(answer_of({relation_json_of(
                sentence,
                "Norway met Chile",
                "MET_WITH",
                {"Norway", "Country"},
                {"Chile", "Country"}
            )}))};
    });
    auto options = options_for(server.address());
    options.bytes_a_question = 290;
    const ByModel told(options, text);
    REQUIRE(server.requests().size() == 2);
    const auto request = server.requests().back();
    CHECK(request.find("\\n6: Norway met") != std::string::npos);
    CHECK(request.find("To be read:\\n9: Norway met") != std::string::npos);
    CHECK(request.find("\\n5: ") == std::string::npos);
    REQUIRE(told.graph.relation_count() == 1);
    CHECK(told.graph.relation(*told.graph.relations().begin()).evidence.size() == 2);
}

TEST_CASE("tables are left out and counted whoever reads", "[importers][model]") {
    const ModelServer server([](const auto&, auto) {
        return ServerReply{200, chat_reply(answer_of({good}))};
    });
    const ByModel told(
        options_for(server.address()), article_text + "\n| town | ships |\n| Oslo | two ships |\n"
    );
    CHECK(told.lines() == signed_by_norway);
    CHECK(told.notes() == "2 lines of tables left out: tables are not read as sentences\n");
    CHECK(server.requests().front().find("two ships") == std::string::npos);
}

TEST_CASE("no model is asked unless it is to be", "[importers][model]") {
    Graph graph;
    const auto report = import_source({"article.txt", article_text}, "article", {}, graph);
    CHECK(report.relations_added > 0);
    for (const auto id : graph.relations()) {
        CHECK(graph.relation(id).evidence.front().method.find("model") == std::string::npos);
    }
}

}  // namespace relata
