"""guiju (规矩) turns a policy into a graph of rules that can be run, explained and proved.

import guiju
plan = guiju.load("longgang.rules.md")
plan.evaluate({"组织": {...}})["等级奖励"].explain()
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from typing import Any

from guiju import _core, policies
from guiju._answers import Answers
from guiju._compare import Change, Comparison, Effect, compare
from guiju._core import Outcome, WhyNot, __version__
from guiju._graph import Graph, Vertex
from guiju._model import Answer, Clause, ColumnPlan, Example, Field, Named, Parameter, Period, Reading, Record, Row
from guiju._policy import Policy
from guiju._tables import TableChange, TableChanges, TableDifference, compare_tables
from guiju._values import Diagnostic, FactWarning, Months, NullWarning, PolicyError, Range

__all__ = [
    "Answer",
    "Answers",
    "Change",
    "Clause",
    "ColumnPlan",
    "Comparison",
    "Diagnostic",
    "Effect",
    "Example",
    "FactWarning",
    "Field",
    "Graph",
    "Months",
    "Named",
    "NullWarning",
    "Outcome",
    "Parameter",
    "Period",
    "Policy",
    "PolicyError",
    "Range",
    "Reading",
    "Record",
    "Row",
    "TableChange",
    "TableChanges",
    "TableDifference",
    "Vertex",
    "WhyNot",
    "__version__",
    "compare",
    "compare_tables",
    "feel",
    "from_bytes",
    "load",
    "parse",
    "policies",
]


def load(path: str | os.PathLike[str]) -> Policy:
    """Reads a policy from a file, `.rules.md` or `.rules`; a `PolicyError` shows what is wrong with it."""
    return Policy(_core.load(os.fspath(path)))


def parse(text: str, name: str = "policy.rules.md") -> Policy:
    """Reads a policy from a text; `name` stands in messages, and its ending says whether it is Markdown."""
    return Policy(_core.parse(text, name))


def from_bytes(packed: bytes, *, hash: str | None = None) -> Policy:
    """The policy that `Policy.to_bytes` packed; `ValueError` if a byte is not as it was, or its hash is another."""
    return Policy.from_bytes(packed, hash=hash)


def feel(expression: str, context: Mapping[str, Any] | None = None, /, **variables: Any) -> Any:
    """The value of one FEEL expression, as DMN means it; names with spaces go into `context`.

    Numbers are `decimal.Decimal`. Null is None, and when it is the answer to an error a `NullWarning` says why.
    """
    value, why = _core.feel(expression, {**(context or {}), **variables})
    if why:
        warnings.warn(f"{expression} is null: {why}", NullWarning, stacklevel=2)
    return value
