"""Exports every policy to DMN: the file is valid, reads back to the same policy, and alone computes the same answers.

usage: dmn_policies.py GUIJU PROJECT [SCHEMA]
Validity is looked at where xmllint and DMN's schema are, else their absence is said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

DMN = "{https://www.omg.org/spec/DMN/20230324/MODEL/}"
PLAN = Path("examples/longgang/longgang.rules.md")
Json = Any


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def must(*command: str | Path) -> str:
    done = run(*command)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


@dataclass
class Model:
    """An exported model without its extension elements, and what its item definitions say."""

    file: Path
    structures: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def stripped(exported: Path, to: Path) -> Model:
        root = ElementTree.parse(exported)
        for element in list(root.iter()):
            for part in list(element):
                if part.tag == f"{DMN}extensionElements":
                    element.remove(part)
        root.write(to, encoding="utf-8", xml_declaration=True)
        if "guiju:dmn" in to.read_text("utf-8"):
            raise SystemExit(f"{exported}: something of guiju's stands outside of extension elements")
        made = Model(to)
        for item in root.iter(f"{DMN}itemDefinition"):
            parts = [
                (
                    part.get("name", ""),
                    part.get("label", ""),
                    part.findtext(f"{DMN}typeRef", ""),
                    part.get("isCollection") == "true",
                )
                for part in item.iter(f"{DMN}itemComponent")
            ]
            if parts:
                made.structures[item.get("name", "")] = parts
        for one in root.iter(f"{DMN}inputData"):
            variable = one.find(f"{DMN}variable")
            assert variable is not None
            made.inputs[one.get("name", "")] = variable.get("typeRef", "")
        return made

    def complete(self, fact: Json, type_name: str) -> Json:
        """A fact with null for what is not given: DMN takes no structure that lacks an entry."""
        parts = self.structures.get(type_name)
        if parts is None or not isinstance(fact, dict):
            return fact
        made = {}
        for name, other, type_of_part, many in parts:
            part = fact.get(name, fact.get(other))
            if many and isinstance(part, list):
                made[name] = [self.complete(one, type_of_part) for one in part]
            else:
                made[name] = self.complete(part, type_of_part)
        return made


@dataclass
class Policy:
    """What `guiju describe` says of a policy."""

    file: Path
    said: Json

    @property
    def records(self) -> dict[str, Json]:
        return {one["name"]: one for one in self.said["records"]}

    def owners(self, record: str) -> list[str]:
        chain = [record]
        while owner := self.records[chain[-1]].get("owner"):
            chain.append(owner)
        return chain

    def decisions(self) -> list[tuple[Json, str]]:
        """The answers that are asked of records, and what their decisions are called."""
        found = []
        taken: set[str] = set()
        for answer in self.said["answers"]:
            name, subject = answer["name"], answer.get("of")
            decision = f"{name}_{subject}" if name in taken else name
            taken.add(decision)
            if subject and answer["kind"] != "procedure":
                found.append((answer, decision))
        return found

    def said_of(self, lines_: list[Json], root: str, answer: Json) -> list[Json]:
        """Those lines of `guiju run` that tell of that answer to that record."""

        def subject_of(line: Json) -> str:
            return next((key for key in reversed(line["of"]) if key in self.records), root)

        return [one for one in lines_ if one["answer"] == answer["name"] and subject_of(one) == answer["of"]]

    def list_of(self, owner: str, record: str) -> str | None:
        for one in self.records[owner]["fields"]:
            kind, _, of = one["type"].rpartition(" ")
            if of == record and kind:
                return str(one["name"])
        return None

    def subjects(self, root: str, facts: Json, record: str) -> Iterator[dict[str, Json]]:
        """Every record of that kind below the root, with those that own it."""
        chain = self.owners(record)
        if root not in chain:
            return
        path = chain[: chain.index(root) + 1][::-1]

        def below(at: int, so_far: dict[str, Json]) -> Iterator[dict[str, Json]]:
            if at == len(path):
                yield so_far
                return
            name = self.list_of(path[at - 1], path[at])
            owner = so_far[path[at - 1]]
            for one in (owner.get(name) or []) if name else []:
                yield from below(at + 1, {**so_far, path[at]: one})

        yield from below(1, {root: facts})


def alike(a: Json, b: Json) -> bool:
    """Equal as amounts: a number may be written as a text, with zeros behind."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(alike(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(alike, a, b))
    if a is None or b is None or isinstance(a, bool) or isinstance(b, bool):
        return a is b
    try:
        return Decimal(str(a)) == Decimal(str(b))
    except InvalidOperation:
        return bool(a == b)


def lines(text: str) -> list[Json]:
    return [json.loads(line) for line in text.splitlines()]


VALUES = ("value", "kept", "broken", "met", "missed")
"""The status of answers that have a value."""


@dataclass
class Question:
    """What is asked of a policy beside the facts."""

    as_of: str | None = None
    readings: dict[str, str] = field(default_factory=dict)
    supplied: dict[str, str] = field(default_factory=dict)

    def options(self) -> list[str]:
        made = ["--as-of", self.as_of] if self.as_of else []
        for name, choice in self.readings.items():
            made += ["--reading", f"{name}={choice}"]
        for name, amount in self.supplied.items():
            made += ["--set", f"{name}={amount}"]
        return made

    def inputs(self, chinese: bool) -> dict[str, Json]:
        before, day = ("指定_", "截至日") if chinese else ("given_", "as_of")
        made: dict[str, Json] = {before + name: choice for name, choice in self.readings.items()}
        made |= {before + name: amount for name, amount in self.supplied.items()}
        return made | ({before + day: self.as_of} if self.as_of else {})


def asked_of_model(
    guiju: str, model: Model, answer: Json, decision: str, rows: list[Json], chinese: bool, folder: Path
) -> list[Json]:
    """The values of an answer for each row of inputs; with dimensions, for each of their values."""
    value, result = ("值", "结果") if chinese else ("value", "result")
    inputs = folder / "inputs.json"
    inputs.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    options = ("--decision", decision, "--format", "jsonl", "--threads", "1")
    said = [one.get("value") for one in lines(must(guiju, "run", model.file, inputs, *options))]
    if answer.get("dimensions"):
        said = [each[result] for one in said for each in one or []]
    parts = answer["kind"] in ("limit", "target")
    return [one.get(value) if parts and isinstance(one, dict) else one for one in said]


def rows_of(model: Model, given: dict[str, Json], subjects: list[dict[str, Json]]) -> list[Json]:
    return [
        {name: model.complete({**given, **one}.get(name), type_name) for name, type_name in model.inputs.items()}
        for one in subjects
    ]


def compare(
    guiju: str, policy: Policy, model: Model, root: str, facts: Json, asked: Question, folder: Path
) -> tuple[int, list[str]]:
    """How many values there are, and where the model answers otherwise than the policy: also where it should not."""
    problems = []
    compared = 0
    chinese = policy.said["language"] == "zh"
    file = folder / "facts.json"
    keys = policy.records[root]["keys"]
    file.write_text(json.dumps([facts] if keys else facts, ensure_ascii=False), "utf-8")
    record = ["--record", root] if keys else []
    options = ["--format", "jsonl", "--threads", "1", *record, *asked.options()]
    said = lines(must(guiju, "run", policy.file, file, *options))
    for answer, decision in policy.decisions():
        subjects = list(policy.subjects(root, facts, answer["of"]))
        expected = policy.said_of(said, root, answer)
        if not subjects:
            continue
        rows = rows_of(model, asked.inputs(chinese), subjects)
        values = asked_of_model(guiju, model, answer, decision, rows, chinese, folder)
        if len(values) != len(expected):
            problems.append(f"{policy.file} {decision}: {len(values)} values, expected {len(expected)}")
            continue
        for want, value in zip(expected, values, strict=True):
            if want["status"] == "undetermined" and answer["kind"] in ("limit", "target"):
                continue  # the bound alone may be missing
            wanted = want.get("value") if want["status"] in VALUES else None
            compared += wanted is not None
            if not alike(wanted, value):
                problems.append(f"{policy.file} {decision} of {want['of']}: {want['status']} {wanted}, in DMN {value}")
    return compared, problems


TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|\d{4}-\d\d-\d\d|-?\d+(?:\.\d+)?(?:[万亿]?元| ?CNY|人|个月|%)?|[{}\[\]:,]|[^\s{}\[\]:,"]+'
)
UNITS = {"万": 10_000, "亿": 100_000_000}


def data_of(text: str) -> Json:
    """What an example of the rule language gives or expects, as JSON."""
    words = {"是": "true", "否": "false", "空": "null", "true": "true", "false": "false", "null": "null"}
    made = []
    for token in TOKEN.findall(text):
        number = re.fullmatch(r"(-?\d+(?:\.\d+)?)(?:([万亿]?)元| ?CNY|人|个月|(%))?", token)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", token):
            made.append(f'"{token}"')
        elif number:
            amount = Decimal(number[1]) * UNITS.get(number[2] or "", 1) / (100 if number[3] else 1)
            made.append(f"{amount:f}")
        elif token[0] in '"{}[]:,':
            made.append(token)
        else:
            made.append(words.get(token, f'"{token}"'))
    return json.loads("".join(made), parse_float=str)


def of_examples(guiju: str, file: Path, model: Model, folder: Path) -> tuple[int, list[str]]:
    """The examples that a policy carries, asked of the model."""
    policy = Policy(file, json.loads(must(guiju, "describe", file, "--json")))
    written = json.loads(must(guiju, "convert", file, "--to", "json"))
    chinese = policy.said["language"] == "zh"
    written_of = {
        (one["name"]["name"] if isinstance(one["name"], dict) else one["name"], one.get("subject")): one
        for one in written.get("answers", [])
    }
    problems = []
    compared = 0
    for answer, decision in policy.decisions():
        said = written_of[answer["name"], answer["of"]]
        for example in said.get("examples", []):
            dimensions = {name: data_of(text) for name, text in example.get("dimensions", {}).items()}
            supplied = {name: data_of(text) for name, text in example.get("supplied", {}).items()}
            asked = Question(example.get("as_of"), example.get("readings", {}), supplied)
            rows = rows_of(model, asked.inputs(chinese), [{answer["of"]: data_of(example["facts"])}])
            values = asked_of_model(guiju, model, answer, decision, rows, chinese, folder)
            if dimensions:
                continue
            undetermined = example.get("status") in ("undetermined", "not applicable")
            if undetermined and answer["kind"] in ("limit", "target"):
                continue
            if "expected" not in example and not undetermined:
                continue
            wanted = None if undetermined else data_of(example["expected"])
            compared += 1
            if not alike(wanted, values[0]):
                problems.append(f"{file} {decision}, example {example['facts']}: {wanted}, in DMN {values[0]}")
    return compared, problems


def exported(guiju: str, policy: Path, folder: Path, schema: Path | None) -> tuple[Path, list[str]]:
    """The policy as a model, and what is wrong with it as a file."""
    to = folder / f"{policy.parent.name}-{policy.name.split('.')[0]}.dmn"
    problems = []
    done = run(guiju, "convert", policy, "-o", to)
    if done.returncode != 0:
        return to, [f"{policy}: cannot be exported\n{done.stderr}"]
    for form in ("rules", "json"):
        if must(guiju, "convert", to, "--to", form) != must(guiju, "convert", policy, "--to", form):
            problems.append(f"{policy}: comes back otherwise, as {form}")
    if schema is not None:
        checked = run("xmllint", "--noout", "--nonet", "--schema", schema, to)
        if checked.returncode != 0:
            problems.append(checked.stderr.splitlines()[0])
    return to, problems


def root_of(policy: Policy) -> str:
    return next((one["name"] for one in policy.said["records"] if not one.get("owner")), "")


def of_case(guiju: str, case: Path, model: Model, folder: Path) -> tuple[int, list[str]]:
    """A golden case asked of the model: facts, day, readings and amounts are those of its input."""
    policy = Policy(case / "policy.rules.md", json.loads(must(guiju, "describe", case / "policy.rules.md", "--json")))
    said = json.loads((case / "input.json").read_text("utf-8"))
    named = {}
    for reading in policy.said["readings"]:
        named[reading["name"]] = named[reading["other"]] = reading
    readings = {}
    for name, choice in said.get("readings", {}).items():
        of = named[name]
        readings[of["name"]] = next(one["name"] for one in of["choices"] if choice in (one["name"], one["other"]))
    supplied = {name: re.sub(r"[^0-9.]", "", amount) for name, amount in said.get("supplied", {}).items()}
    asked = Question(said.get("as_of"), readings, supplied)
    return compare(guiju, policy, model, root_of(policy), said.get("facts", {}), asked, folder)


def of_populations(guiju: str, project: Path, model: Model, folder: Path, count: int) -> tuple[int, list[str]]:
    sys.path.insert(0, str(project / "tests/longgang"))
    from facts import READINGS
    from random_population import population

    plan = project / PLAN
    policy = Policy(plan, json.loads(must(guiju, "describe", plan, "--json")))
    names = list(READINGS)
    problems: list[str] = []
    compared = 0
    for seed in range(count):
        asked = Question()
        if seed % 2:
            asked.readings = {name: READINGS[name][seed // 2 % len(READINGS[name])] for name in names}
        if seed % 3 == 0:
            asked.as_of = ("2024-02-29", "2025-12-31", "2026-06-30", "2022-12-31")[seed % 4]
        if seed % 5 == 0:
            asked.supplied = {"技能补贴标准": "800.01", "红色阈值": "80", "黄色阈值": "60"}
        facts = population(seed, 0.03 if seed % 2 else 0.0)
        here, wrong = compare(guiju, policy, model, "城市", facts, asked, folder)
        problems += wrong
        compared += here
    return compared, problems


def main() -> int:
    guiju, project = sys.argv[1], Path(sys.argv[2])
    schema = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if schema is None or not schema.is_file() or shutil.which("xmllint") is None:
        print("NOT CHECKED against the schema: xmllint or the schema is not there", file=sys.stderr)
        schema = None
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    problems: list[str] = []
    compared = 0
    policies = sorted([*project.glob("examples/*/*.rules.md"), *project.glob("tests/cases/*/*/policy.rules.md")])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        english = folder / "english.rules.md"
        english.write_text(must(guiju, "translate", project / PLAN, "--to", "en"), "utf-8")
        for policy in [*policies, english]:
            file, wrong = exported(guiju, policy, folder, schema)
            problems += wrong
            if wrong:
                continue
            model = Model.stripped(file, folder / "stripped.dmn")
            tests = [of_examples(guiju, policy, model, folder)]
            if policy.name == "policy.rules.md":
                tests.append(of_case(guiju, policy.parent, model, folder))
            elif policy.name == "longgang.rules.md":
                tests.append(of_populations(guiju, project, model, folder, count))
            for here, wrong in tests:
                problems += wrong
                compared += here
    print("\n".join(problems) or f"{len(policies)} policies, {compared} values")
    return 1 if problems or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
