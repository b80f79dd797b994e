#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::csv {

/// What is wrong with the form of one record.
enum class fault { none, open_quote, text_after_quote, too_many_fields };

/// One field. An empty field without quotes is nothing; `""` is the empty text.
struct cell {
    std::string text;
    bool quoted = false;
};

/// One record: a line, or several where quoted fields hold line ends.
struct record {
    std::vector<cell> cells;
    std::size_t line = 1; ///< on which it begins
    fault wrong = fault::none;
    /// A line with nothing on it.
    [[nodiscard]] bool blank() const noexcept { return cells.size() == 1 && !cells[0].quoted && cells[0].text.empty(); }
};

/// Splits a text into records. RFC 4180; lines may end in CR LF, LF or CR, and fields be parted by commas, semicolons
/// or tabs.
class record_reader {
public:
    record_reader(std::string_view text, std::size_t most_fields) : text_(text), most_fields_(most_fields) {}

    /// The next record, or nothing at the end. Its cells are valid until the next call.
    [[nodiscard]] const record* next();

private:
    void field(record& into);
    void quoted(record& into, std::string& text);
    void plain(std::string& text);
    [[nodiscard]] bool at_line_end() const noexcept { return text_[at_] == '\n' || text_[at_] == '\r'; }
    void line_end();

    std::string_view text_;
    std::size_t most_fields_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    char separator_ = 0;
    record record_;
};

/// The separator that a header row is written with: the first of comma, semicolon and tab outside quotes; else a comma.
[[nodiscard]] char separator_of(std::string_view text) noexcept;

} // namespace guiju::formats::csv
