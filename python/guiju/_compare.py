"""Who gains and who loses when one policy replaces another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from guiju import _html
from guiju._core import Outcome
from guiju._policy import Policy, facts_of

__all__ = ["Change", "Comparison", "Effect", "compare"]


@dataclass(frozen=True)
class Change:
    """One answer that is not the same under both policies; `difference` is that of two amounts."""

    answer: str
    clauses: tuple[str, ...]
    of: Mapping[str, Any]
    before: Any
    after: Any
    before_status: str | None
    after_status: str | None
    difference: Decimal | None


@dataclass(frozen=True)
class Effect:
    """What a change does to one answer: how many gain, lose, change otherwise or stay the same; and the sum of it.

    `of` names what the answer is asked of: an amount told of organisations and again of their hires is two effects.
    """

    answer: str
    of: str
    clause: str
    gain: int
    lose: int
    other: int
    same: int
    difference: Decimal


class Comparison:
    """The answers of two policies about one population, side by side."""

    def __init__(self, changes: Sequence[Change], effects: Sequence[Effect]) -> None:
        self.changes = list(changes)
        self.effects = list(effects)

    def as_pandas(self, *, changes: bool = False) -> Any:
        """One row an answer, or with `changes` one row a change, as a pandas frame."""
        import pandas

        return pandas.DataFrame([asdict(each) for each in (self.changes if changes else self.effects)])

    def __repr__(self) -> str:
        lines = (
            f"{each.answer} of {each.of} ({each.clause}): {each.gain} gain, {each.lose} lose, {each.difference:+f}"
            for each in self.effects
            if each.gain or each.lose or each.other
        )
        return "\n".join(lines) or "no answer differs"

    def _repr_html_(self) -> str:
        head = ("answer", "of", "clause", "gain", "lose", "otherwise", "same", "difference")
        rows = ([escape(str(cell)) for cell in asdict(each).values()] for each in self.effects)
        return _html.table(head, rows)


def _key(of: Outcome) -> tuple[str, str]:
    return of.answer, repr(list(of.of.items()))


def _difference(before: Any, after: Any) -> Decimal | None:
    return after - before if isinstance(before, Decimal) and isinstance(after, Decimal) else None


def _change(before: Outcome | None, after: Outcome | None) -> Change:
    one = after or before
    assert one
    values = (before.value if before else None, after.value if after else None)
    return Change(
        answer=one.answer,
        clauses=tuple(one.clauses),
        of=one.of,
        before=values[0],
        after=values[1],
        before_status=before.status if before else None,
        after_status=after.status if after else None,
        difference=_difference(*values),
    )


def _differs(one: Change) -> bool:
    return one.before != one.after or one.before_status != one.after_status


def _effect(of: Sequence[Change]) -> Effect:
    amounts = [each.difference for each in of if each.difference is not None]
    gain = sum(each > 0 for each in amounts)
    lose = sum(each < 0 for each in amounts)
    different = sum(_differs(each) for each in of)
    clause = of[0].clauses[0] if of[0].clauses else ""
    other, same = different - gain - lose, len(of) - different
    return Effect(of[0].answer, ", ".join(of[0].of), clause, gain, lose, other, same, sum(amounts, Decimal()))


def compare(
    before: Policy,
    after: Policy,
    *,
    population: Any,
    as_of: date | str | None = None,
    readings: Mapping[str, str] | None = None,
    supplied: Mapping[str, Any] | None = None,
    decisions: Sequence[str] = (),
    threads: int | None = None,
) -> Comparison:
    """Asks both policies everything about a population: who gains, who loses, how much, by clause."""
    facts = facts_of(population)
    runs = [
        {
            _key(each): each
            for each in policy.run(
                facts, as_of=as_of, readings=readings, supplied=supplied, decisions=decisions, threads=threads
            )
        }
        for policy in (before, after)
    ]
    groups: dict[tuple[str, tuple[str, ...]], list[Change]] = {}
    for key in dict.fromkeys([*runs[0], *runs[1]]):
        change = _change(runs[0].get(key), runs[1].get(key))
        groups.setdefault((change.answer, tuple(change.of)), []).append(change)
    changes = [each for group in groups.values() for each in group if _differs(each)]
    return Comparison(changes, [_effect(group) for group in groups.values()])
