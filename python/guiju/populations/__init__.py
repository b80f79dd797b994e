"""Realistic populations for the plan of Longgang: organisations, buyers, the city. The same seed gives the same bytes.

An organisation depends on the seed and its own number only, so any number of them streams in constant memory and the
first 500 of a million are the 500. The figures are made up; they are drawn so that of 500 organisations some targets
come out met and some missed.

    python -m guiju.populations --count 500 --seed 1 --format json --output data/

Needs the standard library only, except for Parquet, which needs pyarrow.
"""

from __future__ import annotations

from .chance import SplitMix64
from .drawing import buyers, organisation, organisations, population
from .files import FORMATS, write, write_csv, write_json, write_parquet
from .purchases import DEPARTMENTS
from .records import BUYER, CATEGORY_VALUES, CITY, ORGANISATION, Field, RecordType, translated

__all__ = [
    "BUYER",
    "CATEGORY_VALUES",
    "CITY",
    "DEPARTMENTS",
    "FORMATS",
    "ORGANISATION",
    "Field",
    "RecordType",
    "SplitMix64",
    "buyers",
    "organisation",
    "organisations",
    "population",
    "translated",
    "write",
    "write_csv",
    "write_json",
    "write_parquet",
]
