#include "tests/render/nasty_labels.hpp"

#include <rapidjson/document.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace relata::tests {
namespace {

std::string string_of(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

std::string bytes_of(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

}  // namespace

std::vector<NastyLabel> nasty_labels() {
    std::ifstream file(RELATA_SOURCE_DIR "/tests/data/nasty_labels.json");
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    rapidjson::Document json;
    json.Parse(bytes.data(), bytes.size());
    if (json.HasParseError()) throw std::runtime_error("nasty_labels.json does not parse");
    std::vector<NastyLabel> labels;
    for (const auto& one : json["labels"].GetArray()) {
        labels.push_back(
            {string_of(one["id"]),
             one.HasMember("text") ? string_of(one["text"]) : bytes_of(string_of(one["bytes_hex"])),
             string_of(one["expect"])}
        );
    }
    return labels;
}

}  // namespace relata::tests
