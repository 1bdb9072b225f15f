#pragma once

#include "importers/article/short_forms.hpp"

#include <cstddef>
#include <optional>

namespace relata::article {

/// Names in quotation marks, and titles of works without them. Adds their things. Views its
/// arguments.
class QuotedNames : NameWords {
public:
    QuotedNames(const Sentence& sentence, Reading& reading)
        : NameWords(sentence, reading), reading_(reading), short_forms_(sentence, reading) {}

    /// A name in quotation marks: "fast track", "Year of …".
    std::optional<Mention> quoted_at(std::size_t at);
    /// "Alice Sebold's The Lovely Bones", "the film A Wheel in the Water": inside a sentence an
    /// article with a capital begins a title.
    std::optional<Mention> work_with_article_at(std::size_t at);

private:
    [[nodiscard]] bool is_quoted_title(std::size_t begin, std::size_t end, std::size_t close) const;
    [[nodiscard]] bool joins_words(std::size_t begin, std::size_t end) const;

    Reading& reading_;
    ShortForms short_forms_;
};

}  // namespace relata::article
