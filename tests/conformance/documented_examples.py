"""Evaluates what the documents say of FEEL expressions.

Usage: documented_examples.py COMMAND PAGE...

An example is a line `expression → value` in a block that begins with ```feel or ```b-feel, or a row of a table whose
first two cells are an expression and its value, below a head `| expression | guiju |`. Both sides are evaluated and
have to be one value. A page with a table of functions has an example of each.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

from feel_suites import same

BLOCK = re.compile(r"^```(b-feel|feel)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FUNCTION_ROW = re.compile(r"^\| `([a-z ]+)` \| `[^`]+` \| .* \| 10\.[0-9.]+ \|$", re.MULTILINE)
CELL = re.compile(r"`((?:[^`\\]|\\.)*)`")


class Example(NamedTuple):
    dialect: str
    expression: str
    value: str


def examples_of(page: str) -> Iterator[Example]:
    for block in BLOCK.finditer(page):
        for line in filter(None, block[2].splitlines()):
            expression, arrow, value = line.partition("→")
            if not arrow:
                sys.exit(f"no example: {line}")
            yield Example(block[1], expression.strip(), value.strip())
    for table in page.split("\n\n"):
        if table.startswith("| expression | guiju |"):
            for row in table.splitlines()[2:]:
                expression, value = CELL.findall(row)[:2]
                yield Example("feel", expression.replace("\\|", "|"), value.replace("\\|", "|"))


def evaluated(command: str, dialect: str, expressions: list[str]) -> list[object]:
    asked = "".join(json.dumps({"x": one}) + "\n" for one in expressions)
    call = [command, "eval", "--cases", "-", "--format", "jsonl", "--dialect", dialect, "--lang", "en"]
    run = subprocess.run(call, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(expressions):
        sys.exit(f"{len(expressions)} expressions, {len(answers)} answers: {run.stderr}")
    return answers


def problems_of(command: str, page: str) -> Iterator[str]:
    examples = list(examples_of(page))
    for dialect in ("feel", "b-feel"):
        chosen = [one for one in examples if one.dialect == dialect]
        found = evaluated(command, dialect, [one.expression for one in chosen])
        said = evaluated(command, "feel", [one.value for one in chosen])
        for one, answer, value in zip(chosen, found, said, strict=True):
            if not same(answer, value):
                yield f"{one.expression} → {one.value}: {json.dumps(answer, ensure_ascii=False)}"
    for name in FUNCTION_ROW.findall(page):
        if not any(re.search(rf"(?<![a-z ]){name}\(", one.expression) for one in examples):
            yield f"{name}: no example"
    if not examples:
        yield "no examples"


def main() -> int:
    options = argparse.ArgumentParser(description="Evaluates the examples of documents")
    options.add_argument("command")
    options.add_argument("pages", nargs="+", type=pathlib.Path)
    asked = options.parse_args()
    failed = False
    for path in asked.pages:
        page = path.read_text(encoding="utf-8")
        problems = list(problems_of(asked.command, page))
        failed |= bool(problems)
        print("\n".join([*problems, f"{path.name}: {len(list(examples_of(page)))} examples, {len(problems)} problems"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
