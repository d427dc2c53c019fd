"""What the code imports is what the project asks for, not what happens to come along with something else."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

import pytest

from tests.deployment import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
DISTRIBUTIONS = packages_distributions()
OURS = {"services", "deploy", "tests"}


def named(requirements: list[str]) -> set[str]:
    return {canonical(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def imports(folder: str) -> Iterator[str]:
    """The top-level packages of others that the modules below `folder` import."""
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


@pytest.mark.parametrize(
    ("folder", "extras"), [("services", []), ("deploy", ["dev"]), ("tests", ["dev", "bench"])]
)
def test_what_is_imported_is_asked_for(folder: str, extras: list[str]) -> None:
    declared = named(PROJECT["dependencies"]).union(*(named(EXTRAS[extra]) for extra in extras))
    undeclared = {
        name: DISTRIBUTIONS.get(name, [])
        for name in set(imports(folder)) - sys.stdlib_module_names - OURS
        if declared.isdisjoint(map(canonical, DISTRIBUTIONS.get(name, [name])))
    }
    assert not undeclared
