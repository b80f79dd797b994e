"""What a policy consists of, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

__all__ = [
    "Answer",
    "Clause",
    "ColumnPlan",
    "Example",
    "Field",
    "Named",
    "Parameter",
    "Period",
    "Reading",
    "Record",
    "Row",
]

T = TypeVar("T")


class Named(Mapping[str, T], Generic[T]):
    """Things by name, in the order of the policy; a name in the other language finds them as well."""

    def __init__(self, things: Mapping[str, T], others: Mapping[str, str] | None = None) -> None:
        self._things = dict(things)
        self._others = dict(others or {})

    def __getitem__(self, name: str) -> T:
        return self._things[name if name in self._things else self._others.get(name, name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __repr__(self) -> str:
        return f"<{', '.join(self._things)}>"


@dataclass(frozen=True)
class Answer:
    """A question that the policy answers: what kind of answer, about which record, by which clauses."""

    name: str
    other: str
    kind: str
    record: str | None
    dimensions: tuple[str, ...]
    type: str
    clauses: tuple[str, ...]
    departments: tuple[str, ...]
    text: str
    readings: tuple[str, ...]
    attributes: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class ColumnPlan:
    """How one answer about the rows of a frame is computed."""

    column: str
    in_columns: bool
    why_not: str
    """What stands in the way of columns, so that each row is evaluated alone."""
    where: str
    """file:line:column of that."""
    reads: Sequence[str]
    """The columns of the frame that it needs."""


@dataclass(frozen=True)
class Row:
    """A parameter's value for one combination of categories; `None` when it is left to somebody else."""

    keys: tuple[str, ...]
    value: Any
    delegated_to: str

    def described(self) -> str:
        value = f"undetermined: {self.delegated_to}".rstrip(": ") if self.value is None else str(self.value)
        return f"{' '.join(self.keys)}: {value}" if self.keys else value


@dataclass(frozen=True)
class Period:
    """What holds from one day to another, both included."""

    since: date | None
    until: date | None
    rows: tuple[Row, ...]

    def described(self) -> str:
        return f"{self.since or '…'} – {self.until or '…'}"

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Parameter:
    """A value that depends on the date, and perhaps on categories."""

    name: str
    other: str
    type: str
    by: tuple[str, ...]
    delegated: bool
    clause: str
    periods: tuple[Period, ...]

    def on(self, day: date, *keys: str) -> Any:
        """The value on that day for these categories; None when there is none, or somebody else sets it."""
        rows = (row for period in self.periods if period.holds_on(day) for row in period.rows)
        return next((row.value for row in rows if row.keys == keys), None)


@dataclass(frozen=True)
class Reading:
    """A place where the text can be read in more than one way."""

    name: str
    other: str
    choices: tuple[str, ...]
    default: str
    text: str
    clause: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    name: str
    other: str
    type: str
    optional: bool


@dataclass(frozen=True)
class Record:
    """A type of facts; `owner` is the record in whose list it stands."""

    name: str
    other: str
    owner: str | None
    keys: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Clause:
    """A heading of the policy, what it says, and what is answered by it."""

    id: str
    title: str
    text: str
    level: int
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Example:
    """What one example of the policy came to."""

    answer: str
    note: str
    passed: bool
    message: str
    line: int


def _tuples(of: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in of.items()}


def answer(of: Mapping[str, Any]) -> Answer:
    return Answer(**_tuples(of))


def parameter(of: Mapping[str, Any]) -> Parameter:
    periods = tuple(
        Period(each["since"], each["until"], tuple(Row(**_tuples(row)) for row in each["rows"]))
        for each in of["periods"]
    )
    return Parameter(**(_tuples(of) | {"periods": periods}))


def reading(of: Mapping[str, Any]) -> Reading:
    return Reading(**_tuples({name: value for name, value in of.items() if name != "other_choices"}))


def record(of: Mapping[str, Any]) -> Record:
    return Record(**(_tuples(of) | {"fields": tuple(Field(**each) for each in of["fields"])}))
