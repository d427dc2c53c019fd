"""The tests of the project. They refuse to run on compiled modules that are older than their source."""

from pathlib import Path

_STALE = [
    source
    for source in Path(__file__).parents[1].glob("services/domain/**/*.py")
    for compiled in source.parent.glob(f"{source.stem}.*.so")
    if compiled.stat().st_mtime < source.stat().st_mtime
]
if _STALE:
    raise RuntimeError(
        f"{_STALE[0]} is newer than its compiled module: `make compiled`, or `make interpreted`"
    )
