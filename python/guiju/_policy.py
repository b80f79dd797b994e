"""Policies as Python uses them."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from guiju import _core, _frames, _html, _model
from guiju._answers import Answers
from guiju._core import ArrowAnswers, ArrowSource, AskedColumns, Outcome, Prepared, Settings, WhyNot
from guiju._graph import Graph, Vertex
from guiju._model import Answer, Clause, ColumnPlan, Example, Named, Parameter, Reading, Record
from guiju._shipping import Parcel, Reform
from guiju._values import FactWarning, PolicyError

__all__ = ["Policy", "facts_of"]

MOST_KEPT = 256
"""Questions that a policy keeps with their names resolved."""

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

    def __init__(self, core: _core.Policy, base: Policy | None = None, reforms: Sequence[Reform] = ()) -> None:
        self._core = core
        self._base = base  # before all reforms; none: this one
        self._reforms = reforms
        self._asked: dict[tuple[tuple[str, ...], str | None, bool], Prepared] = {}

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
        progress: Progress = None,
        statuses: bool = True,
        narrow: bool = False,
        rules: bool = False,
    ) -> Any:
        """The answers about one record, or about each row of a frame.

        A mapping, `{"组织": {…}}` or one record's fields with `record="组织"`, gives `Answers` by name.

        A frame whose columns are fields gives a frame of the same kind with a row for each of its rows: pandas, polars,
        pyarrow, DuckDB relations, and whatever has `__arrow_c_stream__` or `__arrow_c_array__`, whose answers have
        `__arrow_c_stream__`. For each answer there is a column of its values and, with `statuses`, one of its states,
        `<answer>.status`. Amounts are decimals of 128 bits, or, `narrow`, of 64 where those suffice. Rows are records
        of the type that most columns are fields of, or of `record`. Nested records and lists are structs and lists.
        Columns are read where they lie. With `statuses`, a row that cannot be read is a `PolicyError` that names it;
        else it has no answers.
        With `rules` there are also `<answer>.rule`, the rule that gave the value, and `<answer>.clause`, its clause.
        Ctrl-C ends it, and `progress` is called with how many rows are done of how many, or True for a bar.
        """
        if not isinstance(facts, dict) and _frames.kind_of(facts) is not None:
            how = self._settings(as_of, readings, supplied, strict, explain=False)
            source = _frames.source_of(facts)
            asked = self._asked_of(source, how, decisions, record, threads, statuses, narrow, strict, rules)
            told = _progress_bar(progress)
            rows = _frames.rows_of(facts) if told else 0
            made = _frames.frame_like(facts, self._core.answer_columns(source, asked, rows, told))
            if statuses:
                self._check_rows(facts, made, how, record or _frames.best_record(source.names, self.records))
            return made
        prepared = self._prepared(as_of, readings, supplied, strict, decisions, record)
        by_name, own, problems = prepared.about(facts, threads)
        if problems:
            self._check(problems)
        return Answers(by_name, own, self._others)

    def _prepared(
        self,
        as_of: date | str | None,
        readings: Mapping[str, str] | None,
        supplied: Mapping[str, Any] | None,
        strict: bool,
        decisions: Sequence[str],
        record: str | None,
    ) -> Prepared:
        """What is asked with no settings of its own is kept, as many ask the same about one record after the other."""
        asked = (tuple(decisions), record, strict)
        plain = as_of is None and not readings and not supplied
        known = self._asked.get(asked) if plain else None
        if known is None:
            how = self._settings(as_of, readings, supplied, strict, explain=False)
            known = Prepared(self._core, how, decisions, record or "")
            if plain and len(self._asked) < MOST_KEPT:
                self._asked[asked] = known
        return known

    def explain_row(
        self,
        frame: Any,
        row: int,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        decisions: Sequence[str] = (),
        record: str | None = None,
        strict: bool = False,
    ) -> Answers:
        """The answers about one row of a frame of pandas, polars or pyarrow, from 0, each with how it was found.

        Ask as the frame was evaluated: `plan.explain_row(frame, 7, decisions=["奖励"])["奖励"].explain()`.
        """
        of = record or _frames.best_record(_frames.source_of(frame).names, self.records)
        made = self.evaluate(
            _frames.row_of(frame, row),
            as_of=as_of,
            readings=readings,
            supplied=supplied,
            decisions=decisions,
            record=of,
            strict=strict,
        )
        assert isinstance(made, Answers)
        return made

    def stream(
        self,
        frame: Any,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        decisions: Sequence[str] = (),
        record: str | None = None,
        strict: bool = False,
        threads: int = 1,
        statuses: bool = True,
        narrow: bool = False,
        rules: bool = False,
    ) -> ArrowAnswers:
        """As `evaluate` of a frame, batch by batch as they are read: any number of rows in bounded memory.

        What comes back has `__arrow_c_stream__`, for one reader: `pyarrow.RecordBatchReader.from_stream(answers)`.
        """
        how = self._settings(as_of, readings, supplied, strict, explain=False)
        source = _frames.source_of(frame)
        asked = self._asked_of(source, how, decisions, record, threads, statuses, narrow, strict, rules)
        return self._core.stream_columns(source, asked)

    def totals(
        self,
        population: Any,
        totals: Mapping[str, str] | Sequence[str] | str,
        *,
        by: Sequence[str] | str = (),
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        record: str | None = None,
        strict: bool = False,
        threads: int = 1,
    ) -> Any:
        """Exact totals over a population, by keys: `{"all": "sum(奖励)", "of half": "median(奖励)"}` or `"count()"`.

        A total is `sum`, `mean`, `min`, `max`, `median`, `quantile(x, 0.9)`, `share`, `count` or `nulls` of an answer,
        of what stands beside one (`奖励.status`, `限额.slack`) or of a column, or `count()`. Keys are the same, or a
        dimension of the answers. A frame gives a frame of the same kind, read batch by batch: any number of rows in
        bounded memory. Facts, or the path of a file, give a dictionary for each group.
        Neither order nor batches nor threads change a digit; nulls are left out of all but `nulls` and `count()`.
        """
        written = [(one, one) for one in ([totals] if isinstance(totals, str) else totals)]
        if isinstance(totals, Mapping):
            written = list(totals.items())
        keys = [by] if isinstance(by, str) else list(by)
        how = self._settings(as_of, readings, supplied, strict, explain=False)
        if _frames.kind_of(population) is None:
            columns = self._core.total_facts(facts_of(population), how, record or "", written, keys)
            names = [name for name, _ in columns]
            return [dict(zip(names, row, strict=True)) for row in zip(*(cells for _, cells in columns), strict=True)]
        source = _frames.source_of(population)
        asked = self._asked_of(source, how, (), record, threads, False, True, strict, False)
        return _frames.frame_of(population, self._core.total_columns(source, asked, written, keys))

    def columns(
        self,
        frame: Any,
        *,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        supplied: Mapping[str, Any] | None = None,
        decisions: Sequence[str] = (),
        record: str | None = None,
    ) -> tuple[ColumnPlan, ...]:
        """How each answer about such a frame is computed, asked so: in columns, or row by row and why."""
        source = _frames.source_of(frame)
        how = self._settings(as_of, readings, supplied, strict=False, explain=False)
        asked = self._asked_of(source, how, decisions, record, 1, False, False, False, False)
        return tuple(ColumnPlan(**each) for each in self._core.plan_columns(source, asked))

    def _asked_of(
        self,
        source: ArrowSource,
        how: Settings,
        decisions: Sequence[str],
        record: str | None,
        threads: int,
        *how_told: bool,
    ) -> AskedColumns:
        of = self.records[record or _frames.best_record(source.names, self.records)].name
        return AskedColumns(how, decisions, of, threads, *how_told)

    def _check_rows(self, frame: Any, answers: Any, how: Settings, record: str) -> None:
        """A row that cannot be read is told with its number and its field, as one record would be."""
        found = _frames.row_in_error(frame, answers)
        if found is None:
            return
        row, facts = found
        try:
            self._core.run(facts, how, (), record, 1, None)
        except PolicyError as problem:
            raise PolicyError(f"[{row}].{problem}", [asdict(each) for each in problem.diagnostics]) from None

    def _check(self, problems: Sequence[tuple[str, str, str]]) -> None:
        for severity, path, message in problems:
            # a row of the population is left out; of rows further inside what cannot be read is taken as not known
            done = " (left out)" if path.count("[") < 2 else " (taken as not known)"
            warnings.warn(f"{path}: {message}{done if severity == 'error' else ''}", FactWarning, stacklevel=3)

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
        outcomes, problems = self._core.run(facts, how, decisions, record or "", count, _progress_bar(progress))
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
        flat = _flat(changes or {})
        told: Reform = {
            "changes": flat,
            "since": since.isoformat() if isinstance(since, date) else since,
            "replace": replace,
            "remove": list(remove),
        }
        made = self._core.reform(flat, since, replace, remove)
        return Policy(made, self._base or self, (*self._reforms, told))

    def format(self) -> str:
        """Its text in one layout, comments and all."""
        return self._core.format()

    def translate(self, language: str) -> str:
        """Its text with the keywords, and every name that has a second one, in "zh" or "en"."""
        return self._core.translate(language)

    @cached_property
    def _parcel(self) -> Parcel:
        base = self._base or self
        return Parcel(base._core.file, base.format(), self._reforms)

    def to_bytes(self) -> bytes:
        """The policy, reforms and all, for `guiju.from_bytes` on another machine; its hash is in them."""
        return self._parcel.packed()

    @property
    def hash(self) -> str:
        """SHA-256 of what it says, in hexadecimal: equal for policies that differ in nothing but their layout."""
        return self._parcel.hash

    def __reduce__(self) -> tuple[Callable[[bytes], Policy], tuple[bytes]]:
        return Policy.from_bytes, (self.to_bytes(),)

    @classmethod
    def from_bytes(cls, packed: bytes, *, hash: str | None = None) -> Policy:
        """What `to_bytes` gave; `ValueError` if a byte is not as it was, or it is not the policy of that hash."""
        parcel = Parcel.unpacked(packed, hash)
        made = cls(_core.parse(parcel.text, parcel.file))
        for each in parcel.reforms:
            made = made.reform(**each)
        return made

    def __repr__(self) -> str:
        return f"<Policy {self.title}: {len(self.answers)} answers of {len(self.clauses)} clauses>"

    def _repr_html_(self) -> str:
        return _html.policy_html(self)
