// Folders read by several threads.

#include "importers/many_sources.hpp"

#include "importers/registry.hpp"
#include "tests/support/folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace relata {
namespace {

struct Imported {
    Graph graph;
    std::vector<std::string> notes;
    std::size_t files = 0;

    Imported(const std::vector<std::string>& paths, std::size_t jobs) {
        import_files(paths, "", {}, jobs, graph, [&](const ImportReport& report) {
            ++files;
            for (const auto& note : report.notes) {
                notes.push_back(to_string(note.place) + ": " + note.message);
            }
        });
    }
};

/// Articles that speak of the same people and of others, a page and a table between them.
void fill(const tests::Folder& folder, std::size_t count) {
    const std::vector<std::string> countries{"Kenya", "Norway", "Peru", "Chile", "Japan"};
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(100 + i);
        const auto& one = countries[i % countries.size()];
        const auto& other = countries[(i / 5 + i + 1) % countries.size()];
        folder.file(
            "a" + number + ".txt",
            "Date: 2021-05-04\n\nMinister of Trade Ann Lee" + std::string(1 + i % 3, 'e') +
                " visited " + one + ". " + one + " and " + other + " signed treaty No. " + number +
                ".\n"
        );
    }
    folder.file(
        "a105.html", "<html><p>Kenyan President Peter Otieno visited Norway on 4 May 2021.</p>"
    );
    folder.file("a107.csv", "source,target,type\nkenya,Peru,TRADES_WITH\n");
}

}  // namespace

TEST_CASE("a folder gives the same graph with one thread and with many", "[importers][threads]") {
    const tests::Folder folder;
    fill(folder, 60);
    const auto files = source_files(folder.path());
    const Imported one(files, 1);
    CHECK(one.files == files.size());
    CHECK(one.graph.document_count() == 61);
    Graph by_hand;
    for (const auto& file : files) import_source(read_source(file), "", {}, by_hand);
    CHECK(one.graph == by_hand);
    for (const std::size_t jobs : {2U, 3U, 16U, 200U}) {
        CAPTURE(jobs);
        const Imported many(files, jobs);
        CHECK(many.graph == one.graph);
        CHECK(many.notes == one.notes);
    }
}

TEST_CASE("of several bad files the first is named, whoever finds it", "[importers][threads]") {
    const tests::Folder folder;
    fill(folder, 30);
    folder.file("a110.json", "{,}");
    folder.file("a120.txt", std::string("a\0b", 3));
    folder.file("a109b.txt", " ");
    const auto files = source_files(folder.path());
    for (const std::size_t jobs : {1U, 2U, 8U}) {
        CAPTURE(jobs);
        CHECK_THROWS_WITH(
            Imported(files, jobs),
            (folder / "a109b.txt") + ": the input is empty, expected an article, JSON or CSV"
        );
    }
}

TEST_CASE("bad files of a folder can be left out", "[importers][threads]") {
    const tests::Folder folder;
    fill(folder, 10);
    folder.file("a102b.txt", " ");
    folder.file("a104.json", "{,}");
    ImportOptions options;
    options.on_error = OnError::skip;
    for (const std::size_t jobs : {1U, 4U}) {
        Graph graph;
        std::vector<std::string> skipped;
        import_files(
            source_files(folder.path()),
            "",
            options,
            jobs,
            graph,
            [&](const ImportReport& report) {
                for (const auto& note : report.skipped) skipped.push_back(note.place.source);
            }
        );
        CHECK(graph.document_count() == 11);
        CHECK(skipped == std::vector<std::string>{folder / "a102b.txt", folder / "a104.json"});
    }
}

TEST_CASE("no file at all is fine", "[importers][threads]") {
    CHECK(Imported({}, 4).files == 0);
}

}  // namespace relata
