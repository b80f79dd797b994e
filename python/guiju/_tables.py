"""Where the decision tables of two versions of a policy answer differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guiju import _core
from guiju._policy import Policy

__all__ = ["TableChange", "TableChanges", "TableDifference", "compare_tables"]


@dataclass(frozen=True)
class TableDifference:
    """A part of a table's inputs, everywhere in which it answered `before` and now answers `after`.

    `rule` says it in words; `inputs` is one point of it, at which both tables were evaluated.
    """

    rule: str
    inputs: Mapping[str, Any]
    before: Any
    after: Any


@dataclass(frozen=True)
class TableChange:
    """What changed in one table: the `nth` of those that are part of the answer or function `decision`.

    `in_all` counts the differences, also those beyond the first that are listed. `open` are conditions under which the
    answers may differ, which the table alone does not tell. `stopped`: the tables were too large to see all.
    """

    decision: str
    nth: int
    differences: tuple[TableDifference, ...]
    in_all: int
    open: tuple[str, ...]
    stopped: bool
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class TableChanges:
    """The decision tables of two versions, side by side."""

    changed: tuple[TableChange, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    def __str__(self) -> str:
        return "".join(f"{one.decision}\n{one.text}" for one in self.changed)


def compare_tables(
    before: Policy, after: Policy, *, decisions: Sequence[str] = (), lang: str | None = None
) -> TableChanges:
    """Where the decision tables of two versions answer differently, or those of the decisions that are named.

    Nothing is told of rows that are only written otherwise; each difference was found by evaluating both tables.
    """
    found = _core.compare_tables(before._core, after._core, list(decisions), lang)
    return TableChanges(
        changed=tuple(
            TableChange(
                decision=one["decision"],
                nth=one["nth"],
                differences=tuple(TableDifference(**each) for each in one["differences"]),
                in_all=one["in_all"],
                open=tuple(one["open"]),
                stopped=one["stopped"],
                text=one["text"],
            )
            for one in found["changed"]
        ),
        same=tuple(found["same"]),
        removed=tuple(found["removed"]),
        added=tuple(found["added"]),
    )
