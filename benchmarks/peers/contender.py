"""What takes part: something that computes the plan for all rows, and how its answers are read to be compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Contender:
    """One way to compute the plan."""

    name: str
    version: str
    rows: int
    """How many rows one run takes."""
    reads: str
    """What a run reads and what it writes, with what is done beforehand."""
    run: Callable[[], Any]
    """Computes the answers of all rows."""
    answers: Callable[[Any], Any] | None
    """What `run` gave as int64 of the oracle's unit, row by row; or their sum, as an int. None: there are none."""
    alone: Callable[[], Any] | None = None
    """The same on one thread, where `run` has more."""
