"""Names on the dashboards, as Prometheus' own tool evaluates their queries."""

import subprocess
from pathlib import Path

import pytest
import yaml

from deploy.grafana.queries import named, now, over_time

CLAIMED = "frontwatch_settlement_last_claim_timestamp_seconds"
BAKHMUT = '{settlement_id="b", settlement="Bakhmut", settlement_uk="Бахмут"}'
ONLY_ENGLISH = '{settlement_id="b", settlement="Bakhmut"}'  # as before the label was there
RENAMED = '{settlement_id="b", settlement="Artemivsk", settlement_uk="Бахмут"}'


@pytest.mark.parametrize("history", [False, True], ids=["now", "over time"])
@pytest.mark.parametrize(
    ("language", "infos", "name"),
    [
        ("settlement", [BAKHMUT], "Bakhmut"),
        ("settlement_uk", [BAKHMUT], "Бахмут"),
        ("settlement_uk", [ONLY_ENGLISH], "Bakhmut"),
        ("settlement", [BAKHMUT, ONLY_ENGLISH], "Bakhmut"),
        ("settlement_uk", [BAKHMUT, RENAMED], "Бахмут"),
    ],
)
def test_a_settlement_has_one_name_whatever_its_samples_say(
    language: str, infos: list[str], name: str, history: bool, tmp_path: Path
) -> None:
    samples = [f"frontwatch_settlement_info{info}" for info in infos]
    samples += [f'{CLAIMED}{{settlement_id="b", settlement="{each}"}}' for each in ("Bakhmut", "Artemivsk")]
    expected = {"labels": f'{{settlement_id="b", settlement="{name}"}}', "value": 1}
    query = named((over_time if history else now)(CLAIMED), history=history).replace("$names", language)
    case = {
        "interval": "1m",
        "input_series": [{"series": sample, "values": "1x60"} for sample in samples],
        "promql_expr_test": [{"expr": query, "eval_time": "30m", "exp_samples": [expected]}],
    }
    path = tmp_path / "names.yml"
    path.write_text(yaml.safe_dump({"tests": [case]}))
    done = subprocess.run(["promtool", "test", "rules", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
