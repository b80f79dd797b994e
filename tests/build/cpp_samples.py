"""Compiles every C++ sample of the documents. Standard library only.

usage: cpp_samples.py COMPILER INCLUDE_DIR FOLDER DOCUMENT...
A sample with a main is taken as it stands. Of any other, what is declared for a namespace (#include, struct, layouts)
stands outside and the rest in a function. Samples of one document go on where the last one ended, so that a later one
may use what an earlier one made.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```cpp[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
OUTSIDE = re.compile(r"^(#include|struct|enum|namespace|using|const guiju::layout|static_assert|template|constexpr)\b")
PREAMBLE = "#include <guiju/guiju.hpp>\n#include <cstdio>\n#include <iostream>\n"


def statements(sample: str) -> list[str]:
    """The parts of a sample that begin at the left margin, each with what is indented below it."""
    parts: list[str] = []
    for line in sample.splitlines():
        if parts and (line.startswith((" ", "}", ")")) or not line.strip()):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
    return parts


def program_of(document: Path) -> list[str]:
    """The translation units that a document's samples make."""
    outside, inside, whole = "", "", []
    for sample in BLOCK.findall(document.read_text(encoding="utf-8")):
        if "int main(" in sample:
            whole.append(PREAMBLE + sample)
            continue
        for part in statements(sample):
            if OUTSIDE.match(part):
                outside += part + "\n"
            else:
                inside += part + "\n"
    if outside or inside:
        whole.append(f"{PREAMBLE}{outside}\nint main() {{\n{inside}}}\n")
    return whole


def main() -> int:
    compiler, include, folder = sys.argv[1:4]
    failed = 0
    count = 0
    Path(folder).mkdir(parents=True, exist_ok=True)
    for document in map(Path, sys.argv[4:]):
        for unit in program_of(document):
            count += 1
            file = Path(folder) / f"{document.stem}-{count}.cpp"
            file.write_text(unit, encoding="utf-8")
            found = ["-I", include, "-I", folder]
            command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", *found, str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                failed += 1
                print(f"{document}: a sample does not compile ({file})\n{done.stderr}")
    print(f"{count} programs of samples, {failed} do not compile")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
