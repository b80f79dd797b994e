"""The kinds of value that Python has no name for, and the errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Diagnostic", "FactWarning", "Months", "NullWarning", "PolicyError", "Range"]


@dataclass(frozen=True, order=True)
class Months:
    """A duration of whole months, as `duration("P1Y2M")` gives it. Months(14) is a year and two months."""

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
        return f"{'-' if self.months < 0 else ''}P{parts}"


@dataclass(frozen=True)
class Range:
    """An interval; a `None` end is open to infinity."""

    low: Any
    high: Any
    low_closed: bool = True
    high_closed: bool = True

    def __contains__(self, value: Any) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return bool(above and below)

    def __str__(self) -> str:
        return f"{'[' if self.low_closed else '('}{self.low}..{self.high}{']' if self.high_closed else ')'}"


@dataclass(frozen=True)
class Diagnostic:
    """One problem: what is wrong, where, and what would be right. `code` is stable."""

    severity: str
    code: str
    message: str
    hint: str
    file: str
    line: int
    column: int


class PolicyError(ValueError):
    """A policy, a question or facts that cannot be used. Its text is for people; `diagnostics` is for programs."""

    def __init__(self, message: str, diagnostics: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(message.rstrip("\n"))
        self.diagnostics = [Diagnostic(**each) for each in diagnostics]


class FactWarning(UserWarning):
    """Something in the facts was passed over: an unknown field, an item that could not be read."""


class NullWarning(UserWarning):
    """An expression has no value; says why."""
