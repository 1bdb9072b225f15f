#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/error.hpp"
#include "graph/verification.hpp"
#include "importers/registry.hpp"
#include "importers/sha256.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

namespace relata::cli {
namespace {

namespace fs = std::filesystem;

struct VerifyCommand {
    std::string graph;
    std::string sources;
    ReadOptions read;
};

/// One thing that is not as the graph says.
struct Mismatch {
    std::string what;  ///< `record`, `quotation`, `text`, `source`
    std::string why;
    std::string document;
    std::string file;  ///< that was compared; empty for the kept text
    std::string relation;
    std::optional<Evidence> evidence;
};

struct Verification {
    QuotationReport quotations;
    std::size_t texts_checked = 0;
    std::size_t files_unchanged = 0;
    std::size_t files_changed = 0;
    std::size_t files_unreachable = 0;
    std::vector<Mismatch> mismatches;
};

// ---- checking ------------------------------------------------------------------------------

void add_mismatches(
    Verification& result,
    const Graph& graph,
    const std::vector<Quotation>& quotations,
    const std::string& file
) {
    for (const auto& quotation : quotations) {
        const auto& relation = graph.relation(quotation.relation);
        const auto& evidence = relation.evidence[quotation.n];
        result.mismatches.push_back(
            {"quotation",
             file.empty() ? "does not stand in the kept text" : "does not stand in the file",
             graph.document(evidence.document).id,
             file,
             relation.id,
             evidence}
        );
    }
}

void verify_text(Verification& result, const Document& document) {
    if (document.text.empty() || document.sha256.empty()) return;
    ++result.texts_checked;
    const auto hash = sha256(document.text);
    if (hash == document.sha256) return;
    result.mismatches.push_back(
        {"text",
         "the kept text has the SHA-256 " + hash + ", not " + document.sha256,
         document.id,
         {},
         {},
         {}}
    );
}

/// The file a document was read from; empty when there is none to be found.
std::string file_of(const Document& document, const VerifyCommand& command) {
    const fs::path source(document.source);
    std::vector<fs::path> candidates;
    if (!command.sources.empty()) {
        candidates = {
            fs::path(command.sources) / source.relative_path(),
            fs::path(command.sources) / source.filename()};
    } else {
        candidates = {source, fs::path(command.graph).parent_path() / source};
    }
    for (const auto& candidate : candidates) {
        std::error_code unknown;
        if (!document.source.empty() && fs::is_regular_file(candidate, unknown)) {
            return candidate.string();
        }
    }
    return {};
}

std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto length = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at < length && a[at] == b[at]) ++at;
    return at;
}

/// Whether the file still holds the text: whole, since a text may be a part of its file.
bool holds(std::string_view file, const Document& document) {
    if (document.text.empty()) return document.sha256.empty() || sha256(file) == document.sha256;
    return file.find(document.text) != std::string_view::npos;
}

bool is_address(std::string_view source) {
    return source.starts_with("http://") || source.starts_with("https://");
}

/// The files of `--sources` by the hash of what they say: a saved page is known by its address, and
/// may be called anything.
class PagesByText {
public:
    explicit PagesByText(const std::string& folder) : folder_(folder) {}

    /// Empty when there is none. Reads the folder when it is asked first.
    std::string find(const std::string& hash) {
        if (!folder_.empty() && !std::exchange(is_read_, true)) read();
        const auto found = files_.find(hash);
        return found == files_.end() ? "" : found->second;
    }

private:
    void read() {
        try {
            for (const auto& file : source_files(folder_)) {
                files_.emplace(sha256(kept_text(read_source(file))), file);
            }
        } catch (const InputError&) {
            return;  // an empty folder, a file that cannot be read: not reachable
        }
    }

    std::string folder_;
    bool is_read_ = false;
    std::map<std::string, std::string> files_;
};

void verify_source(
    Verification& result,
    const Graph& graph,
    DocumentId id,
    const VerifyCommand& command,
    PagesByText& pages
) {
    const auto& document = graph.document(id);
    const auto file =
        is_address(document.source) ? pages.find(document.sha256) : file_of(document, command);
    if (file.empty()) {
        ++result.files_unreachable;
        return;
    }
    Source source;
    try {
        source = read_source(file);
    } catch (const InputError&) {
        ++result.files_unreachable;
        return;
    }
    const auto bytes = kept_text(source);
    std::vector<Quotation> lost;
    // A text that is kept was compared with its quotations already.
    if (!holds(bytes, document) || document.text.empty()) {
        lost = verify_quotations(graph, id, bytes).mismatches;
    }
    if (holds(bytes, document) && lost.empty()) {
        ++result.files_unchanged;
        return;
    }
    ++result.files_changed;
    result.mismatches.push_back(
        {"source",
         document.text.empty() ? "the file is not the one that was read"
                               : "the file differs from the kept text from byte " +
                                     std::to_string(first_difference(bytes, document.text)),
         document.id,
         file,
         {},
         {}}
    );
    add_mismatches(result, graph, lost, file);
}

Verification verify(
    const Graph& graph, const VerifyCommand& command, const std::vector<ImportReport>& reports
) {
    Verification result;
    for (const auto& report : reports) {
        for (const auto& skipped : report.skipped) {
            result.mismatches.push_back(
                {"record", skipped.message, {}, to_string(skipped.place), {}, {}}
            );
        }
    }
    result.quotations = verify_quotations(graph);
    add_mismatches(result, graph, result.quotations.mismatches, {});
    PagesByText pages(command.sources);
    for (const auto id : graph.documents()) {
        verify_text(result, graph.document(id));
        verify_source(result, graph, id, command, pages);
    }
    return result;
}

// ---- answering -----------------------------------------------------------------------------

std::string one_line(const std::string& text) {
    auto line = printable(text);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

void print(std::ostream& out, const Mismatch& mismatch) {
    std::string line = mismatch.what;
    if (!mismatch.document.empty()) line += " of document " + mismatch.document;
    if (mismatch.evidence) {
        line += ", bytes " + std::to_string(mismatch.evidence->begin) + "–" +
                std::to_string(mismatch.evidence->end) + ", relation " + mismatch.relation;
    }
    if (!mismatch.file.empty()) line += ", " + mismatch.file;
    line += ": " + mismatch.why;
    if (mismatch.evidence) line += ": “" + mismatch.evidence->quote + "”";
    out << one_line(line) << '\n';
}

void print(std::ostream& out, const Graph& graph, const Verification& result) {
    for (const auto& mismatch : result.mismatches) print(out, mismatch);
    const auto& quotations = result.quotations;
    out << counted(quotations.checked, "quotation", "quotations") << " checked against "
        << counted(graph.document_count(), "document", "documents") << ": "
        << quotations.checked - quotations.mismatches.size() << " stand, "
        << quotations.mismatches.size() << " do not";
    if (quotations.unchecked > 0) {
        out << "; " << quotations.unchecked << " of documents whose text was not kept";
    }
    out << "\nsources: " << result.files_unchanged << " unchanged, " << result.files_changed
        << " changed, " << result.files_unreachable << " not reachable\n";
}

PropertyMap mismatch_json(const Mismatch& mismatch) {
    PropertyMap record{{"what", mismatch.what}, {"why", mismatch.why}};
    if (!mismatch.document.empty()) record.set("document", mismatch.document);
    if (!mismatch.file.empty()) record.set("file", mismatch.file);
    if (!mismatch.relation.empty()) record.set("relation", mismatch.relation);
    if (mismatch.evidence) {
        record.set("begin", count_json(mismatch.evidence->begin));
        record.set("end", count_json(mismatch.evidence->end));
        record.set("quote", mismatch.evidence->quote);
    }
    return record;
}

PropertyMap verification_json(const Graph& graph, const Verification& result) {
    PropertyList mismatches;
    for (const auto& mismatch : result.mismatches) mismatches.push_back(mismatch_json(mismatch));
    return {
        {"verified", result.mismatches.empty()},
        {"quotations",
         PropertyMap{
             {"checked", count_json(result.quotations.checked)},
             {"mismatches", count_json(result.quotations.mismatches.size())},
             {"unchecked", count_json(result.quotations.unchecked)}}},
        {"documents", count_json(graph.document_count())},
        {"texts_checked", count_json(result.texts_checked)},
        {"sources",
         PropertyMap{
             {"unchanged", count_json(result.files_unchanged)},
             {"changed", count_json(result.files_changed)},
             {"unreachable", count_json(result.files_unreachable)}}},
        {"mismatches", mismatches},
    };
}

int run_verify(Invocation& invocation, const VerifyCommand& command) {
    // What cannot be read, such as a quotation that is not in its text, is a finding, not the end.
    auto read = command.read;
    read.skip_errors = true;
    Graph graph;
    const auto reports = read_into(invocation, {command.graph}, read, graph);
    const auto result = verify(graph, command, reports);
    if (invocation.json) {
        write_json(invocation.terminal.out, verification_json(graph, result));
    } else {
        print(invocation.terminal.out, graph, result);
    }
    return result.mismatches.empty() ? fine : input_error;
}

}  // namespace

void add_verify(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<VerifyCommand>();
    auto* app = add_command(
        program,
        invocation,
        "verify",
        "Check every quotation again, byte for byte, against the kept text and the source",
        {"relata verify talks.relata",
         "relata verify talks.relata --sources articles/",
         "relata verify talks.relata --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("--sources", command->sources, "Where the files are that were read")
        ->check(CLI::ExistingDirectory);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_verify(invocation, *command); };
    });
}

}  // namespace relata::cli
