#include "importers/model/endpoint.hpp"

#include "graph/ascii.hpp"
#include "graph/error.hpp"

#include <algorithm>

namespace relata::model {
namespace {

[[noreturn]] void fail(const std::string& what) {
    // Not the address itself: a key may be in it.
    throw InputError({}, "the address of the model " + what);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_host_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

bool is_ipv6_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
}

void require_host(std::string_view host) {
    const bool is_ipv6 = host.size() > 2 && host.front() == '[' && host.back() == ']';
    const auto name = is_ipv6 ? host.substr(1, host.size() - 2) : host;
    const bool is_host =
        !name.empty() && std::ranges::all_of(name, is_ipv6 ? is_ipv6_character : is_host_character);
    if (!is_host) fail("has no server in it, expected one like http://localhost:11434/v1");
}

}  // namespace

std::string Endpoint::url() const {
    return origin() + path + query;
}

std::string Endpoint::origin() const {
    return scheme + "://" + host + ':' + port;
}

bool Endpoint::is_local() const {
    const bool is_ipv4 = host.starts_with("127.") &&
                         std::ranges::all_of(host, [](char c) { return is_digit(c) || c == '.'; });
    return host == "localhost" || host == "[::1]" || is_ipv4;
}

bool Endpoint::may_send_to(const Endpoint& other) const {
    if (host != other.host) return false;
    if (scheme == other.scheme) return port == other.port;
    return scheme == "http" && port == "80" && other.port == "443";
}

Endpoint parse_endpoint(std::string_view url) {
    const bool is_plain = std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7F'; });
    if (!is_plain) fail("has a blank or a character in it that no address has");
    Endpoint parts;
    const auto colon = std::min(url.find("://"), url.size());
    parts.scheme = lower_ascii(url.substr(0, colon));
    if (parts.scheme != "http" && parts.scheme != "https") {
        fail("begins with neither http:// nor https://");
    }
    url.remove_prefix(std::min(colon + 3, url.size()));
    if (url.find_first_of("#\\") != std::string_view::npos) fail("has a # or \\ in it");
    const auto end = std::min(url.find_first_of("/?"), url.size());
    auto authority = url.substr(0, end);
    if (authority.find('@') != std::string_view::npos) {
        fail("has a user name in it; give a key with --api-key-env");
    }
    const auto bracket = authority.rfind(']');
    const auto port = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (port != std::string_view::npos) {
        parts.port = authority.substr(port + 1);
        authority = authority.substr(0, port);
        const bool is_number = !parts.port.empty() && parts.port.size() <= 5 &&
                               std::ranges::all_of(parts.port, is_digit);
        if (!is_number) fail("has a port in it that is no number");
    } else {
        parts.port = parts.scheme == "https" ? "443" : "80";
    }
    parts.host = lower_ascii(authority);
    require_host(parts.host);
    const auto rest = url.substr(end);
    const auto question = std::min(rest.find('?'), rest.size());
    parts.path = rest.substr(0, question);
    parts.query = rest.substr(question);
    return parts;
}

Endpoint chat_endpoint(Endpoint base) {
    constexpr std::string_view chat = "/chat/completions";
    while (base.path.ends_with('/')) base.path.pop_back();
    if (!base.path.ends_with(chat)) base.path += chat;
    return base;
}

}  // namespace relata::model
