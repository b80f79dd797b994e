#include "groups.hpp"
#include "total_names.hpp"

#include <guiju/columns/aggregate.hpp>

#include <algorithm>
#include <atomic>
#include <numeric>

namespace guiju::columns {

namespace {

/// A column that totals are asked of, with what has to be kept of it.
struct measure {
    std::string name;
    kept_of keep;
    std::vector<total_column> columns; ///< several where an answer has dimensions
};

/// A key: a column, or a dimension of the answers.
struct group_key {
    std::optional<total_column> column;
    std::string name;
};

/// One time over the rows, for one value of each dimension that is a key.
struct pass {
    std::vector<value> dimensions;                       ///< of each key that is one
    std::vector<std::vector<const total_column*>> taken; ///< of each measure
};

} // namespace

/// What totals are made of.
struct totals::state {
    engine with;
    std::shared_ptr<const engine::state> in;
    column_type answers;
    totals_limits limits;
    std::vector<total> asked;
    std::vector<told_total> told;
    std::vector<measure> measures;
    std::vector<group_key> keys;
    std::vector<pass> passes;
    std::vector<groups> parts; ///< one for each thread
    diagnostics failed;

    explicit state(engine of) : with(std::move(of)) {}
    diagnostics resolve(const std::vector<std::string>& by);
    diagnostics add_measure(const total& one);
    diagnostics add_key(const std::string& name);
    diagnostics add_passes();
    void work(std::size_t thread, std::int64_t from, std::int64_t to, const ArrowArray& input,
              const ArrowArray& answers_of);
};

namespace {

/// What one thread does with its rows of a batch.
class batch_fold {
public:
    batch_fold(const totals::state& of, groups& into, const ArrowArray& input, const ArrowArray& answers)
        : of_(of), into_(into), input_(input), answers_(answers) {
        for (const auto& key : of.keys) {
            readers_.emplace_back();
            if (key.column) {
                readers_.back().emplace(*of.in->program, *key.column);
                readers_.back()->begin(key.column->array(input, answers));
            }
        }
    }

    void rows(const pass& in, std::int64_t from, std::int64_t count) {
        find_groups(in, from, count);
        into_.make_room();
        if (readers_.empty()) {
            into_.add_rows(0, static_cast<std::uint64_t>(count));
        }
        for (std::int64_t i = 0; i < count && !readers_.empty(); ++i) {
            into_.add_rows(group_[static_cast<std::size_t>(i)], 1);
        }
        for (std::size_t m = 0; m < in.taken.size(); ++m) {
            for (const auto* column : in.taken[m]) {
                if (column->is_fixed()) {
                    fixed(m, *column, from, count);
                } else {
                    other(m, *column, from, count);
                }
            }
        }
    }

private:
    void find_groups(const pass& in, std::int64_t from, std::int64_t count);
    void fixed(std::size_t m, const total_column& column, std::int64_t from, std::int64_t count);
    void other(std::size_t m, const total_column& column, std::int64_t from, std::int64_t count);

    const totals::state& of_;
    groups& into_;
    const ArrowArray& input_;
    const ArrowArray& answers_;
    std::vector<std::optional<key_reader>> readers_;
    std::vector<std::uint32_t> group_ = std::vector<std::uint32_t>(static_cast<std::size_t>(rows_at_once));
    std::vector<std::uint32_t> codes_ = std::vector<std::uint32_t>(static_cast<std::size_t>(rows_at_once));
    fixed_cells cells_;
};

void batch_fold::find_groups(const pass& in, std::int64_t from, std::int64_t count) {
    std::fill(group_.begin(), group_.end(), 0U);
    std::size_t dimension = 0;
    for (std::size_t k = 0; k < readers_.size(); ++k) {
        if (readers_[k]) {
            readers_[k]->read(from, count, into_.codes(k), codes_.data());
        } else {
            std::fill(codes_.begin(), codes_.end(), into_.codes(k).of(in.dimensions[dimension++]));
        }
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
            group_[i] = into_.next(k, group_[i], codes_[i]);
        }
    }
}

void batch_fold::fixed(std::size_t m, const total_column& column, std::int64_t from, std::int64_t count) {
    cells_.read(column, column.array(input_, answers_), from, count);
    const int exponent = column.type->storage == storage::decimal ? -column.type->scale : 0;
    const auto& keep = into_.keep(m);
    // So few values of 64 bits do not pass 128 bits.
    if (readers_.empty() && cells_.all_there && column.type->width <= 8 && !keep.extremes && !keep.values) {
        const auto end = cells_.values.begin() + count;
        into_.at(0, m).at(exponent).add_sum(std::accumulate(cells_.values.begin(), end, int128{0}),
                                            static_cast<std::uint64_t>(count));
        return;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        auto& to = into_.at(group_[i], m);
        if (cells_.all_there || cells_.there[i] != 0) {
            to.at(exponent).add(cells_.values[i], keep);
        } else {
            to.add_null();
        }
    }
}

void batch_fold::other(std::size_t m, const total_column& column, std::int64_t from, std::int64_t count) {
    const auto& array = column.array(input_, answers_);
    for (std::int64_t i = 0; i < count; ++i) {
        into_.add(group_[static_cast<std::size_t>(i)], m, column.at(*of_.in->program, array, from + i));
    }
}

} // namespace

diagnostics totals::state::add_measure(const total& one) {
    told_total made;
    made.what = one.what;
    made.part = one.part;
    if (one.what == statistic::rows) {
        told.push_back(made);
        return {};
    }
    auto found = std::ranges::find(measures, one.of, &measure::name);
    if (found == measures.end()) {
        measures.push_back({one.of, {}, columns_named(*in, answers, one.of)});
        found = measures.end() - 1;
    }
    if (found->columns.empty()) {
        return {no_such_column(*in, one.of)};
    }
    const auto& column = found->columns.front();
    if (!can_tell(one.what, column.kind)) {
        return {cannot_tell(one)};
    }
    found->keep.join(kept_for(one.what));
    made.measure = static_cast<std::size_t>(found - measures.begin());
    made.kind = column.kind;
    made.in = column.in;
    told.push_back(made);
    return {};
}

diagnostics totals::state::add_key(const std::string& name) {
    const auto found = columns_named(*in, answers, name);
    if (found.size() == 1) {
        keys.push_back({found.front(), name});
        return {};
    }
    if (found.size() > 1) {
        const auto one = in->outputs[found.front().child].name;
        return {arrow_problem("totals.column", {name + " 有多列，请指明一列，如 " + one,
                                                name + " is several columns; name one of them, like " + one})};
    }
    const auto has_it = [&](const auto& m) { return dimension_named(*in, m.columns.front(), name).has_value(); };
    if (!std::ranges::any_of(measures, has_it)) {
        return {no_such_column(*in, name)};
    }
    const auto without = std::ranges::find_if_not(measures, has_it);
    if (without != measures.end()) {
        return {arrow_problem("totals.dimension",
                              {without->name + " 没有维度 " + name, without->name + " has no dimension " + name})};
    }
    keys.push_back({std::nullopt, name});
    return {};
}

diagnostics totals::state::add_passes() {
    std::vector<std::string> dimensions;
    for (const auto& key : keys) {
        if (!key.column) {
            dimensions.push_back(key.name);
        }
    }
    if (dimensions.empty()) {
        passes.emplace_back();
        for (const auto& one : measures) {
            auto& taken = passes.back().taken.emplace_back();
            for (const auto& column : one.columns) {
                taken.push_back(&column);
            }
        }
        return {};
    }
    for (std::size_t m = 0; m < measures.size(); ++m) {
        for (const auto& column : measures[m].columns) {
            std::vector<value> values;
            for (const auto& name : dimensions) {
                const auto d = dimension_named(*in, column, name);
                values.push_back(d ? column.dimensions[*d] : value());
            }
            auto found = std::ranges::find(passes, values, &pass::dimensions);
            if (found == passes.end()) {
                passes.push_back({values, std::vector<std::vector<const total_column*>>(measures.size())});
                found = passes.end() - 1;
            }
            found->taken[m].push_back(&column);
        }
    }
    return {};
}

diagnostics totals::state::resolve(const std::vector<std::string>& by) {
    diagnostics problems;
    const auto keep_problems = [&](diagnostics more) { problems.insert(problems.end(), more.begin(), more.end()); };
    for (const auto& one : asked) {
        keep_problems(add_measure(one));
    }
    if (!problems.empty()) {
        return problems;
    }
    for (const auto& name : by) {
        keep_problems(add_key(name));
    }
    if (problems.empty()) {
        keep_problems(add_passes());
    }
    return problems;
}

void totals::state::work(std::size_t thread, std::int64_t from, std::int64_t to, const ArrowArray& input,
                         const ArrowArray& answers_of) {
    batch_fold fold(*this, parts[thread], input, answers_of);
    for (; from < to; from += rows_at_once) {
        for (const auto& one : passes) {
            fold.rows(one, from, std::min(rows_at_once, to - from));
        }
    }
}

totals::totals(std::unique_ptr<state> s) : state_(std::move(s)) {}
totals::totals(totals&&) noexcept = default;
totals& totals::operator=(totals&&) noexcept = default;
totals::~totals() = default;

result<totals> totals::make(const engine& with, std::vector<total> asked, std::vector<std::string> by,
                            const totals_limits& limits) {
    auto made = std::make_unique<state>(with);
    made->in = with.state_;
    made->limits = limits;
    made->asked = std::move(asked);
    auto type = read_type(*with.schema());
    if (!type) {
        return type.problems();
    }
    made->answers = std::move(*type);
    if (auto problems = made->resolve(by); !problems.empty()) {
        return problems;
    }
    std::vector<kept_of> keep;
    for (const auto& one : made->measures) {
        keep.push_back(one.keep);
    }
    const auto threads = std::max(1U, with.state_->options.threads);
    for (unsigned t = 0; t < threads; ++t) {
        made->parts.emplace_back(made->keys.size(), keep);
    }
    return totals(std::move(made));
}

diagnostics totals::add(const ArrowArray& batch) {
    auto& s = *state_;
    if (!s.failed.empty()) {
        return s.failed;
    }
    const auto answers = s.with(batch);
    if (!answers) {
        return s.failed = answers.problems();
    }
    const auto threads = static_cast<std::int64_t>(s.parts.size());
    const auto share = (batch.length + threads - 1) / threads;
    std::atomic<std::int64_t> next{0};
    s.with.state_->threads->run((batch.length + share - 1) / std::max<std::int64_t>(share, 1), [&](unsigned) {
        for (auto t = next++; t < threads && t * share < batch.length; t = next++) {
            s.work(static_cast<std::size_t>(t), t * share, std::min(batch.length, (t + 1) * share), batch, **answers);
        }
    });
    for (auto& part : s.parts) {
        if (auto passed = part.beyond(s.limits); !passed.empty()) {
            return s.failed = std::move(passed);
        }
    }
    return {};
}

result<total_table> totals::table() const {
    const auto& s = *state_;
    if (!s.failed.empty()) {
        return s.failed;
    }
    std::vector<kept_of> keep;
    for (const auto& one : s.measures) {
        keep.push_back(one.keep);
    }
    groups all(s.keys.size(), std::move(keep));
    for (const auto& part : s.parts) {
        all.add(part);
    }
    if (auto passed = all.beyond(s.limits); !passed.empty()) {
        return passed;
    }
    auto told = told_of(all, s.told);
    if (!told) {
        return told.problems();
    }
    total_table made;
    for (const auto& key : s.keys) {
        made.keys.push_back(key.name);
    }
    for (const auto& one : s.asked) {
        made.totals.push_back(one.name);
    }
    made.groups = std::move(*told);
    return made;
}

} // namespace guiju::columns
