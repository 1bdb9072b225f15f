// Trains the tagger and parser of importers/syntax from a treebank: see docs/reader.md.

#include "graph/error.hpp"
#include "importers/registry.hpp"
#include "importers/syntax/features.hpp"
#include "importers/syntax/parser.hpp"
#include "importers/syntax/treebank.hpp"
#include "training/model_file.hpp"
#include "training/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <map>
#include <numeric>
#include <thread>

namespace relata::training {
namespace {

using syntax::feature_count;
using syntax::Parser;
using syntax::TreebankSentence;

struct Options {
    std::string treebank;
    std::string vectors;
    std::string output;
    bool only_score = false;
    std::size_t epochs = 20;
    std::size_t more_epochs = 8;  ///< from there once more, at half the rate
    std::size_t width = 96;
    std::size_t layers = 3;
    std::size_t batch = 16;
    float rate = 2e-3F;
    Noise noise;
};

/// The files of a folder whose names hold `part` and end in .conllu, in order of name.
std::vector<std::string> files_of(const std::string& folder, const std::string& part) {
    auto files = source_files(folder);
    std::erase_if(files, [&](const std::string& file) {
        const auto name = std::filesystem::path(file).filename().string();
        return !name.ends_with(".conllu") || name.find(part) == std::string::npos;
    });
    return files;
}

std::vector<TreebankSentence> read_sentences(const std::string& path) {
    return syntax::read_treebank(read_source(path).bytes, path);
}

std::vector<std::string_view> forms_of(const TreebankSentence& sentence) {
    std::vector<std::string_view> forms;
    for (const auto& word : sentence) forms.push_back(word.form);
    return forms;
}

// ---- scoring -------------------------------------------------------------------------------

std::string_view base_of(std::string_view label) {
    return label.substr(0, label.find(':'));
}

/// Tags and parses a file with its own words and prints how much of it is right. LAS with the whole
/// labels, and as the CoNLL shared tasks count it, without what follows a colon.
void score(const Parser& parser, const std::string& path) {
    const auto sentences = read_sentences(path);
    std::size_t words = 0;
    std::size_t poses = 0;
    std::size_t tags = 0;
    std::size_t heads = 0;
    std::size_t labelled = 0;
    std::size_t labelled_base = 0;
    std::vector<std::vector<std::string_view>> forms;
    for (const auto& sentence : sentences) forms.push_back(forms_of(sentence));
    const auto begin = std::clock();
    const auto trees = parser.parse_all(forms);
    const auto seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        const auto& sentence = sentences[s];
        const auto& parsed = trees[s];
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            const auto head = parsed[i].head == syntax::ParsedWord::root ? 0 : parsed[i].head + 1;
            ++words;
            poses += parsed[i].pos == sentence[i].pos ? 1U : 0U;
            tags += parsed[i].tag == sentence[i].tag ? 1U : 0U;
            if (head != sentence[i].head) continue;
            ++heads;
            labelled += parsed[i].label == sentence[i].label ? 1U : 0U;
            labelled_base += base_of(parsed[i].label) == base_of(sentence[i].label) ? 1U : 0U;
        }
    }
    const auto percent = [words](std::size_t count) {
        return 100.0 * static_cast<double>(count) / static_cast<double>(words);
    };
    std::cout << std::left << std::setw(26) << std::filesystem::path(path).stem().string()
              << std::right << std::fixed << std::setprecision(2) << "  UPOS " << percent(poses)
              << "  XPOS " << percent(tags) << "  UAS " << percent(heads) << "  LAS "
              << percent(labelled_base) << "  LAS with subtypes " << percent(labelled)
              << std::setprecision(0) << "  " << static_cast<double>(sentences.size()) / seconds
              << " sentences a second\n"
              << std::flush;
}

// ---- learning ------------------------------------------------------------------------------

/// Numbers for names, in order of their first appearance.
struct Names {
    std::vector<std::string> names;
    std::map<std::string, std::size_t> numbers;

    std::size_t number(const std::string& name) {
        const auto [found, is_new] = numbers.emplace(name, names.size());
        if (is_new) names.push_back(name);
        return found->second;
    }
};

/// How often a feature must occur to have a row of its own.
std::size_t least_count(const std::string& feature) {
    constexpr std::size_t often = 3;
    constexpr std::size_t twice = 2;
    return feature.front() == '4' ? often : twice;
}

struct Data {
    std::vector<std::string> features;
    std::vector<std::uint32_t> frequencies;  ///< by row of the table
    Names poses;
    Names tags;
    Names labels;
    std::vector<Example> examples;
};

Data prepare(
    const std::vector<TreebankSentence>& sentences, const syntax::StringTableView& vector_words
) {
    Data data;
    std::vector<std::vector<syntax::WordFeatures>> features;
    std::map<std::string, std::uint32_t> counts;
    for (const auto& sentence : sentences) {
        features.push_back(syntax::find_features(forms_of(sentence)));
        for (const auto& word : features.back()) {
            for (const auto& feature : word) ++counts[feature];
        }
    }
    data.frequencies.assign(feature_count, 0);
    std::map<std::string, std::size_t> rows;
    for (const auto& [feature, count] : counts) {
        if (count < least_count(feature)) continue;
        rows.emplace(feature, feature_count + data.features.size());
        data.features.push_back(feature);
        data.frequencies.push_back(count);
    }
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        Example example;
        for (std::size_t i = 0; i < sentences[s].size(); ++i) {
            auto& word_rows = example.features.emplace_back();
            for (std::size_t k = 0; k < feature_count; ++k) {
                const auto found = rows.find(features[s][i][k]);
                word_rows[k] = found == rows.end() ? k : found->second;
            }
            const auto& word = sentences[s][i];
            const auto vector = vector_words.find(syntax::vector_key(word.form));
            example.vectors.push_back(vector ? std::size_t{*vector} : unknown);
            example.heads.push_back(word.head);
            example.poses.push_back(data.poses.number(word.pos));
            example.tags.push_back(data.tags.number(word.tag));
            example.labels.push_back(data.labels.number(word.label));
        }
        data.examples.push_back(std::move(example));
    }
    return data;
}

Matrix random_matrix(std::size_t rows, std::size_t columns, float deviation, Random& random) {
    Matrix matrix(rows, columns);
    for (auto& value : matrix.values) value = deviation * random.normal();
    return matrix;
}

Weights first_weights(const Options& options, const Data& data, std::size_t dimensions) {
    Random random(7);
    const auto input = 2 * options.width;
    constexpr std::size_t pair_width = 128;
    constexpr std::size_t label_width = 96;
    const auto even = [](std::size_t from) { return std::sqrt(1.0F / static_cast<float>(from)); };
    const auto dense = [&](std::size_t from, std::size_t to) {
        return random_matrix(from, to, even(from), random);
    };
    Weights weights;
    const auto table_deviation = 0.3F * even(feature_count);
    weights.table =
        random_matrix(feature_count + data.features.size(), input, table_deviation, random);
    auto& network = weights.network;
    network.vector_projection = random_matrix(dimensions, input, 0.12F * even(dimensions), random);
    for (std::size_t i = 0; i < 2 * options.layers; ++i) {
        network.directions.push_back(
            {dense(input, 3 * options.width),
             random_matrix(2, options.width, 0.1F, random),
             Matrix(2, options.width)}
        );
    }
    network.dependent = dense(input, pair_width);
    network.dependent_bias = Matrix(1, pair_width);
    network.head = dense(input, pair_width);
    network.head_bias = Matrix(1, pair_width);
    network.pair = random_matrix(pair_width, pair_width, 0.5F * even(pair_width), random);
    network.pair_bias = Matrix(1, pair_width);
    network.root = random_matrix(1, pair_width, 0.1F, random);
    network.label_dependent = dense(input, label_width);
    network.label_head = dense(input, label_width);
    network.label_root = random_matrix(1, label_width, 0.1F, random);
    network.label_bias = Matrix(1, label_width);
    network.label_output = dense(label_width, data.labels.names.size());
    network.label_output_bias = Matrix(1, data.labels.names.size());
    network.pos_output = dense(input, data.poses.names.size());
    network.pos_output_bias = Matrix(1, data.poses.names.size());
    network.tag_output = dense(input, data.tags.names.size());
    network.tag_output_bias = Matrix(1, data.tags.names.size());
    return weights;
}

Weights weights_of(const std::string& model) {
    const syntax::ModelFileView file(model);
    Weights weights;
    weights.table = file.rows("table").unpacked();
    weights.network.directions.resize(2 * file.strings("layers").size());
    Network::each(weights.network, [&](const std::string& name, Matrix& matrix) {
        matrix = file.rows(name).unpacked();
    });
    return weights;
}

std::string write_model(const Weights& weights, const Data& data) {
    syntax::ModelFileWriter writer;
    writer.add("features", data.features);
    writer.add("pos", data.poses.names);
    writer.add("tags", data.tags.names);
    writer.add("labels", data.labels.names);
    writer.add("layers", std::vector<std::string>(weights.network.directions.size() / 2, "layer"));
    writer.add("table", weights.table, 1);
    Network::each(weights.network, [&](const std::string& name, const Matrix& matrix) {
        writer.add(name, matrix, 2);
    });
    return writer.bytes();
}

/// Full for the first third, then falling to nearly nothing.
float rate_at(std::size_t step, std::size_t steps, float rate) {
    constexpr float warm_up = 300;
    constexpr float full = 0.3F;
    const auto done = static_cast<float>(step) / static_cast<float>(steps);
    const auto warm = std::min(1.0F, static_cast<float>(step) / warm_up);
    return rate * warm * (done < full ? 1.0F : std::max(0.01F, (1 - done) / (1 - full)));
}

/// One pass over all examples. Two threads share each batch; who gets what is fixed.
double run_epoch(
    const Options& options,
    const Data& data,
    const Matrix& vectors,
    std::size_t epoch,
    Random& random,
    Weights& weights,
    std::vector<Gradient>& gradients,
    Optimizer& optimizer
) {
    std::vector<std::size_t> order(data.examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (auto i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.next() % i]);
    const auto batches = (order.size() + options.batch - 1) / options.batch;
    double loss = 0;
    std::size_t all_words = 0;
    for (std::size_t b = 0; b < batches; ++b) {
        std::vector<std::vector<const Example*>> shares(gradients.size());
        std::size_t words = 0;
        const auto end = std::min(order.size(), (b + 1) * options.batch);
        for (auto k = b * options.batch; k < end; ++k) {
            const auto& example = data.examples[order[k]];
            shares[k % shares.size()].push_back(&example);
            words += example.size();
        }
        std::vector<Random> randoms;
        for (std::size_t t = 0; t < shares.size(); ++t) randoms.emplace_back(random.next());
        std::vector<double> losses(shares.size(), 0);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < shares.size(); ++t) {
            threads.emplace_back([&, t] {
                if (shares[t].empty()) return;
                losses[t] = add_gradient(
                    weights,
                    vectors,
                    shares[t],
                    data.frequencies,
                    options.noise,
                    randoms[t],
                    gradients[t]
                );
            });
        }
        for (auto& thread : threads) thread.join();
        for (const auto part : losses) loss += part;
        all_words += words;
        const auto step = epoch * batches + b + 1;
        optimizer.step(gradients, words, rate_at(step, options.epochs * batches, options.rate));
    }
    return loss / static_cast<double>(all_words);
}

/// All passes, from these weights on. Returns the model.
std::string learn(
    const Options& options,
    const Data& data,
    const Matrix& vectors,
    const std::string& vector_bytes,
    Weights weights
) {
    constexpr std::size_t shares = 2;
    std::vector<Gradient> gradients(shares, Gradient(weights));
    Optimizer optimizer(weights);
    Random random(42);
    std::string model;
    for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
        const auto loss =
            run_epoch(options, data, vectors, epoch, random, weights, gradients, optimizer);
        std::cout << "epoch " << epoch + 1 << " of " << options.epochs << ": loss " << std::fixed
                  << std::setprecision(3) << loss << '\n'
                  << std::flush;
        constexpr std::size_t often = 4;
        if ((epoch + 1) % often != 0 && epoch + 1 != options.epochs) continue;
        model = write_model(optimizer.mean(), data);
        for (const auto& path : files_of(options.treebank, "dev")) {
            score(Parser(model, vector_bytes), path);
        }
    }
    return model;
}

std::string train(const Options& options, const std::string& vector_bytes) {
    std::vector<TreebankSentence> sentences;
    for (const auto& path : files_of(options.treebank, "train")) {
        auto more = read_sentences(path);
        std::ranges::move(more, std::back_inserter(sentences));
    }
    if (sentences.empty()) {
        throw InputError({options.treebank}, "has no *train*.conllu with sentences");
    }
    const syntax::ModelFileView vector_file(vector_bytes);
    const auto data = prepare(sentences, vector_file.strings("words"));
    const auto vectors = vector_file.rows("vectors").unpacked();
    auto model =
        learn(options, data, vectors, vector_bytes, first_weights(options, data, vectors.columns));
    if (options.more_epochs == 0) return model;
    auto more = options;
    more.epochs = options.more_epochs;
    more.rate = options.rate / 2;
    return learn(more, data, vectors, vector_bytes, weights_of(model));
}

Options parse_options(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& name = arguments[i];
        if (name == "--score") {
            options.only_score = true;
            continue;
        }
        if (i + 1 == arguments.size()) throw InputError({}, name + " needs a value");
        const auto& value = arguments[++i];
        if (name == "--treebank") {
            options.treebank = value;
        } else if (name == "--vectors") {
            options.vectors = value;
        } else if (name == "--model") {
            options.output = value;
        } else if (name == "--more-epochs") {
            options.more_epochs = std::stoul(value);
        } else if (name == "--epochs") {
            options.epochs = std::stoul(value);
        } else if (name == "--width") {
            options.width = std::stoul(value);
        } else if (name == "--layers") {
            options.layers = std::stoul(value);
        } else if (name == "--batch") {
            options.batch = std::stoul(value);
        } else if (name == "--rate") {
            options.rate = std::stof(value);
        } else if (name == "--drop") {
            options.noise.drop = std::stof(value);
        } else {
            throw InputError({}, "unknown option " + name);
        }
    }
    return options;
}

int run(const std::vector<std::string>& arguments) {
    const auto options = parse_options(arguments);
    const auto vectors = read_source(options.vectors).bytes;
    std::string model;
    if (options.only_score) {
        model = read_source(options.output).bytes;
    } else {
        model = train(options, vectors);
        write_model_file(options.output, model);
    }
    const Parser parser(model, vectors);
    for (const auto& path : files_of(options.treebank, "")) {
        if (path.find("train", path.rfind('/') + 1) == std::string::npos) score(parser, path);
    }
    return 0;
}

}  // namespace
}  // namespace relata::training

int main(int count, char** arguments) {
    try {
        return relata::training::run({arguments + 1, arguments + count});
    } catch (const std::exception& error) {
        std::cerr << "relata_train: " << error.what() << '\n';
        return 1;
    }
}
