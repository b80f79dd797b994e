"""The plan of Longgang over organisations with their ratings, hires and months as nested lists."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import guiju
import numpy
import pyarrow
import pyarrow.compute
from contender import Contender
from guiju import populations

ANSWERS = ["等级奖励", "社保补贴", "优先承接", "当前等级", "重点类型", "党的工作覆盖", "现职领导取酬", "差旅报销"]
GRADE = "当前等级"
COUNTED = "党的工作覆盖"
"""A number of persons, no amount."""
GRADES = ("1A", "2A", "3A", "4A", "5A")
DIFFERENT = 20_000
"""So many organisations are made; more are these again, in memory once."""

Array = Any

_READ = ("级别", "类型", "评级", "聘用", "领导任职", "党组织", "党建指导员", "党建联络员")
_CATEGORIES = ("级别", "类型", "等级", "身份")


def organisations(rows: int, cache: Path) -> pyarrow.Table:
    """The columns that the answers need: categories as dictionary<int8>, amounts as decimal64(18, 2), dates date32."""
    count = min(rows, DIFFERENT)
    file = cache / f"organisations-{count}.arrow"
    if not file.exists():
        fields = [_field(each) for each in populations.ORGANISATION.fields if each.name in _READ]
        records = [
            {
                each.name: _value(record[each.name], each)
                for each in populations.ORGANISATION.fields
                if each.name in _READ
            }
            for record in populations.organisations(count)
        ]
        table = pyarrow.Table.from_pylist(records, pyarrow.schema(fields))
        with pyarrow.OSFile(str(file), "wb") as out, pyarrow.ipc.new_file(out, table.schema) as writer:
            writer.write_table(table)
    table = pyarrow.ipc.open_file(pyarrow.memory_map(str(file))).read_all()
    return pyarrow.concat_tables([table] * -(-rows // count)).slice(0, rows)


def _field(of: populations.Field) -> pyarrow.Field:
    types = {
        "text": pyarrow.string(),
        "date": pyarrow.date32(),
        "money": pyarrow.decimal64(18, 2),
        "yes_no": pyarrow.bool_(),
    }
    if of.name in _CATEGORIES:
        return pyarrow.field(of.name, pyarrow.dictionary(pyarrow.int8(), pyarrow.string()))
    if isinstance(of.type, str):
        return pyarrow.field(of.name, types[of.type])
    inner = pyarrow.struct([_field(each) for each in of.type.fields])
    return pyarrow.field(of.name, pyarrow.list_(inner) if of.many else inner)


def _value(value: Any, of: populations.Field) -> Any:
    if isinstance(of.type, populations.RecordType):
        records = [
            {each.name: _value(one[each.name], each) for each in of.type.fields}
            for one in (value if of.many else [value])
        ]
        return records if of.many else records[0]
    if value is None or of.type not in ("date", "money"):
        return value
    return date.fromisoformat(value) if of.type == "date" else Decimal(value)


def in_whole_numbers(table: pyarrow.Table) -> Array:
    """The answers as `whole_by_hand` gives them: amounts in fen, yes as 1, grades from 1, none as 0."""
    return numpy.stack([_whole(table[name].combine_chunks(), name) for name in ANSWERS], axis=1)


def _units(answer: str) -> int:
    """Fen in a yuan."""
    return 1 if answer == COUNTED else 100


def _whole(column: Any, answer: str) -> Array:
    if isinstance(column, pyarrow.ChunkedArray):
        column = pyarrow.concat_arrays(column.chunks)
    if pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if answer == GRADE:
        grades = pyarrow.array(GRADES, column.type)
        return pyarrow.compute.index_in(column, grades).fill_null(-1).to_numpy(zero_copy_only=False) + 1
    if pyarrow.types.is_boolean(column.type):
        return column.fill_null(False).to_numpy(zero_copy_only=False).astype(numpy.int64)
    return numpy.array([int(Decimal(value) * _units(answer)) for value in column.to_pylist()], numpy.int64)


class ByHand:
    """The loops of native/whole_by_hand.cpp over the batches of a table."""

    def __init__(self, library: Path, table: pyarrow.Table, threads: int) -> None:
        self._native = ctypes.CDLL(str(library))
        self._batches = table.to_batches()
        self._arrays = [(ctypes.c_byte * 80)() for _ in self._batches]
        self._schema = (ctypes.c_byte * 72)()
        table.schema._export_to_c(ctypes.addressof(self._schema))
        for batch, array in zip(self._batches, self._arrays, strict=True):
            batch._export_to_c(ctypes.addressof(array))
        self.answers = numpy.zeros((len(table), len(ANSWERS)), numpy.int64)
        begins = numpy.cumsum([0, *map(len, self._batches)])[:-1]
        self._parts = [
            self.answers[begin : begin + len(batch)] for begin, batch in zip(begins, self._batches, strict=True)
        ]
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def run(self, function: str) -> Array:
        over = functools.partial(self._over, getattr(self._native, function))
        list((self._pool.map if self._pool else map)(over, self._arrays, self._parts))
        return self.answers

    def _over(self, function: Any, array: Any, part: Array) -> None:
        function(ctypes.byref(array), ctypes.byref(self._schema), ctypes.c_void_p(part.ctypes.data))


def contenders(table: pyarrow.Table, threads: int, library: Path) -> Iterator[Contender]:
    native = ctypes.CDLL(str(library))
    native.compiler_version.restype = ctypes.c_char_p
    version, hand = native.compiler_version().decode(), ByHand(library, table, threads)
    reads = "nested Arrow columns: dictionary<int8>, date32, decimal64, bool → eight int64"
    yield Contender("memory limit", version, len(table), reads, lambda: hand.run("whole_limit"), None)
    yield Contender("C++ by hand", version, len(table), reads, lambda: hand.run("whole_by_hand"), lambda made: made)


def by_one_record(table: pyarrow.Table, policy: guiju.Policy, rows: int) -> Array:
    """The answers of the evaluator of one record about the first rows, in the same form."""
    made = []
    for record in table.slice(0, rows).to_pylist():
        found = policy.evaluate({"组织": record}, decisions=ANSWERS)
        made.append([_whole_value(found[name].value, _units(name)) for name in ANSWERS])
    return numpy.array(made, numpy.int64)


def _whole_value(value: Any, units: int) -> int:
    if isinstance(value, bool) or value is None:
        return int(bool(value))
    if isinstance(value, str):
        return GRADES.index(value) + 1
    return int(value * units)
