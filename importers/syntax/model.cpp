#include "importers/syntax/model.hpp"

#include "importers/syntax/register_widths.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace relata::syntax {
namespace {

static_assert(std::endian::native == std::endian::little, "the files hold little-endian numbers");

constexpr std::string_view magic = "relata syntax 1\n";

std::uint64_t hash_of(std::string_view text) {
    // FNV-1a, by G. Fowler, L. C. Noll and K.-P. Vo.
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    return hash ^ hash >> 32U;
}

template <typename Number>
void append_number(std::string& bytes, Number number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

std::string_view take(std::string_view& bytes, std::size_t count) {
    if (count > bytes.size()) throw std::invalid_argument("a model file that ends too early");
    const auto taken = bytes.substr(0, count);
    bytes.remove_prefix(count);
    return taken;
}

constexpr std::size_t number_size = sizeof(std::uint32_t);

}  // namespace

// ---- strings: their number, that of the slots, offsets, slots, text --------------------------

StringTableView::StringTableView(std::string_view bytes) : bytes_(bytes) {
    auto rest = bytes;
    size_ = number_at(take(rest, number_size), 0);
    slots_ = number_at(take(rest, number_size), 0);
    const auto numbers = take(rest, (size_ + 1 + slots_) * number_size);
    if (number_at(numbers, size_ * number_size) > rest.size()) {
        throw std::invalid_argument("a table of strings that ends too early");
    }
}

std::string_view StringTableView::at(std::size_t number) const {
    const auto text = (2 + size_ + 1 + slots_) * number_size;
    const auto begin = number_at(bytes_, (2 + number) * number_size);
    const auto end = number_at(bytes_, (3 + number) * number_size);
    return bytes_.substr(text + begin, end - begin);
}

std::optional<std::uint32_t> StringTableView::find(std::string_view text) const {
    if (slots_ == 0) return std::nullopt;
    const auto slots = (2 + size_ + 1) * number_size;
    for (auto slot = hash_of(text) & (slots_ - 1);; slot = (slot + 1) & (slots_ - 1)) {
        const auto number = number_at(bytes_, slots + slot * number_size);
        if (number == 0) return std::nullopt;
        if (at(number - 1) == text) return number - 1;
    }
}

std::string write_string_table(const std::vector<std::string>& strings) {
    const auto slot_count = std::bit_ceil(strings.size() * 2 + 1);
    std::vector<std::uint32_t> slots(slot_count, 0);
    for (std::size_t i = 0; i < strings.size(); ++i) {
        auto slot = hash_of(strings[i]) & (slot_count - 1);
        while (slots[slot] != 0) slot = (slot + 1) & (slot_count - 1);
        slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
    std::string bytes;
    append_number(bytes, static_cast<std::uint32_t>(strings.size()));
    append_number(bytes, static_cast<std::uint32_t>(slot_count));
    std::uint32_t offset = 0;
    for (const auto& text : strings) {
        append_number(bytes, offset);
        offset += static_cast<std::uint32_t>(text.size());
    }
    append_number(bytes, offset);
    for (const auto slot : slots) append_number(bytes, slot);
    for (const auto& text : strings) bytes += text;
    return bytes;
}

// ---- matrices: a scale a row, then the values ------------------------------------------------

PackedRowsView::PackedRowsView(
    std::string_view bytes, std::size_t rows, std::size_t columns, std::size_t width
)
    : bytes_(bytes), rows_(rows), columns_(columns), width_(width) {}

/// Adds numbers of one or two bytes, times a scale.
template <typename Number>
RELATA_IN_EACH_WIDTH void add_scaled(
    const char* packed, float scale, std::size_t count, float* __restrict values
) {
    for (std::size_t j = 0; j < count; ++j) {
        Number value = 0;
        std::memcpy(&value, packed + j * sizeof value, sizeof value);
        values[j] += scale * static_cast<float>(value);
    }
}
RELATA_FOR_EACH_WIDTH
static void add_bytes(const char* packed, float scale, std::size_t count, float* values) {
    add_scaled<std::int8_t>(packed, scale, count, values);
}
RELATA_FOR_EACH_WIDTH
static void add_pairs(const char* packed, float scale, std::size_t count, float* values) {
    add_scaled<std::int16_t>(packed, scale, count, values);
}

void PackedRowsView::add_row(std::size_t row, float* values) const {
    float scale = 0;
    std::memcpy(&scale, bytes_.data() + row * sizeof scale, sizeof scale);
    const auto* packed = bytes_.data() + rows_ * sizeof scale + row * columns_ * width_;
    (width_ == 1 ? add_bytes : add_pairs)(packed, scale, columns_, values);
}

Matrix PackedRowsView::unpacked() const {
    Matrix matrix(rows_, columns_);
    for (std::size_t i = 0; i < rows_; ++i) add_row(i, matrix.row(i));
    return matrix;
}

// ---- files -----------------------------------------------------------------------------------

ModelFileView::ModelFileView(std::string_view bytes) {
    if (take(bytes, std::min(bytes.size(), magic.size())) != magic) {
        throw std::invalid_argument("not a model of relata's parser");
    }
    while (!bytes.empty()) {
        Part part;
        const auto name_size = number_at(take(bytes, number_size), 0);
        part.name = take(bytes, name_size);
        part.rows = number_at(take(bytes, number_size), 0);
        part.columns = number_at(take(bytes, number_size), 0);
        part.width = number_at(take(bytes, number_size), 0);
        const auto size = number_at(take(bytes, number_size), 0);
        part.bytes = take(bytes, size);
        const auto row_size = sizeof(float) + std::size_t{part.columns} * part.width;
        if (part.width > 2 || (part.width != 0 && part.rows * row_size != size)) {
            throw std::invalid_argument("a matrix of another size than its bytes");
        }
        parts_.push_back(part);
    }
}

const ModelFileView::Part& ModelFileView::part(std::string_view name) const {
    const auto found = std::ranges::find(parts_, name, &Part::name);
    if (found == parts_.end()) {
        throw std::invalid_argument("the model has no " + std::string(name));
    }
    return *found;
}

StringTableView ModelFileView::strings(std::string_view name) const {
    return StringTableView(part(name).bytes);
}

PackedRowsView ModelFileView::rows(std::string_view name) const {
    const auto& found = part(name);
    return {found.bytes, found.rows, found.columns, found.width};
}

namespace {

void append_part(
    std::string& file,
    std::string_view name,
    std::size_t rows,
    std::size_t columns,
    std::uint32_t width,
    const std::string& bytes
) {
    append_number(file, static_cast<std::uint32_t>(name.size()));
    file += name;
    append_number(file, static_cast<std::uint32_t>(rows));
    append_number(file, static_cast<std::uint32_t>(columns));
    append_number(file, width);
    append_number(file, static_cast<std::uint32_t>(bytes.size()));
    file += bytes;
}

}  // namespace

ModelFileWriter::ModelFileWriter() : bytes_(magic) {}

void ModelFileWriter::add(std::string_view name, const std::vector<std::string>& strings) {
    append_part(bytes_, name, strings.size(), 1, 0, write_string_table(strings));
}

void ModelFileWriter::add(std::string_view name, const Matrix& matrix, std::uint32_t width) {
    const float steps = width == 1 ? 127.0F : 32767.0F;
    std::string scales;
    std::string values;
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        float most = 0;
        for (std::size_t j = 0; j < matrix.columns; ++j) {
            most = std::max(most, std::abs(matrix.row(i)[j]));
        }
        const float scale = most > 0 ? most / steps : 1.0F;
        append_number(scales, scale);
        for (std::size_t j = 0; j < matrix.columns; ++j) {
            const auto value = std::lround(matrix.row(i)[j] / scale);
            if (width == 1) {
                append_number(values, static_cast<std::int8_t>(value));
            } else {
                append_number(values, static_cast<std::int16_t>(value));
            }
        }
    }
    append_part(bytes_, name, matrix.rows, matrix.columns, width, scales + values);
}

}  // namespace relata::syntax
