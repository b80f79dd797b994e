"""The comparison finds what differs, and the random populations are at the edges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from compare_with_reference import differences, question
from lines import Line
from random_population import population
from reference import answers

EXPECTED: Line = {"answer": "等级奖励", "of": {"组织": "s1"}, "status": "value", "value": "10000.00"}


def test_equal_lines_in_any_order_do_not_differ() -> None:
    other = {**EXPECTED, "of": {"组织": "s2"}}
    assert differences([EXPECTED, other], [other, {**EXPECTED, "readings": {}}]) == []


@pytest.mark.parametrize(
    "given",
    [
        [],
        [EXPECTED, EXPECTED],
        [{**EXPECTED, "value": "10000"}],
        [{**EXPECTED, "value": 10000}],
        [{**EXPECTED, "of": {"组织": "s2"}}],
        [{"answer": "等级奖励", "of": {"组织": "s1"}, "status": "value"}],
    ],
)
def test_a_difference_is_found(given: list[Line]) -> None:
    assert differences([EXPECTED], given)


def test_what_is_needed_is_compared() -> None:
    wanted: Line = {"answer": "重点类型", "of": {}, "status": "undetermined", "needs": ["类型"]}
    assert differences([wanted], [{**wanted, "needs": []}])
    assert differences([wanted], [{**wanted, "value": False}])


def test_another_order_of_the_entries_is_a_difference() -> None:
    assert differences([EXPECTED], [dict(reversed(EXPECTED.items()))])


def test_same_seed_same_population_and_question() -> None:
    assert population(7, 0.05) == population(7, 0.05) != population(8, 0.05)
    assert question(7) == question(7)


def test_populations_can_be_written_as_json_and_answered_under_any_question() -> None:
    for seed in range(60):
        asked = question(seed)
        read = json.loads(json.dumps(population(seed, asked.missing)), parse_float=Decimal, parse_int=Decimal)
        assert len(answers(read, asked.as_of, asked.readings, asked.delegated)) >= 15


def leaves(record: Any) -> Iterator[Any]:
    children = record.values() if isinstance(record, dict) else record if isinstance(record, list) else None
    if children is None:
        yield record
        return
    for child in children:
        yield from leaves(child)


def test_populations_reach_the_edges() -> None:
    populations = [population(seed) for seed in range(150)]
    lines = [line for each in populations for line in answers(each, date(2025, 12, 31))]
    ratings = [organisation["评级"] for each in populations for organisation in each["组织"]]
    assert any(line["answer"] == "社保补贴月数" and line["value"] == "12" for line in lines)
    for answer in ("人力成本", "社会组织采购份额"):
        slacks = {line.get("slack") for line in lines if line["answer"] == answer}
        assert "0.00" in slacks
        assert any(slack and 0 < abs(Decimal(slack)) <= Decimal("0.01") for slack in slacks)
    assert any(rating["失效日期"] == rating["取得日期"] for each in ratings for rating in each)
    assert any(len({rating["取得日期"] for rating in each}) < len(each) for each in ratings)
    assert "2024-02-29" in set(leaves(populations))
    assert {line["status"] for line in lines} >= {"kept", "broken", "met", "missed", "passed", "open", "not_applicable"}
