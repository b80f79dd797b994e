"""Policies over frames of Spark, through `mapInArrow`: the policy goes to the workers as bytes with its hash.

    import guiju.spark
    answers = guiju.spark.evaluate(plan, frame, keep=["编号"], decisions=["等级奖励"])

Needs pyspark and pyarrow; guiju has to be installed on the workers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guiju._policy import Policy
from guiju._shipped import Shipped

__all__ = ["evaluate"]


def evaluate(plan: Policy, frame: Any, *, keep: Sequence[str] = (), **how: Any) -> Any:
    """A frame of the columns in `keep` and the answers about each row; `how` is what `Policy.stream` takes."""
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    shipped = Shipped.of(plan, keep, how)
    schema = from_arrow_schema(shipped.schema(to_arrow_schema(frame.schema)))

    def answered(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from shipped(batch).to_batches()

    return frame.mapInArrow(answered, schema)
