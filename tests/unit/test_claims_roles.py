"""Roles are bits of two integers; a mask of one asked of the other would silently mean something else."""

import ast
from pathlib import Path

import pytest

from services.domain import claims
from services.domain.claims.words import rare, roles

SOURCES = sorted(Path(claims.__file__).parent.rglob("*.py"))


def _modules(node: ast.expr) -> set[str]:
    """The modules whose roles a mask is made of, `flags` and `rare` of an item standing for theirs."""
    if isinstance(node, ast.BinOp):
        return _modules(node.left) | _modules(node.right)
    if isinstance(node, ast.UnaryOp):
        return _modules(node.operand)
    if isinstance(node, ast.Attribute):
        if isinstance(node.value, ast.Name) and node.value.id in ("roles", "rare"):
            return {node.value.id}
        return {"flags": {"roles"}, "rare": {"rare"}}.get(node.attr, set())
    return set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_masks_are_of_one_integer(source: Path) -> None:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
            assert len(_modules(node)) < 2, f"{source.name}:{node.lineno} mixes common and rare roles"


def test_each_role_has_a_bit_of_its_own_and_fits() -> None:
    for module in (roles, rare):
        bits = [
            v
            for k, v in vars(module).items()
            if k.isupper() and isinstance(v, int) and k not in ("NONE", "TELLING")
        ]
        assert len(bits) == len(set(bits))
        assert all(0 < bit < 1 << 62 and bit & (bit - 1) == 0 for bit in bits)


def test_a_rare_role_shows_among_the_common_ones() -> None:
    assert roles.of("strike") == (roles.RARE, rare.STRIKE, frozenset())
    assert roles.of("weekday") == (roles.RARE | roles.TIME, rare.WEEKDAY, frozenset())
    assert roles.of("press") == (roles.RARE, 0, frozenset({"press"}))
    assert roles.of("say") == (roles.SAY, 0, frozenset())
    with pytest.raises(KeyError):
        roles.of("no such role")
