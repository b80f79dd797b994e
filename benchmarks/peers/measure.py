"""Measures guiju beside its peers: one run, one machine, the same policy on the same data.

usage: measure.py --build build/bench [--rows N] [--organisations N] [--streamed N] [--seconds S] [--plan mini|whole]

Writes peers.json and peers.svg into the build directory, prints the ratios and the bars. Ends with 1 if an answer that
has to be exact is not.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bars
import chart

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
POLICIES = {"mini": ROOT / "examples/mini/mini.rules.md", "whole": ROOT / "examples/longgang/longgang.rules.md"}

Measured = list[dict[str, Any]]


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def measured(plan: str, threads: int, rows: int, build: Path, seconds: float) -> Measured:
    """What one process of its own measures."""
    output = build / f"measured-{plan}-{threads}.json"
    print(f"== the {plan} plan, {rows:,} rows, {threads} thread{'s' * (threads > 1)}", flush=True)
    command = [sys.executable, HERE / "worker.py", "--plan", plan, "--threads", threads, "--rows", rows]
    command += ["--library", build / "benchmarks/libpeers-native.so", "--policy", POLICIES[plan]]
    command += ["--seconds", seconds, "--output", output]
    subprocess.run([str(each) for each in command], check=True)
    return list(json.loads(output.read_text(encoding="utf-8")))


def streamed(rows: int, build: Path) -> dict[str, Any]:
    """Many rows in bounded memory, in a process of its own."""
    print(f"== {rows:,} rows of the mini plan, streamed", flush=True)
    command = [sys.executable, HERE / "scale.py", "--policy", POLICIES["mini"], "--rows", rows]
    subprocess.run([str(each) for each in (*command, "--output", build / "scale.json")], check=True)
    return dict(json.loads((build / "scale.json").read_text(encoding="utf-8")))


def tables(build: Path) -> dict[str, Any]:
    """Large tables beside zen-engine, in a process of its own."""
    print("== tables of 5,000 rules", flush=True)
    output = build / "tables.json"
    subprocess.run([sys.executable, "-B", str(HERE / "tables.py"), "--output", str(output)], check=True)
    return dict(json.loads(output.read_text(encoding="utf-8")))


def printed(all: Measured) -> Iterable[str]:
    """A table of the measurements: millions of rows a second, and what share of the two measures that is."""
    yield f"{'':44} {'threads':>7} {'million rows/s':>14} {'of limit':>9} {'of by hand':>10}  answers"
    for each in all:
        answers = "" if each["exact"] is None else "exact" if each["exact"] else "INEXACT"
        yield (
            f"{each['name']:44} {each['threads']:>7} {each['rows_per_second'] / 1e6:>14,.4g}"
            f" {each['to_memory_limit']:>9.3g} {each['to_by_hand']:>10.3g}  {answers}"
        )


def against_peers(all: Measured, plan: str) -> Iterable[str]:
    """How many times as fast as each peer guiju is, on one thread, both beside the same memory limit."""
    alone = {each["name"]: each["to_memory_limit"] for each in all if each["threads"] == 1 and each["plan"] == plan}
    for own in (name for name in alone if name.startswith("guiju")):
        peers = [name for name in alone if not name.startswith(("guiju", "C ", "C++", "memory"))]
        if peers:
            yield f"{own}: " + ", ".join(f"{alone[own] / alone[name]:.3g} × {name}" for name in peers)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--organisations", type=int, default=1_000_000)
    parser.add_argument("--streamed", type=int, default=100_000_000)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--plan", choices=tuple(POLICIES), action="append")
    given = parser.parse_args()
    given.build = given.build.resolve()

    all: Measured = []
    for plan in given.plan or POLICIES:
        rows = given.rows if plan == "mini" else given.organisations
        for threads in (1, 2):
            all += measured(plan, threads, rows, given.build, given.seconds)
    stream = streamed(given.streamed, given.build)
    of_tables = tables(given.build)
    judged = bars.judged(all, stream, of_tables, given.build / "google")
    (given.build / "peers.json").write_text(
        json.dumps(
            {
                "when": datetime.now(UTC).isoformat(timespec="seconds"),
                "machine": {"processor": processor(), "system": platform.platform()},
                "measurements": all,
                "streamed": stream,
                "tables": of_tables,
                "bars": judged,
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )
    for plan in given.plan or POLICIES:
        print(f"\n== The {plan} plan", *printed([each for each in all if each["plan"] == plan]), sep="\n")
        print(*against_peers(all, plan), sep="\n")
    print("\nInexact:", ", ".join(sorted({each["name"] for each in all if each["exact"] is False})) or "none")
    print("\n== The bars", *bars.printed(judged), sep="\n")
    (given.build / "bars.md").write_text("\n".join(bars.table(judged)) + "\n", encoding="utf-8")
    chart.draw(all, given.build / "peers.svg")
    print(f"\nWritten: {given.build / 'peers.json'}, {given.build / 'peers.svg'}")
    return 1 if any(each["exact"] is False and each["name"].startswith(("guiju", "C")) for each in all) else 0


if __name__ == "__main__":
    sys.exit(main())
