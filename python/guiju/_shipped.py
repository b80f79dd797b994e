"""A policy with a question, sent to where the records are: what the adapters of Spark, DuckDB, Ray and Dask share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from guiju._policy import Policy


@lru_cache(maxsize=16)
def _arrived(packed: bytes) -> Policy:
    """Loaded once in each process."""
    return Policy.from_bytes(packed)


@dataclass(frozen=True)
class Shipped:
    """Pickled, it is the bytes of the policy, its hash among them, and what is asked."""

    packed: bytes
    how: Mapping[str, Any] = field(default_factory=dict)
    keep: tuple[str, ...] = ()

    @classmethod
    def of(cls, plan: Policy, keep: Sequence[str], how: Mapping[str, Any]) -> Shipped:
        return cls(plan.to_bytes(), dict(how), tuple(keep))

    def __call__(self, batch: Any) -> Any:
        """The kept columns and the answers for a table or batch of pyarrow, as a table without dictionaries."""
        import pyarrow

        made = plain(pyarrow.table(_arrived(self.packed).stream(batch, **self.how)))
        kept = {name: batch.column(name) for name in self.keep}
        return pyarrow.table({**kept, **dict(zip(made.column_names, made.columns, strict=True))})

    def of_pandas(self, frame: Any) -> Any:
        """The same for a frame of pandas, with its index."""
        import pandas

        answers = _arrived(self.packed).evaluate(frame, **self.how)
        return pandas.concat([frame[list(self.keep)], answers], axis=1) if self.keep else answers

    def schema(self, of: Any) -> Any:
        """The schema of the answers for batches of that schema."""
        return self(of.empty_table()).schema


def plain(table: Any) -> Any:
    """Dictionaries as what stands in them: not every engine takes them."""
    import pyarrow

    fields = [
        pyarrow.field(each.name, each.type.value_type if pyarrow.types.is_dictionary(each.type) else each.type)
        for each in table.schema
    ]
    return table.cast(pyarrow.schema(fields))
