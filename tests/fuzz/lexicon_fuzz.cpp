// A lexicon of a stranger: the first line, `# NAME`, says which file of it the input is. It is
// refused with a place, or an article can be read with it.

#include "importers/article/article.hpp"
#include "importers/article/lexicon_files.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    auto name = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
    name.remove_prefix(std::min<std::size_t>(2, name.size()));
    auto files = article::shipped_lexicon();
    const auto same = std::ranges::find(files, name, [](const article::LexiconFile& file) {
        return article::file_name(file.name);
    });
    if (same != files.end()) {
        same->bytes = bytes;
    } else {
        files.push_back({std::string(name), bytes});
    }
    try {
        ImportOptions options;
        options.source = "article.txt";
        options.lexicon = std::make_shared<const article::Lexicon>(files);
        options.date = Edtf::day(2021, 6, 1);
        Graph graph;
        import_article(
            "Talks\n\nMaria Anto, comptroller of Norvik, agreed to lease two ships to Halden Foods "
            "in "
            "May. The two countries set up a working group on fishing; they will meet on "
            "Tuesday.\n",
            options,
            graph
        );
    } catch (const InputError& error) {
        if (error.location().source.empty()) std::abort();
    }
    return 0;
}
