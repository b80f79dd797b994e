#include "lowered.hpp"

#include <guiju/program/dependencies.hpp>
#include <guiju/program/stocks.hpp>

namespace guiju::program {

namespace {

using graph::vertex_kind;

const std::string linked = town + R"(函数 年末(年份：数字)：日期 = 日期(年份, 12, 31)
条 一 目标
目标 新增目标（added）：数字，每个 城市，每个 年份 从 2023 到 2025
  实际 个数(组织[年(成立日期) = 年份])
  不低于 限度(年末(年份))
目标 总数目标（total）：数字，每个 城市
  实际 个数(组织)
  不低于 500
  存量 = 此前 + 新增目标 - 注销
条 二 扶持
决策 甲：金额，每个 组织
  其中 全 = 攀升 = 逐级全额
  依据 一
  = 若 全 则 标准(等级) 否则 0元
决策 乙：金额，每个 组织
  = 甲 + 费用
例外 灾年 对 乙：当 人员 > 9：0元
职责 落实
  责任 财政局、民政局
  内容 落实扶持
)";

std::vector<std::string> names(const graph::dependencies& g, const std::vector<graph::vertex_id>& ids) {
    std::vector<std::string> all;
    for (const auto id : ids) {
        all.push_back(g[id].name);
    }
    return all;
}

} // namespace

TEST(DependenciesOfProgram, ImpactFollowsFieldsParametersReadingsAndClauses) {
    const lowered one(linked);
    const auto g = dependencies_of(*one, one.policy());
    const auto impact = [&](const char* name, vertex_kind kind) {
        return names(g, g.impact(g.find(name, kind).at(0)));
    };
    EXPECT_EQ(impact("标准", vertex_kind::parameter), (std::vector<std::string>{"甲", "乙"}));
    EXPECT_EQ(impact("攀升", vertex_kind::reading), (std::vector<std::string>{"甲", "乙"}));
    EXPECT_EQ(impact("组织.人员", vertex_kind::field), (std::vector<std::string>{"灾年", "乙"}));
    EXPECT_EQ(impact("一", vertex_kind::clause), (std::vector<std::string>{"新增目标", "总数目标", "甲", "乙"}));
}

TEST(DependenciesOfProgram, ASliceReachesTheInputs) {
    const lowered one(linked);
    const auto g = dependencies_of(*one, one.policy());
    EXPECT_EQ(names(g, g.slice(g.find("甲"))), (std::vector<std::string>{"标准", "攀升", "等级", "甲"}));
}

TEST(DependenciesOfProgram, DutiesTieDepartmentsToClauses) {
    const lowered one(linked);
    const auto g = dependencies_of(*one, one.policy());
    EXPECT_EQ(names(g, g.measures_of(g.find("民政局").at(0))), std::vector<std::string>{"二"});
    EXPECT_EQ(names(g, g.departments_of(g.find("二").at(0))), (std::vector<std::string>{"财政局", "民政局"}));
}

TEST(Stocks, YearlyTargetsThatDoNotReachTheStockAreTold) {
    const lowered one(linked);
    const auto found = check_stocks(*one);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].known);
    EXPECT_EQ(found[0].gained, value(145));
    EXPECT_EQ(found[0].least_before, value(355));
    EXPECT_EQ(found[0].told.code, "target.not_implied");
    EXPECT_EQ(found[0].told.what.zh, "新增目标 全部达成仍不足以达成 总数目标：45 + 50 + 50 = 145 < 500");
    EXPECT_EQ(found[0].told.hint.zh, "此前 至少应为 355（没有减少时）");
}

TEST(Stocks, BoundsThatDependOnFactsAreSaidToBeUnknown) {
    auto text = linked;
    text.replace(text.find("不低于 500"), std::string("不低于 500").size(), "不低于 个数(组织)");
    EXPECT_EQ(check_stocks(*lowered(text)).at(0).told.code, "target.unknown");
}

} // namespace guiju::program
