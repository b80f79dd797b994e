"""Measures all contenders of one plan in one process, at one number of threads, in turns.

usage: worker.py --plan mini --threads 1 --rows 10000000 --library … --policy … --seconds 3 --output measured.json

In every turn each contender runs once, right after the memory limit and the loop by hand; its ratios are medians over
the turns, so that what else the machine does at the time touches both sides of a ratio.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contender import Contender

TURNS_AT_LEAST = 3
TURNS_AT_MOST = 41


@dataclass
class Taken:
    """The times of one contender, and of what ran beside it, in seconds for one row."""

    own: list[float] = field(default_factory=list)
    limit: list[float] = field(default_factory=list)
    by_hand: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)

    def ratio(self, other: Sequence[float]) -> float:
        """How fast the contender is, as a share of the other."""
        return statistics.median(theirs / own for theirs, own in zip(other, self.own, strict=True))


def timed(run: Callable[[], Any], rows: int) -> tuple[float, Any]:
    begun = time.perf_counter()
    made = run()
    return (time.perf_counter() - begun) / rows, made


def is_exact(one: Contender, made: Any, expected: Any) -> bool | None:
    """Whether every digit of every row is the oracle's; None where nothing comes out."""
    if one.answers is None:
        return None
    try:
        found = one.answers(made)
    except Exception as problem:
        print(f"{one.name}: its answers cannot be read exactly: {problem}", file=sys.stderr)
        return False
    if isinstance(found, int):
        return found == int(expected[: one.rows].sum())
    return bool((found == expected[: one.rows]).all())


def measure(
    all: Sequence[Contender], limit: Contender, by_hand: Contender, expected: Any, threads: int, seconds: float
) -> list[dict[str, Any]]:
    taken = [Taken() for _ in all]
    exact: list[bool | None] = []
    for one in all:  # a first run warms up, and its answers are compared
        exact.append(is_exact(one, one.run(), expected))
        print(f"  {one.name}: {'nothing to compare' if exact[-1] is None else 'exact' if exact[-1] else 'inexact'}")
    gc.disable()
    for turn in range(TURNS_AT_MOST):
        for one, times in zip(all, taken, strict=True):
            if turn >= TURNS_AT_LEAST and sum(times.own) * one.rows > seconds:
                continue
            if one.alone is not None:  # first: the other processors fall asleep meanwhile, and by hand wakes them again
                times.alone.append(timed(one.alone, one.rows)[0])
            by_hand.run()  # brings back what the one before has driven out of the caches
            times.limit.append(timed(limit.run, limit.rows)[0])
            times.by_hand.append(timed(by_hand.run, by_hand.rows)[0])
            times.own.append(timed(one.run, one.rows)[0])
        gc.collect()
    return [
        {
            "name": one.name,
            "version": one.version,
            "threads": threads,
            "rows": one.rows,
            "turns": len(times.own),
            "rows_per_second": 1 / statistics.median(times.own),
            "exact": exact,
            "to_memory_limit": times.ratio(times.limit),
            "to_by_hand": times.ratio(times.by_hand),
            "to_one_thread": times.ratio(times.alone) if times.alone else None,
            "reads": one.reads,
        }
        for one, times, exact in zip(all, taken, exact, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--plan", choices=("mini", "whole"), required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--policy", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    os.environ["POLARS_MAX_THREADS"] = str(given.threads)

    from plans import PLANS

    plan = PLANS[given.plan](given.rows, given.threads, given.library, given.policy)
    measured = measure(plan.contenders, plan.limit, plan.by_hand, plan.expected, given.threads, given.seconds)
    for each in measured:
        each["plan"] = given.plan
    given.output.write_text(json.dumps(measured, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
