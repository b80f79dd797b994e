/// The plan of Longgang for organisations, written by hand: eight answers about each, over nested Arrow columns.
///
/// As of 2025-12-31 and with the readings that the plan takes by default. Amounts in fen.
#include "whole_plan.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace {

using by_hand::bits;
using by_hand::column;
namespace time_of = std::chrono;

constexpr std::int32_t day(int y, unsigned m, unsigned d) {
    return static_cast<std::int32_t>(
        time_of::sys_days(time_of::year(y) / static_cast<int>(m) / static_cast<int>(d)).time_since_epoch().count());
}

constexpr std::int32_t as_of = day(2025, 12, 31);
constexpr std::int32_t plan_start = day(2023, 1, 1);
constexpr int months_of_plan = 36;
constexpr int months_at_most = 12;
constexpr std::int64_t no_grade = 0;
constexpr std::array<std::int64_t, 6> reward_of{0, 0, 0, 1'000'000, 2'000'000, 3'000'000}; // fen by grade

/// Which code each value of a dictionary has: its place in `known`, from 1; 0 for anything else.
std::vector<std::int8_t> codes(const column& of, const std::vector<std::string_view>& known) {
    const ArrowArray& words = *of.array->dictionary;
    const auto* offsets = static_cast<const std::int32_t*>(words.buffers[1]);
    const auto* text = static_cast<const char*>(words.buffers[2]);
    std::vector<std::int8_t> made;
    for (std::int64_t i = 0; i < words.length; ++i) {
        const std::string_view word(text + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i]));
        const auto found = std::ranges::find(known, word);
        made.push_back(static_cast<std::int8_t>(found == known.end() ? 0 : found - known.begin() + 1));
    }
    return made;
}

/// A category column: codes by row.
struct category {
    category(const column& of, const std::vector<std::string_view>& known)
        : index(of.values<std::int8_t>()), code(codes(of, known)) {}
    const std::int8_t* index;
    std::vector<std::int8_t> code;
    std::int8_t operator[](std::int64_t i) const { return code[static_cast<std::size_t>(index[i])]; }
};

time_of::year_month_day civil(std::int32_t d) { return time_of::sys_days(time_of::days(d)); }

/// Months since January 2023.
int month_of_plan(std::int32_t d) {
    const auto date = civil(d);
    return (static_cast<int>(date.year()) - 2023) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

std::int32_t two_years_after(std::int32_t d) {
    auto later = civil(d) + time_of::years(2);
    if (!later.ok()) {
        later = later.year() / later.month() / time_of::last;
    }
    return static_cast<std::int32_t>(time_of::sys_days(later).time_since_epoch().count());
}

struct answers {
    std::int64_t reward;
    std::int64_t subsidy;
    std::int64_t preferred;
    std::int64_t grade;
    std::int64_t focus;
    std::int64_t cover;
    std::int64_t serving_pay;
    std::int64_t travel;
};

class ratings {
public:
    ratings(const column& of)
        : offsets_(of.offsets()), grade_(of.items()["等级"], {"1A", "2A", "3A", "4A", "5A"}),
          obtained_(of.items()["取得日期"].values<std::int32_t>()),
          lapsed_(of.items()["失效日期"].values<std::int32_t>()), lapses_(bits::valid(of.items()["失效日期"])) {}

    void answer(std::int64_t row, bool municipal, answers& into) const {
        std::array<std::int64_t, 16> order{};
        std::size_t count = 0;
        for (std::int64_t i = offsets_[row]; i < offsets_[row + 1] && count < order.size(); ++i) {
            if (obtained_[i] <= as_of) {
                order[count++] = i;
            }
        }
        std::sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                  [this](std::int64_t a, std::int64_t b) {
                      return obtained_[a] != obtained_[b] ? obtained_[a] < obtained_[b] : grade_[a] < grade_[b];
                  });
        std::int8_t highest = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::int8_t grade = grade_[order[i]];
            if (municipal && obtained_[order[i]] >= plan_start && grade > highest) {
                into.reward += reward_of[static_cast<std::size_t>(grade)];
            }
            highest = std::max(highest, grade);
        }
        if (count > 0) {
            const std::int64_t last = order[count - 1];
            const bool in_force = !lapses_[last] || lapsed_[last] > as_of;
            into.grade = in_force ? grade_[last] : no_grade;
            into.preferred = in_force && grade_[last] >= 3 ? 1 : 0;
        }
    }

private:
    const std::int32_t* offsets_;
    category grade_;
    const std::int32_t* obtained_;
    const std::int32_t* lapsed_;
    bits lapses_;
};

class hires {
public:
    hires(const column& of)
        : offsets_(of.offsets()), graduated_(of.items()["毕业日期"].values<std::int32_t>()),
          hired_(of.items()["聘用日期"].values<std::int32_t>()), payments_(of.items()["缴费"].offsets()),
          month_(of.items()["缴费"].items()["月份"].values<std::int32_t>()),
          paid_(of.items()["缴费"].items()["金额"].values<std::int64_t>()) {}

    [[nodiscard]] std::int64_t subsidy(std::int64_t row) const {
        std::int64_t all = 0;
        for (std::int64_t i = offsets_[row]; i < offsets_[row + 1]; ++i) {
            if (graduated_[i] <= hired_[i] && hired_[i] <= two_years_after(graduated_[i])) {
                all += of_hire(i);
            }
        }
        return all;
    }

private:
    [[nodiscard]] std::int64_t of_hire(std::int64_t hire) const {
        std::array<std::int64_t, months_of_plan> paid{};
        std::array<bool, months_of_plan> counts{};
        const int first = std::max(0, month_of_plan(hired_[hire]));
        for (std::int64_t i = payments_[hire]; i < payments_[hire + 1]; ++i) {
            const int month = month_of_plan(month_[i]);
            if (paid_[i] > 0 && month >= first && month < months_of_plan) {
                paid[static_cast<std::size_t>(month)] += paid_[i];
                counts[static_cast<std::size_t>(month)] = true;
            }
        }
        std::int64_t all = 0;
        int months = 0;
        for (std::size_t m = 0; m < paid.size() && months < months_at_most; ++m) {
            months += counts[m] ? 1 : 0;
            all += paid[m];
        }
        return all;
    }

    const std::int32_t* offsets_;
    const std::int32_t* graduated_;
    const std::int32_t* hired_;
    const std::int32_t* payments_;
    const std::int32_t* month_;
    const std::int64_t* paid_;
};

class leaders {
public:
    leaders(const column& of)
        : offsets_(of.offsets()), status_(of.items()["身份"], {"现职", "离退休"}),
          pay_(of.items()["薪酬"].values<std::int64_t>()), benefits_(of.items()["其他利益"].values<std::int64_t>()),
          travel_(of.items()["差旅"].values<std::int64_t>()) {}

    void answer(std::int64_t row, answers& into) const {
        for (std::int64_t i = offsets_[row]; i < offsets_[row + 1]; ++i) {
            if (status_[i] == 1) {
                into.serving_pay += pay_[i] + benefits_[i];
            } else if (status_[i] == 2) {
                into.travel += travel_[i];
            }
        }
    }

private:
    const std::int32_t* offsets_;
    category status_;
    const std::int64_t* pay_;
    const std::int64_t* benefits_;
    const std::int64_t* travel_;
};

/// Every word of the buffers below a column.
std::uint64_t read_all(const ArrowArray& of, const ArrowSchema& type) {
    std::uint64_t mixed = 0;
    const std::string_view format = type.format;
    const auto words = [&](std::size_t bytes) {
        const auto* from = static_cast<const std::byte*>(of.buffers[1]);
        for (std::size_t at = 0; at + 8 <= bytes; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, from + at, 8);
            mixed ^= word;
        }
    };
    const auto rows = static_cast<std::size_t>(of.length + of.offset);
    if (format == "+l") {
        words(4 * rows);
        return mixed ^ read_all(*of.children[0], *type.children[0]);
    }
    if (format == "+s") {
        for (std::int64_t i = 0; i < of.n_children; ++i) {
            mixed ^= read_all(*of.children[i], *type.children[i]);
        }
        return mixed;
    }
    if (format != "u") { // identifiers are not read
        words(format == "b" ? rows / 8 : format == "c" ? rows : format == "tdD" ? 4 * rows : 8 * rows);
    }
    return mixed;
}

constexpr std::array<const char*, 8> read_by_plan{"级别",     "类型",   "评级",       "聘用",
                                                  "领导任职", "党组织", "党建指导员", "党建联络员"};

} // namespace

extern "C" {

/// Eight int64 for each organisation of a batch.
void whole_by_hand(const ArrowArray* batch, const ArrowSchema* schema, std::int64_t* into) {
    const column all{batch, schema};
    const category level(all["级别"], {"市级"});
    const category kind(all["类型"], {"行业协会商会", "科技类", "公益慈善类", "城乡社区服务类"});
    const ratings rated(all["评级"]);
    const hires hired(all["聘用"]);
    const leaders led(all["领导任职"]);
    const bits organisation = bits::flags(all["党组织"]);
    const bits instructor = bits::flags(all["党建指导员"]);
    const bits liaison = bits::flags(all["党建联络员"]);
    for (std::int64_t row = 0; row < batch->length; ++row) {
        answers one{};
        rated.answer(row, level[row] == 1, one);
        one.subsidy = hired.subsidy(row);
        one.focus = kind[row] != 0 ? 1 : 0;
        one.cover = (organisation[row] ? 1 : 0) + (instructor[row] ? 1 : 0) + (liaison[row] ? 1 : 0);
        led.answer(row, one);
        std::memcpy(into + 8 * row, &one, sizeof(one));
    }
}

/// Reads the same columns and writes as much.
void whole_limit(const ArrowArray* batch, const ArrowSchema* schema, std::int64_t* into) {
    const column all{batch, schema};
    std::uint64_t mixed = 0;
    for (const char* name : read_by_plan) {
        const column one = all[name];
        mixed ^= read_all(*one.array, *one.schema);
    }
    std::fill(into, into + 8 * batch->length, static_cast<std::int64_t>(mixed));
}

} // extern "C"
