"""polars, with its decimals, and in int64 made whole by hand. Its threads are set by POLARS_MAX_THREADS."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import polars
from contender import Contender
from data import MONTHS_AT_MOST, REWARDS, Mini, thousandths
from polars import Expr, col, lit


def _reward(unit: int | Decimal) -> Expr:
    chosen = polars.when(col("rating") == 1).then(lit(REWARDS[1] * unit))
    for grade in (2, 3):
        chosen = chosen.when(col("rating") == grade).then(lit(REWARDS[grade] * unit))
    return polars.when(col("first_time")).then(chosen.otherwise(lit(0 * unit))).otherwise(lit(0 * unit))


def contenders(data: Mini, threads: int) -> Iterator[Contender]:
    version = polars.__version__
    if polars.thread_pool_size() != threads:
        raise RuntimeError("polars has been given another number of threads")
    flags = polars.Series("first_time", data["first_time"]).cast(polars.Boolean)
    whole = polars.DataFrame(dict(data.wide)).with_columns(flags, col("rating").cast(polars.Int8))
    months = polars.min_horizontal(col("months"), lit(MONTHS_AT_MOST))
    in_int64 = (
        _reward(1000)
        + polars.min_horizontal(col("labour") * 10, col("grant") * 5)
        + col("hires") * col("contribution") * months * 10
    ).alias("total")
    yield Contender(
        "polars, int64 by hand",
        version,
        len(data),
        "int64, int8, bool → int64",
        lambda: whole.lazy().select(in_int64).collect(),
        lambda made: made["total"].to_numpy(),
    )
    # Its products keep the scale of their factors: with two decimals, half of an odd fen would be lost.
    amounts = [
        (col(name).cast(polars.Decimal(20, 3)) * lit(Decimal("0.010"))).alias(name)
        for name in ("grant", "labour", "contribution")
    ]
    counts = [col(name).cast(polars.Decimal(20, 0)) for name in ("hires", "months")]
    exact = whole.with_columns(*amounts, *counts)
    in_decimals = (
        _reward(Decimal("1.000"))
        + polars.min_horizontal(col("labour"), col("grant") * lit(Decimal("0.5")))
        + col("hires") * col("contribution") * polars.min_horizontal(col("months"), lit(Decimal(MONTHS_AT_MOST)))
    ).alias("total")
    yield Contender(
        "polars, Decimal",
        version,
        len(data),
        "Decimal(20, 3) and Decimal(20, 0), int8, bool → Decimal",
        lambda: exact.lazy().select(in_decimals).collect(),
        lambda made: thousandths(made["total"].to_arrow()),
    )
