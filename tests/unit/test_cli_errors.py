"""What the command line says where it can't do what it is asked: one line, and an exit status that fails."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.errors import KafkaTimeoutError
from typer.testing import CliRunner

from deploy.local.ports import free_ports
from services.cli import backfill, board, kafka, rebuild, watch
from services.cli.__main__ import main
from services.cli.commands import app
from services.cli.failures import Failure
from services.cli.stored import one_of
from services.common.records import Record
from services.common.settings import CommandSettings, UnusableSetting
from services.domain.places import Gazetteer
from services.stream.rebuild import Log, Rebuilt
from tests.seeds import FOLDER

BAKHMUT = "katottg:UA14020010010059145"
SEED = str(FOLDER / "001_sievierodonetsk_streets.txt")


@pytest.mark.parametrize(
    ("command", "environment", "told"),
    [
        ("board", {"REDIS_URL": "nowhere"}, "FRONTWATCH_REDIS_URL: "),
        ("rebuild", {"BATCH_SIZE": "0"}, "FRONTWATCH_BATCH_SIZE: "),
        ("board", {"REDIS_PASSWORD_FILE": "/nope"}, "FRONTWATCH_REDIS_PASSWORD_FILE: /nope: No such file"),
        ("board", {"REDIS_CA_FILE": "/nope"}, "FRONTWATCH_REDIS_CA_FILE: /nope: No such file"),
        (
            "watch --once",
            {"KAFKA_SECURITY": "SSL", "KAFKA_CA_FILE": "/nope"},
            "FRONTWATCH_KAFKA_CA_FILE: /nope: No such file",
        ),
        (
            "watch --once",
            {"KAFKA_SECURITY": "SASL_PLAINTEXT", "KAFKA_PASSWORD_FILE": "/nope"},
            "FRONTWATCH_KAFKA_PASSWORD_FILE: /nope: No such file",
        ),
        ("watch --once", {"KAFKA_BOOTSTRAP": " , "}, "FRONTWATCH_KAFKA_BOOTSTRAP: names no broker"),
        ("grafana push", {"GRAFANA_URL": "grafana"}, "FRONTWATCH_GRAFANA_URL: 'grafana' is not the URL of"),
        (
            "grafana push",
            {"GRAFANA_URL": "http://localhost", "GRAFANA_TOKEN_FILE": "/nope"},
            "FRONTWATCH_GRAFANA_TOKEN_FILE: /nope: No such file",
        ),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    command: str,
    environment: dict[str, str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["frontwatch", *command.split()])
    for name, value in environment.items():
        monkeypatch.setenv(f"FRONTWATCH_{name}", value)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    shown = capsys.readouterr().err
    assert shown.startswith(told)
    assert shown.count("\n") == 1


def test_a_file_that_holds_no_certificate_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(UnusableSetting, match=r"FRONTWATCH_REDIS_CA_FILE: .*ca\.pem holds no certificate"):
        CommandSettings(redis_ca_file=tmp_path / "ca.pem").redis_options()


def said(*command: str, status: int) -> str:
    """What the command says on one terminal line, when it ends with `status`; where that fails, all of it on
    standard error."""
    result = CliRunner().invoke(app, command, env={"COLUMNS": "300"})
    assert result.exit_code == status, result.output
    assert not status or not result.stdout
    return result.output


@pytest.mark.parametrize("command", [("board", "--names", "de"), ("extract", "--side", "de", SEED)])
def test_what_cannot_be_chosen_is_told_with_what_can(command: tuple[str, ...]) -> None:
    shown = said(*command, status=2)
    assert "'de' is not one of '" in shown
    assert "Value error" not in shown


def test_an_oblast_that_is_none_is_told() -> None:
    assert "No oblast “Nowhere” is known" in said("watch", "--oblast", "Nowhere", status=2)


@pytest.mark.parametrize("oblast", ["Donetsk", "Донецька область", "донецкая", "Kursk Oblast"])
def test_an_oblast_is_known_in_three_languages(oblast: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "read_topic", lambda *_: iter(()))
    assert "0 settlements" in said("watch", "--once", "--oblast", oblast, status=0)


def test_where_a_picture_cannot_be_written_kafka_is_not_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "read_topic", lambda *_: iter(()))
    shown = said("watch", "--svg", "/nope/x.svg", status=2)
    assert "/nope/x.svg can't be written: No such file or directory" in shown
    assert "stack" not in shown


@pytest.mark.parametrize("text", ["Bakhmut", "Артемівськ", "katottg:UA14020010010059145"])
def test_one_settlement_is_rebuilt_by_name_or_id(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuilt: list[str] = []

    async def note(_: object, log: Log) -> list[Rebuilt]:
        rebuilt.extend(log.reports)
        return []

    monkeypatch.setattr(rebuild, "_await_no_worker", lambda _: None)
    monkeypatch.setattr(rebuild, "read_topic", lambda *_: iter(()))
    monkeypatch.setattr(rebuild, "read_log", lambda *_: Log({"x:1": {}, BAKHMUT: {}}, {}, {}, {}))
    monkeypatch.setattr(rebuild, "_rebuild", note)
    said("rebuild", text, status=0)
    assert rebuilt == [BAKHMUT]


def test_a_settlement_without_claims_is_not_rebuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "_await_no_worker", lambda _: None)
    monkeypatch.setattr(rebuild, "read_topic", lambda *_: iter(()))
    monkeypatch.setattr(rebuild, "read_log", lambda *_: Log({}, {}, {}, {}))
    assert "No settlement is called “nonsense”" in said("rebuild", "nonsense", status=2)


def test_grafana_without_an_address_names_the_setting() -> None:
    assert "FRONTWATCH_GRAFANA_URL is not set" in said("grafana", "push", status=2)


def test_a_board_of_before_the_first_claim_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "read_topic", lambda *_: iter(()))
    assert "Nothing was reported by 2014-01-01 23:59" in said("board", "--at", "2014-01-01", status=0)


def assert_no_data_is_lost_by(advice: str) -> None:
    """A demo drops the data of the stack, so whoever has lost it from view is not sent there."""
    assert "`make up` starts it" in advice
    assert "make demo" not in advice


@pytest.mark.parametrize("command", [("board",), ("explain", "Bakhmut"), ("history", "Bakhmut")])
def test_without_redis_what_starts_it_on_its_data_is_told(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTWATCH_REDIS_URL", f"redis://127.0.0.1:{free_ports()['redis']}/0")
    shown = said(*command, status=2)
    assert "Redis does not answer" in shown
    assert_no_data_is_lost_by(shown)


@pytest.mark.parametrize(
    "command",
    [
        "board --at 2022-10-01",
        "watch --once",
        "dlq list",
        "dlq show articles.v1.dlq/0:1",
        "dlq retry articles.v1.dlq/0:1",
        "retract 0123456789",
        "rebuild",
        "reextract",
        "backfill --output /dev/null",
        "baseline load BASELINE",
    ],
)
def test_without_kafka_where_it_was_looked_for_is_told(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rows.csv").write_text(
        f"settlement,status,date,source,side\n{BAKHMUT},held_by_ua,2022-02-24,A,ua\n"
    )
    monkeypatch.setattr(kafka, "_CONNECT_MILLISECONDS", 200)
    monkeypatch.setenv("FRONTWATCH_KAFKA_BOOTSTRAP", away := f"127.0.0.1:{free_ports()['kafka']}")
    shown = said(*command.replace("BASELINE", str(tmp_path / "rows.csv")).split(), status=2)
    assert f"Kafka at {away} (FRONTWATCH_KAFKA_BOOTSTRAP) can't be used" in shown
    assert_no_data_is_lost_by(shown)


def test_without_promtool_the_past_is_not_read_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_topic(*_: object) -> None:
        pytest.fail("all claims are read")

    monkeypatch.setattr(backfill, "read_topic", read_topic)
    monkeypatch.setenv("PATH", "")
    told = said("backfill", "--data-dir", str(tmp_path), status=2)
    assert "no promtool here" in told
    assert "write the file with --output" in told
    assert "is no folder" in said("backfill", "--data-dir", str(tmp_path / "none"), status=2)


def test_the_past_can_be_handed_on_to_a_prometheus_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "read_topic", lambda *_: iter(()))
    assert CliRunner().invoke(app, ["backfill", "--output", "-"]).stdout.endswith("# EOF\n")


@pytest.mark.parametrize("name", ["none.txt", "none.jsonl", "none.csv"])
def test_an_empty_file_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert f"{name}: the file is empty" in said("replay", "--embedded", str(tmp_path / name), status=2)


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "only.jsonl").write_text("\n")
    assert "holds no article" in said("replay", "--embedded", str(tmp_path), status=2)


def test_a_side_that_is_none_is_refused_also_where_files_give_theirs() -> None:
    assert "--side" in said("replay", "--embedded", "--side", "XX", SEED, status=2)
    assert "Sievierodonetsk" in said("replay", "--embedded", "--side", "ua", SEED, status=0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bakmut", "Do you mean Bakhmut? "),
        ("Бахмуд", "Do you mean Бахмут? "),
        ("Avdiivka", "Nothing is reported of “Avdiivka”. `frontwatch board`"),
        ("", "No settlement is called “”. `frontwatch board`"),
    ],
)
def test_a_name_that_is_spelt_almost_so_is_asked_for(text: str, told: str) -> None:
    bakhmut = Gazetteer.load().get(BAKHMUT)
    assert bakhmut
    assert bakhmut.name == "Bakhmut"
    with pytest.raises(Failure, match=re.escape(told)):
        one_of([BAKHMUT, "x:1"], text)


def test_a_file_of_the_past_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "past.om").write_text("the one before")
    monkeypatch.setattr(backfill, "read_topic", lambda *_: iter(()))
    monkeypatch.setattr(backfill, "write_openmetrics", interrupted)
    assert CliRunner().invoke(app, ["backfill", "--output", str(tmp_path / "past.om")]).exit_code == 130
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("past.om", "the one before")]


@pytest.mark.parametrize("option", ["--journal", "--rejected"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_sent(option: str) -> None:
    assert "/nope/file: No such file" in said("replay", option, "/nope/file", SEED, status=2)


def test_options_that_say_nothing_together_are_refused() -> None:
    assert "with --search there is none" in said("places", "--search", "Bakhmut", "--map", "x.svg", status=2)


@pytest.mark.parametrize("text", [BAKHMUT, BAKHMUT.lower(), BAKHMUT.partition(":")[2]])
def test_a_settlement_is_found_by_its_id_with_and_without_the_origin(text: str) -> None:
    assert one_of([BAKHMUT], text) == BAKHMUT


def test_an_interrupt_while_commands_load_ends_as_one_while_they_run() -> None:
    code = (
        "import builtins, sys\nreal = builtins.__import__\n"
        "def load(name, *rest):\n"
        "    if name == 'services.cli.commands':\n        raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = load\nfrom services.cli.__main__ import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_an_interrupt_ends_a_command_that_is_busy_in_an_event_loop() -> None:
    """asyncio's own handler only asks the task to end, when it next awaits something."""
    code = (
        "import asyncio, os, signal\n"
        "async def busy():\n    os.kill(os.getpid(), signal.SIGINT)\n    print('went on')\n"
        "import services.cli.commands as commands\ncommands.app = lambda: asyncio.run(busy())\n"
        "from services.cli.__main__ import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_who_reads_a_topic_can_be_interrupted_whatever_the_client_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """kafka-python takes what is raised on its thread for its own failures."""

    def batches(*_: object) -> Iterator[list[Record]]:
        threads.append(threading.current_thread())
        yield [Record("t", 0, 0, b"", b"")]
        raise KafkaTimeoutError("gone")

    threads: list[threading.Thread] = []
    monkeypatch.setattr(kafka, "_batches", batches)
    records = kafka.read_topic(CommandSettings(), "t")
    assert next(records).offset == 0
    with pytest.raises(KafkaTimeoutError):
        next(records)
    assert threads[0] is not threading.main_thread()
