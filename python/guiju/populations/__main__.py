"""`python -m guiju.populations`: writes a population into a directory."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from .files import FORMATS, write


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Writes a realistic population for the plan of Longgang.")
    parser.add_argument("--count", type=int, default=500, help="organisations (default: 500)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=tuple(FORMATS), default="json")
    parser.add_argument("--output", type=Path, default=Path(), metavar="DIR")
    parser.add_argument("--english", action="store_true", help="field names and category values in English")
    given = parser.parse_args(None if arguments is None else list(arguments))
    if given.count < 0:
        parser.error("--count is 0 or more")
    for path in write(given.output, given.count, given.seed, format=given.format, english=given.english):
        print(path)


if __name__ == "__main__":
    main()
