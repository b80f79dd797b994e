"""The answers about one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guiju import _html
from guiju._core import Outcome

__all__ = ["Answers"]


class Answers(Mapping[str, Any]):
    """Outcomes by the name of the answer, in either language.

    `answers["等级奖励"]` is the outcome about the record itself; where an answer is given several times, for each item
    that stands in the record or for each year, it is a list. `all` gives a list always.
    """

    def __init__(self, outcomes: Sequence[Outcome], record: str, others: Mapping[str, str]) -> None:
        self._record = record
        self._others = others
        self._by_name: dict[str, list[Outcome]] = {}
        for each in outcomes:
            self._by_name.setdefault(each.answer, []).append(each)

    def _named(self, name: str) -> list[Outcome]:
        return self._by_name[name if name in self._by_name else self._others.get(name, name)]

    def __getitem__(self, name: str) -> Any:
        found = self._named(name)
        own = [each for each in found if each.is_about(self._record)]
        return own[0] if len(own) == 1 else found

    def all(self, name: str, record: str | None = None) -> list[Outcome]:
        """All outcomes of that name, or those about one type of record."""
        return [each for each in self._named(name) if record is None or each.record == record]

    @property
    def outcomes(self) -> list[Outcome]:
        return [each for group in self._by_name.values() for each in group]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __repr__(self) -> str:
        return "\n".join(repr(each) for each in self.outcomes)

    def _repr_html_(self) -> str:
        return _html.outcomes_html(self.outcomes)
