#include "kernels.hpp"

#include <algorithm>

// The order of the items of each row's list. Lists are short, and most come in order already: that is tried first.
namespace guiju::columns {

namespace {

using place = std::int32_t;

const std::int32_t* segments(const kernel_call& call) { return static_cast<const std::int32_t*>(call.extra); }

template <class T>
const T* operand(const kernel_call& call, std::size_t k) {
    return static_cast<const T*>(call.in[k]);
}

std::uint8_t segment_number(const kernel_call& call) {
    const auto* where = operand<std::uint8_t>(call, 0);
    auto* out = static_cast<place*>(call.out);
    const auto* offsets = segments(call);
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        place next = 0;
        for (auto i = offsets[row]; i < offsets[row + 1]; ++i) {
            out[i] = where[i] != 0 ? next : -1;
            next += where[i];
        }
    }
    return 0;
}

/// The items of one segment by value, equal ones as they come.
template <class T>
class by_value {
public:
    explicit by_value(const T* of) : of_(of) {}

    const std::vector<place>& sorted(const std::uint8_t* where, place from, place to) {
        items_.clear();
        for (auto i = from; i < to; ++i) {
            if (where[i] != 0) {
                items_.push_back(i);
            }
        }
        const auto before = [this](place a, place b) { return of_[a] < of_[b]; };
        constexpr std::size_t few = 16;
        if (items_.size() > few) {
            std::ranges::stable_sort(items_, before);
            return items_;
        }
        for (std::size_t next = 1; next < items_.size(); ++next) {
            const auto moved = items_[next];
            auto at = next;
            for (; at > 0 && before(moved, items_[at - 1]); --at) {
                items_[at] = items_[at - 1];
            }
            items_[at] = moved;
        }
        return items_;
    }

private:
    const T* of_;
    std::vector<place> items_;
};

template <class T>
std::uint8_t segment_rank(const kernel_call& call) {
    const auto* key = operand<T>(call, 0);
    const auto* where = operand<std::uint8_t>(call, 1);
    auto* out = static_cast<place*>(call.out);
    const auto* offsets = segments(call);
    by_value<T> order(key);
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        const auto from = offsets[row];
        const auto to = offsets[row + 1];
        place next = 0;
        bool ascends = true;
        T last{};
        for (auto i = from; i < to; ++i) {
            const bool kept = where[i] != 0;
            ascends = ascends && (!kept || next == 0 || last <= key[i]);
            last = kept ? key[i] : last;
            out[i] = kept ? next : -1;
            next += where[i];
        }
        if (!ascends) {
            next = 0;
            for (const auto i : order.sorted(where, from, to)) {
                out[i] = next++;
            }
        }
    }
    return 0;
}

template <class T>
std::uint8_t segment_first(const kernel_call& call) {
    const auto* value = operand<T>(call, 0);
    const auto* where = operand<std::uint8_t>(call, 1);
    auto* out = static_cast<std::uint8_t*>(call.out);
    const auto* offsets = segments(call);
    by_value<T> order(value);
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        const auto from = offsets[row];
        const auto to = offsets[row + 1];
        bool any = false;
        bool ascends = true;
        T last{};
        for (auto i = from; i < to; ++i) {
            const bool kept = where[i] != 0;
            const bool other = !any || value[i] != last;
            ascends = ascends && (!kept || !any || last <= value[i]);
            out[i] = kept && other ? 1 : 0;
            last = kept ? value[i] : last;
            any = any || kept;
        }
        if (ascends) {
            continue;
        }
        const auto& all = order.sorted(where, from, to);
        for (std::size_t k = 0; k < all.size(); ++k) {
            out[all[k]] = k == 0 || value[all[k]] != value[all[k - 1]] ? 1 : 0;
        }
    }
    return 0;
}

std::uint8_t segment_find(const kernel_call& call) {
    const auto* at = operand<place>(call, 0);
    auto* out = static_cast<place*>(call.out);
    const auto* offsets = segments(call);
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        const auto from = offsets[row];
        const auto to = offsets[row + 1];
        auto wanted = call.immediate;
        if (wanted < 0) {
            wanted += std::count_if(at + from, at + to, [](place p) { return p >= 0; });
        }
        out[row] = -1;
        for (auto i = from; i < to && wanted >= 0; ++i) {
            out[row] = at[i] == wanted ? i : out[row];
        }
    }
    return 0;
}

/// Values that are looked for, mostly each beyond the one before.
template <class T>
class members {
public:
    void take(const T* value, const std::uint8_t* where, place from, place to) {
        all_.clear();
        bool ascends = true;
        for (auto i = from; i < to; ++i) {
            if (where[i] != 0) {
                ascends = ascends && (all_.empty() || all_.back() <= value[i]);
                all_.push_back(value[i]);
            }
        }
        if (!ascends) {
            std::ranges::sort(all_);
        }
        at_ = 0;
    }
    bool has(T wanted) {
        if (at_ > 0 && all_[at_ - 1] >= wanted) {
            at_ = static_cast<std::size_t>(std::ranges::lower_bound(all_, wanted) - all_.begin());
        }
        while (at_ < all_.size() && all_[at_] < wanted) {
            ++at_;
        }
        return at_ < all_.size() && all_[at_] == wanted;
    }

private:
    std::vector<T> all_;
    std::size_t at_ = 0;
};

/// Members among the very values that are looked for, of one segment: each is one if one that is equal is in the list.
/// False when the values do not ascend.
template <class T>
bool members_of_themselves(const T* value, const std::uint8_t* where, place from, place to, std::uint8_t* out) {
    for (auto i = from; i < to;) {
        auto next = i + 1;
        std::uint8_t any = where[i];
        for (; next < to && value[next] == value[i]; ++next) {
            any = static_cast<std::uint8_t>(any | where[next]);
        }
        if (next < to && value[next] < value[i]) {
            return false;
        }
        for (; i < next; ++i) {
            out[i] = any;
        }
    }
    return true;
}

template <class T>
std::uint8_t segment_member(const kernel_call& call) {
    const auto* wanted = operand<T>(call, 0);
    const auto* value = operand<T>(call, 1);
    const auto* where = operand<std::uint8_t>(call, 2);
    auto* out = static_cast<std::uint8_t*>(call.out);
    const auto* offsets = segments(call);
    const auto* lists = static_cast<const std::int32_t*>(call.also);
    const bool themselves = wanted == value && offsets == lists;
    members<T> known;
    for (std::size_t row = 0; row < call.extra_count; ++row) {
        if (offsets[row] == offsets[row + 1] ||
            (themselves && members_of_themselves(value, where, offsets[row], offsets[row + 1], out))) {
            continue;
        }
        known.take(value, where, lists[row], lists[row + 1]);
        for (auto i = offsets[row]; i < offsets[row + 1]; ++i) {
            out[i] = known.has(wanted[i]) ? 1 : 0;
        }
    }
    return 0;
}

template <class T>
std::uint8_t gather(const kernel_call& call) {
    const auto* a = operand<T>(call, 0);
    const auto* at = operand<place>(call, 1);
    auto* out = static_cast<T*>(call.out);
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < call.count; ++i) {
        out[i] = at[i] >= 0 ? a[at[i]] : T{0};
        if constexpr (sizeof(T) == 1) {
            any = static_cast<std::uint8_t>(any | out[i]);
        }
    }
    return any;
}

/// One kernel for each lane.
struct lanes {
    kernel bits8, int32, int64, int128;
    [[nodiscard]] kernel of(lane l) const {
        return l == lane::bits8 ? bits8 : l == lane::int32 ? int32 : l == lane::int64 ? int64 : int128;
    }
};

} // namespace

kernel order_kernel(verb what, lane of, lane from) {
    switch (what) {
    case verb::segment_number:
        return segment_number;
    case verb::segment_rank:
        return lanes{segment_rank<std::uint8_t>, segment_rank<std::int32_t>, segment_rank<std::int64_t>,
                     segment_rank<int128>}
            .of(from);
    case verb::segment_first:
        return lanes{segment_first<std::uint8_t>, segment_first<std::int32_t>, segment_first<std::int64_t>,
                     segment_first<int128>}
            .of(from);
    case verb::segment_find:
        return segment_find;
    case verb::segment_member:
        return lanes{segment_member<std::uint8_t>, segment_member<std::int32_t>, segment_member<std::int64_t>,
                     segment_member<int128>}
            .of(from);
    case verb::gather:
        return lanes{gather<std::uint8_t>, gather<std::int32_t>, gather<std::int64_t>, gather<int128>}.of(of);
    default:
        return nullptr;
    }
}

} // namespace guiju::columns
