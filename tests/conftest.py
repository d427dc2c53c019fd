"""Real servers for the tests: on free ports, in temporary folders, gone with the test process.

They are those of ``deploy/local/supervisord.conf``, which `make demo` runs too. A server is started by the
first test that asks for it and is shared by the session; what keeps tests apart is their own topics
(`new_topic`) and an emptied Redis (`redis_url`). A test that kills a server takes a `new_stack` of its own.
Under pytest-xdist each worker is such a session, with servers of its own.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest
import redis
from hypothesis import HealthCheck, settings
from kafka import KafkaAdminClient
from kafka.admin import NewTopic

from deploy.local.ports import free_ports
from deploy.local.stack import Stack

# pytest-xdist tells its workers how wide the terminal is; consoles of Rich keep that from when they are made
os.environ.pop("COLUMNS", None)
# no test asserts a time, and how long Hypothesis takes depends on what else the machine does
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

NewTopicFixture = Callable[..., str]
NewStackFixture = Callable[..., Stack]


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The session's stack, with nothing started yet."""
    with Stack(tmp_path_factory.mktemp("stack"), free_ports(), attached=True) as stack:
        yield stack


@pytest.fixture(scope="session")
def kafka(servers: Stack) -> str:
    """The bootstrap address of the session's broker."""
    return _started(servers, "kafka").kafka


@pytest.fixture(scope="session")
def prometheus(servers: Stack) -> str:
    """The URL of the session's Prometheus."""
    return _started(servers, "prometheus").url("prometheus")


@pytest.fixture(scope="session")
def alertmanager(servers: Stack) -> str:
    """The URL of the session's Alertmanager."""
    return _started(servers, "alertmanager").url("alertmanager")


@pytest.fixture
def redis_url(servers: Stack) -> str:
    """The URL of the session's Redis, emptied for this test."""
    url = _started(servers, "redis").redis
    with redis.Redis.from_url(url) as client:
        client.flushall()
    return url


@pytest.fixture
def unique(request: pytest.FixtureRequest) -> str:
    """A name that no other test has, good for topics, groups and keys."""
    return f"{re.sub('[^a-z0-9]+', '-', request.node.name.lower())[:60]}-{uuid4().hex[:8]}"


@pytest.fixture
def new_topic(kafka: str, unique: str) -> Iterator[NewTopicFixture]:
    """Makes topics of this test's own: ``new_topic(partitions=1, **config) -> name``."""
    admin = KafkaAdminClient(bootstrap_servers=kafka)
    made: list[str] = []

    def make(partitions: int = 1, **config: str) -> str:
        name = f"{unique}-{len(made)}"
        options = {key.replace("_", "."): value for key, value in config.items()}
        admin.create_topics([NewTopic(name, partitions, 1, topic_configs=options)])
        made.append(name)
        return name

    yield make
    if made:
        admin.delete_topics(made)
    admin.close()


@pytest.fixture
def new_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewStackFixture]:
    """Makes stacks of this test's own, to kill and restart: ``new_stack(*started, **environment)``."""
    with ExitStack() as stacks:

        def make(*programs: str, **environment: str) -> Stack:
            home = tmp_path_factory.mktemp("own-stack")
            stack = Stack(home, free_ports(), attached=True, environment=environment)
            return _started(stacks.enter_context(stack), *programs)

        yield make


def _started(stack: Stack, *programs: str) -> Stack:
    stack.start(*programs)
    stack.wait_healthy(*programs)
    return stack
