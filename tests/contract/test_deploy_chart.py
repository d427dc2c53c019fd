"""The chart renders, with each of its example values, into what Kubernetes and the services accept."""

import json
import subprocess
import tarfile
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml

from deploy.configuration import SERVICES
from services.common.topics import ARTICLES, catalogue
from tests.deployment import ROOT, TOOLS, assert_settings, run, tool

CHART = ROOT / "charts/frontwatch"
EXAMPLES = sorted(CHART.glob("ci/*-values.yaml"))
KUBERNETES = ("1.27.0", "1.34.0", "1.37.0")
CUSTOM = {"ServiceMonitor", "PrometheusRule", "ScaledObject", "TriggerAuthentication"}
SECURE = CHART / "ci/secure-values.yaml"
REBUILD = CHART / "ci/rebuild-values.yaml"

Resource = dict[str, Any]


@cache
def _rendered(values: Path) -> list[Resource]:
    command = (tool("helm"), "template", "test", CHART, "--values", values, "--kube-version", KUBERNETES[-1])
    return [resource for resource in yaml.safe_load_all(run(*command)) if resource]


def render(values: Path) -> list[Resource]:
    """What `helm template` makes of the chart, for the caller to change."""
    return deepcopy(_rendered(values))


def of_kind(resources: list[Resource], kind: str) -> list[Resource]:
    return [resource for resource in resources if resource["kind"] == kind]


def containers(resources: list[Resource]) -> list[tuple[Resource, Resource]]:
    """The pod and the container of each workload."""
    pods = [r["spec"]["template"]["spec"] for r in resources if r["kind"] in ("Deployment", "Job")]
    return [(pod, container) for pod in pods for container in pod["containers"]]


def custom_schema(kind: str) -> Resource:
    """The schema of a custom resource, closed against names that it does not know."""
    for path in (TOOLS / "crds").iterdir():
        definition = yaml.safe_load(path.read_text())
        if definition["spec"]["names"]["kind"] == kind:
            schema: Resource = definition["spec"]["versions"][0]["schema"]["openAPIV3Schema"]
            _close(schema["properties"]["spec"])
            return schema
    raise AssertionError(f"no definition of {kind}")


def _close(schema: Any) -> None:
    if isinstance(schema, list):
        for part in schema:
            _close(part)
    elif isinstance(schema, dict):
        if isinstance(pattern := schema.get("pattern"), str) and "(?i)" in pattern:
            schema["pattern"] = "(?i)" + pattern.replace(
                "(?i)", ""
            )  # Go has the flag anywhere, Python in front
        open_to_all = schema.get("x-kubernetes-preserve-unknown-fields", False)
        if "properties" in schema and "additionalProperties" not in schema and not open_to_all:
            schema["additionalProperties"] = False
        for part in schema.values():
            _close(part)


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def rendered(request: pytest.FixtureRequest) -> list[Resource]:
    return render(request.param)


@pytest.mark.parametrize("values", EXAMPLES, ids=lambda path: path.stem)
def test_helm_finds_nothing_to_say(values: Path) -> None:
    run(tool("helm"), "lint", "--strict", CHART, "--values", values)


@pytest.mark.parametrize("version", KUBERNETES)
def test_kubernetes_takes_every_resource(rendered: list[Resource], version: str) -> None:
    for resource in rendered:
        if resource["kind"] not in CUSTOM:
            kubernetes_validate.validate(resource, version, strict=True)


def test_the_operators_take_every_custom_resource() -> None:
    custom = [resource for resource in render(SECURE) if resource["kind"] in CUSTOM]
    assert {resource["kind"] for resource in custom} == CUSTOM
    for resource in custom:
        jsonschema.validate(resource, custom_schema(resource["kind"]))


def test_a_misspelt_name_would_be_found() -> None:
    deployment = of_kind(render(SECURE), "Deployment")[0]
    deployment["spec"]["replica"] = 1
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, KUBERNETES[-1], strict=True)
    monitor = of_kind(render(SECURE), "ServiceMonitor")[0]
    monitor["spec"]["endpoint"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(monitor, custom_schema("ServiceMonitor"))


def test_the_environment_is_that_of_the_service(
    rendered: list[Resource], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _, container in containers(rendered):
        names = [variable["name"] for variable in container["env"]]
        assert len(names) == len(set(names))
        environment = {variable["name"]: variable["value"] for variable in container["env"]}
        assert_settings(container["args"], environment, monkeypatch)


def test_every_service_runs_and_listens_where_it_is_asked(rendered: list[Resource]) -> None:
    deployments = {
        d["metadata"]["labels"]["app.kubernetes.io/component"]: d for d in of_kind(rendered, "Deployment")
    }
    assert set(deployments) == set(SERVICES)
    services = {
        s["metadata"]["labels"]["app.kubernetes.io/component"]: s for s in of_kind(rendered, "Service")
    }
    for name, deployment in deployments.items():
        (container,) = deployment["spec"]["template"]["spec"]["containers"]
        port = SERVICES[name].model_fields["port"].default
        assert container["args"] == [f"services.{name}"]
        assert container["ports"] == [{"name": "http", "containerPort": port}]
        assert {"name": "FRONTWATCH_PORT", "value": str(port)} in container["env"]
        assert container["livenessProbe"]["httpGet"] == {"path": "/healthz", "port": "http"}
        assert container["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "http"}
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        assert deployment["spec"]["selector"]["matchLabels"].items() <= labels.items()
        assert services[name]["spec"]["selector"].items() <= labels.items()
        assert services[name]["spec"]["ports"] == [{"name": "http", "port": port, "targetPort": "http"}]


def test_files_that_settings_name_are_mounted_and_secrets_exist_already() -> None:
    rendered = render(SECURE)
    assert not of_kind(rendered, "Secret")
    for pod, container in containers(rendered):
        files_of = {volume["name"] for volume in pod["volumes"] if "emptyDir" not in volume}
        mounts = {m["mountPath"] for m in container["volumeMounts"] if m["name"] in files_of}
        files = [v["value"] for v in container["env"] if v["name"].endswith("_FILE")]
        assert files
        assert {str(Path(file).parent) for file in files} == mounts


def test_other_feeds_and_outlets_start_ingest_anew(tmp_path: Path) -> None:
    """Files are read at the start; a pod does not see that its ConfigMap has others now."""
    pods = []
    for number, ingest in enumerate(({"feeds": "a"}, {"feeds": "b"}, {"feeds": "b", "outlets": "c"}, {})):
        values = yaml.safe_load((CHART / "ci/minimal-values.yaml").read_text())
        path = tmp_path / f"{number}.yaml"
        path.write_text(yaml.safe_dump({**values, "ingest": {**ingest, "replicas": 1}}))
        rendered = render(path)
        files = [c["data"] for c in of_kind(rendered, "ConfigMap")]
        assert files == ([{f"{name}.toml": text for name, text in ingest.items()}] if ingest else [])
        (deployment,) = [
            d for d in of_kind(rendered, "Deployment") if d["metadata"]["name"].endswith("ingest")
        ]
        pods.append(json.dumps(deployment["spec"]["template"]))
    assert len(set(pods)) == len(pods)


def test_a_rebuild_runs_without_workers_and_has_all_that_they_had() -> None:
    rebuilding, working = render(REBUILD), render(SECURE)
    (stream,) = (d for d in of_kind(rebuilding, "Deployment") if d["metadata"]["name"].endswith("stream"))
    assert stream["spec"]["replicas"] == 0
    assert not of_kind(rebuilding, "ScaledObject")
    (job,) = (j for j in of_kind(rebuilding, "Job") if j["metadata"]["name"].endswith("rebuild"))
    assert job["metadata"]["annotations"]["helm.sh/hook"] == "post-install,post-upgrade"
    [(pod, container)] = containers([job])
    assert container["args"] == ["services.cli", "rebuild"]
    [(worker_pod, worker)] = containers([stream])
    listening = {"FRONTWATCH_HOST", "FRONTWATCH_PORT"}
    assert container["env"] == [v for v in worker["env"] if v["name"] not in listening]
    assert (container["volumeMounts"], pod["volumes"]) == (worker["volumeMounts"], worker_pod["volumes"])
    assert not [j for j in of_kind(working, "Job") if j["metadata"]["name"].endswith("rebuild")]


def test_pods_keep_to_the_restricted_security_standard(rendered: list[Resource]) -> None:
    for pod, container in containers(rendered):
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["securityContext"]["runAsUser"] == 10001
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert not pod["automountServiceAccountToken"]
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["limits"]["memory"]


def test_rules_and_dashboards_are_the_files_of_deploy() -> None:
    rendered = render(SECURE)
    (rule,) = of_kind(rendered, "PrometheusRule")
    files = sorted((ROOT / "deploy/prometheus/rules").glob("*.yml"))
    assert rule["spec"]["groups"] == [g for f in files for g in yaml.safe_load(f.read_text())["groups"]]
    (dashboards,) = [
        c for c in of_kind(rendered, "ConfigMap") if c["metadata"]["name"].endswith("dashboards")
    ]
    assert {name: json.loads(text) for name, text in dashboards["data"].items()} == {
        path.name: json.loads(path.read_text())
        for path in (ROOT / "deploy/grafana/dashboards").glob("*.json")
    }


def test_runbooks_are_links_where_it_is_said_to_what(tmp_path: Path) -> None:
    values = yaml.safe_load((CHART / "ci/minimal-values.yaml").read_text())
    values["monitoring"] = {"prometheusRule": {"enabled": True, "runbooks": "https://example.org/tree/"}}
    (tmp_path / "values.yaml").write_text(yaml.safe_dump(values))
    (made,) = of_kind(render(tmp_path / "values.yaml"), "PrometheusRule")
    links = [r["annotations"]["runbook_url"] for group in made["spec"]["groups"] for r in group["rules"]]
    assert links
    assert all(link.startswith("https://example.org/tree/docs/runbook.md#") for link in links)


def test_a_package_holds_the_files_that_the_tree_only_links_to(tmp_path: Path) -> None:
    run(tool("helm"), "package", CHART, "--destination", tmp_path)
    with tarfile.open(next(tmp_path.glob("*.tgz"))) as package:
        links = [member.name for member in package if not member.isreg()]
        names = package.getnames()
    assert not links
    for path in (ROOT / "deploy/prometheus/rules").glob("*.yml"):
        assert f"frontwatch/files/rules/{path.name}" in names


CRAWLERS = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "crawlers"}}}
MONITORING = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}
OUT = {"to": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}


def selected(policy: Resource, labels: Resource) -> bool:
    """Whether the policy is for a pod with these labels."""
    selector = policy["spec"]["podSelector"]
    excluded = [labels.get(e["key"]) in e["values"] for e in selector.get("matchExpressions", [])]
    return selector["matchLabels"].items() <= labels.items() and not any(excluded)


@pytest.mark.parametrize(
    ("ingest_from", "scrape_from", "reach_ingest", "reach_stream"),
    [
        ([], [], "all", "all"),
        ([CRAWLERS], [], [CRAWLERS], "all"),
        ([], [MONITORING], "all", [MONITORING]),
        ([CRAWLERS], [MONITORING], [CRAWLERS, MONITORING], [MONITORING]),
    ],
)
def test_only_the_peers_named_reach_a_service(
    ingest_from: list[Resource],
    scrape_from: list[Resource],
    reach_ingest: Any,
    reach_stream: Any,
    tmp_path: Path,
) -> None:
    values = yaml.safe_load((CHART / "ci/minimal-values.yaml").read_text())
    values["networkPolicy"] = {"ingestFrom": ingest_from, "scrapeFrom": scrape_from, "egress": [OUT]}
    (tmp_path / "values.yaml").write_text(yaml.safe_dump(values))
    rendered = render(tmp_path / "values.yaml")
    for policy in of_kind(rendered, "NetworkPolicy"):
        kubernetes_validate.validate(policy, KUBERNETES[-1], strict=True)
    reached = {}
    for deployment in of_kind(rendered, "Deployment"):
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        policies = [p["spec"] for p in of_kind(rendered, "NetworkPolicy") if selected(p, labels)]
        rules = [rule for policy in policies for rule in policy["ingress"]]  # they add up
        everybody = any("from" not in rule for rule in rules)
        peers = [peer for rule in rules for peer in rule.get("from", [])]
        reached[labels["app.kubernetes.io/component"]] = "all" if everybody else peers
        assert [OUT in policy["egress"] for policy in policies] == [True]
    assert reached == {"ingest": reach_ingest, "stream": reach_stream, "alerting": reach_stream}


def test_more_workers_than_partitions_are_not_asked_for() -> None:
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    assert values["stream"]["keda"]["maxReplicas"] <= catalogue()[ARTICLES].partitions
    assert values["stream"]["replicas"] <= catalogue()[ARTICLES].partitions


def test_scaling_watches_topics_and_the_group_of_the_stream() -> None:
    (scaled,) = of_kind(render(SECURE), "ScaledObject")
    for trigger in scaled["spec"]["triggers"]:
        assert trigger["metadata"]["topic"] in catalogue()
        group = SERVICES["stream"].model_fields["consumer_group"].default
        assert trigger["metadata"]["consumerGroup"] == group
    deployment = {d["metadata"]["name"]: d for d in of_kind(render(SECURE), "Deployment")}
    assert "replicas" not in deployment[scaled["spec"]["scaleTargetRef"]["name"]]["spec"]


WRONG = {
    "a misspelt setting": ["stream.settings.batchsize=5"],
    "a setting that a value of the chart gives": ["stream.settings.port=5"],
    "a value of the wrong kind": ["stream.settings.batch_size=many"],
    "a value out of range": ["stream.settings.reject_limit=2"],
    "an unknown value": ["kafkaa.bootstrap=a:1"],
    "a password in the URL": ["redis.url=redis://user:word@redis:6379/0"],  # pragma: allowlist secret
    "SASL without a secret": ["kafka.security=SASL_SSL", "kafka.username=a"],
    "a CA without a secret": ["kafka.security=SSL", "kafka.caKey=ca.crt"],
    "Grafana without a token": ["alerting.grafanaUrl=http://grafana:3000"],
    "feeds for several to poll": ["ingest.feeds=x", "ingest.replicas=2"],
    "runbooks that are no address": ["monitoring.prometheusRule.runbooks=docs"],
    "no brokers": ["kafka.bootstrap="],
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_wrong_values_are_refused(wrong: list[str]) -> None:
    command: list[str | Path] = [
        tool("helm"),
        "template",
        "test",
        CHART,
        "--values",
        CHART / "ci/minimal-values.yaml",
    ]
    command += [argument for value in wrong for argument in ("--set", value)]
    done = subprocess.run(
        [*command, "--kube-version", KUBERNETES[-1]], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "values" in done.stderr or "required" in done.stderr


def test_every_value_is_described() -> None:
    readme = (CHART / "README.md").read_text()
    values = yaml.safe_load((CHART / "values.yaml").read_text())

    def names(tree: Resource, prefix: str = "") -> list[str]:
        found = []
        for name, value in tree.items():
            nested = isinstance(value, dict) and value and name not in ("resources", "labels")
            found += names(value, f"{prefix}{name}.") if nested else [prefix + name]
        return found

    assert [name for name in names(values) if f"`{name}`" not in readme] == []
