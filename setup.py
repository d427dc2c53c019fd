"""Compiles what reads text, where most of the time goes; all else about the package is in pyproject.toml.

The same modules run interpreted, more slowly: where there is no C compiler, or where somebody works on them.
"""

import os
from pathlib import Path
from typing import Any

from setuptools import setup

COMPILED = ["services.domain.claims", "services.domain.places"]
BUILD = "var/compiled"
# What compiled code calls only where something fails: that is most of it by size, and read along with the
# rest unless the compiler is told to put it elsewhere.
FAILING = """#include <Python.h>
__attribute__((cold)) void CPy_AddTraceback(const char *, const char *, int, PyObject *);
__attribute__((cold)) void CPy_TypeError(const char *, PyObject *);
__attribute__((cold)) void CPy_TypeErrorTraceback(
    const char *, const char *, int, PyObject *, const char *, PyObject *);
__attribute__((cold)) void CPy_AttributeError(
    const char *, const char *, const char *, const char *, int, PyObject *);
"""
INTERPRETED = os.environ.get("FRONTWATCH_INTERPRETED") == "1"


def extensions() -> "list[Any]":
    """One C extension of the packages of `COMPILED`; none where interpretation is asked for."""
    if INTERPRETED:
        return []
    from mypyc.build import mypycify  # noqa: PLC0415 - needed only here, and only for this

    packages = [argument for package in COMPILED for argument in ("-p", package)]
    checks = ["--config-file=", "--strict", "--explicit-package-bases", "--ignore-missing-imports"]
    found = mypycify([*checks, *packages], target_dir=BUILD, group_name="frontwatch", opt_level="1")
    failing = Path(BUILD, "failing.h").absolute()
    failing.parent.mkdir(parents=True, exist_ok=True)
    failing.write_text(FAILING, encoding="utf-8")
    apart = ["-include", str(failing), "-freorder-blocks-and-partition"]
    for extension in found:
        # nobody replaces its functions when it is loaded: they may call one another directly
        extension.extra_compile_args += ["-fno-semantic-interposition", *apart]
        # what a debugger would read, and warnings of what nobody wrote, take three quarters of the time
        extension.extra_compile_args += ["-g0", "-Wno-all"]
        extension.depends.append("setup.py")  # other arguments make another object
    return found


setup(ext_modules=extensions(), options={"build": {"build_base": BUILD}})
