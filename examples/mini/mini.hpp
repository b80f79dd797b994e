#pragma once
// clang-format off

// 小计划，mini.rules.md：guiju emit
// Written by `guiju emit`; a change belongs into the policy.

#include <guiju/emit/runtime.hpp>

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

namespace mini {

namespace emitted = guiju::emitted;
using namespace guiju::emitted;

/// What an undetermined answer may need, by its number in `open`.
inline constexpr std::string_view names[] = {
    "人力成本",
    "人力成本比例",
    "招用人数",
    "月数",
    "月缴费",
    "评级",
    "资助金额",
    "首次获得",
    "",
};
inline constexpr std::size_t words = 1;
/// A value that may be missing.
template <class T>
using maybe = emitted::maybe<T, words>;
/// What is not known until somebody supplies it.
constexpr nothing<words> needed(std::size_t name) {
    return {guiju::reason::undetermined, needs<words>::of(name)};
}

/// 等级，由低到高
enum class grade : std::uint8_t {
    none, ///< 无
    g3A, ///< 3A
    g4A, ///< 4A
    g5A, ///< 5A
};
/// Its name in the policy.
constexpr std::string_view name_of(grade one) {
    constexpr std::string_view all[] = {
        "无",
        "3A",
        "4A",
        "5A",
    };
    return all[static_cast<std::size_t>(one)];
}

struct organisation;

/// 组织；不填的即为未知
struct organisation {
    using guiju_record = void;
    maybe<mini::grade> rating = needed(5); ///< 评级
    maybe<bool> first_time = needed(7); ///< 首次获得
    maybe<scaled<std::int32_t, 2>> grant = needed(6); ///< 资助金额
    maybe<scaled<std::int32_t, 2>> labour = needed(0); ///< 人力成本
    maybe<scaled<std::int32_t, 2>> contribution = needed(4); ///< 月缴费
    maybe<scaled<std::int32_t, 0>> hires = needed(2); ///< 招用人数
    maybe<scaled<std::int32_t, 0>> months = needed(3); ///< 月数

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return lies_within<0, 100000000>(grant) &&
               lies_within<0, 100000000>(labour) &&
               lies_within<0, 200000>(contribution) &&
               lies_within<0, 8>(hires) &&
               lies_within<0, 23>(months); }
};

/// The same records with every field given, optional ones apart: what a hot loop calls with.
namespace given {

struct organisation;

/// 组织，各项都已给出
struct organisation {
    using guiju_record = void;
    mini::grade rating{}; ///< 评级
    bool first_time{}; ///< 首次获得
    scaled<std::int32_t, 2> grant{}; ///< 资助金额
    scaled<std::int32_t, 2> labour{}; ///< 人力成本
    scaled<std::int32_t, 2> contribution{}; ///< 月缴费
    scaled<std::int32_t, 0> hires{}; ///< 招用人数
    scaled<std::int32_t, 0> months{}; ///< 月数

    /// Whether amounts are as the policy allows them: what functions rely on.
    [[nodiscard]] constexpr bool is_allowed() const { return lies_within<0, 100000000>(grant) &&
               lies_within<0, 100000000>(labour) &&
               lies_within<0, 200000>(contribution) &&
               lies_within<0, 8>(hires) &&
               lies_within<0, 23>(months); }
};

} // namespace given

/// What an answer is asked for: the day, the readings, and amounts that the policy leaves to others.
struct settings {
    guiju::date as_of = day(2025, 12, 31);
};

inline constexpr auto explained = detail_of::explained;

/// 人力成本比例（人力成本）
template <bool Sure, class D>
constexpr auto parameter_labour_share(const D& on, [[maybe_unused]] const settings& how) {
    return lift(
        [&how]([[maybe_unused]] const guiju::date& d) {
            static_cast<void>(how);
            using result = maybe<scaled<std::int32_t, 1>>;
            const auto found = true ? (result(to<scaled<std::int32_t, 1>>(scaled<std::int32_t, 1>::of(5))))
                                : result(needed(1));
            if constexpr (Sure) {
                return sure(found);
            } else {
                return found;
            }
        },
        on);
}

// 奖励
template <class S0>
constexpr auto value_of_reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return [&] { [[maybe_unused]] const auto& s1 = field(keep(s0), [](const auto& r) { return (r.rating); }); [[maybe_unused]] const auto& s2 = field(keep(s0), [](const auto& r) { return (r.first_time); }); return pick(all_hold(equal<void, 0>(s1, grade::none)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(0)), pick(all_hold(equal<void, 0>(s1, grade::g3A), equal<void, 0>(s2, true)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(10000)), pick(all_hold(equal<void, 0>(s1, grade::g4A), equal<void, 0>(s2, true)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(20000)), pick(all_hold(equal<void, 0>(s1, grade::g5A), equal<void, 0>(s2, true)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(30000)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(0)))))); }();
}

// 人力成本资助
template <class S0>
constexpr auto value_of_labour_funded([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return extreme<scaled<std::int32_t, 3>, std::int32_t, false>(field(keep(s0), [](const auto& r) { return (r.labour); }), times<scaled<std::int32_t, 3>, std::int32_t, 1, 2>(parameter_labour_share<true>(how.as_of, how), field(keep(s0), [](const auto& r) { return (r.grant); })));
}

// 社保补贴
template <class S0>
constexpr auto value_of_subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return times<scaled<std::int32_t, 2>, std::int32_t, 2, 0>(times<scaled<std::int32_t, 2>, std::int32_t, 0, 2>(field(keep(s0), [](const auto& r) { return (r.hires); }), field(keep(s0), [](const auto& r) { return (r.contribution); })), extreme<scaled<std::int32_t, 0>, std::int32_t, false>(field(keep(s0), [](const auto& r) { return (r.months); }), scaled<std::int32_t, 0>::of(12)));
}

// 合计金额
template <class S0>
constexpr auto value_of_total([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    return plus<scaled<std::int32_t, 3>, std::int32_t>(plus<scaled<std::int32_t, 3>, std::int32_t>(value_of_reward(keep(s0), how), value_of_labour_funded(keep(s0), how)), value_of_subsidy(keep(s0), how));
}

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto reward([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>([&] { [[maybe_unused]] const auto& s1 = field(keep(s0), [](const auto& r) { return (r.rating); }); [[maybe_unused]] const auto& s2 = field(keep(s0), [](const auto& r) { return (r.first_time); }); return pick(all_hold(equal<void, 0>(s1, grade::none)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(0)), pick(all_hold(equal<void, 0>(s1, grade::g3A), equal<void, 0>(s2, true)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(10000)), pick(all_hold(equal<void, 0>(s1, grade::g4A), equal<void, 0>(s2, true)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(20000)), pick(all_hold(equal<void, 0>(s1, grade::g5A), equal<void, 0>(s2, true)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(30000)), to<scaled<std::int32_t, 0>>(scaled<std::int32_t, 0>::of(0)))))); }());
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("奖励")};
    }
}
} // namespace detail
/// 奖励
///
/// 依据 奖励
template <detail_of Wanted = detail_of::plain>
constexpr auto reward(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::reward<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto reward(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::reward<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto labour_funded([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(extreme<scaled<std::int32_t, 3>, std::int32_t, false>(field(keep(s0), [](const auto& r) { return (r.labour); }), times<scaled<std::int32_t, 3>, std::int32_t, 1, 2>(parameter_labour_share<true>(how.as_of, how), field(keep(s0), [](const auto& r) { return (r.grant); }))));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("人力成本")};
    }
}
} // namespace detail
/// 人力成本资助
///
/// 依据 人力成本
template <detail_of Wanted = detail_of::plain>
constexpr auto labour_funded(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::labour_funded<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto labour_funded(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::labour_funded<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto subsidy([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(times<scaled<std::int32_t, 2>, std::int32_t, 2, 0>(times<scaled<std::int32_t, 2>, std::int32_t, 0, 2>(field(keep(s0), [](const auto& r) { return (r.hires); }), field(keep(s0), [](const auto& r) { return (r.contribution); })), extreme<scaled<std::int32_t, 0>, std::int32_t, false>(field(keep(s0), [](const auto& r) { return (r.months); }), scaled<std::int32_t, 0>::of(12))));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("社保补贴")};
    }
}
} // namespace detail
/// 社保补贴
///
/// 依据 社保补贴
template <detail_of Wanted = detail_of::plain>
constexpr auto subsidy(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::subsidy<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto subsidy(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::subsidy<Wanted>(of, how);
}
} // namespace given

namespace detail {
template <detail_of Wanted, class S0>
constexpr auto total([[maybe_unused]] const S0& s0, [[maybe_unused]] const settings& how) {
    const auto found = emitted::plain<false>(plus<scaled<std::int32_t, 3>, std::int32_t>(plus<scaled<std::int32_t, 3>, std::int32_t>(value_of_reward(keep(s0), how), value_of_labour_funded(keep(s0), how)), value_of_subsidy(keep(s0), how)));
    if constexpr (Wanted == detail_of::plain) {
        return found;
    } else {
        return explained_result{found, -1, std::string_view("合计")};
    }
}
} // namespace detail
/// 合计金额
///
/// 依据 合计
template <detail_of Wanted = detail_of::plain>
constexpr auto total(const organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::total<Wanted>(of, how);
}
namespace given {
template <detail_of Wanted = detail_of::plain>
constexpr auto total(const given::organisation& of, const settings& how = {}) {
    assert(of.is_allowed());
    return mini::detail::total<Wanted>(of, how);
}
} // namespace given

} // namespace mini
