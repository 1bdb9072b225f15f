#pragma once

#include <string>
#include <string_view>

namespace relata::model {

/// A web address in parts.
struct Endpoint {
    std::string scheme;  ///< `http` or `https`
    std::string host;    ///< lower case; `[::1]` with its brackets
    std::string port;    ///< never empty
    std::string path;    ///< `/v1`; may be empty
    std::string query;   ///< `?api-version=1`; may hold a secret, so it is never shown

    [[nodiscard]] std::string url() const;
    /// `https://example.org:443`: what messages show.
    [[nodiscard]] std::string origin() const;
    /// Whether it is this machine: `localhost`, `127.…`, `[::1]`.
    [[nodiscard]] bool is_local() const;
    /// Whether what is meant for this server may be sent to `other` as well: it is the same, or the
    /// same host by https instead of http.
    [[nodiscard]] bool may_send_to(const Endpoint& other) const;
};

/// Takes an address apart. Throws InputError: no http or https, no host, a user name or password in
/// it (they would be shown), a fragment, characters no address has.
Endpoint parse_endpoint(std::string_view url);

/// Where chats are completed: `…/v1` becomes `…/v1/chat/completions`; what ends so stays.
Endpoint chat_endpoint(Endpoint base);

}  // namespace relata::model
