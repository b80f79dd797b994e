"""Where the decision tables of two versions answer differently: from Python and on the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import guiju
import pytest

COMMAND = os.environ.get("GUIJU_COMMAND") or os.environ.get("GUIJU") or shutil.which("guiju")

HEAD = """\
policy rewards
category rating（等级）, ordered: 3A, 4A, 5A
record org, identified by id
  id: text
  rating: rating
  year: number
decision reward（奖励）: number, for each org
  table U
    | rating | year || reward |
"""
OLD = HEAD + '    | "3A", "4A" | - || 10000 |\n    | "5A" | - || 30000 |\n'
NEW = HEAD + '    | < "5A" | - || 10000 |\n    | "5A" | < 2024 || 30000 |\n    | "5A" | >= 2024 || 50000 |\n'
CHANGE = "for rating = 5A and year >= 2024: 30000 → 50000"


def test_tells_each_box_with_a_point_of_it() -> None:
    found = guiju.compare_tables(guiju.parse(OLD, "old.rules"), guiju.parse(NEW, "new.rules"))
    (change,) = found.changed
    assert (change.decision, change.nth, change.in_all, change.stopped) == ("reward", 0, 1, False)
    (difference,) = change.differences
    assert difference.rule == CHANGE
    assert (difference.before, difference.after) == (Decimal(30000), Decimal(50000))
    assert difference.inputs == {"rating": "5A", "year": Decimal(2024)}
    assert str(found) == f"reward\n{CHANGE}\n"


def test_takes_names_in_either_language_and_words_in_either() -> None:
    old, new = guiju.parse(OLD, "old.rules"), guiju.parse(NEW, "new.rules")
    (change,) = guiju.compare_tables(old, new, decisions=["奖励"], lang="zh").changed
    assert change.text == "当 rating = 5A 且 year >= 2024：30000 → 50000\n"
    with pytest.raises(guiju.PolicyError, match=r"no decision table of the name nothing"):
        guiju.compare_tables(old, new, decisions=["nothing"])


def test_knows_tables_that_answer_alike() -> None:
    found = guiju.compare_tables(guiju.parse(OLD, "old.rules"), guiju.parse(OLD, "new.rules"))
    assert (found.changed, found.same) == ((), ("reward",))


@pytest.mark.skipif(COMMAND is None, reason="GUIJU_COMMAND does not name the command")
def test_the_command_ends_with_one_where_something_changed(tmp_path: Path) -> None:
    for name, text in (("old.rules", OLD), ("new.rules", NEW), ("none.rules", HEAD.split("decision")[0])):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def compared(*arguments: str) -> tuple[int, str]:
        assert COMMAND
        done = subprocess.run(
            [COMMAND, "compare", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        return done.returncode, done.stdout

    example = "  e.g. rating = 5A, year = 2024\n"
    assert compared("old.rules", "new.rules") == (1, f"reward\n  {CHANGE}\n{example}")
    assert compared("old.rules", "old.rules") == (0, "the same answers: reward\n")
    assert compared("old.rules", "none.rules") == (1, "only in the old version: reward\n")
    assert compared("old.rules", "new.rules", "--decision", "nothing")[0] == 2
    assert compared("old.rules", "missing.rules")[0] == 5
