"""Adds up JUnit reports: a line for each file, then the sum. Ends with 1 if anything failed or nothing ran.

usage: totals.py REPORT...
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass
class Totals:
    """How many tests passed, failed, were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def totals_of(report: Path) -> Totals:
    totals = Totals()
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail":
            totals.failed += 1
        elif case.find("skipped") is not None or case.get("status") in {"notrun", "disabled"}:
            totals.skipped += 1
        else:
            totals.passed += 1
    return totals


def main(reports: list[str]) -> int:
    everything = Totals()
    for report in map(Path, reports):
        totals = totals_of(report)
        print(f"{report.stem}: {totals}")
        everything += totals
    print(everything)
    return 0 if everything.failed == 0 and everything.passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
