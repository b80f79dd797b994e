"""DuckDB in SQL over DECIMAL, from a table in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
from contender import Contender
from data import MONTHS_AT_MOST, REWARDS, Mini, thousandths

_TOTAL = f"""
    CASE WHEN first_time THEN CASE rating WHEN '3A' THEN {REWARDS[1]}.00 WHEN '4A' THEN {REWARDS[2]}.00
         WHEN '5A' THEN {REWARDS[3]}.00 ELSE 0.00 END ELSE 0.00 END
    + least(labour, CAST(0.5 AS DECIMAL(2, 1)) * "grant")
    + hires * contribution * least(months, {MONTHS_AT_MOST})
"""


def contenders(data: Mini, threads: int) -> Iterator[Contender]:
    connection = duckdb.connect(config={"threads": threads})
    given = data.arrow_wide
    connection.register("given", given)
    connection.execute(
        """CREATE TABLE organisations AS SELECT CAST(rating AS ENUM ('无', '3A', '4A', '5A')) AS rating, first_time,
           CAST("grant" AS DECIMAL(9, 2)) AS "grant", CAST(labour AS DECIMAL(9, 2)) AS labour,
           CAST(contribution AS DECIMAL(9, 2)) AS contribution, CAST(hires AS TINYINT) AS hires,
           CAST(months AS TINYINT) AS months FROM given"""
    )
    connection.unregister("given")
    reads = "ENUM, BOOLEAN, DECIMAL(9, 2) (4 bytes), TINYINT"

    def to_arrow() -> Any:
        return connection.sql(f"SELECT {_TOTAL} AS total FROM organisations").to_arrow_table()

    def to_sum() -> Any:
        return connection.sql(f"SELECT sum({_TOTAL}) FROM organisations").fetchall()[0]

    version = duckdb.__version__
    yield Contender(
        "DuckDB, DECIMAL",
        version,
        len(data),
        f"{reads} → Arrow decimal128",
        to_arrow,
        lambda made: thousandths(made["total"]),
    )
    yield Contender(
        "DuckDB, DECIMAL, only summed",
        version,
        len(data),
        f"{reads} → one sum",
        to_sum,
        lambda made: int(made[0] * 1000),
    )
