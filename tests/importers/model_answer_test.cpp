// The check of what a model answers, without any model.

#include "graph/error.hpp"
#include "importers/article/lexicon.hpp"
#include "importers/model/answer.hpp"
#include "importers/model/endpoint.hpp"
#include "tests/importers/model_server.hpp"

#include <catch2/catch.hpp>

namespace relata::model {
namespace {

const std::string document =
    "Chinese Foreign Minister Wang Yi met Toshimitsu Motegi.\u00A0 He left the US on\r\n Monday.";

CheckedAnswer check(const std::string& answer) {
    const auto& lexicon = article::Lexicon::standard();
    const auto end_of_first = document.find('.') + 1;
    const auto second = document.find("He");
    const std::vector<article::Span> spans{{0, end_of_first}, {second, document.size()}};
    return check_answer(
        answer, number_sentences(document, spans), 0, 2, vocabulary(lexicon), lexicon
    );
}

std::string fault_of(const std::string& relation) {
    const auto checked = check("{\"relations\":[" + relation + "]}");
    if (!checked.unreadable.empty()) return checked.unreadable;
    if (checked.complaints.size() != 1) return "none";
    return std::string(fault_name(checked.complaints.front().fault));
}

/// A relation with one thing of it changed.
std::string changed(const std::string& what, const std::string& by) {
    std::string relation =
        R"({"sentence":1,"quote":"Wang Yi met Toshimitsu Motegi","type":"MET_WITH",)"
        R"("status":"asserted","source":{"surface":"Wang Yi","kind":"Person","name":"",)"
        R"("name_sentence":0},"target":{"surface":"Toshimitsu Motegi","kind":"Person","name":"",)"
        R"("name_sentence":0}})";
    const auto at = relation.find(what);
    REQUIRE(at != std::string::npos);
    return relation.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("an answer is checked word by word", "[importers][model]") {
    CHECK(fault_of(changed("met", "met")) == "none");
    CHECK(fault_of(changed("Wang Yi met", "Wang  Yi met")) == "quotation not in its sentence");
    CHECK(fault_of(changed("Wang Yi met", "wang yi met")) == "quotation not in its sentence");
    CHECK(
        fault_of(changed("\"Wang Yi met Toshimitsu Motegi\"", "\"\"")) ==
        "quotation not in its sentence"
    );
    CHECK(fault_of(changed("\"sentence\":1", "\"sentence\":2")) == "quotation not in its sentence");
    for (const auto* number : {"0", "3", "-1", "9223372036854775807"}) {
        CHECK(
            fault_of(changed("\"sentence\":1", std::string("\"sentence\":") + number)) ==
            "no such sentence"
        );
    }
    CHECK(fault_of(changed("\"sentence\":1", "\"sentence\":\"1\"")) == "not in the form asked for");
    CHECK(fault_of(changed("\"sentence\":1", "\"sentence\":1.5")) == "not in the form asked for");
    CHECK(fault_of(changed("MET_WITH", "MET")) == "unknown relation type");
    CHECK(fault_of(changed("\"Person\"", "\"Human\"")) == "unknown kind");
    CHECK(fault_of(changed("asserted", "true")) == "unknown status");
    CHECK(
        fault_of(changed("\"surface\":\"Wang Yi\"", "\"surface\":\"Wang Y\"")) ==
        "end not in its sentence"
    );
    CHECK(
        fault_of(changed("\"surface\":\"Wang Yi\"", "\"surface\":\"\"")) ==
        "end not in its sentence"
    );
    CHECK(
        fault_of(changed("\"surface\":\"Toshimitsu Motegi\"", "\"surface\":\"Wang Yi\"")) ==
        "both ends the same"
    );
    CHECK(fault_of("{}") == "not in the form asked for");
    CHECK(fault_of("7") == "not in the form asked for");
}

TEST_CASE("a word that refers needs a name that is there", "[importers][model]") {
    const auto he = [](const std::string& name, const std::string& number) {
        return R"({"sentence":2,"quote":"He left the US","type":"LEFT","status":"asserted",)"
               R"("source":{"surface":"He","kind":"Person","name":")" +
               name + R"(","name_sentence":)" + number +
               R"(},"target":{"surface":"US","kind":"Country","name":"","name_sentence":0}})";
    };
    const auto& types = vocabulary(article::Lexicon::standard()).types;
    const auto type = std::string(types.front());
    const auto with_known_type = [&](std::string relation) {
        return relation.replace(relation.find("LEFT"), 4, type);
    };
    CHECK(fault_of(with_known_type(he("", "0"))) == "reference to a name that is not there");
    CHECK(
        fault_of(with_known_type(he("Xi Jinping", "1"))) == "reference to a name that is not there"
    );
    CHECK(fault_of(with_known_type(he("Wang Yi", "2"))) == "reference to a name that is not there");
    CHECK(
        fault_of(with_known_type(he("Wang Yi", "99"))) == "reference to a name that is not there"
    );
    CHECK(
        fault_of(changed("\"surface\":\"Wang Yi\"", "\"surface\":\"Wang Yi \"")) ==
        "end not in its sentence"
    );
    CHECK(
        fault_of(changed("\"surface\":\"Wang Yi\"", "\"surface\":\"met\"")) ==
        "reference to a name that is not there"
    );
    const auto the_us = check(
        "{\"relations\":[" +
        changed(
            "\"surface\":\"Wang Yi\",\"kind\":\"Person\",\"name\":\"\",\"name_sentence\":0",
            "\"surface\":\"Wang Yi\",\"kind\":\"Country\",\"name\":\"the US\",\"name_sentence\":2"
        ) +
        "]}"
    );
    REQUIRE(the_us.relations.size() == 1);
    CHECK(the_us.relations[0].source.name == "United States");
    const auto checked = check("{\"relations\":[" + with_known_type(he("Wang Yi", "1")) + "]}");
    REQUIRE(checked.relations.size() == 1);
    CHECK(checked.relations[0].source.name == "Wang Yi");
    CHECK(checked.relations[0].source.is_reference);
    CHECK(checked.relations[0].target.name == "United States");
    CHECK(checked.relations[0].target.alias == "US");
    const auto span = checked.relations[0].evidence;
    CHECK(document.substr(span.begin, span.end - span.begin) == "He left the US");
}

TEST_CASE("a quotation without its ends gives way to the sentence", "[importers][model]") {
    const auto checked =
        check("{\"relations\":[" + changed("Wang Yi met Toshimitsu Motegi", "met") + "]}");
    REQUIRE(checked.relations.size() == 1);
    const auto span = checked.relations[0].evidence;
    CHECK(
        document.substr(span.begin, span.end - span.begin) ==
        document.substr(0, document.find('.') + 1)
    );
}

TEST_CASE("what is no answer is said so", "[importers][model]") {
    CHECK(
        check("").unreadable == "it is no JSON: expected a JSON value, found the end of the input"
    );
    CHECK(check("I cannot do that.").unreadable.rfind("it is no JSON: ", 0) == 0);
    CHECK(check("{}").unreadable == "it has no list \"relations\"");
    CHECK(check("{\"relations\":{}}").unreadable == "it has no list \"relations\"");
    CHECK(check("[" + std::string(2000, '[')).unreadable.rfind("it is no JSON: ", 0) == 0);
    CHECK(check("<think>{a}</think>\n{\"relations\":[]}").unreadable.empty());
    CHECK(check("Here you are: {\"relations\":[]} Anything else?").unreadable.empty());
}

TEST_CASE("white space of all sorts is sent as single blanks", "[importers][model]") {
    const std::string text = "a \r\n\tb\u00A0\u00A0c";
    const std::vector<article::Span> spans{{0, text.size()}};
    const auto sentence = number_sentences(text, spans).front();
    CHECK(sentence.text == "a b c");
    CHECK(sentence.span(2, 3).begin == text.find('b'));
    CHECK(sentence.span(2, 3).end == text.find('b') + 1);
    CHECK(sentence.span(0, 5).end == text.size());
}

TEST_CASE("an address of a model is taken apart", "[importers][model]") {
    const auto chat = [](const std::string& url) {
        return chat_endpoint(parse_endpoint(url)).url();
    };
    CHECK(chat("http://localhost:11434/v1") == "http://localhost:11434/v1/chat/completions");
    CHECK(chat("HTTPS://Api.Example.org/v1/") == "https://api.example.org:443/v1/chat/completions");
    CHECK(chat("http://[::1]:80") == "http://[::1]:80/chat/completions");
    CHECK(chat("http://h/chat/completions?v=1") == "http://h:80/chat/completions?v=1");
    for (const auto* bad :
         {"",
          "localhost:1",
          "ftp://h/",
          "file:///etc/passwd",
          "http://",
          "http://:80",
          "http://h:x",
          "http://a b",
          "http://u@h/",
          "http://h/#x",
          "http://h\\@evil/",
          "http://[::1",
          "http://\u00E9/"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(parse_endpoint(bad), InputError);
    }
    const auto here = parse_endpoint("http://h/");
    CHECK(here.may_send_to(parse_endpoint("https://h/x")));
    CHECK(here.may_send_to(parse_endpoint("http://h/x")));
    CHECK_FALSE(here.may_send_to(parse_endpoint("http://h:81/")));
    CHECK_FALSE(here.may_send_to(parse_endpoint("http://other/")));
    CHECK_FALSE(parse_endpoint("https://h/").may_send_to(parse_endpoint("http://h/")));
    CHECK_FALSE(parse_endpoint("http://127.evil.org/").is_local());
}

TEST_CASE("the schema of an answer is JSON and names each kind and type", "[importers][model]") {
    const auto words = vocabulary(article::Lexicon::standard());
    const auto schema = answer_schema(words);
    CHECK(words.types.size() > 90);
    CHECK(std::ranges::is_sorted(words.types));
    CHECK(words.kinds.size() == 8);
    for (const auto& type : words.types) CHECK(schema.find('"' + type + '"') != std::string::npos);
    CHECK(instructions(words).find("SIGNED: SOURCE signed TARGET\n") != std::string::npos);
}

}  // namespace relata::model
