#pragma once

#include "importers/importer.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace relata {

/// Imports files as import_source does one by one, reading up to `jobs` at once: what takes long,
/// reading articles, needs no graph. They are added in the order given, so that the graph and the
/// reports are the same whatever `jobs` is; so is the error when several files have one.
///
/// `on_report` gets the report of each file in turn, on the calling thread. Throws InputError of
/// the first file that cannot be read; those before it have been added. When errors are to be
/// skipped and there are several files, such a file is left out: its report has no format, and the
/// error as skipped. At any time at most
/// 2 * `jobs` files are read and not added: memory does not grow with their number but for the
/// graph.
void import_files(
    std::span<const std::string> files,
    std::string_view format,
    const ImportOptions& options,
    std::size_t jobs,
    Graph& graph,
    const std::function<void(ImportReport report)>& on_report
);

}  // namespace relata
