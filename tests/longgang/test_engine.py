"""The encoded plan answers as the reference does, to the letter and the fen, under every reading, in both editions."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from compare_with_reference import COMPARED, Question, compare, differences, everything, question, run_guiju
from facts import READINGS
from random_population import population
from reference import read_population

COMMAND = os.environ.get("GUIJU_COMMAND") or shutil.which("guiju")
PLAN = Path(__file__).parents[2] / "examples/longgang/longgang.rules.md"

pytestmark = pytest.mark.skipif(COMMAND is None, reason="GUIJU_COMMAND does not name the command")


@pytest.fixture(scope="module")
def guiju() -> Path:
    assert COMMAND
    return Path(COMMAND)


@pytest.fixture(scope="module")
def english(guiju: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan, translated."""
    file = tmp_path_factory.mktemp("english") / "longgang.rules.md"
    done = subprocess.run([guiju, "translate", PLAN, "--to", "en"], capture_output=True, check=True)
    file.write_bytes(done.stdout)
    return file


def described(guiju: Path, policy: Path) -> dict[str, Any]:
    done = subprocess.run([guiju, "describe", policy, "--json"], capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def write(directory: Path, seed: int, missing: float) -> Path:
    file = directory / f"population-{seed}.json"
    file.write_text(json.dumps(population(seed, missing), ensure_ascii=False), "utf-8")
    return file


@pytest.mark.parametrize("first", range(1, 81, 10))
def test_random_populations_at_the_edges_have_the_same_answers(guiju: Path, tmp_path: Path, first: int) -> None:
    found = [
        f"{asked}\n  {each}"
        for asked in map(question, range(first, first + 10))
        for each in compare(guiju, str(PLAN), asked, tmp_path)
    ]
    assert not found, "\n".join(found[:10])


@pytest.mark.parametrize(("seed", "as_of"), [(101, date(2025, 12, 31)), (102, date(2024, 2, 29))])
def test_every_combination_of_readings_has_the_same_answers(
    guiju: Path, tmp_path: Path, seed: int, as_of: date
) -> None:
    file = write(tmp_path, seed, 0.01)
    facts = read_population(file)
    for choices in product(*READINGS.values()):
        asked = Question(seed, 0.01, as_of, dict(zip(READINGS, choices, strict=True)), {"交通通讯标准": Decimal(800)})
        given = [line for line in run_guiju(guiju, str(PLAN), file, asked) if line["answer"] in COMPARED]
        found = differences(everything(facts, asked), given)
        assert not found, f"{asked}\n" + "\n".join(found[:5])


def test_lines_come_in_the_order_of_the_policy_and_of_the_file(guiju: Path, tmp_path: Path) -> None:
    file = write(tmp_path, 103, 0.0)
    facts = json.loads(file.read_text("utf-8"))
    lines = run_guiju(guiju, str(PLAN), file, Question(103, 0.0, date(2025, 12, 31), {}, {}))
    declared = [one["name"] for one in described(guiju, PLAN)["answers"]]
    places = [declared.index(line["answer"]) for line in lines]
    assert list(dict.fromkeys(places)) == sorted(set(places))
    ids = [one["编号"] for one in facts["组织"]]
    assert ids
    for answer in ("等级奖励", "审计", "离退休领导费用"):
        assert [line["of"]["组织"] for line in lines if line["answer"] == answer] == ids
    years = [line["of"] for line in lines if line["answer"] == "培育目标"]
    assert years == [{"城市": None, "年份": year} for year in (2023, 2024, 2025)]


@dataclass(frozen=True)
class Names:
    """What the English edition calls the things of the Chinese one."""

    answers: dict[str, str]
    fields: dict[str, str]
    keys: dict[str, str]
    values: dict[str, str]
    steps: dict[str, str]

    def value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if isinstance(value, dict):
            return {self.fields[name]: self.value(each) for name, each in value.items()}
        return self.values.get(value, value) if isinstance(value, str) else value

    def line(self, line: dict[str, Any]) -> dict[str, Any]:
        """A line of the Chinese edition as the English one has it, but for free texts."""
        made = {name: self.value(each) for name, each in line.items() if name not in (*FREE_TEXTS, "of")}
        if line["answer"] != "审计":  # whose open steps are events, values of a category
            for name in ("missing", "failed"):
                made |= {name: [self.steps[each] for each in line[name]]} if name in line else {}
        made["answer"] = self.answers[line["answer"]]
        made["of"] = {self.keys[name]: self.value(each) for name, each in line["of"].items()}
        if "needs" in line:
            made["needs"] = sorted(self.fields[each] for each in line["needs"])
        return made


FREE_TEXTS = ("commissioned_by", "paid_by", "terms", "message", "clauses")


def names_of(guiju: Path, english: Path) -> Names:
    ours, theirs = described(guiju, PLAN), described(guiju, english)

    def pairs(*lists: list[dict[str, Any]]) -> dict[str, str]:
        return {one["other"]: one["name"] for all_of_them in lists for one in all_of_them if "other" in one}

    fields = pairs(*(record["fields"] for record in theirs["records"]), theirs["parameters"])
    values = pairs(*(reading["choices"] for reading in theirs["readings"]), theirs["readings"])
    for category in theirs["categories"]:
        values |= zip(category["other_values"], category["values"], strict=True)
    dimensions: dict[str, str] = {}
    for chinese, other in zip(ours["answers"], theirs["answers"], strict=True):
        dimensions |= zip(chinese["dimensions"], other["dimensions"], strict=True)
        values |= zip(chinese.get("departments", ()), other.get("departments", ()), strict=True)
    steps = {chinese: other for other, chinese in re.findall(r"step (\w+) \((\w+)\)", english.read_text("utf-8"))}
    keys = {**fields, **dimensions, **pairs(theirs["records"])}
    return Names(pairs(theirs["answers"]), fields, keys, values, steps)


@pytest.mark.parametrize("seed", [104, 105, 106])
def test_the_english_edition_answers_the_same(guiju: Path, english: Path, tmp_path: Path, seed: int) -> None:
    file = write(tmp_path, seed, 0.03)
    names = names_of(guiju, english)
    readings = {reading: choices[seed % 2] for reading, choices in READINGS.items()}
    turned = {names.values[reading]: names.values[choice] for reading, choice in readings.items()}
    ours = run_guiju(guiju, str(PLAN), file, Question(seed, 0.03, date(2025, 12, 31), readings, {}))
    theirs = run_guiju(guiju, str(english), file, Question(seed, 0.03, date(2025, 12, 31), turned, {}))
    for chinese, given in zip(ours, theirs, strict=True):
        if "needs" in given:
            given["needs"].sort()
        assert given["clauses"] == chinese["clauses"]
        assert {name: each for name, each in given.items() if name not in FREE_TEXTS} == names.line(chinese)
        assert not any("一" <= each <= "鿿" for name in FREE_TEXTS[:-1] for each in given.get(name, ""))


def test_the_english_edition_speaks_english(english: Path) -> None:
    """No Chinese is left outside headings, prose, clause ids, second names, notes, properties and names of stocks."""
    left = []
    inside = False
    for number, line in enumerate(english.read_text("utf-8").splitlines(), start=1):
        inside = line.startswith("```rules") or (inside and not line.startswith("```"))
        if inside and (rest := without_second_names(line)) and any("一" <= each <= "鿿" for each in rest):
            left.append(f"{number}: {line.strip()}")
    assert not left, "\n".join(left[:20])


def without_second_names(line: str) -> str:
    """The line without what may be Chinese in it."""
    if line.lstrip().startswith("#"):
        return ""
    line = re.sub(r"[一二三]\([一二三四]\)\d*|\.[年月日]|^ *stock = .*", "", line)
    for opened, closed in (("(", ")"), ('example "', '"'), ("| ", " |")):
        while (begin := line.rfind(opened)) >= 0 and (end := line.find(closed, begin + len(opened))) >= 0:
            inside = line[begin + len(opened) : end]
            if opened == "(" and not any("一" <= each <= "鿿" for each in inside):
                line = line[:begin] + "⟨" + inside + "⟩" + line[end + 1 :]
            else:
                line = line[:begin] + line[end + 1 :]
    return line
