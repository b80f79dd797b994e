"""The bars: what guiju has set itself, against what was measured in this run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Measured = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Bar:
    """`ratio` looks up what was measured; none where it was not."""

    says: str
    at_least: float
    ratio: Callable[[Run], float | None]


class Run:
    """The measurements of one run by name."""

    def __init__(
        self, all: Measured, streamed: Mapping[str, Any], tables: Mapping[str, Mapping[str, float]], google: Path
    ) -> None:
        self.streamed = streamed
        self.tables = tables
        self._all = {(each["plan"], each["name"], each["threads"]): each for each in all}
        self._google = {
            one["name"]: one
            for file in sorted(google.glob("*.json"))
            for one in json.loads(file.read_text(encoding="utf-8"))["benchmarks"]
        }

    def of(self, plan: str, name: str, figure: str, threads: int = 1) -> float | None:
        found = self._all.get((plan, name, threads))
        return None if found is None else found[figure]

    def against(self, plan: str, own: str, other: str) -> float | None:
        """How many times as fast; both beside the same memory limit."""
        ours, theirs = self.of(plan, own, "to_memory_limit"), self.of(plan, other, "to_memory_limit")
        return None if ours is None or theirs is None else ours / theirs

    def nanoseconds(self, benchmark: str) -> float | None:
        """The time of one iteration of a Google Benchmark."""
        found = self._google.get(benchmark)
        if found is None:
            return None
        return found["cpu_time"] * {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}[found["time_unit"]]


CPP = "guiju columns from C++"
PYTHON = "guiju columns from Python, Arrow"
EMITTED = "guiju emitted"
ONE_RECORD = "guiju one record from Python"


def _fastest(run: Run, *others: str) -> float | None:
    ratios = [ratio for other in others if (ratio := run.against("mini", CPP, other)) is not None]
    return min(ratios, default=None)


def _memory_left(run: Run) -> float | None:
    """None when fewer rows were streamed."""
    return 1 - run.streamed["peak_memory_mib"] / 1024 if run.streamed["rows"] >= 100_000_000 else None


def _within(benchmark: str, nanoseconds: float) -> Callable[[Run], float | None]:
    """How many times a Google Benchmark fits into its time."""

    def ratio(run: Run) -> float | None:
        taken = run.nanoseconds(benchmark)
        return None if taken is None else nanoseconds / taken

    return ratio


def _of_table(kind: str, figure: str) -> Callable[[Run], float]:
    return lambda run: run.tables[kind][figure]


# Nanoseconds of peers that no Python package brings, measured before on a machine of the same kind: one record of the
# mini plan by jDMN compiled to Java, and a table of 5,000 rules in zen's own language.
JDMN_ONE_RECORD = 404
ZEN_TABLE = 7_200

BARS = (
    Bar("emitted header, of the memory limit", 0.85, lambda run: run.of("mini", EMITTED, "to_memory_limit")),
    Bar("columns from C++, of the memory limit", 0.6, lambda run: run.of("mini", CPP, "to_memory_limit")),
    Bar("columns from Python, of the memory limit", 0.5, lambda run: run.of("mini", PYTHON, "to_memory_limit")),
    Bar("columns × OpenFisca-core", 40, lambda run: _fastest(run, "OpenFisca-core")),
    Bar("columns × DuckDB", 15, lambda run: _fastest(run, "DuckDB, DECIMAL", "DuckDB, DECIMAL, only summed")),
    Bar("columns × polars Decimal", 10, lambda run: _fastest(run, "polars, Decimal")),
    Bar("columns × polars int64", 1, lambda run: _fastest(run, "polars, int64 by hand")),
    Bar("columns × numpy int64", 1, lambda run: _fastest(run, "numpy, int64 by hand")),
    Bar("columns, two threads × one", 1.8, lambda run: run.of("mini", CPP, "to_one_thread", 2)),
    Bar("one record from Python × zen", 20, lambda run: run.against("mini", ONE_RECORD, "zen-engine from Python")),
    Bar("10⁸ rows streamed: share of 1 GiB left", 0, _memory_left),
    Bar("whole plan in columns, of by hand", 0.3, lambda run: run.of("whole", CPP, "to_by_hand")),
    Bar("one record from structs: ¼ of jDMN's time / its", 1, _within("mini_struct", JDMN_ONE_RECORD / 4)),
    Bar("load and first answer of the plan: 10 ms / its", 1, _within("load_and_first_answer", 10e6)),
    Bar("table of 5,000, mixed: ⅕ of zen's time / its", 1, _within("answer/mixed/5000", ZEN_TABLE / 5)),
    Bar("table of 5,000, ranges: ⅕ of zen's time / its", 1, _within("answer/ranges/5000", ZEN_TABLE / 5)),
    Bar("table of 5,000, mixed, one record from Python × zen", 5, _of_table("mixed", "asked_against_zen")),
    Bar("table of 5,000, ranges, one record from Python × zen", 5, _of_table("ranges", "asked_against_zen")),
    Bar("table of 5,000, loaded and first answer × zen", 29 / 25, _of_table("mixed", "loaded_against_zen")),
    Bar("table of 5,000 loaded and indexed: 25 ms / its", 1, _within("load/mixed/5000", 25e6)),
)  # fmt: skip


def judged(all: Measured, streamed: Mapping[str, Any], tables: Mapping[str, Any], google: Path) -> list[dict[str, Any]]:
    run = Run(all, streamed, tables, google)
    made = []
    for bar in BARS:
        measured = bar.ratio(run)
        met = None if measured is None else measured >= bar.at_least
        made.append({"bar": bar.says, "at_least": bar.at_least, "measured": measured, "met": met})
    return made


def printed(judged: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for each in judged:
        measured = "not measured" if each["measured"] is None else f"{each['measured']:.3g}"
        verdict = {True: "met", False: "MISSED", None: ""}[each["met"]]
        yield f"{each['bar']:50} at least {each['at_least']:>5}  {measured:>12}  {verdict}"


def table(judged: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """The same in Markdown."""
    yield "| bar | at least | measured | |"
    yield "|---|---|---|---|"
    for each in judged:
        measured = "not measured" if each["measured"] is None else f"{each['measured']:.3g}"
        verdict = {True: "met", False: "**missed**", None: ""}[each["met"]]
        yield f"| {each['bar']} | {each['at_least']} | {measured} | {verdict} |"
