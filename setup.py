"""Compiles what reads text, where most of the time goes; all else about the package is in pyproject.toml.

The same modules run interpreted, more slowly: where there is no C compiler, or where somebody works on them.
"""

import os
from typing import Any

from setuptools import setup

COMPILED = ["services.domain.claims", "services.domain.places"]
BUILD = "var/compiled"
INTERPRETED = os.environ.get("FRONTWATCH_INTERPRETED") == "1"


def extensions() -> "list[Any]":
    """One C extension of the packages of `COMPILED`; none where interpretation is asked for."""
    if INTERPRETED:
        return []
    from mypyc.build import mypycify  # noqa: PLC0415 - needed only here, and only for this

    packages = [argument for package in COMPILED for argument in ("-p", package)]
    checks = ["--config-file=", "--strict", "--explicit-package-bases", "--ignore-missing-imports"]
    found = mypycify([*checks, *packages], target_dir=BUILD, group_name="frontwatch", opt_level="1")
    for (
        extension
    ) in found:  # nobody replaces its functions when it is loaded: they may call one another directly
        extension.extra_compile_args.append("-fno-semantic-interposition")
    return found


setup(ext_modules=extensions(), options={"build": {"build_base": BUILD}})
