"""Hand-calculated cases of procedures, limits of party building, and duties."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cases import (
    Json,
    ask_about,
    organisation,
    part,
)
from duties import RESPONSIBLE, duties, measures_by_department


class TestProcedures:
    def test_registration_tells_missing_from_failed(self) -> None:
        cases: list[tuple[Json, tuple[Any, ...]]] = [
            ({"登记机关": True, "业务主管单位": True, "党建工作机构": True}, ("passed", [], [])),
            ({"登记机关": True, "业务主管单位": True, "党建工作机构": None}, ("open", ["党建工作机构"], [])),
            ({"登记机关": False, "业务主管单位": True}, ("open", ["党建工作机构"], ["登记机关"])),
            ({}, ("open", ["登记机关", "业务主管单位", "党建工作机构"], [])),
        ]
        for reviews, expected in cases:
            line = ask_about(organisation(登记审查=reviews), "登记审查结果")
            assert part(line, "status", "missing", "failed") == expected
        assert ask_about(organisation(登记审查=None), "登记审查结果")["needs"] == ["登记审查"]

    def test_audit_lists_what_is_due_and_not_audited(self) -> None:
        events = [
            {"事由": "等级评估", "日期": "2025-12-31", "已审计": False},
            {"事由": "双随机抽查", "日期": "2024-01-01", "已审计": False},
            {"事由": "注销", "日期": "2024-01-01", "已审计": True},
            {"事由": "等级评估", "日期": "2023-01-01", "已审计": False},
            {"事由": "法定代表人变更", "日期": "2026-01-01", "已审计": False},
        ]
        line = ask_about(organisation(审计事由=events), "审计")
        assert part(line, "status", "missing") == ("open", ["等级评估", "双随机抽查", "等级评估"])
        assert part(line, "commissioned_by", "paid_by") == ("登记管理机关", "登记管理机关")
        assert part(ask_about(organisation(), "审计"), "status", "missing") == ("passed", [])

    def test_audit_touches_only_what_may_be_due(self) -> None:
        settled = [{"已审计": True}, {"日期": "2026-01-01"}]
        assert ask_about(organisation(审计事由=settled), "审计")["status"] == "passed"
        for event, needs in (
            ({"日期": "2024-01-01"}, ["已审计"]),
            ({"已审计": False}, ["日期"]),
            ({"日期": "2024-01-01", "已审计": False}, ["事由"]),
        ):
            assert ask_about(organisation(审计事由=[event]), "审计")["needs"] == needs


def leader(status: str | None, **amounts: str | None) -> Json:
    return {"身份": status, "薪酬": "0", "其他利益": "0", "交通通讯": "0", "差旅": "0", **amounts}


class TestPartyLimits:
    def test_one_of_three_is_cover(self) -> None:
        line = ask_about(organisation(), "党的工作覆盖")
        assert part(line, "status", "value", "bound", "slack") == ("broken", "0", "1", "-1")
        line = ask_about(organisation(党建联络员=True), "党的工作覆盖")
        assert part(line, "status", "value", "slack") == ("kept", "1", "0")
        line = ask_about(organisation(党组织=True, 党建指导员=True, 党建联络员=True), "党的工作覆盖")
        assert part(line, "status", "value", "slack") == ("kept", "3", "2")

    def test_serving_leaders_take_nothing(self) -> None:
        leaders = [leader("现职", 薪酬="0.00", 其他利益="0.01"), leader("离退休", 薪酬="100"), leader("现职", 差旅="9")]
        line = ask_about(organisation(领导任职=leaders), "现职领导取酬")
        assert part(line, "status", "value", "bound", "slack") == ("broken", "0.01", "0.00", "-0.01")
        line = ask_about(organisation(领导任职=leaders[1:]), "现职领导取酬")
        assert part(line, "status", "value", "slack") == ("kept", "0.00", "0.00")

    def test_serving_leaders_fields_are_needed_of_them_only(self) -> None:
        leaders = [leader("离退休", 薪酬=None), leader("现职", 其他利益=None)]
        assert ask_about(organisation(领导任职=leaders), "现职领导取酬")["needs"] == ["其他利益"]
        assert ask_about(organisation(领导任职=[leader(None)]), "现职领导取酬")["needs"] == ["身份"]

    def test_the_greatest_cost_of_a_retired_leader_within_the_standard(self) -> None:
        leaders = [
            leader("离退休", 交通通讯="800"),
            leader("离退休", 交通通讯="800.50"),
            leader("现职", 交通通讯="999"),
        ]
        own = organisation(领导任职=leaders)
        assert ask_about(own, "离退休领导费用")["needs"] == ["交通通讯标准"]
        for standard, expected in (
            ("800.50", ("kept", "800.50", "800.50", "0.00")),
            ("800", ("broken", "800.50", "800.00", "-0.50")),
        ):
            line = ask_about(own, "离退休领导费用", delegated={"交通通讯标准": Decimal(standard)})
            assert part(line, "status", "value", "bound", "slack") == expected

    def test_without_retired_leaders_nothing_is_spent(self) -> None:
        line = ask_about(organisation(), "离退休领导费用", delegated={"交通通讯标准": Decimal(1)})
        assert part(line, "status", "value", "slack") == ("kept", "0.00", "1.00")
        assert ask_about(organisation(), "离退休领导费用")["status"] == "undetermined"


class TestDuties:
    def test_fourteen_measures_and_both_ways_agree(self) -> None:
        assert len(RESPONSIBLE) == 14
        both = {(measure, department) for measure, departments in RESPONSIBLE.items() for department in departments}
        assert both == {
            (measure, department) for department, all_of_it in measures_by_department().items() for measure in all_of_it
        }
        assert {line["answer"] for line in duties()} == {"责任单位", "部门职责"}

    def test_a_department_and_a_measure(self) -> None:
        assert list(RESPONSIBLE["二(一)6"]) == ["市融媒体中心"]
        assert measures_by_department()["市财政局"] == ["二(一)1", "二(一)5"]
