"""The plans that are measured: who takes part, and what the right answers are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import guiju
import numpy
import whole
from contender import Contender
from contenders import (
    native,
    with_duckdb,
    with_guiju,
    with_numpy,
    with_openfisca,
    with_polars,
    with_zen,
)
from data import MONTHS_AT_MOST, REWARDS, Array, Mini

_ASKED_ALONE = 2000
_ORGANISATIONS_ALONE = 500


@dataclass(frozen=True)
class Plan:
    contenders: list[Contender]
    limit: Contender
    by_hand: Contender
    expected: Array
    """The answers in the oracle's unit, as `Contender.answers` gives them."""


def mini_answers(data: Mini, policy: guiju.Policy) -> Array:
    """Totals in thousandths, in whole numbers; the first of them as guiju's evaluator of one record gives them."""
    rewards = numpy.array([1000 * yuan for yuan in REWARDS])
    c = data.wide
    months = numpy.minimum(c["months"], MONTHS_AT_MOST)
    funded = numpy.minimum(10 * c["labour"], 5 * c["grant"])
    totals = rewards[c["rating"]] * c["first_time"] + funded + 10 * c["hires"] * c["contribution"] * months
    for row, record in enumerate(data.records(min(_ASKED_ALONE, len(data)))):
        alone = policy.evaluate({"组织": record}, decisions=["合计金额"])["合计金额"].value
        if alone * 1000 != int(totals[row]):
            raise AssertionError(f"row {row}: {alone} from one record, {totals[row]} thousandths in whole numbers")
    return totals


def mini(rows: int, threads: int, library: Path, policy_file: Path) -> Plan:
    data = Mini.made(rows)
    policy = guiju.load(policy_file)
    written = list(native.contenders(data, threads, library))
    others = [
        *with_guiju.mini(data, threads, library, policy_file),
        *with_numpy.contenders(data, threads),
        *with_polars.contenders(data, threads),
        *with_duckdb.contenders(data, threads),
        *with_openfisca.contenders(data, threads),
        *with_zen.contenders(data, threads),
    ]
    by_name = {one.name: one for one in written}
    return Plan([*written, *others], by_name[native.LIMIT], by_name[native.BY_HAND], mini_answers(data, policy))


def whole_plan(rows: int, threads: int, library: Path, policy_file: Path) -> Plan:
    table = whole.organisations(rows, library.parent)
    limit, by_hand = whole.contenders(table, threads, library)
    expected = by_hand.run().copy()
    policy = guiju.load(policy_file)
    alone = whole.by_one_record(table, policy, min(_ORGANISATIONS_ALONE, rows))
    if not (alone == expected[: len(alone)]).all():
        row = int((alone != expected[: len(alone)]).any(axis=1).argmax())
        raise AssertionError(f"organisation {row}: {alone[row]} from one record, {expected[row]} by hand")
    asked = with_guiju.Asked(policy_file, "组织", whole.ANSWERS, whole.in_whole_numbers)
    reads = "nested Arrow columns: dictionary<int8>, date32, decimal64, bool"
    others = asked.columns(table, reads, threads, library)
    return Plan([limit, by_hand, *others], limit, by_hand, expected)


PLANS: Mapping[str, Callable[[int, int, Path, Path], Plan]] = {"mini": mini, "whole": whole_plan}
