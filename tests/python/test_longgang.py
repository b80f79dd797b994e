"""Every row of the plan of Longgang can be asked from Python: by clause, of facts, and of departments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import guiju
import pytest
from guiju import populations

# What the plan says, row by row: its id, its clause, and the answers that give it.
ROWS = {
    "T1": ("一(一)", "培育目标 新增目标"),
    "T2": ("一(一)", "孵化基地目标"),
    "T3": ("一(一)", "信用目标"),
    "B1": ("二(一)1", "等级奖励 等级奖励明细"),
    "E1": ("二(一)1", "鼓励购买对象"),
    "L1": ("二(一)1", "人力成本 可列支人力成本"),
    "E2": ("二(一)1", "优先承接"),
    "L2": ("二(一)1", "社会组织采购份额"),
    "D1": ("二(一)2", "孵化支持 孵化服务 培育平台职责"),
    "T4": ("二(一)3", "专职目标"),
    "T5": ("二(一)3", "社工目标"),
    "B2": ("二(一)3", "社保补贴 社保补贴月数"),
    "B3": ("二(一)3", "技能补贴"),
    "B4": ("二(一)3", "培训补贴"),
    "E3": ("二(一)4", "重点类型"),
    "B5": ("二(一)4", "牵头奖励"),
    "E4": ("二(一)5", "免税资格 公共优惠 小规模纳税人优惠"),
    "E5": ("二(一)5", "延期还本付息"),
    "T6": ("二(一)5", "记账目标"),
    "T7": ("二(一)5", "法律顾问目标"),
    "D2": ("二(一)6", "宣传职责"),
    "P1": ("二(二)7", "登记审查结果"),
    "D3": ("二(二)8", "监管主体"),
    "P2": ("二(二)8", "审计"),
    "P3": ("二(二)8", "举报受理 举报奖励"),
    "E6": ("二(二)9", "分色监管"),
    "P4": ("二(二)10", "名录后果"),
    "P5": ("二(二)10", "简易注销"),
    "P6": ("二(二)10", "当前等级"),
    "T8": ("二(二)10", "总数目标 等级目标 治理目标"),
    "D4": ("二(三)11", "共同富裕职责"),
    "D5": ("二(三)12", "品牌职责 跨年度项目目标"),
    "D6": ("二(四)13", "两同步 党建机制职责"),
    "P7": ("二(四)14", "六同步程序"),
    "L3": ("二(四)14", "党的工作覆盖"),
    "L4": ("二(四)14", "现职领导取酬"),
    "L5": ("二(四)14", "离退休领导费用 差旅报销"),
    "D7": ("二(一)1", "责任单位 部门职责"),
    "D8 (1)": ("三(一)", "组织领导职责"),
    "D8 (2)": ("三(二)", "宣传引导职责"),
    "D8 (3)": ("三(三)", "督促落实职责"),
}
UNDETERMINED = ["技能补贴", "培训补贴", "分色监管"]
REWARDED = {"编号": "s1", "级别": "市级", "成立日期": date(2020, 1, 1)}


def rated(*grades: tuple[str, date]) -> dict[str, Any]:
    ratings = [{"等级": grade, "取得日期": on, "失效日期": None} for grade, on in grades]
    return {"组织": REWARDED | {"评级": ratings}}


@pytest.mark.parametrize("row", ROWS)
def test_each_row_is_found_by_its_clause_and_answers(plan: guiju.Policy, row: str) -> None:
    clause, names = ROWS[row]
    found = plan.ask(clause=clause)
    assert set(names.split()) <= {each.name for each in found}
    for each in found:
        if each.name in names.split():
            outcomes = plan.run({each.record: {}} if each.record else {}, decisions=[each.name])
            assert any(one.answer == each.name and clause in one.clauses for one in outcomes), each.name


@pytest.mark.parametrize("name", UNDETERMINED)
def test_what_the_plan_delegates_is_undetermined(plan: guiju.Policy, name: str) -> None:
    outcome = plan.evaluate({"组织": REWARDED}, decisions=[name])[name]
    assert (outcome.status, outcome.value) == ("undetermined", None)
    assert outcome.needs


def test_rewards_under_all_readings(plan: guiju.Policy) -> None:
    climbed = rated(("3A", date(2023, 5, 1)), ("5A", date(2025, 5, 1)))
    straight = rated(("5A", date(2023, 5, 1)))

    def reward(facts: dict[str, Any], **readings: str) -> Any:
        return plan.evaluate(facts, decisions=["等级奖励"], readings=readings)["等级奖励"].value

    assert reward(climbed) == Decimal(40000)
    assert reward(climbed, 攀升="只补差额") == Decimal(30000)
    assert reward(straight) == Decimal(30000)
    assert reward(straight, 越级="逐级累计") == Decimal(60000)
    assert reward(straight, skipping="cumulative") == Decimal(60000)


def test_answers_change_with_the_date(plan: guiju.Policy) -> None:
    facts = rated(("3A", date(2023, 5, 1)))
    assert plan.evaluate(facts, as_of="2023-04-30")["等级奖励"].value == 0
    assert plan.evaluate(facts, as_of=date(2023, 5, 1))["等级奖励"].value == 10000


def test_an_audit_says_who_commissions_and_pays(plan: guiju.Policy) -> None:
    event = {"事由": "注销", "日期": date(2024, 1, 1), "已审计": False}
    audit = plan.evaluate({"组织": REWARDED | {"审计事由": [event]}})["审计"]
    assert (audit.status, audit.missing) == ("open", ["注销"])
    assert list(audit.attributes.values()) == ["登记管理机关", "登记管理机关"]


def test_departments_and_measures_both_ways(plan: guiju.Policy) -> None:
    duties = plan.departments["市财政局"]
    assert all("市财政局" in each.departments for each in duties)
    assert "二(一)1" in {clause for each in duties for clause in each.clauses}


def test_duties_are_told_both_ways_and_cite_their_own_clauses(plan: guiju.Policy) -> None:
    outcomes = plan.run({"组织": []}, decisions=["责任单位", "部门职责"])
    told = {key: each for each in outcomes for key in each.of.values()}
    media = told["二(一)6"]
    assert (media.kind, media.value, media.clauses) == ("duty", ["市融媒体中心"], ["二(一)6"])
    finance = told["市财政局"]
    assert (finance.kind, finance.value, finance.clauses) == ("duty", ["二(一)1", "二(一)5"], ["二(一)1", "二(一)5"])
    assert sum(each.answer == "责任单位" for each in outcomes) == 14


def test_a_generated_population_has_no_error(plan: guiju.Policy) -> None:
    outcomes = plan.run(populations.population(60, seed=1))
    assert len(outcomes) > 1000
    assert [each for each in outcomes if each.status == "error"] == []


def test_a_reform_of_the_plan_shows_who_gains(plan: guiju.Policy) -> None:
    reform = plan.reform({"等级奖励标准": {"5A": "5万元"}}, since="2023-01-01")
    people = {
        "组织": [rated(("5A", date(2024, 5, 1)))["组织"], rated(("3A", date(2024, 5, 1)))["组织"] | {"编号": "s2"}]
    }
    comparison = guiju.compare(plan, reform, population=people, decisions=["等级奖励"])
    (effect,) = comparison.effects
    assert (effect.gain, effect.lose, effect.same, effect.difference) == (1, 0, 1, Decimal(20000))
    assert list(comparison.as_pandas()["clause"]) == ["二(一)1"]


def test_the_examples_of_the_plan_hold(plan: guiju.Policy) -> None:
    examples = plan.test()
    assert len(examples) > 100
    assert [each for each in examples if not each.passed] == []


def test_the_policies_that_come_with_guiju() -> None:
    assert "longgang" in guiju.policies.available()
    with pytest.raises(KeyError, match="longgang"):
        guiju.policies.load("nowhere")


def test_the_plan_in_english_gives_the_same_rewards(plan: guiju.Policy) -> None:
    english = guiju.policies.longgang("en")
    assert english.language == "en"
    assert english.ask("rating_reward")[0].clauses == ("二(一)1",)
    facts = rated(("3A", date(2023, 5, 1)), ("5A", date(2025, 5, 1)))
    reward = english.evaluate({"organisation": facts["组织"]})["rating_reward"]
    assert reward.value == plan.evaluate(facts)["等级奖励"].value == Decimal(40000)
