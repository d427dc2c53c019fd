"""What `make demo` does and in which order; tests/e2e/test_seed.py sees the whole work."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from deploy.local import demo
from deploy.local.home import ROOT, StackError
from deploy.local.stack import ENVIRONMENT


class Up:
    """A stack that is up until it is closed."""

    def __init__(self, done: list[str], **environment: str) -> None:
        self.done = done
        self.up = True
        self.environment = environment

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


def test_with_wrong_settings_nothing_is_done(
    done: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(demo, "_stack", lambda *_: Up(done))
    monkeypatch.setenv("FRONTWATCH_FEEDS_FILE", str(tmp_path / "nope.toml"))
    (tmp_path / "data").mkdir()
    for command in (demo.demo, demo.up):
        with pytest.raises(StackError, match=r"nope\.toml: No such file .*\nNothing was started\.$"):
            command()
    assert done == []
    assert (tmp_path / "data").exists()


def test_the_stack_follows_what_is_chosen_and_the_demo_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(demo, "HOME", tmp_path)
    monkeypatch.setenv("FRONTWATCH_WEBHOOK_URL", "https://a.example")
    monkeypatch.setenv("FRONTWATCH_ALERT_MAX_AGE_DAYS", "3")
    assert demo._stack().environment["FRONTWATCH_WEBHOOK_URL"] == "https://a.example"
    assert demo._stack().environment["FRONTWATCH_ALERT_MAX_AGE_DAYS"] == "3"
    assert demo._stack(demo.DEMO_SETTINGS).environment["FRONTWATCH_ALERT_MAX_AGE_DAYS"] == "0"


def ran_with(tmp_path: Path, **settings: str) -> None:
    """Note that the stack in `tmp_path` runs, or ran, with these settings."""
    (tmp_path / "conf").mkdir(exist_ok=True)
    lines = ["FRONTWATCH_PORT_KAFKA=1", *(f"{name}={value}" for name, value in settings.items())]
    (tmp_path / "conf" / ENVIRONMENT).write_text("\n".join(lines) + "\n")


def test_a_stack_that_is_up_keeps_its_settings_and_says_so(
    done: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran_with(tmp_path, FRONTWATCH_FEEDS_FILE="feeds.toml", FRONTWATCH_WATCHLIST="Bakhmut")
    monkeypatch.setattr(demo, "_stack", lambda *_: Up(done, FRONTWATCH_WATCHLIST="Kherson"))
    with pytest.raises(StackError, match="other settings than are given now: FRONTWATCH_WATCHLIST"):
        demo.up()
    assert done == []
    monkeypatch.setattr(demo, "_stack", lambda *_: Up(done, FRONTWATCH_WATCHLIST="Bakhmut"))
    demo.up()
    assert done == ["started"]
    assert "Not set any more" not in capsys.readouterr().out


def test_what_was_set_the_last_time_and_is_no_more_is_told(
    done: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {"FRONTWATCH_WEBHOOK_URL": "https://a.example/s3cret", **demo.DEMO_SETTINGS}
    ran_with(tmp_path, FRONTWATCH_FEEDS_FILE="feeds.toml", FRONTWATCH_WATCHLIST="Bakhmut", **before)
    stack = Up(done, FRONTWATCH_WATCHLIST="Kherson")
    stack.up = False
    monkeypatch.setattr(demo, "_stack", lambda *_: stack)
    demo.up()
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Not set any more is ")]
    assert [line.removeprefix("Not set any more is ").partition(": ")[0] for line in told] == [
        "FRONTWATCH_FEEDS_FILE=feeds.toml",
        "FRONTWATCH_WEBHOOK_URL",
    ]
    assert all("var/settings.env" in line for line in told)


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
