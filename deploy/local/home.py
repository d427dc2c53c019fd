"""The folder of a stack: the configuration its servers run with, made of the templates of deploy/, and the
data that they can't make themselves."""

import secrets
import shutil
import subprocess
import uuid
from pathlib import Path
from string import Template

import yaml

from deploy.local.ports import Ports

ROOT = Path(__file__).parents[2]
SERVICES = ("ingest", "stream", "alerting")
# Alertmanager's receivers; together they get every change once.
TOLD_BY_WEBHOOK = ("people", "first-reports", "claims")


class StackError(Exception):
    """The stack can't do what was asked of it; the text tells a person what to do."""


def grafana_login(home: Path) -> Path:
    """The file with the name and password of Grafana's administrator."""
    return home / "conf/grafana-login"


def alertmanager_config(home: Path) -> Path:
    """The configuration that its Alertmanager runs with."""
    return home / "conf/alertmanager/alertmanager.yml"


def write_configuration(home: Path, ports: Ports, webhook: str | None) -> None:
    """Make the folders, and write the servers' configuration; a `webhook` is told of changes."""
    for folder in ("logs", "conf", "data/redis"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    conf, login = home / "conf", grafana_login(home)
    if not login.exists():
        login.touch(mode=0o600)
        login.write_text(f"admin:{secrets.token_hex(16)}")
    template = Template((ROOT / "deploy/local/kafka/server.properties").read_text())
    (conf / "kafka.properties").write_text(
        template.substitute(
            port=ports["kafka"], controller_port=ports["kafka_controller"], data=home / "data/kafka"
        )
    )
    for server in ("prometheus", "alertmanager"):
        shutil.rmtree(conf / server, ignore_errors=True)
        shutil.copytree(ROOT / "deploy" / server, conf / server)
    _write_targets(conf / "prometheus/targets", ports)
    if webhook:
        _tell(webhook, alertmanager_config(home))


def _write_targets(folder: Path, ports: Ports) -> None:
    """Write whom Prometheus asks."""
    folder.mkdir(exist_ok=True)
    for name, programs in {
        "services": SERVICES,
        "alertmanager": ("alertmanager",),
        "prometheus": ("prometheus",),
    }.items():
        groups = [
            {"targets": [f"127.0.0.1:{ports[program]}"], "labels": {"service": program}}
            for program in programs
        ]
        (folder / f"{name}.yml").write_text(yaml.safe_dump(groups))


def _tell(webhook: str, path: Path) -> None:
    """Add the webhook to Alertmanager's configuration."""
    config = yaml.safe_load(path.read_text())
    for receiver in config["receivers"]:
        if receiver["name"] in TOLD_BY_WEBHOOK:
            receiver["webhook_configs"] = [{"url": webhook, "send_resolved": False}]
    path.write_text(yaml.safe_dump(config))


def format_kafka(home: Path) -> None:
    """Give Kafka's storage its identity, once; it refuses a folder without one. It is that of all stacks of
    this process, which meet nowhere."""
    storage = home / "data/kafka"
    if (storage / "meta.properties").exists():
        return
    if not _empty_storage:
        _run_storage_tool(home)
        files = sorted(path for path in storage.rglob("*") if path.is_file())  # meta.properties comes last
        _empty_storage.update({path.relative_to(storage): path.read_bytes() for path in files})
    for path, content in _empty_storage.items():
        (storage / path).parent.mkdir(parents=True, exist_ok=True)
        (storage / path).write_bytes(content)


_empty_storage: dict[Path, bytes] = {}
"""What Kafka's tool makes, by file: it takes seconds, and one process may have many stacks."""


def _run_storage_tool(home: Path) -> None:
    classpath = ROOT / "var/kafka/lib"
    if not classpath.exists():
        raise StackError("Apache Kafka is not installed: run `deploy/local/install.sh servers`.")
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", f"{classpath}/*"]
    command += ["kafka.tools.StorageTool", "format", "--config", str(home / "conf/kafka.properties")]
    command += ["--cluster-id", uuid.uuid4().hex[:22]]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise StackError(f"Kafka's storage can't be made:\n{done.stdout}{done.stderr}")


def grafana_home() -> Path:
    """Where Grafana keeps its files: beside the folder of its binary, or where Debian's package puts them."""
    beside = Path(shutil.which("grafana") or "").resolve().parent.parent
    return beside if (beside / "conf/defaults.ini").exists() else Path("/usr/share/grafana")
