#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace relata {

/// A file that takes the place of `path` whole or not at all: it is written beside it under another
/// name, flushed to the disk, and then moved; a crash at any moment leaves the old file or the new
/// one. Unless it is moved into place it vanishes.
///
/// All functions throw InputError with the path: the folder is missing, the disk is full.
class ReplacementFile {
public:
    /// Creates the file beside `path`.
    explicit ReplacementFile(std::string path);
    ReplacementFile(ReplacementFile&& other) noexcept;
    ReplacementFile(const ReplacementFile&) = delete;
    ReplacementFile& operator=(const ReplacementFile&) = delete;
    ReplacementFile& operator=(ReplacementFile&&) = delete;
    ~ReplacementFile();

    /// The name it has until it is moved.
    [[nodiscard]] const std::string& temporary_path() const noexcept { return temporary_; }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

    /// Appends.
    void write(std::string_view bytes);
    /// Gives the file the access rights of the one it replaces, or the usual ones, and flushes it.
    void finish();
    /// After finish(): replaces `path` and flushes the folder.
    void move_into_place();

private:
    [[noreturn]] void refuse(const std::string& why) const;

    std::string path_;
    std::string temporary_;
    int descriptor_ = -1;
};

}  // namespace relata
