"""guiju: columns from C++ and from Python, one record at a time."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import guiju
import numpy
import pyarrow
from contender import Contender
from data import Mini, thousandths

BATCH = 1 << 18
"""Rows in a batch of a stream."""
_ONE_BY_ONE = 5000
_ASKED = "合计金额"


class Batches:
    """Batches in the hands of guiju's engine in C++, as `guiju_batches` of native/guiju_columns.cpp takes them."""

    def __init__(
        self, library: Path, policy_file: Path, answers: list[str], record: str, table: pyarrow.Table, threads: int
    ) -> None:
        self._native = ctypes.CDLL(str(library))
        self._native.guiju_batches.restype = ctypes.c_void_p
        self._native.guiju_stream.restype = ctypes.c_int64
        batches = table.to_batches(max_chunksize=BATCH)
        arrays = (_ArrowArray * len(batches))()
        schema = (ctypes.c_byte * 72)()
        table.schema._export_to_c(ctypes.addressof(schema))
        for batch, array in zip(batches, arrays, strict=True):
            batch._export_to_c(ctypes.addressof(array))
        handle = self._native.guiju_batches(
            str(policy_file).encode(),
            "\n".join(answers).encode(),
            record.encode(),
            ctypes.byref(schema),
            arrays,
            ctypes.c_size_t(len(batches)),
            ctypes.c_uint(threads),
        )
        if not handle:
            raise ValueError("the policy does not take these columns")
        self._handle = ctypes.c_void_p(handle)
        self._count = len(batches)

    def stream(self) -> int:
        """Answers all batches, one after the other; the number of rows."""
        rows = int(self._native.guiju_stream(self._handle))
        if rows < 0:
            raise RuntimeError("the evaluation failed")
        return rows

    def answers(self) -> pyarrow.Table:
        made = []
        for which in range(self._count):
            array, schema = (ctypes.c_byte * 80)(), (ctypes.c_byte * 72)()
            if self._native.guiju_batch(
                self._handle, ctypes.c_size_t(which), ctypes.byref(array), ctypes.byref(schema)
            ):
                raise RuntimeError("the evaluation failed")
            made.append(pyarrow.RecordBatch._import_from_c(ctypes.addressof(array), ctypes.addressof(schema)))
        return pyarrow.Table.from_batches(made)


class _ArrowArray(ctypes.Structure):
    """The bytes of an `ArrowArray`."""

    _fields_ = [("bytes", ctypes.c_byte * 80)]


@dataclass(frozen=True)
class Asked:
    """What is asked of which data."""

    policy_file: Path
    record: str
    answers: list[str]
    compared: Callable[[pyarrow.Table], Any]
    """A table of answers in the oracle's unit."""

    def columns(self, table: pyarrow.Table, what: str, threads: int, library: Path) -> Iterator[Contender]:
        """From C++ and from Python, batch by batch and all at once."""
        from_cpp = Batches(library, self.policy_file, self.answers, self.record, table, threads)
        alone = Batches(library, self.policy_file, self.answers, self.record, table, 1) if threads > 1 else None
        rows, version = len(table), guiju.__version__
        yield Contender(
            "guiju columns from C++",
            version,
            rows,
            f"{what} → Arrow decimal64, batches of {BATCH:,} rows, each released before the next",
            from_cpp.stream,
            lambda _: self.compared(from_cpp.answers()),
            alone.stream if alone else None,
        )
        policy = guiju.load(self.policy_file)
        cut = pyarrow.Table.from_batches(table.to_batches(max_chunksize=BATCH))
        how = {"decisions": self.answers, "record": self.record, "threads": threads, "statuses": False, "narrow": True}

        def streamed() -> int:
            made = pyarrow.RecordBatchReader.from_stream(policy.stream(cut, **how))
            return sum(len(batch) for batch in made)

        def kept() -> pyarrow.Table:
            return policy.evaluate(table, **how)

        yield Contender(
            "guiju columns from Python, Arrow",
            version,
            rows,
            f"{what} → Arrow decimal64, read batch by batch of {BATCH:,} rows",
            streamed,
            lambda _: self.compared(pyarrow.table(policy.stream(cut, **how))),
        )
        yield Contender(
            "guiju columns from Python, all kept",
            version,
            rows,
            f"{what} → one Arrow table of decimal64, in memory new to the process",
            kept,
            self.compared,
        )


def mini(data: Mini, threads: int, library: Path, policy_file: Path) -> Iterator[Contender]:
    asked = Asked(policy_file, "组织", [_ASKED], lambda table: thousandths(table[_ASKED]))
    yield from asked.columns(data.arrow, "Arrow dictionary<int8>, bool, decimal32(9, 2), int8", threads, library)
    if threads != 1:
        return
    policy = guiju.load(policy_file)
    records = [{"组织": record} for record in data.records(min(_ONE_BY_ONE, len(data)))]
    yield Contender(
        "guiju one record from Python",
        guiju.__version__,
        len(records),
        "one dict a record, amounts as decimal.Decimal → Answers",
        lambda: [policy.evaluate(record, decisions=[_ASKED])[_ASKED].value for record in records],
        lambda made: numpy.array([int(total * 1000) for total in made], numpy.int64),
    )
