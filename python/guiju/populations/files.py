"""Populations as files: JSON, CSV, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from .drawing import buyers, organisations
from .records import BUYER, CATEGORY_VALUES, CITY, ORGANISATION, Field, Json, RecordType, translated


@dataclass(frozen=True)
class Edition:
    """Chinese or English names, and the records to write under them."""

    count: int
    seed: int
    english: bool

    def name(self, of: Field | RecordType) -> str:
        return of.english if self.english else of.name

    def value(self, value: Any, field: Field) -> Any:
        return CATEGORY_VALUES.get(field.name, {}).get(value, value) if self.english else value

    def records(self) -> Iterator[tuple[RecordType, Iterator[Json]]]:
        """Each type of record with its records, in Chinese."""
        yield ORGANISATION, organisations(self.count, self.seed)
        yield BUYER, buyers(self.seed)
        yield CITY, iter([{"孵化基地": 1}])


def write_json(directory: Path, count: int, seed: int, *, english: bool = False) -> list[Path]:
    """`population.json`, one record a line."""
    path = directory / "population.json"
    keys = ("organisations", "buyers", "incubation_bases") if english else ("组织", "购买方", "孵化基地")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{")
        for key, of, records in (
            (keys[0], ORGANISATION, organisations(count, seed)),
            (keys[1], BUYER, buyers(seed)),
        ):
            file.write(f'"{key}":[')
            for place, record in enumerate(records):
                written = translated(record, of) if english else record
                file.write(",\n" if place else "\n")
                file.write(json.dumps(written, ensure_ascii=False, separators=(",", ":")))
            file.write("\n],\n")
        file.write(f'"{keys[2]}":1}}\n')
    return [path]


Row = list[Any]


class Tables:
    """CSV files, one for each type of record and each list in it, opened when they are first needed."""

    def __init__(self, directory: Path, edition: Edition, open_files: ExitStack) -> None:
        self.directory, self.edition, self.open_files = directory, edition, open_files
        self.paths: list[Path] = []
        self.rows: dict[str, Callable[[Row], object]] = {}

    def open(self, table: str, of: RecordType, keys: Sequence[str]) -> None:
        path = self.directory / f"{table}.csv"
        file = self.open_files.enter_context(path.open("w", encoding="utf-8", newline=""))
        self.paths.append(path)
        self.rows[table] = csv.writer(file, lineterminator="\n").writerow
        self.rows[table]([*keys, *self._header(of)])
        for field in of.fields:
            if field.many and isinstance(field.type, RecordType):
                name = self.edition.name(field)
                self.open(f"{table}.{name}", field.type, [*keys, self.edition.name(of)])

    def _header(self, of: RecordType) -> Iterator[str]:
        for field in of.fields:
            if not isinstance(field.type, RecordType):
                yield self.edition.name(field)
            elif not field.many:
                yield from (f"{self.edition.name(field)}.{self.edition.name(each)}" for each in field.type.scalars)

    def write(self, table: str, record: Json, of: RecordType, keys: Sequence[str]) -> None:
        self.rows[table]([*keys, *self._cells(record, of)])
        for field in of.fields:
            if field.many and isinstance(field.type, RecordType):
                for each in record[field.name]:
                    self.write(f"{table}.{self.edition.name(field)}", each, field.type, [*keys, record["编号"]])

    def _cells(self, record: Json, of: RecordType) -> Iterator[Any]:
        for field in of.fields:
            if not isinstance(field.type, RecordType):
                yield _cell(self.edition.value(record[field.name], field))
            elif not field.many:
                yield from (_cell(record[field.name][each.name]) for each in field.type.scalars)


def _cell(value: Any) -> Any:
    """Empty for null, true and false for yes and no."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def write_csv(directory: Path, count: int, seed: int, *, english: bool = False) -> list[Path]:
    """One file for each type of record and each list, lists keyed by the 编号 of all they are in."""
    edition = Edition(count, seed, english)
    with ExitStack() as open_files:
        tables = Tables(directory, edition, open_files)
        for of, records in edition.records():
            tables.open(edition.name(of), of, [])
            for record in records:
                tables.write(edition.name(of), record, of, [])
    return tables.paths


_ROWS_IN_MEMORY = 10_000


def write_parquet(directory: Path, count: int, seed: int, *, english: bool = False) -> list[Path]:
    """One file for each type of record, lists nested; money as decimals, dates as dates. Needs pyarrow."""
    import pyarrow
    import pyarrow.parquet

    edition, paths = Edition(count, seed, english), []
    for of, records in edition.records():
        paths.append(directory / f"{edition.name(of)}.parquet")
        schema = pyarrow.schema(_arrow_fields(of, edition))
        with pyarrow.parquet.ParquetWriter(paths[-1], schema) as file:
            while rows := [_arrow_record(each, of, edition) for each in islice(records, _ROWS_IN_MEMORY)]:
                file.write_batch(pyarrow.RecordBatch.from_pylist(rows, schema))
    return paths


def _arrow_fields(of: RecordType, edition: Edition) -> list[Any]:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "date": pyarrow.date32(),
        "money": pyarrow.decimal128(18, 2),
        "number": pyarrow.int64(),
        "yes_no": pyarrow.bool_(),
    }
    fields = []
    for field in of.fields:
        inner = types[field.type] if isinstance(field.type, str) else pyarrow.struct(_arrow_fields(field.type, edition))
        fields.append(pyarrow.field(edition.name(field), pyarrow.list_(inner) if field.many else inner))
    return fields


def _arrow_record(record: Json, of: RecordType, edition: Edition) -> Json:
    return {edition.name(field): _arrow_value(record[field.name], field, edition) for field in of.fields}


def _arrow_value(value: Any, field: Field, edition: Edition) -> Any:
    if isinstance(field.type, RecordType):
        inner = field.type
        if field.many:
            return [_arrow_record(each, inner, edition) for each in value]
        return _arrow_record(value, inner, edition)
    if value is None:
        return None
    if field.type == "date":
        return date.fromisoformat(value)
    return Decimal(value) if field.type == "money" else edition.value(value, field)


FORMATS: Mapping[str, Callable[..., list[Path]]] = {"json": write_json, "csv": write_csv, "parquet": write_parquet}


def write(directory: Path, count: int, seed: int = 1, *, format: str = "json", english: bool = False) -> list[Path]:
    """Writes a population into the directory, which is made if need be, and returns the files.

    Raises `KeyError` for another format, `ValueError` for a negative count, `ImportError` for Parquet without pyarrow.
    """
    if count < 0:
        raise ValueError(f"a population has no {count} organisations")
    directory.mkdir(parents=True, exist_ok=True)
    return FORMATS[format](directory, count, seed, english=english)
