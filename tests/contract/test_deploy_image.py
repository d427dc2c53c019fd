"""The Dockerfile holds what the services need; no engine runs here, so a linter and the tree say so."""

import fnmatch
import re
import sys
from pathlib import Path

from services.cli.grafana import DASHBOARDS
from services.common import topics
from tests.deployment import ROOT, dot_env, run

DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text()
FROM_TREE = [
    source
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    for source in line.split()[:-1]
]


def test_the_linter_has_nothing_to_say() -> None:
    run(Path(sys.executable).with_name("hadolint"), "deploy/Dockerfile")


def test_what_is_copied_exists_and_reaches_the_builder() -> None:
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for source in FROM_TREE:
        assert (ROOT / source).exists(), source
        assert any(fnmatch.fnmatch(source.rstrip("/"), pattern) for pattern in allowed), source


def test_the_topic_catalogue_lies_where_the_code_looks_for_it() -> None:
    assert str(topics.CATALOGUE.relative_to(ROOT)) in FROM_TREE
    assert Path(topics.__file__).is_relative_to(ROOT / "services")
    assert "services" in FROM_TREE


def test_the_dashboards_lie_where_the_command_looks_for_them() -> None:
    assert str(DASHBOARDS.relative_to(ROOT)) in FROM_TREE


def test_the_base_is_the_python_of_the_project_pinned_in_one_place() -> None:
    version = dot_env()["PYTHON_VERSION"]
    assert f"ARG PYTHON_VERSION={version}\n" in DOCKERFILE
    assert version.startswith("3.11.")
    assert set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)) == {
        "python:${PYTHON_VERSION}-slim-bookworm"
    }


def test_it_does_not_run_as_root_and_takes_hashed_wheels_only() -> None:
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users == ["10001:10001"]
    assert "--require-hashes --only-binary :all:" in DOCKERFILE
