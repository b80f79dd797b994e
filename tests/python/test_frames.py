"""Frames go in, and frames of the same kind come out, row by row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import guiju
import pandas
import polars
import pyarrow
import pytest
from guiju._frames import frame_like

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


def test_what_a_column_type_cannot_hold_is_kept() -> None:
    values = [Decimal("1" + "0" * 33), Decimal("0.3333333333333333333333333333333333")]
    for make in (pandas.DataFrame, polars.DataFrame, pyarrow.table):
        found = frame_like(make({"x": [1, 2]}), {"y": values})
        assert list(found["y"].to_list() if hasattr(found["y"], "to_list") else found["y"].to_pylist()) == values


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


def test_bad_rows_are_named(small: guiju.Policy) -> None:
    with pytest.raises(guiju.PolicyError, match=r"\[1\].*成立日期"):
        small.evaluate(pandas.DataFrame({"编号": ["a", "b"], "成立日期": ["2024-01-01", "2024-13-01"]}))
