"""Prints short tables of answers: entitlements with their clauses, targets, limits; or what a what-if changes.

python summary.py answers.jsonl [--what-if other.jsonl]
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python" / "guiju"))

from report import Line, change_of_amounts, changes, entitlements, read_answers


def width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def show(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints a table; columns after the first are aligned right when all their cells are numbers."""
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(heads))]
    right = [all(is_number(row[column]) for row in cells[1:]) for column in range(len(heads))]
    for row in cells:
        pads = [" " * (space - width(cell)) for cell, space in zip(row, widths, strict=True)]
        print("  " + "  ".join(p + c if r else c + p for c, p, r in zip(row, pads, right, strict=True)).rstrip())
    print()


def is_number(text: str) -> bool:
    return not text or text.lstrip("+-").replace(",", "").replace(".", "", 1).isdigit()


def clauses_of(lines: Iterable[Line]) -> dict[str, str]:
    return {line.answer: "、".join(line.clauses) for line in lines}


def money(amount: Decimal) -> str:
    return f"{amount:,.2f}" if amount else ""


def show_entitlements(lines: Sequence[Line]) -> None:
    clauses = clauses_of(lines)
    earned = entitlements(lines)
    open_ = Counter(line.answer for line in lines if line.kind == "benefit" and line.status == "undetermined")
    names = list(dict.fromkeys(line.answer for line in lines if line.kind == "benefit"))
    show(
        ("权益 benefit", "条款 clause", "应得者 entitled", "合计 total, CNY", "未定 undetermined"),
        (
            (
                n,
                clauses[n],
                str(sum(bool(a) for a in earned.get(n, {}).values())),
                f"{sum(earned.get(n, {}).values()):,.2f}",
                str(open_[n]),
            )
            for n in names
        ),
    )
    paid = [n for n in names if any(earned.get(n, {}).values())]
    subjects = list(dict.fromkeys(key for n in paid for key, amount in earned[n].items() if amount))
    show(
        ("组织 organisation", *(f"{n} {clauses[n]}" for n in paid)),
        ((key, *(money(earned[n].get(key, Decimal(0))) for n in paid)) for key in sorted(subjects)[:10]),
    )


def show_judged(lines: Sequence[Line]) -> None:
    clauses = clauses_of(lines)
    targets = [line for line in lines if line.kind == "target"]
    show(
        ("目标 target", "年份 year", "条款 clause", "实际 actual", "要求 bound", "结果 result"),
        (
            (t.answer, str(t.year() or ""), clauses[t.answer], figure(t.value), figure(t.bound), t.status)
            for t in targets
        ),
    )
    counts = Counter((line.answer, line.status) for line in lines if line.kind == "limit")
    statuses = ("kept", "broken", "undetermined", "not_applicable")
    show(
        ("限额 limit", "条款 clause", *statuses),
        (
            (n, clauses[n], *(str(counts[n, s]) for s in statuses))
            for n in dict.fromkeys(answer for answer, _ in counts)
        ),
    )


def figure(text: str | None) -> str:
    """A count as it is, a share to four places."""
    return "" if text is None else f"{Decimal(text):.4f}" if "." in text else text


def show_changes(law: Sequence[Line], what_if: Sequence[Line]) -> None:
    changed = changes(law, what_if)
    clauses = clauses_of(law)
    moved = change_of_amounts(changed)
    show(
        ("权益 benefit", "条款 clause", "增者 gain", "减者 lose", "增减 change, CNY"),
        (
            (
                n,
                clauses[n],
                str(sum(a > 0 for a in by.values())),
                str(sum(a < 0 for a in by.values())),
                f"{sum(by.values()):+,.2f}",
            )
            for n, by in moved.items()
        ),
    )
    show(
        ("组织 organisation", "权益 benefit", "增减 change, CNY"),
        ((key, n, f"{amount:+,.2f}") for n, by in moved.items() for key, amount in sorted(by.items())[:10]),
    )
    print(f"  {len(changed)} of {len(law)} answers change 个答案改变\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Prints short tables of answers.")
    parser.add_argument("answers", type=Path)
    parser.add_argument("--what-if", type=Path)
    given = parser.parse_args()
    lines = read_answers(given.answers.read_text("utf-8"))
    if given.what_if:
        show_changes(lines, read_answers(given.what_if.read_text("utf-8")))
    else:
        show_entitlements(lines)
        show_judged(lines)


if __name__ == "__main__":
    main()
