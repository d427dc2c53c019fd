"""What `make demo` does and in which order; tests/e2e/test_seed.py sees the whole work."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from deploy.local import demo
from deploy.local.stack import ROOT, StackError


class Up:
    """A stack that is up until it is closed."""

    def __init__(self, done: list[str]) -> None:
        self.done = done
        self.up = True

    def is_up(self) -> bool:
        return self.up

    def close(self) -> None:
        self.up = False
        self.done.append("closed")


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What was done, in order, by a demo in `tmp_path`."""
    done: list[str] = []
    monkeypatch.setattr(demo, "HOME", tmp_path)
    monkeypatch.setattr(demo, "_start", lambda stack: done.append("started"))
    monkeypatch.setattr(demo, "_wait", lambda what, condition: done.append("waited"))
    monkeypatch.setattr(demo, "_urls", lambda stack: None)
    monkeypatch.setattr(demo, "frontwatch", lambda stack, *arguments: done.append(" ".join(arguments)))
    return done


@pytest.mark.parametrize("up", [True, False])
def test_a_demo_begins_anew_whether_the_stack_is_up_or_not(
    done: list[str],
    up: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stack = Up(done)
    stack.up = up
    monkeypatch.setattr(demo, "_stack", lambda settings: stack)
    (tmp_path / "data/alertmanager").mkdir(parents=True)
    demo.demo()
    assert not (tmp_path / "data").exists()
    began = ["closed", "started"] if up else ["started"]
    assert done[: len(began) + 3] == [*began, "replay seeds/", "waited", "waited"]
    assert done[-1] == "board --at 2024-10-31 --claims 2", "as of the last seed: today all is old news"
    assert "Dropped the data of the last time" in capsys.readouterr().out


def test_a_demo_leaves_the_data_of_make_up_unless_told_to_drop_it(
    done: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stack = Up(done)
    monkeypatch.setattr(demo, "_stack", lambda *_: stack)
    demo.up()
    with pytest.raises(StackError, match="make demo DROP_DATA=1"):
        demo.demo()
    assert done == ["started"]
    assert stack.up
    assert (tmp_path / "data").exists()
    demo.demo(drop_data=True)
    assert not (tmp_path / "data").exists()
    assert done[:3] == ["started", "closed", "started"]
    demo.demo()


def compile_with(tmp_path: Path, script: str) -> subprocess.CompletedProcess[str]:
    """deploy/local/compile.sh in a tree of its own, with a compiler that runs `script`."""
    copy = tmp_path / "deploy/local/compile.sh"
    copy.parent.mkdir(parents=True)
    copy.write_text((ROOT / "deploy/local/compile.sh").read_text())
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    for path in (copy, python):
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    command = ["script", "-qec", f"{copy} {python}", os.devnull]  # as on a terminal
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)


def test_compiling_shows_that_it_goes_on(tmp_path: Path) -> None:
    compiled = compile_with(tmp_path, "sleep 2")
    assert compiled.returncode == 0
    assert "0:01" in compiled.stdout
    assert "compiled in 0:0" in compiled.stdout


def test_what_does_not_compile_is_told(tmp_path: Path) -> None:
    failed = compile_with(tmp_path, "echo a mistake; exit 3")
    assert failed.returncode == 1
    assert "a mistake" in failed.stdout
