"""Totals over a population: exact, by keys, of frames and of facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import guiju
import pandas
import polars
import pyarrow
import pytest
from test_frames import COLUMNS

TOTALS = {"all": "sum(奖励)", "mean": "mean(支出)", "rows": "count()", "open": "nulls(补贴)"}
EXPECTED: dict[str, list[Any]] = {
    "等级": ["3A", "5A", None],
    "all": [Decimal(10000), Decimal(30000), Decimal(0)],
    "mean": [Decimal("1.5"), Decimal(3), Decimal("0.1")],
    "rows": [Decimal(1)] * 3,
    "open": [Decimal(1)] * 3,
}


def test_a_frame_gives_a_frame_of_its_kind(small: guiju.Policy) -> None:
    found = small.totals(pandas.DataFrame(COLUMNS), TOTALS, by=["等级"])
    assert isinstance(found, pandas.DataFrame)
    assert found.to_dict("list") == EXPECTED
    polar = small.totals(polars.DataFrame(COLUMNS), TOTALS, by="等级", threads=2)
    assert isinstance(polar, polars.DataFrame)
    assert polar.to_dict(as_series=False) == EXPECTED
    arrow = small.totals(pyarrow.table(COLUMNS), TOTALS, by=["等级"])
    assert isinstance(arrow, pyarrow.Table)
    assert arrow.to_pydict() == EXPECTED


def test_facts_give_a_dictionary_for_each_group(small: guiju.Policy) -> None:
    facts = {"组织": pyarrow.table(COLUMNS).to_pylist()}
    found = small.totals(facts, TOTALS, by="等级")
    assert found == [{name: column[i] for name, column in EXPECTED.items()} for i in range(3)]


def test_one_total_by_nothing(small: guiju.Policy) -> None:
    assert small.totals(pyarrow.table(COLUMNS), "sum(奖励)").to_pylist() == [{"sum(奖励)": Decimal(40000)}]


def test_batches_and_order_change_nothing(small: guiju.Policy) -> None:
    table = pyarrow.table(COLUMNS)
    again = pyarrow.concat_tables([table.slice(2, 1), table.slice(0, 2)])
    written = ["mean(奖励)", "share(奖励)", "quantile(支出, 0.25)"]
    assert small.totals(again, written).equals(small.totals(table, written))


def test_thirds_have_all_their_digits(small: guiju.Policy) -> None:
    frame = polars.DataFrame({**COLUMNS, "支出": [Decimal(1), Decimal(0), Decimal(0)]})
    found = small.totals(frame.to_arrow(), "mean(支出)").to_pylist()
    assert found == [{"mean(支出)": Decimal("0." + "3" * 34)}]


def test_what_is_not_there_is_told(small: guiju.Policy) -> None:
    with pytest.raises(guiju.PolicyError, match="奖厉"):
        small.totals(pyarrow.table(COLUMNS), "sum(奖厉)")
    with pytest.raises(guiju.PolicyError, match="quantile"):
        small.totals(pyarrow.table(COLUMNS), "quantile(奖励, 2)")


def test_between_dates_lies_a_duration() -> None:
    """A slack that no column of dates can hold is no error."""
    policy = guiju.parse(
        """政策 期（t）
  默认截至 2025-12-31
记录 物（thing）
  起（a）：日期
  止（b）：日期
限额 期限（limit）：日期，每个 物
  实际 起
  不超过 止
""",
        "dates.rules",
    )
    frame = pyarrow.table({"起": [date(2025, 1, 1), date(2025, 5, 1), None], "止": [date(2025, 2, 1)] * 3})
    found = policy.totals(frame, {"n": "count(期限)"}, by=["期限.status", "期限.slack"], record="物")
    words = found["期限.status"].to_pylist()
    assert sorted(words) == ["broken", "kept", "undetermined"]
    slacks = dict(zip(words, found["期限.slack"].to_pylist(), strict=True))
    assert slacks["undetermined"] is None
    assert "P31D" in slacks["kept"]
