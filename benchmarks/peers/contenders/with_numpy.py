"""numpy in int64, amounts made whole by hand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy
from contender import Contender
from data import MONTHS_AT_MOST, REWARDS, Array, Mini


def contenders(data: Mini, threads: int) -> Iterator[Contender]:
    if threads != 1:
        return
    c = data.wide
    first_time = data["first_time"].view(numpy.bool_)
    rewards = numpy.array([1000 * yuan for yuan in REWARDS])

    def run() -> Array:
        return (
            numpy.where(first_time, rewards[c["rating"]], 0)
            + numpy.minimum(c["labour"] * 10, c["grant"] * 5)
            + c["hires"] * c["contribution"] * numpy.minimum(c["months"], MONTHS_AT_MOST) * 10
        )

    yield Contender("numpy, int64 by hand", numpy.__version__, len(data), "int64 and bool → int64", run, lambda x: x)
