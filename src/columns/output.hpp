#pragma once

#include "buffers.hpp"

#include <guiju/columns/arrow.hpp>
#include <guiju/value/value.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace guiju::columns {

/// Rows that one thread takes at once. A multiple of eight, so that no two threads write one byte of a bitmap.
inline constexpr std::int64_t block_rows = 4'096;

/// How an answer's values lie in the output.
enum class form : std::uint8_t {
    boolean, ///< bits
    decimal, ///< `width` bytes, value × 10^scale
    days,    ///< date32
    words,   ///< dictionary of `words`, indices of `width` bytes, 1 or 4
    text,    ///< large utf8
};

/// One column of the output.
struct output_column {
    std::string name;
    columns::form form = form::text;
    int width = 0;
    int scale = 0;
    bool ordered = false;           ///< of dictionaries
    std::vector<std::string> words; ///< of dictionaries

    [[nodiscard]] arrow_schema schema() const;
};

/// A dictionary column of those words.
[[nodiscard]] output_column words_column(std::string name, std::vector<std::string> words, bool ordered = false);

/// One column of one batch while it is made. Threads may write different blocks at the same time.
class column_writer {
public:
    column_writer(const output_column& of, std::int64_t rows, const std::shared_ptr<buffer_pool>& pool);

    /// Called before any row of a block is written: all its rows are valid then.
    void begin_block(std::int64_t block) noexcept;
    /// Writes one cell; false, and a null, when the value does not fit: a decimal with more digits than the scale has.
    bool put(std::int64_t row, const value& v);
    void put_word(std::int64_t row, std::uint32_t word) noexcept;
    void put_null(std::int64_t row) noexcept;
    /// From a row at the beginning of a byte of the bitmap: which rows are valid, a byte each. Cells are left alone.
    void put_valid(std::int64_t row, std::int64_t count, const std::uint8_t* valid) noexcept;
    /// The fixed-width cells, and the bitmap of what is valid, for who writes many at once.
    [[nodiscard]] std::byte* cells() noexcept { return cells_.data(); }
    [[nodiscard]] std::uint8_t* valid() noexcept { return valid_.as<std::uint8_t>(); }
    [[nodiscard]] const output_column& of() const noexcept { return of_; }

    /// The array; nothing can be written afterwards.
    [[nodiscard]] arrow_array finish() &&;

private:
    bool put_decimal(std::int64_t row, const decimal& n) noexcept;
    void put_text(std::int64_t row, std::string_view text);
    [[nodiscard]] std::vector<buffer> text_buffers();
    [[nodiscard]] std::int64_t nulls() noexcept;

    const output_column& of_;
    std::int64_t rows_;
    std::shared_ptr<buffer_pool> pool_;
    buffer cells_; ///< of texts: their lengths, shifted by one place
    buffer valid_;
    bool any_null_ = false;          ///< threads set it, none unsets it
    std::vector<std::string> texts_; ///< of each block, one after the other
};

} // namespace guiju::columns
