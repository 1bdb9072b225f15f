#pragma once

#include <string>

namespace relata::training {

/// Writes the bytes of a model to a file and says so on standard output. Throws InputError when
/// the file cannot be written.
void write_model_file(const std::string& path, const std::string& model);

}  // namespace relata::training
