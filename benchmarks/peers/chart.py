"""The chart of a run: rows a second on one thread, by plan, as a share of the memory limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "guiju"
matplotlib.rcParams["svg.fonttype"] = "none"

from matplotlib import pyplot  # noqa: E402  after the backend is chosen

_COLOURS = {"guiju": "#b5432a", "by hand": "#8a8f98", "memory": "#d8dade", "peer": "#4a6fa5"}


def _kind(name: str) -> str:
    if name.startswith("guiju"):
        return "guiju"
    if name.startswith("memory"):
        return "memory"
    return "by hand" if "by hand" in name and name.startswith("C") else "peer"


def draw(all: Sequence[Mapping[str, Any]], file: Path) -> None:
    """Bars on a logarithmic scale, the fastest on top; what is inexact is hatched and says so."""
    shown = [each for each in all if each["threads"] == 1 and each["plan"] == "mini"]
    shown.sort(key=lambda each: each["rows_per_second"])
    figure, axes = pyplot.subplots(figsize=(9, 0.34 * len(shown) + 1.2))
    for place, each in enumerate(shown):
        rate, inexact = each["rows_per_second"], each["exact"] is False
        axes.barh(place, rate, color=_COLOURS[_kind(each["name"])], hatch="///" if inexact else None, edgecolor="white")
        axes.text(rate * 1.15, place, _written(rate) + (", inexact" if inexact else ""), va="center", fontsize=8)
    axes.set_yticks(range(len(shown)), [each["name"] for each in shown], fontsize=8)
    axes.set_xscale("log")
    axes.set_xlim(right=max((each["rows_per_second"] for each in shown), default=1) * 12)
    axes.set_xlabel("organisations of the mini plan a second, one thread")
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)


def _written(rate: float) -> str:
    if rate >= 1e6:
        return f"{rate / 1e6:,.3g} million" if rate < 1e9 else f"{rate / 1e6:,.0f} million"
    return f"{rate:,.0f}"
