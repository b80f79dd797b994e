#include "engine_state.hpp"
#include "made.hpp"
#include "plans.hpp"
#include "reads.hpp"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>

namespace guiju::columns {

namespace {

using engine_state = engine::state;

/// All combinations of the values of an answer's dimensions; one empty one when it has none.
std::vector<std::vector<value>> dimension_values(const engine_state& in, program::answer_id id) {
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

diagnostics add_asked(engine_state& in, program::answer_id id) {
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

/// Fields that no asked answer needs are not read, so that what is wrong in them troubles nobody.
void leave_out_unread(engine_state& in, std::span<const program::answer_id> asked) {
    const auto needed = fields_of(*in.program, asked);
    for (std::uint32_t f = 0; f < in.layout.columns.size(); ++f) {
        if (!needed.contains({in.subject, f})) {
            in.layout.columns[f] = record_layout::none;
        }
    }
}

/// What the plan is for each asked item, and the columns of those whose scale it found.
void tell_plan(engine_state& in) {
    const auto& refused = in.plans->refused();
    for (std::size_t i = 0; i < in.asked.size(); ++i) {
        auto& told = in.plan[i];
        told.in_columns = !refused[i];
        if (refused[i]) {
            told.why_not = refused[i]->why;
            told.where = refused[i]->where;
        }
        const std::array asked{in.asked[i].answer};
        for (const auto& field : fields_of(*in.program, asked)) {
            if (field.record == in.subject && in.layout.columns[field.field] != record_layout::none) {
                told.reads.push_back(in.input.children[static_cast<std::size_t>(in.layout.columns[field.field])].name);
            }
        }
    }
    const auto& plan = in.plans->wide().of();
    const auto lies_as = [&](std::size_t at, step_id value, int scale) {
        constexpr int128 most_18 = 999'999'999'999'999'999;
        auto& column = in.outputs[at];
        const bool fits = plan[value].low >= -most_18 && plan[value].high <= most_18;
        column.form = form::decimal;
        column.scale = scale;
        column.width = in.options.decimals == decimal_width::narrow && fits ? 8 : 16;
    };
    for (std::size_t k = 0; k < plan.outputs.size(); ++k) {
        const auto& out = plan.outputs[k];
        const auto& asked = in.asked[in.plans->items()[k]];
        if (out.same && out.scale == plan_output::no_scale) {
            continue;
        }
        const auto kind = (*in.program)[(*in.program)[asked.answer].type].kind;
        if (kind == program::type_kind::number || kind == program::type_kind::money) {
            lies_as(asked.value_at, out.value, out.scale);
        }
        for (const auto& one : out.beside) {
            lies_as(one.column, one.value, one.scale);
        }
    }
}

/// One batch on its way: blocks are taken by threads, and each writes its own rows.
class batch_run {
public:
    batch_run(const engine_state& of, const ArrowArray& batch)
        : of_(of), batch_(batch), narrow_(of.plans->narrow(of, batch)), wide_view_(of, of.plans->wide().of(), batch) {
        if (narrow_ != nullptr) {
            narrow_view_.emplace(of, narrow_->of(), batch);
        }
        const auto blocks = (batch.length + block_rows - 1) / block_rows;
        const auto threads = std::max<std::int64_t>(std::min<std::int64_t>(of.options.threads, blocks), 1);
        for (std::int64_t t = 0; t < threads; ++t) {
            shares_.emplace_back(blocks * t / threads, blocks * (t + 1) / threads);
        }
        into_.reserve(of.outputs.size());
        for (const auto& column : of.outputs) {
            into_.emplace_back(column, batch.length, of.pool);
        }
        for (std::size_t i = 0; i < of.asked.size(); ++i) {
            if (of.plans->refused()[i]) {
                alone_.push_back(i);
            }
        }
    }

    result<arrow_array> run();

private:
    /// Blocks that lie beside each other, and the next of them to be taken.
    struct share {
        share(std::int64_t from, std::int64_t to) : next(from), end(to) {}
        share(share&& other) noexcept : next(other.next.load()), end(other.end) {}
        std::atomic<std::int64_t> next;
        std::int64_t end;
    };

    /// What one thread works with.
    struct worker {
        explicit worker(batch_run& in)
            : rows(in.of_, in.batch_, in.into_), wide(in.of_, in.of_.plans->wide(), in.wide_view_),
              writes(in.of_, in.of_.plans->items(), in.into_) {
            if (in.narrow_ != nullptr) {
                narrow.emplace(in.of_, *in.narrow_, *in.narrow_view_);
            }
        }
        row_evaluator rows;
        executor wide;
        std::optional<executor> narrow;
        vector_writer writes;
        std::int64_t tries = 0, misses = 0; ///< of the narrow plan
        std::vector<std::size_t> ask;
    };

    void work(unsigned number);
    void block(worker& with, std::int64_t at);
    void vector(worker& with, std::int64_t row, std::int64_t count);

    const engine_state& of_;
    const ArrowArray& batch_;
    const ready_plan* narrow_;
    batch_view wide_view_;
    std::optional<batch_view> narrow_view_;
    std::vector<std::size_t> alone_; ///< items that are not in columns
    std::vector<column_writer> into_;
    std::vector<share> shares_; ///< one for each thread
    std::mutex progress_;
    std::int64_t done_ = 0;
};

void batch_run::vector(worker& with, std::int64_t row, std::int64_t count) {
    bool found = false;
    // Where most vectors pass the narrow ranges, trying them costs more than it saves.
    constexpr std::int64_t patience = 16;
    if (with.narrow && with.misses * 8 <= with.tries + patience) {
        ++with.tries;
        found = with.narrow->run(row, count);
        with.misses += found ? 0 : 1;
        if (found) {
            with.writes.write(*with.narrow, narrow_->of(), row, count);
        }
    }
    if (!found && !of_.plans->items().empty()) {
        if (with.wide.run(row, count)) {
            with.writes.write(with.wide, of_.plans->wide().of(), row, count);
        } else {
            with.writes.ask_all(count);
        }
    }
    if (alone_.empty() && !with.writes.any_asked()) {
        return;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        with.ask = alone_;
        if (with.writes.any_asked()) {
            with.writes.asked_for(i, with.ask);
        }
        if (!with.ask.empty()) {
            with.rows.write(row + i, with.ask);
        }
    }
}

void batch_run::block(worker& with, std::int64_t at) {
    for (auto& column : into_) {
        column.begin_block(at);
    }
    const auto to = std::min(batch_.length, (at + 1) * block_rows);
    for (auto row = at * block_rows; row < to; row += vector_rows) {
        vector(with, row, std::min(vector_rows, to - row));
    }
    if (of_.options.progress) {
        const std::scoped_lock lock(progress_);
        done_ += to - at * block_rows;
        of_.options.progress(static_cast<std::size_t>(done_));
    }
}

/// First the thread's own share, which lies where it wrote in the batch before, then what is left of the others'.
void batch_run::work(unsigned number) {
    worker with(*this);
    for (std::size_t i = 0; i < shares_.size(); ++i) {
        auto& from = shares_[(number + i) % shares_.size()];
        for (auto at = from.next++; at < from.end && !of_.options.stop.stop_requested(); at = from.next++) {
            block(with, at);
        }
    }
}

result<arrow_array> batch_run::run() {
    of_.threads->run(static_cast<std::int64_t>(shares_.size()), [this](unsigned number) { work(number); });
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
    made->how.with_derivation = how.with_derivation || options.rules;
    made->options = options;
    made->threads = std::make_shared<thread_pool>(options.threads);
    made->input = std::move(*type);
    diagnostics problems;
    made->layout = lay_out(*made->program, subject, made->input, options.strict, problems);
    leave_out_unread(*made, asked);
    made->names = names_of(*made->program, made->layout);
    for (const auto id : asked) {
        const auto wrong = add_asked(*made, id);
        problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
    if (!problems.empty()) {
        return problems;
    }
    made->plans = std::make_shared<engine_plans>(*made);
    tell_plan(*made);
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
