"""Values that may be undetermined, and what they need.

Three-valued logic as the plan's records want it: false and unknown is false, true or unknown is true; everything
else that touches an unknown is unknown, and needs all that the unknowns in it need. An empty list touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Record: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Unknown:
    """A value that cannot be told until `needs` (fields or delegated parameters) are supplied."""

    needs: frozenset[str]


Maybe: TypeAlias = T | Unknown


def needs_of(*values: Any) -> frozenset[str]:
    """All that the unknown ones among `values` need."""
    return frozenset().union(*(value.needs for value in values if isinstance(value, Unknown)))


def all_of(conditions: Iterable[Maybe[bool]]) -> Maybe[bool]:
    """Conjunction: one false settles it."""
    seen = list(conditions)
    if any(condition is False for condition in seen):
        return False
    needs = needs_of(*seen)
    return Unknown(needs) if needs else True


def any_of(conditions: Iterable[Maybe[bool]]) -> Maybe[bool]:
    """Disjunction: one true settles it."""
    return negation(all_of(negation(condition) for condition in conditions))


def negation(condition: Maybe[bool]) -> Maybe[bool]:
    """Not; of unknown, unknown."""
    return condition if isinstance(condition, Unknown) else not condition


def lift(function: Callable[..., Maybe[R]], *arguments: Any) -> Maybe[R]:
    """`function` of the arguments, unknown when any of them is."""
    needs = needs_of(*arguments)
    return Unknown(needs) if needs else function(*arguments)


def choose(condition: Maybe[bool], then: Callable[[], Maybe[T]], otherwise: Callable[[], Maybe[T]]) -> Maybe[T]:
    """If–then–else: only the branch taken is touched."""
    if isinstance(condition, Unknown):
        return condition
    return then() if condition else otherwise()


def total(amounts: Iterable[Maybe[Decimal]]) -> Maybe[Decimal]:
    """The sum; of nothing, zero."""
    return lift(lambda *known: sum(known, Decimal(0)), *amounts)


def count(conditions: Iterable[Maybe[bool]]) -> Maybe[Decimal]:
    """How many are true."""
    return lift(lambda *known: Decimal(sum(known)), *conditions)


def where(items: Iterable[T], condition: Callable[[T], Maybe[bool]]) -> Maybe[list[T]]:
    """The items of which the condition is true; unknown when it is unknown of any."""
    judged = [(item, condition(item)) for item in items]
    needs = needs_of(*(verdict for _, verdict in judged))
    return Unknown(needs) if needs else [item for item, verdict in judged if verdict]


def field(record: Record, name: str) -> Any:
    """A field that must be there: absent or null is unknown, and needs its own name."""
    value = record.get(name)
    return Unknown(frozenset({name})) if value is None else value


def day(record: Record, name: str) -> Maybe[date]:
    """A date field."""
    return lift(date.fromisoformat, field(record, name))


def optional_day(record: Record, name: str) -> date | None:
    """A date field that may be null on purpose."""
    value = record.get(name)
    return None if value is None else date.fromisoformat(value)


def number(record: Record, name: str) -> Maybe[Decimal]:
    """A number or amount of money, exactly as written."""
    return lift(Decimal, field(record, name))


def flag(record: Record, name: str) -> Maybe[bool]:
    """A yes/no field."""
    value = field(record, name)
    if not isinstance(value, (bool, Unknown)):
        raise TypeError(f"{name} is yes or no, not {value!r}")
    return value


def records(record: Record, name: str) -> Maybe[Sequence[Record]]:
    """A list of records."""
    value: Maybe[Sequence[Record]] = field(record, name)
    return value
