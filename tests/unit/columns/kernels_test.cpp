#include "columns/kernels.hpp"
#include "columns/one_value.hpp"
#include "columns/simd.hpp"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <utility>

// Every kernel does, for every kind of processor that this one can stand for, what the steps say one value at a time.
namespace guiju::columns {
namespace {

constexpr std::size_t count = 100;
constexpr std::size_t padded = 192;

using source = std::mt19937_64;

struct operand_values {
    columns::lane lane;
    std::vector<int128> values;
    std::vector<std::byte> bytes;
};

int128 drawn(source& from, lane l, int128 low, int128 high) {
    const int128 edges[] = {low, high, 0, 1, -1};
    int128 v = edges[from() % 5];
    if (from() % 3 != 0) {
        const auto span = static_cast<wide::uint128>(high - low) + 1;
        v = low + static_cast<int128>((static_cast<wide::uint128>(from()) << 64U | from()) % span);
    }
    static_cast<void>(l);
    return v < low ? low : v > high ? high : v;
}

operand_values draw(source& from, lane l, int128 low, int128 high) {
    operand_values made{l, {}, std::vector<std::byte>(padded * bytes_of(l))};
    for (std::size_t i = 0; i < padded; ++i) {
        made.values.push_back(drawn(from, l, low, high));
        std::memcpy(made.bytes.data() + i * bytes_of(l), &made.values[i], bytes_of(l));
    }
    return made;
}

int128 result_at(const std::vector<std::byte>& bytes, lane l, std::size_t i) {
    switch (l) {
    case lane::bits8:
        return static_cast<std::uint8_t>(bytes[i]);
    case lane::int32: {
        std::int32_t v = 0;
        std::memcpy(&v, bytes.data() + i * 4, 4);
        return v;
    }
    case lane::int64: {
        std::int64_t v = 0;
        std::memcpy(&v, bytes.data() + i * 8, 8);
        return v;
    }
    default: {
        int128 v = 0;
        std::memcpy(&v, bytes.data() + i * 16, 16);
        return v;
    }
    }
}

/// Runs a kernel and the same step one value at a time.
void compare(const step& what, kernel run, const std::vector<operand_values>& in, const char* target) {
    ASSERT_NE(run, nullptr);
    std::vector<std::byte> out(padded * 16);
    kernel_call call;
    call.out = out.data();
    call.count = count;
    call.immediate = static_cast<std::int64_t>(what.immediate);
    call.extra_count = what.extra;
    for (std::size_t k = 0; k < in.size(); ++k) {
        call.in[k] = in[k].bytes.data();
    }
    run(call);
    plan p;
    step last = what;
    for (std::size_t k = 0; k < in.size(); ++k) {
        step load;
        load.what = verb::load;
        load.extra = static_cast<std::uint32_t>(k);
        p.steps.push_back(load);
        last.in[k] = static_cast<step_id>(k);
    }
    p.steps.push_back(last);
    for (std::size_t i = 0; i < count; ++i) {
        one_value with(p);
        for (std::size_t k = 0; k < in.size(); ++k) {
            with.set(static_cast<step_id>(k), in[k].values[i]);
        }
        const auto wanted = with.of(static_cast<step_id>(in.size()));
        ASSERT_TRUE(wanted == result_at(out, what.lane, i))
            << target << ", verb " << static_cast<int>(what.what) << ", lane " << static_cast<int>(what.lane)
            << ", value " << i;
    }
}

void arithmetic(source& from, const char* target) {
    for (const auto l : {lane::int32, lane::int64, lane::int128}) {
        const int128 most = l == lane::int32 ? 40'000 : l == lane::int64 ? 3'000'000'000 : int128{1} << 55;
        for (auto v = verb::add; v <= verb::absolute; v = static_cast<verb>(static_cast<int>(v) + 1)) {
            for (const bool immediate : {false, true}) {
                if ((v == verb::reverse_subtract || v == verb::absolute) && !immediate) {
                    continue;
                }
                step s;
                s.what = v;
                s.lane = l;
                s.immediate_second = immediate;
                s.immediate = immediate ? drawn(from, l, -most, most) : 0;
                std::vector<operand_values> in{draw(from, l, -most, most)};
                if (!immediate) {
                    in.push_back(draw(from, l, -most, most));
                }
                compare(s, arithmetic_kernel(v, l, immediate), in, target);
            }
        }
    }
}

void comparisons(source& from, const char* target) {
    for (const auto l : {lane::bits8, lane::int32, lane::int64, lane::int128}) {
        const int128 low = l == lane::bits8 ? 0 : -5;
        for (auto v = verb::equal; v <= verb::greater_equal; v = static_cast<verb>(static_cast<int>(v) + 1)) {
            for (const bool immediate : {false, true}) {
                step s;
                s.what = v;
                s.immediate_second = immediate;
                s.immediate = immediate ? drawn(from, l, low, 5) : 0;
                std::vector<operand_values> in{draw(from, l, low, 5)};
                if (!immediate) {
                    in.push_back(draw(from, l, low, 5));
                }
                compare(s, comparison_kernel(v, l, immediate), in, target);
            }
        }
    }
}

void truths(source& from, const char* target) {
    for (auto v = verb::both; v <= verb::worst_state; v = static_cast<verb>(static_cast<int>(v) + 1)) {
        if (v == verb::choose || v == verb::lookup) {
            continue;
        }
        step s;
        s.what = v;
        s.immediate = 3;
        // Which operands are states, and which yes/no.
        const bool first = v == verb::both || v == verb::either || v == verb::opposite || v == verb::digit ||
                           v == verb::both_state || v == verb::either_state || v == verb::known ||
                           v == verb::equal_known || v == verb::state_where || v == verb::radix;
        const bool second = v == verb::both || v == verb::either || v == verb::both_state || v == verb::either_state ||
                            v == verb::choose_state || v == verb::radix;
        compare(s, truth_kernel(v),
                {draw(from, lane::bits8, 0, first ? 1 : 4), draw(from, lane::bits8, 0, second ? 1 : 4),
                 draw(from, lane::bits8, 0, 4), draw(from, lane::bits8, 0, 4)},
                target);
    }
}

void choices(source& from, const char* target) {
    for (const auto l : {lane::bits8, lane::int32, lane::int64, lane::int128}) {
        step s;
        s.what = verb::choose;
        s.lane = l;
        const int128 low = l == lane::bits8 ? 0 : -9;
        compare(s, choice_kernel(verb::choose, l),
                {draw(from, lane::bits8, 0, 1), draw(from, l, low, 9), draw(from, l, low, 9)}, target);
    }
    for (const auto to : {lane::int32, lane::int64, lane::int128}) {
        for (const auto of : {lane::bits8, lane::int32, lane::int64}) {
            if (of < to) {
                step s;
                s.what = verb::widen;
                s.lane = to;
                compare(s, widening_kernel(of, to), {draw(from, of, of == lane::bits8 ? 0 : -99, 99)}, target);
            }
        }
    }
}

void roundings(source& from, const char* target) {
    for (const auto l : {lane::int32, lane::int64, lane::int128}) {
        for (std::uint32_t mode = 0; mode < 7; ++mode) {
            step s;
            s.what = verb::round;
            s.lane = l;
            s.immediate = 10;
            s.extra = mode;
            compare(s, plain_kernel(verb::round, l, l, false), {draw(from, l, -60, 60)}, target);
        }
    }
}

void loads(source& from, const char* target) {
    for (const int width : {1, 2, 4, 8, 16}) {
        for (const auto to : {lane::int32, lane::int64}) {
            const auto most = (int128{1} << (width == 1 ? 7 : width == 2 ? 15 : 31)) - 1;
            std::vector<std::byte> cells(padded * 16);
            std::vector<int128> wanted;
            for (std::size_t i = 0; i < count; ++i) {
                wanted.push_back(drawn(from, to, -most, most));
                std::memcpy(cells.data() + i * static_cast<std::size_t>(width), &wanted[i],
                            static_cast<std::size_t>(width));
            }
            std::vector<std::byte> out(padded * 8);
            load_call call{cells.data(), out.data(), count, -static_cast<std::int64_t>(most),
                           static_cast<std::int64_t>(most)};
            EXPECT_FALSE(number_load(width, true, to)(call)) << target;
            for (std::size_t i = 0; i < count; ++i) {
                ASSERT_TRUE(result_at(out, to, i) == wanted[i]) << target << ", width " << width << ", value " << i;
            }
            const auto place = from() % count;
            wanted[place] = most;
            std::memcpy(cells.data() + place * static_cast<std::size_t>(width), &most, static_cast<std::size_t>(width));
            call.high = static_cast<std::int64_t>(most) - 1;
            EXPECT_TRUE(number_load(width, true, to)(call)) << target << ", width " << width;
            std::vector<std::byte> back(padded * 16);
            number_store(to, 16)(out.data(), count, back.data());
            for (std::size_t i = 0; i < count; ++i) {
                int128 v = 0;
                std::memcpy(&v, back.data() + i * 16, 16);
                ASSERT_TRUE(v == wanted[i]) << target << ", value " << i;
            }
        }
    }
}

void byte_loads(source& from, const char* target) {
    std::vector<std::uint8_t> cells(padded);
    for (auto& one : cells) {
        one = static_cast<std::uint8_t>(from() % 100);
    }
    std::vector<std::uint8_t> out(padded);
    const load_call call{cells.data(), out.data(), count, 0, 99};
    EXPECT_FALSE(range_check(lane::bits8)(call)) << target;
    EXPECT_FALSE(number_load(1, true, lane::bits8)(call)) << target;
    EXPECT_TRUE(std::equal(cells.begin(), cells.begin() + count, out.begin())) << target;
    for (const int beyond : {100, 127, -1, -128}) {
        auto spoiled = cells;
        spoiled[from() % count] = static_cast<std::uint8_t>(beyond);
        const load_call other{spoiled.data(), out.data(), count, 0, 99};
        EXPECT_TRUE(range_check(lane::bits8)(other)) << target << ", " << beyond;
        EXPECT_TRUE(number_load(1, true, lane::bits8)(other)) << target << ", " << beyond;
    }
}

void bits(source& from, const char* target) {
    std::vector<std::uint8_t> packed(64);
    for (auto& one : packed) {
        one = static_cast<std::uint8_t>(from());
    }
    for (const std::int64_t at : {0, 1, 7, 8, 13}) {
        std::vector<std::uint8_t> spread(padded);
        load_bits(packed.data(), at, count, 1, 0, spread.data());
        std::vector<std::uint8_t> again(padded);
        store_bits(spread.data(), count, again.data());
        for (std::size_t i = 0; i < count; ++i) {
            const auto bit = static_cast<std::int64_t>(i) + at;
            ASSERT_EQ(spread[i], packed[static_cast<std::size_t>(bit / 8)] >> bit % 8 & 1) << target;
            ASSERT_EQ(again[i / 8] >> i % 8 & 1, spread[i]) << target;
        }
    }
}

int128 linked(verb what, int128 a, int128 b) {
    switch (what) {
    case verb::add:
        return a + b;
    case verb::subtract:
        return a - b;
    case verb::reverse_subtract:
        return b - a;
    case verb::multiply:
        return a * b;
    case verb::minimum:
        return std::min(a, b);
    case verb::maximum:
        return std::max(a, b);
    case verb::absolute:
        return a < 0 ? -a : a;
    default:
        return b;
    }
}

std::vector<link> draw_links(source& from, const std::vector<operand_values>& in) {
    std::vector<link> links;
    bool multiplied = false;
    for (std::size_t l = 0; l < 8; ++l) {
        link made;
        made.what = l == 0 ? verb::constant
                           : static_cast<verb>(static_cast<int>(verb::add) +
                                               static_cast<int>(from() % (1 + static_cast<int>(verb::absolute) -
                                                                          static_cast<int>(verb::add))));
        if (made.what == verb::multiply && std::exchange(multiplied, true)) {
            made.what = verb::add;
        }
        made.operand = l == 0 || from() % 3 != 0 ? static_cast<std::uint8_t>(from() % in.size()) : link::none;
        made.from = made.operand == link::none ? lane::bits8 : in[made.operand].lane;
        made.by = made.operand == link::none || from() % 2 == 0 ? static_cast<std::int64_t>(from() % 21) - 10 : 1;
        links.push_back(made);
    }
    return links;
}

void chains(source& from, const char* target) {
    for (const auto to : {lane::int32, lane::int64}) {
        std::vector<operand_values> in{draw(from, lane::bits8, 0, 255), draw(from, lane::int32, -500, 500),
                                       draw(from, to, -300, 300), draw(from, to, 0, 99)};
        const auto links = draw_links(from, in);
        std::vector<std::byte> out(padded * 8);
        kernel_call call;
        call.out = out.data();
        call.count = count;
        call.extra = links.data();
        call.extra_count = links.size();
        for (std::size_t k = 0; k < in.size(); ++k) {
            call.in[k] = in[k].bytes.data();
        }
        chain_kernel(to)(call);
        for (std::size_t i = 0; i < count; ++i) {
            int128 wanted = 0;
            for (const auto& l : links) {
                const int128 given = l.operand == link::none ? int128{1} : in[l.operand].values[i];
                wanted = linked(l.what, wanted, given * l.by);
            }
            ASSERT_TRUE(wanted == result_at(out, to, i)) << target << ", value " << i;
        }
    }
}

TEST(Kernels, DoTheSameOnEveryKindOfProcessor) {
    const auto all = hwy::SupportedTargets() & HWY_TARGETS;
    for (auto left = all; left != 0; left &= left - 1) {
        const auto target = left & -left;
        hwy::SetSupportedTargetsForTest(target);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
        source from(42);
        const char* const name = hwy::TargetName(target);
        for (int round = 0; round < 20; ++round) {
            arithmetic(from, name);
            comparisons(from, name);
            truths(from, name);
            choices(from, name);
            roundings(from, name);
            loads(from, name);
            byte_loads(from, name);
            bits(from, name);
            chains(from, name);
        }
    }
    hwy::SetSupportedTargetsForTest(0);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

} // namespace
} // namespace guiju::columns
