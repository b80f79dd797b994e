"""Writes the tables that benchmarks/tables.cpp measures, and records for them, for other engines.

Needs the standard library only.

    python random_table.py rules 5000 ranges > table.rules     the policy, for guiju
    python random_table.py dmn 5000 ranges > table.dmn         the same table as a model in DMN's XML
    python random_table.py zen 5000 ranges > table.json        the same table for zen-engine (JDM)
    python random_table.py records 1000 ranges > records.json  a list of inputs

Kinds: `mixed` (equality, ranges, a boolean, a text) and `ranges` (seven numbers). First hit; the same in every run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

MIXED = ["grade", "region", "age", "amount", "score", "first", "city"]
RANGES = [f"x{i}" for i in range(7)]
MIXED_TYPES = ["grade", "region", "number", "number", "number", "boolean", "text"]


def drawing() -> Callable[[int], int]:
    """Numbers below an end, from the same linear congruential sequence as the benchmark's."""
    state = 1

    def below(end: int) -> int:
        nonlocal state
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (state >> 33) % end

    return below


def range_of(below: Callable[[int], int], end: int, width: int) -> str:
    low = below(end)
    return f"[{low}..{low + 1 + below(width)})"


def mixed_cells(below: Callable[[int], int]) -> list[str]:
    """Cells in FEEL. Draws stand in the order of the benchmark's."""
    maybe = below(3)
    grade, region = f'"g{below(10)}"', f'"r{below(20)}"'
    age = range_of(below, 100, 60)
    amount, score = f">= {below(100_000)}", f"< {below(1_000)}"
    return [grade, region, age, amount, score, ["-", "true", "false"][maybe], f'"c{below(200)}"']


def cells_of(kind: str, rules: int) -> list[list[str]]:
    below = drawing()
    if kind == "mixed":
        return [mixed_cells(below) for _ in range(rules)]
    return [[range_of(below, 1_000, 700) for _ in RANGES] for _ in range(rules)]


def as_rules(kind: str, rules: int) -> str:
    names, types = (MIXED, MIXED_TYPES) if kind == "mixed" else (RANGES, ["number"] * 7)
    lines = ["policy tables", "category grade: " + ", ".join(f"g{i}" for i in range(10))]
    lines += ["category region: " + ", ".join(f"r{i}" for i in range(20)), "record org, identified by id", "  id: text"]
    lines += [f"  {name}: {type_}" for name, type_ in zip(names, types, strict=True)]
    lines += ["decision answer: number, for each org", "  table F", "    | " + " | ".join(names) + " || answer |"]
    lines += [f"    | {' | '.join(row)} || {i} |" for i, row in enumerate(cells_of(kind, rules))]
    return "\n".join(lines) + "\n"


def as_dmn(kind: str, rules: int) -> str:
    names = MIXED if kind == "mixed" else RANGES
    types = [type_ if type_ in ("number", "boolean") else "string" for type_ in MIXED_TYPES]
    types = types if kind == "mixed" else ["number"] * 7
    inputs = list(zip(names, types, strict=True))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines += ['<definitions namespace="urn:tables" name="tables" xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/">']
    for name, type_ in inputs:
        lines += [f'  <inputData name="{name}" id="{name}"><variable name="{name}" typeRef="{type_}"/></inputData>']
    lines += ['  <decision name="answer" id="answer">', '    <variable name="answer" typeRef="number"/>']
    for name in names:
        lines += [f'    <informationRequirement><requiredInput href="#{name}"/></informationRequirement>']
    lines += ['    <decisionTable hitPolicy="FIRST">']
    for name, type_ in inputs:
        lines += [f'      <input><inputExpression typeRef="{type_}"><text>{name}</text></inputExpression></input>']
    lines += ['      <output typeRef="number"/>']
    for i, row in enumerate(cells_of(kind, rules)):
        lines += ["      <rule>"]
        lines += [f"        <inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in row]
        lines += [f"        <outputEntry><text>{i}</text></outputEntry>", "      </rule>"]
    return "\n".join([*lines, "    </decisionTable>", "  </decision>", "</definitions>", ""])


def as_zen(kind: str, rules: int) -> str:
    names = MIXED if kind == "mixed" else RANGES
    rows = [
        {"_id": f"r{i}"} | {f"i{c}": "" if cell == "-" else cell for c, cell in enumerate(row)} | {"o": str(i)}
        for i, row in enumerate(cells_of(kind, rules))
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": f"i{c}", "name": name, "type": "expression", "field": name} for c, name in enumerate(names)],
        "outputs": [{"id": "o", "name": "answer", "type": "expression", "field": "answer"}],
        "rules": rows,
    }
    nodes: list[dict[str, Any]] = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    return json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})


def as_records(kind: str, count: int) -> str:
    below = drawing()

    def mixed() -> dict[str, Any]:
        return {
            "grade": f"g{below(10)}",
            "region": f"r{below(20)}",
            "age": below(150),
            "amount": below(100_000),
            "score": below(1_000),
            "first": below(2) == 0,
            "city": f"c{below(200)}",
        }

    return json.dumps([mixed() if kind == "mixed" else {name: below(1_600) for name in RANGES} for _ in range(count)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["rules", "dmn", "zen", "records"])
    parser.add_argument("count", type=int)
    parser.add_argument("kind", choices=["mixed", "ranges"])
    asked = parser.parse_args()
    print({"rules": as_rules, "dmn": as_dmn, "zen": as_zen, "records": as_records}[asked.what](asked.kind, asked.count))


if __name__ == "__main__":
    main()
