// Trains and scores the classifier of names: see docs/parser.md.

#include "graph/error.hpp"
#include "importers/registry.hpp"
#include "importers/syntax/parser.hpp"
#include "training/model_file.hpp"
#include "training/names.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace relata::training {
namespace {

using syntax::name_class_count;

std::vector<NameExample> read_examples(const std::string& folder) {
    std::vector<NameExample> all;
    for (const auto& path : source_files(folder)) {
        auto examples = name_examples(read_named_sentences(read_source(path).bytes));
        std::ranges::move(examples, std::back_inserter(all));
    }
    return all;
}

/// How many of each class are found, and how much of what is said is right.
void score(const syntax::NameClassifier& classifier, const std::vector<NameExample>& examples) {
    std::array<std::size_t, name_class_count> there{};
    std::array<std::size_t, name_class_count> said{};
    std::array<std::size_t, name_class_count> right{};
    for (const auto& example : examples) {
        const std::vector<std::string_view> words(example.words.begin(), example.words.end());
        const auto tree = syntax::Parser::standard().parse(words);
        const auto scores = classifier.classify({words, tree, example.begin, example.end});
        const auto best =
            static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
        const auto is = static_cast<std::size_t>(example.what);
        ++there[is];
        ++said[best];
        if (best == is) ++right[is];
    }
    constexpr std::array<std::string_view, name_class_count> names{
        "person", "place", "organization", "event", "work", "device", "none"};
    const auto percent = [](std::size_t part, std::size_t all) {
        return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
    };
    for (std::size_t c = 0; c < name_class_count; ++c) {
        std::cout << std::left << std::setw(14) << names[c] << std::right << std::setw(6)
                  << there[c] << std::fixed << std::setprecision(1) << "  precision "
                  << std::setw(5) << percent(right[c], said[c]) << "  recall " << std::setw(5)
                  << percent(right[c], there[c]) << '\n';
    }
}

int run(const std::vector<std::string>& arguments) {
    std::string folder;
    std::string output;
    std::size_t epochs = 7;
    bool only_score = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& name = arguments[i];
        if (name == "--score") {
            only_score = true;
            continue;
        }
        if (i + 1 == arguments.size()) throw InputError({}, name + " needs a value");
        const auto& value = arguments[++i];
        if (name == "--names") {
            folder = value;
        } else if (name == "--model") {
            output = value;
        } else if (name == "--epochs") {
            epochs = std::stoul(value);
        } else {
            throw InputError({}, "unknown option " + name);
        }
    }
    std::string model;
    if (only_score) {
        model = read_source(output).bytes;
    } else {
        const auto examples = read_examples(folder + "/train");
        std::cout << "learning from " << examples.size() << " names\n" << std::flush;
        model = train_names(examples, epochs);
        write_model_file(output, model);
    }
    score(syntax::NameClassifier(model), read_examples(folder + "/test"));
    return 0;
}

}  // namespace
}  // namespace relata::training

int main(int count, char** arguments) {
    try {
        return relata::training::run({arguments + 1, arguments + count});
    } catch (const std::exception& error) {
        std::cerr << "relata_train_names: " << error.what() << '\n';
        return 1;
    }
}
