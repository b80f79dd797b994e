#pragma once

#include "column_type.hpp"
#include "layout.hpp"
#include "output.hpp"
#include "thread_pool.hpp"

#include <guiju/columns/engine.hpp>
#include <guiju/evaluate/deciding.hpp>
#include <guiju/evaluate/scratch.hpp>

#include <optional>

namespace guiju::columns {

/// One asked answer with one value for each of its dimensions, and the columns of the output it is written to.
struct asked_item {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    program::answer_id answer = program::answer_id::none;
    std::vector<value> dimensions;
    std::size_t value_at = none, status_at = none, bound_at = none, slack_at = none, rule_at = none, clause_at = none;
    std::shared_ptr<const evaluate::deciding_rules> rules; ///< when they are asked for
    static constexpr std::uint32_t no_word = 0xFFFF'FFFF;
    std::vector<std::uint32_t> clause_of; ///< the clauses' word for each rule, then for none
};

class engine_plans;

/// What an engine is made of; immutable but for plans, buffers and threads, which take care of themselves.
struct engine::state {
    std::shared_ptr<const program::program> program;
    std::optional<evaluate::evaluator> evaluator;
    program::record_id subject = program::record_id::none;
    evaluate::question how;
    columns::options options;
    column_type input;
    record_layout layout;
    shared<const shape> names;
    std::vector<asked_item> asked;
    std::vector<output_column> outputs;
    std::vector<planned_answer> plan;
    std::shared_ptr<engine_plans> plans;
    std::shared_ptr<buffer_pool> pool = std::make_shared<buffer_pool>();
    std::shared_ptr<thread_pool> threads;
};

/// Makes the output columns of one asked answer.
void add_outputs(engine::state& in, asked_item& item);

/// Writes outcomes into rows, with all that stands beside them.
class outcome_writer {
public:
    outcome_writer(const engine::state& of, std::vector<column_writer>& into) : of_(of), into_(into) {}

    void write(std::int64_t row, const asked_item& item, const evaluate::outcome& found);

private:
    bool put(std::int64_t row, std::size_t column, const value& v) {
        return column == asked_item::none || into_[column].put(row, v);
    }
    void rule(std::int64_t row, const asked_item& item, const evaluate::outcome& found);
    void status(std::int64_t row, const asked_item& item, evaluate::status s) {
        if (item.status_at != asked_item::none) {
            into_[item.status_at].put_word(row, static_cast<std::uint32_t>(s));
        }
    }

    const engine::state& of_;
    std::vector<column_writer>& into_;
};

/// Evaluates rows one by one. One for each thread.
class row_evaluator {
public:
    row_evaluator(const engine::state& of, const ArrowArray& batch, std::vector<column_writer>& into)
        : of_(of), batch_(batch), into_(of, into) {}

    /// Writes what these items are for one row.
    void write(std::int64_t row, std::span<const std::size_t> items);

private:
    void write(std::int64_t row, const asked_item& item, const value& record);

    const engine::state& of_;
    const ArrowArray& batch_;
    outcome_writer into_;
    evaluate::scratch memory_;
};

} // namespace guiju::columns
