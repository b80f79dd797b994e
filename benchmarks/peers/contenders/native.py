"""Hand-written C++ in int64 and in decimals, the emitted header, and the limit of memory: functions of peers-native."""

from __future__ import annotations

import ctypes
import functools
import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy
from contender import Contender
from data import Mini, MiniColumns

LIMIT = "memory limit"
BY_HAND = "C++ by hand, branch-free"

_LOOPS = {
    LIMIT: "memory_limit_native",
    "C++ by hand, naive": "by_hand_naive_native",
    "C++ by hand, restrict": "by_hand_restrict_native",
    BY_HAND: "by_hand_branch_free_native",
    "C++ by hand, restrict, plain x86-64": "by_hand_restrict_plain",
    "guiju emitted": "guiju_emitted",
}
_READS = "narrow integers (16 bytes a row) → int64 (8)"


def contenders(data: Mini, threads: int, library: Path) -> Iterator[Contender]:
    native = ctypes.CDLL(str(library))
    native.compiler_version.restype = ctypes.c_char_p
    version = native.compiler_version().decode()
    total = numpy.zeros(len(data), numpy.int64)
    for name, function in _LOOPS.items():
        run = _over(getattr(native, function), data, total, threads)
        yield Contender(name, version, len(data), _READS, run, None if name == LIMIT else lambda _: total)
    fresh = functools.partial(_into_fresh_memory, native.memory_limit_native, data, threads)
    reads = f"{_READS}, in pages new to the process"
    yield Contender(f"{LIMIT}, output in fresh memory", version, len(data), reads, fresh, None)
    if threads == 1:
        yield _decimal(native, data.first(min(len(data), 1_000_000)), version)


def _over(function: Any, data: Mini, total: Any, threads: int) -> Callable[[], object]:
    """Runs the loop over equal parts of the rows, a thread each; ctypes lets the interpreter go meanwhile."""
    cuts = [len(data) * part // threads for part in range(threads + 1)]
    parts = [data.native(total, begin, end) for begin, end in itertools.pairwise(cuts)]
    if threads == 1:
        return functools.partial(function, ctypes.byref(parts[0]))
    pool = ThreadPoolExecutor(threads)
    return lambda: list(pool.map(function, map(ctypes.byref, parts)))


def _into_fresh_memory(function: Any, data: Mini, threads: int) -> Any:
    total = numpy.empty(len(data), numpy.int64)
    _over(function, data, total, threads)()
    return total


def _decimal(native: Any, data: Mini, version: str) -> Contender:
    yuan = numpy.zeros(2 * len(data) + 2, numpy.int64)
    aligned = yuan[1 if yuan.ctypes.data % 16 else 0 :]
    total = numpy.zeros(len(data), numpy.int64)
    columns: MiniColumns = data.native(total)

    def run() -> None:
        native.by_hand_decimal(ctypes.byref(columns), ctypes.c_void_p(aligned.ctypes.data))

    def answers(_: object) -> Any:
        native.by_hand_decimal_thousandths(ctypes.byref(columns), ctypes.c_void_p(aligned.ctypes.data))
        return total

    return Contender(
        "C by hand, _Decimal128",
        version,
        len(data),
        "narrow integers → _Decimal128 (16 bytes)",
        run,
        answers,
    )
