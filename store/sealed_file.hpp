#pragma once

#include "store/replacement_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct sqlite3_file;

namespace relata {

// A graph file is an SQLite database, sealed: SQLite notices few of the damages a disk or a
// stranger can do, and a wrong graph must never be believed. So
// - the last 8 bytes of each database page, which SQLite leaves to others, hold a checksum of the
//   rest of the page, its number and the seed of the file (a page of an older save does not fit);
// - behind the last page, where SQLite does not look, stand sections of raw bytes, each with its
//   checksum, and a footer with the seed, the sizes and a checksum of itself.
// All numbers are little-endian. The checksum is XXH3, 64 bits.

/// Pages of a small graph are small: most tables then fit in one.
std::size_t page_size_for(std::size_t records);

inline constexpr int page_checksum_size = 8;
inline constexpr std::size_t section_count = 10;

/// Seals the database of whole pages that `file` holds and appends `sections`. Throws InputError.
/// O(size of the file).
void seal(
    ReplacementFile& file,
    std::size_t page_size,
    std::span<const std::span<const std::byte>, section_count> sections
);

/// Whether the file begins as a sealed database would; false when it cannot be read.
bool is_sealed_file(const std::string& path);

class OpenFile;

/// The sections of a sealed file that is open for reading, and a check of its pages. It stays the
/// same file when another takes its place.
class SealedFile {
public:
    /// Reads the footer. Throws InputError: not sealed, cut short, damaged, changed by another
    /// program.
    explicit SealedFile(std::string path);

    /// The bytes of a section, checked. They live as long as the object behind `owner()`. Throws
    /// InputError when they are damaged. Large files are mapped, small ones read.
    [[nodiscard]] std::span<const std::byte> section(std::size_t section);
    [[nodiscard]] std::shared_ptr<const void> owner() const noexcept { return bytes_; }

    /// Whether a database opened with sealed_vfs() is of the same save: between the two openings
    /// another may have taken its place.
    [[nodiscard]] bool is_same_save(sqlite3_file* database) const;

    /// Throws InputError when a page, a section or what stands between them is damaged. O(size of
    /// the file).
    void check();

private:
    void load();

    struct Section {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::uint64_t checksum = 0;
    };
    std::string path_;
    std::shared_ptr<const OpenFile> file_;
    std::uint64_t seed_ = 0;
    std::uint64_t page_size_ = 0;
    std::uint64_t database_size_ = 0;
    std::array<Section, section_count> sections_{};
    std::uint64_t sections_size_ = 0;
    std::shared_ptr<const std::byte> bytes_;  // of the sections, once one is asked for
};

/// The name of an SQLite VFS that reads sealed files: it hides what stands behind the pages and
/// answers SQLITE_CORRUPT for a page whose checksum does not fit.
const char* sealed_vfs();

}  // namespace relata
