"""How outcomes and policies look in a notebook and at the prompt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from guiju._core import Outcome
    from guiju._model import Clause, Named, Parameter, Reading


class Described(Protocol):
    """What of a policy is shown."""

    @property
    def title(self) -> str: ...
    @property
    def clauses(self) -> Named[Clause]: ...
    @property
    def parameters(self) -> Named[Parameter]: ...
    @property
    def readings(self) -> Named[Reading]: ...


_COLOURS = {"kept": "#1a7f37", "met": "#1a7f37", "passed": "#1a7f37", "broken": "#cf222e", "missed": "#cf222e"}
_OPTIONAL = (
    "value",
    "bound",
    "slack",
    "gap",
    "currency",
    "missing",
    "failed",
    "needs",
    "message",
    "where",
    "attributes",
)
_MOST_ROWS = 200


def outcome_dict(outcome: Outcome) -> dict[str, Any]:
    """What is there of an outcome, by name."""
    made: dict[str, Any] = {"answer": outcome.answer, "of": outcome.of, "kind": outcome.kind, "status": outcome.status}
    for name in _OPTIONAL:
        found = getattr(outcome, name)
        if found not in (None, [], {}, "") or (name == "value" and found == []):
            made[name] = found
    return made | {"clauses": outcome.clauses, "as_of": outcome.as_of}


def _subject(outcome: Outcome) -> str:
    return ", ".join(f"{name} {key}" if key is not None else name for name, key in outcome.of.items())


def _said(outcome: Outcome) -> str:
    """The value or the reason there is none, in one line."""
    if outcome.needs:
        return "needs " + ", ".join(outcome.needs)
    if outcome.missing or outcome.failed:
        return ", ".join([*outcome.missing, *(f"{each} ✗" for each in outcome.failed)])
    if outcome.value is None:
        return outcome.message
    said = f"{outcome.value} {outcome.currency or ''}".strip()
    return said if outcome.bound is None else f"{said} / {outcome.bound}"


def outcome_text(outcome: Outcome) -> str:
    """<Outcome 等级奖励 of 组织 s1: 10000.00 CNY>"""
    of = _subject(outcome)
    status = "" if outcome.status == "value" else f"{outcome.status} "
    return f"<Outcome {outcome.answer}{' of ' + of if of else ''}: {status}{_said(outcome)}".rstrip() + ">"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table of cells that are HTML already."""
    top = "".join(f"<th style='text-align:left'>{escape(each)}</th>" for each in head)
    cells = ("".join(f"<td style='text-align:left'>{each}</td>" for each in row) for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


def _status(status: str) -> str:
    return f"<span style='color:{_COLOURS.get(status, 'inherit')}'>{escape(status.replace('_', ' '))}</span>"


def outcomes_html(outcomes: Sequence[Outcome]) -> str:
    rows = (
        (
            escape(each.answer),
            escape(_subject(each)),
            _status(each.status),
            escape(_said(each)),
            escape(" ".join(each.clauses)),
        )
        for each in outcomes[:_MOST_ROWS]
    )
    left = len(outcomes) - _MOST_ROWS
    return table(("answer", "of", "status", "value", "clauses"), rows) + (f"<p>… {left} more</p>" if left > 0 else "")


def outcome_html(outcome: Outcome) -> str:
    """The outcome as a row, and how it was found below it."""
    told = outcome.explain()
    return outcomes_html([outcome]) + (
        f"<details><summary>explain</summary><pre>{escape(told)}</pre></details>" if told else ""
    )


def policy_html(policy: Described) -> str:
    """Clauses with their answers, parameters with their values, readings with their choices."""
    clauses = (
        (escape(each.id), escape(each.title), escape(", ".join(dict.fromkeys(answer.name for answer in each.answers))))
        for each in policy.clauses.values()
    )
    parameters = (
        (escape(each.name), escape(period.described()), escape(row.described()))
        for each in policy.parameters.values()
        for period in each.periods
        for row in period.rows
    )
    readings = (
        (escape(each.name), escape(" · ".join(each.choices)), escape(each.default)) for each in policy.readings.values()
    )
    return (
        f"<h3>{escape(policy.title)}</h3>"
        + table(("clause", "title", "answers"), clauses)
        + table(("parameter", "in force", "value"), parameters)
        + table(("reading", "choices", "default"), readings)
    )
