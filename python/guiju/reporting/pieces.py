"""Pieces of the page: figures, tables, rules in colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

from .policy_text import CHINESE, DECLARATION, EXAMPLE, KINDS

STATUSES = {
    "value": ("有值", "value"),
    "kept": ("符合", "kept"),
    "broken": ("突破", "broken"),
    "met": ("达成", "met"),
    "missed": ("未达", "missed"),
    "passed": ("通过", "passed"),
    "open": ("待办", "open"),
    "not_applicable": ("不适用", "not applicable"),
    "undetermined": ("未定", "undetermined"),
    "error": ("错误", "error"),
}
RULE_TOKENS = re.compile(
    r"(?P<comment>#[^\n]*)|(?P<text>\"[^\"\n]*\")|(?P<number>(?<!\w)\d[\d,.\-:]*(?:万|亿|%)?元?)"
    r"|(?P<keyword>(?:^|(?<=\n))(?:" + "|".join((*KINDS, *CHINESE, "政策", "policy")) + r")(?=\s)"
    r"|(?<=\n)\s+(?:始终|自|至|按|其中|当|否则|不低于|高于|不超过|低于|适用|实际|须|步骤|责任|内容|施行|默认截至"
    r"|always|from|where|when|otherwise|at least|above|at most|below|applies|actual|requires|step)(?=[\s：:])"
    r"|(?<=\s)(?:若|则|属于|存在|满足|逐个|取|且|或|if|then|else|in|some|every|satisfies|for|return|and|or)(?=\s)|默认)"
)


def both(chinese: str, english: str) -> str:
    return f'{escape(chinese)} <span class="en">{escape(english)}</span>' if english else escape(chinese)


def status_html(status: str) -> str:
    chinese, english = STATUSES.get(status, (status, ""))
    return f'<span class="status {escape(status)}">{both(chinese, english)}</span>'


def clause_links(ids: Iterable[str]) -> str:
    return " ".join(f'<a class="clause-id" href="#{escape(one)}">{escape(one)}</a>' for one in ids)


def money_text(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def signed(amount: Decimal) -> str:
    return f"{amount:+,.2f}".replace("-", "−")


def figure_html(text: object, *, share: bool = False, money: bool = False) -> str:
    """A value for readers: thousands apart, shares in per cent to two places with the exact one as title."""
    if not isinstance(text, str) or not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return escape("" if text is None else ("是 yes" if text else "否 no") if isinstance(text, bool) else str(text))
    number = Decimal(text)
    if share:
        percent = f"{number * 100:.2f}".rstrip("0").rstrip(".")
        return f'<span title="{escape(text)}">{percent}%</span>'
    return money_text(number) if money else f"{number:,}"


Cell = tuple[str, str | Decimal | None]
"""What a cell shows, as HTML, and what it is sorted by: a number, a text, or its own text."""


def table_html(
    identity: str, heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[Cell]], *, shown: int = 0
) -> str:
    """A table sorted by a click on its heads; with `shown` only so many rows until the reader asks for all."""
    numeric: set[int] = set()
    body: list[str] = []
    for row in rows:
        cells = []
        for column, (html, key) in enumerate(row):
            if isinstance(key, Decimal):
                numeric.add(column)
            sort = "" if key is None else f' data-sort="{escape(str(key))}"'
            cells.append(
                f'<td class="number"{sort}>{html}</td>' if isinstance(key, Decimal) else f"<td{sort}>{html}</td>"
            )
        body.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(
        f'<th scope="col"{" class=number" if column in numeric else ""}>'
        f'<button type="button">{both(*names)}</button></th>'
        for column, names in enumerate(heads)
    )
    limit = f' data-shown="{shown}"' if 0 < shown < len(body) else ""
    return (
        f'<div class="scroll"><table id="{identity}" class="sortable"{limit}><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def section_html(identity: str, chinese: str, english: str, *parts: str) -> str:
    inner = "\n".join(part for part in parts if part)
    return f'<section id="{identity}"><h2>{both(chinese, english)}</h2>\n{inner}\n</section>'


def note_html(chinese: str, english: str) -> str:
    return f'<p class="note">{both(chinese, english)}</p>'


def tile_html(chinese: str, english: str, figure: str, target: str, *, grade: str = "") -> str:
    return f'<a class="tile {grade}" href="#{target}"><b>{figure}</b><span>{both(chinese, english)}</span></a>'


def rules_html(text: str) -> str:
    """A rule block with its keywords set off; runs of examples and of records fold away."""
    runs: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        sort = _sort_of(line, runs[-1][0] if runs else "")
        if not runs or runs[-1][0] != sort:
            runs.append((sort, []))
        runs[-1][1].append(line)
    return "".join(
        _folded(sort, lines) if sort else f"<pre>{_coloured(chr(10).join(lines))}</pre>" for sort, lines in runs
    )


def _sort_of(line: str, before: str) -> str:
    if EXAMPLE.match(line):
        return "example"
    declared = DECLARATION.match(line)
    if declared:
        return "record" if KINDS.get(declared[1], declared[1]) == "record" else ""
    return "record" if before == "record" else ""


def _folded(sort: str, lines: Sequence[str]) -> str:
    count = len(lines) if sort == "example" else sum(bool(DECLARATION.match(line)) for line in lines)
    chinese = f"例 {count} 则" if sort == "example" else f"记录 {count} 种"
    label = both(chinese, f"{count} {sort}{'s' if count > 1 else ''}")
    return f"<details><summary>{label}</summary><pre>{_coloured(chr(10).join(lines))}</pre></details>"


def _coloured(text: str) -> str:
    result: list[str] = []
    end = 0
    for token in RULE_TOKENS.finditer(text):
        result.append(escape(text[end : token.start()]))
        result.append(f'<span class="{token.lastgroup}">{escape(token[0])}</span>')
        end = token.end()
    return "".join((*result, escape(text[end:])))


def prose_html(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text)
    return "".join(
        "<p>" + "".join(f'<span class="said">{escape(line.strip())}</span>' for line in one.splitlines()) + "</p>"
        for one in paragraphs
        if one.strip()
    )
