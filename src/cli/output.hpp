#pragma once

#include <guiju/guiju.hpp>

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace guiju::cli {

/// Writes outcomes in one of the formats.
class outcome_writer {
public:
    virtual ~outcome_writer() = default;
    virtual void write(const outcome& one) = 0;
    /// The same with the readings that it was found under.
    virtual void write(const reading_outcome& one) = 0;
    /// What comes behind the last outcome.
    virtual void finish() {}
};

/// `format` is table, csv, json or jsonl. `with_readings`: columns have a place for readings.
[[nodiscard]] std::unique_ptr<outcome_writer> make_writer(const std::string& format, const policy& of, lang language,
                                                          std::ostream& to, bool with_readings = false);

/// Rows of text with aligned columns; the first row is a heading.
void write_aligned(std::ostream& to, const std::vector<std::vector<std::string>>& rows);

/// A field of a CSV file, quoted where it must be.
[[nodiscard]] std::string csv_field(const std::string& text);

} // namespace guiju::cli
