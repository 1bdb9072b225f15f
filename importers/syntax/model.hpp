#pragma once

#include "importers/syntax/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// Strings and their numbers, looked up in the bytes they were written to: nothing is built when a
/// program starts. Views the bytes.
class StringTableView {
public:
    StringTableView() = default;
    /// `bytes` as write_string_table wrote them. Throws std::invalid_argument when they are cut.
    explicit StringTableView(std::string_view bytes);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view at(std::size_t number) const;
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

private:
    std::string_view bytes_;
    std::size_t size_ = 0;
    std::size_t slots_ = 0;
};
std::string write_string_table(const std::vector<std::string>& strings);

/// A matrix kept in one or two bytes a value and one scale a row. Views the bytes.
class PackedRowsView {
public:
    PackedRowsView() = default;
    PackedRowsView(
        std::string_view bytes, std::size_t rows, std::size_t columns, std::size_t width
    );

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    /// Adds a row to `columns()` values.
    void add_row(std::size_t row, float* values) const;
    [[nodiscard]] Matrix unpacked() const;

private:
    std::string_view bytes_;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::size_t width_ = 1;  ///< bytes a value
};

/// Named parts of a file: matrices and tables of strings, all numbers little-endian. Views the
/// bytes.
class ModelFileView {
public:
    /// Throws std::invalid_argument for bytes that are no such file.
    explicit ModelFileView(std::string_view bytes);

    /// Throw std::invalid_argument when there is no such part.
    [[nodiscard]] StringTableView strings(std::string_view name) const;
    [[nodiscard]] PackedRowsView rows(std::string_view name) const;

private:
    struct Part {
        std::string_view name;
        std::uint32_t rows = 0;
        std::uint32_t columns = 0;
        std::uint32_t width = 0;  ///< 0: strings
        std::string_view bytes;
    };
    [[nodiscard]] const Part& part(std::string_view name) const;
    std::vector<Part> parts_;
};

/// Writes what ModelFileView reads.
class ModelFileWriter {
public:
    ModelFileWriter();
    void add(std::string_view name, const std::vector<std::string>& strings);
    /// `width` 1: 255 steps from the least to the greatest value of a row; 2: 65,535.
    void add(std::string_view name, const Matrix& matrix, std::uint32_t width);
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

}  // namespace relata::syntax
