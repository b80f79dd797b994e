"""Eight answers of the plan, over nested columns, are those about one record; none of them is computed row by row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from random_population import Edges, organisation

guiju = pytest.importorskip("guiju")
pyarrow = pytest.importorskip("pyarrow")

from guiju import populations  # noqa: E402

PLAN = Path(__file__).parents[2] / "examples/longgang/longgang.rules.md"
ANSWERS = ["等级奖励", "社保补贴", "优先承接", "当前等级", "重点类型", "党的工作覆盖", "现职领导取酬", "差旅报销"]
READ = ("级别", "类型", "评级", "聘用", "领导任职", "党组织", "党建指导员", "党建联络员")
CATEGORIES = ("级别", "类型", "等级", "身份")


@pytest.fixture(scope="module")
def plan() -> Any:
    return guiju.load(PLAN)


def arrow_type(of: populations.Field) -> Any:
    if isinstance(of.type, populations.RecordType):
        inner = pyarrow.struct([pyarrow.field(each.name, arrow_type(each)) for each in of.type.fields])
        return pyarrow.list_(inner) if of.many else inner
    if of.name in CATEGORIES:
        return pyarrow.dictionary(pyarrow.int8(), pyarrow.string())
    return {
        "text": pyarrow.string(),
        "date": pyarrow.date32(),
        "money": pyarrow.decimal64(18, 2),
        "yes_no": pyarrow.bool_(),
    }[of.type]


def cell(value: Any, of: populations.Field) -> Any:
    if isinstance(of.type, populations.RecordType):
        if value is None:
            return None
        made = [{each.name: cell(one.get(each.name), each) for each in of.type.fields} for one in value]
        return made
    if value is None or of.type not in ("date", "money"):
        return value
    return date.fromisoformat(value) if of.type == "date" else Decimal(value)


def table(records: list[dict[str, Any]]) -> Any:
    fields = [each for each in populations.ORGANISATION.fields if each.name in READ]
    rows = [{each.name: cell(record.get(each.name), each) for each in fields} for record in records]
    schema = pyarrow.schema([pyarrow.field(each.name, arrow_type(each)) for each in fields])
    return pyarrow.Table.from_pylist(rows, schema)


def assert_the_same(plan: Any, records: list[dict[str, Any]], readings: dict[str, str] | None = None) -> None:
    given = table(records)
    found = plan.evaluate(given, record="组织", decisions=ANSWERS, readings=readings or {}).to_pylist()
    for row, answers in zip(given.to_pylist(), found, strict=True):
        one = plan.evaluate({"组织": row}, decisions=ANSWERS, readings=readings or {})
        for name in ANSWERS:
            assert answers[name] == one[name].value, (name, row)
            assert answers[f"{name}.status"] == one[name].status, (name, row)


def edges(seed: int, missing: float) -> list[dict[str, Any]]:
    drawn = Edges(seed, missing)
    return [organisation(drawn, place) for place in range(40)]


def test_none_of_the_eight_is_row_by_row(plan: Any) -> None:
    parts = plan.columns(table(edges(1, 0.0)), record="组织", decisions=ANSWERS)
    assert [(part.column, part.why_not) for part in parts if not part.in_columns] == []


def test_a_generated_population_has_the_answers_of_one_record(plan: Any) -> None:
    assert_the_same(plan, list(populations.organisations(500)))


@pytest.mark.parametrize("seed", range(1, 31))
@pytest.mark.parametrize("missing", [0.0, 0.03])
def test_populations_at_the_edges_have_the_answers_of_one_record(plan: Any, seed: int, missing: float) -> None:
    assert_the_same(plan, edges(seed, missing))


@pytest.mark.parametrize(
    "readings",
    [
        {"失而复得": "再得再奖"},
        {"两年起算": "逐月"},
        {"越级": "逐级累计"},
        {"攀升": "只补差额"},
        {"十二个月": "每组织"},
    ],
)
def test_other_readings_have_the_answers_of_one_record(plan: Any, readings: dict[str, str]) -> None:
    assert_the_same(plan, edges(99, 0.02), readings)
