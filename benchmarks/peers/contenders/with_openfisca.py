"""OpenFisca-core: the plan as variables and formulas of numpy. Amounts are float32, as its variables are."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import numpy
from contender import Contender
from data import MONTHS_AT_MOST, REWARDS, Array, Mini
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

_PERIOD = "2025"
_AMOUNTS = ("grant", "labour", "contribution")


def _input(entity: Any, name: str, of: type) -> type:
    return type(
        name, (Variable,), {"value_type": of, "entity": entity, "definition_period": DateUnit.YEAR, "label": name}
    )


def _system() -> TaxBenefitSystem:
    entity = build_entity(key="organisation", plural="organisations", label="An organisation", is_person=True)
    system = TaxBenefitSystem([entity])
    for name in _AMOUNTS:
        system.add_variable(_input(entity, name, float))
    for name in ("rating", "hires", "months"):
        system.add_variable(_input(entity, name, int))
    system.add_variable(_input(entity, "first_time", bool))
    rewards = numpy.array(REWARDS, numpy.float32)

    def total(organisation: Any, period: Any) -> Array:
        reward = numpy.where(organisation("first_time", period), rewards[organisation("rating", period)], 0)
        funded = numpy.minimum(organisation("labour", period), organisation("grant", period) * 0.5)
        months = numpy.minimum(organisation("months", period), MONTHS_AT_MOST)
        return reward + funded + organisation("hires", period) * organisation("contribution", period) * months

    computed = {"value_type": float, "entity": entity, "definition_period": DateUnit.YEAR, "label": "total"}
    system.add_variable(type("total", (Variable,), {**computed, "formula": total}))
    return system


def contenders(data: Mini, threads: int) -> Iterator[Contender]:
    if threads != 1:
        return
    system = _system()
    given = {
        name: (column / 100).astype(numpy.float32) if name in _AMOUNTS else column.astype(numpy.int32)
        for name, column in data.columns.items()
    } | {"first_time": data["first_time"].view(numpy.bool_)}

    def run() -> Array:
        simulation = SimulationBuilder().build_default_simulation(system, len(data))
        for name, column in given.items():
            simulation.set_input(name, _PERIOD, column)
        return simulation.calculate("total", _PERIOD)

    yield Contender(
        "OpenFisca-core",
        version("openfisca-core"),
        len(data),
        "float32, int32, bool → float32; the simulation is made anew",
        run,
        lambda made: numpy.rint(made.astype(numpy.float64) * 1000).astype(numpy.int64),
    )
