"""The whole page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from pathlib import Path

from .answers import Line, change_of_amounts, changes, entitlements
from .clauses import clauses_section
from .pictures import bullet_charts, picture
from .pieces import note_html, section_html, signed, tile_html
from .policy_text import PolicyText
from .sections import Names, entitled_section, limits_section, open_section, undetermined_section
from .what_if import what_if_section


def _tiles(lines: Sequence[Line], other: Sequence[Line] | None) -> str:
    targets = [line for line in lines if line.kind == "target"]
    met = sum(line.status == "met" for line in targets)
    broken = sum(line.status == "broken" for line in lines)
    open_ = sum(line.status == "undetermined" for line in lines)
    entitled = {key for by in entitlements(lines).values() for key, amount in by.items() if amount}
    tiles = [
        tile_html("有所得者", "entitled to an amount", f"{len(entitled):,}", "entitled"),
        tile_html(
            "目标达成",
            "targets met",
            f"{met} / {len(targets)}",
            "targets",
            grade="good" if met == len(targets) else "bad",
        ),
        tile_html("限额突破", "limits broken", f"{broken:,}", "limits", grade="bad" if broken else "good"),
        tile_html("未定", "undetermined", f"{open_:,}", "undetermined"),
    ]
    if other is not None:
        moved = change_of_amounts(changes(lines, other))
        more = sum((amount for by in moved.values() for amount in by.values()), Decimal(0))
        tiles.append(tile_html("如果改了（元）", "what-if, CNY", signed(more), "what-if"))
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
        entitled_section(policy, lines, known),
        section_html(
            "targets",
            "目标",
            "Targets",
            note_html("条是实际，竖线是要求。", "The bar is what was reached, the stroke what was asked."),
            bullet_charts(policy, lines),
        ),
        limits_section(policy, lines, known),
        undetermined_section(policy, lines),
        open_section(policy, lines),
        what_if_section(policy, lines, what_if, said, known) if what_if is not None else "",
        section_html(
            "picture",
            "从条款到答案",
            "From clauses to answers",
            note_html("指着一项，看它牵连什么。", "Point at an item to see what it touches."),
            picture(policy),
        ),
        clauses_section(policy, lines),
    ]
    heads = re.findall(r'<section id="([\w-]+)"><h2>(.*?)</h2>', "".join(sections))
    links = "".join(f'<a href="#{identity}">{name}</a>' for identity, name in heads)
    beside = Path(__file__).parent
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{escape(policy.title)} · guiju</title>'
        f"<style>{(beside / 'page.css').read_text('utf-8')}</style></head>\n<body>"
        f"<header><h1>{escape(policy.title)}</h1><p>截至 <span class=en>as of</span> {escape(as_of)} · "
        f"{subjects:,} 个对象 <span class=en>subjects</span> · "
        f"{len(lines):,} 个答案 <span class=en>answers</span></p>{_tiles(lines, what_if)}</header>"
        f"<nav>{links}</nav>\n<main>\n"
        + "\n".join(section for section in sections if section)
        + f"\n</main><script>{(beside / 'page.js').read_text('utf-8')}</script></body></html>\n"
    )
