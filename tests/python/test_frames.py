"""Frames go in, and frames of the same kind come out."""

from __future__ import annotations

import signal
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import guiju
import pandas
import polars
import pyarrow
import pytest

COLUMNS: dict[str, list[Any]] = {
    "编号": ["s1", "s2", "s3"],
    "等级": ["3A", None, "5A"],
    "成立日期": [date(2023, 5, 1), date(2024, 1, 1), date(2025, 1, 1)],
    "支出": [Decimal("1.50"), Decimal("0.10"), Decimal("3.00")],
    "人数": [1, 2, 3],
}
REWARDS = [Decimal(10000), Decimal(0), Decimal(30000)]


def test_pandas(small: guiju.Policy) -> None:
    frame = pandas.DataFrame(COLUMNS, index=["a", "b", "c"])
    found = small.evaluate(frame)
    assert isinstance(found, pandas.DataFrame)
    assert list(found.index) == ["a", "b", "c"]
    assert list(found["奖励"]) == REWARDS
    assert list(found["补贴"]) == [None] * 3
    assert set(found["补贴.status"]) == {"undetermined"}


def test_pandas_timestamps_are_days(small: guiju.Policy) -> None:
    frame = pandas.DataFrame(COLUMNS)
    frame["成立日期"] = pandas.to_datetime(frame["成立日期"])
    assert list(small.evaluate(frame)["奖励"]) == REWARDS


def test_polars(small: guiju.Policy) -> None:
    found = small.evaluate(polars.DataFrame(COLUMNS), threads=2)
    assert isinstance(found, polars.DataFrame)
    assert found["奖励"].to_list() == REWARDS
    assert isinstance(small.evaluate(polars.DataFrame(COLUMNS).lazy()), polars.LazyFrame)


def test_pyarrow(small: guiju.Policy) -> None:
    found = small.evaluate(pyarrow.table(COLUMNS))
    assert isinstance(found, pyarrow.Table)
    assert found["奖励"].to_pylist() == REWARDS


HALVES = """\
政策 半分
记录 组织
  支出：金额
  份数：数字
权益 一半：金额，每个 组织
  = 0.5 × 支出
权益 一份：金额，每个 组织
  = 支出 / 份数
"""


@pytest.fixture(scope="module")
def halves() -> guiju.Policy:
    return guiju.parse(HALVES, "halves.rules")


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table])
def test_no_digit_is_lost(halves: guiju.Policy, make: Any) -> None:
    rows = {"支出": [Decimal("100.01"), Decimal("0.03")], "份数": [3, 7]}
    found = halves.evaluate(make(rows))
    alone = [halves.evaluate({"组织": dict(zip(rows, row, strict=True))}) for row in zip(*rows.values(), strict=True)]
    for name in ("一半", "一份"):
        column = found[name].to_pylist() if isinstance(found, pyarrow.Table) else list(found[name])
        assert [Decimal(value) for value in column] == [each[name].value for each in alone]
    assert alone[0]["一份"].value == Decimal("33.33666666666666666666666666666667")


def test_whatever_has_arrow_capsules_is_a_frame(halves: guiju.Policy) -> None:
    class Foreign:
        def __init__(self, table: pyarrow.Table) -> None:
            self.table = table

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.table.__arrow_c_stream__(requested_schema)

    table = pyarrow.table({"支出": pyarrow.array([Decimal("100.01")], pyarrow.decimal128(12, 2))})
    answers = halves.evaluate(Foreign(table), decisions=["一半"])
    assert [Decimal(value) for value in pyarrow.table(answers)["一半"].to_pylist()] == [Decimal("50.005")]
    with pytest.raises(ValueError, match="read already"):
        pyarrow.table(answers)


def test_a_batch_gives_a_batch(halves: guiju.Policy) -> None:
    batch = pyarrow.RecordBatch.from_pydict({"支出": [Decimal("3.00")], "份数": [2]})
    found = halves.evaluate(batch)
    assert isinstance(found, pyarrow.RecordBatch)
    assert [Decimal(value) for value in found.column("一份").to_pylist()] == [Decimal("1.5")]


def test_slices_chunks_and_dictionaries_are_read_where_they_lie(small: guiju.Policy) -> None:
    whole = pyarrow.table(COLUMNS)
    at = whole.column_names.index("等级")
    encoded = whole.set_column(at, "等级", whole["等级"].dictionary_encode())
    for table in (encoded.slice(1, 2), pyarrow.concat_tables([encoded.slice(1, 1), encoded.slice(2)])):
        assert small.evaluate(table, threads=2)["奖励"].to_pylist() == REWARDS[1:]


def test_a_stream_is_read_batch_by_batch(halves: guiju.Policy) -> None:
    read = []

    def batches() -> Any:
        for spent in range(5):
            read.append(spent)
            yield pyarrow.RecordBatch.from_pydict({"支出": [spent], "份数": [1]})

    schema = pyarrow.schema([("支出", pyarrow.int64()), ("份数", pyarrow.int64())])
    answers = pyarrow.RecordBatchReader.from_stream(
        halves.stream(pyarrow.RecordBatchReader.from_batches(schema, batches()), decisions=["一半"], statuses=False)
    )
    first = answers.read_next_batch()
    assert [Decimal(value) for value in first.column("一半").to_pylist()] == [0]
    assert read == [0]
    assert answers.read_all().num_rows == 4


def test_an_error_in_the_midst_of_a_stream_is_told(halves: guiju.Policy) -> None:
    def batches() -> Any:
        yield pyarrow.RecordBatch.from_pydict({"支出": [1]})
        raise RuntimeError("the disk is gone")

    schema = pyarrow.schema([("支出", pyarrow.int64())])
    for ask in (halves.evaluate, lambda reader: pyarrow.table(halves.stream(reader))):
        with pytest.raises(Exception, match="the disk is gone"):
            ask(pyarrow.RecordBatchReader.from_batches(schema, batches()))


def test_a_column_of_the_wrong_type_is_named(halves: guiju.Policy) -> None:
    with pytest.raises(guiju.PolicyError, match="支出"):
        halves.evaluate(pyarrow.table({"支出": [[1], [2]], "份数": [1, 2]}))


def test_progress_is_told_and_its_exception_ends_the_run(small: guiju.Policy) -> None:
    table = pyarrow.table({name: values * 100_000 for name, values in COLUMNS.items()})
    told: list[tuple[int, int]] = []
    small.evaluate(table.slice(0, 50_000), progress=lambda done, all: told.append((done, all)))
    assert told[-1] == (50_000, 50_000)

    def enough(done: int, all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        small.evaluate(table, progress=enough)


def test_ctrl_c_ends_a_long_run(halves: guiju.Policy) -> None:
    # What is started in the background ignores the interrupt, and so would its tests.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def batches() -> Any:
        for number in range(20_000):
            if number == 3:
                signal.raise_signal(signal.SIGINT)
            time.sleep(0.001)
            yield pyarrow.RecordBatch.from_pydict({"支出": [number]})

    schema = pyarrow.schema([("支出", pyarrow.int64())])
    try:
        with pytest.raises(KeyboardInterrupt):
            halves.evaluate(pyarrow.RecordBatchReader.from_batches(schema, batches()))
    finally:
        signal.signal(signal.SIGINT, before)


def test_how_each_answer_is_computed_can_be_asked(halves: guiju.Policy) -> None:
    plans = halves.columns(pyarrow.table({"支出": [1], "份数": [1]}))
    assert [each.column for each in plans] == ["一半", "一份"]


def test_a_frame_without_rows_gives_one_without_rows(small: guiju.Policy) -> None:
    found = small.evaluate(pandas.DataFrame({"编号": [], "等级": []}, dtype=object))
    assert len(found) == 0
    assert "奖励" in found.columns


def test_english_columns_are_the_same_fields(small: guiju.Policy) -> None:
    english = dict(zip(["id", "grade", "registered_on", "spent", "persons"], COLUMNS.values(), strict=True))
    assert list(small.evaluate(pandas.DataFrame(english), decisions=["reward"]).columns) == ["奖励", "奖励.status"]


def test_the_record_is_the_one_that_fits_best_or_that_is_named(small: guiju.Policy) -> None:
    frame = pandas.DataFrame({"编号": ["p1"], "资助": [100], "人力": [60]})
    found = small.evaluate(frame)
    assert list(found["人力成本.status"]) == ["broken"]
    assert list(small.evaluate(frame[["编号"]], record="项目")["人力成本.status"]) == ["undetermined"]
    with pytest.raises(ValueError, match="no column"):
        small.evaluate(pandas.DataFrame({"x": [1]}))


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table])
def test_floats_are_refused_by_column(small: guiju.Policy, make: Any) -> None:
    with pytest.raises(TypeError, match="支出"):
        small.evaluate(make(COLUMNS | {"支出": [1.5, 2.5, 3.5]}))


def test_answers_of_rows_are_those_of_records(small: guiju.Policy) -> None:
    frame = pandas.DataFrame(COLUMNS)
    found = small.evaluate(frame)
    for index, row in enumerate(zip(*COLUMNS.values(), strict=True)):
        alone = small.evaluate({"组织": dict(zip(COLUMNS, row, strict=True))})
        assert alone["奖励"].value == found["奖励"][index]


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table])
def test_bad_rows_are_named(small: guiju.Policy, make: Any) -> None:
    rows = {"编号": ["a", "b"], "等级": ["3A", "9A"]}
    with pytest.raises(guiju.PolicyError, match=r"\[1\].*等级"):
        small.evaluate(make(rows))


MINI = {
    "rating": ["无", "3A", "4A", "5A"],
    "first_time": [True, True, False, True],
    "grant": [Decimal("100.01"), Decimal("1000000.00"), Decimal("0.00"), Decimal("3.33")],
    "labour": [Decimal("60.00"), Decimal("0.01"), Decimal("7.00"), Decimal("1000000.00")],
    "contribution": [Decimal("2000.00"), Decimal("0.01"), Decimal("999.99"), Decimal("0.00")],
    "hires": [0, 8, 3, 1],
    "months": [23, 12, 11, 0],
}


@pytest.fixture(scope="module")
def mini() -> guiju.Policy:
    return guiju.load(Path(__file__).parents[2] / "examples/mini/mini.rules.md")


def mini_table(**changes: list[Any]) -> pyarrow.Table:
    return pyarrow.table(MINI | changes)


def test_how_an_answer_is_computed_depends_on_its_reading(plan: guiju.Policy) -> None:
    ratings = pyarrow.list_(pyarrow.struct([("等级", pyarrow.string()), ("取得日期", pyarrow.date32())]))
    table = pyarrow.table({"级别": ["市级"], "评级": pyarrow.array([[]], ratings)})

    def why_not(**how: Any) -> str:
        (found,) = plan.columns(table, decisions=["等级奖励"], record="组织", **how)
        return found.why_not

    assert why_not() == ""
    assert why_not(readings={"climbing": "difference"}) != ""
    with pytest.raises(guiju.PolicyError):
        why_not(readings={"climbing": "sideways"})


def test_the_mini_plan_is_wholly_in_columns(mini: guiju.Policy) -> None:
    plans = mini.columns(mini_table(), record="组织")
    assert [(plan.column, plan.why_not) for plan in plans if not plan.in_columns] == []
    found = mini.evaluate(mini_table(), record="组织", decisions=["合计金额"])
    assert found["合计金额"].to_pylist() == [
        Decimal(total) for total in ("50.005", "10000.97", "32999.67", "30001.665")
    ]


@pytest.mark.parametrize("grants", [["-0.01"], ["1000000.01"], ["0.00", "-5.00"]])
def test_what_a_field_does_not_allow_is_told_of_a_column_too(mini: guiju.Policy, grants: list[str]) -> None:
    table = mini_table(grant=[*map(Decimal, grants), *MINI["grant"][len(grants) :]])
    with pytest.raises(guiju.PolicyError, match=r"资助金额|grant"):
        mini.evaluate(table, record="组织", decisions=["合计金额"])
    quiet = mini.evaluate(table, record="组织", decisions=["合计金额"], statuses=False)["合计金额"].to_pylist()
    assert quiet[len(grants) - 1] is None
    assert quiet[-1] == Decimal("30001.665")
