"""The section of the page about a what-if."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from html import escape

from .answers import Line, change_of_amounts, changes
from .pieces import (
    clause_links,
    note_html,
    section_html,
    signed,
    status_html,
    table_html,
)
from .policy_text import PolicyText
from .sections import Names, answer_cell, count_cell, subject_cells


def what_if_section(policy: PolicyText, lines: Sequence[Line], other: Sequence[Line], said: str, names: Names) -> str:
    changed = changes(lines, other)
    moved = change_of_amounts(changed)
    clauses = {change.before.answer: change.before.clauses for change in changed}
    by_answer = [
        [
            answer_cell(policy, answer),
            (clause_links(clauses[answer]), None),
            count_cell(sum(a > 0 for a in amounts.values())),
            count_cell(sum(a < 0 for a in amounts.values())),
            (signed(sum(amounts.values(), Decimal(0))), sum(amounts.values(), Decimal(0))),
        ]
        for answer, amounts in moved.items()
    ]
    rows = [
        [
            *subject_cells(key, names),
            (escape(answer), answer),
            (signed(amount), amount),
            (clause_links(clauses[answer]), None),
        ]
        for answer, amounts in moved.items()
        for key, amount in sorted(amounts.items(), key=lambda item: (-abs(item[1]), item[0]))
    ]
    turned = Counter(
        (c.before.answer, c.before.status, c.after.status, c.before.clauses)
        for c in changed
        if c.before.status != c.after.status
    )
    turns = [
        [
            (escape(answer), answer),
            (f"{status_html(old)} → {status_html(new)}", old),
            count_cell(count),
            (clause_links(ids), None),
        ]
        for (answer, old, new, ids), count in turned.items()
    ]
    heads = (("编号", "id"), ("名称", "name"), ("答案", "answer"), ("增减（元）", "change, CNY"), ("条款", "clause"))
    return section_html(
        "what-if",
        "如果改了",
        "What if",
        f'<p class="what-if">{escape(said)}</p>' if said else "",
        table_html(
            "change-totals",
            [("答案", "answer"), ("条款", "clause"), ("增者", "gain"), ("减者", "lose"), heads[3]],
            by_answer,
        )
        if by_answer
        else note_html("没有金额改变。", "No amount changes."),
        table_html("changed", heads, rows, shown=20) if rows else "",
        table_html("turned", [("答案", "answer"), ("改变", "turn"), ("次数", "times"), ("条款", "clause")], turns)
        if turns
        else "",
        note_html(
            f"{len(lines):,} 个答案中有 {len(changed):,} 个改变。",
            f"{len(changed):,} of {len(lines):,} answers differ.",
        ),
    )
