"""An answer of a policy as a function in DuckDB's SQL, over its Arrow vectors.

    import duckdb, guiju.duckdb
    guiju.duckdb.create_function(
        duckdb, plan, "合计金额", {"评级": "VARCHAR", "首次获得": "BOOLEAN", "资助金额": "DECIMAL(12, 2)"}, name="total"
    )
    duckdb.sql("SELECT total(rating, first_time, amount) FROM organisations")

Needs duckdb and pyarrow.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

from guiju._policy import Policy
from guiju._shipped import Shipped

__all__ = ["create_function"]


def create_function(
    connection: Any, plan: Policy, answer: str, fields: Mapping[str, str], *, name: str | None = None, **how: Any
) -> None:
    """Makes `name` (or the answer's own) a function of the fields, in their order, each of its type in SQL.

    A row without an answer is NULL. `how` is what `Policy.stream` takes.
    """
    import duckdb
    import pyarrow

    shipped = Shipped.of(plan, (), {**how, "decisions": [answer], "statuses": False})

    def answered(*columns: Any) -> Any:
        return shipped(pyarrow.table(list(columns), names=list(fields))).column(0)

    # DuckDB counts the parameters.
    positional = inspect.Parameter.POSITIONAL_ONLY
    parameters = [inspect.Parameter(f"column_{place}", positional) for place in range(len(fields))]
    answered.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]

    types = [duckdb.type(each) for each in fields.values()]
    nothing = ", ".join(f"NULL::{each}" for each in fields.values())
    schema = duckdb.connect().sql(f"SELECT {nothing}").to_arrow_table().rename_columns(list(fields)).schema
    connection.create_function(
        name or answer, answered, types, _sql_type(shipped.schema(schema).field(0).type), type="arrow",
        null_handling="special",
    )  # fmt: skip


def _sql_type(arrow: Any) -> Any:
    """The type in SQL of a column of answers."""
    import duckdb
    import pyarrow

    empty = pyarrow.table({"answer": pyarrow.array([], arrow)})
    return duckdb.connect().from_arrow(empty).types[0]
