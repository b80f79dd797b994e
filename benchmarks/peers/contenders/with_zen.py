"""zen-engine from Python: a decision table for the reward and an expression for the rest, one record at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from importlib.metadata import version
from typing import Any

import numpy
import zen
from contender import Contender
from data import MONTHS_AT_MOST, RATINGS, REWARDS, Mini

_ROWS = 2000


def _graph() -> str:
    rules = [
        {"_id": grade, "rating": f'"{grade}"', "first": "true", "reward": str(reward)}
        for grade, reward in zip(RATINGS[1:], REWARDS[1:], strict=True)
    ]
    rules.append({"_id": "else", "rating": "", "first": "", "reward": "0"})
    table = {
        "hitPolicy": "first",
        "inputs": [
            {"id": "rating", "name": "rating", "field": "rating"},
            {"id": "first", "name": "first", "field": "first_time"},
        ],
        "outputs": [{"id": "reward", "name": "reward", "field": "reward"}],
        "rules": rules,
        "passThrough": True,
        "executionMode": "single",
        "inputField": None,
        "outputPath": None,
    }
    total = f"reward + min([labour, 0.5 * grant]) + hires * contribution * min([months, {MONTHS_AT_MOST}])"
    expression = {"expressions": [{"id": "total", "key": "total", "value": total}], "passThrough": False}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "content": {"schema": ""}},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
        {"id": "sum", "name": "sum", "type": "expressionNode", "content": expression},
        {"id": "out", "name": "out", "type": "outputNode", "content": {"schema": ""}},
    ]
    edges = [
        {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
        for source, target in (("in", "table"), ("table", "sum"), ("sum", "out"))
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def contenders(data: Mini, threads: int) -> Iterator[Contender]:
    if threads != 1:
        return
    decision = zen.ZenEngine().create_decision(_graph())
    some = data.first(min(_ROWS, len(data)))
    records = [_record(some, row) for row in range(len(some))]

    def run() -> list[Any]:
        return [decision.evaluate(record)["result"]["total"] for record in records]

    yield Contender(
        "zen-engine from Python",
        version("zen-engine"),
        len(some),
        "one dict a record, amounts as floats → a dict",
        run,
        lambda made: numpy.array([_thousandths(total) for total in made], numpy.int64),
    )


def _record(data: Mini, row: int) -> dict[str, Any]:
    """Amounts as Python's floats: decimals are refused."""
    made: dict[str, Any] = {name: int(column[row]) for name, column in data.columns.items()}
    made |= {name: made[name] / 100 for name in ("grant", "labour", "contribution")}
    return made | {"rating": RATINGS[made["rating"]], "first_time": bool(made["first_time"])}


def _thousandths(total: float) -> int:
    """The digits that Python shows; -1 where they are no whole number of thousandths."""
    exact = Decimal(repr(total)) * 1000
    return int(exact) if exact == int(exact) else -1
