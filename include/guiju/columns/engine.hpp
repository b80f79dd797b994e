#pragma once

#include <guiju/base/result.hpp>
#include <guiju/columns/arrow.hpp>
#include <guiju/evaluate/evaluator.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// A program over batches of records: Arrow in, Arrow out, exact.
namespace guiju::columns {

/// How wide the decimals of answers are.
enum class decimal_width : std::uint8_t {
    wide,   ///< decimal128(38, scale)
    narrow, ///< decimal64(18, scale) where the types of the inputs prove that it suffices, else decimal128
};

/// What an engine gives, and how it works.
struct options {
    unsigned threads = 1; ///< the bytes that come out are the same for any number
    bool statuses = true; ///< beside each answer a column `answer.status` with the words of `evaluate::name_of`
    bool judged = false;  ///< limits and targets: columns `answer.bound`, and `answer.slack` or `answer.gap`
    /// Columns `answer.rule` and `answer.clause`: which rule gave the value, and the clause it stands on, as
    /// `evaluate::deciding_rules` tells them of the answer of one record.
    bool rules = false;
    bool other_names = false; ///< names answers in the policy's other language, where they have one
    bool strict = false;      ///< a column that no field is named after is an error; else it is not read
    decimal_width decimals = decimal_width::wide;
    std::stop_token stop; ///< asked between blocks of rows; what was begun ends with the error `columns.stopped`
    std::function<void(std::size_t rows)> progress; ///< rows done so far, now and then, from one thread at a time
};

/// How one answer is computed.
struct planned_answer {
    program::answer_id answer = program::answer_id::none;
    std::string column;             ///< its name in the output
    bool in_columns = false;        ///< else each row is evaluated alone
    wording why_not;                ///< when it is not in columns: which construct or column stands in the way
    span where;                     ///< where that construct is written
    std::vector<std::string> reads; ///< the input columns that it needs
};

/// Answers of one program for batches of one schema.
///
/// Each row is one record of the subject's type. Columns are matched with fields by name, in either language; a field
/// without a column is missing. Integers of all widths, decimal32 to decimal256, floats (as the shortest decimal text
/// that reads back the same), texts, dictionaries, booleans, dates, lists and structs are read where they lie. Answers
/// are numbers and amounts as decimals at the scale that their types prove, or as decimal text where nothing bounds
/// their digits; categories as dictionaries; yes/no, dates, texts; everything else as its text in FEEL. A row without
/// an answer is null, and its status says why. An answer with dimensions has one column for each of their values.
///
/// The values are those that `evaluate::evaluator` gives for each row, digit by digit: where proven ranges allow, by
/// kernels over scaled integers; else, row by row, by that evaluator. Thread-safe; cheap to copy.
class engine {
public:
    /// Errors name what is wrong: a schema that is no struct, a column whose type a field cannot have, an answer that
    /// is not asked of `subject`.
    [[nodiscard]] static result<engine> make(std::shared_ptr<const program::program> of, program::record_id subject,
                                             std::span<const program::answer_id> asked, const ArrowSchema& input,
                                             const evaluate::question& how = {}, const options& options = {});

    /// The schema of what comes out.
    [[nodiscard]] arrow_schema schema() const;
    /// The answers for one batch: a struct array of `schema()`. A batch that is not of the input's schema, whose
    /// buffers are not there, or whose offsets lead outside is an error, as is one of more than 2³¹ − 1 rows. How long
    /// buffers are is not told in Arrow's C interface: that they hold what lengths and offsets say has to be so. The
    /// batch is only read.
    [[nodiscard]] result<arrow_array> operator()(const ArrowArray& batch) const;
    /// How each answer is computed, and why not in columns.
    [[nodiscard]] const std::vector<planned_answer>& plan() const noexcept;
    /// Row `row` of a batch as a record of the program, for a derivation afterwards; null with its reason when it
    /// cannot be read.
    [[nodiscard]] value record(const ArrowArray& batch, std::int64_t row) const;

    struct state;

private:
    friend class totals;
    explicit engine(std::shared_ptr<const state> s) : state_(std::move(s)) {}
    std::shared_ptr<const state> state_;
};

/// The answers for a stream of batches, batch by batch as they are asked for; no more than one batch is held. An error
/// of the input, or of a batch, is handed on by `get_next` and told by `get_last_error`; the stream has ended then.
[[nodiscard]] arrow_stream run(engine with, arrow_stream input);

/// The schema of a stream; an error when it has none, was released, or lacks its functions.
[[nodiscard]] result<arrow_schema> schema_of(arrow_stream& stream);

/// The next batch of a stream whose schema was had; empty at its end, and an error where it fails.
[[nodiscard]] result<arrow_array> next_of(arrow_stream& stream);

} // namespace guiju::columns
