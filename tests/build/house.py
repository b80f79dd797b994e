"""Checks the rules of the house: rooms, public headers, cycles, names and sizes. Standard library only.

usage: house.py ROOT
Prints each breach as file:line: what is wrong, and ends with 1 if there is any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# A room may include itself and the rooms before it. The three formats stand side by side, none above another.
ROOMS = [
    ["base"],
    ["value"],
    ["meaning"],
    ["feel"],
    ["graph"],
    ["formats"],
    ["formats/rules", "formats/dmn", "formats/json"],
    ["program"],
    ["evaluate"],
    ["columns"],
    ["emit"],
    ["prove"],
    ["explain"],
    ["change"],
    ["guiju.hpp"],
]
FACADE = "guiju/guiju.hpp"
ON_FACADE_ONLY = ["src/cli", "bindings", "examples"]
BANNED_NAMES = {"util", "utils", "utility", "utilities", "helper", "helpers", "common", "misc", "manager"}
MOST_LINES = 600
FACADE_ROOM = "guiju.hpp"  # also what stands directly below src/
OWN_FOLDERS = ["include", "src", "bindings", "python", "examples", "benchmarks", "tests"]
CODE = {".hpp", ".cpp", ".h", ".py"}

STANDARD_HEADERS = set(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits clocale cmath
    codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime
    cuchar cwchar cwctype deque exception execution filesystem format forward_list fstream functional future initializer_list iomanip
    ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new numbers numeric optional ostream
    queue random ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept stop_token
    streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map
    unordered_set utility valarray variant vector version""".split()
)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


@dataclass(frozen=True)
class Include:
    """One #include: where it stands and what it names."""

    file: Path
    line: int
    name: str
    quoted: bool


def includes_of(file: Path) -> Iterator[Include]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if found := INCLUDE.match(line):
            yield Include(file, number, found[2], found[1] == '"')


def is_written_by_guiju(file: Path) -> bool:
    """Whether it is the header of a policy: no code of ours."""
    return file.suffix == ".hpp" and "\n// Written by `guiju emit`" in file.read_text(encoding="utf-8")[:400]


def own_files(root: Path, suffixes: set[str]) -> list[Path]:
    return sorted(
        file
        for folder in OWN_FOLDERS
        for file in (root / folder).rglob("*")
        if file.suffix in suffixes and file.is_file() and "__pycache__" not in file.parts and not is_written_by_guiju(file)
    )


def floor_of(room: str) -> int:
    return next(floor for floor, names in enumerate(ROOMS) if room in names)


def room_of(path: str) -> str | None:
    """The room of a path below include/guiju/ or src/: the longest room name that it starts with."""
    rooms = [room for names in ROOMS for room in names]
    within = [room for room in rooms if path == room or path.startswith(room + "/")]
    return max(within, key=len, default=None)


def resolved(root: Path, include: Include) -> Path | None:
    """The file of this project that an include names, if it names one."""
    tried = [root / "include" / include.name, root / "src" / include.name]
    if include.quoted:
        tried.insert(0, include.file.parent / include.name)
    return next((path.resolve() for path in tried if path.is_file()), None)


def room_of_file(root: Path, file: Path) -> str | None:
    for top in ("include/guiju", "src"):
        if file.parent == root / "src":
            return FACADE_ROOM
        if file.is_relative_to(root / top):
            return room_of(file.relative_to(root / top).as_posix())
    return None


def may_include(room: str, other: str) -> bool:
    return room == other or floor_of(other) < floor_of(room)


def breaches_of_order(root: Path, file: Path) -> Iterator[str]:
    room = room_of_file(root, file)
    place = file.relative_to(root)
    if room is None:
        if not place.as_posix().startswith("src/cli/"):
            yield f"{place}:1: stands in no room; the rooms are {', '.join(r for names in ROOMS for r in names)}"
        return
    for include in includes_of(file):
        target = resolved(root, include)
        if target is None:
            if include.name.startswith("guiju/"):
                yield f"{place}:{include.line}: {include.name} does not exist"
            continue
        other = room_of_file(root, target)
        if other is None:
            yield f"{place}:{include.line}: room {room} includes {include.name}, which is in no room"
        elif not may_include(room, other):
            yield f"{place}:{include.line}: room {room} may not include {include.name} of room {other}"


def breaches_of_public_headers(root: Path, file: Path) -> Iterator[str]:
    if not file.is_relative_to(root / "include"):
        return
    place = file.relative_to(root)
    for include in includes_of(file):
        if include.name.startswith("guiju/"):
            continue
        if include.quoted:
            yield f'{place}:{include.line}: a public header names another from guiju/ on, and not "{include.name}"'
        elif include.name not in STANDARD_HEADERS:
            yield f"{place}:{include.line}: a public header includes <{include.name}>, which is neither standard C++ nor guiju"


def breaches_of_facade(root: Path, file: Path) -> Iterator[str]:
    place = file.relative_to(root)
    if not any(file.is_relative_to(root / folder) for folder in ON_FACADE_ONLY):
        return
    for include in includes_of(file):
        if include.name.startswith("guiju/") and include.name != FACADE:
            yield f"{place}:{include.line}: includes <{include.name}>; only <{FACADE}> is for those outside the library"


def breaches_of_name_and_size(root: Path, file: Path) -> Iterator[str]:
    place = file.relative_to(root)
    for part in place.with_suffix("").parts:
        if BANNED_NAMES & set(re.split(r"[-_.]", part.lower())):
            yield f"{place}:1: '{part}' says nothing of what is in it"
    lines = len(file.read_text(encoding="utf-8").splitlines())
    if lines > MOST_LINES:
        yield f"{place}:{lines}: {lines} lines; at most {MOST_LINES} in a file"


def include_graph(root: Path, files: list[Path]) -> dict[Path, list[Path]]:
    known = {file.resolve() for file in files}
    return {
        file.resolve(): sorted(
            {target for include in includes_of(file) if (target := resolved(root, include)) in known and target}
        )
        for file in files
    }


def cycle_in(graph: dict[Path, list[Path]]) -> list[Path]:
    """The first cycle found, as the path around it, or nothing."""
    done: set[Path] = set()
    for start in graph:
        path: list[Path] = []
        waiting: list[tuple[Path, bool]] = [(start, False)]
        while waiting:
            file, leaving = waiting.pop()
            if leaving:
                done.add(path.pop())
            elif file in path:
                return [*path[path.index(file) :], file]
            elif file not in done:
                path.append(file)
                waiting.append((file, True))
                waiting.extend((next_file, False) for next_file in graph[file])
    return []


def breaches(root: Path) -> Iterator[str]:
    root = root.resolve()
    code = own_files(root, CODE)
    library = [f for f in code if f.suffix in {".hpp", ".cpp"} and room_folders(root, f)]
    for file in code:
        yield from breaches_of_name_and_size(root, file)
        if file.suffix in {".hpp", ".cpp", ".h"}:
            yield from breaches_of_facade(root, file)
    for file in library:
        yield from breaches_of_order(root, file)
        yield from breaches_of_public_headers(root, file)
    if cycle := cycle_in(include_graph(root, library)):
        names = " -> ".join(file.relative_to(root).as_posix() for file in cycle)
        yield f"{cycle[0].relative_to(root)}:1: includes go round: {names}"


def room_folders(root: Path, file: Path) -> bool:
    return file.is_relative_to(root / "include") or file.is_relative_to(root / "src")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(breaches(Path(arguments[0])))
    for breach in found:
        print(breach)
    print(f"{len(found)} breaches of the rules of the house")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
