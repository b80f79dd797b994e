#include <guiju/guiju.hpp>

#include <gtest/gtest.h>

namespace guiju {
namespace {

/// What the answers of a shop without facts need.
std::vector<std::string> needs(const std::string& answer) {
    static const policy shop =
        parse("政策 店（shop_rules）\n"
              "参数 定额（quota）：金额\n  始终：另定\n"
              "记录 店（shop），标识 编号\n  编号（id）：文本\n  开业（open）：是否\n  收入（income）：金额\n"
              "  支出（cost）：金额\n  单（orders）：列表 单据\n"
              "记录 单据（order），属于 店，标识 编号\n  编号（id）：文本\n  额（paid）：金额\n"
              "限额 支出限额：金额，每个 店\n  适用 当 开业\n  实际 支出\n  不超过 收入\n"
              "权益 补助：金额，每个 店\n  适用 当 开业\n  = 定额\n"
              "权益 减免：金额，每个 店\n  当 开业：收入\n  否则：支出\n"
              "决策 大单：数字，每个 店\n  = 个数(单[额 > 定额])\n",
              "shop.rules")
            .value();
    return shop.evaluate(answer, read_json("{}", "nothing").value()).value().needs;
}

using names = std::vector<std::string>;

TEST(WhatIsNeeded, IsAllThatAJudgementNeedsWhenItMayNotApply) {
    EXPECT_EQ(needs("支出限额"), (names{"开业", "支出", "收入"}));
    EXPECT_EQ(needs("补助"), (names{"定额", "开业"}));
}

TEST(WhatIsNeeded, IsTheConditionAloneWhereItChooses) { EXPECT_EQ(needs("减免"), names{"开业"}); }

TEST(WhatIsNeeded, IsAlsoWhatTheConditionOfAnUnknownListNeeds) { EXPECT_EQ(needs("大单"), (names{"单", "定额"})); }

} // namespace
} // namespace guiju
