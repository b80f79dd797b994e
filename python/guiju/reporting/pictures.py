"""Pictures as SVG: targets as bullet charts, and the way from clauses to parameters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape

from .answers import Line
from .pieces import both, clause_links, figure_html, note_html, status_html
from .policy_text import CHINESE, COMPARISONS, Declaration, PolicyText, uses


def number_of(text: object) -> Decimal | None:
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
    value, bound = number_of(line.value), number_of(line.bound)
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
    gap = "" if line.gap in (None, "0") else f"相差 <span class=en>off by</span> {figure_html(line.gap, share=share)}"
    year = line.year()
    needs = f"需要 <span class=en>needs</span> {escape('、'.join(line.needs))}" if line.needs else gap
    reached = figure_html(line.value, share=share) if line.value is not None else "—"
    asked = f"{escape(sign)} {figure_html(line.bound, share=share)}" if line.bound is not None else ""
    return (
        f'<div class="target"><span class="year">{year if year else ""}</span>'
        f"{_bullet(line, most=most, share=share, sign=sign) or '<span class=bullet></span>'}"
        f'<span class="figures"><b>{reached}</b> {asked}</span>{status_html(line.status)}'
        f'<span class="gap">{needs}</span></div>'
    )


def bullet_charts(policy: PolicyText, lines: Sequence[Line]) -> str:
    declared = {d.name: d for d in policy.answers()}
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind == "target":
            grouped[line.answer].append(line)
    charts = []
    for answer, ones in grouped.items():
        share = _is_share(ones, declared.get(answer))
        figures = [abs(f) for line in ones for f in (number_of(line.value), number_of(line.bound)) if f is not None]
        most = max(figures, default=Decimal(1)) * Decimal("1.08") or Decimal(1)
        sign = _comparison(declared.get(answer))
        rows = "".join(_row_of_target(line, most=most, share=share, sign=sign) for line in ones)
        head = f"{both(answer, policy.english(answer).replace('_', ' '))} {clause_links(ones[0].clauses)}"
        charts.append(f'<div class="chart"><h3>{head}</h3>{rows}</div>')
    return f'<div class="charts">{"".join(charts)}</div>' if charts else note_html("没有目标。", "No targets.")


ROW, TOP = 23, 34
COLUMNS = {"clause": (6, 250), "answer": (400, 240), "parameter": (820, 230)}


def picture(policy: PolicyText) -> str:
    """Clauses, the answers they give, and the parameters and readings these use, from left to right."""
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
        f'<div class="scroll"><svg id="picture-svg" viewBox="0 0 1060 {height}" role="img" '
        'aria-label="条款、答案、参数">'
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
        f'<g class="node {column} {kind}" data-node="{escape(identity)}">'
        f'<rect x="{x}" y="{y - 9.5:.1f}" width="{width}" height="19" rx="3"/>'
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
