#include "importers/syntax/embedded.hpp"

// By relata_embed_binary (cmake/relata.cmake).
extern "C" {
extern const char relata_syntax_model_begin[];
extern const char relata_syntax_model_end[];
extern const char relata_syntax_vectors_begin[];
extern const char relata_syntax_vectors_end[];
extern const char relata_word_net_begin[];
extern const char relata_word_net_end[];
extern const char relata_noun_kinds_begin[];
extern const char relata_noun_kinds_end[];
extern const char relata_known_names_begin[];
extern const char relata_known_names_end[];
extern const char relata_name_model_begin[];
extern const char relata_name_model_end[];
}

namespace relata::syntax {

std::string_view embedded_model() {
    return {relata_syntax_model_begin, relata_syntax_model_end};
}

std::string_view embedded_vectors() {
    return {relata_syntax_vectors_begin, relata_syntax_vectors_end};
}

std::string_view embedded_word_net() {
    return {relata_word_net_begin, relata_word_net_end};
}

std::string_view embedded_noun_kinds() {
    return {relata_noun_kinds_begin, relata_noun_kinds_end};
}

std::string_view embedded_known_names() {
    return {relata_known_names_begin, relata_known_names_end};
}

std::string_view embedded_name_model() {
    return {relata_name_model_begin, relata_name_model_end};
}

}  // namespace relata::syntax
