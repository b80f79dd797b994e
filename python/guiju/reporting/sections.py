"""Sections of the page about one run: entitlements, limits, what is undetermined, what is open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape

from .answers import Line, entitlements
from .pictures import number_of
from .pieces import STATUSES, Cell, both, clause_links, figure_html, money_text, note_html, section_html, table_html
from .policy_text import PolicyText

Names = Mapping[str, str]


def subject_cells(key: str, names: Names) -> tuple[Cell, Cell]:
    return (escape(key), key), (escape(names.get(key, "")), None)


def answer_cell(policy: PolicyText, answer: str) -> Cell:
    return both(answer, policy.english(answer).replace("_", " ")), answer


def count_cell(number: int) -> Cell:
    return f"{number:,}", Decimal(number)


def amount_cell(amount: Decimal) -> Cell:
    return (money_text(amount) if amount else '<span class="none">—</span>', amount)


def entitled_section(policy: PolicyText, lines: Sequence[Line], names: Names) -> str:
    earned = entitlements(lines)
    counts = Counter((line.answer, line.status) for line in lines if line.kind == "benefit")
    clauses = {line.answer: line.clauses for line in lines if line.kind == "benefit"}
    totals = [
        [
            answer_cell(policy, answer),
            (clause_links(clauses[answer]), None),
            (
                f"{len([a for a in earned.get(answer, {}).values() if a]):,}",
                Decimal(len([a for a in earned.get(answer, {}).values() if a])),
            ),
            amount_cell(sum(earned.get(answer, {}).values(), Decimal(0))),
            (f"{counts[answer, 'undetermined']:,}", Decimal(counts[answer, "undetermined"])),
            (f"{counts[answer, 'not_applicable']:,}", Decimal(counts[answer, "not_applicable"])),
        ]
        for answer in clauses
    ]
    heads = (
        ("权益", "benefit"),
        ("条款", "clause"),
        ("应得者", "entitled"),
        ("合计（元）", "total, CNY"),
        ("未定", "undetermined"),
    )
    kept = [answer for answer in earned if any(earned[answer].values())]
    ranked = sorted(
        {key for answer in kept for key, amount in earned[answer].items() if amount},
        key=lambda key: (*(-earned[answer].get(key, Decimal(0)) for answer in kept), key),
    )
    rows = [
        [*subject_cells(key, names), *(amount_cell(earned[answer].get(key, Decimal(0))) for answer in kept)]
        for key in ranked
    ]
    columns = [
        ("编号", "id"),
        ("名称", "name"),
        *((answer, policy.english(answer).replace("_", " ")) for answer in kept),
    ]
    return section_html(
        "entitled",
        "应得权益",
        "Entitlements",
        table_html("totals", [*heads, ("不适用", "not applicable")], totals),
        note_html(f"有所得的 {len(ranked)} 家。点表头排序。", f"{len(ranked)} have an amount. Click a head to sort."),
        table_html("organisations", columns, rows, shown=20),
    )


def limits_section(policy: PolicyText, lines: Sequence[Line], names: Names) -> str:
    limits = [line for line in lines if line.kind == "limit"]
    counts = Counter((line.answer, line.status) for line in limits)
    kinds = ("kept", "broken", "undetermined", "not_applicable", "error")
    summary = [
        [
            answer_cell(policy, answer),
            (clause_links(next(line.clauses for line in limits if line.answer == answer)), None),
            *(count_cell(counts[answer, status]) for status in kinds),
        ]
        for answer in dict.fromkeys(line.answer for line in limits)
    ]
    broken = [
        [
            (escape(line.answer), line.answer),
            (escape(line.subjects()), line.subjects()),
            (escape(names.get(line.subject(), "")), None),
            *(_judged(text) for text in (line.value, line.bound)),
            _judged(_over(line)),
            (clause_links(line.clauses), None),
        ]
        for line in limits
        if line.status == "broken"
    ]
    heads = (
        ("限额", "limit"),
        ("对象", "of"),
        ("名称", "name"),
        ("实际", "actual"),
        ("界限", "bound"),
        ("相差", "off by"),
        ("条款", "clause"),
    )
    return section_html(
        "limits",
        "突破的限额",
        "Limits broken",
        table_html(
            "limit-counts", [("限额", "limit"), ("条款", "clause"), *(STATUSES[kind] for kind in kinds)], summary
        ),
        table_html("broken", heads, broken, shown=20) if broken else note_html("没有。", "None."),
    )


def _judged(text: object) -> Cell:
    number = number_of(text)
    return (
        figure_html(text, money=isinstance(text, str) and "." in text),
        number if number is not None else str(text or ""),
    )


def _over(line: Line) -> str | None:
    value, bound = number_of(line.value), number_of(line.bound)
    return None if value is None or bound is None else str(abs(value - bound))


def undetermined_section(policy: PolicyText, lines: Sequence[Line]) -> str:
    grouped: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Line]] = defaultdict(list)
    for line in lines:
        if line.status in ("undetermined", "error"):
            wanted = line.needs or ((line.message,) if line.message else ())
            grouped[line.answer, wanted, line.clauses].append(line)
    rows = [
        [
            answer_cell(policy, answer),
            (
                "、".join(f"<b>{both(need, policy.english(need).replace('_', ' '))}</b>" for need in needs),
                "".join(needs),
            ),
            count_cell(len(ones)),
            (escape("、".join(line.subjects() for line in ones[:3])) + (" …" if len(ones) > 3 else ""), None),
            (clause_links(clauses), None),
        ]
        for (answer, needs, clauses), ones in grouped.items()
    ]
    heads = (("答案", "answer"), ("需要", "needs"), ("次数", "times"), ("例如", "such as"), ("条款", "clause"))
    body = table_html("undetermined-answers", heads, rows) if rows else note_html("没有。", "None.")
    return section_html("undetermined", "未定的答案", "Undetermined answers", body)


def open_section(policy: PolicyText, lines: Sequence[Line]) -> str:
    missing = Counter(
        (line.answer, step, line.clauses) for line in lines if line.status == "open" for step in line.missing
    )
    if not missing:
        return ""
    rows = [
        [
            answer_cell(policy, answer),
            (escape(step), step),
            count_cell(count),
            (clause_links(clauses), None),
        ]
        for (answer, step, clauses), count in missing.most_common()
    ]
    heads = (("程序", "procedure"), ("所缺步骤", "missing step"), ("次数", "times"), ("条款", "clause"))
    return section_html("open", "待办的程序", "Open procedures", table_html("open-steps", heads, rows, shown=20))
