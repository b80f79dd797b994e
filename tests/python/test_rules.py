"""Which rule gave each row its value, and the derivation of one row afterwards."""

from __future__ import annotations

import guiju
import pandas
import polars
import pyarrow
import pytest
from test_frames import COLUMNS


def test_rules_stand_beside_values(small: guiju.Policy) -> None:
    found = small.evaluate(pyarrow.table(COLUMNS), decisions=["奖励"], rules=True)
    assert found.column_names == ["奖励", "奖励.status", "奖励.rule", "奖励.clause"]
    assert pyarrow.types.is_dictionary(found["奖励.rule"].type)
    outcomes = [small.explain_row(pyarrow.table(COLUMNS), row, decisions=["奖励"])["奖励"] for row in range(3)]
    assert found["奖励.clause"].to_pylist() == ["、".join(one.clauses) or None for one in outcomes]
    assert small.totals(pyarrow.table(COLUMNS), "count()", by="奖励.clause").num_rows >= 1


def test_one_row_tells_how_it_was_found(small: guiju.Policy) -> None:
    for frame in (pandas.DataFrame(COLUMNS), polars.DataFrame(COLUMNS), pyarrow.table(COLUMNS)):
        answers = small.explain_row(frame, 2, decisions=["奖励"])
        assert answers["奖励"].value == small.evaluate(pyarrow.table(COLUMNS))["奖励"][2].as_py()
        assert "5A" in answers["奖励"].explain()
        with pytest.raises(IndexError):
            small.explain_row(frame, 3)
