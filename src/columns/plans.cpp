#include "plans.hpp"

#include "cells.hpp"

#include <algorithm>
#include <bit>

namespace guiju::columns {

namespace {

constexpr std::int64_t most_looked_at = 16'384;

/// The whole numbers of a column, as far as they are looked at: least and most of what is there.
class value_range {
public:
    void see(std::int64_t v) {
        low_ = std::min(low_, v);
        high_ = std::max(high_, v);
    }
    [[nodiscard]] std::pair<int128, int128> widened() const { return widened_range(low_, high_); }

private:
    std::int64_t low_ = 0, high_ = 0;
};

std::int64_t whole_at(const column_type& type, const ArrowArray& array, std::int64_t i) {
    const auto at = i + array.offset;
    switch (type.width) {
    case 1:
        return static_cast<const std::int8_t*>(array.buffers[1])[at];
    case 2:
        return static_cast<const std::int16_t*>(array.buffers[1])[at];
    case 4:
        return static_cast<const std::int32_t*>(array.buffers[1])[at];
    case 8:
        return static_cast<const std::int64_t*>(array.buffers[1])[at];
    default:
        return static_cast<const std::int64_t*>(array.buffers[1])[2 * at];
    }
}

/// Whole numbers that kernels load, for which a narrower range may be worth something.
bool has_range(const input& source) {
    const auto s = source.type->storage;
    return source.kind == reading_kind::number && !source.type->dictionary && source.type->width <= 16 &&
           (s == storage::signed_int || (s == storage::decimal && source.type->scale >= 0));
}

bool is_narrower(const plan& a, const plan& b) {
    const auto size = [](const plan& p) {
        std::size_t bytes = 0;
        for (const auto& s : p.steps) {
            bytes += bytes_of(s.lane);
        }
        return bytes;
    };
    return size(a) < size(b);
}

bool range_refused(const built_plan& made) {
    return std::ranges::any_of(made.refused, [](const auto& one) { return one && one->of_range; });
}

} // namespace

std::pair<int128, int128> widened_range(std::int64_t low, std::int64_t high) noexcept {
    const auto above = static_cast<std::uint64_t>(std::max(high, std::int64_t{0}));
    const auto below = low < 0 ? static_cast<std::uint64_t>(-(low + 1)) : std::uint64_t{0};
    const auto most = static_cast<int128>(std::bit_ceil(std::max(above, below) + 1)) - 1;
    return {low < 0 ? -most - 1 : 0, most};
}

engine_plans::engine_plans(const engine::state& in) {
    auto made = build_plan(in, {});
    if (range_refused(made)) {
        // Rows beyond these bounds are left to the evaluator.
        assumption capped;
        capped.most = static_cast<int128>(1'000'000'000'000'000);
        capped.most_items = std::int64_t{1} << 20;
        made = build_plan(in, capped);
    }
    refused_ = std::move(made.refused);
    items_ = std::move(made.items);
    wide_ = std::make_unique<const ready_plan>(std::move(made.plan), false);
}

const ready_plan* engine_plans::narrow(const engine::state& in, const ArrowArray& batch) {
    const std::scoped_lock lock(mutex_);
    if (tried_ || batch.length == 0 || items_.empty()) {
        return narrow_.get();
    }
    tried_ = true;
    const batch_view view(in, wide_->of(), batch);
    assumption seen;
    seen.narrow = true;
    const auto& inputs = wide_->of().inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (!has_range(inputs[i])) {
            continue;
        }
        const auto& at = view.inputs[i];
        value_range range;
        const auto count = std::min(most_looked_at, at.array->length - at.base);
        for (std::int64_t row = 0; row < count; ++row) {
            if (has_cell(*inputs[i].type, *at.array, at.base + row)) {
                range.see(whole_at(*inputs[i].type, *at.array, at.base + row));
            }
        }
        seen.seen[{inputs[i].space, inputs[i].path}] = range.widened();
    }
    std::int64_t longest = 1;
    for (std::size_t s = 1; s < view.spaces.size(); ++s) {
        const auto& at = view.spaces[s];
        if (at.list == nullptr) {
            continue;
        }
        const auto count = std::min(most_looked_at, at.list->length - at.base);
        for (std::int64_t row = 0; row < count; ++row) {
            const auto items = items_at(*at.type, *at.list, at.base + row);
            longest = std::max(longest, items.to - items.from);
        }
    }
    seen.most_items = static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(2 * longest)));
    auto made = build_plan(in, seen);
    if (made.items == items_ && is_narrower(made.plan, wide_->of())) {
        narrow_ = std::make_unique<const ready_plan>(std::move(made.plan), true);
    }
    return narrow_.get();
}

} // namespace guiju::columns
