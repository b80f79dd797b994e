"""The samples of the manual run, in the order in which they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

MANUAL = Path(__file__).parents[2] / "docs" / "python.md"


def test_samples_of_the_manual_run() -> None:
    samples = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    for sample in samples:
        exec(sample, names)
    assert len(samples) == 12
    assert names["reward"].status == "value"
    assert len(names["outcomes"]) > 50
