"""Writes the dashboards' JSON: ``python -m deploy.grafana [--check]``.

The JSON is committed, because Grafana and `frontwatch grafana push` read it without this code; `--check`
fails where it is not what the code makes.
"""

import json
import sys
from pathlib import Path

from grafana_foundation_sdk.cog.encoder import JSONEncoder

from deploy.grafana import overview, pipeline, settlement

FOLDER = Path(__file__).parent / "dashboards"
DASHBOARDS = {"overview": overview.build, "settlement": settlement.build, "pipeline": pipeline.build}


def main(arguments: list[str]) -> int:
    """Write every dashboard, or with ``--check`` compare: 1 where one is stale."""
    stale = []
    for name, build in DASHBOARDS.items():
        path = FOLDER / f"{name}.json"
        text = json.dumps(build().build(), cls=JSONEncoder, indent=2, sort_keys=True) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            stale.append(path.name)
        else:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"stale dashboards: {', '.join(stale)}; run python -m deploy.grafana\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
