"""The mini plan's organisations: the same for every contender, made from a seed, in the form that each can take."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy
import pyarrow

RATINGS = ("无", "3A", "4A", "5A")
REWARDS = (0, 10_000, 20_000, 30_000)
"""Yuan, by rating."""
MONTHS_AT_MOST = 12

COLUMNS = ("rating", "first_time", "grant", "labour", "contribution", "hires", "months")
FIELDS = ("评级", "首次获得", "资助金额", "人力成本", "月缴费", "招用人数", "月数")
"""What the policy calls the columns."""

Array = Any


class MiniColumns(ctypes.Structure):
    """`mini_columns` of native/mini_columns.hpp."""

    _fields_ = [*((name, ctypes.c_void_p) for name in (*COLUMNS, "total")), ("rows", ctypes.c_size_t)]


@dataclass(frozen=True)
class Mini:
    """Columns in the narrowest integers, amounts in fen: 16 bytes a row."""

    columns: dict[str, Array]

    @classmethod
    def made(cls, rows: int, seed: int = 1) -> Mini:
        """Uniformly random, as the mini plan says: amounts up to 10⁶, 10⁶ and 2,000 yuan, 0–8 hires, 0–23 months."""
        chance = numpy.random.default_rng(seed)
        return cls(
            {
                "rating": chance.integers(0, 4, rows, dtype=numpy.int8),
                "first_time": (chance.integers(0, 10, rows, dtype=numpy.int8) < 3).view(numpy.uint8),
                "grant": chance.integers(0, 100_000_001, rows, dtype=numpy.int32),
                "labour": chance.integers(0, 100_000_001, rows, dtype=numpy.int32),
                "contribution": chance.integers(0, 200_001, rows, dtype=numpy.int32),
                "hires": chance.integers(0, 9, rows, dtype=numpy.int8),
                "months": chance.integers(0, 24, rows, dtype=numpy.int8),
            }
        )

    def __len__(self) -> int:
        return len(self.columns["rating"])

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    def first(self, rows: int) -> Mini:
        return Mini({name: column[:rows] for name, column in self.columns.items()})

    def native(self, total: Array, begin: int = 0, end: int | None = None) -> MiniColumns:
        """The columns for a function written in C++, from row `begin` to `end`; the answers go into `total`."""
        pointers = [column[begin:].ctypes.data for column in (*self.columns.values(), total)]
        return MiniColumns(*pointers, (len(self) if end is None else end) - begin)

    @cached_property
    def wide(self) -> dict[str, Array]:
        """Every column in int64, as numpy and polars users make them by hand."""
        return {name: column.astype(numpy.int64) for name, column in self.columns.items()}

    @cached_property
    def arrow(self) -> pyarrow.Table:
        """Arrow as narrow as it goes: dictionary<int8>, bool (a bit a row), decimal32(9, 2), int8."""
        return pyarrow.table({name: self._arrow(name) for name in COLUMNS})

    @cached_property
    def arrow_wide(self) -> pyarrow.Table:
        """Arrow as it comes from files and other libraries: amounts in decimal128(12, 2), counts in int64."""
        return self.arrow.cast(
            pyarrow.schema(
                [
                    (field.name, pyarrow.decimal128(12, 2))
                    if pyarrow.types.is_decimal32(field.type)
                    else (field.name, pyarrow.int64())
                    if pyarrow.types.is_int8(field.type)
                    else field
                    for field in self.arrow.schema
                ]
            )
        )

    def _arrow(self, name: str) -> pyarrow.Array:
        column = self.columns[name]
        if name == "rating":
            return pyarrow.DictionaryArray.from_arrays(column, pyarrow.array(RATINGS))
        if name == "first_time":
            return pyarrow.array(column.view(numpy.bool_))
        if column.dtype == numpy.int32:
            return pyarrow.Array.from_buffers(pyarrow.decimal32(9, 2), len(column), [None, pyarrow.py_buffer(column)])
        return pyarrow.array(column)

    def records(self, rows: int) -> list[dict[str, Any]]:
        """The first rows as records of the policy, in Python's values."""
        return [self._record(row) for row in range(rows)]

    def _record(self, row: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, field in zip(COLUMNS, FIELDS, strict=True):
            value = int(self.columns[name][row])
            if name == "rating":
                made[field] = RATINGS[value]
            elif name == "first_time":
                made[field] = bool(value)
            elif name in ("grant", "labour", "contribution"):
                made[field] = Decimal(value).scaleb(-2)
            else:
                made[field] = value
        return made


def thousandths(values: pyarrow.ChunkedArray | pyarrow.Array) -> Array:
    """A column of decimals as whole thousandths in int64; ArrowInvalid where one has more than three decimals."""
    exact = values.cast(pyarrow.decimal128(38, 3))
    combined = exact.combine_chunks() if isinstance(exact, pyarrow.ChunkedArray) else exact
    if isinstance(combined, pyarrow.ChunkedArray):
        combined = pyarrow.concat_arrays(combined.chunks)
    halves = numpy.frombuffer(combined.buffers()[1], dtype=numpy.int64)
    return halves[2 * combined.offset : 2 * (combined.offset + len(combined)) : 2]
