"""A table of 5,000 rules and seven columns, from Python: guiju beside zen-engine, in turns.

usage: tables.py [--rules 5000] [--turns 9] [--output tables.json]

Loaded: from its text to the first answer, since zen-engine compiles a table when it is first asked. Asked: one record
after the other, each a dict; of the records of benchmarks/random_table.py those that some rule takes, which are few.
What both answer is compared.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import guiju
import pyarrow
import zen

sys.path.insert(0, str(Path(__file__).parents[1]))
import random_table

KINDS = ("mixed", "ranges")
_DRAWN = 20_000
_ASKED = 50


def _seconds(run: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    made = run()
    return time.perf_counter() - begun, made


def _asked_of_zen(decision: Any, records: list[dict[str, Any]]) -> list[Any]:
    return [decision.evaluate(one)["result"]["answer"] for one in records]


def _asked_of_guiju(policy: guiju.Policy, records: list[dict[str, Any]]) -> list[Any]:
    return [policy.evaluate(one, decisions=["answer"])["answer"].value for one in records]


def _by_zen(text: str, first: dict[str, Any]) -> Any:
    decision = zen.ZenEngine().create_decision(text)
    decision.evaluate(first)
    return decision


def _by_guiju(text: str, first: dict[str, Any]) -> guiju.Policy:
    policy = guiju.parse(text, "table.rules")
    policy.evaluate(first, decisions=["answer"])
    return policy


def _taken(policy: guiju.Policy, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records that a rule of the table takes."""
    answers = policy.evaluate(pyarrow.Table.from_pylist(records), decisions=["answer"], record="org")
    found = answers["answer"].to_pylist()
    return [one for one, answer in zip(records, found, strict=True) if answer is not None]


def measured(kind: str, rules: int, turns: int) -> dict[str, Any]:
    zen_text, own_text = random_table.as_zen(kind, rules), random_table.as_rules(kind, rules)
    drawn = [{"id": str(i), **one} for i, one in enumerate(json.loads(random_table.as_records(kind, _DRAWN)))]
    records = _taken(guiju.parse(own_text, "table.rules"), drawn)[:_ASKED]
    own_records = [{"org": one} for one in records]
    loading: list[tuple[float, float]] = []
    asking: list[tuple[float, float]] = []
    for _ in range(turns):
        own_load, policy = _seconds(partial(_by_guiju, own_text, own_records[0]))
        zen_load, decision = _seconds(partial(_by_zen, zen_text, records[0]))
        loading.append((own_load, zen_load))
        own_time, found = _seconds(partial(_asked_of_guiju, policy, own_records))
        zen_time, expected = _seconds(partial(_asked_of_zen, decision, records))
        asking.append((own_time, zen_time))
    if found != expected:
        row = next(i for i, pair in enumerate(zip(found, expected, strict=True)) if pair[0] != pair[1])
        raise AssertionError(f"{kind}, record {row}: {found[row]} by guiju, {expected[row]} by zen-engine")
    return {
        "loaded_ms": 1e3 * statistics.median(own for own, _ in loading),
        "loaded_against_zen": statistics.median(zen / own for own, zen in loading),
        "asked_us": 1e6 * statistics.median(own for own, _ in asking) / len(records),
        "asked_against_zen": statistics.median(zen / own for own, zen in asking),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rules", type=int, default=5000)
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    made = {kind: measured(kind, given.rules, given.turns) for kind in KINDS}
    for kind, one in made.items():
        print(
            f"  {kind}: loaded in {one['loaded_ms']:.3g} ms, {one['loaded_against_zen']:.3g} × zen;"
            f" asked in {one['asked_us']:.3g} µs, {one['asked_against_zen']:.3g} × zen"
        )
    if given.output:
        given.output.write_text(json.dumps(made, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
