"""What the stubs say of the compiled part is what is there: names, and the names of arguments."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import guiju
from guiju import _core

TREE = ast.parse((Path(guiju.__file__).parent / "_core.pyi").read_text(encoding="utf-8"))
# What Python gives every class, and what no caller names.
UNSTUBBED = {
    "__doc__",
    "__module__",
    "__new__",
    "__repr__",
    "__weakref__",
    "__loader__",
    "__name__",
    "__package__",
    "__spec__",
    "__file__",
}


def stubbed(body: list[ast.stmt]) -> dict[str, ast.stmt]:
    named = {each.name: each for each in body if isinstance(each, (ast.FunctionDef, ast.ClassDef))}
    return named | {
        each.target.id: each for each in body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    }


def present(of: Any) -> set[str]:
    return {name for name in vars(of) if not name.startswith("_pybind11") and name not in UNSTUBBED}


def arguments(of: Any) -> list[str]:
    """The names in the first line that pybind11 writes: load(path: str) -> guiju._core.Policy."""
    signature = of.__doc__.splitlines()[0]
    return [name for name in re.findall(r"[(,] ?(\w+)(?=:)", signature) if name != "self"]


def stub_arguments(of: ast.FunctionDef) -> list[str]:
    return [each.arg for each in of.args.args if each.arg != "self"]


def test_the_module_has_what_the_stubs_say() -> None:
    assert present(_core) == set(stubbed(TREE.body))


def test_classes_have_the_members_that_the_stubs_say() -> None:
    classes = [each for each in TREE.body if isinstance(each, ast.ClassDef)]
    assert len(classes) == 11
    for each in classes:
        members = present(getattr(_core, each.name))
        said = set(stubbed(each.body))
        assert members - {"__init__"} == said - {"__init__"}, each.name


def test_functions_take_the_arguments_that_the_stubs_say() -> None:
    compared = 0
    owners = [
        (_core, TREE.body),
        *((getattr(_core, each.name), each.body) for each in TREE.body if isinstance(each, ast.ClassDef)),
    ]
    for owner, body in owners:
        for each in body:
            if isinstance(each, ast.FunctionDef) and not each.decorator_list and not each.name.startswith("_repr"):
                found = getattr(owner, each.name)
                assert [name for name in arguments(found) if not name.startswith("arg")] == stub_arguments(each), (
                    each.name
                )
                compared += 1
    assert compared > 15


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(guiju.__file__).parent / "py.typed").exists()
    assert all(hasattr(guiju, name) for name in guiju.__all__)
