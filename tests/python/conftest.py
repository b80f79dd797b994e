"""A small policy that shows each kind of answer, and the plan that comes with guiju."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import guiju

SMALL = """\
# 小计划 {#总}

```rules
政策 小计划（small_plan）
  施行 2023-01-01 至 2025-12-31
  默认截至 2025-12-31

类别 等级（grade），有序：1A、2A、3A、4A、5A

记录 城市（city）
  组织（organisations）：列表 组织

记录 组织（organisation），属于 城市，标识 编号
  编号（id）：文本
  等级（grade）：等级，可空
  成立日期（registered_on）：日期
  支出（spent）：金额
  人数（persons）：数字
  项目（projects）：列表 项目

记录 项目（project），属于 组织，标识 编号
  编号（id）：文本
  资助（grant）：金额
  人力（labour）：金额
```

## 奖励 {#一1}

评上等级的，给予奖励。

```rules
参数 奖励标准（standard）：金额，按 等级
  自 2023-01-01 至 2025-12-31
    3A  1万元
    4A  2万元
    5A  3万元

参数 补贴标准（subsidy_standard）：金额
  自 2023-01-01
    另定：由人社局规定

解读 折半（halving）：奖励给全额还是一半
  全额（full）默认
  半额（half）

权益 奖励（reward）：金额，每个 组织
  当 等级 >= "3A"：若 折半 = "半额" 则 奖励标准(等级, 成立日期) / 2 否则 奖励标准(等级, 成立日期)
  否则：0元
  例 { 等级: "3A", 成立日期: 2023-05-01 } → 1万元

权益 补贴（subsidy）：金额，每个 组织
  = 补贴标准(截至日)

职责 奖励职责（reward_duty）
  责任 财政局、人社局
  内容 发放奖励
```

## 限额 {#一2}

```rules
限额 人力成本（labour_cost）：金额，每个 项目
  实际 人力
  不超过 50% × 资助

目标 总数目标（total）：数字，每个 城市
  实际 个数(组织)
  不低于 3
```
"""


@pytest.fixture(scope="session")
def small() -> guiju.Policy:
    import guiju

    return guiju.parse(SMALL, "small.rules.md")


@pytest.fixture(scope="session")
def plan() -> guiju.Policy:
    import guiju

    return guiju.policies.longgang()
