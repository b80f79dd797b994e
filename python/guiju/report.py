"""Writes one HTML page about a policy and its answers: no network, no library, nothing outside the page.

    python -m guiju.report policy.rules.md answers.jsonl --what-if other.jsonl --names population.json --output page.html

The policy is read as text (headings with ids, prose, fenced rules); the answers are the JSON lines of `guiju run`. It stands
alone: it needs the standard library and the two files beside it, `report.css` and `report.js`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

__all__ = [
    "Change",
    "Clause",
    "Declaration",
    "Line",
    "PolicyText",
    "changes",
    "main",
    "page",
    "read_answers",
    "read_policy",
]

# The policy as its text shows it

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
    """Reads clauses and declarations of a literate policy. Says nothing of whether the rules are right: that is for `guiju check`."""
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


# Answers


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
    """Answer → subject → amount. Where an answer is asked of an organisation and of each of its hires, only the first counts."""
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
    """The answers that differ in status or value, in the order of the first run. Answers only one run has are left out."""
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


# Pieces of the page

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


def _both(chinese: str, english: str) -> str:
    return f'{escape(chinese)} <span class="en">{escape(english)}</span>' if english else escape(chinese)


def _status(status: str) -> str:
    chinese, english = STATUSES.get(status, (status, ""))
    return f'<span class="status {escape(status)}">{_both(chinese, english)}</span>'


def _clause_links(ids: Iterable[str]) -> str:
    return " ".join(f'<a class="clause-id" href="#{escape(one)}">{escape(one)}</a>' for one in ids)


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _signed(amount: Decimal) -> str:
    return f"{amount:+,.2f}".replace("-", "−")


def _figure(text: object, *, share: bool = False, money: bool = False) -> str:
    """A value as a reader wants it: thousands apart, shares in per cent to two places; the exact one stands in the title."""
    if not isinstance(text, str) or not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return escape("" if text is None else ("是 yes" if text else "否 no") if isinstance(text, bool) else str(text))
    number = Decimal(text)
    if share:
        percent = f"{number * 100:.2f}".rstrip("0").rstrip(".")
        return f'<span title="{escape(text)}">{percent}%</span>'
    return _money(number) if money else f"{number:,}"


Cell = tuple[str, str | Decimal | None]
"""What a cell shows, as HTML, and what it is sorted by: a number, a text, or its own text."""


def _table(identity: str, heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[Cell]], *, shown: int = 0) -> str:
    """A table sorted by a click on its heads; with `shown` only so many rows stand there until the reader asks for all."""
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
        f'<th scope="col"{" class=number" if column in numeric else ""}><button type="button">{_both(*names)}</button></th>'
        for column, names in enumerate(heads)
    )
    limit = f' data-shown="{shown}"' if 0 < shown < len(body) else ""
    return (
        f'<div class="scroll"><table id="{identity}" class="sortable"{limit}><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _section(identity: str, chinese: str, english: str, *parts: str) -> str:
    inner = "\n".join(part for part in parts if part)
    return f'<section id="{identity}"><h2>{_both(chinese, english)}</h2>\n{inner}\n</section>'


def _note(chinese: str, english: str) -> str:
    return f'<p class="note">{_both(chinese, english)}</p>'


def _tile(chinese: str, english: str, figure: str, target: str, *, grade: str = "") -> str:
    return f'<a class="tile {grade}" href="#{target}"><b>{figure}</b><span>{_both(chinese, english)}</span></a>'


def _rules(text: str) -> str:
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
    label = _both(chinese, f"{count} {sort}{'s' if count > 1 else ''}")
    return f"<details><summary>{label}</summary><pre>{_coloured(chr(10).join(lines))}</pre></details>"


def _coloured(text: str) -> str:
    result: list[str] = []
    end = 0
    for token in RULE_TOKENS.finditer(text):
        result.append(escape(text[end : token.start()]))
        result.append(f'<span class="{token.lastgroup}">{escape(token[0])}</span>')
        end = token.end()
    return "".join((*result, escape(text[end:])))


def _prose(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text)
    return "".join(
        "<p>" + "".join(f'<span class="said">{escape(line.strip())}</span>' for line in one.splitlines()) + "</p>"
        for one in paragraphs
        if one.strip()
    )


# Pictures


def _decimal(text: object) -> Decimal | None:
    return Decimal(text) if isinstance(text, str) and re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def _is_share(lines: Iterable[Line], declared: Declaration | None) -> bool:
    """Whether a target's values are shares: by their fractions, or because the rules divide."""
    if declared and re.search(r"\s/\s|百分比", declared.body()):
        return True
    return any("." in str(text) for line in lines for text in (line.value, line.bound) if text is not None)


def _comparison(declared: Declaration | None) -> str:
    for line in declared.body().splitlines() if declared else ():
        for word, sign in COMPARISONS.items():
            if line.strip().startswith(word + " "):
                return sign
    return ""


def _bullet(line: Line, *, most: Decimal, share: bool, sign: str) -> str:
    """A bullet chart: the bar is what was reached, the stroke what was asked for."""
    value, bound = _decimal(line.value), _decimal(line.bound)
    if value is None or bound is None:
        return ""
    scale = Decimal(380) / most if most else Decimal(0)
    reached, asked = max(value, Decimal(0)) * scale, max(bound, Decimal(0)) * scale
    words = " ".join(str(part) for part in (line.answer, line.year()) if part) + f"：{line.value}，{sign} {line.bound}"
    return (
        f'<svg class="bullet {escape(line.status)}" viewBox="0 0 400 26" role="img" aria-label="{escape(words)}">'
        f'<title>{escape(words)}</title><rect class="ground" x="4" y="5" width="392" height="16" rx="2"/>'
        f'<rect class="reached" x="4" y="9" width="{reached:.1f}" height="8"/>'
        f'<rect class="asked" x="{asked + 4 - Decimal(1):.1f}" y="2" width="3" height="22"/></svg>'
    )


def _row_of_target(line: Line, *, most: Decimal, share: bool, sign: str) -> str:
    gap = "" if line.gap in (None, "0") else f"相差 <span class=en>off by</span> {_figure(line.gap, share=share)}"
    year = line.year()
    needs = f"需要 <span class=en>needs</span> {escape('、'.join(line.needs))}" if line.needs else gap
    reached = _figure(line.value, share=share) if line.value is not None else "—"
    asked = f"{escape(sign)} {_figure(line.bound, share=share)}" if line.bound is not None else ""
    return (
        f'<div class="target"><span class="year">{year if year else ""}</span>'
        f"{_bullet(line, most=most, share=share, sign=sign) or '<span class=bullet></span>'}"
        f'<span class="figures"><b>{reached}</b> {asked}</span>{_status(line.status)}<span class="gap">{needs}</span></div>'
    )


def _targets(policy: PolicyText, lines: Sequence[Line]) -> str:
    declared = {d.name: d for d in policy.answers()}
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind == "target":
            grouped[line.answer].append(line)
    charts = []
    for answer, ones in grouped.items():
        share = _is_share(ones, declared.get(answer))
        figures = [abs(f) for line in ones for f in (_decimal(line.value), _decimal(line.bound)) if f is not None]
        most = max(figures, default=Decimal(1)) * Decimal("1.08") or Decimal(1)
        sign = _comparison(declared.get(answer))
        rows = "".join(_row_of_target(line, most=most, share=share, sign=sign) for line in ones)
        head = f"{_both(answer, policy.english(answer).replace('_', ' '))} {_clause_links(ones[0].clauses)}"
        charts.append(f'<div class="chart"><h3>{head}</h3>{rows}</div>')
    return f'<div class="charts">{"".join(charts)}</div>' if charts else _note("没有目标。", "No targets.")


ROW, TOP = 23, 34
COLUMNS = {"clause": (6, 250), "answer": (400, 240), "parameter": (820, 230)}


def picture(policy: PolicyText) -> str:
    """Clauses, the answers they give, and the parameters and readings these use, as an SVG picture from left to right."""
    used = uses(policy)
    asked = policy.answers()
    clauses = [c for c in policy.clauses if any(a.clause == c.id for a in asked)]
    order = [a.name for a in asked]
    settled = [d for d in policy.declarations if d.kind in ("parameter", "reading")]
    settled = [d for d in {d.name: d for d in settled}.values() if any(d.name in names for names in used.values())]

    def middle(d: Declaration) -> float:
        users = [order.index(answer) for answer, names in used.items() if d.name in names]
        return sum(users) / len(users)

    settled.sort(key=middle)
    height = TOP + ROW * max(len(order), 1) + 10
    at = {f"a:{name}": _middle_of(i, len(order), height) for i, name in enumerate(order)}
    at |= {f"c:{c.id}": _mean(at[f"a:{a.name}"] for a in asked if a.clause == c.id) for c in clauses}
    at |= {
        f"p:{d.name}": y
        for d, y in zip(settled, _apart([_mean_user(d, used, at) for d in settled], height), strict=True)
    }
    edges = [_edge(f"c:{a.clause}", f"a:{a.name}", at, "clause", "answer") for a in asked]
    edges += [
        _edge(f"a:{a}", f"p:{d.name}", at, "answer", "parameter") for a in order for d in settled if d.name in used[a]
    ]
    nodes = [_node(f"c:{c.id}", "clause", f"{c.id}　{_short(c.title)}", "", at) for c in clauses]
    nodes += [_node(f"a:{a.name}", "answer", a.name, f"{CHINESE[a.kind]} {a.kind}", at, a.kind) for a in asked]
    nodes += [_node(f"p:{d.name}", "parameter", d.name, f"{CHINESE[d.kind]} {d.kind}", at, d.kind) for d in settled]
    heads = (("clause", "条款 clauses"), ("answer", "答案 answers"), ("parameter", "参数与解读 parameters, readings"))
    titles = "".join(f'<text class="head" x="{COLUMNS[column][0]}" y="18">{name}</text>' for column, name in heads)
    return (
        f'<div class="scroll"><svg id="picture-svg" viewBox="0 0 1060 {height}" role="img" aria-label="条款、答案、参数">'
        f"{titles}<g class=edges>{''.join(edges)}</g>{''.join(nodes)}</svg></div>"
    )


def _middle_of(index: int, count: int, height: float) -> float:
    return TOP + (height - TOP) * (index + 0.5) / max(count, 1)


def _mean(places: Iterable[float]) -> float:
    listed = list(places)
    return sum(listed) / len(listed) if listed else TOP


def _mean_user(d: Declaration, used: Mapping[str, set[str]], at: Mapping[str, float]) -> float:
    return _mean(at[f"a:{answer}"] for answer, names in used.items() if d.name in names)


def _apart(wanted: Sequence[float], height: float) -> list[float]:
    """Places as near as can be to those wanted (in order), a row apart and inside the picture."""
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + ROW if places else TOP + ROW / 2))
    floor = height - ROW / 2
    for i in range(len(places) - 1, -1, -1):
        places[i] = min(places[i], floor)
        floor = places[i] - ROW
    return places


def _short(title: str) -> str:
    name = re.sub(r"^(?:\d+\.|[（(].+?[）)]|[一二三四五六七八九十]+、)\s*", "", title)
    return name if len(name) <= 12 else name[:11] + "…"


def _node(identity: str, column: str, name: str, label: str, at: Mapping[str, float], kind: str = "") -> str:
    x, width = COLUMNS[column]
    y = at[identity]
    small = (
        f'<text class="label" x="{x + width - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(label)}</text>'
        if label
        else ""
    )
    drawn = (
        f'<g class="node {column} {kind}" data-node="{escape(identity)}"><rect x="{x}" y="{y - 9.5:.1f}" width="{width}" height="19" rx="3"/>'
        f'<text x="{x + 8}" y="{y + 4.5:.1f}">{escape(name)}</text>{small}</g>'
    )
    return f'<a href="#{escape(identity[2:])}">{drawn}</a>' if column == "clause" else drawn


def _edge(start: str, end: str, at: Mapping[str, float], left: str, right: str) -> str:
    if start not in at or end not in at:
        return ""
    x1, x2 = sum(COLUMNS[left]), COLUMNS[right][0]
    half = (x1 + x2) / 2
    return (
        f'<path data-from="{escape(start)}" data-to="{escape(end)}" '
        f'd="M{x1} {at[start]:.1f}C{half:.0f} {at[start]:.1f} {half:.0f} {at[end]:.1f} {x2} {at[end]:.1f}"/>'
    )


# Sections

Names = Mapping[str, str]


def _subject(key: str, names: Names) -> tuple[Cell, Cell]:
    return (escape(key), key), (escape(names.get(key, "")), None)


def _named(policy: PolicyText, answer: str) -> Cell:
    return _both(answer, policy.english(answer).replace("_", " ")), answer


def _count(number: int) -> Cell:
    return f"{number:,}", Decimal(number)


def _amount(amount: Decimal) -> Cell:
    return (_money(amount) if amount else '<span class="none">—</span>', amount)


def _entitled(policy: PolicyText, lines: Sequence[Line], names: Names) -> str:
    earned = entitlements(lines)
    counts = Counter((line.answer, line.status) for line in lines if line.kind == "benefit")
    clauses = {line.answer: line.clauses for line in lines if line.kind == "benefit"}
    totals = [
        [
            _named(policy, answer),
            (_clause_links(clauses[answer]), None),
            (
                f"{len([a for a in earned.get(answer, {}).values() if a]):,}",
                Decimal(len([a for a in earned.get(answer, {}).values() if a])),
            ),
            _amount(sum(earned.get(answer, {}).values(), Decimal(0))),
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
        [*_subject(key, names), *(_amount(earned[answer].get(key, Decimal(0))) for answer in kept)] for key in ranked
    ]
    columns = [
        ("编号", "id"),
        ("名称", "name"),
        *((answer, policy.english(answer).replace("_", " ")) for answer in kept),
    ]
    return _section(
        "entitled",
        "应得权益",
        "Entitlements",
        _table("totals", [*heads, ("不适用", "not applicable")], totals),
        _note(f"有所得的 {len(ranked)} 家。点表头排序。", f"{len(ranked)} have an amount. Click a head to sort."),
        _table("organisations", columns, rows, shown=20),
    )


def _limits(policy: PolicyText, lines: Sequence[Line], names: Names) -> str:
    limits = [line for line in lines if line.kind == "limit"]
    counts = Counter((line.answer, line.status) for line in limits)
    kinds = ("kept", "broken", "undetermined", "not_applicable", "error")
    summary = [
        [
            _named(policy, answer),
            (_clause_links(next(line.clauses for line in limits if line.answer == answer)), None),
            *(_count(counts[answer, status]) for status in kinds),
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
            (_clause_links(line.clauses), None),
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
    return _section(
        "limits",
        "突破的限额",
        "Limits broken",
        _table("limit-counts", [("限额", "limit"), ("条款", "clause"), *(STATUSES[kind] for kind in kinds)], summary),
        _table("broken", heads, broken, shown=20) if broken else _note("没有。", "None."),
    )


def _judged(text: object) -> Cell:
    number = _decimal(text)
    return (
        _figure(text, money=isinstance(text, str) and "." in text),
        number if number is not None else str(text or ""),
    )


def _over(line: Line) -> str | None:
    value, bound = _decimal(line.value), _decimal(line.bound)
    return None if value is None or bound is None else str(abs(value - bound))


def _undetermined(policy: PolicyText, lines: Sequence[Line]) -> str:
    grouped: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Line]] = defaultdict(list)
    for line in lines:
        if line.status in ("undetermined", "error"):
            wanted = line.needs or ((line.message,) if line.message else ())
            grouped[line.answer, wanted, line.clauses].append(line)
    rows = [
        [
            _named(policy, answer),
            (
                "、".join(f"<b>{_both(need, policy.english(need).replace('_', ' '))}</b>" for need in needs),
                "".join(needs),
            ),
            _count(len(ones)),
            (escape("、".join(line.subjects() for line in ones[:3])) + (" …" if len(ones) > 3 else ""), None),
            (_clause_links(clauses), None),
        ]
        for (answer, needs, clauses), ones in grouped.items()
    ]
    heads = (("答案", "answer"), ("需要", "needs"), ("次数", "times"), ("例如", "such as"), ("条款", "clause"))
    body = _table("undetermined-answers", heads, rows) if rows else _note("没有。", "None.")
    return _section("undetermined", "未定的答案", "Undetermined answers", body)


def _open(policy: PolicyText, lines: Sequence[Line]) -> str:
    missing = Counter(
        (line.answer, step, line.clauses) for line in lines if line.status == "open" for step in line.missing
    )
    if not missing:
        return ""
    rows = [
        [
            _named(policy, answer),
            (escape(step), step),
            _count(count),
            (_clause_links(clauses), None),
        ]
        for (answer, step, clauses), count in missing.most_common()
    ]
    heads = (("程序", "procedure"), ("所缺步骤", "missing step"), ("次数", "times"), ("条款", "clause"))
    return _section("open", "待办的程序", "Open procedures", _table("open-steps", heads, rows, shown=20))


def _what_if(policy: PolicyText, lines: Sequence[Line], other: Sequence[Line], said: str, names: Names) -> str:
    changed = changes(lines, other)
    moved = change_of_amounts(changed)
    clauses = {change.before.answer: change.before.clauses for change in changed}
    by_answer = [
        [
            _named(policy, answer),
            (_clause_links(clauses[answer]), None),
            _count(sum(a > 0 for a in amounts.values())),
            _count(sum(a < 0 for a in amounts.values())),
            (_signed(sum(amounts.values(), Decimal(0))), sum(amounts.values(), Decimal(0))),
        ]
        for answer, amounts in moved.items()
    ]
    rows = [
        [
            *_subject(key, names),
            (escape(answer), answer),
            (_signed(amount), amount),
            (_clause_links(clauses[answer]), None),
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
            (f"{_status(old)} → {_status(new)}", old),
            _count(count),
            (_clause_links(ids), None),
        ]
        for (answer, old, new, ids), count in turned.items()
    ]
    heads = (("编号", "id"), ("名称", "name"), ("答案", "answer"), ("增减（元）", "change, CNY"), ("条款", "clause"))
    return _section(
        "what-if",
        "如果改了",
        "What if",
        f'<p class="what-if">{escape(said)}</p>' if said else "",
        _table(
            "change-totals",
            [("答案", "answer"), ("条款", "clause"), ("增者", "gain"), ("减者", "lose"), heads[3]],
            by_answer,
        )
        if by_answer
        else _note("没有金额改变。", "No amount changes."),
        _table("changed", heads, rows, shown=20) if rows else "",
        _table("turned", [("答案", "answer"), ("改变", "turn"), ("次数", "times"), ("条款", "clause")], turns)
        if turns
        else "",
        _note(
            f"{len(lines):,} 个答案中有 {len(changed):,} 个改变。",
            f"{len(changed):,} of {len(lines):,} answers are other ones.",
        ),
    )


def _results_of(clause: Clause, policy: PolicyText, lines: Mapping[str, Sequence[Line]]) -> str:
    chips = []
    for answer in policy.answers():
        if answer.clause != clause.id or not lines.get(answer.name):
            continue
        ones = lines[answer.name]
        total = sum((line.amount() for line in ones if len(line.of) == 1), Decimal(0))
        counted = "".join(
            f"{_status(status)}{count:,}" for status, count in Counter(line.status for line in ones).items()
        )
        money = f"<b>{_money(total)} 元</b>" if total else ""
        chips.append(f'<span class="chip">{escape(answer.name)} {money} {counted}</span>')
    return f'<div class="chips">{"".join(chips)}</div>' if chips else ""


def _clauses(policy: PolicyText, lines: Iterable[Line]) -> str:
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.answer].append(line)
    articles = []
    for clause in policy.clauses:
        pairs = "".join(
            f'<div class="pair"><div class="prose">{_prose(prose)}</div><div class="rules">{_rules(rules) if rules else ""}</div></div>'
            for prose, rules in clause.parts
        )
        level = min(clause.level + 1, 6)
        heading = f'<h{level}>{escape(clause.title)} <a class="clause-id" href="#{escape(clause.id)}">{escape(clause.id)}</a></h{level}>'
        articles.append(
            f'<article id="{escape(clause.id)}">{heading}{_results_of(clause, policy, grouped)}{pairs}</article>'
        )
    return _section("clauses", "条款与规则", "Clauses beside their rules", *articles)


def _tiles(lines: Sequence[Line], other: Sequence[Line] | None) -> str:
    targets = [line for line in lines if line.kind == "target"]
    met = sum(line.status == "met" for line in targets)
    broken = sum(line.status == "broken" for line in lines)
    open_ = sum(line.status == "undetermined" for line in lines)
    entitled = {key for by in entitlements(lines).values() for key, amount in by.items() if amount}
    tiles = [
        _tile("有所得者", "entitled to an amount", f"{len(entitled):,}", "entitled"),
        _tile(
            "目标达成",
            "targets met",
            f"{met} / {len(targets)}",
            "targets",
            grade="good" if met == len(targets) else "bad",
        ),
        _tile("限额突破", "limits broken", f"{broken:,}", "limits", grade="bad" if broken else "good"),
        _tile("未定", "undetermined", f"{open_:,}", "undetermined"),
    ]
    if other is not None:
        moved = change_of_amounts(changes(lines, other))
        more = sum((amount for by in moved.values() for amount in by.values()), Decimal(0))
        tiles.append(_tile("如果改了（元）", "what-if, CNY", _signed(more), "what-if"))
    return f'<div class="tiles">{"".join(tiles)}</div>'


def page(
    policy: PolicyText,
    lines: Sequence[Line],
    what_if: Sequence[Line] | None = None,
    *,
    said: str = "",
    names: Names | None = None,
) -> str:
    """The whole page. `said` tells the what-if in a sentence; `names` gives subjects their names."""
    known = names or {}
    as_of = next((line.as_of for line in lines if line.as_of), "")
    subjects = len({line.subject() for line in lines if line.kind == "benefit"})
    sections = [
        _entitled(policy, lines, known),
        _section(
            "targets",
            "目标",
            "Targets",
            _note("条是实际，竖线是要求。", "The bar is what was reached, the stroke what was asked."),
            _targets(policy, lines),
        ),
        _limits(policy, lines, known),
        _undetermined(policy, lines),
        _open(policy, lines),
        _what_if(policy, lines, what_if, said, known) if what_if is not None else "",
        _section(
            "picture",
            "从条款到答案",
            "From clauses to answers",
            _note("指着一项，看它牵连什么。", "Point at an item to see what it touches."),
            picture(policy),
        ),
        _clauses(policy, lines),
    ]
    heads = re.findall(r'<section id="([\w-]+)"><h2>(.*?)</h2>', "".join(sections))
    links = "".join(f'<a href="#{identity}">{name}</a>' for identity, name in heads)
    beside = Path(__file__).parent
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{escape(policy.title)} · guiju</title><style>{(beside / "report.css").read_text("utf-8")}</style></head>\n<body>'
        f"<header><h1>{escape(policy.title)}</h1><p>截至 <span class=en>as of</span> {escape(as_of)} · {subjects:,} 个对象 <span class=en>subjects</span> · "
        f"{len(lines):,} 个答案 <span class=en>answers</span></p>{_tiles(lines, what_if)}</header><nav>{links}</nav>\n<main>\n"
        + "\n".join(section for section in sections if section)
        + f"\n</main><script>{(beside / 'report.js').read_text('utf-8')}</script></body></html>\n"
    )


# The command


def read_names(text: str) -> dict[str, str]:
    """Ids and names of the organisations of a population in JSON, in either language."""
    population = json.loads(text)
    listed = population.get("组织") or population.get("organisations") or []
    pairs = ((one.get("编号") or one.get("id"), one.get("名称") or one.get("name")) for one in listed)
    return {str(key): str(name) for key, name in pairs if key and name}


def main(arguments: Sequence[str] | None = None, tell: Callable[[str], None] = print) -> None:
    parser = argparse.ArgumentParser(description="Writes one HTML page about a policy and its answers.")
    parser.add_argument("policy", type=Path, help="the policy: a .rules.md file")
    parser.add_argument("answers", type=Path, help="what `guiju run --format jsonl` printed")
    parser.add_argument("--what-if", type=Path, metavar="ANSWERS", help="the same under changed rules")
    parser.add_argument("--said", default="", metavar="TEXT", help="the what-if in a sentence")
    parser.add_argument(
        "--names", type=Path, metavar="POPULATION", help="population in JSON, for the names of organisations"
    )
    parser.add_argument("--output", type=Path, default=Path("report.html"))
    given = parser.parse_args(arguments)
    what_if = read_answers(given.what_if.read_text("utf-8")) if given.what_if else None
    names = read_names(given.names.read_text("utf-8")) if given.names else {}
    html = page(
        read_policy(given.policy.read_text("utf-8")),
        read_answers(given.answers.read_text("utf-8")),
        what_if,
        said=given.said,
        names=names,
    )
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(html, encoding="utf-8")
    tell(f"{given.output} ({len(html.encode()) // 1024} KiB)")


if __name__ == "__main__":
    main()
