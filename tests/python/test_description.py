"""A policy can be asked what it consists of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import guiju
import pytest


def test_answers_are_found_by_what_is_known_of_them(small: guiju.Policy) -> None:
    assert [each.name for each in small.ask(clause="一1")] == ["奖励", "补贴", "奖励职责"]
    assert [each.name for each in small.ask(kind="limit")] == ["人力成本"]
    assert [each.name for each in small.ask(department="财政局")] == ["奖励职责"]
    assert [each.name for each in small.ask(reading="折半")] == ["奖励"]
    assert [each.record for each in small.ask("total")] == ["城市"]
    with pytest.raises(KeyError, match="一1"):
        small.ask(clause="九9")


def test_clauses_know_their_answers(small: guiju.Policy) -> None:
    clause = small.clauses["一1"]
    assert clause.title == "奖励"
    assert "给予奖励" in clause.text
    assert "补贴" in [each.name for each in clause.answers]


def test_parameters_are_dated(small: guiju.Policy) -> None:
    standard = small.parameters["奖励标准"]
    assert standard is small.parameters["standard"]
    assert standard.on(date(2024, 1, 1), "5A") == Decimal(30000)
    assert standard.on(date(2022, 1, 1), "5A") is None
    assert small.parameters["补贴标准"].delegated
    assert small.parameters["补贴标准"].periods[0].rows[0].delegated_to == "由人社局规定"


def test_records_readings_and_departments(small: guiju.Policy) -> None:
    assert small.records["organisation"].owner == "城市"
    assert small.records["组织"].keys == ("编号",)
    assert [each.type for each in small.records["项目"].fields] == ["text", "money", "money"]
    reading = small.readings["折半"]
    assert (reading.choices, reading.default, reading.answers) == (("全额", "半额"), "全额", ("奖励",))
    assert list(small.departments) == ["财政局", "人社局"]


def test_a_policy_shows_itself_in_a_notebook(small: guiju.Policy) -> None:
    html = small._repr_html_()
    for each in ("小计划", "一1", "人力成本", "奖励标准", "3A: 10000", "全额 · 半额"):
        assert each in html
    assert "3 gain" not in html
    assert "小计划" in repr(small)


def test_head_of_a_policy(small: guiju.Policy) -> None:
    assert (small.title, small.language, small.as_of) == ("小计划", "zh", date(2025, 12, 31))
    assert small.in_force == (date(2023, 1, 1), date(2025, 12, 31))
