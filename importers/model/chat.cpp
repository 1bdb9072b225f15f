#include "importers/model/chat.hpp"

#include "graph/property.hpp"
#include "importers/json_reader.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace relata::model {
namespace {

using Milliseconds = std::chrono::milliseconds;

bool is_busy(long status) {
    return status == 429 || status >= 500;
}

/// What servers say to a form of answer they do not know; which of them is up to the server.
bool is_refusal(long status) {
    return status == 400 || status == 404 || status == 415 || status == 422;
}

/// A member of a member, by the keys that lead to it; nullptr when one is missing.
const JsonValue* find_in(const JsonValue& value, std::initializer_list<std::string_view> keys) {
    const auto* found = &value;
    for (const auto key : keys) {
        if (const auto* list = found->get_if<JsonValue::Array>()) {
            if (list->empty()) return nullptr;
            found = &list->front();
        }
        found = found->find(key);
        if (found == nullptr) return nullptr;
    }
    return found;
}

std::string text_in(const JsonValue& value, std::initializer_list<std::string_view> keys) {
    const auto* found = find_in(value, keys);
    const auto* text = found == nullptr ? nullptr : found->get_if<std::string>();
    return text == nullptr ? std::string() : *text;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    if (what.empty()) return;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

}  // namespace

Chat::Chat(const ModelOptions& options, const Http& http)
    : options_(options), http_(http), endpoint_(chat_endpoint(parse_endpoint(options.endpoint))) {
    const auto is_plain = [](std::string_view text) {
        return std::ranges::none_of(text, [](char c) {
            return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
        });
    };
    if (options.name.empty() || !is_plain(options.name)) {
        throw InputError({}, "the name of the model is empty or has control characters in it");
    }
    if (!is_plain(options.key)) {
        throw InputError({}, "the key of the model has a line break or control character in it");
    }
    if (!options.key.empty() && endpoint_.scheme == "http" && !endpoint_.is_local()) {
        throw InputError(
            {},
            "a key is sent by https or to this machine only; " + endpoint_.origin() + " is neither"
        );
    }
}

std::string Chat::ask(
    std::span<const ChatMessage> messages, std::string_view schema, Deadline deadline
) const {
    if (!refuses_schema_) {
        const auto response = send(body(messages, schema, Form::schema), deadline);
        if (!is_refusal(response.status)) return content_of(response);
        const auto in_json = send(body(messages, schema, Form::json), deadline);
        if (in_json.status == 200) refuses_schema_ = true;
        return content_of(in_json);
    }
    return content_of(send(body(messages, schema, Form::json), deadline));
}

std::string Chat::body(std::span<const ChatMessage> messages, std::string_view schema, Form form)
    const {
    std::string text = "{\"model\":";
    append_json_string(text, options_.name);
    text += ",\"temperature\":0,\"stream\":false,\"messages\":[";
    for (const auto& message : messages) {
        if (&message != messages.data()) text += ',';
        text += "{\"role\":";
        append_json_string(text, message.role);
        text += ",\"content\":";
        append_json_string(text, message.content);
        text += '}';
    }
    text += "],\"response_format\":";
    if (form == Form::schema) {
        text +=
            "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"relations\",\"strict\":true,"
            "\"schema\":";
        text += schema;
        text += "}}}";
    } else {
        text += "{\"type\":\"json_object\"}}";
    }
    return text;
}

HttpResponse Chat::send(std::string body, Deadline deadline) const {
    HttpRequest request;
    request.url = endpoint_.url();
    request.headers = {"Content-Type: application/json", "Accept: application/json"};
    if (!options_.key.empty()) request.headers.push_back("Authorization: Bearer " + options_.key);
    request.body = std::move(body);
    auto wait = options_.first_wait;
    for (int tries = 1;; ++tries) {
        const auto left =
            std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) throw ModelFailure("the time for one article was over");
        request.time_limit = std::min(options_.request_limit, left);
        HttpResponse response;
        try {
            response = http_.post(request);
        } catch (const HttpError& error) {
            throw ModelFailure(without_secrets(error.what()));
        }
        if (!is_busy(response.status)) return response;
        if (tries >= options_.tries) {
            throw ModelFailure(
                complaint(response) + ", " + std::to_string(tries) + " times in a row"
            );
        }
        const auto asked = response.retry_after
                               ? std::chrono::duration_cast<Milliseconds>(
                                     std::min(*response.retry_after, std::chrono::seconds(86'400))
                                 )
                               : wait;
        const auto pause = std::min(asked, options_.longest_wait);
        if (std::chrono::steady_clock::now() + pause >= deadline) {
            throw ModelFailure(complaint(response) + ", and the time for one article was over");
        }
        std::this_thread::sleep_for(pause);
        wait = std::min(2 * wait, options_.longest_wait);
    }
}

std::string Chat::content_of(const HttpResponse& response) const {
    if (response.status != 200) throw ModelFailure(complaint(response));
    const PlacesView places(response.body, "answer");
    try {
        const auto document = parse_json(response.body, places);
        if (!text_in(document.root, {"choices", "message", "refusal"}).empty()) {
            throw ModelFailure("the model refused to answer");
        }
        const auto* content = find_in(document.root, {"choices", "message", "content"});
        const auto* text = content == nullptr ? nullptr : content->get_if<std::string>();
        if (text != nullptr) return *text;
    } catch (const InputError&) {
        throw ModelFailure(endpoint_.origin() + " answered with something that is no JSON");
    }
    throw ModelFailure(endpoint_.origin() + " answered with something that is no chat");
}

std::string Chat::complaint(const HttpResponse& response) const {
    auto text = endpoint_.origin() + " answered " + std::to_string(response.status);
    if (response.status == 401 || response.status == 403) {
        // Some servers quote parts of the key.
        return text + (options_.key.empty() ? ", it wants a key" : ", it does not take the key");
    }
    std::string why;
    try {
        const PlacesView places(response.body, "answer");
        const auto document = parse_json(response.body, places);
        why = text_in(document.root, {"error", "message"});
        if (why.empty()) why = text_in(document.root, {"error"});
    } catch (const InputError&) {
        return text;
    }
    constexpr std::size_t longest = 200;
    return why.empty() ? text : text + ", " + shown(without_secrets(why), longest);
}

std::string Chat::without_secrets(std::string text) const {
    replace_all(text, options_.key, "…");
    if (endpoint_.query.size() > 1) {
        replace_all(text, std::string_view(endpoint_.query).substr(1), "…");
    }
    return text;
}

}  // namespace relata::model
