"""Checks that including the façade does not pull in a world: counts the lines that remain after preprocessing.

usage: facade_lines.py COMPILER INCLUDE_FOLDER
"""

from __future__ import annotations

import subprocess
import sys

# What the standard headers alone come to is about half of this with g++ 12; Boost, JSON or XML would go beyond it at once.
MOST_LINES = 160_000


def preprocessed_lines(compiler: str, include: str) -> int:
    command = [compiler, "-std=c++20", "-E", "-P", "-I", include, "-x", "c++", "-"]
    done = subprocess.run(command, input="#include <guiju/guiju.hpp>\n", capture_output=True, text=True, check=True)
    return done.stdout.count("\n")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    lines = preprocessed_lines(*arguments)
    print(f"<guiju/guiju.hpp> comes to {lines} lines; at most {MOST_LINES}")
    return 0 if 0 < lines <= MOST_LINES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
