#include "training/model_file.hpp"

#include "graph/error.hpp"

#include <fstream>
#include <iostream>

namespace relata::training {

void write_model_file(const std::string& path, const std::string& model) {
    std::ofstream file(path, std::ios::binary);
    file << model;
    file.close();
    if (!file) throw InputError({path}, "cannot be written");
    std::cout << "wrote " << path << ", " << model.size() << " bytes\n";
}

}  // namespace relata::training
