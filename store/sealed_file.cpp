#include "store/sealed_file.hpp"

#include "graph/dot_text.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>
#include <xxhash.h>

namespace relata {
namespace {

constexpr std::array<char, 8> magic{'r', 'e', 'l', 'a', 't', 'a', '\x02', '\n'};
/// Of files that have the columns of a snapshot only.
constexpr std::array<char, 8> older_magic{'r', 'e', 'l', 'a', 't', 'a', '\x01', '\n'};
constexpr std::size_t block_size = std::size_t{1} << 20U;

struct FooterSection {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t checksum = 0;
};

/// The end of the file, behind one FooterSection for each section.
struct FooterEnd {
    std::uint64_t seed = 0;
    std::uint64_t page_size = 0;  ///< a power of 2 that divides block_size
    std::uint64_t database_size = 0;
    std::uint64_t checksum = 0;  ///< of all of the footer before it
    std::array<char, 8> ends_with = magic;
};
static_assert(sizeof(FooterSection) == 24 && sizeof(FooterEnd) == 40, "written as they are");

struct Footer {
    std::vector<FooterSection> sections;
    FooterEnd end;

    [[nodiscard]] std::uint64_t size() const {
        return sections.size() * sizeof(FooterSection) + sizeof(FooterEnd);
    }
    [[nodiscard]] std::string bytes() const {
        std::string text(size(), '\0');
        const auto length = sections.size() * sizeof(FooterSection);
        std::memcpy(text.data(), sections.data(), length);
        std::memcpy(text.data() + length, &end, sizeof end);
        return text;
    }
    [[nodiscard]] std::uint64_t checksum() const {
        const auto text = bytes();
        constexpr auto behind = sizeof(FooterEnd) - offsetof(FooterEnd, checksum);
        return XXH3_64bits(text.data(), text.size() - behind);
    }
};

/// The footer of a file of that size, through `read(bytes, length, offset)`, which tells whether it
/// could; nothing when there is none, or it is damaged.
template <typename Read>
std::optional<Footer> read_footer(std::uint64_t size, Read read) {
    Footer footer;
    auto& end = footer.end;
    if (size < sizeof end || !read(&end, sizeof end, size - sizeof end)) return std::nullopt;
    if (end.ends_with != magic && end.ends_with != older_magic) return std::nullopt;
    footer.sections.resize(end.ends_with == magic ? section_count : snapshot_section_count);
    const auto length = footer.sections.size() * sizeof(FooterSection);
    const bool is_whole = size >= footer.size() &&
                          read(footer.sections.data(), length, size - footer.size()) &&
                          end.checksum == footer.checksum();
    return is_whole ? std::optional(std::move(footer)) : std::nullopt;
}

/// How the pages of one file are checked.
struct PageSeal {
    std::uint64_t seed = 0;
    std::uint64_t page_size = 0;

    /// Pages are numbered from 1.
    [[nodiscard]] std::uint64_t checksum(const char* page, std::uint64_t number) const {
        constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;
        return XXH3_64bits_withSeed(page, page_size - page_checksum_size, seed ^ (number * spread));
    }
    [[nodiscard]] bool holds(const char* page, std::uint64_t number) const {
        std::uint64_t kept = 0;
        std::memcpy(&kept, page + page_size - page_checksum_size, sizeof kept);
        return kept == checksum(page, number);
    }
};

bool is_possible_page_size(std::uint64_t size) {
    return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw InputError({sanitized(path)}, why);
}

}  // namespace

/// A descriptor that closes itself.
class OpenFile {
public:
    explicit OpenFile(const std::string& path) : path_(path) {
        do {
            descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        } while (descriptor_ < 0 && errno == EINTR);
        if (descriptor_ < 0) fail();
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { close(descriptor_); }

    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    [[noreturn]] void fail() const {
        refuse(path_, std::string("cannot be read: ") + std::strerror(errno));
    }
    [[nodiscard]] std::uint64_t size() const {
        struct stat status {};
        if (fstat(descriptor_, &status) != 0) fail();
        return static_cast<std::uint64_t>(status.st_size);
    }
    /// Reads exactly `size` bytes; false when the file ends before.
    bool read(void* into, std::size_t size, std::uint64_t offset) const {
        auto* bytes = static_cast<char*>(into);
        while (size != 0) {
            const auto got = pread(descriptor_, bytes, size, static_cast<off_t>(offset));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail();
            if (got == 0) return false;
            bytes += got;
            size -= static_cast<std::size_t>(got);
            offset += static_cast<std::uint64_t>(got);
        }
        return true;
    }

private:
    std::string path_;
    int descriptor_ = -1;
};

namespace {

/// What stands at a byte is not what relata wrote there.
[[noreturn]] void refuse_damage(const std::string& path, std::uint64_t byte) {
    refuse(
        path,
        "the graph file is damaged or was changed by another program (at byte " +
            std::to_string(byte) + ')'
    );
}

/// Calls `visit(pages, offset)` with blocks of whole pages.
template <typename Visit>
void for_each_block(
    const OpenFile& file, std::uint64_t size, const std::string& path, Visit visit
) {
    std::vector<char> block(block_size);
    for (std::uint64_t at = 0; at < size; at += block_size) {
        const auto length =
            static_cast<std::size_t>(std::min<std::uint64_t>(block_size, size - at));
        if (!file.read(block.data(), length, at)) refuse_damage(path, at);
        visit(std::span(block).first(length), at);
    }
}

void write_at(
    int descriptor, std::span<const char> bytes, std::uint64_t offset, const std::string& path
) {
    while (!bytes.empty()) {
        const auto written =
            pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            refuse(path, std::string("cannot be written: ") + std::strerror(errno));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
}

/// The bytes a section takes, so that the next begins where any number may stand.
std::uint64_t padded(std::uint64_t size) {
    constexpr std::uint64_t alignment = 64;
    return (size + alignment - 1) / alignment * alignment;
}

/// Tells a database of another program from a damaged graph file: by the application id, which
/// stands at byte 68 of the first page (https://www.sqlite.org/fileformat.html).
void require_application(const OpenFile& file, const std::string& path) {
    constexpr std::string_view begins("SQLite format 3\0", 16);
    constexpr std::string_view application = "rela";
    constexpr std::size_t application_offset = 68;
    std::array<char, application_offset + application.size()> header{};
    if (!file.read(header.data(), header.size(), 0)) refuse_damage(path, 0);
    const std::string_view text(header.data(), header.size());
    if (text.starts_with(begins) && text.substr(application_offset) != application) {
        refuse(path, "an SQLite database, but no relata graph file (byte 68)");
    }
}

}  // namespace

std::size_t page_size_for(std::size_t records) {
    constexpr std::size_t few = 20'000;
    return records < few ? 1024 : 8192;
}

void seal(
    ReplacementFile& file,
    std::size_t page_size,
    std::span<const std::span<const std::byte>, section_count> sections
) {
    const OpenFile database(file.temporary_path());
    const auto& path = file.temporary_path();
    Footer footer;
    footer.end.page_size = page_size;
    footer.end.database_size = database.size();
    const auto database_size = footer.end.database_size;
    if (database_size % page_size != 0) refuse(path, "cannot be written: a torn page");
    for_each_block(database, database_size, path, [&](std::span<char> pages, std::uint64_t) {
        footer.end.seed = XXH3_64bits_withSeed(pages.data(), pages.size(), footer.end.seed);
    });
    const PageSeal seal{footer.end.seed, footer.end.page_size};
    for_each_block(database, database_size, path, [&](std::span<char> pages, std::uint64_t offset) {
        for (std::size_t at = 0; at < pages.size(); at += page_size) {
            char* const page = pages.data() + at;
            const auto checksum = seal.checksum(page, (offset + at) / page_size + 1);
            // Only what differs: the pages stand in the file already.
            std::array<char, page_checksum_size> bytes{};
            std::memcpy(bytes.data(), &checksum, sizeof checksum);
            write_at(file.descriptor(), bytes, offset + at + page_size - bytes.size(), path);
        }
    });
    if (lseek(file.descriptor(), 0, SEEK_END) < 0) {
        refuse(path, std::string("cannot be written: ") + std::strerror(errno));
    }
    auto offset = database_size;
    for (const auto bytes : sections) {
        footer.sections.push_back({offset, bytes.size(), XXH3_64bits(bytes.data(), bytes.size())});
        file.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        const std::string padding(padded(bytes.size()) - bytes.size(), '\0');
        file.write(padding);
        offset += bytes.size() + padding.size();
    }
    footer.end.checksum = footer.checksum();
    file.write(footer.bytes());
}

bool is_sealed_file(const std::string& path) {
    constexpr std::string_view begins = "SQLite format 3";
    // Not OpenFile: asking what a pipe or a device is must not wait for it.
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return false;
    struct stat status {};
    std::array<char, 100> header{};
    const bool is_read =
        fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        pread(descriptor, header.data(), header.size(), 0) == static_cast<ssize_t>(header.size());
    close(descriptor);
    return is_read && std::string_view(header.data(), header.size()).starts_with(begins);
}

SealedFile::SealedFile(std::string path)
    : path_(std::move(path)), file_(std::make_shared<const OpenFile>(path_)) {
    const auto& file = *file_;
    const auto size = file.size();
    require_application(file, path_);
    const auto found =
        read_footer(size, [&file](void* bytes, std::size_t length, std::uint64_t at) {
            return file.read(bytes, length, at);
        });
    if (!found) refuse_damage(path_, size);
    const auto& footer = *found;
    has_all_sections_ = footer.sections.size() == section_count;
    seed_ = footer.end.seed;
    page_size_ = footer.end.page_size;
    database_size_ = footer.end.database_size;
    const auto end = size - footer.size();
    if (!is_possible_page_size(page_size_) || database_size_ > end) refuse_damage(path_, end);
    // Each begins where the one before ends, and the footer where the last does.
    auto begin = database_size_;
    for (auto& part : parts_) part.offset = begin;
    for (std::size_t i = 0; i < footer.sections.size(); ++i) {
        const auto& [offset, length, checksum] = footer.sections[i];
        if (offset != begin || length > end - begin || padded(length) > end - begin) {
            refuse_damage(path_, end);
        }
        auto& part = parts_.at(part_number(i));
        if (i == snapshot_section_count) part.offset = begin;
        sections_.at(i) = {offset - part.offset, length, checksum};
        part.size += padded(length);
        begin += padded(length);
    }
    if (begin != end) refuse_damage(path_, end);
}

void SealedFile::load(Part& part) {
    constexpr std::size_t small = std::size_t{16} << 20U;
    const auto length = static_cast<std::size_t>(part.size);
    if (part.bytes || length == 0) return;
    const auto& file = *file_;
    if (length > small) {
        void* const mapped = mmap(
            nullptr,
            length,
            PROT_READ,
            MAP_PRIVATE | MAP_POPULATE,
            file.descriptor(),
            static_cast<off_t>(part.offset)
        );
        if (mapped == MAP_FAILED) file.fail();
        part.bytes = std::shared_ptr<const std::byte>(
            static_cast<const std::byte*>(mapped),
            [mapped, length](const std::byte*) { munmap(mapped, length); }
        );
        return;
    }
    const std::shared_ptr<std::byte[]> bytes(new std::byte[length]);
    if (!file.read(bytes.get(), length, part.offset)) refuse_damage(path_, part.offset);
    part.bytes = std::shared_ptr<const std::byte>(bytes, bytes.get());
}

std::span<const std::byte> SealedFile::section(std::size_t section) {
    auto& part = parts_.at(part_number(section));
    load(part);
    const auto& [offset, size, checksum] = sections_.at(section);
    // A file of an older version ends before it.
    if (size == 0 && checksum == 0) return {};
    const std::span bytes(part.bytes.get() + offset, size);
    if (XXH3_64bits(bytes.data(), bytes.size()) != checksum) {
        refuse_damage(path_, part.offset + offset);
    }
    return bytes;
}

void SealedFile::check() {
    for (std::size_t i = 0; i < section_count; ++i) {
        static_cast<void>(section(i));
        const auto& part = part_of(i);
        const auto& [offset, size, checksum] = sections_.at(i);
        const std::span padding(part.bytes.get() + offset + size, padded(size) - size);
        const bool is_clear =
            std::ranges::all_of(padding, [](std::byte byte) { return byte == std::byte{0}; });
        if (!is_clear) refuse_damage(path_, part.offset + offset + size);
    }
    const PageSeal seal{seed_, page_size_};
    for_each_block(*file_, database_size_, path_, [&](std::span<char> pages, std::uint64_t offset) {
        for (std::size_t at = 0; at + page_size_ <= pages.size(); at += page_size_) {
            if (!seal.holds(pages.data() + at, (offset + at) / page_size_ + 1)) {
                refuse_damage(path_, offset + at);
            }
        }
    });
}

// ---- the VFS -------------------------------------------------------------------------------
// A shim over SQLite's own: https://www.sqlite.org/vfs.html

namespace {

/// SQLite allocates this and, behind it, the file of the VFS below.
struct CheckedFile {
    sqlite3_file base;
    PageSeal seal;
    std::uint64_t database_size;

    [[nodiscard]] sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

CheckedFile& checked(sqlite3_file* file) {
    return *reinterpret_cast<CheckedFile*>(file);
}

sqlite3_file* below(sqlite3_file* file) {
    return checked(file).below();
}

sqlite3_vfs* vfs_below(sqlite3_vfs* vfs) {
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int close_file(sqlite3_file* file) {
    return below(file)->pMethods->xClose(below(file));
}

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    const int code = below(file)->pMethods->xRead(below(file), into, size, offset);
    const auto at = static_cast<std::uint64_t>(offset);
    const auto& [base, seal, database_size] = checked(file);
    const bool is_page =
        static_cast<std::uint64_t>(size) == seal.page_size && at % seal.page_size == 0;
    if (code != SQLITE_OK || !is_page) return code;
    const bool is_whole =
        at < database_size && seal.holds(static_cast<const char*>(into), at / seal.page_size + 1);
    return is_whole ? SQLITE_OK : SQLITE_CORRUPT;
}

int refuse_to_write(sqlite3_file*, const void*, int, sqlite3_int64) {
    return SQLITE_READONLY;
}

int refuse_to_truncate(sqlite3_file*, sqlite3_int64) {
    return SQLITE_READONLY;
}

int flush(sqlite3_file*, int) {
    return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(checked(file).database_size);
    return SQLITE_OK;
}

// A graph file is never written in place, so readers need no locks.
int lock(sqlite3_file*, int) {
    return SQLITE_OK;
}

int is_reserved(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file* file) {
    return static_cast<int>(checked(file).seal.page_size);
}

int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_IMMUTABLE;
}

constexpr sqlite3_io_methods methods{
    1,
    close_file,
    read_file,
    refuse_to_write,
    refuse_to_truncate,
    flush,
    file_size,
    lock,
    lock,
    is_reserved,
    control,
    sector_size,
    characteristics,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    auto& opened = checked(file);
    opened.base.pMethods = nullptr;
    int code = vfs_below(vfs)->xOpen(vfs_below(vfs), name, below(file), flags, flags_out);
    if (code != SQLITE_OK) return code;
    const auto& io = *below(file)->pMethods;
    sqlite3_int64 size = 0;
    code = io.xFileSize(below(file), &size);
    std::optional<Footer> footer;
    if (code == SQLITE_OK) {
        const auto read = [&](void* bytes, std::size_t length, std::uint64_t at) {
            code = io.xRead(
                below(file), bytes, static_cast<int>(length), static_cast<sqlite3_int64>(at)
            );
            return code == SQLITE_OK;
        };
        footer = read_footer(static_cast<std::uint64_t>(size), read);
        const bool is_sound = footer && is_possible_page_size(footer->end.page_size);
        if (code == SQLITE_OK && !is_sound) code = SQLITE_CORRUPT;
    }
    if (code != SQLITE_OK) {
        io.xClose(below(file));
        return code;
    }
    opened.seal = {footer->end.seed, footer->end.page_size};
    opened.database_size = footer->end.database_size;
    opened.base.pMethods = &methods;
    return SQLITE_OK;
}

}  // namespace

bool SealedFile::is_same_save(sqlite3_file* database) const {
    return database->pMethods == &methods && checked(database).seal.seed == seed_;
}

const char* sealed_vfs() {
    // SQLite keeps the address for the life of the process.
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs* const usual = sqlite3_vfs_find(nullptr);
        sqlite3_vfs shim = *usual;
        shim.pNext = nullptr;
        shim.zName = "relata-sealed";
        shim.pAppData = usual;
        shim.szOsFile = static_cast<int>(sizeof(CheckedFile)) + usual->szOsFile;
        shim.xOpen = open_file;
        return shim;
    }();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    return registered == SQLITE_OK ? vfs.zName : nullptr;
}

}  // namespace relata
