#pragma once

#include "property/random_policy.hpp"

#include <guiju/emit/runtime.hpp>
#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Holds an emitted header against the evaluator: the same answers, to the digit, with the same reasons for none.
namespace guiju::emitted_agreement {

/// Fills records of a header from those of the evaluator; keeps the lists that they refer to.
template <class Policy>
class filler {
public:
    using thing = typename Policy::thing;
    using part = typename Policy::part;

    thing whole(const value& record) {
        thing made;
        const auto& from = record.as_context().values;
        std::size_t i = 0;
        put(made.m1, from[i++]);
        put(made.m2, from[i++]);
        put(made.m3, from[i++]);
        put(made.n1, from[i++]);
        put(made.n2, from[i++]);
        put(made.n3, from[i++]);
        put(made.d1, from[i++]);
        put(made.d2, from[i++]);
        put(made.b1, from[i++]);
        put(made.b2, from[i++]);
        put(made.g1, from[i++]);
        put(made.k1, from[i++]);
        if (from[i].is(kind::list)) {
            lists_.emplace_back();
            for (const auto& one : from[i].as_list()) {
                lists_.back().push_back(item(one));
            }
            made.items = std::span<const part>(lists_.back());
        }
        return made;
    }

private:
    static part item(const value& record) {
        part made;
        const auto& from = record.as_context().values;
        put(made.paid, from[0]);
        put(made.size, from[1]);
        put(made.on, from[2]);
        put(made.fine, from[3]);
        put(made.since, from[4]);
        return made;
    }

    template <class T, std::size_t Words>
    static void put(emitted::maybe<T, Words>& field, const value& v) {
        if (v.is_null()) {
            return;
        }
        if constexpr (emitted::is_scaled<T>) {
            const auto at_scale = quantize(v.as_number(), -T::scale, rounding::half_even);
            const auto units = static_cast<std::int64_t>(at_scale.coefficient());
            field = T::of(static_cast<typename T::rep>(at_scale.is_negative() ? -units : units));
        } else if constexpr (std::is_same_v<T, bool>) {
            field = v.as_boolean();
        } else if constexpr (std::is_same_v<T, date>) {
            field = v.as_date();
        } else {
            field = static_cast<T>(v.ordinal());
        }
    }

    std::deque<std::vector<part>> lists_;
};

/// What a header found, as the evaluator has it.
template <class T>
value plain(const T& found) {
    if constexpr (std::is_same_v<T, bool>) {
        return found;
    } else if constexpr (std::is_same_v<T, date>) {
        return found;
    } else if constexpr (emitted::is_scaled<T>) {
        return found.to_decimal();
    } else if constexpr (std::is_same_v<T, decimal>) {
        return found;
    } else {
        return decimal(static_cast<std::int64_t>(found));
    }
}
template <class T, std::size_t Words>
value plain(const emitted::maybe<T, Words>& found) {
    return found.has_value() ? plain(found.value()) : value();
}

template <class T>
value plain(const std::vector<T>& found) {
    std::vector<value> all;
    for (const auto& one : found) {
        all.push_back(plain(emitted::load(one)));
    }
    return value::list(std::move(all));
}

/// A value in words, of amounts without trailing zeros and currency.
inline std::string words(const value& v) {
    if (v.is(kind::list)) {
        std::string all = "[";
        for (const auto& one : v.as_list()) {
            all += (all.size() == 1 ? "" : ", ") + (one.is_null() ? "null" : words(one));
        }
        return all + "]";
    }
    if (v.is(kind::number) || v.is(kind::money)) {
        auto text = v.as_number().to_plain();
        if (text.find('.') != std::string::npos) {
            text.erase(text.find_last_not_of('0') + 1);
            text.erase(text.find_last_not_of('.') + 1);
        }
        return text == "-0" ? "0" : text;
    }
    return v.is(kind::category) ? std::to_string(v.ordinal()) : to_string(v);
}

template <class Open>
std::vector<std::string> needs_of(const Open& open, std::span<const std::string_view> names) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        if (open.has(i)) {
            all.emplace_back(names[i]);
        }
    }
    return all;
}

/// `about` is called for what stands beside a failure.
template <class Found, class About>
void compare(const Found& found, const evaluate::outcome& wanted, std::span<const std::string_view> names,
             const About& about) {
    if constexpr (requires { found.status; }) {
        ASSERT_EQ(static_cast<int>(found.status), static_cast<int>(wanted.status)) << about();
        ASSERT_EQ(needs_of(found.open, names), wanted.needs) << about();
        if constexpr (requires { found.bound; }) {
            ASSERT_EQ(words(plain(found.value)), words(wanted.value)) << about();
            ASSERT_EQ(words(plain(found.bound)), words(wanted.bound)) << about();
            ASSERT_EQ(words(plain(found.slack)), words(wanted.slack)) << about();
        } else if (wanted.status == evaluate::status::value) {
            const bool null = found.why == reason::missing;
            ASSERT_EQ(null ? "null" : words(plain(found.value)), wanted.value.is_null() ? "null" : words(wanted.value))
                << about();
        }
    } else {
        ASSERT_EQ(wanted.status, evaluate::status::value) << about();
        ASSERT_EQ(words(plain(found)), words(wanted.value)) << about();
    }
}

/// Draws facts and compares all answers about them. GUIJU_DRAWS: so many records.
template <class Policy>
void check(std::size_t answers) {
    property::random_policy draws(Policy::seed);
    const auto text = draws.text(property::answers_a_policy, property::depth_of_answers);
    const auto loaded = parse(text, "random.rules");
    ASSERT_TRUE(loaded);
    testing::Test::RecordProperty("answers", std::to_string(answers));
    const char* const asked = std::getenv("GUIJU_DRAWS");
    const auto records = asked == nullptr ? std::uint64_t{300} : std::strtoull(asked, nullptr, 10);
    const auto type = *loaded->record("thing");
    evaluate::scratch memory;
    for (std::uint64_t i = 0; i < records && !testing::Test::HasFatalFailure(); ++i) {
        const auto facts = draws.facts();
        const auto read = read_json(facts, "facts");
        ASSERT_TRUE(read) << facts;
        const auto bound = evaluate::bind(loaded->program(), type, *read);
        ASSERT_TRUE(bound.problems.empty()) << facts;
        filler<Policy> fill;
        Policy::answers(fill.whole(bound.record), [&](const char* name, const auto& found) {
            const auto id = loaded->answers(name)->front();
            const auto wanted = loaded->evaluator().ask(id, bound.record, {}, {}, {}, memory);
            compare(found, wanted, Policy::names(),
                    [&] { return std::string(name) + " of " + facts + "\n" + wanted.message.en + "\n" + text; });
        });
    }
}

} // namespace guiju::emitted_agreement
