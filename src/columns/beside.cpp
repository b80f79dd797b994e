#include "plans.hpp"

#include <guiju/evaluate/deciding.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

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

/// Rows of which a byte each tells which of `0…last` they have.
struct coded_rows {
    const std::uint8_t* codes;
    std::int64_t row, count;
    std::uint32_t last;

    /// Writes for each row the word of its code, a null where that is `no_word`.
    template <class F>
    void put(column_writer& into, F word_of) const {
        std::vector<std::uint8_t> words, there;
        for (std::uint32_t code = 0; code <= last; ++code) {
            const auto word = word_of(code);
            there.push_back(word == asked_item::no_word ? 0 : 1);
            words.push_back(there.back() == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(word));
        }
        mapped(words, reinterpret_cast<std::uint8_t*>(into.cells()) + row);
        if (std::ranges::find(there, std::uint8_t{0}) != there.end()) {
            std::array<std::uint8_t, vector_rows> valid;
            mapped(there, valid.data());
            into.put_valid(row, count, valid.data());
        }
    }

private:
    void mapped(const std::vector<std::uint8_t>& by, std::uint8_t* out) const {
        const auto n = static_cast<std::size_t>(count);
        constexpr std::size_t most_in_a_vector = 16;
        if (std::ranges::all_of(by, [&](auto word) { return word == by.front(); })) {
            std::memset(out, by.front(), n);
        } else if (by.size() > most_in_a_vector || !map_bytes(codes, n, by, out)) {
            std::transform(codes, codes + n, out, [&](auto code) { return by[code]; });
        }
    }
};

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

// Where no row is left to the evaluator, both columns are written whole, a byte a row.
void vector_writer::rules(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row,
                          std::int64_t count) {
    const auto& item = state_.asked[items_[k]];
    const bool decision = (*state_.program)[item.answer].kind == graph::answer_kind::decision;
    const row_states rows(ran, out, ask_[k], decision);
    const auto none = static_cast<std::uint32_t>(item.rules->all().size());
    const void* codes = ran.values(out.rule);
    auto& rule = into_[item.rule_at];
    auto& clause = into_[item.clause_at];
    const auto rule_of = [none](std::uint32_t code) { return code == none ? asked_item::no_word : code; };
    const auto clause_of = [&item](std::uint32_t code) { return item.clause_of[code]; };
    if (out.rule_as == lane::bits8 && ask_[k].empty() && rule.of().width == 1 && clause.of().width == 1) {
        const auto* given = static_cast<const std::uint8_t*>(codes);
        std::array<std::uint8_t, vector_rows> found;
        for (std::int64_t i = 0; !rows.all() && i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            found[at] = rows.has_value(at) ? given[i] : static_cast<std::uint8_t>(none);
        }
        const coded_rows coded{rows.all() ? given : found.data(), row, count, none};
        coded.put(rule, rule_of);
        coded.put(clause, clause_of);
        return;
    }
    const auto put = [row](column_writer& into, std::int64_t i, std::uint32_t word) {
        if (word != asked_item::no_word) {
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
        put(rule, i, rule_of(code));
        put(clause, i, clause_of(code));
    }
}

} // namespace guiju::columns
