"""What depends on what in a policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guiju import _core

__all__ = ["Graph", "Vertex"]


@dataclass(frozen=True)
class Vertex:
    """A clause, parameter, reading, field, function, exception, answer (by its kind) or department."""

    kind: str
    name: str
    other: str
    of: str
    clause: str
    title: str


class Graph:
    """The graph of a policy, or a part of it. Iterates over its vertices; shows itself as a picture in a notebook."""

    def __init__(self, core: _core.Graph) -> None:
        self._core = core

    def slice(self, name: str) -> Graph:
        """What an answer needs to be known, itself included."""
        return Graph(self._core.slice(name))

    def impact(self, name: str) -> Graph:
        """A clause, parameter, reading, input or answer, and all that depends on it; a department and its measures."""
        return Graph(self._core.impact(name))

    def svg(self, *, inputs: bool = False, departments: bool = False) -> str:
        return self._core.draw("svg", inputs, departments)

    def dot(self, *, inputs: bool = False, departments: bool = False) -> str:
        """In the language of Graphviz."""
        return self._core.draw("dot", inputs, departments)

    def mermaid(self, *, inputs: bool = False, departments: bool = False) -> str:
        return self._core.draw("mermaid", inputs, departments)

    def __iter__(self) -> Iterator[Vertex]:
        return iter([Vertex(**each) for each in self._core.vertices()])

    def __len__(self) -> int:
        return len(self._core.vertices())

    def __repr__(self) -> str:
        return f"<Graph of {len(self)}: {', '.join(each.name for each in self)}>"

    def _repr_html_(self) -> str:
        return f"<div style='overflow:auto;max-height:40em'>{self.svg()}</div>"
