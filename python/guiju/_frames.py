"""Frames of pandas, polars, pyarrow and whatever speaks Arrow: rows out of them, answers back into the same kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Columns = dict[str, list[Any]]
Rows = list[dict[str, Any]]


def kind_of(frame: Any) -> str | None:
    """The library of a frame: "pandas", "polars" or "pyarrow"; None for what is no frame."""
    library = type(frame).__module__.partition(".")[0]
    name = type(frame).__name__
    if library in ("pandas", "polars") and name in ("DataFrame", "LazyFrame"):
        return library
    if (library == "pyarrow" and name in ("Table", "RecordBatch")) or hasattr(frame, "__arrow_c_stream__"):
        return "pyarrow"
    return None


def _refuse_floats(name: str) -> None:
    raise TypeError(
        f"column {name} holds floats, which hold no exact decimals: "
        "read it as text, as decimal.Decimal or as whole numbers"
    )


def _pandas_columns(frame: Any) -> Columns:
    columns: Columns = {}
    for name in frame.columns:
        series = frame[name]
        missing = series.isna()
        if series.dtype.kind == "f" and not missing.all():
            _refuse_floats(name)
        values = series.dt.to_pydatetime() if series.dtype.kind == "M" else series.array
        columns[str(name)] = [None if gone else _plain(value) for value, gone in zip(values, missing, strict=True)]
    return columns


def _plain(value: Any) -> Any:
    """Numbers of numpy as Python's; the midnight of a day as that day, since pandas knows no dates."""
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    if hasattr(value, "hour") and hasattr(value, "date") and value.tzinfo is None:
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date() if midnight else value
    return value


def _polars_columns(frame: Any) -> Columns:
    import polars

    for name, type in zip(frame.columns, frame.dtypes, strict=True):
        if type in (polars.Float32, polars.Float64) and frame[name].null_count() < len(frame):
            _refuse_floats(name)
    return {name: frame[name].to_list() for name in frame.columns}


def _arrow_columns(table: Any) -> Columns:
    import pyarrow

    for field in table.schema:
        if pyarrow.types.is_floating(field.type) and table[field.name].null_count < len(table):
            _refuse_floats(field.name)
    return {name: table[name].to_pylist() for name in table.column_names}


def _arrow_table(frame: Any) -> Any:
    import pyarrow

    return frame if isinstance(frame, pyarrow.Table) else pyarrow.table(frame)


def rows_of(frame: Any) -> tuple[list[str], Rows]:
    """The names of the columns, and one mapping a row; what is missing is None."""
    match kind_of(frame):
        case "pandas":
            columns = _pandas_columns(frame)
        case "polars":
            frame = frame.collect() if hasattr(frame, "collect") else frame
            columns = _polars_columns(frame)
        case _:
            columns = _arrow_columns(_arrow_table(frame))
    return list(columns), [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _pandas_frame(columns: Columns, like: Any) -> Any:
    import pandas

    return pandas.DataFrame(columns, index=like.index, dtype=object)


def _polars_series(name: str, values: list[Any]) -> Any:
    """A column of a type of polars where that holds the values exactly, else of Python's objects."""
    import polars

    series = polars.Series(name, values, strict=False)
    return series if series.to_list() == values else polars.Series(name, values, dtype=polars.Object)


def _polars_frame(columns: Columns, like: Any) -> Any:
    import polars

    frame = polars.DataFrame([_polars_series(name, values) for name, values in columns.items()])
    return frame.lazy() if type(like).__name__ == "LazyFrame" else frame


def _arrow_array(values: list[Any]) -> Any:
    """An array of a type of Arrow where there is one for all the values, else of texts."""
    import pyarrow

    try:
        return pyarrow.array(values)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
        return pyarrow.array([None if value is None else str(value) for value in values])


def _arrow_frame(columns: Columns, like: Any) -> Any:
    import pyarrow

    return pyarrow.table({name: _arrow_array(values) for name, values in columns.items()})


_MAKERS: Mapping[str, Callable[[Columns, Any], Any]] = {
    "pandas": _pandas_frame,
    "polars": _polars_frame,
    "pyarrow": _arrow_frame,
}


def frame_like(frame: Any, columns: Columns) -> Any:
    """A frame of the same kind as `frame`, with these columns and its rows."""
    return _MAKERS[kind_of(frame) or "pyarrow"](columns, frame)


def best_record(columns: Sequence[str], records: Mapping[str, Any]) -> str:
    """The record type most of whose field names are columns; the first of the policy where there are several."""
    fits = {
        name: sum(field.name in columns or field.other in columns for field in record.fields)
        for name, record in records.items()
    }
    best = max(fits, key=lambda name: fits[name], default="")
    if not best or not fits[best]:
        raise ValueError(f"no column is a field of a record of the policy: {', '.join(columns)}")
    return best
