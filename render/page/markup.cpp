#include "render/page/markup.hpp"

#include "graph/dot_text.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>
#include <utility>

namespace relata {

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : sanitized(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string json_for_script(std::string_view json) {
    constexpr std::string_view line_separator = "\u2028";
    constexpr std::string_view paragraph_separator = "\u2029";
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto rest = json.substr(i);
        if (json[i] == '<') {
            out += "\\u003c";
        } else if (rest.starts_with(line_separator)) {
            out += "\\u2028";
            i += line_separator.size() - 1;
        } else if (rest.starts_with(paragraph_separator)) {
            out += "\\u2029";
            i += paragraph_separator.size() - 1;
        } else {
            out += json[i];
        }
    }
    return out;
}

std::string filled(
    std::string_view skeleton, const std::map<std::string, std::string_view, std::less<>>& values
) {
    std::string out;
    for (;;) {
        const auto begin = skeleton.find("{{");
        const auto end = skeleton.find("}}", begin);
        if (begin == std::string_view::npos || end == std::string_view::npos) break;
        const auto value = values.find(skeleton.substr(begin + 2, end - begin - 2));
        if (value == values.end()) throw std::logic_error("a gap in the page without a value");
        out += skeleton.substr(0, begin);
        out += value->second;
        skeleton.remove_prefix(end + 2);
    }
    out += skeleton;
    return out;
}

std::string lean_script(std::string_view source) {
    std::string out;
    while (!source.empty()) {
        const auto end = std::min(source.find('\n'), source.size());
        auto line = source.substr(0, end);
        source.remove_prefix(std::min(end + 1, source.size()));
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (line.empty() || line.starts_with("//")) continue;
        out += line;
        out += '\n';
    }
    return out;
}

std::string lean_style(std::string_view source) {
    std::string out;
    for (;;) {
        const auto comment = source.find("/*");
        out += source.substr(0, comment);
        const auto end = comment == std::string_view::npos ? comment : source.find("*/", comment);
        if (end == std::string_view::npos) break;
        source.remove_prefix(end + 2);
    }
    out = lean_script(out);
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 7> shorter{
        {{": ", ":"},
         {"; ", ";"},
         {" {", "{"},
         {"{ ", "{"},
         {" }", "}"},
         {", ", ","},
         {";}", "}"}}};
    for (const auto& [from, to] : shorter) {
        for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at)) {
            out.replace(at, from.size(), to);
        }
    }
    return out;
}

std::string policy_hash(std::string_view content) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    // The one-shot call fails only when memory runs out or the library is built without SHA-256.
    if (EVP_Digest(content.data(), content.size(), digest.data(), &length, EVP_sha256(), nullptr) !=
        1) {
        throw std::bad_alloc();
    }
    std::array<unsigned char, 4 * ((EVP_MAX_MD_SIZE + 2) / 3) + 1> text{};
    EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(length));
    std::string hash = "sha256-";
    for (const auto c : text) {
        if (c == 0) break;
        hash += static_cast<char>(c);
    }
    return hash;
}

}  // namespace relata
