"""Settings of each service: environment variables with the prefix ``FRONTWATCH_``, secrets from files.

Only a composition root (a service's ``__main__.py`` or the command line) reads them and hands on values.
"""

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, IPvAnyNetwork, RedisDsn, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "FRONTWATCH_"


class UnusableSetting(Exception):
    """A setting has a right form and can't be used; the text says which setting, its value, and why."""


def wrong_settings(error: ValidationError) -> list[str]:
    """What is wrong with each variable, a line each. Raises `error` again where it is not about settings."""
    if error.title not in {model.__name__ for model in _descendants(BaseSettings)}:
        raise error
    problems = []
    for problem in error.errors(include_url=False):
        variable = f"{PREFIX}{'_'.join(map(str, problem['loc'])).upper()}"
        problems.append(f"{variable}: {problem['msg'].removeprefix('Value error, ')}")
    return problems


def _descendants(model: type[BaseSettings]) -> Iterator[type[BaseSettings]]:
    for child in model.__subclasses__():
        yield child
        yield from _descendants(child)


class KafkaSettings(BaseSettings):
    """How to reach Kafka."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    kafka_bootstrap: str = Field("127.0.0.1:19092", description="Brokers, `host:port`, comma-separated.")
    kafka_security: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="Security protocol of the brokers' listener."
    )
    kafka_ca_file: Path | None = Field(None, description="CA certificate that signed the brokers' (PEM).")
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "SCRAM-SHA-512", description="SASL mechanism, with a SASL security protocol."
    )
    kafka_username: str = Field("", description="SASL user name.")
    kafka_password_file: Path | None = Field(None, description="File holding the SASL password.")

    @field_validator("kafka_bootstrap")
    @classmethod
    def _names_a_broker(cls, value: str) -> str:
        if not value.replace(",", " ").strip():
            raise ValueError("names no broker: give host:port, or several of them comma-separated")
        return value

    def brokers(self) -> list[str]:
        """The bootstrap addresses, one an element."""
        return [broker.strip() for broker in self.kafka_bootstrap.split(",") if broker.strip()]

    def ssl_context(self) -> ssl.SSLContext | None:
        """The TLS context for the brokers; None where the listener has no TLS. Raises UnusableSetting."""
        if not self.kafka_security.endswith("SSL"):
            return None
        return _trusting(self.kafka_ca_file, "FRONTWATCH_KAFKA_CA_FILE")

    def kafka_options(self) -> dict[str, Any]:
        """Keyword arguments that every kafka-python client takes to connect. Raises UnusableSetting."""
        options: dict[str, Any] = {
            "bootstrap_servers": self.brokers(),
            "security_protocol": self.kafka_security,
        }
        if context := self.ssl_context():
            options["ssl_context"] = context
        if self.kafka_security.startswith("SASL"):
            options["sasl_mechanism"] = self.kafka_sasl_mechanism
            options["sasl_plain_username"] = self.kafka_username
            options["sasl_plain_password"] = read_secret(
                self.kafka_password_file, "FRONTWATCH_KAFKA_PASSWORD_FILE"
            )
        return options


class RedisSettings(BaseSettings):
    """How to reach Redis."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    redis_url: RedisDsn = Field(RedisDsn("redis://127.0.0.1:16379/0"), description="`rediss://` for TLS.")
    redis_username: str = Field("", description="ACL user name; empty for the default user.")
    redis_password_file: Path | None = Field(None, description="File holding the Redis password.")
    redis_ca_file: Path | None = Field(None, description="CA certificate that signed the server's (PEM).")

    def redis_options(self) -> dict[str, Any]:
        """Keyword arguments for `redis.from_url` and `redis.asyncio.from_url`, beside the URL.

        Raises UnusableSetting.
        """
        options: dict[str, Any] = {}
        if self.redis_username:
            options["username"] = self.redis_username
        if self.redis_password_file:
            options["password"] = read_secret(self.redis_password_file, "FRONTWATCH_REDIS_PASSWORD_FILE")
        if self.redis_ca_file:
            _trusting(self.redis_ca_file, "FRONTWATCH_REDIS_CA_FILE")  # redis-py tells of it in riddles
            options["ssl_ca_certs"] = str(self.redis_ca_file)
        return options


class GrafanaSettings(BaseSettings):
    """How to reach Grafana."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    grafana_url: str = Field("", description="Grafana's base URL; empty: Grafana is not used.")
    grafana_token_file: Path | None = Field(
        None, description="File holding a service account token, or `user:password`."
    )


class OutletSettings(BaseSettings):
    """What is known of outlets; the same wherever articles come in, for outlet and side are part of them."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    outlets_file: Path | None = Field(
        None,
        description="Outlets of your own (TOML), over the built-in ones; with `replace_builtin = true`, "
        "in place of these.",
    )


class ServiceSettings(KafkaSettings):
    """What every long-running service takes."""

    host: str = Field("127.0.0.1", description="Address to listen on; `::` is every one, of IPv4 too.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level logged.")


class IngestSettings(ServiceSettings, OutletSettings):
    """Settings of the ingest service."""

    port: int = Field(18080, description="Port of the HTTP API, /metrics, /healthz and /readyz.")
    tokens_file: Path | None = Field(
        None, description="Bearer tokens that may hand in articles, one a line; without it, anybody may."
    )
    feeds_file: Path | None = Field(None, description="Feeds to poll (TOML); without it, none.")
    feeds_allowed_networks: list[IPvAnyNetwork] = Field(
        [], description="Private networks that feeds and their pages may be read from."
    )
    max_in_flight_bytes: int = Field(
        64 * 1024 * 1024, gt=0, description="Bytes that may wait for Kafka; past them the API answers 503."
    )
    max_body_bytes: int = Field(256 * 1024 * 1024, gt=0, description="Largest body of a bulk request.")
    rate_limit: float = Field(
        5000, gt=0, description="Articles a second that one client may hand in, in the long run."
    )


class StreamSettings(ServiceSettings, RedisSettings):
    """Settings of the stream processors."""

    port: int = Field(18081, description="Port of /metrics, /healthz and /readyz.")
    consumer_group: str = Field(
        "frontwatch-stream", min_length=1, description="Workers of one group share the partitions."
    )
    batch_size: int = Field(100, ge=1, description="Most records handled as one batch.")
    batch_seconds: float = Field(0.02, gt=0, description="Longest wait for a batch to fill, seconds.")
    held_settlements: int = Field(
        1000,
        ge=1,
        description="Most settlements kept ready in memory, about 0.2 MB each, and 7 KB for each text of the "
        "last week that is no reprint; others are read from Redis.",
    )
    lateness_horizon_days: float = Field(
        90,
        gt=0,
        description="How late, on the publication axis, an article may still rewrite a history; any may that "
        "is among the last 256 of its settlement.",
    )
    reject_limit: float = Field(
        0.5,
        gt=0,
        le=1,
        description="Share of invalid records among the recent past which the worker stands still.",
    )


class AlertingSettings(ServiceSettings, GrafanaSettings):
    """Settings of the alerting service."""

    port: int = Field(18082, description="Port of /metrics, /healthz and /readyz.")
    alertmanager_url: str = Field(
        "http://127.0.0.1:19094", pattern=r"^https?://[^/\s]+", description="Alertmanager's base URL."
    )
    grafana_public_url: str = Field(
        "",
        pattern=r"^(https?://[^/\s]\S*)?$",
        description="Grafana's base URL as people's browsers reach it, for the links in alerts; empty: "
        "`FRONTWATCH_GRAFANA_URL`.",
    )
    alert_max_age_days: float = Field(
        7, ge=0, description="Changes published longer ago don't page; 0 switches the limit off."
    )
    alert_hold_hours: float = Field(
        24, gt=0, description="How long an alert stands; below Alertmanager's repeat_interval."
    )
    watchlist: str = Field(
        "",
        description="Settlements (name or id) and oblasts to be told of, comma-separated; a name that means "
        "none, or may mean several, is refused.",
    )
    consumer_group: str = Field(
        "frontwatch-alerting", min_length=1, description="Replicas of one group share the work."
    )
    reject_limit: float = Field(
        0.5,
        gt=0,
        le=1,
        description="Share of invalid records among the recent past which a feed stands still.",
    )


class CommandSettings(KafkaSettings, RedisSettings, GrafanaSettings, OutletSettings):
    """Settings of the command line."""

    prometheus_url: str = Field("http://127.0.0.1:19090", description="Prometheus' base URL.")


def read_secret(path: Path | None, setting: str) -> str:
    """The text of a secret's file without surrounding white space; empty where no file is named.

    Raises UnusableSetting, which names `setting`, where the file can't be read.
    """
    try:
        return path.read_text(encoding="utf-8").strip() if path else ""
    except OSError as error:
        raise UnusableSetting(f"{setting}: {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnusableSetting(f"{setting}: {path} is no text in UTF-8") from error


def _trusting(ca_file: Path | None, setting: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except ssl.SSLError as error:
        raise UnusableSetting(f"{setting}: {ca_file} holds no certificate (PEM)") from error
    except OSError as error:
        raise UnusableSetting(f"{setting}: {ca_file}: {error.strerror}") from error
