"""Policies as Python uses them."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from guiju import _core, _frames, _html, _model
from guiju._answers import Answers
from guiju._core import Outcome, Settings, WhyNot
from guiju._graph import Graph, Vertex
from guiju._model import Answer, Clause, Example, Named, Parameter, Reading, Record
from guiju._values import FactWarning

__all__ = ["Policy", "facts_of"]

Progress = Callable[[int, int], object] | bool | None
Described = TypeVar("Described", Parameter, Reading, Record)


def facts_of(source: Any, encoding: str = "") -> Any:
    """Facts from a JSON or CSV file, exactly as written; anything but a path is passed on."""
    if not isinstance(source, (str, os.PathLike)):
        return source
    path = Path(source)
    if path.suffix.lower() == ".csv":
        return _core.read_csv(path.read_bytes(), str(path), encoding)
    return _core.read_json(path.read_bytes(), str(path))


def expression(value: Any) -> str:
    """A value as an expression of the policy: texts are expressions already."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        raise TypeError(f'a float holds no exact decimal: write {value!r} as decimal.Decimal or as text, "5万元"')
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _flat(changes: Mapping[str, Any], keys: tuple[str, ...] = ()) -> dict[str, str]:
    """{"等级奖励标准": {"5A": "5万元"}} as {"等级奖励标准(5A)": "5万元"}."""
    made: dict[str, str] = {}
    for key, value in changes.items():
        path = (*keys, key)
        if isinstance(value, Mapping):
            made |= _flat(value, path)
        else:
            made[path[0] + (f"({', '.join(path[1:])})" if path[1:] else "")] = expression(value)
    return made


def _progress_bar(wanted: Progress) -> Callable[[int, int], object] | None:
    """What is to be called; True asks for a bar of tqdm where that is installed."""
    if not isinstance(wanted, bool):
        return wanted
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    if not wanted:
        return None
    bar = tqdm(total=0)

    def show(done: int, all: int) -> None:
        bar.total = all
        bar.update(done - bar.n)
        if done == all:
            bar.close()

    return show


class Policy:
    """A policy that can be run, explained and changed. Immutable; any number of threads may use one."""

    def __init__(self, core: _core.Policy) -> None:
        self._core = core

    @property
    def title(self) -> str:
        return self._core.title

    @property
    def language(self) -> str:
        """The language it is written in: "zh" or "en"."""
        return self._core.language

    @property
    def as_of(self) -> date:
        """The date that answers are as of unless another is given."""
        return self._core.as_of

    @property
    def in_force(self) -> tuple[date | None, date | None]:
        return self._core.in_force_from, self._core.in_force_to

    @property
    def warnings(self) -> str:
        """What loading warned of, as a person reads it; empty when nothing."""
        return self._core.warnings

    # What it consists of

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The questions that the policy answers, in its order. Two of different records may share a name."""
        return tuple(_model.answer(each) for each in self._core.answers())

    @cached_property
    def parameters(self) -> Named[Parameter]:
        return self._named([_model.parameter(each) for each in self._core.parameters()])

    @cached_property
    def readings(self) -> Named[Reading]:
        return self._named([_model.reading(each) for each in self._core.readings()])

    @cached_property
    def records(self) -> Named[Record]:
        return self._named([_model.record(each) for each in self._core.records()])

    @cached_property
    def clauses(self) -> Named[Clause]:
        """The clauses by their ids, each with the answers that cite it."""
        return Named(
            {
                each["id"]: Clause(**each, answers=tuple(one for one in self.answers if each["id"] in one.clauses))
                for each in self._core.clauses()
            }
        )

    @cached_property
    def departments(self) -> Named[tuple[Answer, ...]]:
        """What each department is responsible for."""
        names = dict.fromkeys(name for answer in self.answers for name in answer.departments)
        return Named({name: tuple(each for each in self.answers if name in each.departments) for name in names})

    @staticmethod
    def _named(things: Sequence[Described]) -> Named[Described]:
        return Named({each.name: each for each in things}, {each.other: each.name for each in things if each.other})

    @cached_property
    def _others(self) -> dict[str, str]:
        return {each.other: each.name for each in self.answers if each.other}

    def ask(
        self,
        name: str | None = None,
        *,
        clause: str | None = None,
        department: str | None = None,
        kind: str | None = None,
        record: str | None = None,
        reading: str | None = None,
    ) -> tuple[Answer, ...]:
        """The answers of that name, that cite that clause, in that department's charge …: those that fit all of it."""
        if clause is not None and clause not in self.clauses:
            raise KeyError(f"no clause {clause}; there are {', '.join(self.clauses)}")

        def fits(one: Answer) -> bool:
            return (
                (name is None or name in (one.name, one.other))
                and (clause is None or clause in one.clauses)
                and (department is None or department in one.departments)
                and (kind is None or kind == one.kind)
                and (record is None or record == one.record)
                and (reading is None or reading in one.readings)
            )

        return tuple(each for each in self.answers if fits(each))

    # Running it

    def _settings(
        self,
        as_of: date | str | None,
        readings: Mapping[str, str] | None,
        supplied: Mapping[str, Any] | None,
        strict: bool,
        explain: bool,
    ) -> Settings:
        amounts = {name: expression(value) for name, value in (supplied or {}).items()}
        return Settings(as_of, dict(readings or {}), amounts, strict, explain)

    def evaluate(
        self,
        facts: Any,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        decisions: Sequence[str] = (),
        record: str | None = None,
        strict: bool = False,
        threads: int = 1,
    ) -> Any:
        """The answers about one record, or about each row of a frame.

        A mapping, `{"组织": {…}}` or one record's fields with `record="组织"`, gives `Answers` by name. A frame of
        pandas, polars or pyarrow whose columns are fields gives a frame of the same kind with a row for each of its
        rows, and for each answer a column of its values and one of its states, `<answer>.status`. Rows are records of
        the type that most columns are fields of, or of `record`.
        """
        if _frames.kind_of(facts) is not None:
            how = self._settings(as_of, readings, supplied, strict, explain=False)
            return self._evaluate_frame(facts, how, decisions, record, threads)
        how = self._settings(as_of, readings, supplied, strict, explain=True)
        of, outcomes, problems = self._core.run(facts, how, decisions, record or "", threads, None)
        self._check(problems)
        return Answers(outcomes, of, self._others)

    def _check(self, problems: Sequence[tuple[str, str, str]]) -> None:
        for severity, path, message in problems:
            # a row of the population is left out; of rows further inside what cannot be read is taken as not known
            done = " (left out)" if path.count("[") < 2 else " (taken as not known)"
            warnings.warn(f"{path}: {message}{done if severity == 'error' else ''}", FactWarning, stacklevel=3)

    def _evaluate_frame(
        self, frame: Any, how: Settings, decisions: Sequence[str], record: str | None, threads: int
    ) -> Any:
        fields, rows = _frames.rows_of(frame)
        of = self.records[record or _frames.best_record(fields, self.records)].name
        wanted = {self._others.get(name, name) for name in decisions}
        asked = [each for each in self.answers if each.record == of and not each.dimensions]
        names = [each.name for each in asked if not wanted or each.name in wanted]
        if unknown := wanted.difference(names):
            raise KeyError(f"no answers about a {of}: {', '.join(sorted(unknown))}")
        columns: dict[str, list[Any]] = {column: [] for name in names for column in (name, f"{name}.status")}
        for outcomes in self._core.run_rows(rows, how, names, of, threads) if names else []:
            by_name = {each.answer: each for each in outcomes if each.record == of}
            for name in names:
                found = by_name.get(name)
                columns[name].append(found.value if found else None)
                columns[f"{name}.status"].append(found.status if found else None)
        return _frames.frame_like(frame, columns)

    def run(
        self,
        population: Any,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        decisions: Sequence[str] = (),
        record: str | None = None,
        strict: bool = False,
        threads: int | None = None,
        progress: Progress = None,
        explain: bool = False,
    ) -> list[Outcome]:
        """All answers about a population: a JSON or CSV file's path, or facts as mappings and lists.

        In the order of the answers in the policy and of the records in the data, whatever the number of threads.
        `progress` is called with how much is done of how much, or True for a bar. `explain` keeps how each answer was
        found. Items that cannot be read are left out, with a `FactWarning`.
        """
        how = self._settings(as_of, readings, supplied, strict, explain)
        count = threads or os.cpu_count() or 1
        facts = facts_of(population)
        _, outcomes, problems = self._core.run(facts, how, decisions, record or "", count, _progress_bar(progress))
        self._check(problems)
        return outcomes

    def all_readings(
        self,
        facts: Any,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        decisions: Sequence[str] = (),
        strict: bool = False,
    ) -> list[tuple[dict[str, str], Outcome]]:
        """Each answer under every reading that can change it: pairs of the choices, by reading, and the outcome.

        What `readings` says stays settled.
        """
        how = self._settings(as_of, readings, supplied, strict, explain=False)
        return self._core.under_readings(facts_of(facts), how, decisions)

    def why_not(
        self,
        answer: str,
        facts: Any,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        strict: bool = False,
    ) -> list[WhyNot]:
        """Why an answer is not better, for each of its subjects in the facts.

        `failed` are the conditions that failed; `changes` the inputs that alone would turn the answer, nearest first,
        each with the outcome it was found to give.
        """
        how = self._settings(as_of, readings, supplied, strict, explain=True)
        return _core.why_not(self._core, answer, facts_of(facts), how)

    @cached_property
    def graph(self) -> Graph:
        """What depends on what; `graph.impact(name)` and `graph.slice(name)` are parts of it."""
        return Graph(_core.graph(self._core))

    def impact(self, name: str) -> list[Vertex]:
        """What depends on this clause, parameter, reading, input or answer; of a department, its measures."""
        return [
            each for each in self.graph.impact(name) if name not in (each.name, each.other, f"{each.of}.{each.name}")
        ]

    def test(self) -> list[Example]:
        """Runs the examples of the policy."""
        return [Example(**each) for each in self._core.test()]

    # Changing and writing it

    def reform(
        self,
        changes: Mapping[str, Any] | None = None,
        *,
        since: date | str | None = None,
        replace: str = "",
        remove: Sequence[str] = (),
    ) -> Policy:
        """The policy changed; nothing but what is replaced is parsed again.

        `changes` sets parameters anew from a day on, or from ever: `{"等级奖励标准": {"5A": "5万元"}}`.
        `replace` is a text of rules whose answers and functions take the place of those of the same name.
        `remove` names answers; one that others still use is a `PolicyError` that names them.
        """
        return Policy(self._core.reform(_flat(changes or {}), since, replace, remove))

    def format(self) -> str:
        """Its text in one layout, comments and all."""
        return self._core.format()

    def translate(self, language: str) -> str:
        """Its text with the keywords, and every name that has a second one, in "zh" or "en"."""
        return self._core.translate(language)

    def __repr__(self) -> str:
        return f"<Policy {self.title}: {len(self.answers)} answers of {len(self.clauses)} clauses>"

    def _repr_html_(self) -> str:
        return _html.policy_html(self)
