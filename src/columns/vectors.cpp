#include "plans.hpp"

#include <algorithm>
#include <cstring>

namespace guiju::columns {

namespace {

using evaluate::status;

const std::uint8_t* bytes(const executor& ran, step_id id) { return static_cast<const std::uint8_t*>(ran.values(id)); }

/// Reads states that may all be `there` without lying anywhere.
class states {
public:
    states(const executor& ran, step_id id) : at_(ran.all_there(id) ? nullptr : bytes(ran, id)) {}
    [[nodiscard]] state operator[](std::int64_t i) const noexcept {
        return at_ == nullptr ? state::there : static_cast<state>(at_[i]);
    }

private:
    const std::uint8_t* at_;
};

} // namespace

void vector_writer::ask_all(std::int64_t count) {
    for (auto& one : ask_) {
        one.assign(static_cast<std::size_t>(count), 1);
    }
    any_ = !ask_.empty();
}

void vector_writer::asked_for(std::int64_t row, std::vector<std::size_t>& into) const {
    for (std::size_t k = 0; k < ask_.size(); ++k) {
        if (!ask_[k].empty() && ask_[k][static_cast<std::size_t>(row)] != 0) {
            into.push_back(items_[k]);
        }
    }
}

void vector_writer::values(const executor& ran, const plan_output& out, column_writer& into, std::int64_t row,
                           std::int64_t count) {
    const auto n = static_cast<std::size_t>(count);
    const void* from = ran.values(out.value);
    const auto width = into.of().width;
    switch (into.of().form) {
    case form::boolean:
        store_bits(static_cast<const std::uint8_t*>(from), n, reinterpret_cast<std::uint8_t*>(into.cells()) + row / 8);
        break;
    case form::days:
        std::memcpy(into.cells() + row * 4, from, n * 4);
        break;
    case form::words:
        if (width == 1) {
            std::memcpy(into.cells() + row, from, n);
        } else {
            std::copy_n(static_cast<const std::uint8_t*>(from), n, reinterpret_cast<std::int32_t*>(into.cells()) + row);
        }
        break;
    case form::decimal:
        if (out.as == lane::bits8) { // never there
            std::memset(into.cells() + row * width, 0, n * static_cast<std::size_t>(width));
        } else {
            number_store(out.as, width)(from, n, into.cells() + row * width);
        }
        break;
    default:
        break;
    }
}

void vector_writer::statuses(const executor& ran, const plan_output& out, const asked_item& item, std::int64_t row,
                             std::int64_t count) {
    if (item.status_at == asked_item::none) {
        return;
    }
    auto& into = into_[item.status_at];
    const bool target = (*state_.program)[item.answer].kind == graph::answer_kind::target;
    if (out.kept == step_id::none) {
        std::memset(into.cells() + row, static_cast<int>(status::value), static_cast<std::size_t>(count));
        return;
    }
    const auto* kept = bytes(ran, out.kept);
    const auto good = static_cast<std::uint32_t>(target ? status::met : status::kept);
    const auto bad = static_cast<std::uint32_t>(target ? status::missed : status::broken);
    for (std::int64_t i = 0; i < count; ++i) {
        into.put_word(row + i, kept[i] != 0 ? good : bad);
    }
}

// As `judge` says: first whether it applies, then the value, then the bound.
void vector_writer::row_by_row(const executor& ran, const plan_output& out, std::size_t k, std::int64_t row,
                               std::int64_t count) {
    const auto& item = state_.asked[items_[k]];
    auto& value = into_[item.value_at];
    const states found(ran, out.state);
    const states kept(ran, out.kept_state);
    const states applies_state(ran, out.applies_state);
    const auto* applies = out.applies == step_id::none ? nullptr : bytes(ran, out.applies);
    const bool decision = (*state_.program)[item.answer].kind == graph::answer_kind::decision;
    auto& ask = ask_[k];
    const auto put = [&](std::int64_t i, status s) {
        if (item.status_at != asked_item::none) {
            into_[item.status_at].put_word(row + i, static_cast<std::uint32_t>(s));
        }
    };
    for (std::int64_t i = 0; i < count; ++i) {
        auto worst = applies_state[i];
        if (ran.any_bad() && ran.bad()[static_cast<std::size_t>(i)] != 0) {
            worst = state::ask;
        }
        if (worst == state::there && applies != nullptr && applies[i] == 0) {
            value.put_null(row + i);
            put(i, status::not_applicable);
            continue;
        }
        worst = worst == state::there ? found[i] : worst;
        const bool no_value = worst != state::there;
        worst = no_value ? worst : kept[i];
        if (worst == state::ask) {
            ask.resize(static_cast<std::size_t>(count), 0);
            ask[static_cast<std::size_t>(i)] = 1;
            any_ = true;
            continue;
        }
        if (worst == state::there) {
            continue;
        }
        if (no_value) {
            value.put_null(row + i);
        }
        const bool meant = worst == state::empty && decision && applies_state[i] == state::there && no_value;
        put(i, meant ? status::value : worst == state::undetermined ? status::undetermined : status::error);
    }
}

// Texts are written in the order of the rows: where the evaluator has to be asked about one, it is about all.
void vector_writer::same(const executor& ran, const evaluate::outcome& found, std::size_t k, std::int64_t row,
                         std::int64_t count) {
    if (ran.any_bad()) {
        ask_[k].assign(static_cast<std::size_t>(count), 1);
        any_ = true;
        return;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        outcomes_.write(row + i, state_.asked[items_[k]], found);
    }
}

void vector_writer::write(const executor& ran, const plan& of, std::int64_t row, std::int64_t count) {
    any_ = false;
    for (std::size_t k = 0; k < items_.size(); ++k) {
        ask_[k].clear();
        const auto& out = of.outputs[k];
        const auto& item = state_.asked[items_[k]];
        if (out.same) {
            same(ran, *out.same, k, row, count);
            continue;
        }
        values(ran, out, into_[item.value_at], row, count);
        statuses(ran, out, item, row, count);
        const bool all_there =
            ran.all_there(out.state) && ran.all_there(out.kept_state) && !ran.any_bad() && out.applies == step_id::none;
        if (!all_there) {
            row_by_row(ran, out, k, row, count);
        }
        measures(ran, out, k, row, count);
        if (out.rule != step_id::none) {
            rules(ran, out, k, row, count);
        }
    }
}

} // namespace guiju::columns
