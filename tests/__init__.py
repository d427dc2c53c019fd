"""The tests of the project. They refuse to run on compiled modules that are older than their source."""

from pathlib import Path

_STALE = [
    compiled
    for compiled in Path(__file__).parents[1].glob("services/**/*.so")
    if compiled.stat().st_mtime < compiled.with_name(compiled.name.partition(".")[0] + ".py").stat().st_mtime
]
if _STALE:
    raise RuntimeError(f"{_STALE[0].name} is older than its source: `make compiled`, or `make interpreted`")
