#include "shape.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace guiju::feel {
namespace {

using testing::shape;

scope longer_names() {
    scope known;
    for (const auto* name : {"甲", "乙", "甲乙", "治理良好", "等级奖励标准", "级别"}) {
        known.add(name);
    }
    known.add_member("等级");
    return known;
}

void expect_shapes(const std::vector<std::pair<std::string_view, std::string_view>>& all,
                   const scope& known = longer_names()) {
    for (const auto& [text, expected] : all) {
        EXPECT_EQ(shape(text, known, testing::chinese), expected) << text;
        EXPECT_EQ(shape(text, known, testing::english), expected) << text;
    }
}

TEST(Quantities, HaveMultipliersAndUnits) {
    expect_shapes({
        {"1万元", "qty:10000#money"},
        {"3.5亿元", "qty:350000000#money"},
        {"10000元", "qty:10000#money"},
        {"0.5万元", "qty:5000#money"},
        {"1.23456万元", "qty:12345.6#money"},
        {"007元", "qty:7#money"},
        {"3千元", "qty:3000#money"},
        {"2百万元", "qty:2000000#money"},
        {"10000 CNY", "qty:10000#money"},
        {"10000CNY", "qty:10000#money"},
        {"1万 CNY", "qty:10000#money"},
        {"100 USD", "qty:100#money"},
        {"50%", "qty:50#%"},
        {"0.5 %", "qty:0.5#%"},
        {"50％", "qty:50#%"},
        {"12个月", "qty:12#months"},
        {"12 months", "qty:12#months"},
        {"1 month", "qty:1#months"},
        {"2年", "qty:2#years"},
        {"2 years", "qty:2#years"},
        {"30天", "qty:30#days"},
        {"5人", "qty:5#persons"},
        {"5 persons", "qty:5#persons"},
        {"5万", "num:50000"},
        {"１２．５元", "qty:12.5#money"},
        {"-5元", "(neg qty:5#money)"},
        {"50%×100元", "(arith'* qty:50#% qty:100#money)"},
    });
}

TEST(Quantities, TellTheCurrency) {
    const auto currency = [](std::string_view text) {
        return parse_expression(text, {}, {}, testing::chinese)->top().currency_code;
    };
    EXPECT_EQ(currency("1元"), std::uint32_t{'C' << 16U | 'N' << 8U | 'Y'});
    EXPECT_EQ(currency("1 USD"), currency("1美元"));
    EXPECT_EQ(currency("1年"), 0U);
}

TEST(Quantities, EndWhereAKeywordFollows) {
    expect_shapes({
        {"若 甲 则1万元否则2万元", "(if name:甲 qty:10000#money qty:20000#money)"},
        {"甲>1万元且乙", "(and (cmp'> name:甲 qty:10000#money) name:乙)"},
    });
    EXPECT_TRUE(shape("2年内", {}, testing::chinese).starts_with("! syntax.unexpected"));
}

TEST(Quantities, AreNoPartOfStrictFeel) {
    for (const auto* text : {"50%", "12 months", "1万元", "10 CNY", "１"}) {
        EXPECT_TRUE(shape(text).starts_with("! ") || shape(text).starts_with("name")) << text;
    }
    EXPECT_EQ(shape("2024-02-29"), "(arith'- (arith'- num:2024 num:02) num:29)");
    EXPECT_EQ(shape("若甲"), "name:若甲");
    EXPECT_EQ(shape("金额（元）"), "name:金额（元）");
}

TEST(BareDates, AreAtLiterals) {
    expect_shapes({{"2024-02-29", "at:2024-02-29"},
                   {"2024 - 02 - 29", "(arith'- (arith'- num:2024 num:02) num:29)"},
                   {"2024-02-291", "(arith'- (arith'- num:2024 num:02) num:291)"},
                   {"[2024-01-01..2024-12-31]", "(range[] at:2024-01-01 at:2024-12-31)"}});
}

TEST(ChineseKeywords, StandBesideTheEnglishOnes) {
    expect_shapes({
        {"若 甲 则 1 否则 2", "(if name:甲 num:1 num:2)"},
        {"如果 甲 那么 1 否则 2", "(if name:甲 num:1 num:2)"},
        {"if 甲 then 1 否则 2", "(if name:甲 num:1 num:2)"},
        {"逐个 x 属于 甲 取 x.等级", "(for (iter:x name:甲) (path:等级 name:x))"},
        {"存在 x 属于 甲 满足 x = 1", "(some (iter:x name:甲) (cmp'= name:x num:1))"},
        {"所有 x 属于 甲 满足 x = 1", "(every (iter:x name:甲) (cmp'= name:x num:1))"},
        {"甲 介于 1 与 2 且 乙", "(and (between name:甲 num:1 num:2) name:乙)"},
        {"甲 属类 文本", "(instance name:甲 type:string)"},
        {"甲 属类 列表<金额>", "(instance name:甲 (typelist type:money))"},
        {"函数(x) x + 1", "(function param:x (arith'+ name:x num:1))"},
        {"是 或 否 且 空", "(or bool:true (and bool:false null))"},
        {"非(甲)", "(call name:not name:甲)"},
        {"甲[该项 > 1]", "(filter name:甲 (cmp'> name:item num:1))"},
        {"部分", "name:partial"},
        {"甲 in (1, 非(2, 3))", "(in name:甲 num:1 (nottests (tests num:2 num:3)))"},
    });
}

TEST(ChineseText, IsPartedAtKeywordsBehindKnownNames) {
    expect_shapes({
        {"甲且乙", "(and name:甲 name:乙)"},
        {"甲乙且甲或乙", "(or (and name:甲乙 name:甲) name:乙)"},
        {"若甲则乙否则治理良好", "(if name:甲 name:乙 name:治理良好)"},
        {"若治理良好则是否则否", "(if name:治理良好 bool:true bool:false)"},
        {"逐个人属于甲取人", "(for (iter:人 name:甲) name:人)"},
        {"甲.等级且乙", "(and (path:等级 name:甲) name:乙)"},
        {"治理良好且是", "(and name:治理良好 bool:true)"},
    });
}

TEST(ChineseText, IsOneNameWhereNothingIsKnown) {
    expect_shapes({{"丙且丁", "name:丙且丁"},
                   {"取得日期 + 1", "(arith'+ name:取得日期 num:1)"},
                   {"所有权", "name:所有权"},
                   {"是否合格", "name:是否合格"},
                   {"或有负债", "name:或有负债"}});
}

TEST(ChineseText, PrefersTheWholeKnownName) {
    auto known = longer_names();
    known.add("甲且乙");
    known.add("若甲");
    expect_shapes({{"甲且乙", "name:甲且乙"}, {"若甲", "name:若甲"}}, known);
}

TEST(FullWidthMarks, EqualTheirAsciiForms) {
    expect_shapes({
        {"（甲＋１）×２÷３−４", "(arith'- (arith'/ (arith'* (arith'+ name:甲 num:1) num:2) num:3) num:4)"},
        {"甲≥1 且 乙≤2 且 甲≠乙", "(and (and (cmp'>= name:甲 num:1) (cmp'<= name:乙 num:2)) (cmp'!= name:甲 name:乙))"},
        {"甲＝“文”", "(cmp'= name:甲 text:文)"},
        {"甲 = 「文」", "(cmp'= name:甲 text:文)"},
        {"［1，2、3］", "(list num:1 num:2 num:3)"},
        {"｛等级：“3A”，乙：1｝", "(context (entry:等级 text:3A) (entry:乙 num:1))"},
        {"f（甲：1）", "(callnamed name:f (entry:甲 num:1))"},
    });
}

} // namespace
} // namespace guiju::feel
