"""Frames of pandas, polars, pyarrow, DuckDB and whatever speaks Arrow: read in columns, answered in the same kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from guiju._core import ArrowAnswers, ArrowSource


def kind_of(frame: Any) -> str | None:
    """The library of a frame: "pandas", "polars", "pyarrow", "duckdb", or "arrow" for whatever has its capsules; None
    for what is no frame."""
    library = type(frame).__module__.partition(".")[0].lstrip("_")
    name = type(frame).__name__
    if library in ("pandas", "polars") and name in ("DataFrame", "LazyFrame"):
        return library
    if library == "duckdb" and name == "DuckDBPyRelation":
        return "duckdb"
    if hasattr(frame, "__arrow_c_stream__") or hasattr(frame, "__arrow_c_array__"):
        return "pyarrow" if library == "pyarrow" else "arrow"
    return None


def _of_pandas(frame: Any) -> Any:
    """Without the index. Columns in which nothing stands, which pandas makes floats, are columns of nulls."""
    import pyarrow

    empty = [name for name in frame.columns if frame[name].dtype.kind == "f" and frame[name].isna().all()]
    return pyarrow.Table.from_pandas(frame.astype(dict.fromkeys(empty, object)), preserve_index=False)


def source_of(frame: Any) -> ArrowSource:
    """The frame's columns where they lie. Raises `TypeError` for floats, which hold no exact decimals."""
    match kind_of(frame):
        case "pandas":
            readable = _of_pandas(frame)
        case "polars":
            readable = frame.collect() if hasattr(frame, "collect") else frame
        case _:
            readable = frame
    source = ArrowSource(readable)
    if source.floats:
        raise TypeError(
            f"column {source.floats} holds floats, which hold no exact decimals: "
            "read it as text, as decimal.Decimal or as whole numbers"
        )
    return source


def rows_of(frame: Any) -> int:
    """How many rows there are, where the frame says so without reading them, else 0."""
    rows = getattr(frame, "num_rows", None)
    if rows is None and hasattr(frame, "__len__"):
        rows = len(frame)
    return rows if isinstance(rows, int) else 0


def _decimals(column: Any) -> list[Decimal | None]:
    return [None if text is None else Decimal(text) for text in column.to_pylist()]


def _table(answers: ArrowAnswers) -> Any:
    """The answers as a table of pyarrow. Numbers that came as texts, since nothing bounds their digits, are decimals
    where 128 bits hold all that there are."""
    import pyarrow

    table = pyarrow.table(answers)
    for name in answers.decimal_texts:
        try:
            made = pyarrow.array(_decimals(table[name]))
        except pyarrow.ArrowInvalid:
            continue
        if pyarrow.types.is_decimal128(made.type) or pyarrow.types.is_null(made.type):
            table = table.set_column(table.column_names.index(name), name, made)
    return table


def _pandas_frame(answers: ArrowAnswers, like: Any) -> Any:
    import pyarrow

    table = pyarrow.table(answers)
    made = table.to_pandas()
    for name in answers.decimal_texts:
        made[name] = _decimals(table[name])
    made.index = like.index
    return made


def _polars_frame(answers: ArrowAnswers, like: Any) -> Any:
    import polars

    frame = polars.DataFrame(_table(answers) if answers.decimal_texts else answers)
    return frame.lazy() if type(like).__name__ == "LazyFrame" else frame


def _pyarrow_frame(answers: ArrowAnswers, like: Any) -> Any:
    import pyarrow

    table = _table(answers)
    return table.to_batches()[0] if isinstance(like, pyarrow.RecordBatch) and len(like) else table


def _duckdb_relation(answers: ArrowAnswers, like: Any) -> Any:
    import duckdb

    return duckdb.from_arrow(_table(answers))


def _any_frame(answers: ArrowAnswers, like: Any) -> Any:
    return answers


_MAKERS: Mapping[str, Callable[[ArrowAnswers, Any], Any]] = {
    "pandas": _pandas_frame,
    "polars": _polars_frame,
    "pyarrow": _pyarrow_frame,
    "duckdb": _duckdb_relation,
    "arrow": _any_frame,
}


def frame_like(frame: Any, answers: ArrowAnswers) -> Any:
    """A frame of the same kind as `frame` with the answers about its rows."""
    return _MAKERS[kind_of(frame) or "arrow"](answers, frame)


def frame_of(like: Any, columns: Sequence[tuple[str, Sequence[Any]]]) -> Any:
    """A frame of the same kind as `like` of these columns: a table of pyarrow where `like` is of no library."""
    kind = kind_of(like)
    if kind == "pandas":
        import pandas

        return pandas.DataFrame({name: pandas.Series(list(cells), dtype=_dtype(cells)) for name, cells in columns})
    import pyarrow

    table = pyarrow.table({name: pyarrow.array(cells) for name, cells in columns})
    if kind == "duckdb":
        import duckdb

        return duckdb.from_arrow(table)
    if kind == "polars":
        import polars

        made = polars.DataFrame(_within_128_bits(table))
        return made.lazy() if type(like).__name__ == "LazyFrame" else made
    return table


def _dtype(cells: Sequence[Any]) -> str | None:
    """Decimals, days and what may be None stay what they are."""
    return None if all(type(cell) is bool for cell in cells) and cells else "object"


def _within_128_bits(table: Any) -> Any:
    """Numbers whose digits only 256 bits hold, as texts."""
    import pyarrow

    for i, field in enumerate(table.schema):
        if pyarrow.types.is_decimal256(field.type):
            texts = [None if cell is None else f"{cell:f}" for cell in table.column(i).to_pylist()]
            table = table.set_column(i, field.name, pyarrow.array(texts))
    return table


def row_of(frame: Any, row: int) -> dict[str, Any]:
    """One row, counted from 0, as facts."""
    if not 0 <= row < len(frame):
        raise IndexError(f"there is no row {row}: the frame has {len(frame)}")
    match kind_of(frame):
        case "pandas":
            facts: list[dict[str, Any]] = _of_pandas(frame.iloc[[row]]).to_pylist()
        case "polars":
            facts = [frame.row(row, named=True)]
        case _:
            facts = frame.slice(row, 1).to_pylist()
    return facts[0]


def row_in_error(frame: Any, answers: Any) -> tuple[int, dict[str, Any]] | None:
    """The first row with a status of `error` among the answers, and the row of the frame; none for lazy frames."""
    match kind_of(frame):
        case "pandas":
            found = [int((answers[name] == "error").argmax()) for name in _statuses(answers.columns, answers)]
            return (min(found), _of_pandas(frame.iloc[[min(found)]]).to_pylist()[0]) if found else None
        case "polars" if not hasattr(frame, "collect"):
            found = [answers[name].cast(str).to_list().index("error") for name in _statuses(answers.columns, answers)]
            return (min(found), frame.row(min(found), named=True)) if found else None
        case "pyarrow" if hasattr(frame, "slice"):
            names = answers.schema.names
            found = [answers.column(name).to_pylist().index("error") for name in _statuses(names, answers)]
            return (min(found), frame.slice(min(found), 1).to_pylist()[0]) if found else None
    return None


def _statuses(names: Sequence[str], answers: Any) -> list[str]:
    """The columns of states in which there is an error."""
    return [name for name in names if str(name).endswith(".status") and "error" in _words(answers, name)]


def _words(answers: Any, name: str) -> set[Any]:
    column = answers.column(name) if hasattr(answers, "column") else answers[name]
    return set(column.unique().to_pylist() if hasattr(column, "to_pylist") else column.unique())


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
