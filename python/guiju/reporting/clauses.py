"""The section of the page with the clauses beside their rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape

from .answers import Line
from .pieces import (
    clause_links,
    money_text,
    prose_html,
    rules_html,
    section_html,
    status_html,
)
from .policy_text import Clause, PolicyText


def _results_of(clause: Clause, policy: PolicyText, lines: Mapping[str, Sequence[Line]]) -> str:
    chips = []
    for answer in policy.answers():
        if answer.clause != clause.id or not lines.get(answer.name):
            continue
        ones = lines[answer.name]
        total = sum((line.amount() for line in ones if len(line.of) == 1), Decimal(0))
        counted = "".join(
            f"{status_html(status)}{count:,}" for status, count in Counter(line.status for line in ones).items()
        )
        money = f"<b>{money_text(total)} 元</b>" if total else ""
        chips.append(f'<span class="chip">{escape(answer.name)} {money} {counted}</span>')
    return f'<div class="chips">{"".join(chips)}</div>' if chips else ""


def clauses_section(policy: PolicyText, lines: Iterable[Line]) -> str:
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.answer].append(line)
    articles = []
    for clause in policy.clauses:
        pairs = "".join(
            f'<div class="pair"><div class="prose">{prose_html(prose)}</div>'
            f'<div class="rules">{rules_html(rules) if rules else ""}</div></div>'
            for prose, rules in clause.parts
        )
        level = min(clause.level + 1, 6)
        heading = f"<h{level}>{escape(clause.title)} {clause_links([clause.id])}</h{level}>"
        articles.append(
            f'<article id="{escape(clause.id)}">{heading}{_results_of(clause, policy, grouped)}{pairs}</article>'
        )
    return section_html("clauses", "条款与规则", "Clauses beside their rules", *articles)
