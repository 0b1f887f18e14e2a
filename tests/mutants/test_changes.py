"""The wrong programs are wrong in one place, and words on screen are left alone."""

import ast
import tomllib

import pytest

from tests.mutants.__main__ import EXCUSED, PARTS, ROOT, excuses, mutants
from tests.mutants.changes import changes


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("a < b", "a <= b"),
        ("a == b", "a != b"),
        ("a in b", "a not in b"),
        ("a and b", "a or b"),
        ("not a", "a"),
        ("a + b", "a - b"),
        ("x = True", "x = False"),
        ("x = f(a, strict=True)", "x = f(a, strict=False)"),
        ("x = 3", "x = 4"),
        ("a if b else c", "c if b else a"),
        ("any(x)", "all(x)"),
        ("x = min(a, b)", "x = max(a, b)"),
        ("x = sorted(a, key=b)", "x = list(a)"),
        ("a()", "pass"),
        ("def f():\n    return a", "def f():\n    return None"),
        ("for x in y:\n    continue", "for x in y:\n    break"),
        ("if a:\n    b", "if not a:\n    b"),
    ],
)
def test_each_kind_of_change(right: str, wrong: str) -> None:
    """Each mistake a person could make is made."""
    assert ast.unparse(ast.parse(wrong)) in [one.source for one in changes(right)]


@pytest.mark.parametrize(
    "source",
    [
        'x = message("plan", "Save {count}", count=1 + 2)',
        "raise ValueError(1 + 2)",
        "x: Literal[1, 2]",
        "from a import b",
        'x = f"{1 + 2}"',
        "if TYPE_CHECKING:\n    x = 1",
        "x = zip(a, b, strict=True)",
    ],
)
def test_what_is_left_alone(source: str) -> None:
    """Words, and what only type checkers read, are not changed."""
    assert list(changes(source)) == []


def test_one_place_at_a_time() -> None:
    """Every wrong program differs from the right one in one way; the right one is not harmed."""
    source = "def f(a, b):\n    if a < 1 and b:\n        g(a)\n    return a + b\n"
    made = list(changes(source))
    assert len({one.source for one in made}) == len(made) == 7
    assert all(ast.parse(one.source) for one in made)
    assert {one.text for one in made} <= {line.strip() for line in source.splitlines()}


def test_every_part_is_there_and_the_order_is_always_the_same() -> None:
    """No part is silently left out because a folder was renamed; two runs try the same things first."""
    for part, (places, tests) in PARTS.items():
        if part != "views":
            assert any((ROOT / place).exists() for place in places), part
            assert all((ROOT / test).exists() for test in tests), part
    only = ["selfhelp/plan/asked.py"]
    assert [m.name for m in mutants(only, set())] == [m.name for m in mutants(only, set())]


def test_every_excuse_has_a_reason_and_its_place() -> None:
    """What may stay unnoticed says why; an excuse for a line that is gone is taken away."""
    for (file, line, _what), why in excuses().items():
        assert len(why.split()) > 4
        assert line in {text.strip() for text in (ROOT / file).read_text(encoding="utf-8").splitlines()}
    assert tomllib.loads(EXCUSED.read_text(encoding="utf-8")).keys() <= {"mutant"}
