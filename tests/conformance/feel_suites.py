"""Runs FEEL cases in the form of `guiju eval --cases` and compares what comes out with what each case expects.

Usage: feel_suites.py COMMAND [FOLDER | FILE...]

A case is one JSON object a line: `x` the expression, `ctx` its variables, `v` the value expected, `at` where it stood;
of cases for another dialect than FEEL, `dialect`. Without a folder, that of FEEL_SUITES_DIR is taken, else
../shared/feel-suites beside the checkout; where it is absent the test says so and ends with 77, which CTest counts as
skipped.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

ABSENT = 77
HERE = pathlib.Path(__file__).resolve()


def same(found: Any, expected: Any) -> bool:
    """Whether two typed values are one: numbers by numeric value, everything else as it is written."""
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    if not (isinstance(found, dict) and isinstance(expected, dict)):
        return found is expected or (isinstance(found, str) and found == expected)
    if found.keys() != expected.keys():
        return False
    if found.keys() == {"n"}:
        return same_number(found["n"], expected["n"])
    return all(same(found[key], expected[key]) for key in found)


def same_number(found: Any, expected: Any) -> bool:
    if not (isinstance(found, str) and isinstance(expected, str)):
        return same(found, expected)
    try:
        return Decimal(found) == Decimal(expected)
    except InvalidOperation:
        return found == expected


def files_of(given: Sequence[pathlib.Path]) -> list[pathlib.Path]:
    if not given:
        suites = os.environ.get("FEEL_SUITES_DIR", HERE.parents[2] / ".." / "shared" / "feel-suites")
        return sorted(pathlib.Path(suites).glob("*.jsonl"))
    found: list[pathlib.Path] = []
    for one in given:
        found += sorted(one.glob("*.jsonl")) if one.is_dir() else [one]
    return found


def cases_of(file: pathlib.Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def answers(command: str, dialect: str, cases: list[dict[str, Any]]) -> list[Any]:
    """What the command prints for each of the cases, in one run."""
    asked = "".join(json.dumps({"x": case["x"], "ctx": case.get("ctx")}) + "\n" for case in cases)
    call = [command, "eval", "--cases", "-", "--format", "jsonl", "--lang", "en"]
    if dialect != "feel":
        call += ["--dialect", dialect]
    run = subprocess.run(call, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = run.stdout.splitlines()
    if len(lines) != len(cases):
        sys.exit(f"{len(cases)} cases, but {len(lines)} lines came out (exit code {run.returncode}): {run.stderr}")
    return [json.loads(line) for line in lines]


def failures_in(command: str, file: pathlib.Path, cases: list[dict[str, Any]]) -> list[str]:
    failures = []
    for dialect in sorted({case.get("dialect", "feel") for case in cases}):
        chosen = [case for case in cases if case.get("dialect", "feel") == dialect]
        for case, found in zip(chosen, answers(command, dialect, chosen), strict=True):
            if not same(found, case["v"]):
                with_variables = f" with {json.dumps(case['ctx'], ensure_ascii=False)}" if case.get("ctx") else ""
                failures.append(
                    f"{file.name}: {case['x']}{with_variables}: {json.dumps(found, ensure_ascii=False)}, "
                    f"expected {json.dumps(case['v'], ensure_ascii=False)}"
                )
    return failures


def main() -> int:
    options = argparse.ArgumentParser(description="Runs FEEL cases against guiju eval")
    options.add_argument("command", help="the guiju command")
    options.add_argument("files", nargs="*", type=pathlib.Path)
    asked = options.parse_args()
    files = files_of(asked.files)
    if not files:
        print("NO FEEL CASES WERE RUN: set FEEL_SUITES_DIR, or put them into ../shared/feel-suites", file=sys.stderr)
        return ABSENT
    failed = 0
    for file in files:
        cases = cases_of(file)
        failures = failures_in(asked.command, file, cases)
        failed += len(failures)
        print("\n".join([*failures, f"{file.name}: {len(cases) - len(failures)} of {len(cases)} cases pass"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
