#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace relata::model {

struct HttpRequest {
    std::string url;
    std::vector<std::string> headers;  ///< `Name: value`
    std::string body;
    std::chrono::milliseconds time_limit{0};  ///< for all of it, redirects included
};

struct HttpResponse {
    long status = 0;
    std::string body;
    std::optional<std::chrono::seconds> retry_after;  ///< what `Retry-After` asks for
};

/// No response came: no connection, too late, too large, sent elsewhere. `what()` says which, in
/// words that hold no key and nothing of the address but the server's name.
class HttpError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Who sends a request. A door, so that what stands behind it can be tried without a network.
class Http {
public:
    Http() = default;
    Http(const Http&) = delete;
    Http& operator=(const Http&) = delete;
    virtual ~Http() = default;

    /// Sends `POST`. Throws HttpError. Several may be sent at once.
    [[nodiscard]] virtual HttpResponse post(const HttpRequest& request) const = 0;
};

struct HttpLimits {
    std::chrono::milliseconds connecting{10'000};
    std::size_t most_bytes = 4'000'000;  ///< of a response
    int redirects = 3;
};

/// Sends by libcurl: http and https alone, certificates checked, redirects followed on the same
/// server only (from http to https at most), since the text and the key were meant for no other.
/// Nothing is read from .netrc. Throws InputError when relata was built without libcurl.
std::unique_ptr<Http> curl_http(const HttpLimits& limits);

}  // namespace relata::model
