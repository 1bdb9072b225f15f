#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Something a format could not carry: what, and how many of them.
struct Loss {
    std::string what;  ///< `evidence`, `entity property "population"`
    std::size_t count = 0;
};

/// What an export left out, in a fixed order; empty for a lossless format.
struct LossReport {
    std::vector<Loss> losses;
};

/// One file of an export: its bytes and what is added to the stem the user named. A format of one
/// file has the suffix "".
struct ExportFile {
    std::string suffix;  ///< "" or, for the CSV pair, ".nodes.csv" and ".edges.csv"
    std::string bytes;
};

struct ExportResult {
    std::vector<ExportFile> files;
    LossReport loss;
};

struct ExportOptions {
    /// Puts an apostrophe before table cells that a spreadsheet would run as a formula (those that
    /// begin with = + - @, a tab or a carriage return and are no number); the loss counts them.
    bool neutralize_formulas = false;
};

/// A format relata can write. The order of everything written is that of the graph, so the same
/// graph gives the same bytes.
struct ExportFormat {
    std::string_view name;                         ///< as given to `--format`
    std::string_view description;                  ///< one line for `--help`
    std::span<const std::string_view> extensions;  ///< lower case, with the dot
    ExportResult (*writer)(const Graph& graph, const ExportOptions& options);

    [[nodiscard]] ExportResult write(const Graph& graph, const ExportOptions& options = {}) const {
        auto result = writer(graph, options);
        if (!graph.decisions.empty() && name != "json") {
            result.loss.losses.push_back({"decisions", graph.decisions.size()});
        }
        return result;
    }
};

/// All formats, written out by hand.
std::span<const ExportFormat> export_formats();

/// By name; nullptr when unknown.
const ExportFormat* find_export_format(std::string_view name);
/// By the extension of a file name; nullptr when none claims it.
const ExportFormat* export_format_for(std::string_view file_name);

}  // namespace relata
