"""Streams rows of the mini plan through guiju in bounded memory: how many, how fast, and the most memory held.

usage: scale.py --policy FILE [--rows 100000000] [--threads 2] [--at-most 120] [--output scale.json]

Batches are made as they are asked for, and nothing is kept but exact sums, which are compared with those in whole
numbers. What making the batches and checking them takes is timed and told apart. With --at-most seconds over, no
further batch is made.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import guiju
import numpy
import pyarrow
from data import MONTHS_AT_MOST, REWARDS, Mini, thousandths

BATCH = 1 << 18
_ASKED = "合计金额"


class Population:
    """Batches from a seed each, their totals in thousandths added up, and the time that took."""

    def __init__(self, rows: int, at_most: float) -> None:
        self.rows, self.at_most = rows, at_most
        self.begun = time.perf_counter()
        self.thousandths, self.made, self.seconds = 0, 0, 0.0

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        while self.made < self.rows and time.perf_counter() - self.begun < self.at_most:
            begun = time.perf_counter()
            data = Mini.made(min(BATCH, self.rows - self.made), seed=self.made)
            self.thousandths += _sum(data)
            self.made += len(data)
            batch = data.arrow.to_batches()[0]
            self.seconds += time.perf_counter() - begun
            yield batch


def _sum(data: Mini) -> int:
    wide = data.wide
    rewards = numpy.array([1000 * yuan for yuan in REWARDS])[wide["rating"]] * wide["first_time"]
    funded = numpy.minimum(10 * wide["labour"], 5 * wide["grant"])
    subsidy = 10 * wide["hires"] * wide["contribution"] * numpy.minimum(wide["months"], MONTHS_AT_MOST)
    return int((rewards + funded + subsidy).sum())


def streamed(policy_file: Path, rows: int, threads: int, at_most: float) -> dict[str, Any]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    policy = guiju.load(policy_file)
    population = Population(rows, at_most)
    reader = pyarrow.RecordBatchReader.from_batches(Mini.made(1).arrow.schema, population)
    answers = policy.stream(reader, decisions=[_ASKED], threads=threads, statuses=False)
    total = 0
    for batch in pyarrow.RecordBatchReader.from_stream(answers):
        total += int(thousandths(batch.column(0)).sum())
    elapsed = time.perf_counter() - population.begun
    if total != population.thousandths:
        raise AssertionError(f"{total} thousandths streamed, {population.thousandths} in whole numbers")
    return {
        "rows": population.made,
        "threads": threads,
        "seconds": elapsed,
        "of_that_making_batches": population.seconds,
        "rows_per_second": population.made / (elapsed - population.seconds),
        "total_in_thousandths": total,
        "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "of_that_before_mib": before / 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--policy", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=100_000_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--at-most", type=float, default=120)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    made = streamed(given.policy, given.rows, given.threads, given.at_most)
    print(
        f"{made['rows']:,} rows in {made['seconds']:.1f} s,"
        f" {made['of_that_making_batches']:.1f} s of them for making rows;"
        f" {made['peak_memory_mib']:,.0f} MiB at most ({made['of_that_before_mib']:,.0f} before the first row)"
    )
    if given.output:
        given.output.write_text(json.dumps(made, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
