#include "shape.hpp"

#include <guiju/feel/printer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::feel {
namespace {

constexpr auto names =
    std::to_array<std::string_view>({"a", "b", "x", "x-y", "unit price", "profit + loss", "and then", "甲", "乙",
                                     "甲乙", "等级", "截至日", "date", "date and time", "Person's age", "?"});
constexpr auto members =
    std::to_array<std::string_view>({"m", "unit price", "m.n", "start", "start included", "金额", "a and b"});
constexpr auto texts =
    std::to_array<std::string_view>({"", "3A", "市级", "a\"b", "\\d\n", "”", "“x”", "😀", "\x01\t", "{a: 1}"});
constexpr auto keys =
    std::to_array<std::string_view>({"a", "k", "the key", "p-q", "键", "甲 且 乙", "if", "1", "（", "x y"});
constexpr auto numbers =
    std::to_array<std::string_view>({"0", "1", "12.50", ".5", "1e3", "2024", "100000000000000000000"});
constexpr auto amounts =
    std::to_array<std::string_view>({"0", "1", "10000", "12345.60", "350000000", "1230000", "100000001", "9900"});
constexpr auto currencies = std::to_array<std::string_view>({"CNY", "USD", "JPY", "SEK"});

scope vocabulary() {
    scope known;
    for (const auto name : names) {
        known.add(name);
    }
    for (const auto name : members) {
        known.add_member(name);
    }
    known.add_type("my type");
    return known;
}

/// Makes any tree that some text is read to, smaller ones more often.
class tree_maker {
public:
    tree_maker(std::uint64_t seed, bool policy) : random_(seed), policy_(policy) {}

    tree operator()() {
        made_ = {};
        made_.root = value(4);
        return std::move(made_);
    }

private:
    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }
    bool flip() { return below(2) == 0; }
    template <std::size_t N>
    std::string one_of(const std::array<std::string_view, N>& all) {
        return std::string(all[below(N)]);
    }
    operator_kind between(operator_kind first, operator_kind last) {
        return static_cast<operator_kind>(static_cast<std::size_t>(first) +
                                          below(static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1));
    }

    node_id add(node made) {
        for (const auto child : made.children) {
            made.depth = std::max(made.depth, made_[child].depth + 1);
        }
        made_.nodes.push_back(std::move(made));
        return static_cast<node_id>(made_.nodes.size() - 1);
    }
    node_id add(node_kind kind, const std::vector<node_id>& children, std::string text = {}) {
        node made;
        made.kind = kind;
        made.text = std::move(text);
        made.children = {children.begin(), children.end()};
        return add(std::move(made));
    }
    std::vector<node_id> values(std::size_t least, std::size_t depth) {
        std::vector<node_id> all;
        for (auto count = least + below(3); count > 0; --count) {
            all.push_back(value(depth));
        }
        return all;
    }

    node_id value(std::size_t depth) {
        if (depth == 0) {
            return leaf();
        }
        switch (below(8)) {
        case 0:
            return leaf();
        case 1:
        case 2:
            return operation(depth - 1);
        case 3:
            return comparison(depth - 1);
        case 4:
        case 5:
            return postfix(depth - 1);
        case 6:
            return collection(depth - 1);
        default:
            return form(depth - 1);
        }
    }

    node_id leaf() {
        switch (below(policy_ ? 8 : 7)) {
        case 0:
            return add(node_kind::null_literal, {});
        case 1:
            return add(node_kind::boolean_literal, {}, flip() ? "true" : "false");
        case 2:
            return add(node_kind::number_literal, {}, one_of(numbers));
        case 3:
            return add(node_kind::text_literal, {}, one_of(texts));
        case 4:
            return add(node_kind::at_literal, {}, flip() ? "2024-02-29" : "P1D");
        case 7:
            return quantity();
        default:
            return add(node_kind::name, {}, one_of(names));
        }
    }

    node_id quantity() {
        node made;
        made.kind = node_kind::quantity;
        made.unit = static_cast<unit>(1 + below(6));
        made.text = one_of(amounts);
        if (made.unit == unit::money) {
            for (const char letter : one_of(currencies)) {
                made.currency_code = made.currency_code << 8U | static_cast<unsigned char>(letter);
            }
        }
        return add(std::move(made));
    }

    node_id operation(std::size_t depth) {
        node made;
        const auto which = below(6);
        made.kind = which == 0   ? node_kind::negate
                    : which == 1 ? node_kind::conjunction
                    : which == 2 ? node_kind::disjunction
                                 : node_kind::arithmetic;
        if (made.kind == node_kind::arithmetic) {
            made.op = between(operator_kind::add, operator_kind::power);
        }
        made.children.push_back(value(depth));
        if (made.kind != node_kind::negate) {
            made.children.push_back(value(depth));
        }
        return add(std::move(made));
    }

    node_id comparison(std::size_t depth) {
        switch (below(4)) {
        case 0:
            return add(node_kind::between, {value(depth), value(depth), value(depth)});
        case 1: {
            std::vector<node_id> all{value(depth)};
            for (auto count = 1 + below(3); count > 0; --count) {
                all.push_back(test(depth));
            }
            return add(node_kind::in, std::move(all));
        }
        default: {
            node made;
            made.kind = node_kind::comparison;
            made.op = between(operator_kind::equal, operator_kind::greater_equal);
            made.children = {value(depth), value(depth)};
            return add(std::move(made));
        }
        }
    }

    node_id half_range(std::size_t depth) {
        node made;
        made.kind = node_kind::half_range;
        made.op = between(operator_kind::equal, operator_kind::greater_equal);
        made.children = {value(depth)};
        return add(std::move(made));
    }

    node_id test(std::size_t depth) {
        switch (below(5)) {
        case 0:
            return half_range(depth);
        case 1: {
            std::vector<node_id> negated{half_range(depth), value(depth)};
            return add(node_kind::not_tests, {add(node_kind::tests, std::move(negated))});
        }
        default:
            return value(depth);
        }
    }

    node_id postfix(std::size_t depth) {
        switch (below(6)) {
        case 0:
            return add(node_kind::filter, {value(depth), value(depth)});
        case 1: {
            auto all = values(0, depth);
            all.insert(all.begin(), flip() ? add(node_kind::name, {}, "not") : value(depth));
            return add(node_kind::call, std::move(all));
        }
        case 2:
            return add(node_kind::call_named, {value(depth), entry(depth, false), entry(depth, false)});
        case 3:
            return add(node_kind::instance_of, {value(depth), type(depth)});
        default:
            return add(node_kind::path, {value(depth)}, one_of(members));
        }
    }

    node_id entry(std::size_t depth, bool any_key) {
        return add(node_kind::entry, {value(depth)}, any_key ? one_of(keys) : one_of(names));
    }

    node_id collection(std::size_t depth) {
        switch (below(4)) {
        case 0:
            return add(node_kind::list, values(0, depth));
        case 1: {
            std::vector<node_id> all;
            for (auto count = below(3); count > 0; --count) {
                all.push_back(entry(depth, true));
            }
            return add(node_kind::context, std::move(all));
        }
        case 2:
            return half_range(depth);
        default: {
            node made;
            made.kind = node_kind::range;
            made.low_closed = flip();
            made.high_closed = flip();
            made.children = {value(depth), value(depth)};
            return add(std::move(made));
        }
        }
    }

    node_id iterator(std::size_t depth) {
        std::vector<node_id> domain{value(depth)};
        if (below(3) == 0) {
            domain.push_back(value(depth));
        }
        return add(node_kind::iterator, std::move(domain), one_of(names));
    }

    node_id form(std::size_t depth) {
        switch (below(5)) {
        case 0:
            return add(node_kind::conditional, {value(depth), value(depth), value(depth)});
        case 1: {
            node made;
            made.kind = node_kind::function;
            made.op = flip() ? operator_kind::external : operator_kind::none;
            if (flip()) {
                made.children.push_back(add(node_kind::parameter, {}, one_of(names)));
                made.children.push_back(add(node_kind::parameter, {type(depth)}, one_of(names)));
            }
            made.children.push_back(value(depth));
            return add(std::move(made));
        }
        default: {
            std::vector<node_id> all{iterator(depth)};
            if (flip()) {
                all.push_back(iterator(depth));
            }
            all.push_back(value(depth));
            return add(flip() ? node_kind::for_loop : flip() ? node_kind::some : node_kind::every, std::move(all));
        }
        }
    }

    node_id type(std::size_t depth) {
        constexpr auto plain = std::to_array<std::string_view>({"number", "string", "date", "date and time", "Any",
                                                                "my type", "money", "other", "days and time duration"});
        switch (depth == 0 ? 5 : below(6)) {
        case 0:
            return add(node_kind::type_list, {type(depth - 1)});
        case 1:
            return add(node_kind::type_range, {type(depth - 1)});
        case 2:
            return add(node_kind::type_context, {add(node_kind::entry, {type(depth - 1)}, one_of(names))});
        case 3:
            return add(node_kind::type_function, {type(depth - 1), type(depth - 1)});
        default:
            return add(node_kind::type_name, {}, one_of(plain));
        }
    }

    std::mt19937_64 random_;
    bool policy_;
    tree made_;
};

void expect_round_trips(const dialect& how, std::uint64_t seed, int count) {
    const auto known = vocabulary();
    tree_maker make(seed, how.policy);
    for (int i = 0; i < count; ++i) {
        const auto made = make();
        const auto printed = print(made, printing{how, {}, &known});
        const auto read = parse_expression(printed, {}, known, how);
        ASSERT_TRUE(read.has_value()) << printed << "\n"
                                      << testing::shape(made, made.root) << "\n"
                                      << testing::shape(read);
        ASSERT_TRUE(same(made, *read)) << printed << "\n"
                                       << testing::shape(made, made.root) << "\n"
                                       << testing::shape(read);
        ASSERT_EQ(print(*read, printing{how, {}, &known}), printed);
    }
}

TEST(RoundTrip, OfRandomTreesInEnglish) { expect_round_trips(testing::english, 1, 10000); }
TEST(RoundTrip, OfRandomTreesInChinese) { expect_round_trips(testing::chinese, 2, 10000); }
TEST(RoundTrip, OfRandomTreesInStrictFeel) { expect_round_trips(testing::strict, 3, 10000); }

TEST(RoundTrip, FromOneTableOfKeywordsToTheOther) {
    const auto known = vocabulary();
    tree_maker make(4, true);
    for (int i = 0; i < 5000; ++i) {
        const auto made = make();
        const auto chinese =
            parse_expression(print(made, printing{testing::chinese, {}, &known}), {}, known, testing::english);
        ASSERT_TRUE(chinese.has_value());
        const auto english =
            parse_expression(print(*chinese, printing{testing::english, {}, &known}), {}, known, testing::chinese);
        ASSERT_TRUE(english.has_value());
        ASSERT_TRUE(same(made, *english));
    }
}

} // namespace
} // namespace guiju::feel
