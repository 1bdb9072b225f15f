#include "importers/input_text.hpp"

#include "graph/dot_text.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {
namespace {

struct Signature {
    std::string_view begin;
    std::string_view what;
};

using namespace std::string_view_literals;

// UTF-32 stands before UTF-16: its little-endian mark begins with the other's.
constexpr std::array signatures{
    Signature{"\xFF\xFE\0\0"sv, "UTF-32 text"},
    Signature{"\0\0\xFE\xFF"sv, "UTF-32 text"},
    Signature{"\xFF\xFE"sv, "UTF-16 text"},
    Signature{"\xFE\xFF"sv, "UTF-16 text"},
    Signature{
        "\x7F"
        "ELF"sv,
        "a program (ELF)"},
    Signature{"\x1F\x8B"sv, "a gzip file"},
    Signature{"\x89PNG"sv, "a PNG picture"},
    Signature{"PK\x03\x04"sv, "a zip archive (a .docx, .xlsx or .zip file)"},
    Signature{"SQLite format 3\0"sv, "an SQLite database"},
    Signature{"%PDF-"sv, "a PDF file"},
};

std::string byte_name(char c) {
    constexpr auto digits = "0123456789ABCDEF"sv;
    const auto byte = static_cast<unsigned char>(c);
    return std::string("byte 0x") + digits[byte >> 4U] + digits[byte & 15U];
}

}  // namespace

std::string_view without_bom(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes;
}

void require_text(std::string_view bytes, const std::string& source) {
    for (const auto& [begin, what] : signatures) {
        if (bytes.starts_with(begin)) {
            throw InputError({source, 1, 1}, std::string(what) + ", expected UTF-8 text");
        }
    }
    const auto invalid = find_invalid_utf8(bytes);
    const auto bad = std::min(invalid, bytes.find('\0'));
    if (bad == std::string_view::npos) return;
    const auto place = PlacesView(bytes, source).at(bad);
    if (bytes[bad] == '\0') throw InputError(place, "a NUL byte, expected UTF-8 text");
    throw InputError(
        place,
        byte_name(bytes[bad]) +
            ", expected UTF-8 text (iconv -f LATIN1 -t UTF-8 converts Western European text)"
    );
}

std::string shown(std::string_view value, std::size_t longest) {
    // Cutting before cleaning keeps a value of megabytes cheap.
    auto text = sanitized(value.substr(0, longest + 4));
    for (char& c : text) {
        if (c == '\n' || c == '\t') c = ' ';
    }
    bool is_cut = value.size() > longest;
    if (text.size() > longest) {
        auto end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        text.resize(end);
        is_cut = true;
    }
    return '"' + text + (is_cut ? "…\"" : "\"");
}

PlacesView::PlacesView(std::string_view text, std::string source)
    : text_(text), source_(std::move(source)) {}

void PlacesView::find_lines() const {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        const bool lone_cr = text_[i] == '\r' && text_.substr(i + 1, 1) != "\n";
        if (text_[i] == '\n' || lone_cr) line_starts_.push_back(i + 1);
    }
}

Location PlacesView::at(std::size_t offset) const {
    if (line_starts_.empty()) find_lines();
    offset = std::min(offset, text_.size());
    const auto next = std::ranges::upper_bound(line_starts_, offset);
    const auto line = static_cast<std::size_t>(next - line_starts_.begin());
    return {source_, line, offset - line_starts_[line - 1] + 1};
}

}  // namespace relata
