"""Whole populations in memory, or one organisation at a time."""

from __future__ import annotations

from collections.abc import Iterator

from .organisations import Organisation
from .purchases import DEPARTMENTS, SHARE_PERMYRIAD, purchases
from .records import BUYER, ORGANISATION, Json, translated


def organisation(seed: int, index: int) -> Json:
    """Organisation number `index`, from 0, of the seed."""
    return Organisation(seed, index).record()


def organisations(count: int, seed: int = 1) -> Iterator[Json]:
    """The first `count` organisations of the seed, one at a time."""
    return (organisation(seed, index) for index in range(count))


def buyers(seed: int = 1) -> Iterator[Json]:
    """Every department's purchases of 2023 to 2025."""
    return (purchases(seed, number, year) for number in range(1, len(DEPARTMENTS) + 1) for year in SHARE_PERMYRIAD)


def population(count: int, seed: int = 1, *, english: bool = False) -> Json:
    """A whole population in memory, as the JSON file has it."""
    own, theirs = list(organisations(count, seed)), list(buyers(seed))
    if not english:
        return {"组织": own, "购买方": theirs, "孵化基地": 1}
    return {
        "organisations": [translated(each, ORGANISATION) for each in own],
        "buyers": [translated(each, BUYER) for each in theirs],
        "incubation_bases": 1,
    }
