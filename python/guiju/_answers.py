"""The answers about one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guiju import _html
from guiju._core import Outcome

__all__ = ["Answers"]


class Answers(Mapping[str, Any]):
    """Outcomes by the name of the answer, in either language.

    `answers["等级奖励"]` is the outcome about the record itself; where an answer is given several times, for each item
    that stands in the record or for each year, it is a list. `all` gives a list always.
    """

    __slots__ = ("_by_name", "_others", "_own")

    def __init__(
        self, by_name: Mapping[str, list[Outcome]], own: Mapping[str, Outcome | None], others: Mapping[str, str]
    ) -> None:
        self._by_name = by_name
        self._own = own  # the one about the record itself, by name
        self._others = others

    def _name(self, name: str) -> str:
        return name if name in self._by_name else self._others.get(name, name)

    def _named(self, name: str) -> list[Outcome]:
        return self._by_name[self._name(name)]

    def __getitem__(self, name: str) -> Any:
        own = self._own.get(name)
        if own is None:
            own = self._own.get(self._name(name))
        return self._named(name) if own is None else own

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
