// Stands in for libFuzzer: runs a fuzz target on each seed file and on mutations of it, the same
// ones every time. What libFuzzer finds by coverage this does not; what it finds is repeatable
// anywhere.

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutated(std::string bytes, std::mt19937& random) {
    const auto edits = 1 + random() % 4;
    for (std::size_t i = 0; i < edits; ++i) {
        const auto at = bytes.empty() ? 0 : random() % bytes.size();
        switch (random() % 5) {
            case 0:
                bytes.insert(at, 1, static_cast<char>(random() % 256));
                break;
            case 1:
                if (!bytes.empty()) bytes.erase(at, 1 + random() % 20);
                break;
            case 2:
                if (!bytes.empty()) bytes[at] = static_cast<char>(random() % 256);
                break;
            case 3:
                bytes.insert(at, bytes.substr(at, random() % 60));
                break;
            default:
                bytes.resize(at);
                break;
        }
    }
    return bytes;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int mutations_a_seed = 300;
    std::mt19937 random(1);
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        if (!in) {
            std::cerr << "cannot read " << argv[i] << '\n';
            return 1;
        }
        const std::string seed{std::istreambuf_iterator<char>(in), {}};
        run(seed);
        for (int k = 0; k < mutations_a_seed; ++k) run(mutated(seed, random));
    }
    std::cout << "no crash on " << (argc - 1) * (mutations_a_seed + 1) << " inputs\n";
    return argc > 1 ? 0 : 1;
}
