#include "engine_state.hpp"
#include "made.hpp"

#include <guiju/meaning/to_text.hpp>

#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>

namespace guiju::columns {

namespace {

using state = engine::state;

/// All combinations of the values of an answer's dimensions; one empty one when it has none.
std::vector<std::vector<value>> dimension_values(const state& in, program::answer_id id) {
    std::vector<std::vector<value>> all{{}};
    for (std::size_t d = 0; d < (*in.program)[id].dimensions.size(); ++d) {
        std::vector<std::vector<value>> longer;
        for (const auto& so_far : all) {
            for (const auto& v : in.evaluator->values_of(id, d, in.how)) {
                longer.push_back(so_far);
                longer.back().push_back(v);
            }
        }
        all = std::move(longer);
    }
    return all;
}

diagnostics add_asked(state& in, program::answer_id id) {
    const auto& answer = (*in.program)[id];
    if (answer.subject != in.subject) {
        return {
            arrow_problem("columns.subject", {"答案 " + answer.name + " 不是对这种记录提出的",
                                              "the answer " + answer.name + " is not asked of records of this type"})};
    }
    for (auto& values : dimension_values(in, id)) {
        asked_item item;
        item.answer = id;
        item.dimensions = std::move(values);
        add_outputs(in, item);
        planned_answer planned;
        planned.answer = id;
        planned.column = in.outputs[item.value_at].name;
        in.plan.push_back(std::move(planned));
        in.asked.push_back(std::move(item));
    }
    return {};
}

/// One batch on its way: blocks are taken by threads in turn, and each writes its own rows.
class batch_run {
public:
    batch_run(const state& of, const ArrowArray& batch) : of_(of), batch_(batch) {
        into_.reserve(of.outputs.size());
        for (const auto& column : of.outputs) {
            into_.emplace_back(column, batch.length, of.pool);
        }
    }

    result<arrow_array> run();

private:
    void work();
    void block(row_evaluator& rows, std::int64_t at);

    const state& of_;
    const ArrowArray& batch_;
    std::vector<column_writer> into_;
    std::atomic<std::int64_t> next_{0};
    std::mutex progress_;
    std::int64_t done_ = 0;
};

void batch_run::block(row_evaluator& rows, std::int64_t at) {
    for (auto& column : into_) {
        column.begin_block(at);
    }
    std::vector<std::size_t> all(of_.asked.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto to = std::min(batch_.length, (at + 1) * block_rows);
    for (auto row = at * block_rows; row < to; ++row) {
        rows.write(row, all);
    }
    if (of_.options.progress) {
        const std::scoped_lock lock(progress_);
        done_ += to - at * block_rows;
        of_.options.progress(static_cast<std::size_t>(done_));
    }
}

void batch_run::work() {
    row_evaluator rows(of_, batch_, into_);
    for (auto at = next_++; at * block_rows < batch_.length && !of_.options.stop.stop_requested(); at = next_++) {
        block(rows, at);
    }
}

result<arrow_array> batch_run::run() {
    {
        std::vector<std::jthread> others;
        const auto blocks = (batch_.length + block_rows - 1) / block_rows;
        for (std::int64_t t = 1; t < std::min<std::int64_t>(of_.options.threads, blocks); ++t) {
            others.emplace_back([this] { work(); });
        }
        work();
    }
    if (of_.options.stop.stop_requested()) {
        return arrow_problem("columns.stopped", {"计算被中止", "the evaluation was stopped"});
    }
    std::vector<arrow_array> children;
    for (auto& column : into_) {
        children.push_back(std::move(column).finish());
    }
    std::vector<buffer> no_validity;
    no_validity.emplace_back();
    return make_array(batch_.length, 0, std::move(no_validity), std::move(children));
}

} // namespace

result<engine> engine::make(std::shared_ptr<const program::program> of, program::record_id subject,
                            std::span<const program::answer_id> asked, const ArrowSchema& input,
                            const evaluate::question& how, const columns::options& options) {
    auto type = read_type(input);
    if (!type) {
        return type.problems();
    }
    if (type->storage != storage::record) {
        return arrow_problem("columns.schema",
                             {"数据应是由列组成的表（struct）", "the data must be a table: a struct of columns"});
    }
    auto made = std::make_shared<state>();
    made->evaluator.emplace(of);
    made->program = std::move(of);
    made->subject = subject;
    made->how = how;
    made->how.with_derivation = options.fired;
    made->options = options;
    made->input = std::move(*type);
    diagnostics problems;
    made->layout = lay_out(*made->program, subject, made->input, options.strict, problems);
    made->names = names_of(*made->program, made->layout);
    for (const auto id : asked) {
        const auto wrong = add_asked(*made, id);
        problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
    if (!problems.empty()) {
        return problems;
    }
    return engine(std::move(made));
}

arrow_schema engine::schema() const {
    std::vector<arrow_schema> children;
    for (const auto& column : state_->outputs) {
        children.push_back(column.schema());
    }
    return make_schema("+s", "", false, std::move(children));
}

result<arrow_array> engine::operator()(const ArrowArray& batch) const {
    if (auto problems = check_array(state_->input, batch); !problems.empty()) {
        return problems;
    }
    return batch_run(*state_, batch).run();
}

const std::vector<planned_answer>& engine::plan() const noexcept { return state_->plan; }

value engine::record(const ArrowArray& batch, std::int64_t row) const {
    if (row < 0 || row >= batch.length || !check_array(state_->input, batch).empty()) {
        return value(reason::missing);
    }
    return record_at(*state_->program, state_->layout, state_->input, state_->names, batch, row);
}

} // namespace guiju::columns
