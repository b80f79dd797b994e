#include <guiju/program/table_index.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

namespace guiju::program {

namespace {

constexpr std::size_t word_bits = 64;
constexpr std::size_t most_cuts = 127;
/// Columns beyond these do not filter; their boxes are compared all the same.
constexpr std::size_t most_filters = 32;
/// How many ends of a column are looked at to cut it, and rules to part them.
constexpr std::size_t ends_looked_at = 2048;
constexpr std::size_t rules_looked_at = 64;

std::size_t words_for(std::size_t bits) noexcept { return (bits + word_bits - 1) / word_bits; }

std::size_t bucket_of(const std::vector<place>& cuts, place at) noexcept {
    const auto* from = cuts.data();
    for (auto left = cuts.size(); left != 0;) {
        const auto half = (left + 1) / 2;
        from += from[half - 1] <= at ? half : 0;
        left -= half;
    }
    return static_cast<std::size_t>(from - cuts.data());
}

/// Draws without looking at patterns in the order of the rules; the same in every run.
class drawing {
public:
    explicit drawing(std::size_t among) : among_(among) {}
    std::size_t operator()() noexcept {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<std::size_t>(((state_ >> 32) * among_) >> 32);
    }

private:
    std::uint64_t among_;
    std::uint64_t state_ = 1;
};

place middle(const boxes::side& s) noexcept { return s.within.low / 2 + s.within.high / 2; }

/// Puts rules with near boxes beside each other: halves them again and again where the fewest lie on both sides.
class parting {
public:
    parting(const boxes& of, std::vector<rule_index>& rules) : boxes_(of), rules_(rules) {}

    void run(std::size_t begin, std::size_t end) {
        while (end - begin > word_bits) {
            const auto half = begin + words_for((end - begin) / 2) * word_bits;
            const auto column = best_column(begin, end);
            const auto at = [this](std::size_t i) { return rules_.begin() + static_cast<std::ptrdiff_t>(i); };
            std::nth_element(at(begin), at(half), at(end), [&](rule_index a, rule_index b) {
                return std::pair(middle(boxes_.of(a, column)), a) < std::pair(middle(boxes_.of(b, column)), b);
            });
            run(half, end);
            end = half;
        }
    }

private:
    std::size_t best_column(std::size_t begin, std::size_t end) const {
        std::size_t best = 0;
        std::size_t most = 0;
        for (std::size_t c = 0; c < boxes_.columns(); ++c) {
            const auto apart = on_one_side(begin, end, c);
            if (apart > most) {
                most = apart;
                best = c;
            }
        }
        return best;
    }

    /// How many of some rules do not reach over the middle of them all.
    std::size_t on_one_side(std::size_t begin, std::size_t end, std::size_t column) const {
        std::array<place, rules_looked_at> middles{};
        drawing draw(end - begin);
        std::array<rule_index, rules_looked_at> drawn{};
        for (auto& one : drawn) {
            one = rules_[begin + draw()];
        }
        std::ranges::transform(drawn, middles.begin(), [&](rule_index r) { return middle(boxes_.of(r, column)); });
        std::ranges::nth_element(middles, middles.begin() + rules_looked_at / 2);
        const auto at = middles[rules_looked_at / 2];
        return static_cast<std::size_t>(std::ranges::count_if(drawn, [&](rule_index r) {
            const auto& within = boxes_.of(r, column).within;
            return within.high < at || within.low > at;
        }));
    }

    const boxes& boxes_;
    std::vector<rule_index>& rules_;
};

} // namespace

table_index::table_index(boxes of) : boxes_(std::move(of)) {
    words_ = words_for(boxes_.rules());
    heads_ = words_for(words_);
    number_rules();
    for (std::uint32_t c = 0; c < boxes_.columns() && columns_.size() < most_filters; ++c) {
        if (auto made = filter(c); !made.cuts.empty()) {
            columns_.push_back(std::move(made));
        }
    }
}

void table_index::number_rules() {
    rules_.resize(boxes_.rules());
    std::iota(rules_.begin(), rules_.end(), 0U);
    renumbered_ = rules_.size() > 4 * word_bits;
    if (renumbered_) {
        parting(boxes_, rules_).run(0, rules_.size());
    }
}

/// Where buckets begin: at ends of runs, so that about as many lie between any two.
std::vector<place> table_index::cuts_of(std::uint32_t of) const {
    std::vector<place> ends;
    const auto take = [&](rule_index rule) {
        for (const auto& r : boxes_.runs(boxes_.of(rule, of))) {
            if (r.low != everything.low) {
                ends.push_back(r.low);
            }
            if (r.high != everything.high) {
                ends.push_back(r.high + 1);
            }
        }
    };
    if (rules_.size() <= ends_looked_at) {
        std::ranges::for_each(rules_, take);
    } else {
        drawing draw(rules_.size());
        for (std::size_t i = 0; i < ends_looked_at; ++i) {
            take(static_cast<rule_index>(draw()));
        }
    }
    std::ranges::sort(ends);
    auto distinct = ends;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() <= most_cuts) {
        return distinct;
    }
    std::vector<place> cuts;
    for (std::size_t i = 1; i <= most_cuts; ++i) {
        const auto at = ends[i * ends.size() / (most_cuts + 1)];
        if (cuts.empty() || cuts.back() != at) {
            cuts.push_back(at);
        }
    }
    return cuts;
}

table_index::column table_index::filter(std::uint32_t of) const {
    column made;
    made.of = of;
    made.cuts = cuts_of(of);
    if (made.cuts.empty()) {
        return made;
    }
    const auto buckets = made.cuts.size() + 1;
    made.words.resize(buckets * words_);
    made.heads.resize(buckets * heads_);
    // First where a rule comes and goes, then the sum of that over the buckets.
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        const auto bit = std::uint64_t{1} << (i % word_bits);
        const auto toggle = [&](std::size_t bucket) {
            if (bucket < buckets) {
                made.words[bucket * words_ + i / word_bits] ^= bit;
            }
        };
        std::size_t behind = 0; // the bucket behind the last one that was taken
        bool any = false;
        for (const auto& r : boxes_.runs(boxes_.of(rules_[i], of))) {
            const auto first = r.low == everything.low ? 0 : bucket_of(made.cuts, r.low);
            const auto last = r.high == everything.high ? buckets - 1 : bucket_of(made.cuts, r.high);
            if (any && first <= behind) {
                toggle(behind); // it does not go after all
            } else {
                toggle(first);
            }
            behind = last + 1;
            any = true;
            toggle(behind);
        }
    }
    for (std::size_t at = words_; at < made.words.size(); ++at) {
        made.words[at] ^= made.words[at - words_];
    }
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        for (std::size_t w = 0; w < words_; ++w) {
            const bool some = made.words[bucket * words_ + w] != 0;
            made.heads[bucket * heads_ + w / word_bits] |= std::uint64_t{some ? 1U : 0U} << (w % word_bits);
        }
    }
    return made;
}

/// Calls `take` with each rule whose box holds the point, in inner order.
template <class Each>
void table_index::visit(std::span<const place> at, Each&& take) const {
    std::array<const std::uint64_t*, most_filters> words; // NOLINT: filled as far as it is read
    std::array<const std::uint64_t*, most_filters> heads; // NOLINT: filled as far as it is read
    const auto filters = columns_.size();
    for (std::size_t c = 0; c < filters; ++c) {
        const auto bucket = bucket_of(columns_[c].cuts, at[columns_[c].of]);
        words[c] = columns_[c].words.data() + bucket * words_;
        heads[c] = columns_[c].heads.data() + bucket * heads_;
    }
    const auto both = [filters](const auto& rows, std::size_t i, std::uint64_t all) {
        for (std::size_t c = 0; c < filters; ++c) {
            all &= rows[c][i];
        }
        return all;
    };
    for (std::size_t h = 0; h < heads_; ++h) {
        const auto there = words_ - h * word_bits;
        const auto full = there >= word_bits ? ~std::uint64_t{0} : (std::uint64_t{1} << there) - 1;
        for (auto open = both(heads, h, full); open != 0; open &= open - 1) {
            const auto w = h * word_bits + static_cast<std::size_t>(std::countr_zero(open));
            const auto rest = rules_.size() - w * word_bits;
            const auto all = rest >= word_bits ? ~std::uint64_t{0} : (std::uint64_t{1} << rest) - 1;
            for (auto bits = both(words, w, all); bits != 0; bits &= bits - 1) {
                const auto rule = rules_[w * word_bits + static_cast<std::size_t>(std::countr_zero(bits))];
                if (boxes_.holds(rule, at)) {
                    take(rule);
                }
            }
        }
    }
}

void table_index::find(std::span<const place> at, std::vector<rule_index>& found) const {
    found.clear();
    visit(at, [&found](rule_index r) { found.push_back(r); });
    if (renumbered_ && found.size() > 1) {
        std::ranges::sort(found);
    }
}

std::optional<rule_index> table_index::first(std::span<const place> at) const {
    std::optional<rule_index> least;
    visit(at, [&least](rule_index r) { least = least ? std::min(*least, r) : r; });
    return least;
}

std::size_t table_index::size() const noexcept {
    auto bytes = rules_.size() * (sizeof(rule_index) + boxes_.columns() * sizeof(boxes::side));
    for (const auto& c : columns_) {
        bytes += (c.cuts.size() + c.words.size() + c.heads.size()) * sizeof(std::uint64_t);
    }
    return bytes;
}

std::string table_index::summary() const {
    constexpr std::array<std::string_view, 5> forms{"untold", "scaled", "whole", "ordinal", "ranked"};
    std::string text = std::to_string(boxes_.rules()) + " rules";
    for (std::size_t c = 0; c < boxes_.columns(); ++c) {
        const auto& a = boxes_.along(c);
        text += (c == 0 ? ": " : ", ") + std::string(forms[static_cast<std::size_t>(a.form())]);
        const auto of = std::ranges::find(columns_, c, &column::of);
        text += of == columns_.end() ? " -" : " in " + std::to_string(of->cuts.size() + 1);
    }
    return text;
}

} // namespace guiju::program
