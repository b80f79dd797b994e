#include "plans.hpp"

#include <guiju/evaluate/deciding.hpp>

#include <algorithm>
#include <cstring>

namespace guiju::columns {

namespace {

const std::uint8_t* bytes(const executor& ran, step_id id) {
    return id == step_id::none || ran.all_there(id) ? nullptr : static_cast<const std::uint8_t*>(ran.values(id));
}

/// Which rows have a value, and which the evaluator is asked about.
class row_states {
public:
    row_states(const executor& ran, const plan_output& of, const std::vector<std::uint8_t>& ask, bool may_be_null)
        : ask_(ask),
          applies_(of.applies == step_id::none ? nullptr : static_cast<const std::uint8_t*>(ran.values(of.applies))),
          applies_state_(bytes(ran, of.applies_state)), found_(bytes(ran, of.state)), kept_(bytes(ran, of.kept_state)),
          may_be_null_(may_be_null) {}

    [[nodiscard]] bool asked(std::size_t i) const noexcept { return !ask_.empty() && ask_[i] != 0; }
    [[nodiscard]] bool applies(std::size_t i) const noexcept {
        return (applies_state_ == nullptr || applies_state_[i] == 0) && (applies_ == nullptr || applies_[i] != 0);
    }
    [[nodiscard]] bool has_value(std::size_t i) const noexcept {
        const bool meant = may_be_null_ && found_ != nullptr && found_[i] == static_cast<std::uint8_t>(state::empty);
        return applies(i) && (found_ == nullptr || found_[i] == 0 || meant) && (kept_ == nullptr || kept_[i] == 0);
    }
    [[nodiscard]] bool all() const noexcept {
        return ask_.empty() && applies_ == nullptr && applies_state_ == nullptr && found_ == nullptr &&
               kept_ == nullptr;
    }

private:
    const std::vector<std::uint8_t>& ask_;
    const std::uint8_t* applies_;
    const std::uint8_t* applies_state_;
    const std::uint8_t* found_;
    const std::uint8_t* kept_;
    bool may_be_null_;
};

/// Writes the same word in all rows.
void put_same(column_writer& into, std::uint32_t word, std::int64_t row, std::int64_t count) {
    if (into.of().width == 1) {
        std::memset(into.cells() + row, static_cast<int>(word), static_cast<std::size_t>(count));
        return;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        into.put_word(row + i, word);
    }
}

} // namespace

void vector_writer::measures(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row,
                             std::int64_t count) {
    const row_states rows(ran, out, ask_[k], false);
    for (const auto& one : out.beside) {
        plan_output as_value;
        as_value.value = one.value;
        as_value.as = one.as;
        auto& into = into_[one.column];
        values(ran, as_value, into, row, count);
        const auto* there = bytes(ran, one.state);
        if (there == nullptr && rows.all()) {
            continue;
        }
        for (std::int64_t i = 0; i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (!rows.asked(at) && there != nullptr && there[at] == static_cast<std::uint8_t>(state::ask)) {
                ask_[k].resize(static_cast<std::size_t>(count), 0);
                ask_[k][at] = 1;
                any_ = true;
                continue;
            }
            if (!rows.asked(at) && (!rows.applies(at) || (there != nullptr && there[at] != 0))) {
                into.put_null(row + i);
            }
        }
    }
}

void vector_writer::rules(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row,
                          std::int64_t count) {
    const auto& item = state_.asked[items_[k]];
    const bool decision = (*state_.program)[item.answer].kind == graph::answer_kind::decision;
    const row_states rows(ran, out, ask_[k], decision);
    const void* codes = ran.values(out.rule);
    auto& rule = into_[item.rule_at];
    auto& clause = into_[item.clause_at];
    const auto& clauses = item.clause_of;
    const bool one_clause = clauses.front() != asked_item::no_word &&
                            std::ranges::all_of(clauses, [&](auto word) { return word == clauses.front(); });
    if (one_clause) {
        put_same(clause, clauses.front(), row, count);
    }
    if (one_clause && rows.all() && !out.rule_may_be_none && rule.of().width == 1) {
        std::memcpy(rule.cells() + row, codes, static_cast<std::size_t>(count));
        return;
    }
    const auto none = static_cast<std::uint32_t>(item.rules->all().size());
    const auto put = [row](column_writer& into, std::int64_t i, std::uint32_t word, bool there) {
        if (there) {
            into.put_word(row + i, word);
        } else {
            into.put_null(row + i);
        }
    };
    for (std::int64_t i = 0; i < count; ++i) {
        if (rows.asked(static_cast<std::size_t>(i))) {
            continue;
        }
        auto code = none;
        if (rows.has_value(static_cast<std::size_t>(i))) {
            code = out.rule_as == lane::bits8 ? std::uint32_t{static_cast<const std::uint8_t*>(codes)[i]}
                                              : static_cast<std::uint32_t>(static_cast<const std::int32_t*>(codes)[i]);
        }
        put(rule, i, code, code != none);
        put(clause, i, clauses[code], clauses[code] != asked_item::no_word);
    }
}

} // namespace guiju::columns
