#pragma once

#include "importers/model/endpoint.hpp"
#include "importers/model/http.hpp"
#include "importers/model/model_options.hpp"

#include <atomic>
#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace relata::model {

/// Why a model gave no answer that can be used. `what()` never holds the key.
class ModelFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct ChatMessage {
    std::string_view role;  ///< `system`, `user`, `assistant`
    std::string content;
};

/// Asks an OpenAI-compatible server to complete chats.
class Chat {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// `options` and `http` must outlive it. Throws InputError as model_reader does.
    Chat(const ModelOptions& options, const Http& http);

    /// What the model says next: at temperature 0, as JSON of `schema` (a JSON schema), or, when
    /// the server refuses that, as any JSON; that it refused is remembered. When the server has no
    /// time (429, 5xx) it is asked again after a while. Throws ModelFailure.
    [[nodiscard]] std::string ask(
        std::span<const ChatMessage> messages, std::string_view schema, Deadline deadline
    ) const;

private:
    enum class Form { schema, json };

    [[nodiscard]] std::string body(
        std::span<const ChatMessage> messages, std::string_view schema, Form form
    ) const;
    [[nodiscard]] HttpResponse send(std::string body, Deadline deadline) const;
    [[nodiscard]] std::string content_of(const HttpResponse& response) const;
    [[nodiscard]] std::string complaint(const HttpResponse& response) const;
    /// The text without what must not be shown.
    [[nodiscard]] std::string without_secrets(std::string text) const;

    const ModelOptions& options_;
    const Http& http_;
    Endpoint endpoint_;
    mutable std::atomic<bool> refuses_schema_ = false;
};

}  // namespace relata::model
