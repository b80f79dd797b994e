"""A policy as its text shows it: clauses, prose, rules, and what the rules name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

KINDS = {
    "类别": "category",
    "记录": "record",
    "参数": "parameter",
    "解读": "reading",
    "函数": "function",
    "决策": "decision",
    "权益": "benefit",
    "限额": "limit",
    "资格": "eligibility",
    "目标": "target",
    "程序": "procedure",
    "职责": "duty",
}
CHINESE = {english: chinese for chinese, english in KINDS.items()}
ANSWERS = ("benefit", "limit", "eligibility", "target", "procedure", "decision")
COMPARISONS = {
    "不低于": "≥",
    "高于": ">",
    "不超过": "≤",
    "低于": "<",
    "at least": "≥",
    "above": ">",
    "at most": "≤",
    "below": "<",
}
EXAMPLE = re.compile(r"^\s+(?:例|example)\s")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*\{#([^}\s]+)\}\s*$")
DECLARATION = re.compile(rf"^({'|'.join((*KINDS, *CHINESE))})\s+([^\s（(：:，,=]+)(?:\s*[（(]([^）)]+)[）)])?")
NOT_RULES = re.compile(r'"[^"]*"|#[^\n]*')


@dataclass
class Declaration:
    """A declaration of a rule block: an answer, a parameter, a function…"""

    kind: str
    name: str
    english: str
    clause: str
    text: str = ""

    def body(self) -> str:
        """The text that counts: without examples, comments and literal texts."""
        lines = [line for line in self.text.splitlines() if not EXAMPLE.match(line)]
        return NOT_RULES.sub(" ", "\n".join(lines))


@dataclass
class Clause:
    """A heading with an id, and what stands below it up to the next one: pairs of prose and rules."""

    id: str
    title: str
    level: int
    parts: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class PolicyText:
    title: str
    clauses: list[Clause]
    declarations: list[Declaration]

    def english(self, name: str) -> str:
        """The second name of a declaration, or nothing."""
        return next((d.english for d in self.declarations if d.name == name), "")

    def answers(self) -> list[Declaration]:
        """Declarations that are asked; one that is declared for several subjects comes once, with all their texts."""
        merged: dict[str, Declaration] = {}
        for one in self.declarations:
            if one.kind not in ANSWERS:
                continue
            if one.name in merged:
                merged[one.name].text += "\n" + one.text
            else:
                merged[one.name] = Declaration(one.kind, one.name, one.english, one.clause, one.text)
        return list(merged.values())


def read_policy(text: str) -> PolicyText:
    """Reads clauses and declarations of a literate policy; whether they are right is for `guiju check`."""
    clauses: list[Clause] = []
    prose: list[str] = []
    rules: list[str] | None = None
    for line in text.splitlines():
        heading = HEADING.match(line) if rules is None else None
        if heading:
            _close(clauses, prose, [])
            clauses.append(Clause(heading[3], heading[2], len(heading[1])))
        elif line.startswith("```"):
            if rules is None:
                rules = []
            else:
                _close(clauses, prose, rules)
                rules = None
        else:
            (prose if rules is None else rules).append(line)
    _close(clauses, prose, rules or [])
    title = clauses[0].title if clauses else ""
    return PolicyText(title, clauses, list(_declarations(clauses)))


def _close(clauses: list[Clause], prose: list[str], rules: Sequence[str]) -> None:
    pair = ("\n".join(prose).strip(), "\n".join(rules).strip("\n"))
    prose.clear()
    if any(pair):
        if not clauses:
            clauses.append(Clause("", "", 1))
        clauses[-1].parts.append(pair)


def _declarations(clauses: Iterable[Clause]) -> Iterator[Declaration]:
    for clause in clauses:
        for _, rules in clause.parts:
            current: Declaration | None = None
            for line in rules.splitlines():
                found = DECLARATION.match(line)
                if found:
                    if current:
                        yield current
                    kind = KINDS.get(found[1], found[1])
                    current = Declaration(kind, found[2], found[3] or "", clause.id)
                elif line and not line[0].isspace() and not line.startswith("#") and current:
                    yield current
                    current = None
                if current and not line.startswith("#"):
                    current.text += line + "\n"
            if current:
                yield current


def uses(policy: PolicyText) -> dict[str, set[str]]:
    """For each answer the parameters and readings that its rules name, through functions and other answers."""
    known = {d.name: d for d in policy.declarations if d.kind in ("parameter", "reading", "function", *ANSWERS)}
    if not known:
        return {}
    words = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    names = re.compile(rf"(?<![.．])(?:{words})")  # what follows a point is a field
    named: dict[str, set[str]] = defaultdict(set)
    for one in policy.declarations:
        if one.name in known:
            named[one.name] |= {found for found in names.findall(one.body()) if found != one.name}
    return {one.name: _reached(one.name, named, known) for one in policy.answers()}


def _reached(start: str, named: Mapping[str, set[str]], known: Mapping[str, Declaration]) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for name in named.get(ahead.pop(), set()) - seen:
            seen.add(name)
            ahead.append(name)
    return {name for name in seen if known[name].kind in ("parameter", "reading")}
