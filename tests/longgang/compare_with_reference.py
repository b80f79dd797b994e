"""Compares guiju with the reference implementation over random populations at the edges, under every reading.

    python compare_with_reference.py build/guiju examples/longgang/longgang.rules.md --populations 200 --seed 1

Answers are compared as JSON objects, field by field of those that the plan's records name, and in the order of these
fields; answers that the encoded plan adds are passed over.
Exits with 1 when any differs, with 2 when guiju fails to run.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

from duties import duties
from facts import READINGS
from lines import ANSWERS, Line
from random_population import population
from reference import answers, read_population

DATES = tuple(map(date.fromisoformat, ("2025-12-31", "2024-02-29", "2023-01-01", "2022-12-31", "2026-06-30")))
STANDARDS = ("交通通讯标准", "技能补贴标准", "培训补贴标准", "牵头奖励标准")
DUTIES = ("责任单位", "部门职责")
COMPARED = (*ANSWERS, *DUTIES)
OPTIONAL_WHEN_EMPTY = ("missing", "failed")


@dataclass(frozen=True)
class Question:
    """One run: a population as of a day, under readings, with delegated values supplied."""

    seed: int
    missing: float
    as_of: date
    readings: Mapping[str, str]
    delegated: Mapping[str, Decimal]

    def arguments(self) -> list[str]:
        given = ["--as-of", self.as_of.isoformat()]
        for reading, choice in self.readings.items():
            given += ["--reading", f"{reading}={choice}"]
        for name, amount in self.delegated.items():
            given += ["--set", f"{name}={amount}"]
        return given

    def __str__(self) -> str:
        return f"seed {self.seed}, missing {self.missing}: {' '.join(self.arguments())}"


def question(seed: int) -> Question:
    """Half of the questions about complete populations, by default readings one in four."""
    chance = random.Random(seed)
    readings = {name: chance.choice(choices) for name, choices in READINGS.items()} if chance.random() < 0.75 else {}
    delegated = {name: Decimal(chance.choice((0, 800, 1500))) for name in STANDARDS if chance.random() < 0.3}
    return Question(seed, chance.choice((0.0, 0.0, 0.0, 0.01, 0.05, 0.2)), chance.choice(DATES), readings, delegated)


def key(line: Line) -> str:
    return json.dumps([line.get("answer"), line.get("of")], ensure_ascii=False, sort_keys=True, default=str)


def by_key(lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return found


def differences(expected: Sequence[Line], given: Sequence[Line]) -> list[str]:
    """A sentence for each answer that is missing, superfluous or different."""
    ours, theirs = by_key(expected), by_key(given)
    found = []
    for name in sorted(ours.keys() | theirs.keys()):
        for wanted, got in zip_longest(ours.get(name, []), theirs.get(name, [])):
            if difference := difference_of(wanted, got):
                found.append(f"{name}: {difference}")
    return found


def difference_of(wanted: Line | None, got: Line | None) -> str | None:
    if wanted is None or got is None:
        there, line = ("superfluous", got) if wanted is None else ("missing", wanted)
        return f"{there}: {written(line)}"
    for name in wanted:
        absent: list[str] | None = [] if name in OPTIONAL_WHEN_EMPTY else None
        if got.get(name, absent) != wanted[name]:
            return f"{name} is {written(got.get(name))}, should be {written(wanted[name])}\n    {written(got)}"
    if [name for name in got if name in wanted] != [name for name in wanted if name in got]:
        return f"entries in another order than {list(wanted)}: {written(got)}"
    measured = wanted["status"] == "undetermined" and wanted.get("kind") in ("limit", "target")
    if wanted["status"] in ("undetermined", "not_applicable") and not measured and got.get("value") is not None:
        return f"a value although {wanted['status']}: {written(got)}"
    return None


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def run_guiju(binary: Path, policy: str, path: Path, asked: Question) -> list[Line]:
    """The lines that guiju prints; raises `RuntimeError` with its message when it fails.

    A run of which some records are undetermined may end with a non-zero code; only no or unreadable output is failure.
    """
    command = [str(binary), "run", policy, str(path), *asked.arguments(), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    try:
        lines: list[Line] = [json.loads(line) for line in done.stdout.splitlines()]
    except ValueError as error:
        raise RuntimeError(f"no JSON line: {error}\n{done.stderr.strip()[:2000]}") from error
    if not lines:
        raise RuntimeError(f"no answers, exit code {done.returncode}: {done.stderr.strip()[:2000]}")
    return lines


def everything(population: Line, asked: Question) -> list[Line]:
    """All lines that the reference has for a question, the duties with them."""
    lines = answers(population, asked.as_of, asked.readings, asked.delegated)
    return lines + [{**line, "as_of": asked.as_of.isoformat()} for line in duties()]


def compare(binary: Path, policy: str, asked: Question, directory: Path) -> list[str]:
    """The differences over the random population of the question's seed."""
    path = directory / f"population-{asked.seed}.json"
    path.write_text(json.dumps(population(asked.seed, asked.missing), ensure_ascii=False, indent=1), "utf-8")
    expected = everything(read_population(path), asked)
    given = run_guiju(binary, policy, path, asked)
    return differences(expected, [line for line in given if line.get("answer") in COMPARED])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compares guiju with the reference over random populations.")
    parser.add_argument("binary", type=Path, help="the command guiju")
    parser.add_argument("policy", help="the encoded plan: a file, or a name that guiju knows")
    parser.add_argument("--populations", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the first population; the others follow")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    parser.add_argument("--keep", type=Path, help="directory to keep the populations in")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    found: list[str] = []
    by_answer: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        directory = given.keep or Path(temporary)
        directory.mkdir(parents=True, exist_ok=True)
        for seed in range(given.seed, given.seed + given.populations):
            asked = question(seed)
            try:
                here = compare(given.binary, given.policy, asked, directory)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                print(f"{asked}\n  guiju failed: {error}", file=sys.stderr)
                return 2
            by_answer.update(json.loads(each.split("]:", 1)[0] + "]")[0] for each in here)
            found += [f"{asked}\n  {each}" for each in here]
    for each in found[: given.show]:
        print(each)
    print(f"{given.populations} populations, {len(found)} differences", dict(by_answer.most_common()) or "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
