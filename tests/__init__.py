"""The tests of the project. They refuse to run on compiled modules that are older than their source."""

from pathlib import Path

_ROOT = Path(__file__).parents[1]
for _library in _ROOT.glob("frontwatch__mypyc.*.so"):
    for _source in _ROOT.glob("services/domain/**/*.py"):
        _compiled = any(_source.parent.glob(f"{_source.stem}.*.so"))
        if _compiled and _source.stat().st_mtime > _library.stat().st_mtime:
            raise RuntimeError(
                f"{_source} changed since it was compiled: `make compiled` or `make interpreted`"
            )
