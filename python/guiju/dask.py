"""Policies over frames of Dask, through `map_partitions`: the policy goes to the workers as bytes with its hash.

    import guiju.dask
    answers = guiju.dask.evaluate(plan, frame, keep=["编号"], decisions=["等级奖励"])

Needs dask[dataframe]; guiju has to be installed on the workers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guiju._policy import Policy
from guiju._shipped import Shipped

__all__ = ["evaluate"]


def evaluate(plan: Policy, frame: Any, *, keep: Sequence[str] = (), **how: Any) -> Any:
    """A frame of the columns in `keep` and the answers about each row; `how` is what `Policy.evaluate` takes."""
    shipped = Shipped.of(plan, keep, how)
    return frame.map_partitions(shipped.of_pandas, meta=shipped.of_pandas(frame._meta))
