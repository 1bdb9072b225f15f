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

/// The first sections are the columns of a snapshot; those behind them, what its searches ask of
/// relations, can be missing (files of older versions have none) and are loaded apart, since most
/// questions do not need them.
inline constexpr std::size_t section_count = 16;
inline constexpr std::size_t snapshot_section_count = 10;

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
    /// How many bytes it has, without reading or checking them.
    [[nodiscard]] std::size_t section_size(std::size_t section) const {
        return static_cast<std::size_t>(sections_.at(section).size);
    }
    /// What keeps the bytes of a section alive; nullptr before they were asked for.
    [[nodiscard]] std::shared_ptr<const void> owner(std::size_t section) const noexcept {
        return part_of(section).bytes;
    }
    /// Whether the file has more than the columns of a snapshot.
    [[nodiscard]] bool has_all_sections() const noexcept { return has_all_sections_; }

    /// Whether a database opened with sealed_vfs() is of the same save: between the two openings
    /// another may have taken its place.
    [[nodiscard]] bool is_same_save(sqlite3_file* database) const;

    /// Throws InputError when a page, a section or what stands between them is damaged. O(size of
    /// the file).
    void check();

private:
    /// Sections that are loaded together.
    struct Part {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::shared_ptr<const std::byte> bytes;  // once a section of it is asked for
    };
    static std::size_t part_number(std::size_t section) {
        return section < snapshot_section_count ? 0 : 1;
    }
    [[nodiscard]] const Part& part_of(std::size_t section) const {
        return parts_.at(part_number(section));
    }
    void load(Part& part);

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
    std::array<Part, 2> parts_;
    bool has_all_sections_ = true;
};

/// The name of an SQLite VFS that reads sealed files: it hides what stands behind the pages and
/// answers SQLITE_CORRUPT for a page whose checksum does not fit.
const char* sealed_vfs();

}  // namespace relata
