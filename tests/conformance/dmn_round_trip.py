"""Writes every model of DMN's conformance kit anew: it gives the same answers, the same text, and is valid.

usage: dmn_round_trip.py GUIJU KIT
Ends with 77 where the kit is not there. Validity is looked at where xmllint is, else its absence is said.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def written_anew(guiju: str, kit: Path, into: Path) -> list[str]:
    """Copies the kit with its models written by guiju; says which cannot be."""
    problems = []
    for file in sorted([*kit.rglob("*.dmn"), *kit.rglob("*-test-*.xml")]):
        to = into / file.relative_to(kit)
        to.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".xml":
            shutil.copy(file, to)
        elif run(guiju, "convert", file, "-o", to).returncode != 0:
            problems.append(f"{file}: cannot be written")
    return problems


def unlike(guiju: str, models: list[Path]) -> list[str]:
    """Models that are written otherwise when they are read and written again."""
    return [
        f"{one}: written otherwise the second time"
        for one in models
        if run(guiju, "convert", one, "--to", "dmn").stdout != one.read_text(encoding="utf-8")
    ]


def invalid(models: list[Path], schema: Path) -> list[str]:
    if shutil.which("xmllint") is None:
        print("NOT CHECKED against the schema: xmllint is not there", file=sys.stderr)
        return []
    problems = []
    for one in models:
        checked = run("xmllint", "--noout", "--nonet", "--schema", schema, one)
        if checked.returncode != 0:
            problems.append(checked.stderr.splitlines()[0])
    return problems


def main() -> int:
    guiju, kit = sys.argv[1], Path(sys.argv[2])
    if not kit.is_dir():
        print(f"SKIPPED: DMN's conformance kit is not at {kit}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder)
        problems = written_anew(guiju, kit, into)
        models = sorted(into.rglob("*.dmn"))
        problems += unlike(guiju, models)
        problems += invalid(models, kit / "DMN15.xsd")
        before, after = run(guiju, "tck", kit), run(guiju, "tck", into)
        if before.stdout != after.stdout:
            problems.append("the answers differ:\n" + after.stdout)
        print("\n".join(problems) or f"{len(models)} models: {after.stdout.splitlines()[-1]}")
        return 1 if problems or not models else 0


if __name__ == "__main__":
    sys.exit(main())
