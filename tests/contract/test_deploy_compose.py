"""docker-compose.yml says the same as the settings, the ports, the stack without Docker and the tree."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from deploy.local.ports import DEFAULT_PORTS
from services.ingest.feeds import read_feeds
from services.ingest.outlets import read_outlets
from tests.deployment import ROOT, assert_settings, dot_env, tool

COMPOSE_FILE = ROOT / "docker-compose.yml"
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)\}")
TEXT = VARIABLE.sub(
    lambda found: dot_env()[found[1]], COMPOSE_FILE.read_text()
)  # its validator does not do it
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if "build" in service]


def test_the_compose_specifications_own_validator_accepts_it() -> None:
    validate: list[str | Path] = [tool("compose-spec"), "-"]
    done = subprocess.run(validate, cwd=ROOT, input=TEXT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert yaml.safe_load(done.stdout)["services"].keys() == SERVICES.keys()

    wrong = TEXT.replace("cap_drop:", "cap_dropped:")
    assert subprocess.run(
        validate, cwd=ROOT, input=wrong, capture_output=True, text=True, check=False
    ).returncode


def test_every_variable_is_pinned_and_every_pin_used() -> None:
    used = set(VARIABLE.findall(COMPOSE_FILE.read_text()))
    assert used == set(dot_env())
    for name, value in dot_env().items():
        if name.endswith("_VERSION"):
            assert re.match(r"v?\d+\.\d+\.\d+", value), f"{name} is not a full version"


@pytest.mark.parametrize("name", OURS)
def test_the_environment_is_that_of_the_service(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {key: str(value) for key, value in SERVICES[name]["environment"].items()}
    assert_settings(SERVICES[name]["command"], environment, monkeypatch)


def test_every_service_of_the_project_runs() -> None:
    assert {"services.ingest", "services.stream", "services.alerting"} <= {
        SERVICES[name]["command"][0] for name in OURS
    }


def test_the_host_sees_the_ports_of_the_stack_without_docker_on_the_loopback_interface() -> None:
    seen = {}
    for name, service in SERVICES.items():
        for mapping in service.get("ports", []):
            address, port, _ = mapping.split(":")
            assert address == "127.0.0.1"
            seen[name] = int(port)
    assert seen == {name: port for name, port in DEFAULT_PORTS.items() if name in seen}
    assert set(DEFAULT_PORTS) - set(seen) == {"kafka_controller", "stream"}  # stream can have several workers


def test_addresses_name_services_and_the_ports_they_listen_on() -> None:
    listening = {
        "kafka": "9092",
        "redis": "6379",
        **{
            name: SERVICES[name]["environment"]["FRONTWATCH_PORT"]
            for name in ("ingest", "stream", "alerting")
        },
        **{
            n: s["ports"][0].split(":")[2] for n, s in SERVICES.items() if n in ("prometheus", "alertmanager")
        },
        "grafana": "3000",
    }
    targets = "\n".join(path.read_text() for path in (ROOT / "deploy/compose/targets").iterdir())
    addresses = re.findall(r"\b([a-z]+):(\d{4,5})\b", COMPOSE_FILE.read_text() + targets)
    within = [(host, port) for host, port in addresses if host in SERVICES]
    assert within
    for host, port in within:
        assert str(listening[host]) == port


def test_what_is_mounted_is_there_and_serves_the_stack_without_docker_too() -> None:
    mounted = [mount.split(":") for s in SERVICES.values() for mount in s.get("volumes", [])]
    for source, _, *mode in mounted:
        if source.startswith("."):
            assert (ROOT / source).exists(), source
            assert mode == ["ro"]
        else:
            assert source in COMPOSE["volumes"]
    for server in (
        "prometheus",
        "alertmanager",
        "grafana/provisioning",
        "grafana/dashboards",
    ):  # every file that the other stack takes, this one mounts
        sources = [Path(source) for source, *_ in mounted]
        for path in (ROOT / "deploy" / server).rglob("*.*"):
            assert any(path.relative_to(ROOT).is_relative_to(source) for source in sources), path


def test_prometheus_is_told_of_every_target_that_its_configuration_asks_for() -> None:
    asked = re.findall(r"targets/(\w+\.yml)", (ROOT / "deploy/prometheus/prometheus.yml").read_text())
    assert {path.name for path in (ROOT / "deploy/compose/targets").iterdir()} == set(asked)


def test_kafka_is_configured_as_without_docker() -> None:
    environment = SERVICES["kafka"]["environment"]
    of_the_place = {"controller.quorum.voters", "listeners", "advertised.listeners", "log.dirs"}
    of_the_place |= {"listener.security.protocol.map"}  # one listener more, for the host
    lines = (ROOT / "deploy/local/kafka/server.properties").read_text().splitlines()
    for name, value in (line.split("=", 1) for line in lines if line and not line.startswith("#")):
        variable = f"KAFKA_{name.replace('.', '_').upper()}"
        assert variable in environment
        if name not in of_the_place:
            assert str(environment[variable]) == value


def test_kafka_has_the_version_that_the_tests_run_on() -> None:
    pom = ElementTree.parse(ROOT / "deploy/local/kafka/pom.xml")  # noqa: S314  # our own file
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    versions = {
        d.findtext("m:artifactId", "", space): d.findtext("m:version", "", space)
        for d in pom.iterfind(".//m:dependency", space)
    }
    assert versions["kafka_2.13"] == dot_env()["KAFKA_VERSION"]


def test_redis_keeps_its_data_as_without_docker() -> None:
    command = SERVICES["redis"]["command"]
    supervisor = (ROOT / "deploy/local/supervisord.conf").read_text()
    kept = re.search(r'--appendonly \S+ --save "" .*?--maxmemory-policy \S+', " ".join(supervisor.split()))
    assert kept
    assert command == ["redis-server", *shlex.split(kept[0])]


def test_prometheus_keeps_the_past_that_is_loaded_into_it_as_without_docker() -> None:
    retention = re.compile(r"--storage\.tsdb\.retention\.(\w+=\S+)")
    without_docker = retention.findall((ROOT / "deploy/local/supervisord.conf").read_text())
    assert (
        retention.findall(" ".join(SERVICES["prometheus"]["command"]))
        == without_docker
        == ["time=20y", "size=100GB"]
    )


def test_links_in_alerts_lead_to_where_the_host_sees_the_servers_as_without_docker() -> None:
    external = re.compile(r"--web\.external-url=(\S+)")
    supervisor = (ROOT / "deploy/local/supervisord.conf").read_text()
    for name in ("prometheus", "alertmanager"):
        url = f"http://127.0.0.1:{DEFAULT_PORTS[name]}"
        assert external.findall(" ".join(SERVICES[name]["command"])) == [url]
        port = f"%(ENV_FRONTWATCH_PORT_{name.upper()})s"
        assert f"http://127.0.0.1:{port}" in external.findall(supervisor)
    grafana = f"http://127.0.0.1:{DEFAULT_PORTS['grafana']}"
    assert SERVICES["alerting"]["environment"]["FRONTWATCH_GRAFANA_PUBLIC_URL"] == grafana
    assert SERVICES["grafana"]["environment"]["GF_SERVER_ROOT_URL"] == grafana


def test_redis_refuses_to_write_before_its_container_is_killed() -> None:
    command = SERVICES["redis"]["command"]
    units = {"mb": 2**20, "m": 2**20, "gb": 2**30, "g": 2**30}

    def size(text: str) -> int:
        number, unit = re.fullmatch(r"(\d+)([a-z]+)", text).groups()  # type: ignore[union-attr]
        return int(number) * units[unit]

    limit = size(SERVICES["redis"]["deploy"]["resources"]["limits"]["memory"])
    assert size(command[command.index("--maxmemory") + 1]) < 0.8 * limit


def test_news_comes_in_and_not_from_everybody() -> None:
    ingest = SERVICES["ingest"]
    mounted = dict(mount.split(":")[1::-1] for mount in ingest["volumes"])
    feeds = ROOT / mounted[ingest["environment"]["FRONTWATCH_FEEDS_FILE"]]
    assert read_feeds(feeds)
    outlets = read_outlets(ROOT / mounted[ingest["environment"]["FRONTWATCH_OUTLETS_FILE"]])
    assert (len(outlets), outlets.own) == (len(read_outlets()), 0)  # a file to fill in
    secret = ingest["environment"]["FRONTWATCH_TOKENS_FILE"].removeprefix("/run/secrets/")
    assert secret in ingest["secrets"]


def test_nothing_waits_for_what_can_not_become_healthy() -> None:
    built_in = set(OURS)  # the image has a health check of its own
    for service in SERVICES.values():
        for needed, how in service.get("depends_on", {}).items():
            once = SERVICES[needed].get("healthcheck") == {"disable": True}
            assert how["condition"] == ("service_completed_successfully" if once else "service_healthy")
            assert once or "healthcheck" in SERVICES[needed] or needed in built_in


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"kafka"}))
def test_containers_are_hardened(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "memory" in service["deploy"]["resources"]["limits"]
    assert "privileged" not in service


def test_secrets_are_files_that_the_script_makes(tmp_path: Path) -> None:
    copy = tmp_path / "deploy/compose/secrets.sh"
    copy.parent.mkdir(parents=True)
    shutil.copy(ROOT / "deploy/compose/secrets.sh", copy)
    # As anybody: root may write to any file.
    as_anybody = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    subprocess.run([*as_anybody, copy], check=True, capture_output=True)
    made = {path.relative_to(tmp_path): path.read_text() for path in (tmp_path / "var/secrets").iterdir()}
    assert set(made) == {Path(secret["file"]) for secret in COMPOSE["secrets"].values()}

    subprocess.run([*as_anybody, copy], check=True, capture_output=True)
    assert {path: (tmp_path / path).read_text() for path in made} == made
    assert len(made[Path("var/secrets/ingest-tokens")].split()) == 1
    login = made[Path("var/secrets/grafana-login")]
    assert login == f"admin:{made[Path('var/secrets/grafana-password')]}"
