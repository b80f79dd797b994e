"""Writes one HTML page about a policy and its answers: no network, no library, nothing outside the page.

    python -m guiju.report policy.rules.md answers.jsonl --what-if other.jsonl --output page.html

The policy is read as text (headings with ids, prose, fenced rules); the answers are the JSON lines of `guiju run`. It
needs the standard library and the package `reporting` beside it; as a file it runs without the compiled extension.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING or __package__:
    from .reporting.answers import Change, Line, change_of_amounts, changes, entitlements, read_answers
    from .reporting.page import page
    from .reporting.pictures import picture
    from .reporting.policy_text import Clause, Declaration, PolicyText, read_policy
else:  # run as a file: whoever has no compiled extension has the report all the same
    from reporting.answers import Change, Line, change_of_amounts, changes, entitlements, read_answers
    from reporting.page import page
    from reporting.pictures import picture
    from reporting.policy_text import Clause, Declaration, PolicyText, read_policy

__all__ = [
    "Change",
    "Clause",
    "Declaration",
    "Line",
    "PolicyText",
    "change_of_amounts",
    "changes",
    "entitlements",
    "main",
    "page",
    "picture",
    "read_answers",
    "read_policy",
]


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
