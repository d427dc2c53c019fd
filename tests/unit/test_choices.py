"""What people choose for the stack: read, checked before anything starts, and told."""

import os
import shutil
from pathlib import Path

import pytest

from deploy.local import choices
from deploy.local.home import ROOT, StackError

ALERTMANAGER = ROOT / "deploy/alertmanager/alertmanager.yml"
FEED = '[[feed]]\nurl = "https://a.example/rss"\noutlet = "Reuters"\n'


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("FRONTWATCH_") and name != "FRONTWATCH_INTERPRETED":
            monkeypatch.delenv(name)


def test_a_file_holds_settings_and_what_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "settings.env"
    assert choices.from_file(file) == {}
    file.write_text(
        "# of the desk\n\nFRONTWATCH_WATCHLIST = Bakhmut, Donetsk Oblast\nFRONTWATCH_FEEDS_FILE=a=b\n"
    )
    settings = {"FRONTWATCH_WATCHLIST": "Bakhmut, Donetsk Oblast", "FRONTWATCH_FEEDS_FILE": "a=b"}
    assert choices.from_file(file) == settings
    for line in ("FRONTWATCH_WATCHLIST", "export FRONTWATCH_WATCHLIST=Bakhmut"):
        file.write_text(f"\n{line}\n")
        with pytest.raises(StackError, match="line 2: settings are lines FRONTWATCH_NAME=value, not "):
            choices.from_file(file)


def test_the_addresses_of_the_stack_are_its_own() -> None:
    given = {
        "FRONTWATCH_KAFKA_BOOTSTRAP": "other:9092",
        "FRONTWATCH_PORT_KAFKA": "1",
        "FRONTWATCH_FEEDS_FILE": "feeds.toml",
        "FRONTWATCH_OUTLETS_FILE": "",
        "PATH": "/bin",
    }
    assert choices.chosen(given) == {"FRONTWATCH_FEEDS_FILE": "feeds.toml"}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("FEEDS_FILE", "no-such", "FRONTWATCH_FEEDS_FILE: no-such: No such file or directory"),
        ("FEEDS_FILE", "wrong.toml", "FRONTWATCH_FEEDS_FILE: wrong.toml: feed 0.outlet: Field required"),
        ("OUTLETS_FILE", "feeds.toml", "FRONTWATCH_OUTLETS_FILE: feeds.toml: outlets are tables [[outlet]]"),
        (
            "WATCHLIST",
            "Siversk, Nowhere",
            "FRONTWATCH_WATCHLIST: No settlement or oblast is called “No",
        ),
        ("TOKENS_FILE", "empty", "FRONTWATCH_TOKENS_FILE: empty holds no token"),
        ("RATE_LIMIT", "0", "FRONTWATCH_RATE_LIMIT: "),
        ("BATCH_SIZE", "x", "FRONTWATCH_BATCH_SIZE: "),
        ("ALERT_HOLD_HOURS", "0", "FRONTWATCH_ALERT_HOLD_HOURS: "),
        ("WEBHOOK_URL", "newsroom", "FRONTWATCH_WEBHOOK_URL: 'newsroom' is no URL"),
        ("FEED_FILE", "x", "FRONTWATCH_FEED_FILE: there is no such setting; did you mean FRONTWATCH_FEEDS_"),
    ],
)
def test_what_nothing_can_start_with_is_told_in_a_line(
    name: str, value: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feeds.toml").write_text(FEED)
    (tmp_path / "wrong.toml").write_text('[[feed]]\nurl = "https://a.example"\n')
    (tmp_path / "empty").touch()
    monkeypatch.setenv("FRONTWATCH_FEEDS_FILE", "feeds.toml")
    monkeypatch.setenv("FRONTWATCH_PORT_KAFKA", "20000")
    monkeypatch.setenv("FRONTWATCH_COLOUR", "blue, which is nobody's business here")
    choices.check()
    monkeypatch.setenv(f"FRONTWATCH_{name}", value)
    with pytest.raises(StackError) as raised:
        choices.check()
    line, end = str(raised.value).splitlines()
    assert line.startswith(told)
    assert end == "Nothing was started."


@pytest.mark.skipif(not shutil.which("amtool"), reason="no amtool here")
def test_what_alertmanager_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "deploy/alertmanager/alertmanager.yml"
    copy.parent.mkdir(parents=True)
    copy.write_text(ALERTMANAGER.read_text().replace("  receiver: operators", "  receiver: nobody", 1))
    monkeypatch.setattr(choices, "ROOT", tmp_path)
    with pytest.raises(StackError, match=r'alertmanager\.yml: undefined receiver "nobody"'):
        choices.check()


def test_what_the_stack_does_is_told_in_a_line(tmp_path: Path) -> None:
    assert choices.told({}, ALERTMANAGER) == (
        "feeds: none · outlets: built in · watchlist: none · alerts go: to nobody (see docs/dashboards.md)"
    )
    (tmp_path / "feeds.toml").write_text(FEED)
    (tmp_path / "a.yml").write_text(
        "receivers:\n- {name: people, webhook_configs: [{}], email_configs: [{}]}\n"
        "- {name: operators, email_configs: [{}]}\n"
    )
    settings = {
        "FRONTWATCH_FEEDS_FILE": f"{tmp_path}/feeds.toml",
        "FRONTWATCH_OUTLETS_FILE": "mine.toml",
        "FRONTWATCH_WATCHLIST": "Bakhmut",
    }
    assert choices.told(settings, tmp_path / "a.yml") == (
        f"feeds: 1 of {tmp_path}/feeds.toml · outlets: built in, and those of mine.toml"
        " · watchlist: Bakhmut (its receiver tells nobody)"
        " · alerts go: to people by webhook; people, operators by email"
    )
    (tmp_path / "feeds.toml").unlink()
    assert f"feeds: {tmp_path}/feeds.toml · " in choices.told(settings, tmp_path / "a.yml")
