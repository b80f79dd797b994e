"""The policies that come with guiju."""

from __future__ import annotations

from importlib.resources import as_file, files

from guiju import _core
from guiju._policy import Policy

__all__ = ["available", "load", "longgang"]

_ENDING = ".rules.md"


def available() -> list[str]:
    """The names that `load` takes."""
    folder = files("guiju") / "policies"
    return sorted(each.name.removesuffix(_ENDING) for each in folder.iterdir() if each.name.endswith(_ENDING))


def load(name: str) -> Policy:
    """The policy of that name."""
    if name not in available():
        raise KeyError(f"no policy {name}; there are {', '.join(available())}")
    with as_file(files("guiju") / "policies") as folder:
        return Policy(_core.load(str(folder / (name + _ENDING))))


def longgang(language: str = "zh") -> Policy:
    """The three-year plan of Longgang city for cultivating social organisations, 2023 to 2025; in "zh" or "en"."""
    if language not in ("zh", "en"):
        raise ValueError(f'languages are "zh" and "en", not {language!r}')
    name = "longgang" if language == "zh" else "longgang.en"
    if name in available():
        return load(name)
    return Policy(_core.parse(load("longgang").translate(language), name + _ENDING))
