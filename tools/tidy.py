"""Runs clang-tidy over guiju's own sources, the lately changed first.

usage: tidy.py [--seconds N] [--jobs N]
With --seconds no new file is begun after that time; how many were left out is told. Ends with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BUILD = Path("build/lint")
FOLDERS = ("src", "bindings", "benchmarks", "examples")


def own_sources() -> list[str]:
    commands = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
    root = Path.cwd()
    files = {Path(command["file"]) for command in commands}
    own = [file.relative_to(root).as_posix() for file in files if file.is_relative_to(root)]
    return sorted(file for file in own if file.startswith(tuple(folder + "/" for folder in FOLDERS)))


def lately_changed() -> list[str]:
    """Files in the order of their last commits, newest first; nothing where git cannot tell."""
    done = subprocess.run(
        ["git", "log", "-n", "50", "--name-only", "--pretty=format:"], capture_output=True, text=True, check=False
    )
    return list(dict.fromkeys(line for line in done.stdout.splitlines() if line))


def in_order(files: list[str]) -> list[str]:
    newest = {name: place for place, name in enumerate(lately_changed())}
    return sorted(files, key=lambda file: (newest.get(file, len(newest)), file))


def tidy(file: str, until: float) -> tuple[str, str] | None:
    """The file and what was found in it; nothing if time was up."""
    if time.monotonic() > until:
        return None
    done = subprocess.run(
        ["clang-tidy-16", "--quiet", "-p", str(BUILD), file], capture_output=True, text=True, check=False
    )
    return file, done.stdout if done.returncode else ""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()

    files = in_order(own_sources())
    until = time.monotonic() + options.seconds
    with ThreadPoolExecutor(options.jobs) as pool:
        looked_at = [found for found in pool.map(lambda file: tidy(file, until), files) if found]
    complaints = [text for _, text in looked_at if text]
    print("".join(complaints), end="")
    print(f"clang-tidy: {len(looked_at)} of {len(files)} files looked at, {len(complaints)} with findings")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
