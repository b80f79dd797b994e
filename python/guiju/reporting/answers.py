"""Answers as JSON lines, what they add up to, and what differs between two runs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Line:
    """One line of answers, as `guiju run --format jsonl` prints it."""

    answer: str
    of: tuple[tuple[str, Any], ...]
    kind: str
    status: str
    value: Any
    bound: str | None
    gap: str | None
    needs: tuple[str, ...]
    missing: tuple[str, ...]
    clauses: tuple[str, ...]
    as_of: str
    message: str

    def subject(self) -> str:
        """What holds the answer: the first key, such as the organisation; empty for the only city."""
        return "" if not self.of or self.of[0][1] is None else str(self.of[0][1])

    def subjects(self) -> str:
        return " · ".join(str(key) for _, key in self.of if key is not None)

    def year(self) -> int | None:
        return next((key for _, key in self.of if isinstance(key, int) and not isinstance(key, bool)), None)

    def amount(self) -> Decimal:
        """The money of a benefit; nothing when there is none."""
        earned = self.kind == "benefit" and self.status == "value" and isinstance(self.value, str)
        return Decimal(self.value) if earned else Decimal(0)


def read_answers(text: str) -> list[Line]:
    """Reads JSON lines; empty lines are passed over. A line that is not an object raises ValueError with its number."""
    return [_line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _line(number: int, text: str) -> Line:
    try:
        raw = json.loads(text, parse_float=str)
        return Line(
            answer=raw["answer"],
            of=tuple(raw["of"].items()),
            kind=raw["kind"],
            status=raw["status"],
            value=_frozen(raw.get("value")),
            bound=raw.get("bound"),
            gap=raw.get("gap"),
            needs=tuple(raw.get("needs", ())),
            missing=tuple(raw.get("missing", ())),
            clauses=tuple(raw.get("clauses", ())),
            as_of=raw.get("as_of", ""),
            message=raw.get("message", ""),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise ValueError(f"line {number} is no answer: {problem!r}") from problem


def _frozen(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def entitlements(lines: Iterable[Line]) -> dict[str, dict[str, Decimal]]:
    """Answer → subject → amount. Asked of an organisation and of each of its hires, only the first counts."""
    whole: dict[str, dict[str, Decimal]] = defaultdict(dict)
    parts: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for line in lines:
        if line.kind != "benefit" or line.status != "value":
            continue
        kept = whole if len(line.of) == 1 else parts
        kept[line.answer][line.subject()] = kept[line.answer].get(line.subject(), Decimal(0)) + line.amount()
    return {answer: {**parts.get(answer, {}), **whole.get(answer, {})} for answer in dict.fromkeys((*whole, *parts))}


@dataclass(frozen=True)
class Change:
    """An answer that is another one under the what-if."""

    before: Line
    after: Line

    def amount(self) -> Decimal:
        return self.after.amount() - self.before.amount()


def changes(law: Iterable[Line], what_if: Iterable[Line]) -> list[Change]:
    """The answers that differ, in the order of the first run. Answers that only one run has are left out."""
    after = {(line.answer, line.of): line for line in what_if}
    pairs = ((line, after.get((line.answer, line.of))) for line in law)
    return [
        Change(before, then)
        for before, then in pairs
        if then is not None and (before.status, before.value, before.bound) != (then.status, then.value, then.bound)
    ]


def change_of_amounts(changed: Iterable[Change]) -> dict[str, dict[str, Decimal]]:
    """Answer → subject → how much more (or less), where it is not nothing; counted as `entitlements` counts."""
    pairs = list(changed)
    before = entitlements(change.before for change in pairs)
    after = entitlements(change.after for change in pairs)
    result: dict[str, dict[str, Decimal]] = {}
    for answer in dict.fromkeys((*before, *after)):
        old, new = before.get(answer, {}), after.get(answer, {})
        moved = {key: new.get(key, Decimal(0)) - old.get(key, Decimal(0)) for key in dict.fromkeys((*old, *new))}
        result[answer] = {key: amount for key, amount in moved.items() if amount}
    return {answer: moved for answer, moved in result.items() if moved}
