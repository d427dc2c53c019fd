"""Compiles what reads text, where most of the time goes; all else about the package is in pyproject.toml.

The same modules run interpreted, more slowly: where there is no C compiler, or where somebody works on them.
"""

import os
import re
from pathlib import Path
from typing import Any

from setuptools import setup

COMPILED = ["services.domain.claims", "services.domain.places"]
BUILD = "var/compiled"
# What compiled code calls only where something fails, or a number is larger than a machine word: that is most
# of it by size, and read along with the rest unless the compiler is told to put it elsewhere.
SELDOM = (
    "CPy_AddTraceback", "CPy_AttributeError", "CPy_TypeError", "CPy_TypeErrorTraceback",
    "CPyError_OutOfMemory", "PyErr_Occurred", "PyErr_SetString",
    "CPyLong_AsInt64_", "CPyTagged_Add_", "CPyTagged_BitwiseLongOp_", "CPyTagged_DecRef", "CPyTagged_IncRef",
    "CPyTagged_Invert_", "CPyTagged_IsEq_", "CPyTagged_IsLt_", "CPyTagged_Multiply_", "CPyTagged_Subtract_",
    "CPyTagged_XDecRef",
)  # fmt: skip
# Code that is alike is written once, so that less of it has to be read.
ALIKE = (
    "-fpeephole2", "-fcrossjumping", "-ftree-tail-merge", "-fcode-hoisting", "-fipa-ra",
    "-foptimize-sibling-calls",
)  # fmt: skip
INTERPRETED = os.environ.get("FRONTWATCH_INTERPRETED") == "1"


def _check_shifts(source: str) -> None:
    """Stop where a machine integer becomes a Python one that C would shift out of the range of its type, as
    mypyc writes it for those from 2**30 to 2**31. Keep both sides of such an operation `i64`."""
    for written in re.findall(r"= (\d{10}) << 1;", source):
        if int(written) < 1 << 31:
            raise SystemExit(f"mypyc shifts {written} out of range: see _check_shifts in setup.py")


def extensions() -> "list[Any]":
    """One C extension of the packages of `COMPILED`; none where interpretation is asked for."""
    if INTERPRETED:
        return []
    from mypyc.build import include_dir, mypycify  # noqa: PLC0415 - needed only here, and only for this

    packages = [argument for package in COMPILED for argument in ("-p", package)]
    checks = ["--config-file=", "--strict", "--explicit-package-bases", "--ignore-missing-imports"]
    found = mypycify([*checks, *packages], target_dir=BUILD, group_name="frontwatch", opt_level="1")
    _check_shifts(Path(BUILD, "__native_frontwatch.c").read_text(encoding="utf-8"))
    seldom = Path(BUILD, "seldom.h").absolute()
    seldom.parent.mkdir(parents=True, exist_ok=True)
    cold = [f"__attribute__((cold)) __typeof__({name}) {name};" for name in SELDOM]
    seldom.write_text("\n".join([f'#include "{include_dir()}/CPy.h"', *cold, ""]), encoding="utf-8")
    apart = ["-include", str(seldom), "-freorder-blocks-and-partition"]
    # nobody replaces its functions when it is loaded: they may call one another directly; what a
    # debugger would read, and warnings of what nobody wrote, take three quarters of the time
    arguments = ["-fno-semantic-interposition", *apart, *ALIKE, "-g0", "-Wno-all"]
    for extension in found:
        extension.extra_compile_args = [*extension.extra_compile_args, *arguments]
        extension.depends.append("setup.py")  # other arguments make another object
    return found


setup(ext_modules=extensions(), options={"build": {"build_base": BUILD}})
