"""Prints the requirements of the build and of the named extras of pyproject.toml, one a line.

usage: requirements.py EXTRA...
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10: pip brings its own
    from pip._vendor import tomli as tomllib

OWN = re.compile(r"guiju\[([^]]+)\]")


def requirements(extras: dict[str, list[str]], wanted: list[str]) -> set[str]:
    """All that the wanted extras require, other extras of guiju itself resolved."""
    found: set[str] = set()
    for extra in wanted:
        for requirement in extras[extra]:
            if own := OWN.fullmatch(requirement):
                found |= requirements(extras, own[1].split(","))
            else:
                found.add(requirement)
    return found


def main(wanted: list[str]) -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    found = requirements(project["project"]["optional-dependencies"], wanted)
    print("\n".join(sorted(found | set(project["build-system"]["requires"]))))


if __name__ == "__main__":
    main(sys.argv[1:])
