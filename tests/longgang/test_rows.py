"""docs/longgang.md says which answers each row of the plan has; the encoded plan must have them, under that clause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from duties import RESPONSIBLE

ROOT = Path(__file__).parents[2]
PLAN = (ROOT / "examples/longgang/longgang.rules.md").read_text("utf-8")
PAGE = (ROOT / "docs/longgang.md").read_text("utf-8")
ANSWER = re.compile(r"(?:决策|权益|限额|资格|目标|程序|职责) (\w+)（\w+）")
EXPECTED = (
    {f"T{n}" for n in range(1, 9)}
    | {f"B{n}" for n in range(1, 6)}
    | {f"E{n}" for n in range(1, 7)}
    | {f"L{n}" for n in range(1, 6)}
    | {f"P{n}" for n in range(1, 8)}
    | {f"D{n}" for n in range(1, 9)}
)


def rows() -> dict[str, tuple[list[str], list[str]]]:
    """Of each row, its answers and its clauses."""
    cells = (line.strip("| ").split(" | ") for line in PAGE.splitlines() if re.match(r"\| [TBELPD]\d \|", line))
    return {row: (answers.split(" · "), clauses.split(" · ")) for row, answers, clauses in cells}


def cited() -> dict[str, set[str]]:
    """Of each answer, the clauses: the heading that it stands under, and those of 依据."""
    found: dict[str, set[str]] = {}
    clause = answer = ""
    for line in PLAN.splitlines():
        if heading := re.match(r"#+ .*\{#(.+)\}$", line):
            clause = heading[1]
        elif declared := ANSWER.match(line):
            answer = declared[1]
            found.setdefault(answer, set()).add(clause)
        elif line.startswith("  依据 "):
            found[answer].update(line[5:].split("、"))
        elif line.startswith(("  = 责任部门(", "  = 负责条款(")):
            found[answer] = set(RESPONSIBLE)
    return found


def test_every_row_of_the_plan_is_on_the_page() -> None:
    assert rows().keys() == EXPECTED


@pytest.mark.parametrize("row", sorted(EXPECTED))
def test_each_answer_of_a_row_exists_and_cites_its_clause(row: str) -> None:
    answers, clauses = rows()[row]
    for answer in answers:
        assert cited()[answer] & set(clauses), answer


@pytest.mark.parametrize("measure", RESPONSIBLE)
def test_a_duty_names_the_departments_of_each_measure(measure: str) -> None:
    departments = "、".join(RESPONSIBLE[measure])
    section = re.sub(r"（[^（）]*）", "", PLAN.split(f"{{#{measure}}}", 1)[1].split("{#", 1)[0])
    assert f"  责任 {departments}\n" in section
