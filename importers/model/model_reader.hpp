#pragma once

#include "importers/article/article.hpp"
#include "importers/model/http.hpp"
#include "importers/model/model_options.hpp"

#include <memory>

namespace relata::model {

/// Reads articles by asking a language model, which is sent their sentences, and checking all it
/// answers here: see docs/model-reader.md. Where the model cannot be asked or gives nothing that
/// can be used, the rules read the article, and a note of the report says so and why.
///
/// Relations have the method `model:NAME`. Throws InputError for options nobody could use: an
/// endpoint that is no address, a key for a server that is not this machine without https.
std::shared_ptr<const ArticleReader> model_reader(ModelOptions options);

/// The same by another way to send requests.
std::shared_ptr<const ArticleReader> model_reader(
    ModelOptions options, std::unique_ptr<const Http> http
);

}  // namespace relata::model
