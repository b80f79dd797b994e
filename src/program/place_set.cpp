#include <guiju/program/boxes.hpp>

#include <algorithm>

namespace guiju::program {

place_set place_set::of(std::vector<run> runs) {
    std::erase_if(runs, [](const run& r) { return r.low > r.high; });
    std::ranges::sort(runs, {}, &run::low);
    place_set made;
    for (const auto& r : runs) {
        const bool joins =
            !made.runs_.empty() && (made.runs_.back().high == everything.high || r.low <= made.runs_.back().high + 1);
        if (joins) {
            made.runs_.back().high = std::max(made.runs_.back().high, r.high);
        } else {
            made.runs_.push_back(r);
        }
    }
    return made;
}

bool place_set::holds(place at) const noexcept {
    return std::ranges::any_of(runs_, [at](const run& r) { return r.low <= at && at <= r.high; });
}

place_set operator|(const place_set& a, const place_set& b) {
    auto all = a.runs_;
    all.insert(all.end(), b.runs_.begin(), b.runs_.end());
    return place_set::of(std::move(all));
}

place_set operator&(const place_set& a, const place_set& b) {
    place_set made;
    for (auto left = a.runs_.begin(), right = b.runs_.begin(); left != a.runs_.end() && right != b.runs_.end();) {
        const run both{std::max(left->low, right->low), std::min(left->high, right->high)};
        if (both.low <= both.high) {
            made.runs_.push_back(both);
        }
        (left->high < right->high ? left : right)++;
    }
    return made;
}

place_set place_set::without(const place_set& others) const {
    std::vector<run> rest;
    auto from = everything.low;
    bool open = true;
    for (const auto& r : others.runs_) {
        if (r.low > from) {
            rest.push_back({from, r.low - 1});
        }
        open = r.high != everything.high;
        from = open ? r.high + 1 : from;
    }
    if (open) {
        rest.push_back({from, everything.high});
    }
    return *this & place_set::of(std::move(rest));
}

} // namespace guiju::program
