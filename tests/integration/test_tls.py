"""Everything runs over TLS with passwords: real brokers, a real Redis, and our clients as they are deployed.

Kafka has a listener for each security protocol, Redis a TLS port and one user who may do only what
docs/security.md grants. The broker's and Redis' plain ports stay open for the tests' own needs.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import redis
import trustme
from cryptography.hazmat.primitives import serialization
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.admin import ScramMechanism, UserScramCredentialUpsertion
from redis.exceptions import NoPermissionError

from deploy.local.health import ask
from deploy.local.home import ROOT, SERVICES
from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.common.settings import KafkaSettings, RedisSettings
from services.common.topics import catalogue, create_topics

USER = "frontwatch"
PASSWORD = "correct-horse-battery"  # noqa: S105  # pragma: allowlist secret
REDIS_RIGHTS = ["~frontwatch:*", "-@all", "+@read", "+@write", "+@connection", "+@transaction"]
REDIS_RIGHTS += ["+@scripting", "-@dangerous"]
LISTENERS = ("SSL", "SASL_PLAINTEXT", "SASL_SSL")
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
SEED = next((ROOT / "seeds").glob("000_*.txt"))


@dataclass
class Secure:
    """A stack whose servers ask for TLS and passwords."""

    stack: Stack
    ports: dict[str, int]
    password_file: Path
    wrong_password_file: Path
    ca_file: Path
    wrong_ca_file: Path
    environment: dict[str, str] = field(default_factory=dict)

    def kafka(self, security: str, mechanism: str = "SCRAM-SHA-512", **other: Any) -> KafkaSettings:
        """Settings for one of the listeners; `other` replaces single ones."""
        given: dict[str, Any] = {
            "kafka_bootstrap": f"127.0.0.1:{self.ports[security]}",
            "kafka_security": security,
            "kafka_ca_file": self.ca_file,
            "kafka_sasl_mechanism": mechanism,
            "kafka_username": USER,
            "kafka_password_file": self.password_file,
        }
        return KafkaSettings(**{**given, **other})

    def redis(self, **other: Any) -> RedisSettings:
        """Settings for Redis' TLS port; `other` replaces single ones."""
        given: dict[str, Any] = {
            "redis_url": f"rediss://127.0.0.1:{self.ports['redis']}/0",
            "redis_username": USER,
            "redis_password_file": self.password_file,
            "redis_ca_file": self.ca_file,
        }
        return RedisSettings(**{**given, **other})


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    folder = tmp_path_factory.mktemp("secrets")
    authority, stranger = trustme.CA(), trustme.CA()
    certificate = authority.issue_cert("127.0.0.1", "localhost")
    _write_certificates(folder, authority, certificate)
    stranger.cert_pem.write_to_path(folder / "stranger.crt")
    (folder / "password").write_text(PASSWORD + "\n")
    (folder / "wrong").write_text("wrong")

    own, more = free_ports(), iter(free_ports().values())
    ports = {name: next(more) for name in (*LISTENERS, "redis")}
    environment = {
        "FRONTWATCH_KAFKA_BOOTSTRAP": f"127.0.0.1:{ports['SASL_SSL']}",
        "FRONTWATCH_KAFKA_SECURITY": "SASL_SSL",
        "FRONTWATCH_KAFKA_CA_FILE": str(folder / "ca.crt"),
        "FRONTWATCH_KAFKA_USERNAME": USER,
        "FRONTWATCH_KAFKA_PASSWORD_FILE": str(folder / "password"),
        "FRONTWATCH_REDIS_URL": f"rediss://127.0.0.1:{ports['redis']}/0",
        "FRONTWATCH_REDIS_USERNAME": USER,
        "FRONTWATCH_REDIS_PASSWORD_FILE": str(folder / "password"),
        "FRONTWATCH_REDIS_CA_FILE": str(folder / "ca.crt"),
    }
    home = tmp_path_factory.mktemp("secure")
    with Stack(home, own, attached=True, environment=environment) as stack:
        stack.start()
        _ask_for_tls(stack, ports, folder)
        stack.start("kafka", "redis")
        stack.wait_healthy("kafka", "redis")
        _make_users(stack, ports, folder)
        yield Secure(
            stack,
            ports,
            folder / "password",
            folder / "wrong",
            folder / "ca.crt",
            folder / "stranger.crt",
            environment,
        )


def _write_certificates(folder: Path, authority: trustme.CA, certificate: trustme.LeafCert) -> None:
    authority.cert_pem.write_to_path(folder / "ca.crt")
    for part in certificate.cert_chain_pems:
        part.write_to_path(folder / "server.crt", append=True)
    key = serialization.load_pem_private_key(certificate.private_key_pem.bytes(), None)
    pkcs8 = key.private_bytes(  # the form that Kafka reads
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.key").write_bytes(pkcs8)
    (folder / "server.pem").write_bytes(pkcs8 + (folder / "server.crt").read_bytes())


def _ask_for_tls(stack: Stack, ports: dict[str, int], folder: Path) -> None:
    """Add the listeners to Kafka's configuration."""
    plain = f"CLIENT://{stack.kafka}"
    added = ",".join(f"{name}://127.0.0.1:{ports[name]}" for name in LISTENERS)
    controller = f"CONTROLLER://127.0.0.1:{stack.ports['kafka_controller']}"
    protocols = ",".join(f"{name}:{name}" for name in LISTENERS)
    lines = [
        f"listeners={plain},{controller},{added}",
        f"advertised.listeners={plain},{added}",
        f"listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,{protocols}",
        "ssl.keystore.type=PEM",
        f"ssl.keystore.location={folder / 'server.pem'}",
        f"sasl.enabled.mechanisms={','.join(MECHANISMS)}",
    ]
    security = "org.apache.kafka.common.security"
    for listener in ("sasl_plaintext", "sasl_ssl"):
        prefix = f"listener.name.{listener}"
        lines += [
            f"{prefix}.plain.sasl.jaas.config={security}.plain.PlainLoginModule required "
            f'user_{USER}="{PASSWORD}";',
            f"{prefix}.scram-sha-256.sasl.jaas.config={security}.scram.ScramLoginModule required;",
            f"{prefix}.scram-sha-512.sasl.jaas.config={security}.scram.ScramLoginModule required;",
        ]
    with (stack.home / "conf/kafka.properties").open("a") as properties:
        properties.write("\n" + "\n".join(lines) + "\n")


def _make_users(stack: Stack, ports: dict[str, int], folder: Path) -> None:
    with closing(KafkaAdminClient(bootstrap_servers=stack.kafka)) as admin:
        for mechanism in (ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512):
            upsertion = UserScramCredentialUpsertion(USER, mechanism, PASSWORD)
            assert admin.alter_user_scram_credentials([upsertion]) == {USER: None}
    with redis.Redis.from_url(stack.redis) as client:
        client.config_set("tls-cert-file", str(folder / "server.crt"))
        client.config_set("tls-key-file", str(folder / "server.key"))
        client.config_set("tls-ca-cert-file", str(folder / "ca.crt"))
        client.config_set("tls-auth-clients", "no")
        client.config_set("tls-port", str(ports["redis"]))
        client.execute_command("ACL", "SETUSER", USER, "on", f">{PASSWORD}", *REDIS_RIGHTS)


PROTOCOLS = [
    ("SSL", "SCRAM-SHA-512"),
    ("SASL_PLAINTEXT", "SCRAM-SHA-512"),
    *(("SASL_SSL", mechanism) for mechanism in MECHANISMS),
]


@pytest.mark.parametrize(("security", "mechanism"), PROTOCOLS)
def test_records_pass_over_every_protocol(secure: Secure, unique: str, security: str, mechanism: str) -> None:
    settings = secure.kafka(security, mechanism)
    create_topics(settings)
    topic = next(iter(catalogue()))
    with closing(KafkaProducer(**settings.kafka_options())) as producer:
        sent = producer.send(topic, unique.encode()).get(timeout=30)
    options = {"auto_offset_reset": "earliest", "consumer_timeout_ms": 20_000}
    with closing(KafkaConsumer(topic, **settings.kafka_options(), **options)) as consumer:
        found = next(r for r in consumer if (r.partition, r.offset) == (sent.partition, sent.offset))
    assert found.value == unique.encode()


def test_kafka_is_not_used_with_anything_wrong_and_the_command_says_so(secure: Secure) -> None:
    wrong = {
        "FRONTWATCH_KAFKA_PASSWORD_FILE": str(secure.wrong_password_file),
        "FRONTWATCH_KAFKA_CA_FILE": str(secure.wrong_ca_file),
        "FRONTWATCH_KAFKA_BOOTSTRAP": f"127.0.0.2:{secure.ports['SASL_SSL']}",  # not the certificate's host
        "FRONTWATCH_KAFKA_SECURITY": "PLAINTEXT",
    }
    running = {name: _start(secure, {name: value}, "topics", "create") for name, value in wrong.items()}
    for name, process in running.items():
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 2, name
        assert "can't be used" in said
        assert "Traceback" not in said


def test_redis_gives_the_user_what_the_stream_needs_and_no_more(secure: Secure) -> None:
    settings = secure.redis()
    with redis.Redis.from_url(str(settings.redis_url), **settings.redis_options()) as client:
        client.hset("frontwatch:x", "a", "b")
        assert client.hgetall("frontwatch:x") == {b"a": b"b"}
        for forbidden in (["FLUSHALL"], ["CONFIG", "GET", "*"], ["SET", "other", "1"], ["KEYS", "*"]):
            with pytest.raises(NoPermissionError):
                client.execute_command(*forbidden)


@pytest.mark.parametrize("setting", ["redis_password_file", "redis_ca_file"])
def test_redis_is_not_used_with_a_wrong(secure: Secure, setting: str) -> None:
    wrong = {"redis_password_file": secure.wrong_password_file, "redis_ca_file": secure.wrong_ca_file}
    settings = secure.redis(**{setting: wrong[setting]})
    with (
        redis.Redis.from_url(str(settings.redis_url), **settings.redis_options()) as client,
        pytest.raises(redis.RedisError),
    ):
        client.ping()


def test_an_article_goes_all_the_way(secure: Secure) -> None:
    """Ingest's producer, Faust's clients, the stream's store, alerting's consumers, the command line."""
    with redis.Redis.from_url(secure.stack.redis) as client:
        client.execute_command("ACL", "SETUSER", "default", "off")  # from here on, the user alone
    create_topics(secure.kafka("SASL_SSL"))
    secure.stack.start(*SERVICES)
    secure.stack.wait_healthy(*SERVICES, seconds=90)

    _frontwatch(secure, "replay", str(SEED))
    metrics = f"{secure.stack.url('alerting')}/metrics"
    deadline = time.monotonic() + 60
    while "frontwatch_settlement_status{" not in ask(metrics).text:
        assert time.monotonic() < deadline, "no status within a minute"
        time.sleep(0.2)
    assert "Bakhmut" in _frontwatch(secure, "board")


def _frontwatch(secure: Secure, *arguments: str) -> str:
    process = _start(secure, {}, *arguments)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


def _start(secure: Secure, other: dict[str, str], *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "services.cli", *arguments],
        env={**os.environ, **secure.environment, **other},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
