#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace relata::model {

/// Which model to ask, and how long, how often and how much at most.
struct ModelOptions {
    std::string endpoint;  ///< of an OpenAI-compatible server: `http://localhost:11434/v1`
    std::string name;      ///< what the server calls the model
    std::string key;       ///< empty: none is sent. Never shown, never kept

    std::chrono::milliseconds request_limit{120'000};
    std::chrono::milliseconds connect_limit{10'000};
    std::chrono::milliseconds article_limit{600'000};  ///< for all questions about one article
    /// Before a question is asked again that the server had no time for; twice as long each time,
    /// or as long as the server asks for, but never longer than `longest_wait`.
    std::chrono::milliseconds first_wait{1'000};
    std::chrono::milliseconds longest_wait{30'000};
    int tries = 4;    ///< of one question, when the server says 429 or 5xx
    int repairs = 2;  ///< rounds in which the model is told what was wrong with its answer
    int redirects = 3;
    std::size_t most_answer = 4'000'000;   ///< bytes of one response
    std::size_t most_text = 200'000;       ///< bytes of an article; longer ones are not sent
    std::size_t bytes_a_question = 8'000;  ///< sentences sent at once, about
    std::size_t sentences_before = 3;  ///< earlier sentences sent again, for what words refer to
    int failures_in_a_row = 3;         ///< articles after which the model is not asked any more
};

}  // namespace relata::model
