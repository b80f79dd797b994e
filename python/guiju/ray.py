"""Policies over datasets of Ray, through `map_batches`: the policy goes to the workers as bytes with its hash.

    import guiju.ray
    answers = guiju.ray.evaluate(plan, dataset, keep=["编号"], decisions=["等级奖励"])

Needs ray[data] and pyarrow; guiju has to be installed on the workers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guiju._policy import Policy
from guiju._shipped import Shipped

__all__ = ["evaluate"]


def evaluate(plan: Policy, dataset: Any, *, keep: Sequence[str] = (), **how: Any) -> Any:
    """A dataset of the columns in `keep` and the answers about each row; `how` is what `Policy.stream` takes."""
    return dataset.map_batches(Shipped.of(plan, keep, how), batch_format="pyarrow", zero_copy_batch=True)
